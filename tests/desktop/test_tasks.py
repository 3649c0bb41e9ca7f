"""Work off the GUI thread: where its news arrives, what a newer task does to an older one, what errors become."""

from functools import partial
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel

from jada_desk.desktop.state.tasks import Task, Tasks
from jada_desk.domain.errors import Cancelled, JadaError, Unavailable
from jada_desk.workflows.ports.work import Progress


class Receiver(QObject):
    """Keeps what it was told, and on which thread."""

    def __init__(self):
        super().__init__()
        self.news = []
        self.threads = set()

    def _take(self, *what):
        self.news.append(what)
        self.threads.add(current_thread())

    def succeeded(self, value):
        self._take("succeeded", value)

    def failed(self, error):
        self._take("failed", error)

    def cancelled(self):
        self._take("cancelled")

    def progressed(self, progress):
        self._take("progressed", progress.text)

    def finished(self):
        self._take("finished")


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    assert made.close()


def start(tasks, work, receiver, lane="read", **more):
    return tasks.start(
        lane,
        Task(
            work,
            succeeded=receiver.succeeded,
            failed=receiver.failed,
            cancelled=receiver.cancelled,
            progressed=receiver.progressed,
            finished=receiver.finished,
        ),
        **more,
    )


def test_work_is_done_elsewhere_and_told_on_the_gui_thread(qtbot, tasks):
    receiver, worked_on = Receiver(), []

    def work(report, _cancel):
        worked_on.append(current_thread())
        report(Progress("half"))
        return 42

    start(tasks, work, receiver)
    qtbot.waitUntil(lambda: tasks.running == 0)
    assert receiver.news == [("progressed", "half"), ("succeeded", 42), ("finished",)]
    assert receiver.threads == {main_thread()}
    assert main_thread() not in worked_on


def test_errors_arrive_as_sentences(qtbot, tasks, caplog, expect_log):
    expect_log("A task failed with ZeroDivisionError")
    receiver, secret = Receiver(), "quinn@example.com"

    def refuse(_report, _cancel):
        raise Unavailable("No connection.", remedy="Check it.")

    def crash(_report, _cancel):
        raise ZeroDivisionError(secret)

    start(tasks, refuse, receiver)
    qtbot.waitUntil(lambda: tasks.running == 0)
    start(tasks, crash, receiver)
    qtbot.waitUntil(lambda: tasks.running == 0)
    errors = [one[1] for one in receiver.news if one[0] == "failed"]
    assert [error.what for error in errors] == [
        "No connection.",
        "The desk ran into a fault of its own (ZeroDivisionError).",
    ]
    assert all(isinstance(error, JadaError) for error in errors)
    assert "ZeroDivisionError" in caplog.text
    assert secret not in caplog.text


def test_a_cancelled_task_ends_without_an_answer(qtbot, tasks):
    receiver = Receiver()

    def work(_report, cancel):
        assert Event().wait(0) is False
        while not cancel.cancelled:
            Event().wait(0.005)
        raise Cancelled("Stopped.")

    task = start(tasks, work, receiver)
    task.cancel()
    qtbot.waitUntil(lambda: tasks.running == 0)
    assert receiver.news == [("cancelled",), ("finished",)]


def test_the_answer_of_a_replaced_reading_is_dropped(qtbot, tasks):
    slow, quick, go_on = Receiver(), Receiver(), Event()

    def wait_and_answer(_report, _cancel):
        assert go_on.wait(5)
        return "old"

    start(tasks, wait_and_answer, slow, key="observe")
    start(tasks, lambda _report, _cancel: "new", quick, key="observe")
    qtbot.waitUntil(lambda: ("succeeded", "new") in quick.news)
    go_on.set()
    qtbot.waitUntil(lambda: tasks.running == 0)
    assert slow.news == [("finished",)]


def test_saves_keep_their_order(qtbot, tasks):
    done = []

    def save(n, _report, _cancel):
        done.append(n)

    for n in range(20):
        tasks.start("disk", Task(partial(save, n)), key="save")
    qtbot.waitUntil(lambda: tasks.running == 0)
    assert done == list(range(20))


def test_closing_waits_for_the_last_save(qapp):
    tasks, saved = Tasks(), []

    def save(_report, _cancel):
        Event().wait(0.05)
        saved.append(True)

    tasks.start("disk", Task(save))
    assert tasks.close()
    assert saved == [True]


def test_a_save_begins_once_the_edit_that_led_to_it_was_painted(qtbot, tasks):
    done = []

    class Label(QLabel):
        def paintEvent(self, event):
            done.append("painted")

    label = Label()
    qtbot.addWidget(label)
    label.show()
    qtbot.waitUntil(lambda: "painted" in done)
    done.clear()
    label.update()
    tasks.save(Task(lambda _report, _cancel: done.append("saved")), key="save")
    assert tasks.running == 1
    qtbot.waitUntil(lambda: tasks.running == 0)
    # The system may ask for the painting more than once.
    assert list(dict.fromkeys(done)) == ["painted", "saved"]


def test_a_save_keeps_its_place_before_what_the_disk_is_asked_next(qtbot, tasks):
    done = []
    tasks.save(Task(lambda _report, _cancel: done.append("saved")), key="save")
    tasks.start("disk", Task(lambda _report, _cancel: done.append("other")))
    qtbot.waitUntil(lambda: tasks.running == 0)
    assert done == ["saved", "other"]


def test_a_save_is_not_put_off_by_the_next_one(qtbot, tasks):
    # A coarse timer of a minute ends at a full second, whenever it began.
    tasks._saver.setTimerType(Qt.TimerType.PreciseTimer)
    tasks._saver.setInterval(60_000)
    tasks.save(Task(lambda _report, _cancel: None), key="save")
    qtbot.wait(20)
    left = tasks._saver.remainingTime()
    tasks.save(Task(lambda _report, _cancel: None), key="save")
    assert 0 < tasks._saver.remainingTime() <= left < 60_000


def test_a_save_that_was_not_begun_is_made_when_the_window_closes(qapp):
    tasks, saved = Tasks(), []
    tasks.save(Task(lambda _report, _cancel: saved.append(True)), key="save")
    assert tasks.close()
    assert saved == [True]


def test_a_reading_waits_until_the_window_has_nothing_to_do_but_not_for_ever(qtbot, tasks, monkeypatch):
    """Of four turns due 50 ms apart the first two come late, the third in time; for a window that is never at rest
    the reading begins a second after it was asked for."""
    turns = iter([0.0, 0.0, 0.2, 0.2, 0.4, 0.4, 0.45])
    seen: list[float] = []

    def clock() -> float:
        seen.append(next(turns, 0.45))
        return seen[-1]

    monkeypatch.setattr("jada_desk.desktop.state.tasks.monotonic", clock)
    receiver = Receiver()
    start(tasks, lambda _report, _cancel: list(seen), receiver)
    qtbot.waitUntil(lambda: tasks.running == 0)
    assert receiver.news[0] == ("succeeded", [0.0, 0.0, 0.2, 0.2, 0.4, 0.4, 0.45])

    turns = iter([0.0, 0.0, *(late for n in range(1, 20) for late in (n / 5, n / 5))])
    seen.clear()
    start(tasks, lambda _report, _cancel: seen[-1], receiver)
    qtbot.waitUntil(lambda: tasks.running == 0)
    assert receiver.news[2] == ("succeeded", 1.0)
