"""Spellings made comparable."""

from unicodedata import combining, name, normalize

_DOTLESS = str.maketrans({"\u0131": "i", "ł": "l", "ø": "o", "đ": "d"})


def ascii_digits(text: str) -> str:
    """The text with the decimal digits of any script as ours."""
    return text if text.isascii() else "".join(str(int(one)) if one.isdecimal() else one for one in text)


def folded(text: str) -> str:
    """Case, accents and spacing away, so that two spellings of a name compare equal; digits of any script are ours."""
    if text.isascii():  # nearly all text is, and needs no look at each character
        return " ".join(text.casefold().split())
    bare = "".join(
        one for one in normalize("NFKD", text.casefold().translate(_DOTLESS)) if not combining(one)
    )
    bare = ascii_digits(bare)
    return " ".join(normalize("NFC", bare).split())


def is_unspaced(text: str) -> bool:
    """Whether the text is of a script that sets no spaces between words."""
    return any(name(one, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI")) for one in text)
