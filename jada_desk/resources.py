"""Where the program's own files stand: in a checkout, in the installed wheel, in the bundle."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_data"


def templates_dir() -> Path:
    """The folder of the Jinja2 templates: guest pages, mails, SMS, run sheet."""
    return _data_dir("templates")


def resources_dir() -> Path:
    """The folder of icons, palettes, the cloud template and the practice workspace's data."""
    return _data_dir("resources")


def _data_dir(name: str) -> Path:
    # The wheel and the bundle carry both folders inside the package; a checkout has them beside it.
    return (_INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent) / name
