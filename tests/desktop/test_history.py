"""The history as a person reads it: searched, page by page, and who did what when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt

from jada_desk.desktop.publish.audit_words import audit_lines
from jada_desk.desktop.state import aftermath as aftermath_module
from jada_desk.domain.plan import Layer, StepState
from jada_desk.workflows.ports.memory import AuditRecord
from tests.desktop.test_aftermath import button, press, publish
from tests.desktop.test_publishing import DANIKA, HELENA, texts, two_edits
from tests.fakes.desk import FakeDesk

DOCK = ZoneInfo("America/Los_Angeles")
NOON = datetime(2026, 5, 28, 19, 0, tzinfo=UTC)


def published(make_bench, **ends):
    bench = make_bench(FakeDesk(**ends))
    two_edits(bench)
    publish(bench)
    return bench


def test_who_did_what_when_is_told_from_the_audit(make_bench):
    bench = published(make_bench, ends={f"{HELENA}/sms": StepState.UNCERTAIN})
    page = bench.window.side.history
    bench.window.controller.show_history()
    bench.settle()
    press(bench, page, "Open the publish")
    assert "Who did what when" in texts(page)
    assert not any("Guest page done" in one for one in texts(page))
    press(bench, page, "Show who did what when")
    shown = texts(page)
    assert any(one.startswith("Begun") for one in shown)
    assert any(one.startswith("Guest page done: ") and "Helena" in one and "Danika" in one for one in shown)
    assert any(one.startswith("Guests told may or may not have happened: Helena, text") for one in shown)
    press(bench, page, "Hide who did what when")
    assert not any("Guest page done" in one for one in texts(page))


def test_an_intent_is_told_only_where_nothing_came_after_it_and_others_are_named(make_bench):
    bench = published(make_bench)
    (kept,) = bench.desk.kept.values()
    plan = kept.plan
    page, record = (
        next(one for one in plan.steps if (one.event_id, one.layer) == (HELENA, layer))
        for layer in (Layer.PAGE, Layer.EVENTS)
    )

    def line(step_id: str, state: str, minutes: int, who: str, detail: str = "") -> AuditRecord:
        return AuditRecord(step_id, state, detail, NOON + timedelta(minutes=minutes), who, 7)

    lines = audit_lines(
        plan,
        (
            line("", "begun", 0, "darrell@desk"),
            line(record.step_id, "sending", 0, "darrell@desk"),
            line(record.step_id, "done", 0, "darrell@desk"),
            line(page.step_id, "sending", 0, "darrell@desk"),
            line(f"{HELENA}/sms", "done", 5, "sarah@desk", "Marked as sent by a person."),
            line("", "ended", 6, "sarah@desk"),
        ),
        DOCK,
    )
    assert [(one.when, one.text) for one in lines] == [
        ("Thu 28 May, 12:00", "Begun, by darrell@desk"),
        ("", "Charter record done: Helena"),
        ("", "Guest page begun: Helena"),
        (
            "Thu 28 May, 12:05",
            "Guests told done: Helena, text message. Marked as sent by a person, by sarah@desk",
        ),
        ("Thu 28 May, 12:06", "Over"),
    ]


def test_the_list_is_searched_by_charter_and_person(make_bench):
    bench = published(make_bench)
    (first,) = bench.desk.kept.values()
    only_danika = replace(
        first.plan,
        plan_id="other",
        changes=tuple(one for one in first.plan.changes if one.event_id == DANIKA),
        notices=(),
    )
    bench.desk.kept["other"] = replace(first, plan=only_danika)
    page = bench.window.side.history
    bench.window.controller.show_history()
    bench.settle()
    assert len([one for one in texts(page) if one == "Open"]) == 2
    page.search.setText("helena")
    assert len([one for one in texts(page) if one == "Open"]) == 1
    assert page._hint.text() == "1 publish of the latest 2."
    page.search.setText("helena nobody")
    assert not [one for one in texts(page) if one == "Open"]
    bench.qtbot.keyClick(page.search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    bench.qtbot.keyClick(page.search, Qt.Key.Key_Delete)
    assert page._hint.text() == "Every publish of this desk, newest first."


def test_older_publishes_come_by_the_page(make_bench, monkeypatch):
    monkeypatch.setattr(aftermath_module, "_PAGE", 2)
    bench = published(make_bench)
    (first,) = bench.desk.kept.values()
    for number in range(4):
        bench.desk.kept[f"p{number}"] = replace(first, plan=replace(first.plan, plan_id=f"p{number}"))
    page = bench.window.side.history
    bench.window.controller.show_history()
    bench.settle()
    opens = [len([one for one in texts(page) if one == "Open"])]
    while page._session.aftermath.has_older:
        button(page, "Show older publishes").click()
        bench.settle()
        opens.append(len([one for one in texts(page) if one == "Open"]))
    assert opens == [2, 4, 5]
