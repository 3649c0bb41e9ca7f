"""Where everything stands on a card, worked out from its facts alone: a card has its height before it is made."""

from collections.abc import Sequence
from math import ceil
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
# A card narrower than this has thinner margins, for its words; both grow with the text.
_NARROW: Final = 100
# Between a slot's edge and its words; before it grows with the text.
SLOT_GAP: Final = 4
# A slot's picture; it grows with the text too.
SLOT_ICON: Final = 14
# Around a pill's words: its picture and the least margins, and what it takes more where a row has room.
_PILL_AROUND: Final = 24
_PILL_AIR: Final = 5
# Slots side by side in a row: the first row's, and that of those below; the first way that cuts no word is taken.
_WAYS: Final[dict[Density, tuple[tuple[int, int], ...]]] = {
    "roomy": ((1, 1),),
    "middle": ((1, 2), (1, 1)),
    "close": ((3, 3), (1, 2), (1, 1)),
}


class Pill(NamedTuple):
    """A state in words, with its icon, in the colours of a tone."""

    rect: QRectF
    icon: str
    tone: str
    words: str


class _Need(NamedTuple):
    """How wide a slot must be for its words, and its share of a row where each has room for them."""

    width: int
    share: int


def margin(theme: Theme, width: int) -> int:
    """What is free at the sides of a card so wide."""
    return theme.px(10 if width >= theme.px(_NARROW) else 5)


def pill_font(theme: Theme) -> QFont:
    return theme.font(11, QFont.Weight.Medium)


def slot_font(theme: Theme, view: SlotView) -> QFont:
    """The font of a slot's person, or of what an open one is for."""
    return theme.font(12.5, QFont.Weight.Medium if view.name else QFont.Weight.DemiBold)


class CardLayout:
    """A card's pills and slots at one width, in pixels of the card."""

    def __init__(self, theme: Theme, card: Card, width: int, is_news: bool) -> None:
        self._px, self._width, self._margin = theme.px, width, margin(theme, width)
        self._needs = [_need(theme, view) for view in card.slots]
        self.pills, self._bottom = _place_pills(theme, card, width, is_news)
        self._heights: dict[Density, int] = {}

    def height(self, density: Density) -> int:
        """How high the card is."""
        if density not in self._heights:
            self._heights[density] = self._work_out_height(density)
        return self._heights[density]

    def _work_out_height(self, density: Density) -> int:
        rows = len(self._rows(density))
        height, gap = self._slot_height(density)
        return self._top(density) + rows * (height + gap) - gap + self._px(10)

    def slots(self, density: Density) -> list[QRect]:
        """Where each slot stands: in a row of its own, or the captain alone, or as many side by side as their words
        leave room for."""
        height, gap = self._slot_height(density)
        found, y = [], self._top(density)
        for row in self._rows(density):
            x = float(self._margin)
            for wide in row:
                found.append(QRect(round(x), y, round(x + wide) - round(x), height))
                x += wide + gap
            y += height + gap
        return found

    def _rows(self, density: Density) -> list[list[float]]:
        """How wide the slots are, row by row."""
        gap = self._slot_height(density)[1]
        rows: list[list[float]] = []
        for first, others in _WAYS[density]:
            rest = self._needs[first:]
            needs = [self._needs[:first], *(rest[n : n + others] for n in range(0, len(rest), others))]
            rows = [self._share(row, gap) for row in needs if row]
            if all(rows):
                break
        return rows

    def _share(self, row: Sequence[_Need], gap: int) -> list[float]:
        """How the slots of a row share its width: alike on every card, else as their words need it; empty when the
        words of several have no room."""
        room = self._width - 2 * self._margin - gap * (len(row) - 1)
        shares = [room * need.share / sum(one.share for one in row) for need in row]
        if len(row) == 1 or all(need.width <= share for need, share in zip(row, shares, strict=True)):
            return shares
        spare = room - sum(need.width for need in row)
        return [need.width + spare / len(row) for need in row] if spare >= 0 else []

    def _top(self, density: Density) -> int:
        return self._bottom + self._px(8 if density == "roomy" else 6)

    def _slot_height(self, density: Density) -> tuple[int, int]:
        """A slot's height, and the gap to the next."""
        return self._px(30 if density == "roomy" else 26), self._px(5 if density == "roomy" else 4)


def _need(theme: Theme, view: SlotView) -> _Need:
    words = text_width(slot_font(theme, view), view.name or view.label)
    is_captain = view.slot.kind == "captain"
    # Beside others a captain is known by the picture alone; an open place says in words whom it is for.
    picture = theme.px(SLOT_ICON) + theme.px(SLOT_GAP) if is_captain and view.name else 0
    # One more for what rounding takes.
    return _Need(ceil(words) + 1 + 2 * theme.px(SLOT_GAP) + picture, 13 if is_captain else 10)


def _place_pills(theme: Theme, card: Card, width: int, is_news: bool) -> tuple[list[Pill], int]:
    """The pills below times and title, and where they end."""
    px, font = theme.px, pill_font(theme)
    # Open places show themselves as slots; a pill for them would say it twice.
    shown = [(*STATE_LOOKS[one.state], one.text) for one in card.badges if one.state is not State.OPEN]
    if is_news:
        shown.insert(0, ("refresh", "accent", tr(NEWS)))
    left, top, height, gap = margin(theme, width), px(10) + px(20) + px(20) + px(4), px(20), px(4)
    right = width - left
    rows: list[list[tuple[int, tuple[str, str, str]]]] = []
    x = right
    for look in shown:
        wide = min(int(text_width(font, look[2])) + px(_PILL_AROUND), right - left)
        if not rows or x + wide > right:
            rows.append([])
            x = left
        rows[-1].append((wide, look))
        x += wide + gap
    pills: list[Pill] = []
    y = top
    for row in rows:
        # Room that a row has left makes its pills easier to read; none goes to the next row for it.
        spare = right - left - sum(wide + gap for wide, _ in row) + gap
        more, x = min(px(_PILL_AIR), spare // len(row)), left
        for wide, (icon, tone, words) in row:
            pills.append(Pill(QRectF(x, y, wide + more, height), icon, tone, words))
            x += wide + more + gap
        y += height + gap
    return pills, y - gap
