"""A monkey before the window: random input over the accessible tree, by seed, and what must hold after every step.

`python -m tests.desktop.monkey --seed S --steps N` repeats a run or makes a long one; `--seeds K` goes through K seeds.
"""

import argparse
import logging
import os
import random
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from time import monotonic
from types import TracebackType
from typing import Final
from unittest.mock import patch
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QEventLoop,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    QThread,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from jada_desk.desktop.card import CardFrame
from jada_desk.desktop.fields import LineField, NotesField
from jada_desk.desktop.floating import Floating
from jada_desk.desktop.hand import Hand
from jada_desk.desktop.liveness import Liveness
from jada_desk.desktop.preview import Preview
from jada_desk.desktop.roster import CrewChip
from jada_desk.desktop.session import Session
from jada_desk.desktop.slot_button import SlotButton
from jada_desk.desktop.tasks import Tasks
from jada_desk.desktop.theme import SCALES, Theme
from jada_desk.desktop.window import Window
from jada_desk.domain.charter import Charter
from jada_desk.domain.draft import UNDO_LIMIT, Draft, settle
from jada_desk.domain.errors import Unavailable
from jada_desk.domain.plan import Layer
from tests.fakes.desk import FakeDesk, at, sample_charters
from tests.hostile import HOSTILE

_HISTORY_EVERY: Final = 50
_PATIENCE_S: Final = 20.0
_NOT_OFFSCREEN: Final = "This plugin does not support "
_REMEMBERED: Final = 6
_SIZES: Final = (QSize(1440, 900), QSize(1280, 720), QSize(960, 560), QSize(2200, 1200))
_KEYS: Final = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Home),
    *(Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
)
_WORDS: Final = (
    *("15:30", "3:30 pm", "1", "23:59", "99", "", "Quinn", "gene", "619 555 0109", "mara@example.com", "cap"),
    *HOSTILE.values(),
)
# What a person acts on: each must say what it is and what it is called.
_CONTROLS: Final = {
    *(QAccessible.Role.Button, QAccessible.Role.ButtonMenu, QAccessible.Role.ButtonDropDown),
    *(QAccessible.Role.CheckBox, QAccessible.Role.RadioButton, QAccessible.Role.ComboBox),
    *(QAccessible.Role.EditableText, QAccessible.Role.SpinBox, QAccessible.Role.Slider, QAccessible.Role.Link),
    *(QAccessible.Role.List, QAccessible.Role.ListItem, QAccessible.Role.Table, QAccessible.Role.PageTab),
}  # fmt: skip


class Broken(AssertionError):
    """What did not hold, with the command that repeats it."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One part of the accessible tree, where it is on the screen."""

    role: QAccessible.Role
    name: str
    rect: QRect
    widget: QWidget | None
    is_enabled: bool
    is_focusable: bool


def visible_things(window: QWidget) -> Iterator[Thing]:
    """What a screen reader meets in the window."""
    todo: list[QAccessibleInterface] = [QAccessible.queryAccessibleInterface(window)]
    while todo:
        one = todo.pop()
        if not one.isValid():
            continue
        state = one.state()
        if state.invisible:
            continue
        found = one.object()
        yield Thing(
            one.role(),
            one.text(QAccessible.Text.Name),
            one.rect(),
            found if isinstance(found, QWidget) else None,
            not state.disabled,
            bool(state.focusable),
        )
        todo += [one.child(n) for n in range(one.childCount())]


def monkeys_charters() -> list[Charter]:
    """The practice weekend, one sailing past midnight, one of a guest with a hostile name, and weeks around it."""
    return [
        *sample_charters(),
        Charter("jadalate0530", "Priya Night", "Shearwater", at(30, 22), at(31, 2), guest_name="Priya", photos=3),
        Charter("jadajune0606", "Priya Morning", "JADA", at(6, 10, month=6), at(6, 13, month=6), captain="Gene"),
        Charter("jadamay0523", "Quinn Brunch", "JADA", at(23, 10), at(23, 13), captain="Noor", crew=("Kai", "Sarah")),
    ]  # fmt: skip


