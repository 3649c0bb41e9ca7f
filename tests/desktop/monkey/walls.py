"""What stands around a run: nothing leaves it, and nothing that goes wrong in it is overheard."""

import logging
import random
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Final
from unittest.mock import patch
from uuid import UUID

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QDrag

from jada_desk.desktop.charter.preview import Preview
from jada_desk.desktop.state.hand import Hand
from jada_desk.desktop.state.liveness import Liveness
from jada_desk.domain.errors import Unavailable

_NOT_OFFSCREEN: Final = "This plugin does not support "


class _Faults(logging.Handler):
    """Log lines of WARNING and above."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._faults = faults

    def emit(self, record: logging.LogRecord) -> None:
        self._faults.append(f"log: {record.getMessage()}")


@contextmanager
def watched(faults: list[str]) -> Iterator[None]:
    """Exceptions, Qt's messages and log lines become faults."""

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
def walled(seed: int, carry: Callable[[QDrag, Hand], None]) -> Iterator[None]:
    """Nothing is printed, opened in another program or asked of the system; ids and drags are the monkey's."""
    dice = random.Random(seed)
    with ExitStack() as walls:
        for patched in (
            patch("jada_desk.desktop.board.drag._run", carry),
            patch("jada_desk.desktop.connect.signing_in._sign_in", _no_sign_in),
            patch("jada_desk.desktop.charter.new_charter.uuid4", lambda: UUID(int=dice.getrandbits(128))),
            patch("jada_desk.desktop.look.calling.QDesktopServices.openUrl", lambda _link: True),
            patch("PySide6.QtWidgets.QFileDialog.open", lambda dialog, *_: dialog.deleteLater()),
            patch("PySide6.QtPrintSupport.QPrintDialog.show", lambda dialog: dialog.deleteLater()),
            patch.object(Preview, "build_when_idle", lambda _self: None),
            patch.object(Liveness, "_start", lambda _self, _seconds: None),
        ):
            walls.enter_context(patched)
        yield
