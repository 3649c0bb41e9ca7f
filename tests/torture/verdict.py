"""The verdict: once the world is healthy and the desks are quiet, what became of everything."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from jada_desk.domain.charter import Charter
from jada_desk.domain.draft import Draft
from jada_desk.domain.notice import (
    CANCELLED_FACTS,
    REMOVED_FACTS,
    ToldFacts,
    guest_told_facts,
)
from jada_desk.domain.plan import NoticeChoice, Plan, StepKind, StepState
from jada_desk.workflows.notice_plan import IN_DOUBT
from jada_desk.workflows.ports.memory import Kept
from jada_desk.workflows.ports.tables import Table
from tests.torture.judge import Judge
from tests.torture.truth import OFF, OTHERS, agrees, knows, same


class Verdict:
    """Judges the end of one run, by what its judge saw; what is broken the judge says."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    def give(
        self, plans: Mapping[str, Plan], opened: Mapping[str, Sequence[Kept]], drafts: Mapping[str, Draft]
    ) -> None:
        """Everything that must hold once the world is healthy and the desks are quiet.

        `plans` is what each desk would still publish, `opened` what it would still retry, `drafts` what its
        person still wants.
        """
        for name, draft in drafts.items():
            if draft.edits:
                self._judge.say("unconverged", f"desk {name} still holds {dict(draft.edits)}")
        for name, plan in plans.items():
            self._check_plan(name, plan)
        for name, kept in opened.items():
            for one in kept:
                self._check_opened(name, one)
        self._check_others()
        for charter in self._judge.truth.charters().values():
            self._check_layers(charter)
            self._check_told(charter, plans)

    def _check_plan(self, name: str, plan: Plan) -> None:
        if plan.steps:
            self._judge.say("unconverged", f"desk {name} still plans {[one.step_id for one in plan.steps]}")
        due = [
            one.notice_key
            for one in plan.notices
            if one.choice is not NoticeChoice.CALL and one.reason != IN_DOUBT
        ]
        if due and not plan.steps:
            self._judge.say("unconverged", f"desk {name} still offers {due}")
        if left := [one for one in plan.warnings if "left out" in one]:
            self._judge.say("unconverged", f"desk {name}: {left}")

    def _check_opened(self, name: str, kept: Kept) -> None:
        rest = {
            step_id: str(out.state)
            for step_id, out in kept.outcomes.items()
            if out.state not in (StepState.DONE, StepState.UNCERTAIN)
        }
        self._judge.say("unconverged", f"desk {name} still offers to retry {kept.plan.plan_id}: {rest}")

    def _check_others(self) -> None:
        """What colleagues and guests wrote is still there."""
        house = self._judge.house
        for event_id, event in house.calendar.events.items():
            for memo in self._judge.memos[event_id]:
                if memo not in event.description:
                    self._judge.say("overwritten", f"{event_id}: the line {memo!r} is gone")
        for (table, row_key), extras in self._judge.extras.items():
            row = house.tables.rows[table].get((row_key,), {})
            for attribute, value in extras.items():
                if row.get(attribute) != value:
                    self._judge.say(
                        "overwritten", f"{table} {row_key}: {attribute} is not {value!r} any more"
                    )

    def _check_layers(self, charter: Charter) -> None:
        house, event_id = self._judge.house, charter.event_id
        if self._is_untouched(charter):
            return
        facts = {
            "date": charter.day.isoformat(),
            "start_time": f"{charter.start:%H:%M}",
            "end_time": f"{charter.end:%H:%M}",
            "boarding_time": f"{charter.boarding:%H:%M}" if charter.boarding else "",
            "boat": charter.boat,
            "captain": charter.captain,
            "crew": list(charter.crew),
            "status": charter.status or None,
        }
        if charter.is_cancelled and (event_id,) not in house.tables.rows[Table.EVENTS]:
            return  # nobody was ever told of it, and nothing is published of it any more
        page = CANCELLED_FACTS if charter.is_cancelled else guest_told_facts(charter)
        record = house.tables.rows[Table.EVENTS].get((event_id,), {})
        dispatch = house.tables.rows[Table.CREW_DISPATCH].get((event_id,), {})
        more = {"event_name": charter.title, "passengers": charter.passengers}
        for name, item, wanted in (("record", record, facts | more), ("dispatch", dispatch, facts)):
            if charter.is_cancelled and not item:
                continue  # nobody looks for the crew of a charter that never had one
            wrong = {key: item.get(key) for key, value in wanted.items() if not same(item.get(key), value)}
            if wrong:
                self._judge.say("unconverged", f"{event_id}: the {name} says {wrong}")
        keys: Any = record.get("page_keys") or []
        if not keys:
            self._judge.say("unconverged", f"{event_id} has no page")
        for key in keys:
            stored, public = house.pages.objects.get(key), house.cdn.cached.get(f"/{key}")
            body = stored.body if stored else b""
            is_page = agrees(self._judge.pages.facts.get(body), page)
            if not is_page and (key == keys[0] or not body.startswith(b"moved to ")):
                self._judge.say("unconverged", f"{event_id}: {key} says {body!r}")
            if public is not None and public != body:
                self._judge.say("unconverged", f"{event_id}: the public address shows an old {key}")

    def _is_untouched(self, charter: Charter) -> bool:
        """A record and page from before the desk, which nobody has given a reason to publish: people know what
        the calendar says."""
        event_id = charter.event_id
        row = self._judge.house.tables.rows[Table.EVENTS].get((event_id,))
        return (
            row is not None
            and "last_operation" not in row
            and self._judge.known[event_id] == self._judge.truth.facts(event_id)
        )

    def _check_told(self, charter: Charter, plans: Mapping[str, Plan]) -> None:
        event_id = charter.event_id
        if charter.start <= self._judge.house.clock.now():
            return
        final = self._judge.truth.facts(event_id)
        known = self._judge.known.get(event_id, {})
        sent = self._last_sent(event_id)
        for recipient in sorted({*final, *known, *sent} - {OTHERS}):
            now = final.get(recipient, final.get(OTHERS, REMOVED_FACTS))
            last = sent.get(recipient, known.get(recipient))
            if now in OFF and (last is None or last in OFF):
                continue
            if last is not None and knows(last, now):
                continue
            if not self._is_open(event_id, recipient, now, plans):
                self._judge.say("lost", f"{event_id} {recipient} last heard {last}, but it is {now}")

    def _last_sent(self, event_id: str) -> dict[str, ToldFacts]:
        found: dict[str, ToldFacts] = {}
        for attempt in self._judge.attempts:
            for about, claim, facts in attempt.claims:
                if attempt.is_sent and about == event_id:
                    found[claim.partition("#")[0]] = json.loads(facts)
        return found

    def _is_open(self, event_id: str, recipient: str, now: ToldFacts, plans: Mapping[str, Plan]) -> bool:
        """Whether a dispatcher is shown that this person may not know: to be called, in doubt, or uncertain."""
        for plan in plans.values():
            if any(
                event_id in one.event_ids
                and one.recipient == recipient
                and (one.choice is NoticeChoice.CALL or one.reason == IN_DOUBT)
                for one in plan.notices
            ):
                return True
        for journal in self._judge.journals:
            for kept in journal.kept.values():
                for step in kept.plan.steps:
                    outcome = kept.outcomes.get(step.step_id)
                    if step.kind is StepKind.SEND and outcome and outcome.state is StepState.UNCERTAIN:
                        for claim in step.payload["claims"]:
                            about = claim["event_id"], claim["notice_id"].partition("#")[0]
                            told = json.loads(claim["facts"])
                            # "You sail no longer" and "it is cancelled" both keep a person ashore.
                            is_it = told == dict(now) or (told in OFF and now in OFF)
                            if about == (event_id, recipient) and is_it:
                                return True
        return False
