"""A tenant: one operation, where it sails from, what it sails with, and where its cloud and calendar are."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from jada_desk.domain.fleet import Boat


@dataclass(frozen=True, slots=True)
class Google:
    """Where the calendar and the bookings mailbox are. Empty endpoints mean Google's own.

    `client_file` is the operation's OAuth client JSON; empty = no sign-in configured, so the feed alone is
    read. With a loopback `calendar_endpoint` and no client file, calls go out with no token (an emulator
    needs none).
    """

    calendar_id: str = ""
    feed_url: str = ""
    calendar_endpoint: str = ""
    gmail_endpoint: str = ""
    client_file: str = ""
    mailbox: str = ""


@dataclass(frozen=True, slots=True)
class Aws:
    """Where tables, pages and senders are. `prefix` names the tables (`jada-` -> `jada-events`).

    `keys` is "keyring" when access keys that were typed into the desk sign the calls, else "".

    `endpoint_url` is empty for AWS itself. `site_url` is the public address of the pages, without a slash at
    its end. `photo_bucket` is the private bucket for guests' photos; empty = guests add none.
    """

    region: str = "us-west-2"
    profile: str = ""
    endpoint_url: str = ""
    prefix: str = ""
    bucket: str = ""
    photo_bucket: str = ""
    distribution_id: str = ""
    site_url: str = ""
    email_from: str = ""
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Notices:
    """How people are told. Quiet hours are local times of the guest; equal ones mean none. `per_hour` is how many
    messages go out in an hour at most; the rest is held."""

    quiet_from: time = time(21)
    quiet_until: time = time(8)
    per_hour: int = 300


@dataclass(frozen=True, slots=True)
class Tenant:
    """One operation: who it is, where it sails from, what it sails with.

    `connected_at` is the moment from which the desk tells people: a charter that stood in the calendar before
    it is the baseline, and its first notice starts unticked. `colour` (#RRGGBB) marks the operation on screen.
    """

    tenant_id: str
    name: str
    time_zone: ZoneInfo
    place: str = ""
    place_url: str = ""
    phone: str = ""
    email: str = ""
    page_key: str = "{name}-{date}-{key}"
    turnaround_minutes: int = 30
    connected_at: datetime | None = None
    colour: str = "#0B5CAD"
    boats: tuple[Boat, ...] = ()
    google: Google = field(default_factory=Google)
    aws: Aws = field(default_factory=Aws)
    notices: Notices = field(default_factory=Notices)

    @property
    def turnaround(self) -> timedelta:
        return timedelta(minutes=self.turnaround_minutes)

    @property
    def default_boat(self) -> Boat:
        return self.boats[0]

    def boat(self, name: str) -> Boat | None:
        wanted = name.casefold().strip()
        return next((boat for boat in self.boats if boat.name.casefold() == wanted), None)
