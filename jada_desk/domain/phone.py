"""Telephone numbers: typed, stored (`+1-619-555-0001`), sent (E.164) and shown (`(619) 555-0001`)."""

import re
from typing import Final

_SEPARATORS: Final = re.compile(r"[\s().\-/\u00b7\u2010-\u2015]+")
# North American Numbering Plan: neither area code nor exchange begins with 0 or 1.
_NANP: Final = re.compile(r"([2-9][0-9]{2})([2-9][0-9]{2})([0-9]{4})")
_LONGEST: Final = 40


def to_stored(text: str) -> str:
    """The form kept in tables: `+1-619-555-0001` in North America, `+442079460018` elsewhere.

    A number without country code is taken as North American. What is no telephone number stays as typed,
    without the white space around it. Idempotent.
    """
    typed = text.strip()
    number = to_e164(typed)
    if number is None:
        return typed
    local = _NANP.fullmatch(number, 2) if number.startswith("+1") else None
    return f"+1-{local[1]}-{local[2]}-{local[3]}" if local else number


def to_e164(text: str) -> str | None:
    """The form that senders take (`+16195550001`, at most 15 digits by ITU-T E.164); None for no number."""
    typed = text.strip()
    if len(typed) > _LONGEST:
        return None
    digits = _SEPARATORS.sub("", typed.lower().removeprefix("tel:"))
    for prefix in ("+", "011", "00"):
        if digits.startswith(prefix):
            return _international(digits.removeprefix(prefix))
    return _international(digits if len(digits) == 11 and digits[0] == "1" else "1" + digits)


def to_display(text: str) -> str:
    """The form a dispatcher reads: `(619) 555-0001` in North America, else the stored form."""
    stored = to_stored(text)
    local = _NANP.fullmatch(stored.replace("-", ""), 2) if stored.startswith("+1-") else None
    return f"({local[1]}) {local[2]}-{local[3]}" if local else stored


def _international(digits: str) -> str | None:
    if digits.startswith("1"):
        return f"+{digits}" if _NANP.fullmatch(digits, 1) else None
    return f"+{digits}" if re.fullmatch(r"[2-9][0-9]{7,14}", digits) else None
