"""A language that nobody speaks: every letter of the English is another one, and the texts are a third longer.

A plain letter left on the screen is thus a text that was forgotten, or somebody's data.
"""

import re
from typing import Final

_LETTERS: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒğħíĵķłɱñóƥɋřšťúṽŵẋýžÁƁÇĐÉƑĞĦÍĴĶŁⱮÑÓƤɊŘŠŤÚṼŴẊÝŽ",
)
_VOWELS: Final = re.compile("[áéíóúý]")
_PIECES: Final = re.compile(r"(\{[a-z_]+\})")


def pseudo(text: str, number: int | None = None) -> str:
    """The text in that language; it has the places and the number of words of the English."""
    pieces = _PIECES.split(text)
    return f"⟦{''.join(one if _PIECES.fullmatch(one) else _disguised(one) for one in pieces)}⟧"


def _disguised(text: str) -> str:
    return _VOWELS.sub(lambda vowel: vowel[0] * 2, text.translate(_LETTERS))
