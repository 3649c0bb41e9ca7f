"""A charter's place on the grid, which is there before its card is: with its height, and later its card."""

from PySide6.QtCore import QRect

from jada_desk.desktop.board.card import CardFrame
from jada_desk.desktop.board.card_layout import CardLayout, Density
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.board import Card


class Spot:
    """`rect` is where the card belongs, also before it is made; `frame` is the card, None until then."""

    def __init__(self, theme: Theme, card: Card) -> None:
        self._theme = theme
        self.card = card
        self.is_news = False
        self._left = self._top = self._width = self._height = 0
        # Where the card stands, which may be late.
        self._stands_at: tuple[int, int] = (0, 0)
        self.frame: CardFrame | None = None
        self._density: Density = "close"
        self._layout: CardLayout | None = None
        self._laid: tuple[int, float, bool] | None = None

    def show_card(self, card: Card) -> None:
        """Take new facts; the grid lays it out again afterwards."""
        self.card, self._layout = card, None
        if self.frame:
            self.frame.show_card(card)

    def take_frame(self, frame: CardFrame) -> None:
        """Have a card from now on."""
        self.frame = frame
        frame.show_card(self.card)
        self.follow()

    @property
    def rect(self) -> QRect:
        return QRect(self._left, self._top, self._width, self._height)

    def height_at(self, width: int, density: Density) -> int:
        """How high the card is at a width."""
        return self._layout_at(width).height(density)

    def refit(self) -> bool:
        """Lay out what the card shows now; False when it stays as high as it was."""
        height = self.height_at(self._width, self._density)
        self.follow()
        return height != self._height

    def place(self, left: int, top: int, width: int, height: int, density: Density) -> None:
        """Belong here, laid out so."""
        self._left, self._top, self._width, self._height = left, top, width, height
        self._density = density

    def shift(self, by: int) -> None:
        """Belong further down, laid out as before."""
        self._top += by

    def is_seen(self, top: int, bottom: int) -> bool:
        """Whether its card stands between two heights, or belongs there."""
        stands, ends = self._stands_at
        return (self._top < bottom and self._top + self._height > top) or (stands < bottom and ends > top)

    def follow(self) -> None:
        """Have the card, if it is made, stand where it belongs."""
        if self.frame:
            self._stands_at = self._top, self._top + self._height
            self.frame.setGeometry(self._left, self._top, self._width, self._height)
            self.frame.lay(self._layout_at(self._width), self._density)

    def _layout_at(self, width: int) -> CardLayout:
        laid = (width, self._theme.scale, self.is_news)
        if self._layout is None or self._laid != laid:
            self._laid, self._layout = laid, CardLayout(self._theme, self.card, width, self.is_news)
        return self._layout
