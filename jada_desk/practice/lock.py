"""One practice workspace a home: a lock that the system drops when the process ends, however it ends."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType


class LockTaken(Exception):
    """Another process holds the lock."""


class FileLock:
    """Holds `path` locked inside `with`. Waits for its holder while `keep_waiting()`, then LockTaken."""

    def __init__(self, path: Path, keep_waiting: Callable[[], bool]) -> None:
        self._path = path
        self._keep_waiting = keep_waiting
        self._file = -1

    def __enter__(self) -> "FileLock":
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        while not _try_lock(self._file):
            if not self._keep_waiting():
                os.close(self._file)
                raise LockTaken
            time.sleep(0.03)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        os.close(self._file)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
