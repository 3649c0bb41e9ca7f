"""The people of a run: colleagues who edit in Google and by hand, guests who look, and dispatchers."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, timedelta
from random import Random
from typing import Any, Final

from jada_desk.domain.charter import Charter, weekend_days
from jada_desk.domain.charter_status import CharterStatus, read_status, write_status
from jada_desk.domain.description import patch
from jada_desk.domain.draft import (
    CAPTAIN_SLOT,
    Draft,
    Slot,
    assign,
    conflicts,
    discard,
    keep_yours,
    reschedule,
    set_contact,
    set_field,
    set_status,
    swap,
    take_theirs,
    unassign,
)
from jada_desk.domain.errors import BadInput, JadaError
from jada_desk.domain.plan import NoticeChoice, Plan, PublishReport, StepKind, StepState, tick
from jada_desk.workflows.desk import Desk
from jada_desk.workflows.notice_plan import UNCLEAR
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.ports.work import Progress
from jada_desk.workflows.settle import Settling
from tests.fakes.local import JournalFake, MemoryFake
from tests.torture.gate import Gate, Killed, Process, RigExecutor
from tests.torture.house import CAPTAINS, HANDS, House, RememberedPages
from tests.torture.judge import Judge

Deed = Callable[[Random], object]
_SHIFTS: Final = (timedelta(hours=1), -timedelta(hours=1), timedelta(hours=2), timedelta(minutes=30))


class Colleagues:
    """Everybody who changes something beside the desks, and never looks into the desk's drafts."""

    def __init__(self, gate: Gate, house: House, judge: Judge) -> None:
        self._gate = gate
        self._house = house
        self._judge = judge

    def act(self, random: Random) -> str:
        """One deed of somebody else; says what it was."""
        event_id = random.choice(sorted(self._house.calendar.events))
        deed: Callable[[Random, str], str] = random.choice(
            (
                self._memo,
                self._memo,
                self._field,
                self._times,
                self._status,
                self._rsvp,
                self._record,
                self._page,
                self._sign,
            )
        )
        before = self._judge.truth.facts(event_id)
        words = deed(random, event_id)
        self._judge.edited(event_id, before)
        self._judge.look_at_public()
        return words

    def _memo(self, random: Random, event_id: str) -> str:
        house = self._house
        memo = f"Memo {self._gate.tick}: bring ice"
        self._judge.memos[event_id].append(memo)
        text = house.calendar.events[event_id].description
        text = f"{memo}\n{text}" if random.random() < 0.5 else f"{text}\n{memo}"
        house.calendar.edit(event_id, description=text)
        return f"{event_id}: {memo}"

    def _field(self, random: Random, event_id: str) -> str:
        house = self._house
        name, value = random.choice(
            (
                ("captain", random.choice(CAPTAINS)),
                ("crew", tuple(random.sample(HANDS[1:3] + HANDS[4:], 2))),
                ("passengers", random.randint(1, 6)),
                ("notes", f"note {self._gate.tick}"),
            )
        )
        text = house.calendar.events[event_id].description
        house.calendar.edit(event_id, description=patch(text, {name: value}))
        return f"{event_id}: {name} = {value}"

    def _times(self, random: Random, event_id: str) -> str:
        house = self._house
        event = house.calendar.events[event_id]
        shift = random.choice(_SHIFTS[:2])
        start, end = (
            (one.astimezone(UTC) + shift).astimezone(house.tenant.time_zone)
            for one in (event.start, event.end)
        )
        if start.date() not in weekend_days(house.friday):
            return "nothing"
        house.calendar.edit(event_id, start=start, end=end)
        return f"{event_id}: moved to {start:%a %H:%M}"

    def _status(self, random: Random, event_id: str) -> str:
        house = self._house
        _, _, title = read_status(house.calendar.events[event_id].summary)
        status = random.choice(tuple(CharterStatus))
        house.calendar.edit(event_id, summary=write_status(status, "fog" if status else "", title))
        return f"{event_id}: {status or 'sails'}"

    def _rsvp(self, random: Random, event_id: str) -> str:
        self._house.calendar.edit(event_id)
        return f"{event_id}: answered an invitation"

    def _record(self, random: Random, event_id: str) -> str:
        table = random.choice((Table.EVENTS, Table.CREW_DISPATCH))
        row: dict[str, Any] | None = self._house.tables.rows[table].get((event_id,))
        if row is None:
            return "nothing"
        deed = random.choice(("extra", "fact", "fact and revision"))
        if deed == "extra":
            self._judge.extras[table, event_id]["remark"] = row["remark"] = f"remark {self._gate.tick}"
            return f"{table} {event_id}: remark"
        if "last_operation" not in row:
            self._judge.unknowable.add(event_id)
        row["boarding_time"] = f"0{random.randint(1, 9)}:11"
        if deed != "fact":
            row["revision"] = int(row.get("revision", 0)) + 1
        return f"{table} {event_id}: boarding_time by hand, {deed}"

    def _page(self, random: Random, event_id: str) -> str:
        keys = sorted(self._house.pages.objects)
        if not keys:
            return "nothing"
        key = random.choice(keys)
        self._house.upload(key, f"by hand {self._gate.tick}".encode())
        return f"{key} by hand"

    def _sign(self, random: Random, event_id: str) -> str:
        row: dict[str, Any] | None = self._house.tables.rows[Table.EVENTS].get((event_id,))
        if row is None:
            return "nothing"
        row["waivers_signed"] = int(row.get("waivers_signed", 0)) + 1
        self._judge.extras[Table.EVENTS, event_id]["waivers_signed"] = row["waivers_signed"]
        return f"{event_id}: a signature"

    def look(self, random: Random) -> str:
        """A guest reads a page, and the edge keeps what it showed."""
        house = self._house
        keys = sorted(house.pages.objects)
        if not keys:
            return "nothing"
        key = random.choice(keys)
        house.cdn.cached.setdefault(f"/{key}", house.pages.objects[key].body)
        return key


