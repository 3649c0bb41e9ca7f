"""What every command needs: the desk, the weekend, and how a command ends."""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from types import FrameType
from typing import Final, NoReturn

from jada_desk.bootstrap import open_desk
from jada_desk.domain.charter import weekend_days
from jada_desk.domain.errors import BadInput
from jada_desk.workflows.desk import Desk
from jada_desk.workflows.ports.work import Progress

DONE, FAILED, NEEDS_DECISION = 0, 1, 3
Options = argparse.Namespace


class NeverCancelled:
    """The token of work that nobody stops."""

    cancelled = False


NEVER: Final = NeverCancelled()


class Stop:
    """Ctrl+C: at the first no new step starts, at the second the desk is left at once."""

    def __init__(self) -> None:
        self.cancelled = False

    def press(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self.cancelled:
            leave(FAILED)
        self.cancelled = True
        print(
            "jada-desk: stopping after this step. Ctrl+C again leaves at once.", file=sys.stderr, flush=True
        )


@contextmanager
def stopping() -> Iterator[Stop]:
    """Ctrl+C as the person's Stop, as long as this lasts."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop  # only a process's main thread is told of Ctrl+C
        return
    before = signal.signal(signal.SIGINT, stop.press)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def leave(code: int) -> NoReturn:
    """End the process without waiting for calls under way: recovery finds out what became of them."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def quiet(progress: Progress) -> None:
    """Progress of reads is not worth a line."""


def open_(options: Options) -> Desk:
    """The desk of the operation that the arguments name."""
    desk = open_desk(options.home, options.tenant, options.practice)
    if trouble := desk.open().trouble:
        print(f"jada-desk: {trouble}", file=sys.stderr)
    return desk


def friday_of(desk: Desk, options: Options) -> date:
    """The Friday of the weekend that the arguments name, of this one if none."""
    if options.weekend is None:
        return weekend_days(desk.now().date())[0]
    try:
        return weekend_days(date.fromisoformat(options.weekend))[0]
    except ValueError as exc:
        raise BadInput(f"{options.weekend} is no day.", remedy="Write it like 2026-05-30.") from exc
