"""The monkey itself: a window of its own, acts by the dice, and a look after each."""

import random
import traceback
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from time import monotonic
from typing import Final

from PySide6.QtCore import QEventLoop, QThread
from PySide6.QtWidgets import QApplication

from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.state.tasks import Tasks
from jada_desk.desktop.window import Window
from tests.desktop.monkey.drags import Drags
from tests.desktop.monkey.hands import Hands
from tests.desktop.monkey.walls import walled, watched
from tests.desktop.monkey.watch import Watch
from tests.desktop.monkey.world import World, monkeys_charters
from tests.fakes.desk import FakeDesk

_HISTORY_EVERY: Final = 50
_PATIENCE_S: Final = 20.0
_REMEMBERED: Final = 6


class Broken(AssertionError):
    """What did not hold, with the command that repeats it."""


class Monkey:
    """Acts on a window of its own and looks at it after each act; `run` raises Broken."""

    def __init__(self, seed: int) -> None:
        self.seed, self.steps = seed, 0
        self._dice = dice = random.Random(seed)
        self._done: deque[str] = deque(maxlen=_REMEMBERED)
        self.faults: list[str] = []
        self.desk = FakeDesk(charters=monkeys_charters(), signatures=())
        theme = Theme()
        theme.use("light")
        self.window = window = Window(Session(Tasks()), theme)
        self.session = window.session
        self.session._preview_timer.setInterval(0)
        world = World(dice, self.desk, window, self._settle)
        self.drags = Drags(dice, window, world, self._settle)
        hands = Hands(dice, window, theme, world, self._settle, self.fail)
        self._watch = Watch(window, self.desk, self.faults, self._settle, self.fail)
        self._moves: tuple[tuple[int, Callable[[], str]], ...] = (
            (30, hands.press),
            (12, hands.type),
            (16, hands.key),
            (12, hands.command),
            (14, self.drags.drag),
            (8, world.news),
            (5, hands.look),
            (5, hands.undo_or_redo),
            (4, world.publish),
            (3, hands.edit_and_settle),
            (6, hands.click_anywhere),
            (2, world.weather),
        )

    def open(self) -> None:
        self.window.show()
        self.window.activateWindow()
        self.session.start(self.desk)
        self._settle()
        self._watch.check()

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
            self._done.append(f"{self.steps} {move.__name__}")
            try:
                self._done[-1] += f": {move()}"
            except Broken:
                raise
            except Exception:  # noqa: BLE001 - what is raised in a handler comes out here, with the steps before it
                self.faults.append(traceback.format_exc())
            self._settle()
            self._watch.check()
            if self.steps % _HISTORY_EVERY == 0:
                self._watch.check_history()
        self._watch.check_history()

    def _settle(self) -> None:
        """Wait for what was started, and until what it brought is on screen, and for what that started."""
        until = monotonic() + _PATIENCE_S
        is_over = False
        while not is_over:
            while self.session.tasks.running:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
                if monotonic() > until:
                    self.faults.append(f"{self.session.tasks.running} tasks do not end")
                    return
                QThread.yieldCurrentThread()
            # What the answers brought is laid out by posted events, which post others; a field that is left by one of
            # them is an edit to be saved.
            for _ in range(3):
                QApplication.processEvents()
            is_over = not self.session.tasks.running

    def fail(self, what: str) -> None:
        done = "\n  ".join(self._done)
        raise Broken(
            f"{what}\n  {done}\n"
            f"Repeat: python -m tests.desktop.monkey --seed {self.seed} --steps {self.steps}"
        )


def run(seed: int, steps: int) -> Monkey:
    """A fresh window, `steps` acts by `seed`. Raises Broken."""
    with ExitStack() as around:
        monkey = Monkey(seed)
        around.enter_context(watched(monkey.faults))
        around.enter_context(walled(seed, monkey.drags.carry))
        around.callback(monkey.close)
        monkey.open()
        monkey.run(steps)
    return monkey
