"""Large texts as they stand in `desk.db`: a tenth of their size, and a changed byte in them is noticed."""

import sqlite3
import zlib
from typing import Final

from jada_desk.domain.translation import tr

_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def pack(text: str) -> bytes:
    """The text as it is stored."""
    return zlib.compress(text.encode())


def unpack(stored: bytes) -> str:
    """The text that `pack` stored. Raises sqlite3.DatabaseError, as for any damage, when it is not whole."""
    try:
        return zlib.decompress(stored).decode()
    except (zlib.error, TypeError, ValueError) as exc:
        raise damage(tr("a text in it is not what was written")) from exc


def damage(reason: str) -> sqlite3.DatabaseError:
    """What SQLite raises for a file that is not whole."""
    found = sqlite3.DatabaseError(reason)
    found.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return found


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error says that the file is not whole."""
    # The low byte is the primary code of an extended one.
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _DAMAGED
