"""Foreign text made safe to show on one line."""

from typing import Final
from unicodedata import category

# Zero-width joiners that scripts and pictures need; everything else invisible goes.
JOINERS: Final = "\u200c\u200d"


def one_line(text: str, longest: int = 200) -> str:
    """The text without breaks, control and direction marks; cut with "…" after `longest` characters."""
    if text.isascii() and text.isprintable():  # as nearly all is; the look at each character is slow
        shown = text
    else:
        shown = "".join(one for one in text if one.isspace() or one in JOINERS or category(one)[0] != "C")
    line = " ".join(shown.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
