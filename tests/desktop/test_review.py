"""A review that is open while the world goes on; long columns of boxes; garbage that keeps nobody waiting."""

import gc
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QVBoxLayout, QWidget

from jada_desk.desktop.look.column import Column, Part, name_control
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.publish.progress_list import ProgressList
from jada_desk.desktop.state.hand import Seat
from jada_desk.desktop.state.interpreter import Sweeper
from jada_desk.domain.draft import CAPTAIN_SLOT
from jada_desk.domain.errors import Unavailable
from jada_desk.domain.translation import install_catalogue
from tests.desktop.test_liveness import change_outside
from tests.desktop.test_publishing import DANIKA, HELENA, box, review, texts, two_edits
from tests.translations.pseudo import pseudo


def test_what_a_colleague_changes_under_an_open_review_is_planned_anew_and_said(bench):
    two_edits(bench)
    page = review(bench)
    box(page, "Tell Helena").click()
    change_outside(bench.desk, DANIKA, notes="Bring wine")
    bench.session.refresh()
    bench.settle()
    assert any(one.startswith("Changed while you were reading: Danika.") for one in texts(page))
    assert "Notes of Danika was changed in Google too" in texts(page)
    assert not page.confirm.isEnabled(), "nobody confirms what they have not read"
    assert not box(page, "Tell Helena").isChecked(), "who is not to be told stays so"
    bench.qtbot.waitUntil(page.confirm.isEnabled, timeout=5_000)
    assert page.confirm.text() == "Publish 1 change, tell nobody"


def test_where_only_a_choice_is_left_the_review_asks_for_it(bench):
    bench.session.set_field(DANIKA, "notes", "Bring cake", "Notes")
    bench.settle()
    change_outside(bench.desk, DANIKA, notes="Bring wine")
    bench.session.refresh()
    bench.settle()
    page = review(bench)
    assert page.title.text() == "Choose first"
    assert not page.confirm.isEnabled()
    next(one for one in page.findChildren(QPushButton) if one.text() == "Keep mine").click()
    bench.settle()
    assert page.title.text() == "Review 1 change"
    assert page.confirm.isEnabled()


def test_a_reading_that_changes_nothing_leaves_the_review_alone(bench):
    two_edits(bench)
    page = review(bench)
    tick = box(page, "Danika, Notes")
    tick.setFocus()
    bench.session.refresh()
    bench.settle()
    assert page.confirm.isEnabled()
    assert box(page, "Danika, Notes") is tick, "the box is the very same one"
    assert not any("Changed while you were reading" in one for one in texts(page))


def test_an_edit_made_beside_the_open_review_is_part_of_what_is_published(bench):
    two_edits(bench)
    page = review(bench)
    bench.session.undo()
    bench.settle()
    assert page.title.text() == "Review 1 change"
    assert not any("Changed while you were reading" in one for one in texts(page)), (
        "one's own edit is no news"
    )
    page.confirm.click()
    bench.settle()
    live = {one.event_id: one for one in bench.desk.charters}
    assert (live[HELENA].captain, live[DANIKA].notes) == ("Gene", "")


class Boxes:
    """Counts what it builds."""

    def __init__(self) -> None:
        self.built: list[object] = []

    def part(self, key: object, stamp: object = None) -> Part:
        def build() -> QWidget:
            self.built.append(key)
            panel = QWidget()
            button = QPushButton(f"{key}", panel)
            name_control(button, "press")
            QVBoxLayout(panel).addWidget(button)
            return panel

        return Part(key, stamp, build)


def names(column: Column) -> list[str]:
    shown = [one for one in column.findChildren(QPushButton) if not one.isHidden() and one.isVisible()]
    return [one.text() for one in sorted(shown, key=lambda one: one.mapTo(column, one.pos()).y())]


def press_of(column: Column, key: str) -> QPushButton:
    panel = column.box(key)
    button = panel.findChild(QPushButton) if panel else None
    assert button is not None
    return button


def test_a_column_builds_only_what_changed_and_keeps_the_focus_in_it(qtbot):
    boxes, column = Boxes(), Column()
    qtbot.addWidget(column)
    column.show()
    column.activateWindow()
    column.show_parts([boxes.part("a"), boxes.part("b"), boxes.part("c")])
    kept = column.box("a")
    button = press_of(column, "b")
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    column.show_parts([boxes.part("c"), boxes.part("b", stamp=2), boxes.part("a")])
    QApplication.processEvents()
    assert boxes.built == ["a", "b", "c", "b"]
    assert column.box("a") is kept
    assert names(column) == ["c", "b", "a"]
    assert press_of(column, "b").hasFocus()
    with qtbot.waitSignal(column.lost_focus):
        column.show_parts([boxes.part("a")])


def test_a_column_hands_the_focus_of_a_box_that_goes_to_nobody_else(qtbot, qapp):
    boxes, column, place, other = Boxes(), Column(), QWidget(), QPushButton("Other")
    qtbot.addWidget(place)
    layout = QVBoxLayout(place)
    layout.addWidget(column)
    layout.addWidget(other)
    place.show()
    place.activateWindow()
    column.show_parts([boxes.part("a")])
    press_of(column, "a").setFocus()
    qtbot.waitUntil(press_of(column, "a").hasFocus)
    focused: list[QWidget | None] = []
    qapp.focusChanged.connect(lambda _old, now: focused.append(now))
    column.clear()
    assert focused == [column]


