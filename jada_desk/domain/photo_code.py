"""Photo codes: what a guest types to add photos to a charter, and until when."""

import re
from datetime import datetime, timedelta
from typing import Final

# Read over the phone and typed on a dock: nothing that looks like something else (0/O, 1/I/L).
PHOTO_CODE_ALPHABET: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
PHOTO_CODE_LENGTH: Final = 8
LONGEST_CODE: Final = 24
# Guests look through their pictures in the weeks after; then the album is the operation's.
OPEN_AFTER_SAILING: Final = timedelta(days=30)
_OURS: Final = re.compile(f"[{PHOTO_CODE_ALPHABET}]{{{PHOTO_CODE_LENGTH}}}")


def read_photo_code(typed: str) -> str:
    """A code as it is stored, however it was typed: `qnn-001` is `QNN001`; "" when it can be none."""
    code = "".join(one for one in typed.upper() if not one.isspace() and one not in "-–—.#")
    return code if re.fullmatch(rf"[A-Z0-9]{{1,{LONGEST_CODE}}}", code) else ""


def is_random_code(code: str) -> bool:
    """Whether a code has the form of those made here; older and hand-made ones (QNN001) can be guessed."""
    return bool(_OURS.fullmatch(code))


def closes_at(end: datetime) -> datetime:
    """When a charter's code closes, by the end of its sailing."""
    return end + OPEN_AFTER_SAILING
