"""Where everything stands on a card, worked out from its facts alone: a card has its height before it is made."""

from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFont

from jada_desk.desktop.look.paint import text_width
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.board import Card, SlotView, State
from jada_desk.domain.translation import tr, tr_later

# A state's icon and colours. The word stands in the badge.
STATE_LOOKS: Final = {
    State.DOUBLE_BOOKED: ("overlap", "bad"),
    State.CONFLICT: ("google", "bad"),
    State.DECLINED: ("block", "bad"),
    State.WARNING: ("warning", "warn"),
    State.OVERRIDDEN: ("note", "accent"),
    State.WAIVER: ("waiver", "warn"),
    State.OPEN: ("plus", "warn"),
    State.UNPUBLISHED: ("upload", "unpublished"),
    State.NO_CONTACT: ("no-phone", "warn"),
    State.PROBLEM: ("question", "warn"),
    State.READY: ("check", "ok"),
    State.HELD: ("clock", "warn"),
    State.CANCELLED: ("stop", "bad"),
}
NEWS: Final = tr_later("Changed just now")

Density = Literal["roomy", "middle", "close"]
DENSITIES: Final[tuple[Density, ...]] = ("roomy", "middle", "close")
# Slots side by side in a row: the first row's, and that of those below.
_ROWS: Final[dict[Density, tuple[int, int]]] = {"roomy": (1, 1), "middle": (1, 2), "close": (3, 3)}


class Pill(NamedTuple):
    """A state in words, with its icon, in the colours of a tone."""

    rect: QRectF
    icon: str
    tone: str
    words: str


def pill_font(theme: Theme) -> QFont:
    return theme.font(11, QFont.Weight.Medium)


class CardLayout:
    """A card's pills and slots at one width, in pixels of the card."""

    def __init__(self, theme: Theme, card: Card, width: int, is_news: bool) -> None:
        self._px, self._width = theme.px, width
        self._views = card.slots
        self.pills, self._bottom = _place_pills(theme, card, width, is_news)
        self._heights: dict[Density, int] = {}

    def height(self, density: Density) -> int:
        """How high the card is."""
        if density not in self._heights:
            self._heights[density] = self._work_out_height(density)
        return self._heights[density]

    def _work_out_height(self, density: Density) -> int:
        first, others = _ROWS[density]
        rows = 1 + -(-max(0, len(self._views) - first) // others) if self._views else 0
        height, gap = self._slot_height(density)
        return self._top(density) + rows * (height + gap) - gap + self._px(10)

    def slots(self, density: Density) -> list[QRect]:
        """Where each slot stands: in a row of its own, or the captain alone, or as many side by side as may be."""
        height, gap = self._slot_height(density)
        found, y, pad = [], self._top(density), self._px(10)
        for row in _rows(self._views, density):
            # The captain has an icon to show, and with it needs more room.
            shares = [13 if view.slot.kind == "captain" else 10 for view in row]
            room, x = self._width - 2 * pad - gap * (len(row) - 1), float(pad)
            for share in shares:
                wide = room * share / sum(shares)
                found.append(QRect(round(x), y, round(x + wide) - round(x), height))
                x += wide + gap
            y += height + gap
        return found

    def _top(self, density: Density) -> int:
        return self._bottom + self._px(8 if density == "roomy" else 6)

    def _slot_height(self, density: Density) -> tuple[int, int]:
        """A slot's height, and the gap to the next."""
        return self._px(30 if density == "roomy" else 26), self._px(5 if density == "roomy" else 4)


def _rows(views: tuple[SlotView, ...], density: Density) -> list[tuple[SlotView, ...]]:
    first, others = _ROWS[density]
    rest = views[first:]
    rows = [views[:first], *(rest[n : n + others] for n in range(0, len(rest), others))]
    return [row for row in rows if row]


def _place_pills(theme: Theme, card: Card, width: int, is_news: bool) -> tuple[list[Pill], int]:
    """The pills below times and title, and where they end."""
    px, font = theme.px, pill_font(theme)
    # Open places show themselves as slots; a pill for them would say it twice.
    shown = [(*STATE_LOOKS[one.state], one.text) for one in card.badges if one.state is not State.OPEN]
    if is_news:
        shown.insert(0, ("refresh", "accent", tr(NEWS)))
    left, top, height, gap = px(10), px(10) + px(20) + px(20) + px(4), px(20), px(4)
    pills: list[Pill] = []
    x, y, right = left, top, width - px(10)
    for icon, tone, words in shown:
        wide = min(int(text_width(font, words)) + px(24), right - left)
        if x > left and x + wide > right:
            x, y = left, y + height + gap
        pills.append(Pill(QRectF(x, y, wide, height), icon, tone, words))
        x += wide + gap
    return pills, y + height if pills else top - gap
