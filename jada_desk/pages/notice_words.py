"""The sentences of notices, in English; `templates/es.toml` has those for guests in Spanish.

%(name)s is filled in. What people wrote is a value and never part of a sentence, so it can be no pattern.
"""

from collections.abc import Mapping
from typing import Final

from jada_desk.domain.language import Language
from jada_desk.domain.notice import NoticeKind
from jada_desk.pages.languages import say

# What a mail is about, after the operation's name; `days` are short.
GUEST_SUBJECTS: Final[Mapping[NoticeKind, str]] = {
    NoticeKind.NEW: "your charter, %(days)s",
    NoticeKind.CHANGED: "your charter changed, %(days)s",
    NoticeKind.CORRECTION: "correction for your charter, %(days)s",
    NoticeKind.REMOVED: "your charter is cancelled, %(days)s",
    NoticeKind.CANCELLED: "your charter is cancelled, %(days)s",
    NoticeKind.HELD: "your charter is on hold for weather, %(days)s",
    NoticeKind.RESUMED: "your charter sails, %(days)s",
    NoticeKind.REMINDER: "reminder of your charter, %(days)s",
    NoticeKind.WAIVER: "waivers for your charter, %(days)s",
    NoticeKind.MESSAGE: "a message about your charter, %(days)s",
}
CREW_SUBJECTS: Final[Mapping[NoticeKind, str]] = {
    NoticeKind.NEW: "you sail %(days)s",
    NoticeKind.CHANGED: "what you sail changed, %(days)s",
    NoticeKind.CORRECTION: "correction, %(days)s",
    NoticeKind.REMOVED: "you no longer sail %(days)s",
    NoticeKind.CANCELLED: "cancelled, %(days)s",
    NoticeKind.HELD: "weather hold, %(days)s",
    NoticeKind.RESUMED: "weather hold lifted, %(days)s",
    NoticeKind.REMINDER: "reminder, you sail %(days)s",
    NoticeKind.MESSAGE: "a message about what you sail, %(days)s",
}
GUEST_MIXED: Final = "changes to your charters, %(days)s"
CREW_MIXED: Final = "changes to what you sail, %(days)s"

# A mail's heading about one charter.
GUEST_HEADLINES: Final[Mapping[NoticeKind, str]] = {
    NoticeKind.NEW: "Your charter on %(boat)s is on %(day)s.",
    NoticeKind.CHANGED: "Something changed about your charter on %(day)s.",
    NoticeKind.CORRECTION: "Please disregard our last message about your charter on %(day)s. This is so:",
    NoticeKind.REMOVED: "Your charter on %(day)s, %(time)s, is cancelled. Please do not come.",
    NoticeKind.CANCELLED: "Your charter on %(day)s, %(time)s, is cancelled. Please do not come.",
    NoticeKind.HELD: (
        "Your charter on %(day)s, %(time)s, is on hold for weather. We will tell you whether it sails: please wait "
        "for our word."
    ),
    NoticeKind.RESUMED: "The weather hold is lifted: your charter on %(day)s sails.",
    NoticeKind.REMINDER: "A reminder: your charter is on %(day)s.",
    NoticeKind.WAIVER: "Before your charter on %(day)s, everyone aboard signs the waiver.",
}
CREW_HEADLINES: Final[Mapping[NoticeKind, str]] = {
    NoticeKind.NEW: "You sail %(title)s on %(day)s, as %(role)s.",
    NoticeKind.CHANGED: "Something changed about %(title)s on %(day)s, which you sail as %(role)s.",
    NoticeKind.CORRECTION: "Please disregard our last message about %(title)s on %(day)s. You sail as %(role)s.",
    NoticeKind.REMOVED: "You no longer sail %(title)s on %(day)s, %(time)s, on %(boat)s.",
    NoticeKind.CANCELLED: "%(title)s on %(day)s, %(time)s, on %(boat)s is cancelled.",
    NoticeKind.HELD: (
        "%(title)s on %(day)s, %(time)s, on %(boat)s is on hold for weather. Please wait for our word."
    ),
    NoticeKind.RESUMED: "The weather hold is lifted: you sail %(title)s on %(day)s, as %(role)s.",
    NoticeKind.REMINDER: "A reminder: you sail %(title)s on %(day)s, as %(role)s.",
}

# What a text to a guest begins with, in full and short.
GUEST_OPENINGS: Final[Mapping[NoticeKind, tuple[str, str]]] = {
    NoticeKind.NEW: ("your charter is %(day)s.", "your charter is %(day)s."),
    NoticeKind.CHANGED: (
        "your charter on %(day)s changed (%(what)s).",
        "your charter on %(day)s changed.",
    ),
    NoticeKind.CORRECTION: (
        "please disregard our last message about your charter. It is %(day)s.",
        "please disregard our last message. It is %(day)s.",
    ),
    NoticeKind.RESUMED: (
        "the weather hold is lifted: your charter sails %(day)s.",
        "weather hold lifted, you sail %(day)s.",
    ),
    NoticeKind.REMINDER: ("a reminder of your charter %(day)s.", "your charter is %(day)s."),
}
# Texts that end with their first sentence, or with whom to ask.
GUEST_ENDINGS: Final[Mapping[NoticeKind, str]] = {
    NoticeKind.REMOVED: "your charter on %(day)s, %(time)s is cancelled.",
    NoticeKind.CANCELLED: "your charter on %(day)s, %(time)s is cancelled.",
    NoticeKind.HELD: "your charter on %(day)s, %(time)s is on hold for weather. Please wait for our word.",
}
CREW_OPENINGS: Final[Mapping[NoticeKind, str]] = {
    NoticeKind.NEW: "you sail",
    NoticeKind.CORRECTION: "please disregard our last message: you sail",
    NoticeKind.RESUMED: "the weather hold is lifted: you sail",
    NoticeKind.REMINDER: "a reminder: you sail",
}
WAIT: Final = " Please wait for our word."
CREW_ENDINGS: Final[Mapping[NoticeKind, str]] = {
    NoticeKind.REMOVED: "you no longer sail %(when)s on %(boat)s%(which)s.",
    NoticeKind.CANCELLED: "%(when)s on %(boat)s%(which)s is cancelled.",
    NoticeKind.HELD: f"%(when)s on %(boat)s%(which)s is on hold for weather.{WAIT}",
}
# What a text calls the facts that changed.
FACT_WORDS: Final[Mapping[str, str]] = {
    "day": "day",
    "start": "start",
    "end": "end",
    "boarding": "boarding time",
    "boat": "boat",
    "captain": "captain",
    "role": "your place",
}


def tell(sentence: str, language: Language, /, **values: object) -> str:
    """A sentence in a language with its values."""
    return say(sentence, language) % values
