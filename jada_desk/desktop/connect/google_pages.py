"""The settings pages of Google: the account, its calendar and the bookings mailbox."""

from pathlib import Path
from typing import Final, cast

from PySide6.QtWidgets import QFileDialog, QLineEdit

from jada_desk.desktop.connect.page import Page
from jada_desk.desktop.connect.parts import Choice, FormField, Servers
from jada_desk.desktop.look.parts import ActionButton, Text
from jada_desk.desktop.state.tasks import Task
from jada_desk.domain.errors import JadaError
from jada_desk.domain.translation import tr, tr_later
from jada_desk.workflows.connections import MAY_WRITE, CalendarEntry, Part

_ROLES: Final = {
    "owner": tr_later("yours"),
    "writer": tr_later("may change"),
    "reader": tr_later("read only"),
}


class GooglePage(Page):
    """The OAuth client file and the sign-in."""

    title = tr_later("Google account")
    words = tr_later(
        "The desk reads and writes the calendar, and looks for contacts in the bookings mailbox."
    )
    parts = (Part.GOOGLE,)

    def build(self) -> None:
        form, theme = self.form, self.theme
        self.client = FormField(
            form, "google", "client_file", tr("OAuth client file"), "/path/to/client.json"
        )
        self.column.field(
            tr("OAuth client file"),
            self.client,
            tr(
                "From console.cloud.google.com: Clients, Create client, Desktop app, Download JSON. "
                "The Calendar API and the Gmail API must be switched on there."
            ),
        )
        self.column.row(ActionButton(theme, tr("Choose the file…"), self._choose))
        self.column.addSpacing(8)
        self.start = ActionButton(theme, tr("Sign in to Google…"), self._begin, icon="google")
        self.column.row(self.start)
        self.column.addSpacing(6)
        self._more = ActionButton(theme, tr("Another server than Google…"), self._show_more, kind="quiet")
        self.column.row(self._more)
        self._servers = Servers(
            form,
            theme,
            ("google", "calendar_endpoint", tr("Address of the calendar server")),
            ("google", "gmail_endpoint", tr("Address of the mail server")),
        )
        self.column.addWidget(self._servers)
        form.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self.start.setEnabled(bool(self.form.text("google", "client_file")))

    def _show_more(self) -> None:
        self._servers.open()

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("OAuth client file"), str(Path.home()), tr("JSON (*.json)")
        )
        if path:
            self.form.put("google", "client_file", path)
            self.client.setText(path)

    def _begin(self) -> None:
        self.findings.clear()
        try:
            self.sign_in.begin(self.form.tenant(), "Google")
        except JadaError as exc:
            self.sign_in.words.setText(exc.what)


