"""Names as parts of web addresses."""

import re
from typing import Final
from unicodedata import category, normalize

_LONGEST: Final = 40
_HASH_DIGITS: Final = 6
# Latin letters that Unicode does not take apart.
_LETTERS: Final = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "þ": "th",
        "\u0131": "i",
        "ħ": "h",
    }
)


def slug(name: str) -> str:
    """A name as 1 to 40 of `a-z`, `0-9` and single inner hyphens; the same name always gives the same slug.

    Letters that have no Latin form are told by six hexadecimal digits of a hash: `Анна` gives `guest-` and
    these, `Анна Smith` gives `smith-` and these, so that two such guests do not share an address.
    """
    composed = normalize("NFC", name).casefold().translate(_LETTERS)
    parts = "".join(one for one in normalize("NFKD", composed) if not category(one).startswith("M"))
    latin = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’‘`]", "", parts)).strip("-")
    is_whole = all(one.isascii() for one in parts if one.isalnum())
    if latin and is_whole:
        return latin[:_LONGEST].rstrip("-")
    # Few names need it, and no start.
    from hashlib import sha256

    digest = sha256(composed.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]
    room = _LONGEST - _HASH_DIGITS - 1
    return f"{latin[:room].rstrip('-') or 'guest'}-{digest}"
