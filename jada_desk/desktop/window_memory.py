"""How the window looked when it was closed last: colours, text size, its own size, what the guest page was shown on,
and which weekend or week."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from jada_desk.desktop.charter.medium import MEDIA, PHONE, Medium
from jada_desk.desktop.look.theme import SCALES, Mode, Theme

_FILE: Final = "window.json"
_MODES: Final[tuple[Mode, ...]] = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Look:
    """`size` is that of the window when it is not maximised; None is its own choice. `first` is the first day shown, a
    Friday or a Monday; None is this weekend's."""

    mode: Mode = "system"
    scale: float = 1.0
    size: QSize | None = None
    is_maximised: bool = False
    medium: Medium = PHONE
    first: date | None = None


def load_look(home: Path) -> Look:
    """The look kept in a home; what is missing there or cannot be read is as at the first start."""
    try:
        kept = json.loads((home / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Look()
    if not isinstance(kept, dict):
        return Look()
    mode: Mode = next((one for one in _MODES if one == kept.get("colours")), "system")
    scale = next((one for one in SCALES if one == kept.get("text")), 1.0)
    medium = next((one for one in MEDIA if one.name == kept.get("page")), PHONE)
    size, is_maximised = _read_size(kept), kept.get("maximised") is True
    return Look(mode, scale, size, is_maximised, medium, _read_first(kept.get("from")))


def _read_first(kept: object) -> date | None:
    try:
        first = date.fromisoformat(kept) if isinstance(kept, str) else None
    except ValueError:
        return None
    return first if first and first.weekday() in (0, 4) else None


def _read_size(kept: dict[str, object]) -> QSize | None:
    match kept.get("width"), kept.get("height"):
        case int(width), int(height) if 0 < width < 100_000 and 0 < height < 100_000:
            return QSize(width, height)
    return None


def look_of(window: QWidget, theme: Theme, medium: Medium, first: date | None) -> Look:
    """The look of a window now, with the days shown from `first`."""
    size = window.normalGeometry().size()
    return Look(theme.mode, theme.scale, size, window.isMaximized(), medium, first)


def keep_look(home: Path, look: Look) -> None:
    """Write a look into a home; without a place to write to the next start has the first one's again."""
    kept: dict[str, object] = {
        "colours": look.mode,
        "text": look.scale,
        "maximised": look.is_maximised,
        "page": look.medium.name,
    }
    if look.first:
        kept["from"] = look.first.isoformat()
    if look.size:
        kept |= {"width": look.size.width(), "height": look.size.height()}
    try:
        home.mkdir(parents=True, exist_ok=True)
        (home / _FILE).write_text(json.dumps(kept, indent=2), encoding="utf-8")
    except OSError:
        return
