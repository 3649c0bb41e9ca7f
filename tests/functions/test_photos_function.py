"""Photos by the public site: code, album, upload straight to the bucket, check, and the desk's count."""

import html
import json
import random
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

from jada_desk.adapters.aws.dynamodb import DynamoTables
from jada_desk.adapters.aws.s3_photos import S3Photos
from jada_desk.adapters.aws.session import AwsClients
from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint
from jada_desk.domain.photo_code import PHOTO_CODE_ALPHABET
from jada_desk.functions import compose, photos
from jada_desk.workflows.photos import TriedTooOften, claim_code, enter_code
from jada_desk.workflows.ports.tables import Table
from tests.fakes.aws import TablesFake
from tests.fakes.photos import PhotosFake, exif, jpeg
from tests.functions.conftest import Answer, Charter, Site

FORM = "application/x-www-form-urlencoded"
ZONE = ZoneInfo("America/Los_Angeles")


@pytest.fixture
def charter(make_charter, tables) -> Charter:
    """A charter of the test's own, with a code of our form."""
    made: Charter = make_charter(4)
    number = int(made.event_id[-4:])
    code = "TEST" + "".join(PHOTO_CODE_ALPHABET[number // 31**at % 31] for at in range(4))
    tables.update(Table.EVENTS, (made.event_id,), {"photo_upload_code": code}, expect={})
    assert claim_code(tables, code, made.event_id)
    used_up_to(tables, 0)  # every test comes from the same address; only its own tries count
    return made


def code_of(charter: Charter) -> str:
    return str(charter.record["photo_upload_code"])


def enter(site: Site, code: str, **headers: str) -> Answer:
    return site.ask("POST", "/photos", f"code={code}".encode(), Content_Type=FORM, **headers)


def album(site: Site, charter: Charter) -> Answer:
    answer = enter(site, code_of(charter))
    assert answer.status == 303
    return site.ask("GET", answer.headers["location"])


def upload(page: str, file: bytes, **change: str) -> tuple[int, str, bytes]:
    """Send the form of a page as a browser does; status, where it leads, and the answer."""
    form = re.search(
        r'<form method="post" action="([^"]+)" enctype="multipart/form-data">(.*?)</form>', page, re.S
    )
    assert form
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form[2]))
    fields = {name: html.unescape(value) for name, value in hidden.items()} | change
    parts = [
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}' for name, value in fields.items()
    ]
    body = b"".join(b"--line\r\n" + part.encode() + b"\r\n" for part in parts)
    head = b'--line\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
    body += head + file + b"\r\n--line--\r\n"
    to = urlsplit(html.unescape(form[1]))
    connection = HTTPConnection(to.netloc, timeout=60)
    try:
        kind = {"Content-Type": "multipart/form-data; boundary=line"}
        connection.request("POST", to.path, body, kind)
        response = connection.getresponse()
        return response.status, response.getheader("Location", ""), response.read()
    finally:
        connection.close()


def follow(site: Site, location: str) -> Answer:
    assert location.startswith(f"{site.address}/photos/")
    return site.ask("GET", location.removeprefix(site.address))


