"""The judge: watches every write while it happens, and remembers what the verdict at the end is given by.

It takes nothing from the desk's own plan logic: what people know is what really went out, and what a layer
should say is read off the calendar.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from jada_desk.domain.notice import (
    REMOVED_FACTS,
    NoticeKind,
    ToldFacts,
)
from jada_desk.domain.plan import NoticeChoice, Plan, Step
from jada_desk.workflows.notice_plan import IN_DOUBT
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.ports.tables import Table
from tests.fakes.faults import Call
from tests.fakes.local import JournalFake
from tests.torture.gate import Gate
from tests.torture.house import House, RememberedPages
from tests.torture.truth import OTHERS, CalendarTruth, agrees, same

_EVENT_FIELDS: Final = ("summary", "description", "location", "start", "end")
_OWN: Final = ("revision", "last_operation")
_TABLES: Final = {Table.EVENTS: "records", Table.CREW_DISPATCH: "dispatch", Table.GUESTS: "guests"}


@dataclass(slots=True)
class Attempt:
    """A message that was handed to a sender at `tick`: what it told whom about what, and whether it really went
    out.

    `is_asked` when a person asked for just this hand-over although the message may have gone out before,
    `is_change` when it says that something is other than it was.
    """

    tick: int
    address: str
    claims: tuple[tuple[str, str, str], ...]
    is_sent: bool
    is_asked: bool = False
    is_change: bool = False


@dataclass(slots=True)
class Run:
    """A publish, retry or recovery of one desk, since it began; whether every call to the calendar in it was
    answered."""

    began: int = 0
    could_look: bool = True


@dataclass(frozen=True, slots=True)
class Violation:
    """A promise that was broken: lost, duplicated, overwritten, unconverged, early, stale or defect."""

    kind: str
    words: str


class Judge:
    """Judges one run over one house, call by call. `known` is what people knew before the desk told them anything."""

    def __init__(self, gate: Gate, house: House, pages: RememberedPages) -> None:
        self.house = house
        self.truth = CalendarTruth(house)
        self.violations: list[Violation] = []
        self.attempts: list[Attempt] = []
        self.late: tuple[Step | None, Attempt | None] | None = None
        self.journals: tuple[JournalFake, ...] = ()
        self._asked: Counter[tuple[str, str]] = Counter()
        self.memos: dict[str, list[str]] = defaultdict(list)
        self.extras: dict[tuple[Table, str], dict[str, Any]] = defaultdict(dict)
        self.unknowable: set[str] = set()
        self._gate = gate
        self.pages = pages
        self._seen: dict[tuple[str, str], list[Observed]] = defaultdict(list)
        self._confirmed: dict[tuple[str, str], int] = {}
        self._public: dict[str, list[tuple[int, bytes]]] = defaultdict(list)
        self._said: dict[str, list[tuple[int, dict[str, ToldFacts]]]] = defaultdict(list)
        self._runs: dict[str, Run] = defaultdict(Run)
        self._run_of: dict[tuple[str, str], Run] = {}
        self._before: Any = None
        self.known: dict[str, dict[str, ToldFacts]] = {}
        for booking in house.bookings:
            if booking.past == "recorded":
                self.known[booking.event.event_id] = self.truth.facts(booking.event.event_id)
            elif booking.past == "new":
                self.known[booking.event.event_id] = {}
            self._look_at_event(booking.event.event_id)

    def say(self, kind: str, words: str) -> None:
        self.violations.append(Violation(kind, words))
        self._gate.note(f"!!! {kind}: {words}")

    def really_went_out(self, step: Step) -> bool:
        """Whether the message of a step, of which the desk is not certain, was sent."""
        return any(
            one.is_sent and {told[:2] for told in one.claims} >= {(c["event_id"], c["notice_id"])}
            for one in self.attempts
            for c in step.payload["claims"]
        )

    def has_seen(self, plan: Plan, observed: Observed) -> None:
        """A person was shown this plan, made from this observation, and confirmed it with its ticks."""
        for one in plan.notices:
            if one.reason == IN_DOUBT and one.choice is NoticeChoice.TICKED:
                self._asked[one.step_id, plan.notice_steps[one.step_id].operation] = 1
        for step in (*plan.steps, *plan.notice_steps.values()):
            self._seen[step.step_id, step.operation].append(observed)
            self._confirmed.setdefault((step.step_id, step.operation), self._gate.tick)

    @contextmanager
    def asking(self, step: Step) -> Iterator[None]:
        """Inside it a person has one message, which may have gone out, sent again: once, not more often."""
        self._asked[step.step_id, step.operation] = 1
        try:
            yield
        finally:
            del self._asked[step.step_id, step.operation]

    def before(self, call: Call) -> None:
        """Look at what a write is about to change."""
        house = self.house
        match call.port, call.args:
            case "Calendar", (event_id, *_):
                self._before = house.calendar.events.get(str(event_id))
                self._freeze(str(event_id))
            case "Tables", (Table() as table, key, *_):
                self._before = dict(house.tables.rows[table].get(key, {}))  # type: ignore[call-overload]
                if table in (Table.EVENTS, Table.NOTICES, Table.CREW_DISPATCH):
                    self._freeze(key[0], is_record=table is not Table.NOTICES)  # type: ignore[index]
            case "PageStore", (str() as key, *_):
                self._before = house.pages.objects.get(key)

    def after(self, call: Call, step: Step | None) -> None:
        """Judge a write that had its effect."""
        attempt = None
        if self.late is not None:
            step, attempt = self.late
        match call.port, call.args:
            case "Calendar", (event_id, patch, *_):
                event = self._before
                changed = {
                    name: getattr(event, name)
                    for name in _EVENT_FIELDS
                    if getattr(patch, name) not in (None, getattr(event, name))
                }
                self._check_seen(step, "events", str(event_id), changed)
                self._look_at_event(str(event_id))
            case "Tables", (Table() as table, key, values, _, remove) if table in _TABLES:
                wanted = {**values, **dict.fromkeys(remove)}  # type: ignore[dict-item, call-overload]
                changed = {
                    name: self._before.get(name)
                    for name, value in wanted.items()
                    if name not in _OWN and not same(self._before.get(name), value)
                }
                self._check_seen(step, _TABLES[table], key[0], changed)  # type: ignore[index]
            case "PageStore", (str() as key, *_):
                stood = self._before.version.etag if self._before else ""
                self._check_seen(step, "pages", key, {"page": stood})
            case (("EmailSender" | "SmsSender"), _):
                if attempt is None:
                    attempt = self.attempt(call, step, is_sent=True)
                if attempt is not None:
                    attempt.is_sent = True
                    self._check_sent(attempt, step)

    def attempt(self, call: Call, step: Step | None, *, is_sent: bool) -> Attempt | None:
        """Keep that a message was handed over; None for any other call."""
        if call.port not in ("EmailSender", "SmsSender"):
            return None
        first: Any = call.args[0]
        address = str(first) if call.port == "SmsSender" else first.to
        claims = step.payload["claims"] if step else []
        told = tuple((one["event_id"], one["notice_id"], one["facts"]) for one in claims)
        is_asked = step is not None and self._asked[step.step_id, step.operation] > 0
        if step and is_asked:
            self._asked[step.step_id, step.operation] -= 1
        text = step.payload["message"]["text"] if step else ""
        is_change = text.startswith(f"{NoticeKind.CHANGED} ")
        self.attempts.append(Attempt(self._gate.tick, address, told, is_sent, is_asked, is_change))
        if step and not is_asked:
            self._check_so(step, told)
        return self.attempts[-1]

    def _check_seen(self, step: Step | None, layer: str, key: str, changed: Mapping[str, Any]) -> None:
        """What a write replaces must be what the person saw who confirmed it."""
        if not changed:
            return
        shown = self._seen.get((step.step_id, step.operation), []) if step else []
        if not any(self._showed(one, layer, key, changed) for one in shown):
            self.say("overwritten", f"{layer} {key}: {changed} was not what the plan had seen")

    def _showed(self, observed: Observed, layer: str, key: str, changed: Mapping[str, Any]) -> bool:
        if layer == "pages":
            there = observed.pages.get(key)
            return bool(changed["page"] == (there.etag if there else ""))
        if layer == "events":
            event = next((one for one in observed.events if one.event_id == key), None)
            return event is not None and all(getattr(event, name) == value for name, value in changed.items())
        item = getattr(observed, layer).get(key) or {}
        return all(same(item.get(name), value) for name, value in changed.items())

    def _check_sent(self, attempt: Attempt, step: Step | None) -> None:
        for event_id, claim, facts in attempt.claims:
            twice = [
                one
                for one in self.attempts
                if one is not attempt
                and one.is_sent
                and not max(one, attempt, key=lambda sent: sent.tick).is_asked
                and (event_id, claim) in {told[:2] for told in one.claims}
            ]
            if twice:
                self.say("duplicated", f"{event_id} {claim} was sent twice to {attempt.address}")
                continue
            recipient = claim.partition("#")[0]
            if self._repeats(attempt, event_id, recipient, facts):
                self.say("duplicated", f"{event_id} {claim}: {attempt.address} was told the same again")
            elif self._is_no_news(attempt, event_id, recipient, json.loads(facts)):
                self.say("duplicated", f"{event_id} {claim}: {attempt.address} was told what they knew")
            if claim.startswith("guest#"):
                self._check_live(event_id, json.loads(facts), step)

    def _repeats(self, attempt: Attempt, event_id: str, recipient: str, facts: str) -> bool:
        """Whether an address got the same twice, with nothing else told to its person in between.

        What may have been told counts too, for somebody who may have read "five o'clock" has to be told "four"
        again: a hand-over without an answer, a row between the two that is uncertain.
        """
        run: list[tuple[Attempt, int]] = []
        for one in self.attempts:
            for about, claim, told in one.claims:
                if about == event_id and claim.startswith(f"{recipient}#"):
                    run = [*run, (one, int(claim[-4:]))] if told == facts else []
        sent = [
            (one, number)
            for one, number in run
            if one.is_sent and not one.is_asked and one.address == attempt.address
        ]
        if len(sent) < 2 or attempt is not sent[-1][0]:
            return False
        first, last = sent[-2][1], sent[-1][1]
        rows = self.house.tables.rows[Table.NOTICES].values()
        return not any(
            row["event_id"] == event_id
            and str(row["notice_id"]).startswith(f"{recipient}#")
            and first < int(str(row["notice_id"])[-4:]) < last
            and row.get("state") in ("claimed", "uncertain")
            and row["facts"] != facts
            for row in rows
        )

    def _is_no_news(self, attempt: Attempt, event_id: str, recipient: str, facts: ToldFacts) -> bool:
        """Whether the first message that somebody gets of a charter says that what they know has changed, and then
        what they know, although the calendar never said anything else: an edit by hand that is put right is
        nobody's news. Of an item that the desk never wrote it cannot know what stood there before."""
        known = self.known.get(event_id, {}).get(recipient)
        is_first = not any(
            about == event_id and claim.startswith(f"{recipient}#")
            for one in self.attempts
            if one is not attempt
            for about, claim, _ in one.claims
        )
        was_always_so = all(said.get(recipient) == facts for _, said in self._said[event_id])
        is_knowable = event_id not in self.unknowable
        return is_first and attempt.is_change and is_knowable and was_always_so and known == facts

    def _check_live(self, event_id: str, facts: ToldFacts, step: Step | None) -> None:
        """A guest who is told finds it at the public address.

        The page must have shown it at some moment since the message was confirmed: somebody may put another
        page there between the desk's look and the message.
        """
        self.look_at_public()
        keys: Any = self.house.tables.rows[Table.EVENTS].get((event_id,), {}).get("page_keys") or [""]
        # Another desk may move the charter to another day, and its page to another address, at this very moment.
        key = next((one for one in keys if facts.get("day", "-") in one), keys[0])
        since = self._confirmed.get((step.step_id, step.operation), 0) if step else 0
        shown = self._public[key] or [(0, b"")]
        ends = [tick for tick, _ in shown[1:]] + [self._gate.tick]
        if not any(
            end >= since and agrees(self.pages.facts.get(body), facts)
            for end, (_, body) in zip(ends, shown, strict=True)
        ):
            self.say("early", f"{event_id}: the guest is told while {key} does not show it")

    def begins(self, desk: str) -> None:
        """A desk begins to publish, to retry or to recover: from here on it looks at the calendar."""
        self._runs[desk] = Run(self._gate.tick)

    def starts(self, desk: str, step: Step) -> None:
        """A desk starts a step of the run that it began last."""
        self._run_of[step.step_id, step.operation] = self._runs[desk]

    def could_not_look(self) -> None:
        """A call to the calendar failed while no step was under way: what cannot be read before a run counts as
        unchanged, for the writes look again. A step that cannot look for itself only loses a second look."""
        if process := self._gate.process:
            self._runs[process.name].could_look = False

    def _check_so(self, step: Step, told: Sequence[tuple[str, str, str]]) -> None:
        """What a message tells stood in the calendar at some moment since its publish began: an event that a
        colleague changed between the plan and the publish is told to nobody as it was."""
        run = self._run_of.get((step.step_id, step.operation))
        if run is None or not run.could_look:
            return
        for event_id, claim, facts in told:
            recipient, wanted = claim.partition("#")[0], json.loads(facts)
            said = self._said[event_id] or [(0, self.truth.facts(event_id))]
            ends = [tick for tick, _ in said[1:]] + [self._gate.tick]
            if not any(
                end >= run.began and agrees(known.get(recipient, known.get(OTHERS, REMOVED_FACTS)), wanted)
                for end, (_, known) in zip(ends, said, strict=True)
            ):
                self.say("stale", f"{event_id} {recipient} is told {wanted}, which is not so any more")

    def _look_at_event(self, event_id: str) -> None:
        """Keep what an event says from now on."""
        self._said[event_id].append((self._gate.tick, self.truth.facts(event_id)))

    def look_at_public(self) -> None:
        """Keep what every public address shows from now on."""
        cached = self.house.cdn.cached
        for key, stored in self.house.pages.objects.items():
            body, shown = cached.get(f"/{key}", stored.body), self._public[key]
            if not shown or shown[-1][1] != body:
                shown.append((self._gate.tick, body))

    def _freeze(self, event_id: str, *, is_record: bool = False) -> None:
        """A charter from before the desk: people know what its first record says, which is what the calendar
        said when the plan was made; until there is one, what the calendar says."""
        event = self.house.calendar.events.get(event_id)
        if event_id in self.known or event is None:
            return
        step = self.late[0] if self.late else self._gate.step
        shown = self._seen.get((step.step_id, step.operation), []) if step and is_record else []
        seen = next((one for found in shown for one in found.events if one.event_id == event_id), event)
        self.known[event_id] = self.truth.facts_of(seen)

    def edited(self, event_id: str, before: Mapping[str, ToldFacts]) -> None:
        """A colleague edited an event: until the desk has a record of it, people know what they did there.

        Not so who has a row in `jada-notices`: the desk noted what they know before it put the new facts into
        the calendar, and telling them is its own from there on. A colleague who then moves the event tells
        nobody of the desk's change, which nobody but the desk knows of.
        """
        if before != self.truth.facts(event_id):
            self._look_at_event(event_id)
        rows = self.house.tables.rows
        is_recorded = (event_id,) in {*rows[Table.EVENTS], *rows[Table.CREW_DISPATCH]}
        if is_recorded or event_id not in self.known:
            return
        if any(one.past == "new" and one.event.event_id == event_id for one in self.house.bookings):
            return
        noted = {
            str(notice_id).partition("#")[0] for about, notice_id in rows[Table.NOTICES] if about == event_id
        }
        after, known = self.truth.facts(event_id), self.known[event_id]
        for recipient in {*before, *after} - noted:
            if before.get(recipient) != after.get(recipient):
                known.pop(recipient, None)
                if recipient in after:
                    known[recipient] = after[recipient]
