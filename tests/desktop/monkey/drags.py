"""Drags of people and cards over the window, as the window system leads them."""

import random
from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from jada_desk.desktop.board.card import CardFrame
from jada_desk.desktop.board.crew_chip import CrewChip
from jada_desk.desktop.board.slot_button import SlotButton
from jada_desk.desktop.state.hand import Hand
from jada_desk.desktop.window import Window
from tests.desktop.monkey.things import panels_over
from tests.desktop.monkey.world import World


class Drags:
    """Begins drags with the mouse; `carry` stands in for the drag's own loop, and the world goes on meanwhile."""

    def __init__(self, dice: random.Random, window: Window, world: World, settle: Callable[[], None]) -> None:
        self._dice, self._window, self._world, self._settle = dice, window, world, settle

    def drag(self) -> str:
        """Press on a chip, a slot or a card and pull; `carry` does the rest, in place of the drag's own loop."""
        sources = [
            one for kind in (CrewChip, SlotButton, CardFrame) for one in self._window.findChildren(kind)
            if one.isVisible() and one.visibleRegion().boundingRect().isValid()
        ]  # fmt: skip
        if not sources or panels_over(self._window) or QApplication.activePopupWidget():
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
                    self._world.news()
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
        slots = [one for one in self._window.findChildren(SlotButton) if one.isVisible()]
        if slots and self._dice.random() < 0.7:
            slot = self._dice.choice(slots)
            return slot.mapTo(self._window, slot.rect().center())
        return QPoint(self._dice.randrange(self._window.width()), self._dice.randrange(self._window.height()))

    def _taker(self, at: QPoint) -> QWidget | None:
        widget = self._window.childAt(at)
        while widget and not widget.acceptDrops():
            widget = widget.parentWidget()
        return widget

    def _to(self, target: QWidget, at: QPoint) -> QPoint:
        return target.mapFrom(self._window, at) if target is not self._window else at


def _is_alive(widget: QWidget) -> bool:
    return isValid(widget) and widget.isVisible()
