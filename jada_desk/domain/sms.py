"""How long a text message is: GSM-7 and UCS-2, and how to stay within the first.

Source of alphabet and lengths: 3GPP TS 23.038, 6.2.1 and 6.2.1.1, and 3GPP TS 23.040, 9.2.3.24.1.
"""

from typing import Final
from unicodedata import category, normalize

_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Each of these takes an escape before it, so two places.
_EXTENDED: Final = frozenset("\f^{}\\[~]|€")

_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("•·", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\t", " "),
        "…": "...",
        "ç": "c",
        "Œ": "OE",
        "œ": "oe",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "þ": "th",
        "Þ": "Th",
        "\u0131": "i",
        "™": "TM",
        "×": "x",
    }
)


def is_gsm7(text: str) -> bool:
    """Whether every character is in GSM-7's alphabet or its extension."""
    return all(one in _BASIC or one in _EXTENDED for one in text)


def to_gsm7(text: str) -> str:
    """The text with quotes, dashes, spaces and accents put the GSM-7 way where there is one.

    What has no such way (another script, an emoji) stays as it is, so nothing is lost and `is_gsm7` tells.
    Invisible characters are dropped.
    """
    return "".join(_fit(one) for one in normalize("NFC", text).translate(_PLAIN))


def _fit(character: str) -> str:
    if character in _BASIC or character in _EXTENDED:
        return character
    if category(character) in ("Cc", "Cf"):
        return ""
    base = normalize("NFKD", character)
    bare = "".join(one for one in base if not category(one).startswith("M"))
    return bare if bare and is_gsm7(bare) else character


def sms_parts(text: str) -> int:
    """How many SMS a text takes as it stands.

    One part holds 160 GSM-7 places or 70 UCS-2 ones (an emoji takes two); several hold 153 or 67 each, and
    neither an escape sequence nor a surrogate pair is torn apart. An empty text takes one.
    """
    if is_gsm7(text):
        sizes, alone, joined = [2 if one in _EXTENDED else 1 for one in text], 160, 153
    else:
        sizes, alone, joined = [2 if ord(one) > 0xFFFF else 1 for one in text], 70, 67
    if sum(sizes) <= alone:
        return 1
    parts, used = 1, 0
    for size in sizes:
        if used + size > joined:
            parts, used = parts + 1, 0
        used += size
    return parts
