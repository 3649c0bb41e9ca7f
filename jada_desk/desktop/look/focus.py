"""Where the keyboard focus was, to give it back later, and where Tab leads it."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab may stop here now."""
    tab = Qt.FocusPolicy.TabFocus
    is_usable = widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    return is_usable and widget.focusPolicy() & tab == tab


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """Where Tab may stop in a widget, in the order of its layouts, in which it is read; Qt's own order is the one in
    which things were built."""
    if takes_tab(widget):
        yield widget
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = widget.layout()
    if inner:
        yield from tab_stops(inner)
    elif layout:
        yield from _stops_of(layout)


def step_focus(widget: QWidget, forward: bool) -> bool:
    """Go on to the next stop of a widget, or back to the one before, round and round; False when there is none.

    Not by Qt's own chain: to PySide each widget that it gives out is a child of the one before it, and is deleted with
    that one's wrapper, as the month of a date once was.
    """
    stops, here = list(tab_stops(widget)), QApplication.focusWidget()
    at = stops.index(here) if here in stops else -1 if forward else 0
    if stops:
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
    return bool(stops)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for n in range(layout.count()):
        item = layout.itemAt(n)
        if item and (widget := item.widget()):
            yield from tab_stops(widget)
        elif item and (inner := item.layout()):
            yield from _stops_of(inner)


class FocusPlace(QObject):
    """Remembers one widget for as long as it lives: the browser's own widgets come and go without our knowing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._widget: QWidget | None = None

    def remember(self) -> None:
        """Take note of the widget that has the focus now."""
        self._forget()
        if widget := QApplication.focusWidget():
            self._widget = widget
            widget.destroyed.connect(self._forget)

    def is_in(self, part: QWidget) -> bool:
        """Whether the focus would go back into `part`."""
        return self._widget is not None and part.isAncestorOf(self._widget)

    def give_back(self) -> bool:
        """Give the focus back; False when there is nothing left to give it to."""
        widget = self._widget
        if widget is None or not (widget.isVisible() and widget.isEnabled()):
            return False
        self._forget()
        widget.setFocus(Qt.FocusReason.PopupFocusReason)
        return True

    def _forget(self) -> None:
        widget, self._widget = self._widget, None
        if widget:
            widget.destroyed.disconnect(self._forget)
