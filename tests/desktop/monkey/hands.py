"""Mouse and keyboard: presses, clicks, keys, commands, words typed, another look."""

import random
from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from jada_desk.desktop.look.fields import LineField, NotesField
from jada_desk.desktop.look.theme import SCALES, Theme
from jada_desk.desktop.window import Window
from tests.desktop.monkey.things import panels_over, things_to_press
from tests.desktop.monkey.world import WORDS, World

_SIZES: Final = (QSize(1440, 900), QSize(1280, 720), QSize(960, 560), QSize(2200, 1200))
_KEYS: Final = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Home),
    *(Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
)


class Hands:
    """Does at random what a person could do; each act gives the words for it. `fail` takes what must not happen."""

    def __init__(
        self,
        dice: random.Random,
        window: Window,
        theme: Theme,
        world: World,
        settle: Callable[[], None],
        fail: Callable[[str], None],
    ) -> None:
        self._dice, self._window, self._theme, self._world = dice, window, theme, world
        self._settle, self._fail = settle, fail
        self._said = 0
        window.session.announced.connect(self._hear)

    def _hear(self, _words: str) -> None:
        self._said += 1

    def _can_focus(self, widget: QWidget | None) -> bool:
        """Whether a person could bring the focus there: what is behind a panel is out of reach."""
        over = panels_over(self._window)
        return widget is not None and (not over or any(one.isAncestorOf(widget) for one in over))

    def press(self) -> str:
        """Press one of the things that can be pressed: with the mouse, or with the focus on it and a key."""
        things = things_to_press(self._window)
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
        here = self._window.mapFromGlobal(at)
        target = QApplication.activePopupWidget() or self._window.childAt(here) or self._window
        where = target.mapFromGlobal(at)
        QTimer.singleShot(0, self._close_menu)
        dice = self._dice.random()
        if dice < 0.08:
            QTest.mouseDClick(target, Qt.MouseButton.LeftButton, pos=where)
        elif dice < 0.14:
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, where)
        elif dice < 0.2:
            QTest.mouseClick(target, Qt.MouseButton.RightButton, pos=where)
            # The platform makes it of the press, QTest does not.
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, at)
            QApplication.sendEvent(target, asked)
        else:
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=where)
        return what

    def _close_menu(self) -> None:
        """Close a menu that a press opened: it waits in a loop of its own, and the press would not come back."""
        if isinstance(menu := QApplication.activePopupWidget(), QMenu):
            menu.close()
            # A window manager would do so; offscreen there is none.
            self._window.activateWindow()

    def click_anywhere(self) -> str:
        at = QPoint(self._dice.randrange(self._window.width()), self._dice.randrange(self._window.height()))
        return self._click(self._window.mapToGlobal(at), f"at {at.x()}, {at.y()}")

    def _strike(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self._window
        QTimer.singleShot(0, self._close_menu)
        QTest.keyClick(target, key, modifier)

    def key(self) -> str:
        key = self._dice.choice(_KEYS)
        shift = Qt.KeyboardModifier.ShiftModifier
        self._strike(key, shift if self._dice.random() < 0.1 else Qt.KeyboardModifier.NoModifier)
        return key.name

    def command(self) -> str:
        """One of the window's commands: by its keys when it has some."""
        command = self._dice.choice(self._window.commands)
        if command.keys and self._dice.random() < 0.7:
            combination = QKeySequence(command.keys)[0]  # type: ignore[index]  # it has __getitem__
            self._strike(combination.key(), combination.keyboardModifiers())
        elif not panels_over(self._window):
            command.run()
        return command.name

    def type(self) -> str:
        fields = [
            one for one in self._window.findChildren(QWidget)
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
        text = self._dice.choice(WORDS)
        if self._dice.random() < 0.5:
            field.selectAll()
        if text.isascii() and text.isprintable():
            for letter in text[:40]:
                QTest.keyClicks(QApplication.focusWidget() or field, letter)
        else:
            QApplication.clipboard().setText(text)
            field.paste()
        return text[:40]

    def edit_and_settle(self) -> str:
        """Type into the selected charter's fields while a reading arrives: what was typed must not vanish."""
        if self._window.session.selection == "":
            self._window.session.select(
                self._dice.choice([one.event_id for one in self._window.session.board.cards] or [""])
            )
            self._settle()
        editor = self._window.side.details.editor
        fields = [
            one for one in editor.findChildren(QWidget)
            if isinstance(one, LineField | NotesField) and one.isVisible() and one.isEnabled()
        ]  # fmt: skip
        if not fields or panels_over(self._window):
            return "nothing"
        field, event_id = self._dice.choice(fields), self._window.session.selection
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self._settle()
        shown, text = _text_of(field), self._write(field)
        typed, before, said = _text_of(field), self._window.session.history, self._said
        self._world.mutate()
        self._window.session.refresh()
        self._settle()
        if self._window.session.selection == event_id and field.hasFocus() and _text_of(field) != typed:
            self._fail(f"A reading changed what was being typed: {typed!r} to {_text_of(field)!r}")
        self._strike(Qt.Key.Key_Tab)
        taken = self._window.session.history != before or self._said > said or bool(field.property("bad"))
        if typed.strip() != shown.strip() and not taken and _text_of(field).strip() == shown.strip():
            self._fail(f"{typed!r} was typed into {field.accessibleName()!r} and is gone")
        return f"{text!r} into {field.accessibleName()!r}"

    def undo_or_redo(self) -> str:
        key = self._dice.choice((Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y))
        many = self._dice.randrange(1, 6)
        for _ in range(many):
            (self._window.session.redo if key is Qt.Key.Key_Y else self._window.session.undo)()
        return f"{many} x {'redo' if key is Qt.Key.Key_Y else 'undo'}"

    def look(self) -> str:
        """Another theme, text size, window size or weekend."""
        kind = self._dice.randrange(4)
        if kind == 0:
            self._theme.use(self._dice.choice(("light", "dark", "system")), self._theme.scale)
        elif kind == 1:
            self._theme.use(self._theme.mode, self._dice.choice(SCALES))
        elif kind == 2:
            self._window.resize(self._dice.choice(_SIZES))
        elif self._dice.random() < 0.5:
            self._window.session.show_weekend(date(2026, 5, 30))
        else:
            self._window.top.toggle_week()
        return f"kind {kind}"


def _text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
