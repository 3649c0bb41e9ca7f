"""Who must be told what: the facts that concern a person, held against those they were told last."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from jada_desk.domain.charter import Charter, WaiverStatus
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.crew import Directory
from jada_desk.domain.language import language_of
from jada_desk.domain.notice import (
    CANCELLED_FACTS,
    NOTHING_TOLD,
    REMOVED_FACTS,
    Audience,
    Channel,
    NoticeFacts,
    NoticeKind,
    NoticeState,
    ToldFacts,
    changed_facts,
    crew_told_facts,
    differs,
    guest_told_facts,
    news_kind,
)
from jada_desk.domain.phone import to_e164
from jada_desk.domain.plan import NoticeChoice
from jada_desk.domain.quiet_hours import QuietHours, quiet_hours
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr, tr_later
from jada_desk.domain.when import say_moment
from jada_desk.workflows.ports.tables import Item
from jada_desk.workflows.records import as_published, is_published, read_moment, text, texts

BEFORE_CONNECTED = tr_later("Was in the calendar before this desk was connected.")
UNCLEAR = tr_later("The calendar's text of this charter is unclear. Look at the card, then tick.")
IN_DOUBT = tr_later("An earlier message with these news may or may not have gone out. Tick to send it again.")
# A claim that was not settled for so long belongs to a desk that is gone: sending takes seconds.
CLAIM_LASTS = timedelta(minutes=15)
# Before the digest of a typed message's words, in the recipients of its rows.
MESSAGE_MARK = "message-"
NO_ADDRESS = tr_later("No phone and no e-mail are known.")
# "Be at the dock" needs some time to be of use; a message that is late already when it is planned is the
# dispatcher's own wish, and is of use until the boat leaves.
SHORTEST_NOTICE = timedelta(minutes=10)
_UNSETTLED = (NoticeState.CLAIMED, NoticeState.UNCERTAIN)
_AGAIN = (NoticeKind.CHANGED, NoticeKind.CORRECTION)
_ENDED = (NoticeKind.REMOVED, NoticeKind.CANCELLED)
_ASHORE = (REMOVED_FACTS, CANCELLED_FACTS)
# Nobody who knows only this hears that a charter is over.
_KNOWS_NOTHING = (None, NOTHING_TOLD, *_ASHORE)


@dataclass(frozen=True, slots=True)
class News:
    """One person's news about one charter: `last` is what they know, `now` what they must know.

    `is_due` is false when the news may wait for the dispatcher's tick, `is_doubtful` when an earlier message
    with just these news may or may not have gone out. `sequence` is the next free number of
    this charter and recipient. `has_rows` tells whether `jada-notices` knows the person for this charter
    already. `words` are those of a typed message.
    """

    charter: Charter
    recipient: str
    audience: Audience
    name: str
    phone: str
    email: str
    kind: NoticeKind
    last: ToldFacts
    now: ToldFacts
    role: str
    sequence: int
    has_rows: bool
    is_due: bool
    is_doubtful: bool = False
    words: str = ""

    @property
    def channels(self) -> tuple[tuple[Channel, str], ...]:
        """The channels that reach this person, with the address in the sender's form."""
        found = []
        if self.email:
            found.append((Channel.EMAIL, self.email))
        if number := to_e164(self.phone):
            found.append((Channel.SMS, number))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a charter beside the plan: the tables' items and the calendar's charter before the
    draft."""

    live: Charter
    record: Item | None
    dispatch: Item | None
    rows: Sequence[Item]


def find_news(
    charter: Charter, known: Known, directory: Directory, tenant: Tenant, at: datetime
) -> tuple[News, ...]:
    """Everybody who is to be told about a charter; nobody once it has started."""
    return () if charter.start <= at else find_differences(charter, known, directory, tenant, at)


def find_differences(
    charter: Charter,
    known: Known,
    directory: Directory,
    tenant: Tenant,
    at: datetime,
    *,
    with_untold: bool = False,
) -> tuple[News, ...]:
    """Everybody who knows something else of a charter than what is so, whether or not it has started.

    With `with_untold` also those who are only taken to know it, because it is published, and were told nothing.
    """
    if charter.is_cancelled and was_over_before(known.live, known.record, tenant):
        return ()
    told, before_last, sequences = _read_rows(known.rows)
    doubtful = _doubtful(known.rows, sequences, at)
    baseline = _baseline(known, directory, tenant)
    found: list[News] = []

    def add(
        recipient: str, audience: Audience, name: str, phone: str, email: str, now: ToldFacts, role: str
    ) -> None:
        last = told.get(recipient, baseline.facts.get(recipient))
        # "You sail no longer" and "it is cancelled" are the same news to whoever may not have heard them.
        is_doubtful = recipient in doubtful and (
            not differs(told[recipient], now) or (told[recipient] in _ASHORE and now in _ASHORE)
        )
        if is_doubtful:
            last = before_last.get(recipient, NOTHING_TOLD)
        is_untold = recipient not in told and (baseline.is_first or with_untold)
        if last is not None and not differs(last, now) and not is_untold:
            return
        if now in _ASHORE and last in _KNOWS_NOTHING:
            return
        kind = news_kind(before_last.get(recipient), last, now)
        is_due = last is None or differs(last, now)
        found.append(
            News(
                charter=charter,
                recipient=recipient,
                audience=audience,
                name=name,
                phone=phone,
                email=email,
                kind=kind if is_due else NoticeKind.NEW,
                last=NOTHING_TOLD if last is None else last,
                now=now,
                role=role,
                sequence=sequences.get(recipient, 0) + 1,
                has_rows=recipient in told,
                is_due=is_due,
                is_doubtful=is_doubtful,
            )
        )

    aboard = {crew_key(name, directory): name for name in charter.people}
    sailing = {} if charter.is_cancelled else aboard
    for recipient, name in sailing.items():
        member = directory.find(name)
        role = "captain" if name == charter.captain else "crew"
        facts = crew_told_facts(charter, role)
        add(
            recipient,
            Audience.CREW,
            name,
            member.phone if member else "",
            member.email if member else "",
            facts,
            role,
        )
    over = CANCELLED_FACTS if charter.is_cancelled else REMOVED_FACTS
    for recipient in sorted((set(told) | set(baseline.facts)) - set(sailing) - {"guest"}):
        member = next((one for one in directory.members if f"crew:{one.crew_id}" == recipient), None)
        name = aboard.get(recipient) or (member.name if member else recipient.partition(":")[2])
        contact = (member.phone, member.email) if member else ("", "")
        add(recipient, Audience.CREW, name, *contact, over, "")
    guest = (charter.guest_name or charter.title, charter.guest_phone, charter.guest_email)
    facts = CANCELLED_FACTS if charter.is_cancelled else guest_told_facts(charter)
    add("guest", Audience.GUEST, *guest, facts, "")
    return tuple(found)


def notice_facts(news: News, tenant: Tenant, page_url: str, answer_url: str) -> NoticeFacts:
    """What the message about this news says; `answer_url` is where a crew member answers, "" for nowhere."""
    charter = news.charter
    return NoticeFacts(
        kind=news.kind,
        audience=news.audience,
        name=news.name,
        title=charter.title,
        boat=charter.boat,
        day=charter.day,
        start=charter.start,
        end=charter.end,
        boarding=charter.boarding,
        role=news.role,
        captain=charter.captain,
        place=tenant.place,
        page_url=page_url if news.audience is Audience.GUEST else "",
        answer_url=answer_url,
        answer_in_email=bool(answer_url and news.email),
        changed=changed_facts(news.last, news.now) if news.kind in _AGAIN else (),
        signed=charter.waivers_signed,
        expected=max(charter.waivers_expected, charter.waivers_signed),
        guardian=charter.waiver_status is WaiverStatus.GUARDIAN_REQUIRED,
        words=news.words,
        language=language_of(charter.guest_language if news.audience is Audience.GUEST else ""),
    )


def useful_until(news: Sequence[News], at: datetime) -> datetime:
    """Until when a message planned at `at` may go out (UTC): later it is past its use, and its news stay due."""
    start = min(one.charter.start for one in news).astimezone(UTC)
    be_there = [
        (one.charter.boarding or one.charter.start).astimezone(UTC) for one in news if one.kind not in _ENDED
    ]
    in_time = min([start, *be_there]) - SHORTEST_NOTICE
    return in_time if be_there and at < in_time else start


@dataclass(frozen=True, slots=True)
class Choice:
    """Whether a message starts ticked, why it is not or waits, and until when it is held (None = not at all)."""

    choice: NoticeChoice
    reason: str = ""
    held_until: datetime | None = None


def choose(news: Sequence[News], channel: Channel, tenant: Tenant, at: datetime) -> Choice:
    """How a message starts: what is from before the desk waits for a person, guests' texts for the end of quiet
    hours; one that would come too late by then is not ticked."""
    if not any(one.is_due for one in news):
        return Choice(NoticeChoice.UNTICKED, tr(BEFORE_CONNECTED))
    if any(one.is_doubtful for one in news):
        return Choice(NoticeChoice.UNTICKED, tr(IN_DOUBT))
    if any(one.charter.problems for one in news):
        # A boat that the settings do not have, an hour that cannot be read: what is guessed for it is no news.
        return Choice(NoticeChoice.UNTICKED, tr(UNCLEAR))
    quiet = quiet_of(news, channel, tenant)
    until = quiet.until(at) if quiet else None
    if until is None:
        return Choice(NoticeChoice.TICKED)
    hour = say_moment(until) + ("" if until.tzinfo == tenant.time_zone else f" {until:%Z}")
    if until >= useful_until(news, at):
        return Choice(
            NoticeChoice.UNTICKED,
            tr("Quiet hours until {hour}: too late for this. Send it now, or call.", hour=hour),
            until,
        )
    return Choice(
        NoticeChoice.TICKED, tr("Quiet hours: held until {hour}. The desk must be on then.", hour=hour), until
    )


def quiet_of(news: Sequence[News], channel: Channel, tenant: Tenant) -> QuietHours | None:
    """The hours in which this message is not to go out; None for what may wake people up: mail, and crew."""
    first = news[0]
    if channel is not Channel.SMS or first.audience is not Audience.GUEST:
        return None
    return quiet_hours(tenant, first.charter.guest_time_zone)


def group_by_person(news: Sequence[News]) -> tuple[tuple[News, ...], ...]:
    """A crew member's news about several charters go into one message; due and undue ones are kept apart."""
    groups: dict[tuple[str, str, bool, bool], list[News]] = defaultdict(list)
    for one in news:
        own = one.charter.event_id if one.audience is Audience.GUEST else ""
        groups[one.recipient, own, one.is_due, one.is_doubtful].append(one)
    return tuple(tuple(sorted(group, key=lambda one: one.charter.start)) for group in groups.values())


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
class _Baseline:
    """What people know without a row of `jada-notices`; `is_first` when the desk never published this
    charter."""

    facts: Mapping[str, ToldFacts]
    is_first: bool


def _baseline(known: Known, directory: Directory, tenant: Tenant) -> _Baseline:
    is_old = was_before(known.live, tenant)
    # The calendar parser may have made the record; nobody was told by that.
    is_first = is_old and not is_published(known.record) and not texts(known.record, "page_keys")
    live = _live_facts(known.live, directory) if is_old else {}
    if known.record is None and known.dispatch is None:
        return _Baseline(live, is_first)
    # Of a charter with nothing but somebody's own dispatch item, the calendar says what the guest knows.
    guest = {who: facts for who, facts in live.items() if who == "guest"}
    return _Baseline({**guest, **_recorded_facts(known.record, known.dispatch, directory)}, is_first)


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


def _read_rows(
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


def _doubtful(rows: Sequence[Item], sequences: Mapping[str, int], at: datetime) -> frozenset[str]:
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
