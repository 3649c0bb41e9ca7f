"""From the draft to the result: review with an edit held back, layers counted, failure and retry, stop, closing."""

from threading import Event
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from jada_desk.desktop.state.hand import Seat
from jada_desk.domain.draft import CAPTAIN_SLOT
from jada_desk.domain.errors import NeedsDecision
from jada_desk.domain.plan import Layer
from tests.fakes.desk import FakeDesk

QUINN, DANIKA, JONATHAN, HELENA = "jadaquinn0530", "jadadanika0530", "jadajonathan0531", "jadahelena0529"


def texts(widget: QWidget) -> list[str]:
    shown: list[Any] = [
        *widget.findChildren(QLabel),
        *widget.findChildren(QCheckBox),
        *widget.findChildren(QPushButton),
    ]
    return [one.text() for one in shown if one.isVisible()]


def box(widget: QWidget, name: str) -> QCheckBox:
    return next(
        one for one in widget.findChildren(QCheckBox) if one.isVisible() and name in one.accessibleName()
    )


def review(bench: Any) -> Any:
    bench.qtbot.mouseClick(bench.window.top.publish, Qt.MouseButton.LeftButton)
    bench.settle()
    return bench.window.side.review


def two_edits(bench: Any) -> None:
    bench.place("Gene", Seat(HELENA, CAPTAIN_SLOT))
    bench.session.set_field(DANIKA, "notes", "Bring cake", "Notes")
    bench.settle()


def test_review_says_was_and_now_and_who_is_told(bench):
    two_edits(bench)
    page = review(bench)
    assert bench.window.side.currentWidget() is page
    assert page.title.text() == "Review 2 changes"
    assert page.confirm.text() == "Publish 2 changes, tell 2 people"
    assert box(page, "Helena, Captain: was nothing, now Gene").isChecked()
    assert {"Helena", "Danika", "Bring cake", "Messages"} <= set(texts(page))


def test_an_edit_held_back_stays_in_the_draft_and_is_not_published(bench):
    two_edits(bench)
    page = review(bench)
    box(page, "Helena, Captain").click()
    bench.settle()
    assert page.confirm.text() == "Publish 1 change, tell 1 person"
    page.confirm.click()
    bench.settle()
    assert bench.window.side.publishing.title.text() == "Published"
    assert set(bench.session.history.present.edits) == {(HELENA, "captain")}
    live = {one.event_id: one for one in bench.desk.charters}
    assert live[DANIKA].notes == "Bring cake"
    assert live[HELENA].captain == ""
    assert bench.session.history.undo_label == "", "a publish is a barrier for undo"


def test_an_unticked_message_is_not_sent(bench):
    two_edits(bench)
    page = review(bench)
    box(page, "Tell Helena").click()
    assert page.confirm.text() == "Publish 2 changes, tell 1 person"
    page.confirm.click()
    bench.settle()
    assert bench.desk.told == [f"{DANIKA}/sms"]


def test_a_message_that_cannot_be_sent_says_why_and_cannot_be_ticked(make_bench):
    bench = make_bench(FakeDesk(no_page=frozenset({HELENA})))
    two_edits(bench)
    page = review(bench)
    helena = box(page, "Tell Helena")
    assert not helena.isEnabled() and not helena.isChecked()
    assert any("The guest page cannot be published now." in text for text in texts(page))
    assert page.confirm.text() == "Publish 2 changes, tell 1 person"
    page.confirm.click()
    bench.settle()
    assert bench.desk.told == [f"{DANIKA}/sms"]


def test_a_message_can_be_read_in_full(bench):
    two_edits(bench)
    page = review(bench)
    text = "Helena: your times have changed. See your page."
    assert text not in texts(page)
    button = next(
        one
        for one in page.findChildren(QPushButton)
        if one.isVisible() and "message to Helena" in one.accessibleName()
    )
    button.click()
    bench.qtbot.waitUntil(lambda: text in texts(page), timeout=2_000)


def test_a_failed_page_is_said_in_words_and_retry_does_only_the_rest(make_bench):
    bench = make_bench(FakeDesk(fail_at={(HELENA, Layer.PAGE)}))
    two_edits(bench)
    review(bench).confirm.click()
    bench.settle()
    page = bench.window.side.publishing
    assert page.title.text() == "Published in part"
    assert page.summary.text().startswith("1 of 2 charters live, 1 not. 1 message accepted")
    assert "Helena: guest page failed" in texts(page)
    assert "The bucket said that it is busy (503). Try again." in texts(page)
    assert bench.desk.told == [f"{DANIKA}/sms"]
    page.retry.click()
    bench.settle()
    assert page.title.text() == "Published"
    assert bench.desk.told == [f"{DANIKA}/sms", f"{HELENA}/sms"], "nobody is told twice"
    assert not page.retry.isVisible()
    assert bench.window.top.publish.text() == "Nothing to publish"


