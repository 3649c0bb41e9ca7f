"""What people know of a charter: by `jada-notices`, else by what was published, else by the calendar."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from jada_desk.domain.charter import Charter
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.crew import Directory
from jada_desk.domain.notice import (
    CANCELLED_FACTS,
    NoticeState,
    ToldFacts,
    crew_told_facts,
    guest_told_facts,
)
from jada_desk.domain.tenant import Tenant
from jada_desk.workflows.ports.tables import Item
from jada_desk.workflows.records import as_published, is_published, read_moment, text, texts

# A claim that was not settled for so long belongs to a desk that is gone: sending takes seconds.
CLAIM_LASTS = timedelta(minutes=15)
# Before the digest of a typed message's words, in the recipients of its rows.
MESSAGE_MARK = "message-"
_UNSETTLED = (NoticeState.CLAIMED, NoticeState.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a charter beside the plan: the tables' items and the calendar's charter before the
    draft."""

    live: Charter
    record: Item | None
    dispatch: Item | None
    rows: Sequence[Item]


def was_over_before(live: Charter, record: Item | None, tenant: Tenant) -> bool:
    """Whether a charter was cancelled before this desk was connected: that is nobody's news."""
    touched = live.event.updated if live.event else None
    is_old = bool(touched and tenant.connected_at and touched < tenant.connected_at)
    return live.is_cancelled and is_old and not is_published(record)


def was_before(live: Charter, tenant: Tenant) -> bool:
    """Whether a charter stood in the calendar before this desk was connected: until it has a record, people know what
    the calendar says."""
    created = live.event.created if live.event else None
    return bool(tenant.connected_at and created and created < tenant.connected_at)


@dataclass(frozen=True, slots=True)
class Baseline:
    """What people know without a row of `jada-notices`; `is_first` when the desk never published this
    charter."""

    facts: Mapping[str, ToldFacts]
    is_first: bool


def find_baseline(known: Known, directory: Directory, tenant: Tenant) -> Baseline:
    """What people know of a charter of which `jada-notices` says nothing."""
    is_old = was_before(known.live, tenant)
    # The calendar parser may have made the record; nobody was told by that.
    is_first = is_old and not is_published(known.record) and not texts(known.record, "page_keys")
    live = _live_facts(known.live, directory) if is_old else {}
    if known.record is None and known.dispatch is None:
        return Baseline(live, is_first)
    # Of a charter with nothing but somebody's own dispatch item, the calendar says what the guest knows.
    guest = {who: facts for who, facts in live.items() if who == "guest"}
    return Baseline({**guest, **_recorded_facts(known.record, known.dispatch, directory)}, is_first)


def _live_facts(live: Charter, directory: Directory) -> dict[str, ToldFacts]:
    """What people are taken to know of a charter that nobody ever published: what the calendar says."""
    if live.is_cancelled:
        return {}
    crew = {
        crew_key(name, directory): crew_told_facts(live, "captain" if name == live.captain else "crew")
        for name in live.people
    }
    return {"guest": guest_told_facts(live), **crew}


def _recorded_facts(record: Item | None, dispatch: Item | None, directory: Directory) -> dict[str, ToldFacts]:
    """What the tables say that people know; an attribute that is not there is not known to differ."""
    record, dispatch = as_published(record), as_published(dispatch)
    source = dispatch or record
    attributes = {
        "day": "date",
        "start": "start_time",
        "end": "end_time",
        "boarding": "boarding_time",
        "boat": "boat",
    }
    sailing = {fact: text(source, name) for fact, name in attributes.items() if source and name in source}
    captain = text(source, "captain")
    facts: dict[str, ToldFacts] = {}
    guests = _guests_source(record, dispatch)
    if guests is not None:
        seen = {fact: text(guests, name) for fact, name in attributes.items() if name in guests}
        facts["guest"] = {**seen, "captain": text(guests, "captain")}
    for name in dict.fromkeys(([captain] if captain else []) + list(texts(source, "crew"))):
        role = "captain" if name == captain else "crew"
        facts[crew_key(directory.canonical(name), directory)] = {"role": role, **sailing}
    # The crew's dispatch may say "cancelled" already while the guest's record does not.
    return {who: _standing_of(guests if who == "guest" else source, known) for who, known in facts.items()}


