"""What happens around the window: colleagues, guests, the network, a publish."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from jada_desk.desktop.window import Window
from jada_desk.domain.charter import Charter
from jada_desk.domain.plan import Layer
from tests.desktop.monkey.things import panels_over
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import at, sample_charters
from tests.hostile import HOSTILE

WORDS: Final = (
    *("15:30", "3:30 pm", "1", "23:59", "99", "", "Quinn", "gene", "619 555 0109", "mara@example.com", "cap"),
    *HOSTILE.values(),
)


def monkeys_charters() -> list[Charter]:
    """The practice weekend, one sailing past midnight, one of a guest with a hostile name, and weeks around it."""
    return [
        *sample_charters(),
        Charter("jadalate0530", "Priya Night", "Shearwater", at(30, 22), at(31, 2), guest_name="Priya", photos=3),
        Charter("jadajune0606", "Priya Morning", "JADA", at(6, 10, month=6), at(6, 13, month=6), captain="Gene"),
        Charter("jadamay0523", "Quinn Brunch", "JADA", at(23, 10), at(23, 13), captain="Noor", crew=("Kai", "Sarah")),
    ]  # fmt: skip


class World:
    """Changes what the desk reads, by the dice."""

    def __init__(
        self, dice: random.Random, desk: FakeDesk, window: Window, settle: Callable[[], None]
    ) -> None:
        self._dice, self.desk, self._window, self._settle = dice, desk, window, settle
        self._made = 0

    def mutate(self) -> str:
        """A colleague, a guest or a crew member changes something."""
        charters, dice = list(self.desk.charters), self._dice
        kind = dice.randrange(6)
        if charters and kind < 4:
            n = dice.randrange(len(charters))
            one = charters[n]
            charters[n] = (
                replace(one, captain=dice.choice(("", "Gene", "Noor", "Somebody else"))),
                replace(one, start=one.start + timedelta(minutes=30), end=one.end + timedelta(minutes=30)),
                replace(one, title=dice.choice(WORDS) or "Quinn", notes=dice.choice(WORDS)),
                replace(one, waivers_signed=dice.randrange(5), boat=dice.choice(("JADA", "Shearwater", "New boat"))),
            )[kind]  # fmt: skip
        elif kind == 4 and len(charters) > 3:
            del charters[dice.randrange(len(charters))]
        else:
            self._made += 1
            start = at(dice.choice((29, 30, 31)), dice.randrange(6, 23))
            event_id = f"jadanew{self._made}"
            charters.append(Charter(event_id, "Helena", "Shearwater", start, start + timedelta(hours=2)))
        self.desk.charters = charters
        return f"kind {kind}"

    def news(self) -> str:
        words = self.mutate()
        self._window.session.refresh()
        return words

    def weather(self) -> str:
        """The network goes and comes; a layer fails once."""
        if self._dice.random() < 0.6:
            self.desk.offline = not self.desk.offline
            self._window.session.refresh()
            return "offline" if self.desk.offline else "online"
        if self.desk.charters:
            one = self._dice.choice(self.desk.charters)
            self.desk.fail_at.add(
                (one.event_id, self._dice.choice((Layer.CALENDAR, Layer.EVENTS, Layer.PAGE)))
            )
        return "a layer fails"

    def publish(self) -> str:
        """Review, and press the last button when there is one."""
        if panels_over(self._window):
            return "nothing"
        self._window.controller.review()
        self._settle()
        button = self._window.side.review.confirm
        if button.isVisible() and button.isEnabled() and self._dice.random() < 0.7:
            button.click()
            return "confirmed"
        return "looked at"
