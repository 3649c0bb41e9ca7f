"""The Google-shaped server, called by Google's own client, and held against Google's own description of itself."""

import json
import urllib.error
import urllib.request
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httplib2
import icalendar
import pytest
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

from jada_desk.adapters.local.practice_process import Endpoint, ask
from jada_desk.practice.discovery import faults_of, method
from jada_desk.practice.google_calendar import CalendarApi
from jada_desk.practice.google_gmail import GmailApi

WEEKEND = {"timeMin": "2026-05-29T00:00:00-07:00", "timeMax": "2026-06-01T00:00:00-07:00"}


@pytest.fixture
def events(practice: Endpoint) -> Iterator[Any]:
    http = httplib2.Http()
    options = {"api_endpoint": f"{practice.calendar}/calendar/v3/"}
    with build("calendar", "v3", http=http, static_discovery=True, client_options=options) as service:
        yield service.events()


@pytest.fixture
def messages(practice: Endpoint) -> Iterator[Any]:
    http = httplib2.Http()
    options = {"api_endpoint": practice.gmail}
    with build("gmail", "v1", http=http, static_discovery=True, client_options=options) as service:
        yield service.users().messages()


def fetch(
    url: str, verb: str = "GET", body: object = None, headers: dict[str, str] | None = None
) -> tuple[int, Any, Any]:
    """Status, headers and body (parsed where it is JSON) of a plain request, also of a refused one."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers=headers or {}, method=verb)
    try:
        with urllib.request.urlopen(request) as response:
            status, found, raw = response.status, response.headers, response.read()
    except urllib.error.HTTPError as exc:
        with exc:
            status, found, raw = exc.code, exc.headers, exc.read()
    return status, found, json.loads(raw) if "json" in found.get("Content-Type", "") else raw


def calendar_url(practice: Endpoint, path: str) -> str:
    return f"{practice.calendar}/calendar/v3/calendars/{practice.calendar_id}/{path}"


def new_event(event_id: str, **more: Any) -> dict[str, Any]:
    start = {"dateTime": "2026-08-01T10:00:00-07:00", "timeZone": "America/Los_Angeles"}
    end = {"dateTime": "2026-08-01T12:00:00-07:00", "timeZone": "America/Los_Angeles"}
    return {"id": event_id, "summary": "Test sail", "start": start, "end": end, **more}


def walk(practice: Endpoint) -> dict[str, tuple[str, str, object]]:
    """Every method that is served, with a call of it that succeeds."""
    events, mails = "calendars/primary/events", f"{practice.gmail}/gmail/v1/users/me/messages"
    calendar = f"{practice.calendar}/calendar/v3"
    raw = b"From: a@example.com\r\nDate: Thu, 28 May 2026 09:00:00 -0700\r\nSubject: walk\r\n\r\nHello.\r\n"
    mail_id = fetch(mails, "POST", {"raw": urlsafe_b64encode(raw).decode()})[2]["id"]
    return {
        "events.insert": (
            "POST",
            f"{calendar}/{events}",
            new_event("valgedhere1"),
        ),
        "events.list": ("GET", f"{calendar}/{events}?singleEvents=true&timeMin=2026-05-29T00:00:00Z", None),
        "events.get": ("GET", f"{calendar}/{events}/jadabroken0530", None),
        "events.patch": ("PATCH", f"{calendar}/{events}/valgedhere1", {"location": "Pier"}),
        "events.update": ("PUT", f"{calendar}/{events}/valgedhere1", new_event("x", description="y")),
        "events.instances": ("GET", f"{calendar}/{events}/jadadockcommittee/instances?maxResults=3", None),
        "events.delete": ("DELETE", f"{calendar}/{events}/valgedhere1", None),
        "calendarList.list": ("GET", f"{calendar}/users/me/calendarList", None),
        "calendarList.get": ("GET", f"{calendar}/users/me/calendarList/primary", None),
        "calendars.get": ("GET", f"{calendar}/calendars/primary", None),
        "users.getProfile": ("GET", f"{practice.gmail}/gmail/v1/users/me/profile", None),
        "users.messages.list": ("GET", f"{mails}?q=Jonathan&maxResults=2", None),
        "users.messages.get": ("GET", f"{mails}/{mail_id}?format=full", None),
        "users.messages.insert": ("POST", mails, {"raw": urlsafe_b64encode(raw + b"Again.").decode()}),
    }


def test_every_route_answers_as_the_discovery_document_says(practice: Endpoint):
    calls = walk(practice)
    served = [route for api in (CalendarApi, GmailApi) for route in api(None).routes()]  # type: ignore[arg-type]
    assert sorted(calls) == sorted(route.name for route in served)
    for route in served:
        verb, url, body = calls[route.name]
        described = method(route.api, route.name)
        assert route.verb == verb == described["httpMethod"]
        status, _, answer = fetch(f"{url}{'&' if '?' in url else '?'}noSuchParameter=1", verb, body)
        assert (route.name, status) == (route.name, 400)
        assert answer["error"]["errors"][0]["reason"] == "badRequest"
    for route in sorted(served, key=lambda one: list(calls).index(one.name)):
        verb, url, body = calls[route.name]
        status, _, answer = fetch(url, verb, body)
        assert (route.name, status) == (route.name, 204 if verb == "DELETE" else 200)
        described = method(route.api, route.name)
        if "response" in described:
            assert faults_of(route.api, described["response"]["$ref"], answer) == []


@pytest.mark.parametrize(
    "query",
    [
        "maxResults=0",
        "maxResults=some",
        "singleEvents=perhaps",
        "orderBy=title",
        "timeMin=2026-05-29T00:00:00",
        "orderBy=startTime",
        "timeMin=2026-05-30T00:00:00Z&timeMax=2026-05-29T00:00:00Z",
        "pageToken=nonsense",
    ],
)
def test_parameters_that_google_refuses(practice: Endpoint, query: str):
    status, _, answer = fetch(calendar_url(practice, f"events?{query}"))
    assert status == 400
    assert answer["error"]["code"] == 400


def test_the_practice_weekend(fresh_practice: Endpoint, events: Any):
    found = events.list(
        calendarId=fresh_practice.calendar_id, singleEvents=True, orderBy="startTime", **WEEKEND
    ).execute()["items"]
    assert [one["id"] for one in found] == [
        "jadabroken0530",
        "jadameeting0529",
        "jadahelena0529",
        "jadadockcommittee_20260529T160000Z",
        "jadadanika0530",
        "jadaquinn0530",
        "jadajonathan0531",
    ]
    moved = found[3]
    assert moved["originalStartTime"]["dateTime"] == "2026-05-29T09:00:00-07:00"
    assert moved["start"]["dateTime"] == "2026-05-30T09:00:00-07:00"
    assert found[0]["start"] == {}


def test_pages_cover_all_and_may_be_empty(fresh_practice: Endpoint, events: Any):
    calendar_id = fresh_practice.calendar_id
    for event_id in ("jadaamara0404", "jadaanders0711"):
        events.delete(calendarId=calendar_id, eventId=event_id).execute()
    whole = events.list(calendarId=calendar_id, singleEvents=True, maxResults=2500).execute()
    pages: list[Any] = []
    token = None
    while not pages or token:
        page = events.list(calendarId=calendar_id, singleEvents=True, maxResults=1, pageToken=token).execute()
        token = page.get("nextPageToken")
        assert ("nextSyncToken" in page) == (token is None)
        pages.append(page)
    assert [one["id"] for page in pages for one in page["items"]] == [one["id"] for one in whole["items"]]
    assert any(not page["items"] and "nextPageToken" in page for page in pages)


def test_a_sync_tells_what_changed_and_what_went(fresh_practice: Endpoint, events: Any):
    calendar_id = fresh_practice.calendar_id

    def sync(token: str) -> tuple[list[dict[str, Any]], str]:
        answer = events.list(calendarId=calendar_id, singleEvents=True, syncToken=token).execute()
        return answer["items"], answer["nextSyncToken"]

    whole = events.list(calendarId=calendar_id, singleEvents=True, maxResults=2500).execute()
    assert sync(whole["nextSyncToken"])[0] == []

    events.patch(calendarId=calendar_id, eventId="jadaquinn0530", body={"summary": "Quinn"}).execute()
    events.delete(calendarId=calendar_id, eventId="jadadockcommittee_20260612T160000Z").execute()
    changed, token = sync(whole["nextSyncToken"])
    assert {one["id"]: one["status"] for one in changed} == {
        "jadaquinn0530": "confirmed",
        "jadadockcommittee_20260612T160000Z": "cancelled",
    }
    assert sync(token)[0] == []

    events.delete(calendarId=calendar_id, eventId="jadadockcommittee").execute()
    gone, _ = sync(token)
    assert len(gone) > 15
    assert {one["status"] for one in gone} == {"cancelled"}


def test_a_sync_token_that_is_no_longer_known_is_gone(fresh_practice: Endpoint, events: Any):
    calendar_id = fresh_practice.calendar_id
    token = events.list(calendarId=calendar_id, maxResults=2500).execute()["nextSyncToken"]
    with pytest.raises(HttpError) as unknown:
        events.list(calendarId=calendar_id, syncToken="CPDAlvWDx70CEPDA").execute()
    assert unknown.value.status_code == 410
    assert unknown.value.error_details[0]["reason"] == "fullSyncRequired"
    with pytest.raises(HttpError) as mixed:
        events.list(calendarId=calendar_id, syncToken=token, q="Quinn").execute()
    assert mixed.value.status_code == 400
    ask(fresh_practice, "POST", "reset")
    with pytest.raises(HttpError) as old:
        events.list(calendarId=calendar_id, syncToken=token).execute()
    assert old.value.status_code == 410


def test_a_stale_patch_is_refused_and_changes_nothing(fresh_practice: Endpoint, events: Any):
    calendar_id = fresh_practice.calendar_id
    before = events.get(calendarId=calendar_id, eventId="jadaquinn0530").execute()

    def patch(body: dict[str, Any], etag: str) -> Any:
        request = events.patch(calendarId=calendar_id, eventId="jadaquinn0530", body=body, sendUpdates="none")
        request.headers["If-Match"] = etag
        return request.execute()

    mine = {"extendedProperties": {"private": {"jadaDeskOperation": "one"}}}
    after = patch(mine, before["etag"])
    assert after["etag"] != before["etag"]
    assert after["description"] == before["description"]
    with pytest.raises(HttpError) as stale:
        patch({"summary": "Somebody else"}, before["etag"])
    assert stale.value.status_code == 412
    again = patch({"extendedProperties": {"private": {"other": "two"}}}, after["etag"])
    assert again["extendedProperties"]["private"] == {"jadaDeskOperation": "one", "other": "two"}
    assert again["summary"] == "Quinn Sunset"
    assert again["sequence"] == before["sequence"]
    times = {
        key: {"dateTime": f"2026-05-30T{hour}:00:00-07:00"} for key, hour in (("start", 17), ("end", 19))
    }
    assert patch(times, again["etag"])["sequence"] == before["sequence"] + 1


def test_ids_are_used_once(fresh_practice: Endpoint, events: Any):
    calendar_id = fresh_practice.calendar_id
    made = events.insert(calendarId=calendar_id, body=new_event("jadatest0801")).execute()
    assert made["iCalUID"] == "jadatest0801@google.com"
    events.delete(calendarId=calendar_id, eventId="jadatest0801").execute()
    for event_id, status in (("jadatest0801", 409), ("jadawxyz0801", 400), ("abc", 400)):
        with pytest.raises(HttpError) as refused:
            events.insert(calendarId=calendar_id, body=new_event(event_id)).execute()
        assert refused.value.status_code == status
    with pytest.raises(HttpError) as gone:
        events.delete(calendarId=calendar_id, eventId="jadatest0801").execute()
    assert gone.value.status_code == 410


@pytest.mark.parametrize(
    "change",
    [
        {"start": {}},
        {"end": {"dateTime": "2026-07-31T10:00:00-07:00"}},
        {"start": {"date": "2026-08-01"}},
        {"start": {"dateTime": "2026-08-01T10:00:00"}},
        {"start": {"dateTime": "2026-08-01T10:00:00-07:00", "timeZone": "Mars/Olympus"}},
        {"recurrence": ["RRULE:FREQ=SECONDLY"]},
        {"recurrence": ["RRULE:FREQ=WEEKLY;BYDAY=XX"]},
        {"summary": 7},
        {"noSuchField": "x"},
    ],
)
def test_events_that_google_refuses(practice: Endpoint, change: dict[str, Any]):
    body = new_event("jadarefused", **change)
    status, _, answer = fetch(calendar_url(practice, "events"), "POST", body)
    assert (status, answer["error"]["code"]) == (400, 400)
    assert fetch(calendar_url(practice, "events/jadarefused"))[0] == 404


def test_an_unchanged_event_is_not_sent_again(practice: Endpoint):
    url = calendar_url(practice, "events/jadajune0614")
    etag = fetch(url)[1]["ETag"]
    assert fetch(url, headers={"If-None-Match": etag})[0] == 304


def test_the_feed_tells_the_same_weekend(fresh_practice: Endpoint, events: Any):
    status, headers, body = fetch(fresh_practice.feed)
    assert status == 200
    assert max(len(line) for line in body.split(b"\r\n")) <= 75
    calendar: Any = icalendar.Calendar.from_ical(body)
    blocks = {
        (str(one["UID"]), one["RECURRENCE-ID"].dt if "RECURRENCE-ID" in one else None): one
        for one in calendar.walk("VEVENT")
    }
    listed = events.list(calendarId=fresh_practice.calendar_id, maxResults=2500).execute()["items"]
    shown = [one for one in listed if one["status"] != "cancelled"]
    assert len(blocks) == len(shown)
    quinn = blocks["jadaquinn0530@google.com", None]
    assert quinn["DTSTART"].dt == datetime(2026, 5, 31, 1, 30, tzinfo=UTC)
    by_id = {one["id"]: one for one in shown}
    assert str(quinn["DESCRIPTION"]) == by_id["jadaquinn0530"]["description"]
    assert str(blocks["jadafarah0419@google.com", None]["DESCRIPTION"]).startswith("<b>Charter</b><br>")
    assert "DTSTART" not in blocks["jadabroken0530@google.com", None]
    series = blocks["jadadockcommittee@google.com", None]
    assert series["EXDATE"].dts[0].dt.isoformat() == "2026-05-08T09:00:00-07:00"
    moved = next(one for (uid, original), one in blocks.items() if original)
    assert moved["DTSTART"].dt.isoformat() == "2026-05-30T09:00:00-07:00"
    assert (headers["ETag"], headers["Last-Modified"]) != (None, None)


def test_the_feed_answers_304_until_the_calendar_changes(fresh_practice: Endpoint, events: Any):
    _, headers, _ = fetch(fresh_practice.feed)
    known = {"If-None-Match": headers["ETag"]}
    assert fetch(fresh_practice.feed, headers=known)[0] == 304
    assert fetch(fresh_practice.feed, headers={"If-Modified-Since": headers["Last-Modified"]})[0] == 304
    body = {"description": "Crew: Gene, Sarah; a \\ and\r\na break"}
    events.patch(calendarId=fresh_practice.calendar_id, eventId="jadaquinn0530", body=body).execute()
    status, _, feed = fetch(fresh_practice.feed, headers=known)
    assert status == 200
    assert b"Crew: Gene\\, Sarah\\; a \\\\ and\\na break" in feed.replace(b"\r\n ", b"")


@pytest.mark.parametrize(
    ("query", "subjects"),
    [
        ("XHQGMDH", ["Fwd: Your booking XHQGMDH is confirmed", "new Instant Booking for May 31"]),
        ('subject:"booking XHQGMDH"', ["Fwd: Your booking XHQGMDH is confirmed"]),
        ("XHQGMD", []),
        (
            "from:boatsetter.com {rafael jonathan}",
            ["new Instant Booking for May 31", "new Instant Booking for Jun 06"],
        ),
        ("getmyboat OR cancelled", ["has been cancelled", "Omar just confirmed payment"]),
        ("Jonathan before:1767225600", ["Sailing next spring?"]),
        ("in:spam fenders", ["40% off fenders"]),
        ("fenders", []),
    ],
)
def test_the_mailbox_is_searched(fresh_practice: Endpoint, messages: Any, query: str, subjects: list[str]):
    found = messages.list(userId="me", q=query).execute().get("messages", [])
    headers = [
        messages.get(userId="me", id=one["id"], format="metadata", metadataHeaders=["Subject"]).execute()[
            "payload"
        ]["headers"]
        for one in found
    ]
    assert len(headers) == len(subjects)
    for (header,), subject in zip(headers, subjects, strict=True):
        assert subject in header["value"]


def test_a_mail_comes_as_it_was_sent(fresh_practice: Endpoint, messages: Any):
    found = messages.list(userId="me", q="subject:XHQGMDH").execute()["messages"][0]["id"]
    mail = messages.get(userId="me", id=found, format="raw").execute()
    raw = urlsafe_b64decode(mail["raw"])
    assert b"\r\nPhone: (619) 555-0003\r\n" in raw
    assert datetime.fromtimestamp(int(mail["internalDate"]) / 1000, UTC) == datetime(
        2026, 5, 21, 15, 47, 12, tzinfo=UTC
    )
    with pytest.raises(HttpError) as missing:
        messages.get(userId="me", id="0000").execute()
    assert missing.value.status_code == 404


def test_faults_speak_google(practice: Endpoint):
    url = calendar_url(practice, "events/jadaquinn0530")
    ask(
        practice,
        "POST",
        "faults",
        [{"target": "calendar", "kind": "throttle"}, {"target": "feed", "kind": "status:503"}],
    )
    status, _, answer = fetch(url)
    assert (status, answer["error"]["errors"][0]["reason"]) == (403, "rateLimitExceeded")
    assert fetch(url)[0] == 200
    assert fetch(practice.feed)[0] == 503
    assert fetch(practice.feed)[0] == 200


def test_controls_need_the_nonce(practice: Endpoint):
    assert fetch(f"{practice.calendar}/practice/sent")[0] == 403
    assert (
        fetch(f"{practice.calendar}/practice/reset", "POST", headers={"X-Practice-Nonce": "guess"})[0] == 403
    )
    right = {"X-Practice-Nonce": practice.nonce}
    assert fetch(f"{practice.calendar}/practice/hello", headers=right)[2] == {"nonce": practice.nonce}
    assert fetch(f"{practice.calendar}/practice/faults", "POST", {"kind": "rain"}, right)[0] == 400
    assert fetch(f"{practice.calendar}/practice/clock", "POST", {"now": "2026-05-28T13:30"}, right)[0] == 400
