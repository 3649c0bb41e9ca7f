"""The banner: one sentence and what can be done, only while something needs it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from jada_desk.desktop.look.after_paint import AfterPaint
from jada_desk.desktop.look.focus import FocusPlace
from jada_desk.desktop.look.parts import ActionButton, ElidedText, IconMark
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.declines import Declines
from jada_desk.desktop.state.session import Session
from jada_desk.domain.errors import SignInNeeded
from jada_desk.domain.translation import tr, tr_n
from jada_desk.domain.when import say_stamp


class Banner(QWidget):
    """One sentence and what can be done, only while something needs it."""

    show_unfinished = Signal()
    show_recovered = Signal()
    show_uncertain = Signal()
    show_templates = Signal()

    def __init__(self, session: Session, theme: Theme, declines: Declines) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._theme, self._declines = session, theme, declines
        self._mark = IconMark(theme, "offline", "warn", 17)
        self.text = ElidedText(theme, "", 13, QFont.Weight.Medium)
        self._first = ActionButton(theme, "", self._press_first, size=12.5)
        self._second = ActionButton(theme, "", self._press_second, size=12.5)
        self._third = ActionButton(theme, "", self._press_third, size=12.5)
        self._actions: list[Callable[[], object]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 12, 3)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addWidget(self._first)
        row.addWidget(self._second)
        row.addWidget(self._third)
        self._due = AfterPaint(self.refresh, self)
        session.status_changed.connect(self._due.ask)
        session.board_changed.connect(self._due.ask)
        session.aftermath.changed.connect(self.refresh)
        declines.changed.connect(self.refresh)
        self._is_trouble_read = False
        self._asking = False
        # Where the focus was before a question.
        self._back = FocusPlace(self)
        self.hide()

    def ask_about_closing(
        self, wait: Callable[[], object], leave: Callable[[], object], stop: Callable[[], object]
    ) -> None:
        """A publish is under way and the window shall close: wait for its end, close at once and let the next start
        go on, or stop after the step.
        """
        self._asking = True
        words = tr("A publish is under way. Nothing is lost, and nobody is told twice.")
        self._show(
            "publish",
            words,
            (tr("Close when it is done"), wait),
            (tr("Close now, go on at the next start"), leave),
            (tr("Stop after this step and close"), stop),
        )
        self._session.announced.emit(words)
        self._back.remember()
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_asking(self) -> bool:
        """Take the question about closing back; False when none was asked."""
        asked, self._asking = self._asking, False
        is_here = self.isAncestorOf(QApplication.focusWidget() or self)
        self.refresh()
        if asked and is_here:
            self._back.give_back()
        return asked

    def refresh(self) -> None:
        if self._asking and self._session.publishing:
            return
        self._asking = False
        session, after = self._session, self._session.aftermath
        if not session.is_open:
            self._put_away()
        elif session.desk_trouble and not self._is_trouble_read:
            self._show("warning", session.desk_trouble, (tr("Understood"), self._put_trouble_away))
        elif session.save_trouble:
            self._show(
                "warning",
                tr("Your last edit is not on disk. {trouble}", trouble=session.save_trouble),
                (tr("Save again"), session.save),
            )
        elif waiting := self._declines.waiting:
            actions = (tr("Show"), self._declines.show_first), (tr("Seen"), self._declines.see)
            self._show("block", waiting[0].words, *actions)
        elif isinstance(session.trouble, SignInNeeded) or self._reads_feed_only:
            words = (
                session.trouble.what
                if session.trouble
                else tr("Nobody is signed in to Google, so the feed is read.")
            )
            self._show(
                "offline",
                tr("{words} You can go on editing; publishing needs the sign-in.", words=words),
                (tr("Sign in to Google…"), self._sign_in),
            )
        elif session.trouble:
            read_at = session.read_at
            sentences = [session.trouble.what]
            if read_at:
                sentences.append(tr("Shown is what was read on {when}.", when=say_stamp(read_at)))
            sentences.append(tr("You can go on editing; publishing has to wait."))
            words = " ".join(sentences)
            self._show("offline", words, (tr("Try again"), session.refresh))
        elif session.observed and session.observed.stale_reason:
            self._show("offline", session.observed.stale_reason, (tr("Try again"), session.refresh))
        elif session.observed and session.observed.troubles:
            words = " ".join(dict.fromkeys(session.observed.troubles.values()))
            self._show("warning", words, (tr("Try again"), session.refresh))
        elif session.publishing:
            self._put_away()
        elif session.template_warnings:
            self._show("warning", session.template_warnings[0], (tr("Templates…"), self.show_templates.emit))
        elif after.recovery_words:
            self._show(
                "info",
                after.recovery_words,
                (tr("Show"), self.show_recovered.emit),
                (tr("Close"), after.dismiss_recovery),
            )
        elif after.uncertain:
            words = tr_n(
                "{n} message may or may not have gone out.",
                "{n} messages may or may not have gone out.",
                len(after.uncertain),
            )
            self._show("question", words, (tr("Settle…"), self.show_uncertain.emit))
        elif session.unfinished:
            started = session.unfinished[0].plan.made_at.astimezone(session.desk.tenant.time_zone)
            words = tr("The publish of {when} did not finish.", when=say_stamp(started))
            self._show("warning", words, (tr("Finish publishing…"), self.show_unfinished.emit))
        else:
            self._put_away()

    def _put_away(self) -> None:
        if self.isAncestorOf(QApplication.focusWidget() or self):
            # Else it would go on to whatever comes next by Tab.
            self.window().setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    @property
    def _reads_feed_only(self) -> bool:
        """Whether the calendar was read from its feed though a sign-in is set up."""
        session = self._session
        observed = session.observed
        is_set_up = bool(session.desk.tenant.google.client_file)
        return bool(observed and not observed.writable and not observed.stale_reason and is_set_up)

    def _sign_in(self) -> None:
        self._session.wants_sign_in.emit("Google", lambda: None)

    def _show(self, icon: str, words: str, *actions: tuple[str, Callable[[], object]]) -> None:
        self._mark.show_icon(icon, "warn")
        self.text.setText(words)
        self._actions = [action for _, action in actions]
        for n, button in enumerate((self._first, self._second, self._third)):
            if n < len(actions):
                button.setText(actions[n][0])
            elif button.hasFocus():
                self._first.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setVisible(n < len(actions))
        self.setFixedHeight(self._theme.px(42))
        self.show()

    def _put_trouble_away(self) -> None:
        self._is_trouble_read = True
        self.refresh()

    def _press_first(self) -> None:
        self._actions[0]()

    def _press_second(self) -> None:
        self._actions[1]()

    def _press_third(self) -> None:
        self._actions[2]()
