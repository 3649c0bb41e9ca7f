"""Messages that a person has to settle: those that may or may not have gone out, and those that nobody can send."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout

from jada_desk.desktop.look.parts import ActionButton, IconMark, Panel, Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import CHANNEL_WORDS, show_address
from jada_desk.desktop.state.aftermath import Aftermath
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.plan import PlannedNotice
from jada_desk.domain.translation import tr

if TYPE_CHECKING:
    # The workflows are slow to import, and the first paint does not wait for them.
    from jada_desk.workflows.settle import Settling


class UncertainPanel(Panel):
    """A message of which nobody knows whether it went out: its text, "Mark as sent" and "Send again"."""

    def __init__(
        self, theme: Theme, aftermath: Aftermath, plan_id: str, notice: PlannedNotice, charter: str
    ) -> None:
        super().__init__("warn", (10, 8, 10, 10))
        self._aftermath, self._plan_id, self._notice = aftermath, plan_id, notice
        who = f"{notice.name or tr('Guest')}, {tr(CHANNEL_WORDS[notice.channel])}"
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(IconMark(theme, "question", "warn", 15))
        head.addWidget(
            Text(
                theme, tr("{who}: may or may not have gone out", who=who), 12.5, QFont.Weight.DemiBold, "warn"
            ),
            1,
        )
        self.column.addLayout(head)
        self.column.addWidget(
            Text(
                theme,
                tr("About {charter} · {address}", charter=charter, address=show_address(notice)),
                12,
                tone="warn",
            )
        )
        self._asked = Text(
            theme,
            tr("It may arrive twice: the first one may have gone out. Send it again?"),
            12.5,
            tone="warn",
        )
        self._asked.hide()
        self.column.addWidget(self._asked)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.sent = ActionButton(theme, tr("Mark as sent"), partial(self._settle, "mark as sent"), size=12.5)
        self.again = ActionButton(theme, tr("Send again…"), self._ask, size=12.5)
        self.really = ActionButton(
            theme, tr("Yes, send it again"), partial(self._settle, "send again"), size=12.5
        )
        self.keep = ActionButton(theme, tr("No"), self._unask, size=12.5)
        about = tr("the message to {who}, about {charter}", who=who, charter=charter)
        for button, words in (
            (self.sent, tr("Mark as sent: {about}", about=about)),
            (self.again, tr("Send again: {about}", about=about)),
            (self.really, tr("Yes, send again: {about}", about=about)),
            (self.keep, tr("Do not send again: {about}", about=about)),
        ):
            button.setAccessibleName(words)
            row.addWidget(button)
        self.really.hide()
        self.keep.hide()
        row.addStretch(1)
        self.read = ActionButton(theme, tr("Read"), self._unfold, kind="quiet", size=12)
        self.read.setAccessibleName(tr("Read {about}", about=about))
        row.addWidget(self.read)
        self.column.addLayout(row)
        # Folded: an e-mail is long, and a layer that is down leaves many of them.
        self._message = [Text(theme, notice.text, 12.5, selectable=True)]
        if notice.subject:
            self._message.insert(0, Text(theme, notice.subject, 12.5, QFont.Weight.DemiBold))
        for text in self._message:
            text.hide()
            self.column.addWidget(text)
        aftermath.changed.connect(self._refresh)
        self._refresh()

    def _unfold(self) -> None:
        shown = self._message[0].isHidden()
        for text in self._message:
            text.setVisible(shown)
        self.read.setText(tr("Hide") if shown else tr("Read"))

    def _ask(self) -> None:
        self._show_question(True)
        self.keep.setFocus()

    def _unask(self) -> None:
        self._show_question(False)
        self.again.setFocus()

    def _show_question(self, asking: bool) -> None:
        for widget in (self._asked, self.keep, self.really):
            widget.setVisible(asking)
        for widget in (self.sent, self.again):
            widget.setVisible(not asking)

    def _settle(self, choice: Settling) -> None:
        self._aftermath.settle(self._plan_id, self._notice.step_id, choice)

    def _refresh(self) -> None:
        for button in (self.sent, self.again, self.really):
            button.setEnabled(not self._aftermath.is_busy)


class CallPanel(Panel):
    """Somebody without an address: whom to call about what, and "Told by phone" once what they hear is published."""

    def __init__(
        self,
        theme: Theme,
        aftermath: Aftermath,
        notice: PlannedNotice,
        charter: str,
        *,
        plan_id: str = "",
        can_tell: bool = True,
    ) -> None:
        super().__init__("warn", (10, 8, 10, 8))
        self._aftermath = aftermath
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(IconMark(theme, "phone", "warn", 15))
        line = tr("{name}: nobody can be told, call", name=notice.name or tr("Guest"))
        head.addWidget(Text(theme, line, 12.5, QFont.Weight.DemiBold, "warn"), 1)
        self.column.addLayout(head)
        detail = "\n".join(
            filter(None, (tr("About {charter}", charter=charter), show_address(notice), notice.reason))
        )
        self.column.addWidget(Text(theme, detail, 12, tone="warn"))
        self.told = ActionButton(
            theme,
            tr("Told by phone"),
            lambda: aftermath.tell_by_phone(notice, plan_id),
            icon="phone",
            size=12.5,
        )
        self.told.setAccessibleName(
            tr("Told by phone: {name}, about {charter}", name=notice.name or tr("guest"), charter=charter)
        )
        # What was typed is nothing that they must know: there is nothing to keep of a call.
        is_message = notice.kind is NoticeKind.MESSAGE
        if can_tell and not is_message:
            row = QHBoxLayout()
            row.addWidget(self.told)
            row.addStretch(1)
            self.column.addLayout(row)
        else:
            self.told.setParent(self)
            self.told.hide()
            if not is_message:
                words = tr("Call when it is published; say so in the result then.")
                self.column.addWidget(Text(theme, words, 12, tone="warn"))
        aftermath.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self.told.setEnabled(not self._aftermath.is_busy)
