"""Who must be told what: the facts that concern a person, held against those they were told last."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from jada_desk.domain.charter import Charter, WaiverStatus
from jada_desk.domain.crew import CrewMember, Directory
from jada_desk.domain.language import language_of
from jada_desk.domain.notice import (
    CANCELLED_FACTS,
    NOTHING_TOLD,
    REMOVED_FACTS,
    Audience,
    Channel,
    NoticeFacts,
    NoticeKind,
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
from jada_desk.workflows.told import Known, crew_key, find_baseline, find_doubtful, read_rows, was_over_before

BEFORE_CONNECTED = tr_later("Was in the calendar before this desk was connected.")
UNCLEAR = tr_later("The calendar's text of this charter is unclear. Look at the card, then tick.")
IN_DOUBT = tr_later("An earlier message with these news may or may not have gone out. Tick to send it again.")
NO_ADDRESS = tr_later("No phone and no e-mail are known.")
# "Be at the dock" needs some time to be of use; a message that is late already when it is planned is the
# dispatcher's own wish, and is of use until the boat leaves.
SHORTEST_NOTICE = timedelta(minutes=10)
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
    told, before_last, sequences = read_rows(known.rows)
    doubtful = find_doubtful(known.rows, sequences, at)
    baseline = find_baseline(known, directory, tenant)
    found: list[News] = []
    for person in _concerned(charter, {*told, *baseline.facts}, directory):
        recipient, now = person.recipient, person.now
        last = told.get(recipient, baseline.facts.get(recipient))
        # "You sail no longer" and "it is cancelled" are the same news to whoever may not have heard them.
        is_doubtful = recipient in doubtful and (
            not differs(told[recipient], now) or (told[recipient] in _ASHORE and now in _ASHORE)
        )
        if is_doubtful:
            last = before_last.get(recipient, NOTHING_TOLD)
        is_untold = recipient not in told and (baseline.is_first or with_untold)
        is_due = last is None or differs(last, now)
        if not (is_due or is_untold) or (now in _ASHORE and last in _KNOWS_NOTHING):
            continue
        found.append(
            News(
                charter=charter,
                recipient=recipient,
                audience=person.audience,
                name=person.name,
                phone=person.phone,
                email=person.email,
                kind=news_kind(before_last.get(recipient), last, now) if is_due else NoticeKind.NEW,
                last=NOTHING_TOLD if last is None else last,
                now=now,
                role=person.role,
                sequence=sequences.get(recipient, 0) + 1,
                has_rows=recipient in told,
                is_due=is_due,
                is_doubtful=is_doubtful,
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Concerned:
    """Somebody whom a charter concerns, and what they must know of it."""

    recipient: str
    audience: Audience
    name: str
    phone: str
    email: str
    now: ToldFacts
    role: str = ""


def _concerned(charter: Charter, informed: Set[str], directory: Directory) -> Iterator[_Concerned]:
    """Who sails, then those of the crew among the `informed` who sail no longer, then the guest."""
    aboard = {crew_key(name, directory): name for name in charter.people}
    sailing = {} if charter.is_cancelled else aboard
    for recipient, name in sailing.items():
        role = "captain" if name == charter.captain else "crew"
        contact = _contact(directory.find(name))
        yield _Concerned(recipient, Audience.CREW, name, *contact, crew_told_facts(charter, role), role)
    over = CANCELLED_FACTS if charter.is_cancelled else REMOVED_FACTS
    for recipient in sorted(informed - sailing.keys() - {"guest"}):
        member = next((one for one in directory.members if f"crew:{one.crew_id}" == recipient), None)
        name = aboard.get(recipient) or (member.name if member else recipient.partition(":")[2])
        yield _Concerned(recipient, Audience.CREW, name, *_contact(member), over)
    guest = (charter.guest_name or charter.title, charter.guest_phone, charter.guest_email)
    facts = CANCELLED_FACTS if charter.is_cancelled else guest_told_facts(charter)
    yield _Concerned("guest", Audience.GUEST, *guest, facts)


def _contact(member: CrewMember | None) -> tuple[str, str]:
    """Phone and e-mail, each "" when there is none."""
    return (member.phone, member.email) if member else ("", "")


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
