"""Crew answers in the cloud: the link by which a crew member accepts or declines, and the answer kept.

A link is `event_id.crew_id.token`; `answer_links` of `jada-crew-dispatch` has the tokens' hashes. Answers stand
there in the attribute `answers`, which the desk never writes; an answer leaves all else, the revision too, so that
no plan goes stale by it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final
from zoneinfo import ZoneInfo

from jada_desk.domain.crew_answer import Asked, CrewAnswer, answer_of
from jada_desk.domain.errors import NotFound, Stale, Unavailable
from jada_desk.domain.links import crew_token, link_hash, opens
from jada_desk.workflows.ports.tables import Item, Table, Tables
from jada_desk.workflows.records import answer_value, read_answers, sailing_times, text, texts
from jada_desk.workflows.weekend import read_directory

# Each round that is lost was won by another answer, so this is more than can answer at once.
_ROUNDS: Final = 100


class LinkEnd(StrEnum):
    """Why a link that was given out asks nothing any more."""

    REPLACED = "replaced"
    GONE = "gone"
    SAILED = "sailed"


@dataclass(frozen=True, slots=True)
class EndedLink:
    """A link that asks nothing any more; `day` is None when the tables do not say."""

    end: LinkEnd
    day: date | None


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a valid link asks: whether this person sails this charter. Times are in the tenant's zone.

    `boarding` is None when nobody said; `answer` is the last one given, also when it was to something else.
    """

    token: str
    event_id: str
    crew_id: str
    name: str
    asked: Asked
    title: str
    start: datetime
    end: datetime
    boarding: datetime | None
    captain: str
    answer: CrewAnswer | None

    @property
    def mark(self) -> str:
        """A short mark of what is asked: an answer that brings another was given to something else."""
        one = self.asked
        asked = json.dumps([one.role, one.date, one.start, one.end, one.boat])
        return sha256(asked.encode()).hexdigest()[:16]


def open_assignment(
    tables: Tables, token: str, zone: ZoneInfo, now: datetime
) -> Assignment | EndedLink | None:
    """What a link asks at a moment; None when it was never given out, whichever part of it is wrong."""
    event_id, _, rest = token.partition(".")
    crew_id, _, given = rest.rpartition(".")
    readable = token.isprintable() and event_id.isascii() and crew_id and event_id
    key = (event_id,)
    record = tables.get_many(Table.EVENTS, [key]).get(key) if readable else None
    dispatch = tables.get_many(Table.CREW_DISPATCH, [key]).get(key) if readable else None
    # Compared also when there is no such charter, so that both answers take equally long.
    if not opens(_link_hashes(record, dispatch, crew_id), given):
        return None
    sailing = sailing_times(dispatch, zone)
    if dispatch is None or sailing is None:
        times = sailing_times(record, zone)
        return EndedLink(LinkEnd.GONE, times[0].date() if times else None)
    start, end = sailing
    found = _find_aboard(tables, dispatch, crew_id)
    if found is None:
        return EndedLink(LinkEnd.REPLACED, start.date())
    if now >= start:
        return EndedLink(LinkEnd.SAILED, start.date())
    name, role = found
    facts = (text(dispatch, one) for one in ("date", "start_time", "end_time", "boat"))
    return Assignment(
        token=token,
        event_id=event_id,
        crew_id=crew_id,
        name=name,
        asked=Asked(role, *facts),
        title=text(record, "event_name"),
        start=start,
        end=end,
        boarding=_boarding(dispatch, start),
        captain=text(dispatch, "captain"),
        answer=answer_of(read_answers(dispatch), crew_id),
    )


def take_answer(tables: Tables, answer: CrewAnswer, event_id: str) -> None:
    """Keep a person's answer for a charter in place of their earlier one; the same again changes nothing.

    Written only if the answers still are as read, else read again: of two people's answers at once none is
    lost. Raises NotFound when the charter went meanwhile, OutcomeUnknown when the reply was lost: then to send
    it again is safe.
    """
    key = (event_id,)
    for _ in range(_ROUNDS):
        dispatch = tables.get_many(Table.CREW_DISPATCH, [key]).get(key)
        if dispatch is None:
            raise NotFound("This charter is no longer planned.", unchanged="Your answer was not kept.")
        if _says_the_same(answer_of(read_answers(dispatch), answer.crew_id), answer):
            return
        before = dispatch.get("answers")
        others = before if isinstance(before, Mapping) else {}
        values = {"answers": {**others, answer.crew_id: answer_value(answer)}}
        try:
            tables.update(Table.CREW_DISPATCH, key, values, expect={"event_id": event_id, "answers": before})
        except Stale:
            continue
        return
    raise Unavailable(
        "Too many people are answering at once.",
        unchanged="Your answer was not kept.",
        remedy="Send it again in a minute.",
    )


def _link_hashes(record: Item | None, dispatch: Item | None, crew_id: str) -> tuple[str, ...]:
    """The hashes of the links that a crew member was given for a charter."""
    stored = (dispatch or {}).get("answer_links")
    kept = texts(stored, crew_id) if isinstance(stored, Mapping) else ()
    earlier = text(record, "waiver_secret")  # of a record that its desk has not brought forward yet
    return (*kept, link_hash(crew_token(earlier, crew_id))) if earlier else kept


def _find_aboard(tables: Tables, dispatch: Item, crew_id: str) -> tuple[str, str] | None:
    """Name and role of a crew member on a charter; None when they do not sail it."""
    directory = read_directory(tables.scan(Table.CREW))
    captain = text(dispatch, "captain")
    for name in ([captain] if captain else []) + list(texts(dispatch, "crew")):
        member = directory.find(name)
        if member is not None and member.crew_id == crew_id:
            return member.name, "captain" if name == captain else "crew"
    return None


def _boarding(dispatch: Item, start: datetime) -> datetime | None:
    try:
        at = datetime.combine(start.date(), time.fromisoformat(text(dispatch, "boarding_time")), start.tzinfo)
    except ValueError:
        return None
    return at if at <= start else at - timedelta(days=1)


def _says_the_same(kept: CrewAnswer | None, answer: CrewAnswer) -> bool:
    return kept is not None and (kept.answer, kept.reason, kept.asked) == (
        answer.answer,
        answer.reason,
        answer.asked,
    )
