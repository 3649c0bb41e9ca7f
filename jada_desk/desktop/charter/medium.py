"""On what a guest looks at the page."""

from dataclasses import dataclass
from typing import Final

from jada_desk.domain.translation import tr_later


@dataclass(frozen=True, slots=True)
class Medium:
    """Where a guest looks at the page: a screen or a sheet of so many CSS pixels."""

    name: str
    words: str
    width: int
    is_print: bool = False


PHONE: Final[Medium] = Medium("phone", tr_later("Phone"), 390)
MEDIA: Final = (
    PHONE,
    Medium("desktop", tr_later("Desktop"), 1180),
    Medium("print", tr_later("Print"), 816, is_print=True),
)
