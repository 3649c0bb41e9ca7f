"""The words of the screen in its reader's language.

Every text that a person reads in the window is written in English where it is said, as a whole sentence with named
places: `tr("{person} has {day} off.", person=name, day=day)`. The window installs a catalogue for its language; the
command line, the functions and everything that is stored have none and say the English. What was said and kept
(the label of an edit, the detail of a step) stays as it was said.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

# The translation of an English text, for a number if it counts something; "" where there is none.
Catalogue = Callable[[str, int | None], str]

_PLACE: Final = re.compile(r"\{([a-z_]+)\}")
_installed: Catalogue | None = None


def install_catalogue(catalogue: Catalogue | None) -> None:
    """Say everything in this catalogue's language from now on; None is English."""
    global _installed
    _installed = catalogue
    _translated.cache_clear()


def tr(text: str, /, **values: object) -> str:
    """A text in the reader's language with its places filled.

    Values are foreign: braces in them stay as they are. A translation whose places are not the English text's is
    not used. Never raises.
    """
    found = "" if _installed is None else _translated(text, None)
    return _filled(found or text, values)


def tr_n(one: str, many: str, number: int, /, **values: object) -> str:
    """A text that counts, `tr_n("{n} change", "{n} changes", 3)`; `{n}` is the number and may be left out."""
    found = "" if _installed is None else _translated(many, number)
    english = one if number == 1 else many
    return _filled(found or english, {"n": number, **values})


def tr_later(text: str) -> str:
    """Marks a constant that `tr` is given when it is shown; the text itself, unchanged."""
    return text


def places(text: str) -> frozenset[str]:
    """The names of the places in a text."""
    return frozenset(_PLACE.findall(text))


@lru_cache(maxsize=4096)
def _translated(text: str, number: int | None) -> str:
    found = _installed(text, number) if _installed else ""
    free = frozenset() if number is None else frozenset({"n"})
    return found if places(found) - free == places(text) - free else ""


def _filled(text: str, values: Mapping[str, object]) -> str:
    if not values:
        return text
    pieces = _pieces(text)
    return "".join([str(values.get(one, f"{{{one}}}")) if n % 2 else one for n, one in enumerate(pieces)])


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[str, ...]:
    """A text cut at its places; every second piece is the name of one. A board of 500 charters fills thousands."""
    return tuple(_PLACE.split(text))
