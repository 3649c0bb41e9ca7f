"""What must hold after every act: names, roles, focus, and no lost edit."""

from collections.abc import Callable

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from jada_desk.desktop.window import Window
from jada_desk.domain.draft import UNDO_LIMIT, Draft, History, settle
from tests.desktop.monkey.things import CONTROLS, panels_over, visible_things
from tests.fakes.desk import FakeDesk


class Watch:
    """Looks at the window; `faults` is filled from elsewhere too (exceptions, log lines). `fail` ends the run."""

    def __init__(
        self,
        window: Window,
        desk: FakeDesk,
        faults: list[str],
        settle_down: Callable[[], None],
        fail: Callable[[str], None],
    ) -> None:
        self._window, self._session, self._desk = window, window.session, desk
        self._faults, self._settle_down, self._fail = faults, settle_down, fail
        self._history, self._base = self._session.history, Draft()
        self._may_settle = False
        self._session.history_changed.connect(self._follow_history)
        self._session.publish_ended.connect(self._allow_settling)

    def check(self) -> None:
        if self._faults:
            self._fail("\n".join(self._faults))
        for one in visible_things(self._window):
            if one.is_focusable and one.role is QAccessible.Role.NoRole:
                self._fail(f"No role: {one}")
            # What scrolls and can have the focus is a "client" to Qt: it needs a name all the same.
            is_here = one.widget is None or one.widget.window() is self._window
            if is_here and (one.is_focusable or one.role in CONTROLS) and not one.name.strip():
                self._fail(f"No name: {one}")
        self._check_focus()
        if self._desk.saved and self._desk.saved[-1] != self._session.history:
            self._fail("The draft on disk is another than the one on screen")
        if not self._session.hand.is_empty and self._session.hand.is_drag:
            self._fail("A drag is over and the hand is not empty")

    def _check_focus(self) -> None:
        if QApplication.activePopupWidget():
            return
        focus = QApplication.focusWidget()
        if focus is None:
            self._fail("The focus is nowhere")
        elif not focus.isVisible() or not focus.isEnabled() or focus.window() is not self._window:
            state = f"visible {focus.isVisible()}, enabled {focus.isEnabled()}"
            self._fail(f"The focus is in {focus} {focus.accessibleName()!r}, which cannot be used: {state}")
        else:
            over = panels_over(self._window)
            if over and not any(one is focus or one.isAncestorOf(focus) for one in over):
                self._fail(f"{over[-1].accessibleName()!r} is open and the focus is behind it, in {focus}")

    def _follow_history(self) -> None:
        """Every change of the history is a step of it, or what the calendar said after a publish."""
        before, now = self._history, self._session.history
        self._history = now
        if now in (before, before.undo(), before.redo()):
            return
        if not _goes_on_from(before, now):
            # Those of other weekends are settled when their weekend is read.
            kept = settle(before.present, self._desk.charters).edits
            is_settled = now.present.edits.items() <= before.present.edits.items() and all(
                key in now.present.edits for key in kept
            )
            if not (self._may_settle and is_settled and not now.past and not now.future):
                lost = sorted(before.present.edits.keys() - now.present.edits.keys())
                self._faults.append(f"Edits were lost: {lost}")
            self._may_settle = False
            self._base = now.present

    def _allow_settling(self, *_: object) -> None:
        self._may_settle = True

    def check_history(self) -> None:
        """Undone to zero it is as it began, and done again as it is now."""
        dismiss_popup()
        before = self._session.history
        for _ in range(len(before.past)):
            self._session.undo()
        if len(before.past) < UNDO_LIMIT and self._session.history.present != self._base:
            self._fail("Undone to zero, the draft is not the one of the beginning")
        for _ in range(len(before.past)):
            self._session.redo()
        if (self._session.history.present, self._session.history.past) != (before.present, before.past):
            self._fail("Undone and done again, the draft is another")
        self._settle_down()
        self.check()


def _goes_on_from(before: History, now: History) -> bool:
    """Whether `now` is `before` and one edit more, or two: what was typed into a field is kept when another edit takes
    the field away, and both are told at once."""
    for first in range(max(0, len(now.past) - 2), len(now.past)):
        steps = now.past[first:]
        drafts = [*(draft for _, draft in steps[1:]), now.present]
        made = before
        for (label, _), draft in zip(steps, drafts, strict=True):
            made = made.record(label, draft)
        if made == now:
            return True
    return False


def dismiss_popup() -> None:
    """Close a list or menu that stands open."""
    if popup := QApplication.activePopupWidget():
        popup.close()
