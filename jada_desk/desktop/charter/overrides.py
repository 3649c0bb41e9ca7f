"""What stands against a charter, each warning with the way past it, and what somebody goes ahead against, with why."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from jada_desk.desktop.charter.standing import AskLine
from jada_desk.desktop.look.column import name_control
from jada_desk.desktop.look.parts import ActionButton, IconMark, Panel, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.domain.board import Card
from jada_desk.domain.rules import Accepted, Reason, Severity
from jada_desk.domain.translation import tr

Warned = tuple[str, Reason]


class WarningPanel(Panel):
    """One warning with its way past: a line for the reason, in the window itself."""

    def __init__(self, theme: Theme, words: str, give: Callable[[str], object]) -> None:
        super().__init__("warn", (10, 6, 10, 6))
        self._theme = theme
        self.question: AskLine | None = None
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(IconMark(theme, "warning", "warn", 14))
        self._said = Text(theme, "", 12, tone="warn")
        line.addWidget(self._said, 1)
        self.go_ahead = ActionButton(theme, tr("Go ahead…"), self.ask, kind="quiet", size=12)
        self.go_ahead.setToolTip(tr("Go ahead anyway, and say why   Ctrl+B"))
        name_control(self.go_ahead, "go ahead")
        line.addWidget(self.go_ahead)
        self.column.addLayout(line)
        self.say(words, give)

    def say(self, words: str, give: Callable[[str], object]) -> None:
        """Be the panel of this warning, whose reason goes to `give`."""
        self._words, self._give = words, give
        self._said.setText(words)
        self.go_ahead.setAccessibleName(tr("Go ahead anyway: {words}", words=words))

    @property
    def is_in_use(self) -> bool:
        """Whether somebody answers its question, or stands on it."""
        return self.question is not None or self.isAncestorOf(QApplication.focusWidget() or self)

    def ask(self) -> None:
        """Ask why, where the warning stands."""
        if self.question:
            self.question.enter()
            return
        self.question = AskLine(
            self._theme,
            tr("Go ahead anyway: why?"),
            tr("Why, for example: asked him"),
            tr("Go ahead"),
            self._give,
        )
        # The warning's own panel is the box around it.
        self.question.set_kind("none")
        self.question.column.setContentsMargins(20, 0, 0, 4)
        self.question.words.setAccessibleName(tr("Why you go ahead. {words}", words=self._words))
        self.question.closed.connect(self._forget)
        self.column.addWidget(self.question)
        self.question.enter()
        self.go_ahead.hide()

    def _forget(self) -> None:
        self.question = None
        self.go_ahead.show()


class AcceptedPanel(Panel):
    """One warning that somebody goes ahead against, and why."""

    def __init__(self, theme: Theme, words: str, because: str) -> None:
        super().__init__("box", (10, 6, 10, 6))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(IconMark(theme, "note", "secondary", 14))
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(Text(theme, words, 12, tone="secondary"))
        said.addWidget(Text(theme, tr("Overridden: {because}", because=because), 12))
        line.addLayout(said, 1)
        self.column.addLayout(line)


class WarningsBox(QWidget):
    """All of one card. A warning that goes on standing keeps its panel, and what is being typed there; the panels of
    those that are gone serve others, for to make one takes longer than to place somebody."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._event_id = ""
        self._panels: dict[tuple[str, Reason | Accepted], QWidget] = {}
        self._spare: list[WarningPanel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_card(self, card: Card) -> None:
        """Take the selected charter as it stands now."""
        wanted: list[tuple[str, Reason | Accepted]] = [*card.warnings, *card.all_accepted]
        if card.event_id != self._event_id:
            self._drop(set(self._panels))
            self._event_id = card.event_id
        self._drop(set(self._panels) - set(wanted))
        # Each that is shown would have everything around it laid out anew at once.
        self._column.setEnabled(False)
        for place, key in enumerate(dict.fromkeys(wanted)):
            if key not in self._panels:
                self._panels[key] = self._panel(*key)
            if self._column.indexOf(self._panels[key]) != place:
                self._column.insertWidget(place, self._panels[key])
            # A layout would show it with the next event, and the focus may go there before that.
            self._panels[key].show()
        self._column.setEnabled(True)
        self.setVisible(bool(wanted))

    def _panel(self, person: str, one: Reason | Accepted) -> QWidget:
        if isinstance(one, Accepted):
            return AcceptedPanel(self._theme, one.reason.text, one.because)
        go_ahead = partial(self._session.go_ahead, self._event_id, person, one)
        if self._spare:
            panel = self._spare.pop()
            panel.say(one.text, go_ahead)
        else:
            panel = WarningPanel(self._theme, one.text, go_ahead)
        panel.go_ahead.setVisible(one.severity is Severity.WARN)
        return panel

    def _drop(self, keys: set[tuple[str, Reason | Accepted]]) -> None:
        for key in keys:
            panel = self._panels.pop(key)
            if isinstance(panel, WarningPanel) and not panel.is_in_use:
                self._spare.append(panel)
            else:
                panel.deleteLater()
            panel.hide()
            self._column.removeWidget(panel)

    def first_about(self, person: str = "") -> WarningPanel | None:
        """The first warning about a person, else the first of all; None when there is none to go ahead against."""
        open_ones = [
            (who, panel)
            for (who, one), panel in self._panels.items()
            if isinstance(one, Reason) and one.severity is Severity.WARN and isinstance(panel, WarningPanel)
        ]
        open_ones.sort(key=lambda one: one[0] != person)
        return open_ones[0][1] if open_ones else None