def said(page: Answer) -> str:
    found = re.search(r'<div class="said [^>]*>(.*?)</div>', page.text, re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


class TestWalk:
    def test_a_party_adds_photos_one_after_the_other(self, site, charter, tables, practice):
        page = album(site, charter)
        assert "0 of 100 photos" in page.text
        for number in range(2):
            sent = jpeg(exif(6, more=b"GPS"), data=bytes((number,)))
            status, location, _ = upload(page.text, sent)
            assert status == 303
            page = follow(site, location)
            assert said(page) == "Thank you! Your photo is with us."
            assert f"{number + 1} of 100 photos" in page.text
        _, location, _ = upload(page.text, b"<html><script>alert(1)</script>")
        page = follow(site, location)
        assert said(page) == "This was no photo. Please choose a photo (JPEG)."
        assert charter.record["photos"] == 2
        rows = [row for row in tables.query(Table.PHOTOS, charter.event_id) if row.get("state") == "kept"]
        store = S3Photos(AwsClients(practice.region, endpoint_url=practice.aws), "sailjada-photos")
        bodies = [store.get(str(row["key"])) or b"" for row in rows]
        assert len(bodies) == 2
        assert all(body.startswith(b"\xff\xd8") and b"GPS" not in body for body in bodies)

    def test_reloading_where_s3_led_says_the_same_and_counts_nothing_twice(self, site, charter):
        _, location, _ = upload(album(site, charter).text, jpeg())
        for _ in range(3):
            page = follow(site, location)
            assert said(page) == "Thank you! Your photo is with us."
        assert charter.record["photos"] == 1

    def test_who_closes_the_page_after_sending_is_counted_by_s3_s_own_news(
        self, site, charter, practice_home
    ):
        upload(album(site, charter).text, jpeg())
        for _ in range(200):
            if charter.record.get("photos"):
                break
            practice_process.find(
                practice_home
            )  # a call of its own keeps the workspace's clock and gives it time
        assert charter.record["photos"] == 1

    def test_the_code_is_filled_in_by_the_page_s_link_and_checked_only_when_sent(self, site, charter, tables):
        before = len(tables.scan(Table.LIMITS))
        page = site.ask("GET", f"/photos/{code_of(charter)}")
        assert f'value="{code_of(charter)}"' in page.text
        assert len(tables.scan(Table.LIMITS)) == before

    @pytest.mark.parametrize(
        ("path", "headers", "language"),
        [
            ("/photos", {}, "en"),
            ("/photos?lang=es", {}, "es"),
            ("/photos", {"Accept_Language": "es-MX,es;q=0.9"}, "es"),
            ("/photos?lang=en", {"Accept_Language": "es-MX"}, "en"),
            ("/photos?lang=xx", {}, "en"),
        ],
    )
    def test_the_language_is_the_guest_s(self, site, path, headers, language):
        assert f'<html lang="{language}">' in site.ask("GET", path, **headers).text

    def test_the_album_is_in_the_language_kept_for_the_guest(self, site, charter, tables):
        tables.update(Table.EVENTS, (charter.event_id,), {"guest_language": "es"}, expect={})
        page = album(site, charter)
        assert "<h1>Sus fotos</h1>" in page.text
        _, location, _ = upload(page.text, jpeg())
        assert said(follow(site, location)) == "¡Gracias! Ya tenemos su foto."

    def test_the_address_does_not_get_out(self, site, charter):
        page = album(site, charter)
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "no-referrer"
        assert page.headers["x-robots-tag"] == "noindex"


class TestNo:
    @pytest.mark.parametrize(
        ("method", "path", "body", "kind", "status"),
        [
            ("POST", "/photos", b"code=ZZZZZZZZ", FORM, 422),
            ("POST", "/photos", b"", FORM, 422),
            ("POST", "/photos", b"code=%FF", FORM, 400),
            ("POST", "/photos", b"x" * 17_000, FORM, 413),
            ("POST", "/photos", b"<xml>", "text/xml", 415),
            ("POST", "/photos/QNN001", b"code=a", FORM, 405),
            ("PUT", "/photos", b"a", FORM, 405),
            ("GET", "/photos/a.AAAAAAAAAAAAAAAAAAAAAAAA", b"", "", 410),
            ("GET", "/photos/a/b/c", b"", "", 404),
        ],
    )
    def test_every_wrong_request_gets_a_page(self, site, charter, method, path, body, kind, status):
        answer = site.ask(method, path, body, **({"Content_Type": kind} if kind else {}))
        assert answer.status == status
        assert "<h1>" in answer.text
        assert "script" not in answer.text.split("<style>")[0].replace("description", "")

    def test_a_closed_code_says_so(self, site, charter, tables):
        tables.update(Table.EVENTS, (charter.event_id,), {"date": "2026-04-01"}, expect={})
        answer = enter(site, code_of(charter))
        assert answer.status == 410
        assert "is closed" in answer.text

    @pytest.mark.parametrize(
        "change",
        [
            {"key": "photos/x/a.jpg"},
            {"key": "guests/quinn.html"},
            {"Content-Type": "text/html"},
            {"success_action_redirect": "https://evil.example"},
            {"acl": "public-read"},
        ],
    )
    def test_a_changed_form_stores_nothing(self, site, charter, change):
        status, _, body = upload(album(site, charter).text, jpeg(), **change)
        assert status == 403
        assert b"Invalid according to Policy" in body

    def test_photos_are_nowhere_on_the_public_site_nor_open_in_the_bucket(
        self, site, charter, practice, tables
    ):
        page = album(site, charter)
        _, location, _ = upload(page.text, jpeg())
        follow(site, location)
        (row,) = (row for row in tables.query(Table.PHOTOS, charter.event_id) if row.get("state") == "kept")
        key = str(row["key"])
        for before in ("", "/guests", "/guests/..", "/guests/%2e%2e", "/sailjada-photos"):
            path = f"{before}/{key}"
            assert site.ask("GET", path).status == 404, path
        for bucket in ("sailjada-photos", "sailjada-pages"):
            found = Site(practice.aws).ask("GET", f"/{bucket}/{key}")
            assert found.status in (403, 404)
        assert Site(practice.aws).ask("GET", "/sailjada-photos?list-type=2").status == 403


def used_up_to(tables: DynamoTables, number: int) -> None:
    """Let every address have tried so often in this hour."""
    for row in tables.scan(Table.LIMITS):
        if str(row["limit_id"]).startswith("photo-address"):
            tables.update(Table.LIMITS, (str(row["limit_id"]),), {"used": number}, expect={})


class TestRate:
    def test_of_twenty_guesses_at_once_only_those_left_pass_and_then_none(self, site, charter, tables):
        """Old codes such as QNN001 can be guessed: through several processes of the function at once."""
        assert enter(site, "QNN999").status == 422
        used_up_to(tables, 30)
        with ThreadPoolExecutor(10) as pool:
            statuses = list(pool.map(lambda number: enter(site, f"QNN9{number:02}").status, range(20)))
        assert sorted(statuses) == [422] * 10 + [429] * 10
        assert enter(site, code_of(charter)).status == 429

    def test_of_fifty_at_once_over_the_wire_forty_pass(self, practice):
        tables = DynamoTables(AwsClients(practice.region, endpoint_url=practice.aws), "rate-")
        tables.create_missing_tables([Table.EVENTS, Table.LIMITS])

        def guess(number: int) -> str:
            try:
                enter_code(tables, f"QNN{number:03}", "203.0.113.99", ZONE, datetime(2026, 5, 28, tzinfo=UTC))
            except TriedTooOften:
                return "too often"
            return "passed"

        with ThreadPoolExecutor(16) as pool:
            found = list(pool.map(guess, range(50)))
        assert found.count("passed") == 40

    def test_a_visitor_cannot_say_who_he_is(self, site, charter, tables):
        enter(site, "QNN899")
        used_up_to(tables, 40)
        assert enter(site, "QNN899", CloudFront_Viewer_Address="198.51.100.200:1").status == 429


class TestInProcess:
    @pytest.fixture
    def world(self, monkeypatch, practice: Endpoint) -> tuple[TablesFake, PhotosFake]:
        from jada_desk.bootstrap import practice_tenant

        tables, store = TablesFake(), PhotosFake()
        for name, made in (("tables", tables), ("photos", store), ("tenant", practice_tenant(practice))):
            monkeypatch.setattr(compose, name, lambda made=made: made)
        return tables, store

    def test_s3_s_news_of_other_keys_is_left_alone(self, world):
        events = [
            {"s3": {"object": {"key": "photos/a/b.jpg"}}},
            {"s3": {"object": {"key": "incoming/a/x"}}},
            {},
        ]
        assert photos.arrived({"Records": events}, None) == {}
        gone = {"s3": {"object": {"key": "incoming/a/0123456789abcdef"}}}
        assert photos.arrived({"Records": [gone]}, None) == {"gone": 1}

    def test_without_a_bucket_there_are_no_pages(self, world, monkeypatch):
        monkeypatch.setattr(compose, "photos", lambda: None)
        assert photos.handler(http("GET", "/photos"), None)["statusCode"] == 404
        assert photos.arrived({"Records": [{}]}, None) == {}

    def test_guesses_at_new_codes_through_the_function_hit_nothing(self, world):
        tables, guesser = world[0], random.Random(530)
        for number in range(300):
            code = "".join(guesser.choices(PHOTO_CODE_ALPHABET, k=8))
            values = {
                "date": "2026-05-30",
                "start_time": "18:30",
                "end_time": "20:30",
                "photo_upload_code": code,
            }
            tables.update(Table.EVENTS, (f"charter{number}",), values, expect={})
            claim_code(tables, code, f"charter{number}")
        # With the whole page around; ten thousand are in tests/unit/workflows/test_photos.py.
        statuses = set()
        for number in range(1_000):
            code = "".join(guesser.choices(PHOTO_CODE_ALPHABET, k=8))
            event = http("POST", "/photos", f"code={code}", address=f"10.0.{number >> 8}.{number & 255}")
            statuses.add(photos.handler(event, None)["statusCode"])
        assert statuses == {422}


def http(method: str, path: str, body: str = "", address: str = "203.0.113.7") -> dict[str, Any]:
    return {
        "rawPath": path,
        "headers": {"content-type": FORM},
        "body": body,
        "requestContext": {"http": {"method": method, "sourceIp": address}, "timeEpoch": 1_780_000_000_000},
    }


class TestCommand:
    def test_the_photos_come_to_this_computer(self, site, practice_home, tables, tmp_path: Path):
        used_up_to(tables, 0)
        page = site.ask("GET", enter(site, "DNK002").headers["location"])
        upload(page.text, jpeg())
        _, location, _ = upload(page.text, jpeg(data=b"\x77"))
        follow(site, location)
        command = [sys.executable, "-m", "jada_desk", "--home", str(practice_home), "--practice"]
        command += ["photos", "Danika", "--to", str(tmp_path), "--json"]
        for is_new in (True, False):
            out = subprocess.run(command, capture_output=True, check=True, text=True)
            found = json.loads(out.stdout)
            assert found["event_id"] == "jadadanika0530"
            assert found["count"] == len(found["photos"]) == len(list(tmp_path.iterdir()))
            assert all(Path(one["file"]).read_bytes().startswith(b"\xff\xd8") for one in found["photos"])
            assert {one["is_new"] for one in found["photos"]} == {is_new}


def test_dynamo_rows_of_limits_expire(tables: DynamoTables, practice: Endpoint):
    clients = AwsClients(practice.region, endpoint_url=practice.aws)
    name = "expire-"
    made = DynamoTables(clients, name)
    made.create_missing_tables([Table.LIMITS])
    found = clients.dynamodb.describe_time_to_live(TableName=f"{name}limits")["TimeToLiveDescription"]
    assert found == {"TimeToLiveStatus": "ENABLED", "AttributeName": "expires_at"}
