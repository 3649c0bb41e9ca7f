"""The profile lock: one desk at a time writes a tenant's draft and publishes."""

import contextlib
import errno
import json
import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Final

from jada_desk.domain.errors import JadaError, NeedsDecision
from jada_desk.domain.translation import tr

# The byte that is locked lies far behind the text, because Windows would keep others from reading a locked
# byte.
_LOCKED_BYTE: Final = 1 << 30
_TAKEN: Final = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds a profile: its number, its machine, and since when (UTC)."""

    pid: int
    host: str
    since: datetime | None


class ProfileLock:
    """A lock on the file `path` that ends with its process; the file says who holds it.

    The operating system keeps the lock, so that of a killed desk is free at once. Only writers take it.
    Safe from several threads; two locks on one file exclude each other also within a process.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = RLock()
        self._fd = -1

    @property
    def is_held(self) -> bool:
        """Whether this object holds the profile."""
        return self._fd >= 0

    def hold(self) -> None:
        """Take the profile, or keep it. Raises NeedsDecision, naming the holder, when another desk has it."""
        with self._guard:
            if self.is_held:
                return
            try:
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                fd = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as exc:
                raise self._failure(tr("written"), exc) from exc
            try:
                _lock(fd)
            except OSError as exc:
                os.close(fd)
                if exc.errno in _TAKEN:
                    raise self._refusal() from exc
                raise self._failure(tr("locked"), exc) from exc
            self._fd = fd
            # Not at a start, which holds nothing yet.
            from platform import node

            me = {
                "pid": os.getpid(),
                "host": node(),
                "since": datetime.now(UTC).isoformat(timespec="seconds"),
            }
            # On a full disk the profile is held all the same, only namelessly.
            with contextlib.suppress(OSError):
                os.ftruncate(fd, 0)
                os.write(fd, json.dumps(me).encode())

    def release(self) -> None:
        """Give the profile up; the file stays, empty."""
        with self._guard:
            if self.is_held:
                with contextlib.suppress(OSError):
                    os.ftruncate(self._fd, 0)
                _unlock(self._fd)
                os.close(self._fd)
                self._fd = -1

    def holder(self) -> Holder | None:
        """Who wrote their name into the lock file last; None when nobody did. That process may be dead."""
        try:
            raw = json.loads(self._path.read_bytes())
            return Holder(int(raw["pid"]), str(raw["host"]), datetime.fromisoformat(raw["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _failure(self, verb: str, reason: OSError) -> JadaError:
        return JadaError(
            tr(
                "The lock file {path} cannot be {verb}: {reason}.",
                path=self._path,
                verb=verb,
                reason=reason.strerror,
            ),
            unchanged=tr("Nothing was changed."),
            remedy=tr("Check that this folder may be written."),
        )

    def _refusal(self) -> NeedsDecision:
        holder = self.holder()
        who = tr("another desk")
        if holder:
            who = tr("another desk (process {pid} on {host})", pid=holder.pid, host=holder.host)
            if holder.since:
                who = tr(
                    "another desk (process {pid} on {host} since {since} UTC)",
                    pid=holder.pid,
                    host=holder.host,
                    since=f"{holder.since:%Y-%m-%d %H:%M}",
                )
        return NeedsDecision(
            tr("This operation is being edited by {who}.", who=who),
            unchanged=tr("Nothing was changed here."),
            remedy=tr("Close that desk first, or go on there."),
        )


if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int) -> None:
        os.lseek(fd, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(fd, 0, os.SEEK_SET)

    def _unlock(fd: int) -> None:
        os.lseek(fd, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)