def _guests_source(record: Item | None, dispatch: Item | None) -> Item | None:
    """The item that says what the guest knows: where a desk got no further than the crew's dispatch, that says it
    too, whatever a colleague made of the event since."""
    return dispatch if record is None and is_published(dispatch) else record


def _standing_of(source: Item | None, facts: ToldFacts) -> ToldFacts:
    """The facts of a charter's record with the status that it has there."""
    status = text(source, "status")
    if status == CharterStatus.CANCELLED:
        return CANCELLED_FACTS
    return {**facts, "status": status} if status else facts


def read_rows(
    rows: Sequence[Item],
) -> tuple[dict[str, ToldFacts], dict[str, ToldFacts], dict[str, int]]:
    """By recipient: the facts they know by `jada-notices`, those they knew before that, and the highest
    sequence number used for them.

    Two channels may have told different things under one number, when a claim that was given up came true late:
    what is settled was told before what may have been told.
    """
    told: dict[str, dict[int, list[ToldFacts]]] = {}
    sequences: dict[str, int] = {}
    for row in sorted(rows, key=lambda row: text(row, "state") in _UNSETTLED):
        recipient, _, rest = text(row, "notice_id").partition("#")
        number = rest.rpartition("#")[2]
        sequence = int(number) if number.isdecimal() else 0
        if recipient.startswith(("reminder:", "waivers:", MESSAGE_MARK)):
            continue  # no news (`jada_desk.workflows.reminders`, `.message_plan`)
        if text(row, "state") == NoticeState.FAILED:
            continue  # nothing went out: the next attempt contends for the same row, whoever makes it
        sequences[recipient] = max(sequence, sequences.get(recipient, 0))
        if facts := _read_facts(text(row, "facts")):
            said = told.setdefault(recipient, {}).setdefault(sequence, [])
            said += [facts] if facts not in said else []
    ordered = {
        recipient: [facts for n in sorted(numbers) for facts in numbers[n]]
        for recipient, numbers in told.items()
    }
    last = {recipient: facts[-1] for recipient, facts in ordered.items()}
    before_last = {recipient: facts[-2] for recipient, facts in ordered.items() if len(facts) > 1}
    return last, before_last, sequences


def find_doubtful(rows: Sequence[Item], sequences: Mapping[str, int], at: datetime) -> frozenset[str]:
    """The recipients whose last message was claimed by a desk that never came back to say what became of it,
    unless the same reached them by another channel."""
    last = {
        (recipient, text(row, "facts"), is_abandoned(row, at))
        for row in rows
        for recipient, _, rest in [text(row, "notice_id").partition("#")]
        if rest.rpartition("#")[2] == f"{sequences.get(recipient, 0):04d}"
        and text(row, "state") not in (NoticeState.FAILED, NoticeState.BASELINE)
    }
    settled = {(recipient, facts) for recipient, facts, gone in last if not gone}
    return frozenset(
        recipient for recipient, facts, gone in last if gone and (recipient, facts) not in settled
    )


def is_abandoned(row: Item, at: datetime) -> bool:
    """Whether a row was claimed so long ago that nobody is sending its message any more.

    Long ahead of the clock counts too: the clock was set back since, and nobody comes back to that claim.
    """
    claimed_at = read_moment(text(row, "at"))
    return text(row, "state") == NoticeState.CLAIMED and (
        claimed_at is None or abs(at - claimed_at) > CLAIM_LASTS
    )


def _read_facts(stored: str) -> ToldFacts:
    try:
        facts = json.loads(stored)
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in facts.items()} if isinstance(facts, dict) else {}


def crew_key(name: str, directory: Directory) -> str:
    """How `jada-notices` calls somebody aboard: by the directory's id, else by name."""
    member = directory.find(name)
    return f"crew:{member.crew_id}" if member else f"name:{name}"
