"""Opens a desk file in children that are killed on the way: `python desk_file_killer.py FILE FOLDER [OPCODES]`.

The first child dies before the first statement, the next before the second, and so on until one gets through;
with OPCODES, they die at every so many steps of SQLite's machine instead, in the middle of statements. Each works
on a copy of its own, FOLDER/<number>/desk.db; the last line printed is how many were killed.
"""

import itertools
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jada_desk.adapters.local.database import DeskDatabase


def die_at(count: int, opcodes: int) -> Callable[..., sqlite3.Connection]:
    """A `sqlite3.connect` whose connections kill this process at the `count`-th occasion, over all of them."""
    seen = itertools.count(1)

    def occasion(*_: object) -> int:
        if next(seen) == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    connect = sqlite3.connect

    def watched(*arguments: Any, **options: Any) -> sqlite3.Connection:
        db: sqlite3.Connection = connect(*arguments, **options)
        if opcodes:
            db.set_progress_handler(occasion, opcodes)
        else:
            db.set_trace_callback(occasion)
        return db

    return watched


def main(file: Path, folder: Path, opcodes: int) -> None:
    for count in itertools.count(1):
        place = folder / f"{count:04d}"
        place.mkdir(parents=True)
        if file.exists():
            shutil.copy(file, place / "desk.db")
        child = os.fork()
        if not child:
            sqlite3.connect = die_at(count, opcodes)  # type: ignore[assignment]
            DeskDatabase(place).close()
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != -signal.SIGKILL:
            print(count - 1)
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
