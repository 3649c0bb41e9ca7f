"""Tests every connection of a tenant, and says what works, what does not, and what to do about it.

The settings pages' "Test", the window's "Check connections" and `jada-desk doctor` are this one code. Nothing
here changes what an operation has: a permission to write is tried by a write whose condition cannot hold.
Only `create` makes something, and only what a person was shown before.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import date, timedelta
from email.utils import parseaddr
from typing import Final

from jada_desk.domain.errors import Cancelled, JadaError, NotFound, SignInNeeded
from jada_desk.workflows.connections import (
    MAY_WRITE,
    NAMES,
    Connections,
    Finding,
    Health,
    Part,
)
from jada_desk.workflows.ports import (
    OWN_TABLES,
    TABLE_KEYS,
    CancelToken,
    Progress,
    Report,
    Table,
)
from jada_desk.workflows.waiver_desk import check_waivers

# A part is not tested while this one fails: it would only say the same again.
_NEEDS: Final[Mapping[Part, Part]] = {
    Part.CALENDAR: Part.GOOGLE,
    Part.TABLES: Part.AWS,
    Part.PAGES: Part.AWS,
    Part.PHOTOS: Part.AWS,
    Part.CDN: Part.AWS,
    Part.EMAIL: Part.AWS,
    Part.SMS: Part.AWS,
    Part.WAIVERS: Part.AWS,
}


def examine(
    connections: Connections,
    parts: Sequence[Part],
    report: Report,
    cancel: CancelToken,
    executor: Executor,
) -> tuple[Finding, ...]:
    """Test `parts`, side by side where one does not rest on another, and give a finding for each, in order.

    Raises Cancelled only.
    """
    wanted = tuple(part for part in Part if part in parts)
    found: dict[Part, Finding] = {}

    def run(part: Part) -> Finding:
        if cancel.cancelled:
            raise Cancelled("The test was stopped.")
        finding = _test(part, connections)
        report(
            Progress(f"{finding.name}: {finding.what}", total=len(wanted), layer=part, state=finding.health)
        )
        return finding

    first = [part for part in wanted if part not in _NEEDS]
    rest = [part for part in wanted if part in _NEEDS]
    for part, finding in zip(first, executor.map(run, first), strict=True):
        found[part] = finding
    lost = {part for part, one in found.items() if one.health is Health.FAIL}
    held = [part for part in rest if _NEEDS[part] in lost]
    found |= {
        one: Finding(one, Health.SKIPPED, f"Not tested: first mend the {NAMES[_NEEDS[one]]}.") for one in held
    }
    tested = [part for part in rest if part not in held]
    for part, finding in zip(tested, executor.map(run, tested), strict=True):
        found[part] = finding
    return tuple(found[part] for part in wanted)


def create(connections: Connections, finding: Finding) -> Finding:
    """Make what a finding offers to, then test that part again. Raises JadaError when it cannot be made."""
    cloud = connections.cloud
    if finding.part is Part.TABLES:
        for table in Table:
            if cloud.table_keys(table) is None:
                cloud.create_table(table)
    elif finding.part is Part.PAGES:
        cloud.create_bucket()
    elif finding.part is Part.PHOTOS:
        cloud.create_photo_bucket()
    elif finding.part is Part.EMAIL:
        cloud.create_sender()
    return _test(finding.part, connections)


def _test(part: Part, connections: Connections) -> Finding:
    try:
        return replace(_TESTS[part](connections), part=part)
    except SignInNeeded as exc:
        service = "Google" if part in (Part.GOOGLE, Part.CALENDAR, Part.MAILBOX) else "AWS"
        return Finding(part, Health.FAIL, exc.what, exc.remedy, sign_in=service)
    except JadaError as exc:
        return Finding(part, Health.FAIL, exc.what, exc.remedy)


def _ok(what: str) -> Finding:
    return Finding(Part.GOOGLE, Health.OK, what)


def _warn(what: str, remedy: str, sign_in: str = "") -> Finding:
    return Finding(Part.GOOGLE, Health.WARN, what, remedy, sign_in)


def _fail(what: str, remedy: str, creates: tuple[str, ...] = ()) -> Finding:
    return Finding(Part.GOOGLE, Health.FAIL, what, remedy, creates=creates)


def _skip(what: str, remedy: str = "") -> Finding:
    return Finding(Part.GOOGLE, Health.SKIPPED, what, remedy)


def _google(connections: Connections) -> Finding:
    account = connections.google
    if account is None:
        if not connections.tenant.google.client_file:
            return _warn(
                "No Google sign-in is set up: the desk reads the feed and cannot publish.",
                "Choose the OAuth client file in the settings, then sign in.",
            )
        raise SignInNeeded("Nobody is signed in to Google here.", remedy="Sign in to Google.")
    if not account.needs_sign_in:
        return _ok("An emulator on this computer needs no sign-in.")
    try:
        count = len(account.calendars())
    except SignInNeeded as exc:
        if "does not cover" not in exc.what:
            raise
        return _warn(
            "Signed in. The list of calendars was not allowed.",
            "Type the calendar's id, or sign in again with every box ticked.",
            sign_in="Google",
        )
    kept = connections.keeps_secrets()
    words = f"Signed in; {count} {'calendar' if count == 1 else 'calendars'} to choose from."
    if kept:
        return _ok(words)
    return _warn(
        f"{words} For this session only: this computer has no keyring.",
        "Install or unlock a keyring (on Linux: GNOME Keyring or KWallet) to stay signed in.",
    )


def _calendar(connections: Connections) -> Finding:
    calendar_id = connections.tenant.google.calendar_id
    if not calendar_id:
        return _skip("No calendar is chosen.", "Choose one in the settings.")
    if connections.google is None:
        return _skip("Not tested: without a sign-in the feed is read.")
    entry = connections.google.calendar(calendar_id)
    if entry.role not in MAY_WRITE:
        return _fail(
            f"{entry.name} can be read, and this account may not change its events.",
            "In Google Calendar, share it with this account: Make changes to events.",
        )
    zone = connections.tenant.time_zone.key
    if entry.time_zone and entry.time_zone != zone:
        return _warn(
            f"{entry.name} can be read and changed. It is in {entry.time_zone}, the desk in {zone}.",
            "Set the time zone of the dock in the settings, if that is not meant so.",
        )
    return _ok(f"{entry.name} can be read and changed.")


def _feed(connections: Connections) -> Finding:
    if connections.feed is None:
        return _skip("No feed: the calendar is read by the sign-in alone.")
    today = connections.clock.now().astimezone(connections.tenant.time_zone).date()
    reading = connections.feed.read(*_span(today))
    if reading.stale_reason:
        return _warn(reading.stale_reason, "Try again in a few minutes.")
    if is_private_feed(connections.tenant.google.feed_url):
        return _warn(
            "The feed answers. Its secret address stands in the settings file, for whoever reads that.",
            "Open the settings and save them: the address then moves into the keyring.",
        )
    count = len(reading.events)
    return _ok(f"The feed answers: {count} {'event' if count == 1 else 'events'} within a fortnight.")


def is_private_feed(address: str) -> bool:
    """Whether an address is a secret: everybody who knows it reads the calendar."""
    return "/private-" in address


def _span(today: date) -> tuple[date, date]:
    return today, today + timedelta(days=14)


def _mailbox(connections: Connections) -> Finding:
    if connections.mailbox is None:
        if connections.tenant.google.client_file:
            return Finding(
                Part.MAILBOX,
                Health.WARN,
                "The bookings mailbox cannot be searched: Find contact looks elsewhere only.",
                "Sign in to Google with the mailbox's account and leave its box ticked.",
                sign_in="Google mailbox",
            )
        return _skip("No mailbox: Find contact looks into the calendar and the tables.")
    connections.mailbox.search("newer_than:1d", 1)
    return _ok("The bookings mailbox can be searched.")


def _aws(connections: Connections) -> Finding:
    return _ok(f"Signed in as {connections.cloud.who()}.")


def _tables(connections: Connections) -> Finding:
    cloud, prefix = connections.cloud, connections.tenant.aws.prefix
    keys = {table: cloud.table_keys(table) for table in Table}
    wrong = [prefix + table for table, found in keys.items() if found and found != TABLE_KEYS[table]]
    if wrong:
        return _fail(
            f"Not the key that the desk needs: {_list(wrong)}.",
            "Choose another prefix in the settings; a table's key cannot be changed.",
        )
    missing = [table for table, found in keys.items() if found is None]
    shown = tuple(f"table {prefix}{table}, key {' + '.join(TABLE_KEYS[table])}" for table in missing)
    if len(missing) == len(keys):
        return _fail(f"There are no tables that begin with {prefix} yet.", "Have them created.", shown)
    if [one for one in missing if one not in OWN_TABLES]:
        return _fail(f"Not there: {_list([prefix + one for one in missing])}.", "Have this created.", shown)
    for table, found in keys.items():
        if found:
            cloud.try_table_write(table)
    if unknown := [one for one in sorted(cloud.boats()) if not connections.tenant.boat(one)]:
        return _fail(
            f"Charters in the tables are on boats that are not among yours: {_list(unknown)}.",
            "Add them under Boats: else these charters are taken to be on the first boat, and people told so.",
        )
    if missing:
        return replace(
            _warn(
                f"The desk's own {_list([prefix + one for one in missing])}: made when first needed.",
                "Or have this created now.",
            ),
            creates=shown,
        )
    return _ok(f"All {len(keys)} tables can be read and written.")


def _pages(connections: Connections) -> Finding:
    bucket = connections.tenant.aws.bucket
    if not bucket:
        return _fail("No bucket is named for the guest pages.", "Name one in the settings.")
    try:
        look = connections.cloud.bucket()
    except NotFound:
        return _fail(
            f"There is no bucket {bucket}.",
            "Have it created, or correct its name.",
            (f"bucket {bucket}, private: only CloudFront shows what is in it",),
        )
    connections.cloud.try_page_write()
    count = f"{look.pages} guest {'page' if look.pages == 1 else 'pages'}"
    words = f"Pages can be uploaded; {count} there."
    if look.is_private is False:
        return _warn(f"{words} The bucket is open to everybody.", "Block public access to it in S3.")
    return _ok(words)


def _photos(connections: Connections) -> Finding:
    bucket = connections.tenant.aws.photo_bucket
    if not bucket:
        return _skip(
            "No bucket for photos is named: guests add none.",
            "Name one in the settings, under Tables and guest pages.",
        )
    try:
        is_private = connections.cloud.photo_bucket()
    except NotFound:
        return _fail(
            f"There is no bucket {bucket}.",
            "Have it created, or correct its name.",
            (f"bucket {bucket}, private: nobody gets a photo without the desk or its album link",),
        )
    if is_private is None:
        return _warn(
            f"The bucket {bucket} is there; whether it is private could not be asked.",
            "Allow s3:GetBucketPublicAccessBlock, or look in the S3 console.",
        )
    if not is_private:
        return _fail(f"Guests' photos in {bucket} are open to everybody.", "Block public access to it in S3.")
    return _ok(f"The bucket {bucket} is there, and private.")


def _cdn(connections: Connections) -> Finding:
    if not connections.tenant.aws.distribution_id:
        return _fail("No CloudFront distribution is named.", "Take its id (E…) from the CloudFront console.")
    look = connections.cloud.distribution()
    if not look.is_enabled:
        return _fail("The distribution is switched off.", "Switch it on in the CloudFront console.")
    connections.cloud.try_invalidation()
    if not look.serves_bucket:
        return _warn(
            f"{look.domain} can be cleared. It does not serve the bucket {connections.tenant.aws.bucket}.",
            "Check bucket and distribution in the settings.",
        )
    return _ok(f"{look.domain} serves the bucket and can be cleared.")


def _site(connections: Connections) -> Finding:
    if connections.site is None:
        return _fail("No public address of the guest pages is set.", "Type it in the settings.")
    connections.site.read("/guests/jada-desk-check.html")
    return _ok(f"{connections.tenant.aws.site_url} answers.")


def _email(connections: Connections) -> Finding:
    if not connections.tenant.aws.email_from:
        return _warn("No sender is set: nobody is told by e-mail.", "Type the sender in the settings.")
    try:
        look = connections.cloud.sender()
    except NotFound:
        address = parseaddr(connections.tenant.aws.email_from)[1]
        return _fail(
            "SES does not know this sender.",
            "Have it added, or verify its whole domain in the SES console.",
            (f"sender {address} in SES, which mails it a link to confirm",),
        )
    if not look.is_verified:
        return _fail("SES has not verified this sender yet.", "Follow the mail or the DNS records SES gave.")
    if look.is_sandbox:
        return _warn(
            "The sender is verified. SES is in its sandbox: only verified addresses get mail.",
            "Ask for production access in the SES console.",
        )
    return _ok("The sender is verified.")


def _sms(connections: Connections) -> Finding:
    sandbox = connections.cloud.sms_sandbox()
    if sandbox:
        return _warn(
            "SNS is in its SMS sandbox: only verified numbers get text messages.",
            "Leave the sandbox in the SNS console, and register a number (10DLC) for the United States.",
        )
    if sandbox is None:
        return _ok("SNS answers; whether it is in its SMS sandbox could not be asked.")
    return _ok("Text messages can be sent.")


def _waivers(connections: Connections) -> Finding:
    try:
        found = check_waivers(connections.tables)
    except NotFound:
        return _skip("Not checked: there are no tables yet.")
    flaws = sum(map(len, found.flaws.values()))
    words = f"{found.checked} checked, {flaws} {'flaw' if flaws == 1 else 'flaws'}."
    return _fail(words, "See which they are: jada-desk waivers") if flaws else _ok(words)


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)


_TESTS: Final[Mapping[Part, Callable[[Connections], Finding]]] = {
    Part.GOOGLE: _google,
    Part.CALENDAR: _calendar,
    Part.FEED: _feed,
    Part.MAILBOX: _mailbox,
    Part.AWS: _aws,
    Part.TABLES: _tables,
    Part.PAGES: _pages,
    Part.PHOTOS: _photos,
    Part.CDN: _cdn,
    Part.SITE: _site,
    Part.EMAIL: _email,
    Part.SMS: _sms,
    Part.WAIVERS: _waivers,
}
