"""What a publish would change of the page that is live, as a guest would see it: was and now, line by line."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jada_desk.desktop.look.column import Column, Part
from jada_desk.desktop.look.parts import ActionButton, Panel, Text
from jada_desk.desktop.look.side_page import SideScroll
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.domain.page_difference import LineChange, LiveState, PageDifference
from jada_desk.domain.translation import tr, tr_later, tr_n
from jada_desk.domain.when import say_time

_TOLD: Final = {
    LiveState.NOT_LIVE: tr_later(
        "This page is not live yet. Who opens its address reads that there is no page."
    ),
    LiveState.SAME: tr_later("The same: guests see this very page now."),
    LiveState.BY_HAND: tr_later(
        "Somebody made or changed the live page by hand. A publish would put this page in its place."
    ),
    LiveState.BEHIND: tr_later(
        "The public address still shows an older page than the one that was uploaded last. "
        "It follows within minutes."
    ),
}


class DifferenceView(QWidget):
    """Shows the session's comparison while that is on."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._told = ""
        self.verdict = Text(theme, "", 13, QFont.Weight.DemiBold)
        self.source = Text(theme, "", 12, tone="secondary")
        self._column = Column(6)
        self._scroll = SideScroll(tr("Difference to what is live"), self._column)
        self.again = ActionButton(
            theme, tr("Look again"), session.comparing.look, icon="refresh", kind="quiet", size=12
        )
        self.again.setAccessibleName(tr("Look at the live page again"))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addWidget(self.verdict)
        column.addWidget(self.source)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        session.comparing.changed.connect(self._show)

    def _show(self) -> None:
        comparing = self._session.comparing
        if not comparing.is_on:
            self._told = ""
            return
        difference, trouble = comparing.difference, comparing.trouble
        self.again.setEnabled(not comparing.is_reading)
        if trouble:
            self.verdict.setText(tr("The live page could not be read. {what}", what=trouble.what))
            self.source.setText(
                tr("Below is the difference to what was live at {time}.", time=say_time(difference.read_at))
                if difference
                else trouble.remedy
            )
        elif difference:
            self.verdict.setText(_verdict(difference))
            self.source.setText(_source(difference))
        else:
            self.verdict.setText(tr("Reading the live page…"))
            self.source.setText("")
        self.verdict.set_tone("warn" if trouble else "")
        self._column.show_parts(self._parts(difference) if difference else ())
        self._tell(is_known=bool(trouble or difference))

    def _tell(self, *, is_known: bool) -> None:
        """Say the outcome aloud, once for each charter and outcome and not with every letter typed."""
        words = self.verdict.text() if is_known else ""
        if words and words != self._told:
            self._session.announced.emit(words)
        self._told = words or self._told

    def _parts(self, difference: PageDifference) -> list[Part]:
        parts = [
            Part(("line", n), change, partial(self._line, change))
            for n, change in enumerate(difference.changes)
        ]
        if difference.links:
            words = tr("These links lead elsewhere: {links}.", links=", ".join(difference.links))
            parts.append(Part("links", words, partial(Text, self._theme, words, 12, tone="secondary")))
        if difference.state is LiveState.SAME or not (difference.changes or difference.links):
            return parts
        if not difference.is_whole:
            words = tr("The live page is far larger than a guest page; only its beginning was compared.")
            parts.append(Part("cut", words, partial(Text, self._theme, words, 12, tone="warn")))
        return parts

    def _line(self, change: LineChange) -> QWidget:
        panel = Panel("box", (10, 6, 10, 6))
        panel.column.setSpacing(1)
        if change.label:
            panel.column.addWidget(Text(self._theme, change.label, 11.5, tone="secondary"))
        if change.was:
            panel.column.addWidget(self._said(f"− {change.was}", "bad", tr("Was: {was}", was=change.was)))
        if change.now:
            panel.column.addWidget(self._said(f"+ {change.now}", "ok", tr("Now: {now}", now=change.now)))
        return panel

    def _said(self, words: str, tone: str, name: str) -> Text:
        weight = QFont.Weight.DemiBold if tone == "ok" else QFont.Weight.Normal
        text = Text(self._theme, words, 12.5, weight, "ok" if tone == "ok" else "bad")
        text.setAccessibleName(name)
        return text


def _verdict(difference: PageDifference) -> str:
    if told := _TOLD.get(difference.state):
        return tr(told)
    if not difference.changes:
        return tr("A guest would see no difference.")
    return tr_n(
        "A publish would change {n} line of what guests see now.",
        "A publish would change {n} lines of what guests see now.",
        len(difference.changes),
    )


def _source(difference: PageDifference) -> str:
    words = tr("Read at {time} at {address}", time=say_time(difference.read_at), address=difference.address)
    return (
        tr("{where}; a publish moves it to {address}", where=words, address=difference.moves_to)
        if difference.moves_to
        else words
    )
