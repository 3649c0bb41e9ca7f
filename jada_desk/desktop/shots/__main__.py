"""Pictures of the window's main states, light and dark, in both sizes: `python -m jada_desk.desktop.shots DIR`.

The states are reached by doing, on a practice workspace of its own in a temporary home.
"""

import os
import sys
from datetime import date
from datetime import time as clock
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from jada_desk.adapters.local import practice_process
from jada_desk.desktop.app import Opener, make_application
from jada_desk.desktop.charter.standing import AskLine
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.shots.bad_days import take_bad_days
from jada_desk.desktop.shots.camera import Camera, fail, mend
from jada_desk.desktop.shots.page import take_messages, take_pages
from jada_desk.desktop.state.hand import Held, Seat
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.state.tasks import Tasks
from jada_desk.desktop.window import Window
from jada_desk.domain.draft import CAPTAIN_SLOT, Slot

_DANIKA: Final = "jadadanika0530"
_JONATHAN: Final = "jadajonathan0531"
_EMPTY_WEEKEND: Final = date(2027, 1, 15)


def main(folder: Path) -> int:
    """Take all pictures into `folder`; the process's exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application(sys.argv[:1])
    with TemporaryDirectory(prefix="jada-shots-") as name:
        home = Path(name)
        theme, tasks = Theme(), Tasks()
        theme.use("light")
        window = Window(Session(tasks), theme)
        window.show()
        camera = Camera(app, window, theme, folder)
        opener = Opener(window, tasks, home, None, practice=True)
        try:
            opener.open()
            camera.take("starting")
            _take_all(camera, home)
        finally:
            window.close_browsers()
            tasks.close()
            if opener.desk:
                opener.desk.close()
            practice_process.stop(home)
    return 0


def _take_all(camera: Camera, home: Path) -> None:
    session, window = camera.session, camera.window
    camera.until("the weekend on the grid", lambda: session.board.cards)
    camera.settle()
    camera.take("board")
    _charter(camera)
    _placing(camera)
    _contacts(camera)
    _review(camera)
    _publish(camera, home)
    _message(camera)
    _aftermath(camera, home)
    take_bad_days(camera, home)
    session.show_weekend(_EMPTY_WEEKEND)
    camera.settle()
    camera.take("empty")
    _offline(camera, home)
    window.panels.show_keys()
    camera.take("keys", window.panels.show_keys)
    window.panels.keys.dismiss()


def _charter(camera: Camera) -> None:
    camera.session.select(_DANIKA)
    preview = camera.window.side.details.preview
    camera.until("the guest page", lambda: preview.is_ready)
    camera.take("charter")
    take_pages(camera)


def _placing(camera: Camera) -> None:
    session, window = camera.session, camera.window
    seat = Seat(_DANIKA, CAPTAIN_SLOT)

    def hold(name: str) -> None:
        session.hand.release()
        session.hand.take(Held(name))
        slot = window.grid.slot(seat.event_id, seat.slot)
        if slot:
            slot.judge()

    camera.take("placing-warning", lambda: hold("Gene"))
    camera.take("placing-blocked", lambda: hold("Kai"))
    session.hand.release()

    def pick() -> None:
        slot = window.grid.slot(seat.event_id, seat.slot)
        if slot:
            window.panels.picker.open_for(slot)

    camera.take("picker", pick)
    window.panels.picker.dismiss()

    def show_gene() -> None:
        chip = next(one for one in window.roster.chips if one.name == "Gene")
        window.panels.show_crew_card(chip.name, chip)

    camera.take("crew-card", show_gene)
    window.panels.crew_card.dismiss()

    def find() -> None:
        window.controller.open_finder()
        window.top.finder.setText("quinn")
        window.top.finder.textEdited.emit("quinn")

    camera.take("finder", find)
    window.top.finder.leave()


def _contacts(camera: Camera) -> None:
    session, side = camera.session, camera.window.side
    session.select(_JONATHAN)
    side.find_contact(_JONATHAN)
    camera.settle()
    camera.take("contacts")
    side.contacts.take.click()
    camera.settle()


def _review(camera: Camera) -> None:
    session = camera.session
    session.select(_DANIKA)
    session.set_start(_DANIKA, clock(15))
    session.set_boarding(_DANIKA, clock(13, 45))
    session.place(Held("Gene"), Seat(_DANIKA, CAPTAIN_SLOT))
    session.place(Held("Angelia"), Seat(_DANIKA, Slot("crew", 1)))
    camera.settle()
    camera.take("double-booked")
    camera.take("override-asked", camera.window.controller.ask_why)
    if line := camera.window.side.details.findChild(AskLine):
        line.words.setText("asked him, Quinn is short")
        line.yes.click()
    camera.settle()
    camera.take("overridden")
    session.place(Held("Noor"), Seat(_DANIKA, CAPTAIN_SLOT))
    camera.settle()
    camera.take("edited")
    take_messages(camera)
    camera.window.controller.review()
    camera.settle()
    camera.take("review")


def _publish(camera: Camera, home: Path) -> None:
    session, side = camera.session, camera.window.side
    slow = {"target": "dynamodb", "match": "", "times": 0, "kind": "delay:1.2"}
    broken = {"target": "s3", "match": "danika", "times": 0, "kind": "status:503"}
    fail(home, [slow, broken])
    side.review.confirm.click()
    camera.wait(2.0)
    camera.take("publishing")
    mend(home)
    fail(home, [broken])
    camera.until("the end of the publish", lambda: session.publishing is None)
    camera.settle()
    camera.take("failed")
    mend(home)
    side.publishing.retry.click()
    camera.until("the end of the retry", lambda: session.publishing is None)
    camera.settle()
    camera.take("published")


def _message(camera: Camera) -> None:
    """A text to several, typed and reviewed."""
    window, side = camera.window, camera.window.side
    window.grid.bulk.choose_all()
    window.controller.write_message()
    side.message_form.words.setPlainText(
        "Hi {name}, rain is coming – bring a jacket. We sail at {time} all the same."
    )
    side.message_form.crew.setChecked(True)
    camera.take("message")
    side.message_form.review.click()
    camera.settle()
    camera.take("message-review")
    side.show_charter()
    window.grid.bulk.clear()


def _aftermath(camera: Camera, home: Path) -> None:
    """A message whose answer was lost, the history, the way back."""
    session, window, side = camera.session, camera.window, camera.window.side
    session.select(_DANIKA)
    session.set_boarding(_DANIKA, clock(13, 30))
    camera.settle()
    window.controller.review()
    camera.settle()
    fail(home, [{"target": "ses", "match": "", "times": 0, "kind": "lost"}])
    side.review.confirm.click()
    camera.until("the end of the publish", lambda: session.publishing is None)
    camera.settle()
    mend(home)
    camera.take("uncertain")
    window.controller.show_history()
    camera.settle()
    camera.take("history")
    latest = session.aftermath.latest
    side.show_history(latest[0].plan.plan_id if latest else "")
    camera.settle()
    camera.take("history-opened")
    side.history.roll_back.click()
    camera.settle()
    camera.take("rollback")
    session.undo()
    camera.settle()


def _offline(camera: Camera, home: Path) -> None:
    session = camera.session
    session.show_this_weekend()
    camera.settle()
    session.select(_DANIKA)
    fail(
        home,
        [
            {"target": target, "match": "", "times": 0, "kind": "reset"}
            for target in ("calendar", "feed", "dynamodb")
        ],
    )
    session.refresh()
    camera.settle()
    camera.take("offline")
    mend(home)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
