"""Whether a charter sails, is on hold for weather, or is cancelled, as its event's title says it.

The mark stands before the title ("CANCELLED (engine): Quinn Sunset"), so that everybody who looks at the calendar
sees it, the feed carries it, and taking it away brings the charter back. An event is never deleted for it.
"""

import re
from enum import StrEnum
from typing import Final

from jada_desk.domain.plain_text import one_line


class CharterStatus(StrEnum):
    """The stored forms of `status`; a charter that sails has none."""

    SAILS = ""
    HELD = "weather hold"
    CANCELLED = "cancelled"


LONGEST_REASON: Final = 60

_WRITTEN: Final = {CharterStatus.HELD: "WEATHER HOLD", CharterStatus.CANCELLED: "CANCELLED"}
_WORDS: Final = r"(?P<word>cancel(?:led|ed|lation)|(?:on\s+)?weather\s+hold|hold\s+for\s+weather)"
_BEFORE: Final = re.compile(
    rf"[\W_]*{_WORDS}\b(?:\s*\((?P<reason>[^()]*)\))?[\s:;,.!*|\])\u2013\u2014-]*(?P<rest>.*)", re.IGNORECASE
)
_AFTER: Final = re.compile(
    rf"(?P<rest>.*?(?<!\bnot))[\s:;,*|(\[\u2013\u2014-]+{_WORDS}(?:\s*\((?P<reason>[^()]*)\))?[\s)\]*!.]*",
    re.IGNORECASE,
)
_UNTITLED: Final = "Charter"


def read_status(title: str) -> tuple[CharterStatus, str, str]:
    """What a title of one line says: the status, the reason given for it, and the title without the mark.

    People write it before the title or after it ("Quinn Sunset - canceled"). A title that is nothing but the mark
    leaves "Charter".
    """
    found = _BEFORE.fullmatch(title) or _AFTER.fullmatch(title)
    if not found:
        return CharterStatus.SAILS, "", title
    status = CharterStatus.CANCELLED if found["word"][0] in "cC" else CharterStatus.HELD
    return status, clean_reason(found["reason"] or ""), found["rest"].strip() or _UNTITLED


def write_status(status: str, reason: str, title: str) -> str:
    """The title with the mark of a status before it; `read_status` gives the three back."""
    if not status:
        return title
    why = f" ({reason})" if reason else ""
    return f"{_WRITTEN[CharterStatus(status)]}{why}: {title}"


def clean_reason(typed: str) -> str:
    """A reason as a title can hold it: one line of at most 60 characters, without brackets."""
    return one_line(re.sub(r"[()]", " ", typed), LONGEST_REASON)
