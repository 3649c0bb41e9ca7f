"""A text typed once for the guests, the crew, or both, of the chosen charters; who gets what is reviewed before it
goes."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QWidget

from jada_desk.desktop.look.parts import ActionButton, Text
from jada_desk.desktop.look.side_page import side_column
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.domain.board import Card
from jada_desk.domain.errors import BadInput
from jada_desk.domain.notice import Audience
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.sms import is_gsm7, sms_parts, to_gsm7
from jada_desk.domain.translation import tr, tr_later, tr_n
from jada_desk.domain.typed_message import LONGEST_MESSAGE, PLACES, fill, type_message

_NAMED: Final = 4
_PLACE_WORDS: Final = {
    "{name}": tr_later("Name"),
    "{day}": tr_later("Day"),
    "{time}": tr_later("Time"),
    "{boat}": tr_later("Boat"),
}


class MessageForm(QWidget):
    """The right side while a message is typed. What was typed stays until it was reviewed and sent, or other charters
    are chosen."""

    closed = Signal()
    reviewed = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._event_ids: tuple[str, ...] = ()
        self.title = Text(theme, tr("Message"), 16, QFont.Weight.Bold)
        self._about = Text(theme, "", 12.5, tone="secondary")
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(tr("What to say"))
        self.words.setPlaceholderText(tr("For example: Rain is coming, bring a jacket."))
        self.words.setTabChangesFocus(True)
        self.words.textChanged.connect(self._show_length)
        self._length = Text(theme, "", 12, tone="secondary")
        self._sent_as = Text(theme, "", 12, tone="warn")
        self.guests, self.crew = QCheckBox(tr("Guests")), QCheckBox(tr("Crew"))
        for box in (self.guests, self.crew):
            box.toggled.connect(lambda _on: self._show_length())
        self.review = ActionButton(theme, tr("Review messages…"), self._review, icon="mail", kind="primary")
        self.back = ActionButton(theme, tr("Back"), self.closed.emit)
        self.back.setToolTip(tr("Back   Esc"))
        layout = side_column(self)
        layout.addWidget(self.title)
        layout.addWidget(self._about)
        layout.addWidget(self.words)
        layout.addLayout(self._places())
        layout.addWidget(self._length)
        layout.addWidget(self._sent_as)
        to = QHBoxLayout()
        to.addWidget(Text(theme, tr("To"), 12.5, tone="secondary", wrap=False))
        to.addWidget(self.guests)
        to.addWidget(self.crew)
        to.addStretch(1)
        layout.addLayout(to)
        hint = tr("By text and e-mail, as addresses are known. You see every message before it is sent.")
        layout.addWidget(Text(theme, hint, 12, tone="secondary"))
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addWidget(self.review, 1)
        layout.addLayout(buttons)
        theme.changed.connect(self._fit)
        self._fit()

    def _places(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(Text(self._theme, tr("Put in"), 12, tone="secondary", wrap=False))
        for place in PLACES:
            button = ActionButton(
                self._theme, tr(_PLACE_WORDS[place]), partial(self._put_in, place), kind="quiet", size=12
            )
            button.setAccessibleName(tr("Put in the {fact} of each", fact=tr(_PLACE_WORDS[place]).lower()))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def begin(self, event_ids: tuple[str, ...]) -> None:
        """Ask what to say to the people of these charters; of the same ones, what was typed is there still."""
        if event_ids != self._event_ids:
            self._event_ids = event_ids
            self.words.clear()
            self.guests.setChecked(True)
            self.crew.setChecked(False)
        titles = [card.charter.title or tr("Untitled charter") for card in self._cards]
        self.title.setText(
            tr("Message")
            if len(titles) == 1
            else tr_n("Message about {n} charter", "Message about {n} charters", len(titles))
        )
        named, more = ", ".join(titles[:_NAMED]), len(titles[_NAMED:])
        self._about.setText(
            tr("About {titles} and {more} more.", titles=named, more=more)
            if more
            else tr("About {titles}.", titles=named)
        )
        self._show_length()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """What was typed was sent."""
        self._event_ids = ()
        self.words.clear()

    @property
    def _cards(self) -> list[Card]:
        found = (self._session.board.card(one) for one in self._event_ids)
        return [card for card in found if card]

    def _put_in(self, place: str) -> None:
        self.words.insertPlainText(place)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_length(self) -> None:
        """How long the longest of the texts is, and what becomes of characters that would make it dearer."""
        typed = one_line(self.words.toPlainText(), LONGEST_MESSAGE + 1)
        sender = one_line(self._session.desk.tenant.name, 20) if self._session.is_open else ""
        texts = [to_gsm7(f"{sender}: {fill(typed, _values(card))}") for card in self._cards] or [typed]
        longest = max(texts, key=lambda one: (sms_parts(one), len(one)))
        self._length.setText(
            tr(
                "{characters} with your name in front: {parts}.",
                characters=tr_n("{n} character", "{n} characters", len(longest)),
                parts=tr_n("{n} SMS part", "{n} SMS parts", sms_parts(longest)),
            )
        )
        sent, notes = to_gsm7(typed), []
        if sent != typed and is_gsm7(sent):
            notes.append(tr("Texts say it in plain letters: {sent}", sent=sent))
        if not is_gsm7(sent):
            notes.append(
                tr("Some characters do not fit into a plain text: a part then holds 67 and not 153.")
            )
        if len(typed) > LONGEST_MESSAGE:
            notes.append(tr("Too long: {longest} characters at most.", longest=LONGEST_MESSAGE))
        self._sent_as.setText(" ".join(notes))
        self._sent_as.setVisible(bool(notes))
        is_said = bool(typed) and len(typed) <= LONGEST_MESSAGE
        self.review.setEnabled(is_said and (self.guests.isChecked() or self.crew.isChecked()))

    def _review(self) -> None:
        chosen = ((self.guests, Audience.GUEST), (self.crew, Audience.CREW))
        to = [audience for box, audience in chosen if box.isChecked()]
        try:
            self.reviewed.emit(type_message(self.words.toPlainText(), self._event_ids, to))
        except BadInput as error:
            self._session.announced.emit(str(error))

    def _fit(self) -> None:
        self.words.setFixedHeight(self._theme.px(120))
        self.words.setFont(self._theme.font(13))
        for box in (self.guests, self.crew):
            box.setFont(self._theme.font(12.5))


def _values(card: Card) -> dict[str, str]:
    """What the places of a text stand for on one charter, about as long as in the message."""
    one = card.charter
    day, time = f"{one.start:%a %b} {one.start.day}", f"{one.start:%I:%M %p}"
    return {"{name}": one.guest_name or one.title, "{day}": day, "{time}": time, "{boat}": one.boat}
