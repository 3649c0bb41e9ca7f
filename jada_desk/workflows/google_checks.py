"""The tests of Google: the sign-in, the calendar, its feed, the bookings mailbox.

Each gives what is to be said of its part, and raises JadaError when the service says no.
"""

from datetime import date, timedelta

from jada_desk.domain.errors import NotCovered, SignInNeeded
from jada_desk.domain.translation import tr, tr_n
from jada_desk.workflows.connections import MAY_WRITE, Connections, Finding, Health, Part
from jada_desk.workflows.findings import fail, ok, skip, warn


def google(connections: Connections) -> Finding:
    account = connections.google
    if account is None:
        if not connections.tenant.google.client_file:
            return warn(
                tr("No Google sign-in is set up: the desk reads the feed and cannot publish."),
                tr("Choose the OAuth client file in the settings, then sign in."),
            )
        raise SignInNeeded(tr("Nobody is signed in to Google here."), remedy=tr("Sign in to Google."))
    if not account.needs_sign_in:
        return ok(tr("An emulator on this computer needs no sign-in."))
    try:
        count = len(account.calendars())
    except NotCovered:
        return warn(
            tr("Signed in. The list of calendars was not allowed."),
            tr("Type the calendar's id, or sign in again with every box ticked."),
            sign_in="Google",
        )
    kept = connections.keeps_secrets()
    words = tr_n("Signed in; {n} calendar to choose from.", "Signed in; {n} calendars to choose from.", count)
    if kept:
        return ok(words)
    return warn(
        tr("{words} For this session only: this computer has no keyring.", words=words),
        tr("Install or unlock a keyring (on Linux: GNOME Keyring or KWallet) to stay signed in."),
    )


def calendar(connections: Connections) -> Finding:
    calendar_id = connections.tenant.google.calendar_id
    if not calendar_id:
        return skip(tr("No calendar is chosen."), tr("Choose one in the settings."))
    if connections.google is None:
        return skip(tr("Not tested: without a sign-in the feed is read."))
    entry = connections.google.calendar(calendar_id)
    if entry.role not in MAY_WRITE:
        return fail(
            tr("{entry} can be read, and this account may not change its events.", entry=entry.name),
            tr("In Google Calendar, share it with this account: Make changes to events."),
        )
    zone = connections.tenant.time_zone.key
    if entry.time_zone and entry.time_zone != zone:
        return warn(
            tr(
                "{entry} can be read and changed. It is in {time_zone}, the desk in {zone}.",
                entry=entry.name,
                time_zone=entry.time_zone,
                zone=zone,
            ),
            tr("Set the time zone of the dock in the settings, if that is not meant so."),
        )
    return ok(tr("{entry} can be read and changed.", entry=entry.name))


def feed(connections: Connections) -> Finding:
    if connections.feed is None:
        return skip(tr("No feed: the calendar is read by the sign-in alone."))
    today = connections.clock.now().astimezone(connections.tenant.time_zone).date()
    reading = connections.feed.read(*_span(today))
    if reading.stale_reason:
        return warn(reading.stale_reason, tr("Try again in a few minutes."))
    if is_private_feed(connections.tenant.google.feed_url):
        return warn(
            tr("The feed answers. Its secret address stands in the settings file, for whoever reads that."),
            tr("Open the settings and save them: the address then moves into the keyring."),
        )
    count = len(reading.events)
    return ok(
        tr_n(
            "The feed answers: {n} event within a fortnight.",
            "The feed answers: {n} events within a fortnight.",
            count,
        )
    )


def is_private_feed(address: str) -> bool:
    """Whether an address is a secret: everybody who knows it reads the calendar."""
    return "/private-" in address


def _span(today: date) -> tuple[date, date]:
    return today, today + timedelta(days=14)


def mailbox(connections: Connections) -> Finding:
    if connections.mailbox is None:
        if connections.tenant.google.client_file:
            return Finding(
                Part.MAILBOX,
                Health.WARN,
                tr("The bookings mailbox cannot be searched: Find contact looks elsewhere only."),
                tr("Sign in to Google with the mailbox's account and leave its box ticked."),
                sign_in="Google mailbox",
            )
        return skip(tr("No mailbox: Find contact looks into the calendar and the tables."))
    mails = connections.mailbox.search("newer_than:1d", 1)
    next(mails, None)  # Gmail is asked when the first one is wanted
    return ok(tr("The bookings mailbox can be searched."))