class CalendarPage(Page):
    """Which calendar, its feed, and the bookings mailbox."""

    title = tr_later("Calendar and mail")
    words = tr_later("The calendar is where charters come from; it stays yours.")
    parts = (Part.CALENDAR, Part.FEED, Part.MAILBOX)

    def build(self) -> None:
        form, theme = self.form, self.theme
        self.calendar = Choice(theme, tr("Calendar"), may_type=True)
        self.calendar.picked.connect(self._picked)
        self.calendar_hint = self.column.field(
            tr("Calendar with the charters"), self.calendar, tr("Reading the list…")
        )
        self.column.row(ActionButton(theme, tr("Read the list again"), self._read_list, icon="refresh"))
        self.column.addSpacing(8)
        self.feed_words = Text(theme, "", 13, tone="secondary")
        self.column.addWidget(self.feed_words)
        self.secret = QLineEdit(
            placeholderText="https://calendar.google.com/calendar/ical/…/private-…/basic.ics"
        )
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(tr("Secret address of the feed"))
        self.keep_secret = ActionButton(theme, tr("Keep it in the keyring"), self._keep_feed)
        self.column.row(self.secret, self.keep_secret, stretch=False)
        self.secret.hide()
        self.keep_secret.hide()
        self.column.addSpacing(10)
        self.column.field(
            tr("Bookings mailbox"),
            FormField(form, "google", "mailbox", tr("Bookings mailbox"), tr("the account that is signed in")),
            tr("Where booking mails arrive. Another account than the calendar's signs in on its own:"),
        )
        self.column.row(
            ActionButton(theme, tr("Sign in to another mailbox…"), self._other_mailbox, icon="mail")
        )

    def enter(self) -> None:
        self._read_list()

    def _read_list(self) -> None:
        try:
            tenant = self.form.tenant()
        except JadaError as exc:
            self._no_list(exc)
            return

        def read(_report: object, _cancel: object) -> object:
            from jada_desk.connecting import google_account

            account = google_account(tenant)
            return account.calendars() if account else ()

        self._hint(tr("Reading the list…"))
        self.tasks.start("read", Task(read, succeeded=self._listed, failed=self._no_list), key="calendars")

    def _listed(self, result: object) -> None:
        entries = cast(tuple[CalendarEntry, ...], result)
        chosen = self.form.text("google", "calendar_id")
        self.calendar.offer(
            [(f"{one.name}  ({_ROLES.get(one.role, one.role)})", one.calendar_id) for one in entries], chosen
        )
        if not entries:
            self._hint(tr("Nobody is signed in, so there is no list: sign in, or type the calendar's id."))
            return
        usable = [one for one in entries if one.role in MAY_WRITE]
        self._hint("" if usable else tr("This account may change none of its calendars."))
        if not chosen and len(usable) == 1:
            self.calendar.offer(
                [(f"{one.name}  ({_ROLES.get(one.role, one.role)})", one.calendar_id) for one in entries],
                usable[0].calendar_id,
            )
            chosen = usable[0].calendar_id
        elif not chosen:
            self.calendar.setCurrentIndex(-1)
        if chosen:
            self._picked(chosen)

    def _no_list(self, error: JadaError) -> None:
        self.calendar.offer([], self.form.text("google", "calendar_id"))
        self._hint(tr("{what} {remedy} Or type the calendar's id.", what=error.what, remedy=error.remedy))

    def _hint(self, words: str) -> None:
        self.calendar_hint.setText(words)
        self.calendar_hint.setVisible(bool(words))

    def _picked(self, calendar_id: str) -> None:
        is_new = calendar_id != self.form.text("google", "calendar_id")
        self.form.put("google", "calendar_id", calendar_id)
        if is_new:
            self.form.put("google", "feed_url", "")
        if not calendar_id or self.form.text("google", "feed_url"):
            self._say_feed()
            return
        tenant = self.form.tenant()

        def find(_report: object, _cancel: object) -> object:
            from jada_desk.connecting import find_feed

            return find_feed(tenant, calendar_id)

        self.feed_words.setText(tr("Looking for the calendar's feed…"))
        self.tasks.start(
            "read", Task(find, succeeded=self._found_feed, failed=lambda _: self._say_feed()), key="feed"
        )

    def _found_feed(self, address: object) -> None:
        self.form.put("google", "feed_url", str(address))
        self._say_feed()

    def _say_feed(self) -> None:
        found = bool(self.form.text("google", "feed_url"))
        words = (
            tr("Its feed was found: weekends can be read at once.")
            if found
            else tr(
                "It has no public feed. You can do without one. If you like, paste the secret "
                "address in iCal format (Google Calendar, Settings of the calendar, Integrate "
                "calendar); whoever has it can read the calendar, so it goes into the keyring."
            )
        )
        self.feed_words.setText(words if self.form.text("google", "calendar_id") else "")
        for part in (self.secret, self.keep_secret):
            part.setVisible(not found and bool(self.form.text("google", "calendar_id")))

    def _keep_feed(self) -> None:
        tenant_id, address = self.form.tenant_id, self.secret.text().strip()
        self.secret.clear()

        def keep(_report: object, _cancel: object) -> object:
            from jada_desk.sign_ins import keep_feed_address

            keep_feed_address(tenant_id, address)
            return None

        self.tasks.start("disk", Task(keep, succeeded=lambda _: self.wants_test.emit()))

    def _other_mailbox(self) -> None:
        self.sign_in.begin(self.form.tenant(), "Google mailbox")

    def problem(self) -> str:
        return "" if self.form.text("google", "calendar_id") else tr("Choose a calendar.")
