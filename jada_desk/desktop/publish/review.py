"""What a publish will do, before it does it: every edit with its tick, what else is written, every message in full."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from jada_desk.desktop.look.column import Column, Part
from jada_desk.desktop.look.parts import ActionButton, Panel, Text
from jada_desk.desktop.look.side_page import SIDE_MARGIN, SideScroll, side_column
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.publish.outline import Outline
from jada_desk.desktop.publish.question import QuestionBox
from jada_desk.desktop.publish.review_boxes import ReviewBoxes
from jada_desk.desktop.state.reading import Proposal
from jada_desk.desktop.state.session import Session
from jada_desk.domain.big_plan import big_plan
from jada_desk.domain.draft import Draft, EditKey
from jada_desk.domain.errors import JadaError
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.objection import unanswered
from jada_desk.domain.plan import NoticeChoice, Plan, send_now, tick
from jada_desk.domain.translation import tr, tr_later
from jada_desk.domain.typed_message import TypedMessage

# So long the button is dead after the plan changed by itself: who was about to press it has not read the new one.
_LOOK_AGAIN_MS: Final = 1500
_NEWS: Final = tr_later("Changed while you were reading")


class Review(QWidget):
    """Shows the session's plan, and plans anew whenever the weekend or the draft changes under it."""

    back = Signal()
    confirmed = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.plan: Plan | None = None
        self._proposal: Proposal | None = None
        self._held_back: set[EditKey] = set()
        self._ticks: dict[str, bool] = {}
        self._asked: frozenset[NoticeKind] = frozenset()
        # A typed message is reviewed alone: nothing else goes out with it.
        self._message: TypedMessage | None = None
        self._urgent: dict[str, str] = {}
        self._unfolded: set[str] = set()
        self._also: tuple[str, ...] = ()
        # Whether the second question is asked.
        self.is_asking = False
        # What the plan shown was made from, and whether the next one comes by itself.
        self._made_from: tuple[object, object] = (None, None)
        self._is_news = False
        self._is_told = False
        self._stamps: dict[object, object] = {}
        self._build()
        self._awake = QTimer(self, singleShot=True, interval=_LOOK_AGAIN_MS)
        self._awake.timeout.connect(self._show_counts)
        session.planned.connect(self.show_plan)
        session.plan_failed.connect(self._show_trouble)
        session.board_changed.connect(self._take_news)
        session.aftermath.told_by_phone.connect(self._note_call)

    def _build(self) -> None:
        theme = self._theme
        self._boxes = ReviewBoxes(self._session, theme, self)
        self._boxes.held.connect(self._hold)
        self._boxes.ticked.connect(self._tick)
        self._boxes.unfolded.connect(self._unfold)
        self._boxes.chosen.connect(self._plan_again)
        self._boxes.asked.connect(self.ask_for)
        self._boxes.called_urgent.connect(self._call_urgent)
        self.title = Text(theme, tr("Review"), 16, QFont.Weight.Bold)
        self._hint = Text(theme, "", 12.5, tone="secondary")
        self._column = Column()
        self._column.lost_focus.connect(self.enter)
        self._scroll = SideScroll(tr("What will change"), self._column)
        self._back = ActionButton(theme, tr("Back"), self._go_back)
        self._back.setToolTip(tr("Back to the charter   Esc"))
        self.confirm = ActionButton(theme, tr("Publish"), self._confirm, icon="publish", kind="primary")
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self._back)
        self._buttons.addWidget(self.confirm, 1)
        layout = side_column(self)
        layout.addWidget(self.title)
        layout.addWidget(self._hint)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        """Side by side, or below one another when the words would be cut."""
        wanted = self._back.sizeHint().width() + self.confirm.sizeHint().width() + self._buttons.spacing()
        room = self.width() - 2 * SIDE_MARGIN
        way = QBoxLayout.Direction.LeftToRight if wanted <= room else QBoxLayout.Direction.BottomToTop
        self._buttons.setDirection(way)

    def enter(self) -> None:
        """Take the focus: here until the plan arrives, then on the button that publishes it."""
        (self.confirm if self.confirm.isEnabled() else self._scroll).setFocus(Qt.FocusReason.OtherFocusReason)

    # The plan --------------------------------------------------------------------------------------------------------

    def begin(
        self,
        also: tuple[str, ...] = (),
        asked: frozenset[NoticeKind] = frozenset(),
        message: TypedMessage | None = None,
    ) -> None:
        """Ask for a fresh plan of everything, or of a typed `message` alone; `also` are sentences that are shown above
        it, `asked` the reminders that go out besides."""
        self._also, self._asked, self._message = also, asked, message
        self._switch_off()
        self._urgent.clear()
        self.is_asking = self._is_news = self._is_told = False
        self._held_back.clear()
        self._ticks.clear()
        self._unfolded.clear()
        self._stamps.clear()
        self._awake.stop()
        self.plan = self._proposal = None
        self._back.setText(tr("Back"))
        self.confirm.show()
        self._column.clear()
        self.title.setText(tr("Review"))
        self._hint.setText(tr("Working out what will change…"))
        self.confirm.setText(tr("Publish"))
        self._ask()

    def _switch_off(self) -> None:
        """Take the last button out of use. It would hand the focus on: to a tick, which a key meant for the button
        would change, or to a slot of the weekend, which would show its charter instead of this."""
        if self.confirm.hasFocus():
            self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)
        self.confirm.setEnabled(False)

    def _ask(self) -> None:
        self._made_from = (self._session.observed, self._session.history.present)
        self._session.make_plan(frozenset(self._held_back), self._asked, self._message)

    @property
    def is_message(self) -> bool:
        """Whether a typed message is reviewed."""
        return self._message is not None

    @property
    def _draft(self) -> Draft:
        """The edits that are up for publishing."""
        return Draft() if self._message else self._session.history.present

    def show_plan(self, proposal: object) -> None:
        """Show a plan that arrived."""
        if not isinstance(proposal, Proposal):
            return
        plan = proposal.plan
        for notice in plan.notices:
            if notice.can_be_sent:
                self._ticks.setdefault(notice.notice_key, notice.choice is NoticeChoice.TICKED)
        was_waiting = self._scroll.hasFocus()
        if self._message and self._proposal is None:
            # What was typed is read before it is sent.
            self._unfolded |= {notice.notice_key for notice in plan.notices}
        self._proposal = proposal
        self.plan = self._with_ticks(plan)
        news = self._show_boxes()
        is_news, self._is_news = self._is_news and bool(news), False
        if is_news:
            self._say_news(news)
        self._show_counts()
        if was_waiting and not is_news:
            self.enter()

    def _with_ticks(self, plan: Plan) -> Plan:
        plan = tick(plan, frozenset(key for key, ticked in self._ticks.items() if ticked))
        for key, why in self._urgent.items():
            if self._ticks.get(key):
                plan = send_now(plan, key, why)
        return plan

    def ask_for(self, kind: NoticeKind) -> None:
        """Plan again with these reminders, or say that there are none to send."""
        self._asked |= {kind}
        self._plan_again()

    def _call_urgent(self, notice_key: str, why: str) -> None:
        """A message goes out in quiet hours, for a reason; none, no message."""
        if not why or self._proposal is None:
            return
        self._urgent[notice_key], self._ticks[notice_key] = why, True
        self.plan = self._with_ticks(self._proposal.plan)
        self._proposal = replace(self._proposal, plan=self.plan)
        self._show_boxes()
        self._show_counts()

    def _show_boxes(self) -> tuple[str, ...]:
        """Show the plan's boxes; the charters whose boxes are new or different."""
        assert self._proposal is not None
        self.is_asking = False
        self._back.setText(tr("Back"))
        self.confirm.show()
        parts = list(
            self._boxes.parts(
                self._proposal,
                self._draft,
                self._also,
                frozenset(self._unfolded),
                self._held_back,
                self._ticks,
                may_remind=self._message is None,
            )
        )
        was, self._stamps = self._stamps, {part.key: part.stamp for part in parts}
        self._column.show_parts(parts)
        changed = [key for key in {**was, **self._stamps} if was.get(key, was) != self._stamps.get(key, was)]
        ids = [key[1] for key in changed if isinstance(key, tuple) and key[0] in ("charter", "clash")]
        ids += [key[1].partition("/")[0] for key in changed if isinstance(key, tuple) and key[0] == "notice"]
        return tuple(dict.fromkeys(self._boxes.name(one.partition("+")[0]) for one in ids))

    def _say_news(self, charters: tuple[str, ...]) -> None:
        """The plan became another one by itself: say so, and give time to look."""
        words = tr(
            "{news}: {charters}. Look again before you publish.", news=tr(_NEWS), charters=", ".join(charters)
        )
        self._also = (words, *(one for one in self._also if not one.startswith(tr(_NEWS))))
        self._show_boxes()
        self._awake.start()
        self._scroll.verticalScrollBar().setValue(0)
        self._session.announced.emit(words)

    def _show_trouble(self, error: JadaError) -> None:
        self._column.clear()
        self._stamps.clear()
        self.plan = self._proposal = None
        self._is_news = False
        self.title.setText(tr("This cannot be published now"))
        self._hint.setText(error.what)
        words = tuple(filter(None, (error.unchanged, error.remedy)))
        if words:
            self._column.show_parts([Part("trouble", words, partial(self._trouble_box, words))])
        self._switch_off()

    def _trouble_box(self, words: tuple[str, ...]) -> QWidget:
        panel = Panel("bad")
        for text in words:
            panel.column.addWidget(Text(self._theme, text, 12.5, tone="bad"))
        return panel

    def _take_news(self) -> None:
        """Plan anew when the weekend was read again, or edited, since the plan was made."""
        session = self._session
        observed, draft = self._made_from
        is_idle = self.plan is None or not self.isVisible() or session.publishing
        if is_idle or (observed is session.observed and draft == session.history.present):
            return
        # What one did oneself is no news.
        self._is_news = draft == session.history.present and not self._is_told
        self._is_told = False
        self._ask()

    def _note_call(self, _plan_id: str, _notice_key: str) -> None:
        # Who was told by phone is known once the weekend was read again.
        self._is_told = True

    # Ticks -----------------------------------------------------------------------------------------------------------

    def _hold(self, key: EditKey, ticked: bool) -> None:
        (self._held_back.discard if ticked else self._held_back.add)(key)
        self._plan_again()

    def _plan_again(self) -> None:
        """Ask for a new plan: something was chosen."""
        self._switch_off()
        self._is_news = False
        self._ask()

    def _tick(self, key: str, ticked: bool) -> None:
        self._ticks[key] = ticked
        if self.plan:
            self.plan = self._with_ticks(self.plan)
            self._show_counts()

    def _unfold(self, key: str) -> None:
        self._unfolded ^= {key}
        if self._proposal:
            self._show_boxes()

    # Numbers ---------------------------------------------------------------------------------------------------------

    @property
    def _outline(self) -> Outline | None:
        if self._proposal is None or self.plan is None:
            return None
        held_back = frozenset(self._held_back)
        return Outline(self.plan, self._draft, held_back, self._proposal.conflicts, self.is_message)

    @property
    def change_count(self) -> int:
        """How many changes go out."""
        outline = self._outline
        return outline.change_count if outline else 0

    def _show_counts(self) -> None:
        outline = self._outline
        if outline is None or self.is_asking:
            return
        title, hint = outline.head()
        self.title.setText(title)
        self._hint.setText(hint)
        self.confirm.setText(outline.say_publish())
        if outline.plan.steps and not self._awake.isActive():
            self.confirm.setEnabled(True)
        else:
            self._switch_off()
        self._fit_buttons()

    # Publishing ------------------------------------------------------------------------------------------------------

    def _confirm(self) -> None:
        outline = self._outline
        if outline is None or not outline.plan.steps:
            return
        big = big_plan(outline.plan, self._session.weekend)
        left = tuple(one.sentence for one in unanswered(outline.plan.objections, outline.draft.event_ids))
        if big:
            hint = tr("This is a big publish. Nothing has been sent yet.")
        else:
            hint = tr("Nobody said why to go ahead against these warnings. Nothing has been sent yet.")
        if big or left:
            self._ask_twice((*big, *left), hint, outline.say_publish())
        else:
            self._publish()

    def _ask_twice(self, reasons: tuple[str, ...], hint: str, words: str) -> None:
        """A big plan, or one with open warnings: say so, with a button in another place than the one just pressed."""
        self.is_asking = True
        self.title.setText(tr("Publish all of this?"))
        self._hint.setText(hint)
        self._column.show_parts([Part("question", reasons, partial(self._question, reasons, words))])
        # Before the other goes: it would hand the focus on to a slot, which would show its charter instead.
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.confirm.hide()
        self._back.setText(tr("Back to the review"))
        self._session.announced.emit(tr("Publish all of this? {reasons}", reasons=" ".join(reasons)))

    def _question(self, reasons: tuple[str, ...], words: str) -> QWidget:
        box = QuestionBox(self._theme, reasons, words, self._publish)
        self.really = box.really
        return box

    def _publish(self) -> None:
        if self.plan:
            self.confirmed.emit(self.plan)

    def _go_back(self) -> None:
        if not self.step_back():
            self.back.emit()

    def step_back(self) -> bool:
        """From the second question back to the review; False when it was not asked."""
        if not self.is_asking or self._proposal is None:
            return False
        self._show_boxes()
        self._show_counts()
        self.enter()
        return True