class Dispatcher:
    """One desk and the person before it: edits, reviews, publishes, is killed, starts again."""

    def __init__(
        self,
        gate: Gate,
        house: House,
        judge: Judge,
        name: str,
        disk: tuple[MemoryFake, JournalFake],
        pages: RememberedPages,
    ) -> None:
        self.name = name
        self.memory, self.journal = disk
        self._gate = gate
        self._house = house
        self._judge = judge
        self._pages = pages
        self._random = Random(f"{gate.seed}/desk {name}")
        self.desk = self._open()

    def _open(self) -> Desk:
        self.process = Process(self.name)
        return self._house.another_desk(
            self.memory,
            self.journal,
            executor=RigExecutor(self._gate, self.process),
            pages=self._pages,
            pause=self._gate.pause,
            random=Random(self._random.random()),
        )

    def restart(self) -> None:
        """The same disk, another process."""
        self._gate.note(f"desk {self.name} starts again")
        self.desk = self._open()

    # A working day -------------------------------------------------------------------------------------------------

    def work(self) -> None:
        """Some actions, whatever becomes of them; a killed desk is started again by its person."""
        random = self._random
        deed: Deed
        for _ in range(random.randint(2, 5)):
            point = random.random()
            if point < 0.15:
                deed = self.settle
            elif point < 0.35 and self.desk.unfinished():
                deed = self.recover
            elif point < 0.85:
                deed = self.edit_and_publish
            else:
                deed = self.publish
            while not self.attempt(deed, random):
                # At its start the desk goes on with what was cut off; who sits before it may be quicker.
                deed = random.choice((self.recover, deed))

    def attempt(self, deed: Deed, random: Random) -> bool:
        """Do something at the desk; false when it was killed over it and was started again."""
        self.process.stop = False
        if fiber := self._gate.fibers.current:
            fiber.owner = self.process
        try:
            deed(random)
        except Killed:
            dead = self.process
            self._gate.fibers.wait_for(lambda: dead.fibers == 0)
            self.restart()
            if fiber := self._gate.fibers.current:
                fiber.owner = self.process
            return False
        except JadaError as told:
            self._gate.note(f"the desk says: {told}")
        return True

    def edit_and_publish(self, random: Random) -> None:
        """A few edits, and out with them."""
        self.edit(random)
        self.publish(random)

    def recover(self, random: Random) -> bool:
        """Finish what an earlier run left: by itself as at a start, then what a person is asked about."""
        began = len(self._gate.log)
        if random.random() < 0.7:
            self._gate.note("recover")
            self._gate.figures["recoveries"] += 1
            self._judge.begins(self.name)
            for report in self.desk.recover(_ignore, self.process):
                self._check(report)
        for one in self.desk.unfinished():
            self._gate.note(f"retry {one.plan.plan_id}")
            self._gate.figures["retries"] += 1
            self._judge.begins(self.name)
            self._check(self.desk.retry(one.plan.plan_id, _ignore, self.process))
        return len(self._gate.log) > began

    def settle(self, random: Random) -> None:
        """Ask a person of whom the desk is not certain, and say what they answered."""
        uncertain = [
            (kept.plan.plan_id, step)
            for kept in self.desk.published()
            for step in kept.plan.steps
            if step.step_id in kept.outcomes
            and kept.outcomes[step.step_id].state is StepState.UNCERTAIN
            and step.kind is StepKind.SEND
        ]
        for plan_id, step in uncertain[:2]:
            went_out = self._judge.really_went_out(step)
            self._gate.figures["settled"] += 1
            self._gate.note(
                f"settle {plan_id} {step.step_id}: {'it arrived' if went_out else 'nothing came'}"
            )
            choice: Settling = "mark as sent" if went_out else "send again"
            with self._gate.doing(step), nullcontext() if went_out else self._judge.asking(step):
                outcome = self.desk.settle_notice(plan_id, step.step_id, choice, _ignore, self.process)
            self._gate.note(f"  {outcome.state}: {outcome.detail}")

    def edit(self, random: Random) -> None:
        """A few edits into the draft, over what is on screen or over a fresh look."""
        history = self.memory.load_history()
        draft = history.present
        observed = self.desk.recall(self._house.friday)
        if observed is None or random.random() < 0.5:
            observed = self.desk.observe(self._house.friday, draft, _ignore, self.process)
        charters = self.desk.weekend(observed, self._house.friday).charters
        for _ in range(random.randint(1, 3)):
            if charters:
                try:
                    draft = self._one_edit(random, draft, charters)
                except BadInput as refused:
                    self._gate.note(f"not to be said: {refused.what}")
        self._gate.note(f"draft {dict(draft.edits)}")
        self.desk.save(history.record("edit", draft))

    def _one_edit(self, random: Random, draft: Draft, charters: tuple[Charter, ...]) -> Draft:
        one, other = random.choice(charters), random.choice(charters)
        now = self._house.clock.now()
        match random.choice(
            (
                "captain",
                "captain",
                "crew",
                "off",
                "times",
                "boarding",
                "pax",
                "contact",
                "notes",
                "swap",
                "boat",
                "status",
            )
        ):
            case "captain":
                return assign(draft, one, CAPTAIN_SLOT, random.choice(CAPTAINS), now)
            case "crew":
                return assign(draft, one, Slot("crew", random.choice((0, 1))), random.choice(HANDS), now)
            case "off":
                return unassign(draft, one, random.choice((CAPTAIN_SLOT, Slot("crew", 0))), now)
            case "times":
                shift = random.choice(_SHIFTS)
                start, end = (
                    (moment.astimezone(UTC) + shift).astimezone(moment.tzinfo)
                    for moment in (one.start, one.end)
                )
                if start.date() in weekend_days(self._house.friday):
                    return reschedule(draft, one, start, end, now)
            case "boarding":
                ahead = timedelta(minutes=random.choice((10, 15, 30)))
                return set_field(
                    draft,
                    one,
                    "boarding",
                    (one.start.astimezone(UTC) - ahead).astimezone(one.start.tzinfo),
                    now,
                )
            case "pax":
                return set_field(draft, one, "passengers", random.randint(1, 6), now)
            case "contact":
                return set_contact(draft, one, "", f"new-{one.event_id}@example.com", now)
            case "notes":
                return set_field(draft, one, "notes", f"from desk {self.name}", now)
            case "swap":
                return swap(draft, (one, CAPTAIN_SLOT), (other, CAPTAIN_SLOT), now)
            case "status":
                return set_status(draft, one, random.choice(tuple(CharterStatus)), "wind", now)
            case "boat":
                return set_field(draft, one, "boat", random.choice(("JADA", "Shearwater")), now)
        return draft

    def publish(self, random: Random, *, is_last: bool = False) -> Plan:
        """Observe, decide conflicts, review, publish, and look again; the plan that was published."""
        desk, friday = self.desk, self._house.friday
        history = self.memory.load_history()
        observed = desk.observe(friday, history.present, _ignore, self.process)
        draft = history.present
        for live in desk.weekend(observed, friday).charters:
            for clash in conflicts(draft, live):
                if random.random() < 0.5:
                    draft = take_theirs(draft, live.event_id, clash.field)
                else:
                    draft = keep_yours(draft, live, clash.field, self._house.clock.now())
        if draft != history.present:
            history = history.record("choose", draft)
            desk.save(history)
        plan = desk.plan(observed, draft, friday)
        if is_last and (left := [one for one in plan.warnings if " is left out: " in one]):
            for live in desk.weekend(observed, friday).charters:
                if any(one.startswith(live.title) for one in left):
                    draft = discard(draft, live.event_id)
            desk.save(history.record("give up", draft))
            plan = desk.plan(observed, draft, friday)
        if is_last:
            # What is unticked for unclear text alone is looked at, and told.
            wanted = [
                one for one in plan.notices if one.choice is NoticeChoice.TICKED or one.reason == UNCLEAR
            ]
            plan = tick(plan, frozenset(one.notice_key for one in wanted))
        else:
            plan = self._choose_notices(random, plan)
        self._judge.has_seen(plan, observed)
        if plan.steps:
            self._gate.note(f"publish {plan.plan_id}: {len(plan.steps)} steps")
            self._gate.figures["publishes"] += 1
            self._judge.begins(self.name)
            self._check(desk.publish(plan, _ignore, self.process))
            observed = desk.observe(friday, draft, _ignore, self.process)
        desk.save(desk.settled(self.memory.load_history(), observed))
        return plan

    def _choose_notices(self, random: Random, plan: Plan) -> Plan:
        if random.random() < 0.75:
            return plan
        keys = [one.notice_key for one in plan.notices]
        return tick(plan, frozenset(key for key in keys if random.random() < 0.6))

    def _check(self, report: PublishReport) -> None:
        figures = self._gate.figures
        figures["steps"] += len(report.outcomes)
        figures["conflicts"] += report.count(StepState.CONFLICT)
        figures["uncertain"] += report.count(StepState.UNCERTAIN)
        for step_id, outcome in report.outcomes.items():
            if outcome.state is not StepState.DONE:
                self._gate.note(f"  {step_id} {outcome.state}: {outcome.detail}")
            if "The desk itself failed" in outcome.detail:
                self._judge.say("defect", f"{step_id}: {outcome.detail}")


def _ignore(news: Progress) -> None:
    """Nobody watches the progress here."""
