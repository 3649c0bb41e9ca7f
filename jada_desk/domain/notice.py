"""Notices: what a person is told about a charter, and what they were told last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from jada_desk.domain.charter import Charter
from jada_desk.domain.language import Language


class Audience(StrEnum):
    GUEST = "guest"
    CREW = "crew"


class Channel(StrEnum):
    """How a person is told; PHONE is a call that the dispatcher makes."""

    EMAIL = "email"
    SMS = "sms"
    PHONE = "phone"


class NoticeKind(StrEnum):
    """Why somebody hears of a charter.

    CORRECTION takes the last message back: what held before it holds again. REMOVED is for crew who no longer sail
    a charter that goes ahead. HELD and RESUMED put it on hold for weather and lift that again. REMINDER and WAIVER
    are no news: they go out because the dispatcher asked for them, WAIVER to guests only; so does a MESSAGE, in words
    that were typed for it.
    """

    NEW = "new"
    CHANGED = "changed"
    CORRECTION = "correction"
    REMOVED = "removed"
    CANCELLED = "cancelled"
    HELD = "weather hold"
    RESUMED = "weather hold lifted"
    REMINDER = "reminder"
    WAIVER = "waiver reminder"
    MESSAGE = "message"


class NoticeState(StrEnum):
    """The stored states of a row of `jada-notices`.

    BASELINE is no message: it keeps what a person knew (or that they knew nothing) when the desk first had
    news for them, so that the news stays due until it was told.
    """

    BASELINE = "baseline"

    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    TOLD_BY_PHONE = "told by phone"


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What a message about one charter says.

    Times are aware and in the tenant's zone. `role` is "captain" or "crew" for crew, "" for guests. `changed`
    names the facts that differ from what was told last, in dispatcher words ("boarding", "captain"); empty
    for a first message. `answer_in_email` says that the same person has the answer link by e-mail too, so that a
    text may do without it. `signed` of `expected` (0 = unknown) waivers are there; `guardian` says that a minor
    aboard lacks a guardian's signature. `words` are those of a MESSAGE, as `TypedMessage` has them. A message about
    several charters is rendered from a tuple of these, in time order: every renderer takes the tuple.
    """

    kind: NoticeKind
    audience: Audience
    name: str
    title: str
    boat: str
    day: date
    start: datetime
    end: datetime
    boarding: datetime | None
    role: str = ""
    captain: str = ""
    place: str = ""
    page_url: str = ""
    answer_url: str = ""
    answer_in_email: bool = False
    changed: tuple[str, ...] = ()
    language: Language = Language.ENGLISH
    signed: int = 0
    expected: int = 0
    guardian: bool = False
    words: str = ""


ToldFacts = Mapping[str, str]

REMOVED_FACTS: ToldFacts = {"removed": "yes"}
CANCELLED_FACTS: ToldFacts = {"cancelled": "yes"}
NOTHING_TOLD: ToldFacts = {"told": "nothing"}


def guest_told_facts(charter: Charter) -> ToldFacts:
    """The facts that concern a guest, in stored form: a notice is due when they differ from those told
    last."""
    return {
        "day": charter.day.isoformat(),
        "start": f"{charter.start:%H:%M}",
        "end": f"{charter.end:%H:%M}",
        "boarding": f"{charter.boarding:%H:%M}" if charter.boarding else "",
        "boat": charter.boat,
        "captain": charter.captain,
        **_standing(charter),
    }


def crew_told_facts(charter: Charter, role: str) -> ToldFacts:
    """The facts that concern a captain or crew member; the others aboard are not among them."""
    return {
        "role": role,
        "day": charter.day.isoformat(),
        "start": f"{charter.start:%H:%M}",
        "end": f"{charter.end:%H:%M}",
        "boarding": f"{charter.boarding:%H:%M}" if charter.boarding else "",
        "boat": charter.boat,
        **_standing(charter),
    }


def _standing(charter: Charter) -> dict[str, str]:
    # Whoever was told nothing of a hold knows that there is none.
    return {"status": str(charter.status)} if charter.status else {}


def differs(last: ToldFacts, now: ToldFacts) -> bool:
    """Whether what a person knows is not what is so; a fact that was not on record is not known to differ."""
    return any(now.get(name) != value for name, value in last.items()) or last.get("status") != now.get(
        "status"
    )


def news_kind(before_last: ToldFacts | None, last: ToldFacts | None, now: ToldFacts) -> NoticeKind:
    """Why a person who knows `last`, and knew `before_last` before that, hears `now`; None = nothing ever."""
    if now == CANCELLED_FACTS:
        return NoticeKind.CANCELLED
    if now == REMOVED_FACTS:
        return NoticeKind.REMOVED
    if last is None or last in (NOTHING_TOLD, REMOVED_FACTS):
        return NoticeKind.NEW
    if last.get("status") != now.get("status") and last != CANCELLED_FACTS:
        return NoticeKind.HELD if "status" in now else NoticeKind.RESUMED
    if before_last == now:
        return NoticeKind.CORRECTION
    return NoticeKind.NEW if last == CANCELLED_FACTS else NoticeKind.CHANGED


def changed_facts(before: ToldFacts, after: ToldFacts) -> tuple[str, ...]:
    """The names of the facts that differ, in the order of `after`."""
    return tuple(name for name, value in after.items() if before.get(name, "") != value)


def notice_id(recipient: str, channel: Channel, sequence: int) -> str:
    """The sort key of `jada-notices`: recipient#channel#sequence, the sequence in four digits so that it
    sorts."""
    return f"{recipient}#{channel}#{sequence:04d}"
