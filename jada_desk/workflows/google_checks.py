"""The tests of Google: the sign-in, the calendar, its feed, the bookings mailbox.

Each gives what is to be said of its part, and raises JadaError when the service says no.
"""

from datetime import date, timedelta

from jada_desk.domain.errors import SignInNeeded
from jada_desk.workflows.connections import MAY_WRITE, Connections, Finding, Health, Part
from jada_desk.workflows.findings import fail, ok, skip, warn


def google(connections: Connections) -> Finding:
    account = connections.google
    if account is None:
        if not connections.tenant.google.client_file:
            return warn(
                "No Google sign-in is set up: the desk reads the feed and cannot publish.",
                "Choose the OAuth client file in the settings, then sign in.",
            )
        raise SignInNeeded("Nobody is signed in to Google here.", remedy="Sign in to Google.")
    if not account.needs_sign_in:
        return ok("An emulator on this computer needs no sign-in.")
    try:
        count = len(account.calendars())
    except SignInNeeded as exc:
        if "does not cover" not in exc.what:
            raise
        return warn(
            "Signed in. The list of calendars was not allowed.",
            "Type the calendar's id, or sign in again with every box ticked.",
            sign_in="Google",
        )
    kept = connections.keeps_secrets()
    words = f"Signed in; {count} {'calendar' if count == 1 else 'calendars'} to choose from."
    if kept:
        return ok(words)
    return warn(
        f"{words} For this session only: this computer has no keyring.",
        "Install or unlock a keyring (on Linux: GNOME Keyring or KWallet) to stay signed in.",
    )


def calendar(connections: Connections) -> Finding:
    calendar_id = connections.tenant.google.calendar_id
    if not calendar_id:
        return skip("No calendar is chosen.", "Choose one in the settings.")
    if connections.google is None:
        return skip("Not tested: without a sign-in the feed is read.")
    entry = connections.google.calendar(calendar_id)
    if entry.role not in MAY_WRITE:
        return fail(
            f"{entry.name} can be read, and this account may not change its events.",
            "In Google Calendar, share it with this account: Make changes to events.",
        )
    zone = connections.tenant.time_zone.key
    if entry.time_zone and entry.time_zone != zone:
        return warn(
            f"{entry.name} can be read and changed. It is in {entry.time_zone}, the desk in {zone}.",
            "Set the time zone of the dock in the settings, if that is not meant so.",
        )
    return ok(f"{entry.name} can be read and changed.")


def feed(connections: Connections) -> Finding:
    if connections.feed is None:
        return skip("No feed: the calendar is read by the sign-in alone.")
    today = connections.clock.now().astimezone(connections.tenant.time_zone).date()
    reading = connections.feed.read(*_span(today))
    if reading.stale_reason:
        return warn(reading.stale_reason, "Try again in a few minutes.")
    if is_private_feed(connections.tenant.google.feed_url):
        return warn(
            "The feed answers. Its secret address stands in the settings file, for whoever reads that.",
            "Open the settings and save them: the address then moves into the keyring.",
        )
    count = len(reading.events)
    return ok(f"The feed answers: {count} {'event' if count == 1 else 'events'} within a fortnight.")


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
                "The bookings mailbox cannot be searched: Find contact looks elsewhere only.",
                "Sign in to Google with the mailbox's account and leave its box ticked.",
                sign_in="Google mailbox",
            )
        return skip("No mailbox: Find contact looks into the calendar and the tables.")
    connections.mailbox.search("newer_than:1d", 1)
    return ok("The bookings mailbox can be searched.")
