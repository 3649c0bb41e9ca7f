"""An override on its way: draft, plan, record, another desk, history."""

from jada_desk.domain.board_making import make_board
from jada_desk.domain.draft import Draft, NewCharter, Slot, add_charter, apply_draft, assign, settle
from jada_desk.domain.objection import unanswered
from jada_desk.domain.plan import Layer
from jada_desk.domain.plan_json import plan_from_json, plan_to_json
from jada_desk.domain.rules import go_ahead
from jada_desk.workflows.plan import hold_back
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.records import read_overrides
from tests.fakes.local import JournalFake, MemoryFake
from tests.unit.workflows.world import FRIDAY, THURSDAY, Operation, at


def warned(jada: Operation, draft: Draft) -> dict[str, list[tuple[str, str]]]:
    """What stands against each charter of the weekend: (person, code)."""
    seen = jada.observe(draft)
    directory = jada.desk.directory(seen)
    board = make_board(jada.desk.weekend(seen, FRIDAY), draft, tenant=jada.tenant, directory=directory)
    return {
        card.event_id: [(person, one.code) for person, one in card.warnings]
        for card in board.cards
        if card.warnings
    }


def accepted(jada: Operation, draft: Draft, because: str) -> Draft:
    """The draft with a reason for everything that stands against Danika's charter."""
    seen = jada.observe(draft)
    directory = jada.desk.directory(seen)
    board = make_board(jada.desk.weekend(seen, FRIDAY), draft, tenant=jada.tenant, directory=directory)
    card = board.card("danika")
    assert card is not None
    for person, against in card.warnings:
        draft = go_ahead(draft, "danika", person, against, because, THURSDAY)
    return draft


def with_gene_twice() -> tuple[Operation, Draft]:
    jada = Operation()
    draft = assign(Draft(), jada.charter("danika"), Slot("crew", 1), "Gene", THURSDAY)
    assert warned(jada, draft)["danika"] == [("Gene", "double-booked")]
    return jada, draft


def test_it_is_in_the_plan_and_its_journal_and_no_warning_any_more() -> None:
    jada, draft = with_gene_twice()
    open_ones = [one for one in jada.plan(draft).objections if not one.because]
    assert {one.event_id for one in open_ones} == {"danika", "quinn"}
    assert unanswered(open_ones, frozenset({"quinn"})) == tuple(
        one for one in open_ones if one.event_id == "quinn"
    )
    assert all(one.can_be_overridden and one.sentence in jada.plan(draft).warnings for one in open_ones)
    plan = jada.plan(accepted(jada, draft, "asked him"))
    said = [(one.event_id, one.person, one.because) for one in plan.objections if one.because]
    assert set(said) == {("danika", "Gene", "asked him"), ("quinn", "Gene", "asked him")}
    assert not {one.sentence for one in plan.objections} & set(plan.warnings)
    assert unanswered(plan.objections, frozenset({"danika"})) == ()
    assert plan_from_json(plan_to_json(plan)) == plan
    assert not any(one.field == "overrides" for one in plan.changes), "the record's form is nothing to read"
    jada.publish(plan)
    assert jada.desk.published()[0].plan.objections == plan.objections


def test_after_the_publish_every_desk_knows_it_and_nothing_is_left_to_do() -> None:
    jada, draft = with_gene_twice()
    draft = accepted(jada, draft, "asked him")
    assert jada.publish(jada.plan(draft)).is_complete
    assert len(settle(draft, [jada.charter("danika"), jada.charter("quinn")])) == 0
    assert not jada.plan().steps
    other = jada.another_desk(MemoryFake(), JournalFake())
    seen = jada.observe(desk=other)
    board = make_board(
        other.weekend(seen, FRIDAY), Draft(), tenant=jada.tenant, directory=other.directory(seen)
    )
    card = board.card("danika")
    assert card is not None and card.warnings == ()
    assert [one.because for _, one in card.all_accepted] == ["asked him"]


def test_a_reason_alone_is_published_also_for_a_record_from_before_the_desk() -> None:
    jada = Operation()
    jada.row(Table.EVENTS, "danika")["crew"] = ["Kai"]
    draft = assign(Draft(), jada.charter("quinn"), Slot("crew", 2), "Kai", THURSDAY)
    assert jada.publish(jada.plan(draft)).is_complete
    assert warned(jada, Draft())["danika"] == [("Kai", "double-booked")]
    draft = accepted(jada, Draft(), "he has a launch")
    plan = jada.plan(draft)
    assert {step.layer for step in plan.steps if step.event_id == "danika"} >= {Layer.EVENTS}
    assert jada.publish(plan).is_complete
    assert len(settle(draft, [jada.charter("danika"), jada.charter("quinn")])) == 0


def test_who_leaves_takes_it_out_of_the_record() -> None:
    jada, draft = with_gene_twice()
    assert jada.publish(jada.plan(accepted(jada, draft, "asked him"))).is_complete
    live = jada.charter("danika")
    assert [one.person for one in live.overrides] == ["Gene"]
    off = assign(Draft(), live, Slot("crew", 1), "Angelia", THURSDAY)
    assert apply_draft(off, live).overrides == ()
    assert jada.publish(jada.plan(off)).is_complete
    assert "overrides" not in jada.row(Table.EVENTS, "danika")


def test_a_new_charter_that_is_held_back_holds_its_overrides_back() -> None:
    jada, draft = with_gene_twice()
    draft = accepted(jada, draft, "asked him")
    new = add_charter(draft, NewCharter("danika", "Danika", "JADA", at(30, 18), at(30, 22), THURSDAY))
    assert set(hold_back(new, frozenset({("danika", "is_new")})).overrides) == {"quinn"}
    assert hold_back(draft, frozenset({("danika", "crew")})).overrides


def test_what_is_no_override_in_a_record_is_left_out() -> None:
    good = '["Gene","day-off","2026-05-30","asked him","2026-05-28T20:30:00Z",""]'
    broken = [
        "no json",
        "5",
        "[1,2]",
        '["Gene","day-off","2026-05-30","","2026-05-28T20:30:00Z",""]',
        '["Gene","day-off","2026-05-30","why","never",""]',
        good,
    ]
    assert [one.reason for one in read_overrides({"overrides": broken})] == ["asked him"]
    assert read_overrides(None) == ()
