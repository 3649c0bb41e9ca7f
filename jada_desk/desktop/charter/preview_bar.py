"""What stands above the guest page: on what it is shown, what a publish would change of it, and its size."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jada_desk.desktop.charter.medium import MEDIA, Medium
from jada_desk.desktop.charter.preview import Preview
from jada_desk.desktop.look.flow import flow_row
from jada_desk.desktop.look.parts import ActionButton, IconButton, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.translation import tr, tr_later

_ON = {
    "phone": tr_later("The guest page on a phone"),
    "desktop": tr_later("The guest page on a desktop"),
    "print": tr_later("The guest page on paper"),
}


class PreviewBar(QWidget):
    """Chooses what stands below: the page on one of its media, or its difference to what is live. One of the four is
    chosen at a time; pressed again, the difference gives the page its place back. The rest is told by signals."""

    wants_size = Signal()
    wants_difference = Signal(bool)

    def __init__(self, theme: Theme, preview: Preview) -> None:
        super().__init__()
        self._theme, self._preview = theme, preview
        self._title = Text(theme, tr("Guest page"), 11.5, tone="secondary", wrap=False)
        self.size_button = IconButton(theme, "expand", "", self.wants_size.emit, quiet=True)
        self._media: list[ActionButton] = []
        for medium in MEDIA:
            show = partial(self.show_on, medium)
            button = ActionButton(theme, tr(medium.words), show, kind="segment", size=12.5)
            button.setCheckable(True)
            button.setAccessibleName(tr(_ON[medium.name]))
            button.setToolTip(tr("{medium}   Ctrl+Shift+G", medium=tr(_ON[medium.name])))
            self._media.append(button)
        self.changes = ActionButton(theme, tr("Changes"), kind="segment", size=12.5)
        self.changes.setCheckable(True)
        self.changes.setAccessibleName(tr("Difference to what is live"))
        self.changes.setToolTip(tr("What a publish would change of the live page   Ctrl+Shift+D"))
        self.changes.toggled.connect(self._show_choice)
        self.changes.toggled.connect(self.wants_difference)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(flow_row(self._title, *self._media, self.changes, spacing=4), 1)
        row.addWidget(self.size_button, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._restyle)
        self._restyle()
        preview.medium_changed.connect(self._show_choice)
        self._show_choice()
        self.show_size(is_large=False)

    def _restyle(self) -> None:
        # In one line with the buttons, and a little apart from them.
        self._title.setMinimumSize(self._theme.px(74), self._theme.px(31))

    def say_state(self, *, is_published: bool) -> None:
        """Say whether the page below is what the guest can read already."""
        self._title.setText(tr("Guest page") if is_published else tr("Unpublished"))
        self._title.setAccessibleName(
            tr("Guest page") if is_published else tr("Guest page, not published yet")
        )

    def show_size(self, *, is_large: bool) -> None:
        """Offer the other size."""
        self.size_button.set_icon("shrink" if is_large else "expand")
        self.size_button.name(tr("Smaller guest page") if is_large else tr("Larger guest page"))

    def next_medium(self) -> Medium:
        """Go on to the next medium, round and round; which it is now."""
        now = MEDIA[(MEDIA.index(self._preview.medium) + 1) % len(MEDIA)]
        self.show_on(now)
        return now

    def show_on(self, medium: Medium) -> None:
        """Show the page there, also in the place of its difference to what is live."""
        self.changes.setChecked(False)
        self._preview.show_on(medium)
        self._show_choice()

    def _show_choice(self) -> None:
        for medium, button in zip(MEDIA, self._media, strict=True):
            button.setChecked(medium is self._preview.medium and not self.changes.isChecked())
