"""What each connection test says, over accounts in memory."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from jada_desk.domain.errors import Cancelled, NotAllowed, NotCovered, NotFound, SignInNeeded, Unavailable
from jada_desk.domain.fleet import Boat
from jada_desk.domain.tenant import Aws, Google, Tenant
from jada_desk.workflows.connections import (
    BucketLook,
    CalendarEntry,
    Connections,
    Health,
    Part,
    SenderLook,
)
from jada_desk.workflows.doctor import create, examine
from jada_desk.workflows.ports.calendar import FeedReading
from jada_desk.workflows.ports.tables import TABLE_KEYS, Table
from tests.fakes.account import SERVING, AccountFake
from tests.fakes.aws import TablesFake

ZONE = ZoneInfo("America/Los_Angeles")
TENANT = Tenant(
    "jada",
    "JADA",
    ZONE,
    boats=(Boat("JADA"),),
    google=Google(calendar_id="cal", client_file="client.json"),
    aws=Aws(
        prefix="jada-",
        bucket="pages",
        distribution_id="E2",
        site_url="https://example.com",
        email_from="hello@example.com",
        photo_bucket="photos",
    ),
)
ENTRY = CalendarEntry("cal", "JADA Internal", "owner", ZONE.key)


EMPTY = FeedReading((), (), None)


class Clock:
    def now(self):
        return datetime(2026, 5, 28, 20, tzinfo=UTC)


@dataclass
class Google_:
    needs_sign_in: bool = True
    entry: CalendarEntry = ENTRY
    refuses_list: Exception | None = None
    refuses: Exception | None = None

    def calendars(self):
        if self.refuses_list:
            raise self.refuses_list
        return (self.entry,)

    def calendar(self, calendar_id):
        if self.refuses:
            raise self.refuses
        return self.entry


@dataclass
class Feed:
    reading: FeedReading = EMPTY

    def read(self, first, last):
        assert (last - first).days == 14
        return self.reading


@dataclass
class Mailbox:
    refuses: Exception | None = None

    def search(self, query, limit):
        if self.refuses:
            raise self.refuses
        yield from ()


class Site:
    def read(self, path):
        return None


@dataclass
class Token:
    cancelled: bool = False


def connections(**change):
    given = {
        "tenant": TENANT,
        "clock": Clock(),
        "google": Google_(),
        "feed": Feed(),
        "mailbox": Mailbox(),
        "cloud": AccountFake(),
        "tables": TablesFake(),
        "site": Site(),
        "keeps_secrets": lambda: True,
    }
    return Connections(**{**given, **change})


def findings(parts, cancel=None, **change):
    with ThreadPoolExecutor(2) as executor:
        said: list[object] = []
        found = examine(connections(**change), parts, said.append, cancel or Token(), executor)
    assert [one.part for one in found] == [part for part in Part if part in parts]
    return found


def test_everything_works():
    found = findings(tuple(Part))
    assert {one.health for one in found} == {Health.OK}
    assert [one.name for one in found][:2] == ["Google sign-in", "Calendar"]
    assert found[0].what == "Signed in; 1 calendar to choose from."


def with_google(**change):
    return replace(TENANT, google=replace(TENANT.google, **change))


def with_aws(**change):
    return replace(TENANT, aws=replace(TENANT.aws, **change))


LIST_REFUSED = NotCovered("The list of calendars could not be read. The sign-in does not cover it.")
EXPIRED = SignInNeeded("The sign-in to Google has expired or was taken back.", remedy="Sign in again.")
OFFLINE = Unavailable("Offline.", remedy="Wait.")
NOT_ALLOWED = NotAllowed("Not these keys.", remedy="Ask.")
NO_SEED_TABLE = {one: keys for one, keys in TABLE_KEYS.items() if one is not Table.EVENTS}
NO_OWN_TABLE = {one: keys for one, keys in TABLE_KEYS.items() if one is not Table.NOTICES}


@pytest.mark.parametrize(
    ("part", "change", "health", "words", "sign_in"),
    [
        (Part.GOOGLE, {"google": None}, Health.FAIL, "Nobody is signed in", "Google"),
        (Part.GOOGLE, {"google": None, "tenant": with_google(client_file="")}, Health.WARN, "cannot pub", ""),
        (Part.GOOGLE, {"google": Google_(needs_sign_in=False)}, Health.OK, "emulator", ""),
        (Part.GOOGLE, {"google": Google_(refuses_list=LIST_REFUSED)}, Health.WARN, "not allowed", "Google"),
        (Part.GOOGLE, {"google": Google_(refuses_list=EXPIRED)}, Health.FAIL, "taken back", "Google"),
        (
            Part.GOOGLE,
            {"google": Google_(refuses_list=Unavailable("Offline.", remedy="Wait."))},
            Health.FAIL,
            "Offline.",
            "",
        ),
        (Part.GOOGLE, {"keeps_secrets": lambda: False}, Health.WARN, "this session only", ""),
        (Part.CALENDAR, {"tenant": with_google(calendar_id="")}, Health.SKIPPED, "No calendar", ""),
        (Part.CALENDAR, {"google": None}, Health.SKIPPED, "feed is read", ""),
        (
            Part.CALENDAR,
            {"google": Google_(entry=replace(ENTRY, role="reader"))},
            Health.FAIL,
            "may not change",
            "",
        ),
        (
            Part.CALENDAR,
            {"google": Google_(entry=replace(ENTRY, time_zone="Europe/Vienna"))},
            Health.WARN,
            "is in Europe/Vienna",
            "",
        ),
        (
            Part.CALENDAR,
            {"google": Google_(refuses=NotFound("Gone.", remedy="Look."))},
            Health.FAIL,
            "Gone.",
            "",
        ),
        (Part.FEED, {"feed": None}, Health.SKIPPED, "No feed", ""),
        (Part.FEED, {"feed": Feed(FeedReading((), (), None, "Old copy."))}, Health.WARN, "Old copy.", ""),
        (
            Part.FEED,
            {"tenant": with_google(feed_url="https://example.com/private-0/basic.ics")},
            Health.WARN,
            "secret address",
            "",
        ),
        (Part.MAILBOX, {"mailbox": None}, Health.WARN, "cannot be searched", "Google mailbox"),
        (
            Part.MAILBOX,
            {"mailbox": None, "tenant": with_google(client_file="")},
            Health.SKIPPED,
            "No mailbox",
            "",
        ),
        (Part.MAILBOX, {"mailbox": Mailbox(refuses=OFFLINE)}, Health.FAIL, "Offline.", ""),
        (Part.AWS, {"cloud": AccountFake(refuses=SignInNeeded("Expired."))}, Health.FAIL, "Expired.", "AWS"),
        (
            Part.TABLES,
            {"cloud": AccountFake(tables={**TABLE_KEYS, Table.CREW: ("name",)})},
            Health.FAIL,
            "the desk needs: jada-crew",
            "",
        ),
        (
            Part.TABLES,
            {"cloud": AccountFake(refuses=NotAllowed("Not these keys.", remedy="Ask."))},
            Health.FAIL,
            "Not these",
            "",
        ),
        (
            Part.TABLES,
            {"cloud": AccountFake(sailing=frozenset({"Osprey"}))},
            Health.FAIL,
            "among yours: Osprey",
            "",
        ),
        (Part.PAGES, {"tenant": with_aws(bucket="")}, Health.FAIL, "No bucket is named", ""),
        (Part.PAGES, {"cloud": AccountFake(look=BucketLook(3, False))}, Health.WARN, "open to everybody", ""),
        (Part.PHOTOS, {"tenant": with_aws(photo_bucket="")}, Health.SKIPPED, "guests add none", ""),
        (Part.PHOTOS, {"cloud": AccountFake(photos="open")}, Health.FAIL, "photos are open to everybody", ""),
        (
            Part.PHOTOS,
            {"cloud": AccountFake(photos="not to be asked")},
            Health.WARN,
            "whether it is private",
            "",
        ),
        (Part.CDN, {"tenant": with_aws(distribution_id="")}, Health.FAIL, "No CloudFront", ""),
        (Part.CDN, {"tenant": with_aws(distribution_id="E9")}, Health.FAIL, "no distribution E9", ""),
        (
            Part.CDN,
            {"cloud": AccountFake(distributions={"E2": replace(SERVING, is_deployed=False)})},
            Health.WARN,
            "takes a few minutes",
            "",
        ),
        (
            Part.CDN,
            {"cloud": AccountFake(distributions={"E2": replace(SERVING, is_enabled=False)})},
            Health.FAIL,
            "switched off",
            "",
        ),
        (
            Part.CDN,
            {"cloud": AccountFake(distributions={"E2": replace(SERVING, serves_bucket=False)})},
            Health.WARN,
            "does not serve",
            "",
        ),
        (Part.SITE, {"site": None}, Health.FAIL, "No public address", ""),
        (Part.EMAIL, {"tenant": with_aws(email_from="")}, Health.WARN, "nobody is told by e-mail", ""),
        (Part.EMAIL, {"cloud": AccountFake(email=None)}, Health.FAIL, "does not know", ""),
        (Part.EMAIL, {"cloud": AccountFake(email=SenderLook(False, None))}, Health.FAIL, "not verified", ""),
        (Part.EMAIL, {"cloud": AccountFake(email=SenderLook(True, True))}, Health.WARN, "in its sandbox", ""),
        (Part.SMS, {"cloud": AccountFake(sandbox=True)}, Health.WARN, "SMS sandbox", ""),
        (Part.SMS, {"cloud": AccountFake(sandbox=None)}, Health.OK, "could not be asked", ""),
    ],
)
def test_one_thing_is_not_as_it_should_be(part, change, health, words, sign_in):
    (finding,) = findings((part,), **change)
    assert (finding.health, finding.sign_in) == (health, sign_in)
    assert words in finding.what
    assert finding.remedy or health in (Health.OK, Health.SKIPPED) or sign_in


def test_what_rests_on_a_failed_part_is_not_tested():
    found = findings(tuple(Part), google=None, cloud=AccountFake(refuses=SignInNeeded("Expired.")))
    skipped = {one.part for one in found if one.health is Health.SKIPPED}
    resting = {Part.TABLES, Part.PAGES, Part.PHOTOS, Part.CDN, Part.EMAIL, Part.SMS, Part.WAIVERS}
    assert skipped == {Part.CALENDAR, *resting}
    assert {one.what for one in found if one.part is Part.CDN} == {"Not tested: first mend the AWS sign-in."}


@pytest.mark.parametrize(
    ("tables", "health", "count"),
    [({}, Health.FAIL, len(Table)), (NO_SEED_TABLE, Health.FAIL, 1), (NO_OWN_TABLE, Health.WARN, 1)],
)
def test_missing_tables_are_shown_with_their_keys_and_then_made(tables, health, count):
    cloud = AccountFake(tables=dict(tables))
    (finding,) = findings((Part.TABLES,), cloud=cloud)
    assert (finding.health, len(finding.creates), cloud.made) == (health, count, [])
    assert all(one.startswith("table jada-") and ", key " in one for one in finding.creates)
    again = create(connections(cloud=cloud), finding)
    assert (again.health, len(cloud.made)) == (Health.OK, count)


def test_a_missing_bucket_is_made():
    cloud = AccountFake(look=None)
    (finding,) = findings((Part.PAGES,), cloud=cloud)
    assert finding.creates == ("bucket pages, private: only CloudFront shows what is in it",)
    assert create(connections(cloud=cloud), finding).health is Health.OK
    assert cloud.made == ["bucket"]


def test_a_missing_bucket_for_photos_is_made():
    cloud = AccountFake(photos="")
    (finding,) = findings((Part.PHOTOS,), cloud=cloud)
    assert finding.health is Health.FAIL
    assert [one.partition(":")[0] for one in finding.creates] == ["bucket photos, private"]
    assert create(connections(cloud=cloud), finding).health is Health.OK
    assert cloud.made == ["photos"]


def test_a_sender_that_ses_does_not_know_is_added_and_then_waits_for_its_confirmation():
    cloud = AccountFake(email=None)
    (finding,) = findings((Part.EMAIL,), cloud=cloud)
    assert finding.creates == ("sender hello@example.com in SES, which mails it a link to confirm",)
    again = create(connections(cloud=cloud), finding)
    assert (again.health, again.creates, cloud.made) == (Health.FAIL, (), ["sender"])
    assert "has not verified this sender yet" in again.what


@pytest.mark.parametrize("named", ["", "E9"])
def test_a_distribution_that_is_not_there_is_shown_made_and_put_into_the_settings(named):
    cloud = AccountFake(deploys_at_once=False)
    tenant = with_aws(distribution_id=named, site_url="")
    (finding,) = findings((Part.CDN,), tenant=tenant, cloud=cloud)
    assert (finding.health, finding.settings, cloud.made) == (Health.FAIL, (), [])
    shown = " / ".join(finding.creates)
    for words in (
        "“Guest pages of JADA”",
        "in front of the bucket pages",
        "guests/not-found.html, with status 404",
        "statement more in the policy of the bucket pages",
        "https://….cloudfront.net",
    ):
        assert words in shown
    again = create(connections(tenant=tenant, cloud=cloud), finding)
    made, address = (value for _, value in again.settings)
    assert [key for key, _ in again.settings] == ["distribution_id", "site_url"]
    assert (made in cloud.distributions, address) == (True, f"https://{cloud.distributions[made].domain}")
    assert (again.health, again.creates) == (Health.WARN, ())
    assert "a few minutes" in again.what
    cloud.distributions[made] = replace(cloud.distributions[made], is_deployed=True)
    (finding,) = findings((Part.CDN,), tenant=with_aws(distribution_id=made), cloud=cloud)
    assert finding.health is Health.OK


def test_a_second_press_finds_the_first_distribution_and_a_public_address_stays():
    cloud, tenant = AccountFake(), with_aws(distribution_id="")
    (finding,) = findings((Part.CDN,), tenant=tenant, cloud=cloud)
    assert "cloudfront.net" not in " ".join(finding.creates)
    first, second = (create(connections(tenant=tenant, cloud=cloud), finding) for _ in range(2))
    assert first == second
    assert [key for key, _ in first.settings] == ["distribution_id"]
    assert cloud.made == ["Guest pages of JADA"]


@pytest.mark.parametrize(("bucket", "look"), [("", BucketLook(1, True)), ("pages", None)])
def test_no_distribution_is_offered_in_front_of_a_bucket_that_is_not_there(bucket, look):
    tenant = with_aws(distribution_id="", bucket=bucket)
    (finding,) = findings((Part.CDN,), tenant=tenant, cloud=AccountFake(look=look))
    assert (finding.health, finding.creates) == (Health.FAIL, ())
    assert "the bucket of the guest pages" in finding.remedy


def test_only_what_was_shown_is_made():
    cloud = AccountFake(look=None)
    (shown,) = findings((Part.PAGES,), cloud=cloud)
    other = create(connections(cloud=cloud, tenant=with_aws(bucket="other")), shown)
    assert (other.creates[0].partition(",")[0], cloud.made) == ("bucket other", [])
    cloud.create_bucket()
    assert create(connections(cloud=cloud), shown).health is Health.OK
    assert cloud.made == ["bucket"]


def test_waivers_are_counted_and_one_that_is_gone_is_a_flaw():
    tables = TablesFake()
    (finding,) = findings((Part.WAIVERS,), tables=tables)
    assert (finding.health, finding.what) == (Health.OK, "0 checked, 0 flaws.")
    tables.update(Table.EVENTS, ("quinn",), {"waiver_seals": {"danika": "0" * 64}}, expect={})
    signature = {"name": "Quinn", "signed_at": "2026-05-29T20:00:00Z"}
    tables.update(Table.WAIVERS, ("quinn", "quinn"), signature, expect={})
    (finding,) = findings((Part.WAIVERS,), tables=tables)
    assert (finding.health, finding.what) == (Health.FAIL, "1 checked, 1 flaw.")
    assert "jada-desk waivers" in finding.remedy


def test_without_tables_there_are_no_waivers_to_check():
    class NoTables:
        def scan(self, table):
            raise NotFound(f"There is no table {table}.")

    (finding,) = findings((Part.WAIVERS,), tables=NoTables())
    assert (finding.health, finding.remedy) == (Health.SKIPPED, "")


def test_there_is_nothing_to_make_for_the_others():
    cloud = AccountFake()
    (finding,) = findings((Part.SMS,), cloud=cloud)
    assert create(connections(cloud=cloud), finding) == finding
    assert cloud.made == []


def test_it_can_be_stopped():
    with pytest.raises(Cancelled):
        findings((Part.AWS,), cancel=Token(True))