def test_a_long_column_grows_between_two_events(qtbot):
    boxes, column = Boxes(), Column()
    qtbot.addWidget(column)
    column.show()
    column.show_parts(boxes.part(number) for number in range(100))
    assert len(boxes.built) < 30
    column.show_parts([boxes.part("first"), *(boxes.part(number) for number in range(100))])
    qtbot.waitUntil(lambda: len(boxes.built) == 101, timeout=5_000)
    QApplication.processEvents()
    assert names(column) == ["first", *map(str, range(100))]


def test_charters_in_progress_are_drawn_and_read_aloud(qtbot, qapp):
    listed = ProgressList(Theme())
    qtbot.addWidget(listed)
    listed.begin({f"id{number}": f"Charter {number}" for number in range(300)})
    listed.show_words({"id1": ("Done", "ok"), "gone": ("Done", "ok")})
    model = listed.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert [model.data(model.index(row, 0), role) for row in (0, 1)] == [
        "Charter 0: Waiting",
        "Charter 1: Done",
    ]
    assert model.rowCount() == 300
    listed.resize(300, 400)
    before = listed.grab().toImage()
    listed.show_words({"id0": ("Guest page failed", "bad")})
    assert listed.grab().toImage() != before
    assert not listed.findChildren(QCheckBox)


def test_garbage_is_swept_on_the_windows_thread_and_all_of_it_only_when_nobody_waits(qtbot, qapp):
    busy = [True]
    swept: list[int] = []
    interval = sys.getswitchinterval()
    sweeper = Sweeper(lambda: busy[0], qapp)

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "stop":
            swept.append(info["generation"])

    try:
        gc.callbacks.append(note)
        assert not gc.isenabled() and sys.getswitchinterval() < interval
        sweeper.settle()
        assert gc.get_freeze_count() > 0
        for _ in range(25):
            kept: list[list[int]] = [[] for _ in range(30_000)]
            sweeper.sweep()
            del kept
        assert swept and set(swept) == {0}
        busy[0] = False
        kept = [[] for _ in range(30_000)]
        sweeper.sweep()
        assert len(kept) == 30_000
        assert swept[-1] == 2
    finally:
        gc.callbacks.pop()
        sweeper.close()
    assert gc.isenabled() and sys.getswitchinterval() == interval and gc.get_freeze_count() == 0


def test_a_place_taken_by_hand_is_in_the_open_review(bench):
    two_edits(bench)
    page = review(bench)
    assert page.title.text() == "Review 2 changes"
    bench.place("Noor", Seat(DANIKA, CAPTAIN_SLOT))
    bench.settle()
    assert page.title.text() == "Review 3 changes"
    assert box(page, "Danika, Captain").isChecked()


def test_a_review_that_begins_again_keeps_the_focus_and_its_place(bench):
    bench.window.activateWindow()
    bench.place("Gene", Seat("jadadanika0530", CAPTAIN_SLOT))
    review = bench.window.side.review
    for _ in range(2):
        bench.window.controller.review()
        bench.settle()
        assert bench.window.side.currentWidget() is review
        assert review.confirm.hasFocus()


def test_under_news_a_key_meant_for_the_last_button_changes_no_tick(bench):
    bench.window.activateWindow()
    two_edits(bench)
    page = review(bench)
    assert page.confirm.hasFocus()
    change_outside(bench.desk, DANIKA, notes="Bring wine")
    bench.session.refresh()
    bench.settle()
    assert not page.confirm.isEnabled(), "it waits until the news was read"
    bench.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    bench.settle()
    assert box(page, "Helena, Captain").isChecked()
    assert bench.window.side.currentWidget() is page


def test_a_plan_that_failed_is_told_where_the_review_stands(bench, monkeypatch):
    def fail(*_: object) -> None:
        raise Unavailable("The tables could not be read.", remedy="Try again in a minute.")

    bench.window.activateWindow()
    two_edits(bench)
    page = review(bench)
    assert page.confirm.hasFocus()
    monkeypatch.setattr(bench.desk, "plan", fail)
    change_outside(bench.desk, HELENA, notes="Bring cake")
    bench.session.refresh()
    bench.settle()
    assert page.title.text() == "This cannot be published now" and not page.confirm.isEnabled()
    assert "Try again in a minute." in texts(page)
    # The button that was switched off did not hand the focus on to a slot, whose charter would be shown instead.
    assert bench.window.side.currentWidget() is page
    assert page.isAncestorOf(QApplication.focusWidget())


def test_the_last_button_is_one_whole_sentence_in_every_language(bench):
    two_edits(bench)
    page = review(bench)
    install_catalogue(lambda text, _number: pseudo(text))
    try:
        for about in ("Tell Helena", "Tell Danika", ""):
            page._show_counts()
            said = page.confirm.text()
            assert said.startswith("⟦") and said.endswith("⟧") and said.count("⟦") == 1, said
            if about:
                box(page, about).click()
    finally:
        install_catalogue(None)