def test_progress_counts_layers_and_stop_ends_after_the_step(make_bench):
    reached, go_on = Event(), Event()

    def hold(step):
        if step.layer is Layer.PAGE and not reached.is_set():
            reached.set()
            assert go_on.wait(10)

    bench = make_bench(FakeDesk(before_step=hold))
    two_edits(bench)
    review(bench).confirm.click()
    page = bench.window.side.publishing
    bench.qtbot.waitUntil(reached.is_set, timeout=5_000)
    bench.qtbot.waitUntil(
        lambda: "Guest record" not in texts(page) and "1 of 2" in texts(page), timeout=5_000
    )
    assert page.title.text() == "Publishing 2 changes"
    assert {"Google Calendar", "Guest page", "Waiting"} <= set(texts(page))
    assert bench.window.top.publish.text() == "Publishing…"
    page.stop.click()
    go_on.set()
    bench.settle()
    assert page.title.text() == "Stopped"
    assert page.retry.isVisible()
    assert bench.desk.told == []


def test_closing_during_a_publish_asks_and_then_closes_by_itself(make_bench):
    reached, go_on = Event(), Event()

    def hold(_step):
        reached.set()
        assert go_on.wait(10)

    bench = make_bench(FakeDesk(before_step=hold))
    two_edits(bench)
    review(bench).confirm.click()
    bench.qtbot.waitUntil(reached.is_set, timeout=5_000)
    assert not bench.window.close()
    assert "A publish is under way" in bench.window.banner.text.accessibleName()
    next(
        one for one in bench.window.banner.findChildren(QPushButton) if one.text().startswith("Stop")
    ).click()
    go_on.set()
    bench.qtbot.waitUntil(lambda: not bench.window.isVisible(), timeout=5_000)
    bench.settle()


def test_a_charter_that_lags_behind_counts_as_a_change(make_bench):
    bench = make_bench(FakeDesk(lagging=frozenset({QUINN})))
    assert bench.window.top.publish.text() == "Publish 1 change…"
    assert bench.window.grid.cards[QUINN].card.states & {"unpublished"}
    review(bench).confirm.click()
    bench.settle()
    assert bench.window.top.publish.text() == "Nothing to publish"


def test_a_page_edited_by_hand_is_shown_on_its_card_and_put_right_by_publishing(make_bench):
    bench = make_bench(FakeDesk(drifted=frozenset({QUINN})))
    card = bench.window.grid.cards[QUINN]
    (badge,) = [one for one in card.card.badges if one.text == "Live differs"]
    assert badge.detail in card.toolTip() and badge.detail in card.accessibleName()
    assert bench.window.top.publish.text() == "Publish 1 change…"
    review(bench).confirm.click()
    bench.settle()
    assert "Live differs" not in [one.text for one in bench.window.grid.cards[QUINN].card.badges]
    assert bench.window.top.publish.text() == "Nothing to publish"


def test_offline_one_can_edit_but_not_publish_and_is_told_why(bench):
    bench.desk.offline = True
    bench.session.refresh()
    bench.settle()
    two_edits(bench)
    assert bench.window.banner.isVisible()
    said = bench.window.banner.text.accessibleName()
    assert said.startswith("Google Calendar cannot be reached. Shown is what was read on Thu 28 May, 13:30.")
    assert bench.window.top.publish.text() == "Publish 2 changes…"
    assert not bench.window.top.publish.isEnabled()
    assert "cannot be reached" in bench.window.top.publish.toolTip()
    bench.desk.offline = False
    next(one for one in bench.window.banner.findChildren(QPushButton) if one.text() == "Try again").click()
    bench.settle()
    assert not bench.window.banner.isVisible()
    assert bench.window.top.publish.isEnabled()


def test_the_confirm_button_never_cuts_its_words(bench):
    two_edits(bench)
    page = review(bench)
    for width, height in ((1440, 900), (1280, 720), (960, 560)):
        bench.window.resize(width, height)
        bench.qtbot.wait(20)
        assert page.confirm.width() >= page.confirm.minimumSizeHint().width()
        assert page.confirm.mapTo(bench.window, page.confirm.rect().topRight()).x() < bench.window.width()


def test_a_publish_that_was_cut_off_is_offered_again_at_the_next_start(make_bench):
    first = make_bench(FakeDesk(fail_at={(HELENA, Layer.PAGE)}))
    two_edits(first)
    review(first).confirm.click()
    first.settle()
    bench = make_bench(FakeDesk(kept=first.desk.kept, charters=first.desk.charters))
    assert "did not finish" in bench.window.banner.text.accessibleName()
    assert bench.window.top.publish.text() == "Finish publishing…"
    bench.window.top.publish.click()
    page = bench.window.side.publishing
    assert page.title.text() == "Published in part"
    page.retry.click()
    bench.settle()
    assert page.title.text() == "Published"
    assert bench.desk.told == [f"{HELENA}/sms"]
    assert not bench.window.banner.isVisible()


def test_a_failed_save_is_said_and_can_be_done_again(bench, monkeypatch):
    def refuse(_history):
        raise NeedsDecision("Another desk holds this operation.", remedy="Close it there.")

    monkeypatch.setattr(bench.desk, "save", refuse)
    bench.place("Gene", Seat(HELENA, CAPTAIN_SLOT))
    bench.settle()
    assert bench.window.top.saved.text() == "Not saved"
    assert "Another desk holds this operation. Close it there." in bench.window.banner.text.accessibleName()
    monkeypatch.undo()
    next(one for one in bench.window.banner.findChildren(QPushButton) if one.text() == "Save again").click()
    bench.settle()
    assert bench.window.top.saved.text() == "Saved 13:30"
    assert not bench.window.banner.isVisible()
