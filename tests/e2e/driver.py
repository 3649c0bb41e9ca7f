"""The desk as a process of its own, and a person in front of it who sees its accessible tree."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

from tests.e2e.screen import Box, Screen, Seen

T = TypeVar("T")
_PATIENCE_S: Final = 25.0
_START_PATIENCE_S: Final = 60.0
# Looking costs the desk time too: the longer it takes, the less often it is asked.
_FIRST_LOOK_S: Final = 0.02
_LAST_LOOK_S: Final = 0.3
_MOST_WHEEL_TURNS: Final = 40
_MOST_STEPS: Final = 12
ROOT: Final = Path(__file__).parents[2]


def left_part(slot: Box) -> Box:
    """What neither the pointer in the slot's middle nor the pill beside it covers."""
    return slot._replace(width=slot.width // 4)


class Desk:
    """`jada-desk --home HOME --practice` on a screen. Everything waits for what it needs, none of it for a time."""

    def __init__(self, screen: Screen, home: Path) -> None:
        self.screen, self.home = screen, home
        self._process: subprocess.Popen[bytes] | None = None
        self._program: tuple[str, str] | None = None

    # The process -----------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start it and wait until the weekend was read."""
        with (self.home / "desk.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "jada_desk", "--home", str(self.home), "--practice"],
                cwd=ROOT, env={**os.environ, **self.screen.environment},
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        pid = self._process.pid
        self._program = self.until(
            "the desk in the accessible tree", lambda: self.screen.tree.program(pid), _START_PATIENCE_S
        )
        self.find("Calendar read ", "label", _START_PATIENCE_S)

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self._process
        self._process.kill()
        self._process.wait()
        self._process = self._program = None

    def close(self) -> int:
        """Close the window as its user does; the exit code of the program."""
        assert self._process
        self.screen.key("alt+F4")
        try:
            code = self._process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        self._process = self._program = None
        return code

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def log(self) -> str:
        """What the program has printed, in all its starts."""
        with suppress(FileNotFoundError):
            return (self.home / "desk.log").read_text(errors="replace")
        return ""

    # Eyes ------------------------------------------------------------------------------------------------------------

    def look(self) -> list[Seen]:
        assert self._program, "the desk does not run"
        return self.screen.tree.look(*self._program)

    def until(self, what: str, condition: Callable[[], T | None], patience_s: float = _PATIENCE_S) -> T:
        """Wait for a true value and give it; the test fails when it does not come."""
        deadline, pause_s = time.monotonic() + patience_s, _FIRST_LOOK_S
        while not (found := condition()):
            if self._process and self._process.poll() is not None:
                raise AssertionError(
                    f"The desk ended with {self._process.returncode} before there was {what}"
                )
            assert time.monotonic() < deadline, f"There was no {what} within {patience_s:.0f} s"
            time.sleep(pause_s)
            pause_s = min(2 * pause_s, _LAST_LOOK_S)
        return found

    def sees(self, name: str, role: str = "") -> Seen | None:
        """The first thing in the tree whose name begins so."""
        fits = (one for one in self.look() if one.name.startswith(name) and role in ("", one.role))
        return next(fits, None)

    def find(self, name: str, role: str = "", patience_s: float = _PATIENCE_S) -> Seen:
        """Wait for something whose name begins so."""
        return self.until(f"{role or 'thing'} {name!r}", lambda: self.sees(name, role), patience_s)

    def wait_gone(self, name: str, role: str = "") -> None:
        self.until(f"end of {name!r}", lambda: not self.sees(name, role))

    def slot(self, label: str, charter: str) -> Seen:
        """Wait for a slot of a charter by how its name begins ("Captain: open")."""
        pattern = re.compile(rf"{re.escape(label)}.*, {re.escape(charter)}")

        def fits() -> Seen | None:
            return next((one for one in self.look() if pattern.fullmatch(one.name)), None)

        return self.until(f"slot {label!r} of {charter}", fits)

    def value(self, field: str) -> str:
        """What stands in a field."""
        return self.screen.tree.text(self.find(field, "text"))

    def texts(self) -> str:
        """Every name in the tree, line by line."""
        return "\n".join(one.name for one in self.look() if one.name)

    def as_text(self) -> str:
        """The accessible tree, for a person who reads why a test failed."""
        if not (self.is_running and self._program):
            return "The desk does not run."
        try:
            return "\n".join(map(str, self.look()))
        except (OSError, TimeoutError) as error:
            return f"The accessible tree does not answer: {error!r}"

    # Hands -----------------------------------------------------------------------------------------------------------

    def reach(self, find: Callable[[], Seen]) -> Seen:
        """What `find` gives, once it is at rest, enabled, and scrolled into view by the wheel."""
        last: Seen | None = None
        turns = 0

        def rests() -> Seen | None:
            nonlocal last, turns
            before, last = last, find()
            if before is None or last.box != before.box or not last.is_enabled:
                return None
            if last.is_in_view:
                return last
            assert turns < _MOST_WHEEL_TURNS, f"The wheel does not bring {last} into view"
            turns += 1
            below = last.box.centre[1] >= last.clip.y + last.clip.height
            self.screen.wheel(last.clip.centre, down=below)
            return None

        return self.until("thing at rest", rests)

    def click(self, name: str, role: str = "push button") -> None:
        self.screen.click(self.reach(lambda: self.find(name, role)).box.centre)

    def select(self, charter: str) -> None:
        """Click on the head of a charter's card and wait for it on the right side."""
        box = self.reach(lambda: self.find(f"{charter}, ")).box
        self.screen.click((box.x + 60, box.y + 18))
        self.until(f"{charter} on the right side", lambda: self.sees(charter, "label"))

    def fill(self, field: str, text: str) -> None:
        """Click into a field, type over what stands there, and settle it with Enter."""
        self.click(field, "text")
        self.screen.key("ctrl+a")
        self.screen.type(text)
        self.screen.key("Return")

    def lift(self, source: Callable[[], Seen]) -> tuple[int, int]:
        """Press on something; where the pointer is."""
        start = self.reach(source).box.centre
        self.screen.press(start)
        return start

    def carry(self, at: tuple[int, int], target: Seen, says: str = "") -> tuple[int, int]:
        """Glide over a slot with a person under the pointer, and wait until the slot answers; where it is now.

        A yes is painted in the slot; `says` is what stands beside it when something speaks against the drop.
        """
        plain = self.screen.pixels(left_part(target.box))
        self.screen.glide(at, target.box.centre)
        self.until("answer of the slot", lambda: self.screen.pixels(left_part(target.box)) != plain)
        if says:
            self.find(says, "label")
        return target.box.centre

    def drag(self, source: Callable[[], Seen], target: Callable[[], Seen], says: str = "") -> None:
        """Drag somebody over a slot, wait until it answers, and let go."""
        slot = self.reach(target)
        self.carry(self.lift(source), slot, says)
        self.screen.release()

    def drag_away(self, source: Callable[[], Seen]) -> None:
        """Drag somebody out of their slot, back to the crew list."""
        self.screen.glide(self.lift(source), self.chip("Finn").box.centre)
        self.screen.release()

    def card(self, charter: str) -> Seen:
        """A charter's card."""
        return self.find(f"{charter}, ", "panel")

    def grip(self, charter: str) -> Seen:
        """The head of a card, where nothing but the card is."""
        card = self.reach(lambda: self.card(charter))
        return replace(card, box=card.box._replace(height=44))

    def seats(self) -> dict[str, str]:
        """Who sits in every slot shown: "Captain, Danika" to "Noor", in reading order; open ones to "open"."""
        found: dict[str, str] = {}
        for one in self.look():
            if one.role == "push button" and one.name.startswith(("Captain: ", "Crew: ")):
                place, _, rest = one.name.partition(": ")
                who, charter = rest.split(", ")[0], rest.rsplit(", ", 1)[-1]
                number = sum(key.startswith(f"{place}, {charter}") for key in found)
                found[f"{place}, {charter}{f' {number + 1}' if number else ''}"] = who
        return found

    def until_focus(self, name: str) -> Seen:
        """Wait until the keyboard focus is on something whose name begins so."""
        return self.until(f"focus on {name!r}", lambda: self.focused(name))

    def focused(self, name: str = "") -> Seen | None:
        """What has the keyboard focus, if its name begins so."""
        fits = (one for one in self.look() if "focused" in one.states and one.name.startswith(name))
        return max(fits, key=lambda one: one.depth, default=None)

    def walk(self, label: str, charter: str) -> None:
        """Go to a slot with the arrow keys, from the slot that has the focus."""
        for _ in range(_MOST_STEPS):
            here = self.until("slot in focus", self._slot_in_focus)
            goal = self.slot(label, charter).box.centre
            dx, dy = goal[0] - here.box.centre[0], goal[1] - here.box.centre[1]
            if (dx, dy) == (0, 0):
                return
            # Days first: the columns lie at the same places for all boats.
            self.screen.key(("Right" if dx > 0 else "Left") if abs(dx) > 9 else "Down" if dy > 0 else "Up")
            last = here.path
            self.until("step to another slot", lambda: self._slot_beside(last))  # noqa: B023 - asked at once
        raise AssertionError(f"The arrow keys do not lead to {label!r} of {charter}")

    def _slot_in_focus(self) -> Seen | None:
        return self.focused("Captain: ") or self.focused("Crew: ")

    def _slot_beside(self, last: str) -> Seen | None:
        now = self._slot_in_focus()
        return now if now and now.path != last else None

    def says(self, words: str) -> Seen:
        """Wait for a line of the status bar, or of anything else that is read."""
        return self.find(words, "label")

    def tidy_up(self) -> None:
        """Put the hand's person down, close what is open and undo every edit."""
        self.screen.release()
        self.screen.key("Escape", "Escape", "Escape", "Escape")
        self.wait_gone("Close", "push button")
        self.undo_all()

    def undo_all(self) -> int:
        """Undo until there is nothing more to undo; how many times that took."""
        steps = 0
        while undo := self.sees("Undo: ", "push button"):
            redo = self.sees("Redo: ", "push button")
            self.screen.key("ctrl+z")
            steps += 1
            # The words of both buttons: two edits in a row may be called the same.
            words = (undo.name, redo.name if redo else "")
            self.until("one edit less", lambda: self._history_words() != words)  # noqa: B023 - asked at once
        self.find("Nothing to undo", "push button")
        return steps

    def _history_words(self) -> tuple[str, str]:
        undo, redo = self.sees("Undo: ", "push button"), self.sees("Redo: ", "push button")
        return undo.name if undo else "", redo.name if redo else ""

    def chip(self, name: str) -> Seen:
        """Somebody of the crew list."""
        return self.find(f"{name}, ", "check box")
