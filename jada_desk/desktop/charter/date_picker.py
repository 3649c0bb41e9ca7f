"""Choose a day in a month: which weekend to show, or when a charter sails."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QSpinBox, QTableView, QToolButton, QWidget

from jada_desk.desktop.look import icons
from jada_desk.desktop.look.accessible import announce
from jada_desk.desktop.look.floating import Floating, beside
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.translation import tr, tr_later
from jada_desk.domain.when import say_day_in_full

_PARTS = (
    ("qt_calendar_prevmonth", "chevron-left", tr_later("Earlier month")),
    ("qt_calendar_nextmonth", "chevron-right", tr_later("Later month")),
)


class DatePicker(Floating):
    """Opens beside what it is for. Arrows move by days, Page Up and Page Down by months, Enter takes the day."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self._theme = theme
        self._take: Callable[[date], object] = lambda _day: None
        self.setAccessibleName(tr("Choose a day"))
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(tr("Days"))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        # It would take figures for a date typed over the month, out of the accessibility tree.
        self.calendar.setDateEditEnabled(False)
        self.calendar.setMinimumDate(QDate(2000, 1, 1))
        self.calendar.setMaximumDate(QDate(2100, 12, 31))
        self.calendar.clicked.connect(self._chosen)
        self.calendar.activated.connect(self._chosen)
        self.calendar.selectionChanged.connect(self._name_day)
        for button in self.calendar.findChildren(QToolButton):
            # Tab reaches month and year; a click leaves the focus on the days.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if year := self.calendar.findChild(QSpinBox):
            year.setAccessibleName(tr("Year"))
        self.column.addWidget(self.calendar)
        theme.changed.connect(self._restyle)
        self._restyle()

    def open_for(self, anchor: QWidget, name: str, day: date, take: Callable[[date], object]) -> None:
        """Offer the days around `day`; `take` gets the chosen one."""
        self._take = take
        self.setAccessibleName(name)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._name_day()
        self.calendar.showSelectedDate()
        self.open_at(beside(anchor, self._theme.px(330), self._theme.px(290), self.window()))
        self._days.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def _days(self) -> QTableView:
        found = self.calendar.findChild(QTableView)
        assert found is not None, "the calendar has a table of days"
        return found

    def _name_day(self) -> None:
        # A cell of the month has but its figure to say.
        chosen = self.calendar.selectedDate()
        words = say_day_in_full(date(chosen.year(), chosen.month(), chosen.day()), with_year=True)
        self._days.setAccessibleName(tr("Days: {words}", words=words))
        if self._days.hasFocus():
            announce(self._days, words)

    def _chosen(self, chosen: QDate) -> None:
        if self.isHidden():
            # Enter and a click are told twice.
            return
        self.dismiss()
        self._take(date(chosen.year(), chosen.month(), chosen.day()))

    def _restyle(self) -> None:
        theme = self._theme
        self.calendar.setFont(theme.font(13))
        weekday, weekend = QTextCharFormat(), QTextCharFormat()
        weekday.setForeground(theme.color("text"))
        weekend.setForeground(theme.color("accent"))
        for day in Qt.DayOfWeek:
            sails = day in (Qt.DayOfWeek.Friday, Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
            self.calendar.setWeekdayTextFormat(day, weekend if sails else weekday)
        header = QTextCharFormat()
        header.setForeground(theme.color("secondary"))
        header.setBackground(theme.color("card"))
        self.calendar.setHeaderTextFormat(header)
        palette = self._days.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.color("card"))
        palette.setColor(QPalette.ColorRole.Highlight, theme.color("accent"))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.color("on_accent"))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, theme.color("secondary"))
        self._days.setPalette(palette)
        for name, icon, words in _PARTS:
            if button := self.calendar.findChild(QWidget, name):
                button.setAccessibleName(words)
                button.setIcon(icons.icon(icon, theme.color("text"), theme.px(16)))  # type: ignore[attr-defined]  # a QToolButton

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._chosen(self.calendar.selectedDate())
        else:
            super().keyPressEvent(event)