class Monkey:
    """Acts on a window of its own and looks at it after each act; `run` raises Broken."""

    def __init__(self, seed: int) -> None:
        self.seed, self.steps = seed, 0
        self._dice = random.Random(seed)
        self._done: deque[str] = deque(maxlen=_REMEMBERED)
        self.faults: list[str] = []
        self.desk = FakeDesk(charters=monkeys_charters(), signatures=())
        theme = Theme()
        theme.use("light")
        self._theme = theme
        self.window = Window(Session(Tasks()), theme)
        self.session = self.window.session
        self.session._preview_timer.setInterval(0)
        self._history, self._base = self.session.history, Draft()
        self._may_settle = False
        self.session.history_changed.connect(self._follow_history)
        self.session.publish_ended.connect(self._allow_settling)
        self._said = 0
        self.session.announced.connect(self._hear)
        self._moves: tuple[tuple[int, Callable[[], str]], ...] = (
            (30, self._press),
            (12, self._type),
            (16, self._key),
            (12, self._command),
            (14, self._drag),
            (8, self._news),
            (5, self._look),
            (5, self._undo_or_redo),
            (4, self._publish),
            (3, self._edit_and_settle),
            (6, self._click_anywhere),
            (2, self._weather),
        )

    # The run ---------------------------------------------------------------------------------------------------------

    def open(self) -> None:
        self.window.show()
        self.window.activateWindow()
        self.session.start(self.desk)
        self._settle()
        self._check()

    def close(self) -> None:
        self.session.tasks.close()
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()

    def run(self, steps: int) -> None:
        weights = [weight for weight, _ in self._moves]
        for _ in range(steps):
            self.steps += 1
            (_, move) = self._dice.choices(self._moves, weights)[0]
            self._done.append(f"{self.steps} {move.__name__[1:]}")
            try:
                self._done[-1] += f": {move()}"
            except Broken:
                raise
            except Exception:  # noqa: BLE001 - what is raised in a handler comes out here, with the steps before it
                self.faults.append(traceback.format_exc())
            self._settle()
            self._check()
            if self.steps % _HISTORY_EVERY == 0:
                self._check_history()
        self._check_history()

    def _settle(self) -> None:
        """Wait for what was started, and until what it brought is on screen."""
        until = monotonic() + _PATIENCE_S
        while self.session.tasks.running:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if monotonic() > until:
                self.faults.append(f"{self.session.tasks.running} tasks do not end")
                break
            QThread.yieldCurrentThread()
        # What the answers brought is laid out by posted events, which post others.
        for _ in range(3):
            QApplication.processEvents()

    def fail(self, what: str) -> None:
        done = "\n  ".join(self._done)
        raise Broken(
            f"{what}\n  {done}\n"
            f"Repeat: python -m tests.desktop.monkey --seed {self.seed} --steps {self.steps}"
        )

    # What must hold --------------------------------------------------------------------------------------------------

    def _check(self) -> None:
        if self.faults:
            self.fail("\n".join(self.faults))
        for one in visible_things(self.window):
            if one.is_focusable and one.role is QAccessible.Role.NoRole:
                self.fail(f"No role: {one}")
            # What scrolls and can have the focus is a "client" to Qt: it needs a name all the same.
            is_here = one.widget is None or one.widget.window() is self.window
            if is_here and (one.is_focusable or one.role in _CONTROLS) and not one.name.strip():
                self.fail(f"No name: {one}")
        self._check_focus()
        if self.desk.saved and self.desk.saved[-1] != self.session.history:
            self.fail("The draft on disk is another than the one on screen")
        if not self.session.hand.is_empty and self.session.hand.is_drag:
            self.fail("A drag is over and the hand is not empty")

    def _check_focus(self) -> None:
        if QApplication.activePopupWidget():
            return
        focus = QApplication.focusWidget()
        if focus is None:
            self.fail("The focus is nowhere")
        elif not focus.isVisible() or not focus.isEnabled() or focus.window() is not self.window:
            state = f"visible {focus.isVisible()}, enabled {focus.isEnabled()}"
            self.fail(f"The focus is in {focus} {focus.accessibleName()!r}, which cannot be used: {state}")
        else:
            over = self._over()
            if over and not any(one is focus or one.isAncestorOf(focus) for one in over):
                self.fail(f"{over[-1].accessibleName()!r} is open and the focus is behind it, in {focus}")

    def _over(self) -> list[Floating]:
        return [one for one in self.window.findChildren(Floating) if one.lies_over_all]

    def _can_focus(self, widget: QWidget | None) -> bool:
        """Whether a person could bring the focus there: what is behind a panel is out of reach."""
        over = self._over()
        return widget is not None and (not over or any(one.isAncestorOf(widget) for one in over))

    def _follow_history(self) -> None:
        """Every change of the history is one step of it, or what the calendar said after a publish."""
        before, now = self._history, self.session.history
        self._history = now
        if now in (before, before.undo(), before.redo()):
            return
        is_step = bool(now.past) and now == before.record(now.past[-1][0], now.present)
        if not is_step:
            # Those of other weekends are settled when their weekend is read.
            kept = settle(before.present, self.desk.charters).edits
            is_settled = now.present.edits.items() <= before.present.edits.items() and all(
                key in now.present.edits for key in kept
            )
            if not (self._may_settle and is_settled and not now.past and not now.future):
                lost = sorted(before.present.edits.keys() - now.present.edits.keys())
                self.faults.append(f"Edits were lost: {lost}")
            self._may_settle = False
            self._base = now.present

    def _allow_settling(self, *_: object) -> None:
        self._may_settle = True

    def _hear(self, _words: str) -> None:
        self._said += 1

    def _check_history(self) -> None:
        """Undone to zero it is as it began, and done again as it is now."""
        self._dismiss_all()
        before = self.session.history
        for _ in range(len(before.past)):
            self.session.undo()
        if len(before.past) < UNDO_LIMIT and self.session.history.present != self._base:
            self.fail("Undone to zero, the draft is not the one of the beginning")
        for _ in range(len(before.past)):
            self.session.redo()
        if (self.session.history.present, self.session.history.past) != (before.present, before.past):
            self.fail("Undone and done again, the draft is another")
        self._settle()
        self._check()

    def _dismiss_all(self) -> None:
        if popup := QApplication.activePopupWidget():
            popup.close()

    # Moves -----------------------------------------------------------------------------------------------------------

    def _things(self, roles: set[QAccessible.Role]) -> list[Thing]:
        corner = self.window.mapToGlobal(QPoint(0, 0))
        inside = QRect(corner, self.window.size())
        return [
            one
            for one in visible_things(self.window)
            if one.role in roles and one.is_enabled and inside.contains(one.rect.center())
        ]

    def _press(self) -> str:
        """Press one of the things that can be pressed: with the mouse, or with the focus on it and a key."""
        things = self._things(_CONTROLS)
        if not things:
            return "nothing"
        thing = self._dice.choice(things)
        if (
            thing.widget
            and thing.is_focusable
            and self._can_focus(thing.widget)
            and self._dice.random() < 0.4
        ):
            thing.widget.setFocus(Qt.FocusReason.TabFocusReason)
            key = self._dice.choice((Qt.Key.Key_Space, Qt.Key.Key_Return))
            self._strike(key)
            return f"{key.name} on {thing.name!r}"
        return self._click(thing.rect.center(), f"mouse on {thing.name!r}")

    def _click(self, at: QPoint, what: str) -> str:
        """A click goes to whatever lies there, as a mouse's does."""
        here = self.window.mapFromGlobal(at)
        target = QApplication.activePopupWidget() or self.window.childAt(here) or self.window
        where = target.mapFromGlobal(at)
        dice = self._dice.random()
        if dice < 0.08:
            QTest.mouseDClick(target, Qt.MouseButton.LeftButton, pos=where)
        elif dice < 0.14:
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, where)
        else:
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=where)
        return what

    def _click_anywhere(self) -> str:
        at = QPoint(self._dice.randrange(self.window.width()), self._dice.randrange(self.window.height()))
        return self._click(self.window.mapToGlobal(at), f"at {at.x()}, {at.y()}")

    def _strike(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier)

    def _key(self) -> str:
        key = self._dice.choice(_KEYS)
        shift = Qt.KeyboardModifier.ShiftModifier
        self._strike(key, shift if self._dice.random() < 0.1 else Qt.KeyboardModifier.NoModifier)
        return key.name

    def _command(self) -> str:
        """One of the window's commands: by its keys when it has some."""
        command = self._dice.choice(self.window.commands)
        if command.keys and self._dice.random() < 0.7:
            combination = QKeySequence(command.keys)[0]  # type: ignore[index]  # it has __getitem__
            self._strike(combination.key(), combination.keyboardModifiers())
        elif not self._over():
            command.run()
        return command.name

    def _type(self) -> str:
        fields = [
            one for one in self.window.findChildren(QWidget)
            if isinstance(one, QLineEdit | QPlainTextEdit)
            and one.isVisible() and one.isEnabled() and self._can_focus(one)
        ]  # fmt: skip
        if not fields:
            return "nothing"
        field = self._dice.choice(fields)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        text = self._write(field)
        if self._dice.random() < 0.6:
            self._strike(self._dice.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape)))
        return f"{text!r} into {field.accessibleName()!r}"

    def _write(self, field: QLineEdit | QPlainTextEdit) -> str:
        text = self._dice.choice(_WORDS)
        if self._dice.random() < 0.5:
            field.selectAll()
        if text.isascii() and text.isprintable():
            for letter in text[:40]:
                QTest.keyClicks(QApplication.focusWidget() or field, letter)
        else:
            QApplication.clipboard().setText(text)
            field.paste()
        return text[:40]

    def _edit_and_settle(self) -> str:
        """Type into the selected charter's fields while a reading arrives: what was typed must not vanish."""
        if self.session.selection == "":
            self.session.select(self._dice.choice([one.event_id for one in self.session.board.cards] or [""]))
            self._settle()
        editor = self.window.side.details.editor
        fields = [
            one for one in editor.findChildren(QWidget)
            if isinstance(one, LineField | NotesField) and one.isVisible() and one.isEnabled()
        ]  # fmt: skip
        if not fields or self._over():
            return "nothing"
        field, event_id = self._dice.choice(fields), self.session.selection
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self._settle()
        shown, text = _text_of(field), self._write(field)
        typed, before, said = _text_of(field), self.session.history, self._said
        self._mutate()
        self.session.refresh()
        self._settle()
        if self.session.selection == event_id and field.hasFocus() and _text_of(field) != typed:
            self.fail(f"A reading changed what was being typed: {typed!r} to {_text_of(field)!r}")
        self._strike(Qt.Key.Key_Tab)
        taken = self.session.history != before or self._said > said or bool(field.property("bad"))
        if typed.strip() != shown.strip() and not taken and _text_of(field).strip() == shown.strip():
            self.fail(f"{typed!r} was typed into {field.accessibleName()!r} and is gone")
        return f"{text!r} into {field.accessibleName()!r}"

    def _undo_or_redo(self) -> str:
        key = self._dice.choice((Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y))
        many = self._dice.randrange(1, 6)
        for _ in range(many):
            (self.session.redo if key is Qt.Key.Key_Y else self.session.undo)()
        return f"{many} x {'redo' if key is Qt.Key.Key_Y else 'undo'}"

    def _look(self) -> str:
        """Another theme, text size, window size or weekend."""
        kind = self._dice.randrange(4)
        if kind == 0:
            self._theme.use(self._dice.choice(("light", "dark", "system")), self._theme.scale)
        elif kind == 1:
            self._theme.use(self._theme.mode, self._dice.choice(SCALES))
        elif kind == 2:
            self.window.resize(self._dice.choice(_SIZES))
        elif self._dice.random() < 0.5:
            self.session.show_weekend(date(2026, 5, 30))
        else:
            self.session.show_whole_week(not self.session.is_week)
        return f"kind {kind}"

    # The world -------------------------------------------------------------------------------------------------------

    def _mutate(self) -> str:
        """A colleague, a guest or a crew member changes something."""
        charters, dice = list(self.desk.charters), self._dice
        kind = dice.randrange(6)
        if charters and kind < 4:
            n = dice.randrange(len(charters))
            one = charters[n]
            charters[n] = (
                replace(one, captain=dice.choice(("", "Gene", "Noor", "Somebody else"))),
                replace(one, start=one.start + timedelta(minutes=30), end=one.end + timedelta(minutes=30)),
                replace(one, title=dice.choice(_WORDS) or "Quinn", notes=dice.choice(_WORDS)),
                replace(one, waivers_signed=dice.randrange(5), boat=dice.choice(("JADA", "Shearwater", "New boat"))),
            )[kind]  # fmt: skip
        elif kind == 4 and len(charters) > 3:
            del charters[dice.randrange(len(charters))]
        else:
            start = at(dice.choice((29, 30, 31)), dice.randrange(6, 23))
            event_id = f"jadanew{self.steps}"
            charters.append(Charter(event_id, "Helena", "Shearwater", start, start + timedelta(hours=2)))
        self.desk.charters = charters
        return f"kind {kind}"

    def _news(self) -> str:
        words = self._mutate()
        self.session.refresh()
        return words

    def _weather(self) -> str:
        """The network goes and comes; a layer fails once."""
        if self._dice.random() < 0.6:
            self.desk.offline = not self.desk.offline
            self.session.refresh()
            return "offline" if self.desk.offline else "online"
        if self.desk.charters:
            one = self._dice.choice(self.desk.charters)
            self.desk.fail_at.add(
                (one.event_id, self._dice.choice((Layer.CALENDAR, Layer.EVENTS, Layer.PAGE)))
            )
        return "a layer fails"

    def _publish(self) -> str:
        """Review, and press the last button when there is one."""
        if self._over():
            return "nothing"
        self.window.review()
        self._settle()
        button = self.window.side.review.confirm
        if button.isVisible() and button.isEnabled() and self._dice.random() < 0.7:
            button.click()
            return "confirmed"
        return "looked at"

    # Drags -----------------------------------------------------------------------------------------------------------

    def _drag(self) -> str:
        """Press on a chip, a slot or a card and pull; `carry` does the rest, in place of the drag's own loop."""
        sources = [
            one for kind in (CrewChip, SlotButton, CardFrame) for one in self.window.findChildren(kind)
            if one.isVisible() and one.visibleRegion().boundingRect().isValid()
        ]  # fmt: skip
        if not sources or self._over() or QApplication.activePopupWidget():
            return "nothing"
        source = self._dice.choice(sources)
        start = source.visibleRegion().boundingRect().center()
        if isinstance(source, CardFrame):
            start = QPoint(20, 12)
        words = f"from {source.accessibleName()!r}"
        QTest.mousePress(source, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(source, start + QPoint(40, 25))
        QTest.mouseRelease(source, Qt.MouseButton.LeftButton, pos=start)
        return words

    def carry(self, drag: QDrag, hand: Hand) -> None:
        """Lead a drag over the window as the window system does: enter, move, leave; then drop or Escape."""
        data, left = drag.mimeData(), Qt.MouseButton.LeftButton
        none, move = Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
        over: QWidget | None = None
        accepted = False
        try:
            for _ in range(self._dice.randrange(1, 6)):
                at = self._goal()
                target = self._taker(at)
                if target is not over:
                    if over:
                        QApplication.sendEvent(over, QDragLeaveEvent())
                    over = target
                    if target:
                        enter = QDragEnterEvent(self._to(target, at), move, data, left, none)
                        QApplication.sendEvent(target, enter)
                if target:
                    step = QDragMoveEvent(self._to(target, at), move, data, left, none)
                    QApplication.sendEvent(target, step)
                    accepted = step.isAccepted()
                if self._dice.random() < 0.25:
                    self._news()
                    self._settle()
                    over = None if over and not _is_alive(over) else over
            if over and accepted and self._dice.random() < 0.8:
                QApplication.sendEvent(over, QDropEvent(QPointF(self._to(over, at)), move, data, left, none))
            elif over:
                QApplication.sendEvent(over, QDragLeaveEvent())
        finally:
            hand.release()

    def _goal(self) -> QPoint:
        """A slot or a place of the window, in its own coordinates."""
        slots = [one for one in self.window.findChildren(SlotButton) if one.isVisible()]
        if slots and self._dice.random() < 0.7:
            slot = self._dice.choice(slots)
            return slot.mapTo(self.window, slot.rect().center())
        return QPoint(self._dice.randrange(self.window.width()), self._dice.randrange(self.window.height()))

    def _taker(self, at: QPoint) -> QWidget | None:
        widget = self.window.childAt(at)
        while widget and not widget.acceptDrops():
            widget = widget.parentWidget()
        return widget

    def _to(self, target: QWidget, at: QPoint) -> QPoint:
        return target.mapFrom(self.window, at) if target is not self.window else at


def _is_alive(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget) and widget.isVisible()


def _text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


class _Faults(logging.Handler):
    """Log lines of WARNING and above."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._faults = faults

    def emit(self, record: logging.LogRecord) -> None:
        self._faults.append(f"log: {record.getMessage()}")


@contextmanager
def _watched(monkey: Monkey) -> Iterator[None]:
    """Exceptions, Qt's messages and log lines become faults of the monkey."""
    faults = monkey.faults

    def raised(kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        faults.append("".join(traceback.format_exception(kind, value, trace)))

    def told(kind: QtMsgType, _context: object, words: str) -> None:
        # The offscreen platform says so of itself when a list drops down.
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not words.startswith(_NOT_OFFSCREEN):
            faults.append(f"Qt: {words}")

    handler, hook = _Faults(faults), sys.excepthook
    logging.getLogger().addHandler(handler)
    sys.excepthook = raised
    earlier = qInstallMessageHandler(told)
    try:
        yield
    finally:
        qInstallMessageHandler(earlier)
        sys.excepthook = hook
        logging.getLogger().removeHandler(handler)


def _no_sign_in(*_: object) -> object:
    raise Unavailable("There is no network.", remedy="Try again.")


@contextmanager
def _walled(monkey: Monkey) -> Iterator[None]:
    """Nothing is printed, opened in another program or asked of the system; ids and drags are the monkey's."""
    dice = random.Random(monkey.seed)
    with ExitStack() as walls:
        for patched in (
            patch("jada_desk.desktop.drag._run", monkey.carry),
            patch("jada_desk.desktop.signing_in._sign_in", _no_sign_in),
            patch("jada_desk.desktop.new_charter.uuid4", lambda: UUID(int=dice.getrandbits(128))),
            patch("jada_desk.desktop.details.QDesktopServices.openUrl", lambda _link: True),
            patch("PySide6.QtWidgets.QFileDialog.open", lambda dialog, *_: dialog.deleteLater()),
            patch("PySide6.QtPrintSupport.QPrintDialog.show", lambda dialog: dialog.deleteLater()),
            patch.object(Preview, "build_when_idle", lambda _self: None),
            patch.object(Liveness, "_start", lambda _self, _seconds: None),
        ):
            walls.enter_context(patched)
        yield


def run(seed: int, steps: int) -> Monkey:
    """A fresh window, `steps` acts by `seed`. Raises Broken."""
    with ExitStack() as around:
        monkey = Monkey(seed)
        around.enter_context(_watched(monkey))
        around.enter_context(_walled(monkey))
        around.callback(monkey.close)
        monkey.open()
        monkey.run(steps)
    return monkey


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.desktop.monkey", description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds, from --seed on")
    parser.add_argument("--steps", type=int, default=400)
    asked = parser.parse_args()
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    broken = 0
    for seed in range(asked.seed, asked.seed + asked.seeds):
        begun = monotonic()
        try:
            run(seed, asked.steps)
            print(
                f"seed {seed}: {asked.steps} steps, nothing broken, {monotonic() - begun:.0f} s", flush=True
            )
        except Broken as found:
            broken += 1
            print(f"seed {seed}: {found}\n", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
