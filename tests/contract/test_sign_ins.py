"""Signing in, partial consent, expiry, revocation and signing out, against the sign-in pages of Google's shape."""

import re
import threading
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import Request

from jada_desk import sign_ins
from jada_desk.adapters.local import practice_process
from jada_desk.bootstrap import practice_tenant
from jada_desk.connecting import diagnose, find_feed, google_account
from jada_desk.domain.errors import SignInNeeded, Unavailable
from jada_desk.domain.tenant import Tenant
from jada_desk.workflows.connections import Finding, Health, Part


@dataclass
class Token:
    cancelled: bool = False


@pytest.fixture
def tenant(fresh_practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tenant:
    monkeypatch.setattr(sign_ins, "_opened", {})
    practice_process.ask(fresh_practice, "POST", "consent", {"grant": "ask"})
    path = tmp_path / "client.json"
    with urllib.request.urlopen(fresh_practice.calendar + "/practice/client.json", timeout=5) as reply:
        path.write_bytes(reply.read())
    tenant = practice_tenant(fresh_practice)
    return replace(tenant, google=replace(tenant.google, client_file=str(path), mailbox=""))


def person(*without: str, answer: str = "allow") -> Callable[[str], None]:
    """Somebody at the consent page who unticks the boxes whose scope holds a word of `without`."""

    def visit(url: str) -> None:
        with urllib.request.urlopen(url, timeout=10) as reply:
            page = reply.read().decode()
        ticket = re.findall(r'name="ticket" value="([^"]+)"', page)
        scopes = re.findall(r'name="scope" value="([^"]+)" checked', page)
        kept = [one for one in scopes if not any(word in one for word in without)]
        form = urlencode({"ticket": ticket, "scope": kept, "answer": answer}, doseq=True).encode()
        action = url.partition("/o/oauth2/")[0] + "/o/oauth2/consent"
        urllib.request.urlopen(action, form, timeout=10).close()

    return lambda url: threading.Thread(target=visit, args=(url,), daemon=True).start()


def google(
    tenant: Tenant, who: Callable[[str], object], account: sign_ins.Account = "calendar"
) -> sign_ins.SignedIn:
    return sign_ins.sign_in_to_google(tenant, account, who, Token(), timeout_s=10)


def findings(tenant: Tenant) -> dict[Part, Finding]:
    parts = (Part.GOOGLE, Part.CALENDAR, Part.FEED, Part.MAILBOX)
    return {one.part: one for one in diagnose(tenant, parts, lambda _: None, Token())}


def test_one_sign_in_serves_calendar_list_and_mailbox(tenant: Tenant) -> None:
    before = findings(tenant)
    assert (before[Part.GOOGLE].health, before[Part.GOOGLE].sign_in) == (Health.FAIL, "Google")
    assert google(tenant, person()).limits == ""
    found = findings(tenant)
    assert found[Part.GOOGLE].health is Health.WARN and "this session only" in found[Part.GOOGLE].what
    assert {found[part].health for part in (Part.CALENDAR, Part.FEED, Part.MAILBOX)} == {Health.OK}
    account = google_account(tenant)
    assert account and [one.name for one in account.calendars()] == ["JADA Internal"]


@pytest.mark.parametrize(
    ("unticked", "limits", "part"),
    [
        ("gmail", "Find contact cannot look into the mail", Part.MAILBOX),
        ("calendarlist", "the calendar's id has to be typed", Part.GOOGLE),
    ],
)
def test_a_box_left_unticked_is_told_with_what_will_not_work(
    tenant: Tenant, unticked: str, limits: str, part: Part
) -> None:
    signed_in = google(tenant, person(unticked))
    assert limits in signed_in.limits and limits in signed_in.words
    found = findings(tenant)
    assert found[part].health is Health.WARN and found[part].sign_in
    assert found[Part.CALENDAR].health is Health.OK


def test_without_the_calendar_there_is_no_sign_in(tenant: Tenant) -> None:
    with pytest.raises(
        SignInNeeded, match=r"does not cover the calendar. Without it nothing can be published"
    ):
        google(tenant, person("calendar.events"))
    with pytest.raises(SignInNeeded, match="not allowed"):
        google(tenant, person(answer="cancel"))
    assert findings(tenant)[Part.GOOGLE].health is Health.FAIL


def test_a_mailbox_of_another_account_keeps_its_own_sign_in(tenant: Tenant) -> None:
    tenant = replace(tenant, google=replace(tenant.google, mailbox="jada-bookings@sailjada.com"))
    google(tenant, person())
    assert findings(tenant)[Part.MAILBOX].health is Health.WARN
    google(tenant, person(), "mailbox")
    assert findings(tenant)[Part.MAILBOX].health is Health.OK


def test_taken_back_run_out_and_offline_are_three_things(fresh_practice, tenant: Tenant) -> None:
    google(tenant, person())
    credentials = sign_ins.google_credentials(tenant, "calendar")
    account = google_account(tenant)
    assert credentials and account and account.calendars()
    # An hour later the access token has run out: it is renewed, and nobody notices.
    moment = datetime.now(UTC) + timedelta(seconds=fresh_practice.clock_offset_s, hours=2)
    practice_process.ask(fresh_practice, "POST", "clock", {"now": moment.isoformat()})
    assert google_account(tenant).calendars()  # type: ignore[union-attr]
    practice_process.ask(
        fresh_practice, "POST", "faults", {"target": "calendar", "times": 0, "kind": "reset"}
    )
    offline = findings(tenant)[Part.GOOGLE]
    practice_process.ask(fresh_practice, "DELETE", "faults")
    assert offline.health is Health.FAIL and offline.sign_in == ""
    body = urlencode({"token": str(credentials.refresh_token)}).encode()
    urllib.request.urlopen(fresh_practice.calendar + "/revoke", body, timeout=5).close()
    taken_back = findings(tenant)[Part.GOOGLE]
    assert taken_back.sign_in == "Google" and "expired or was taken back" in taken_back.what


def test_signing_out_takes_it_back_and_forgets_it(tenant: Tenant) -> None:
    google(tenant, person())
    account = google_account(tenant)
    assert account and account.calendars()
    sign_ins.sign_out_of_google(tenant)
    assert sign_ins.google_credentials(tenant, "calendar") is None
    assert sign_ins.google_credentials(tenant, "mailbox") is None
    with pytest.raises(SignInNeeded):
        account.calendars()
    sign_ins.sign_out_of_google(tenant)


def test_signed_out_here_even_when_google_cannot_be_told(tenant: Tenant, tmp_path: Path) -> None:
    google(tenant, person())
    client = Path(tenant.google.client_file)
    client.write_text(re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:9", client.read_text()))
    with pytest.raises(Unavailable, match=r"told of the sign-out.*Remove the desk from the Google account's"):
        sign_ins.sign_out_of_google(tenant)
    assert sign_ins.google_credentials(tenant, "calendar") is None


def test_one_account_that_google_cannot_be_told_of_does_not_keep_the_other_signed_in(
    fresh_practice, tenant: Tenant
) -> None:
    tenant = replace(tenant, google=replace(tenant.google, mailbox="jada-bookings@sailjada.com"))
    google(tenant, person())
    google(tenant, person(), "mailbox")
    mailbox = sign_ins.google_credentials(tenant, "mailbox")
    assert mailbox
    practice_process.ask(
        fresh_practice, "POST", "faults", {"target": "sign_in", "times": 1, "kind": "status:503"}
    )
    with pytest.raises(Unavailable, match="told of the sign-out"):
        sign_ins.sign_out_of_google(tenant)
    assert sign_ins.google_credentials(tenant, "calendar") is None
    assert sign_ins.google_credentials(tenant, "mailbox") is None
    with pytest.raises(RefreshError):
        mailbox.refresh(Request())


def test_a_page_answers_once(tenant: Tenant) -> None:
    seen: list[str] = []

    def visit(url: str) -> None:
        seen.append(url)
        person()(url)

    google(tenant, visit)
    with urllib.request.urlopen(seen[0], timeout=5) as page:
        (ticket,) = re.findall(r'name="ticket" value="([^"]+)"', page.read().decode())
    action = seen[0].partition("/o/oauth2/")[0] + "/o/oauth2/consent"
    form = urlencode({"ticket": ticket + "x", "answer": "allow"}).encode()
    with pytest.raises(urllib.error.HTTPError) as told:
        urllib.request.urlopen(action, form, timeout=5)
    assert told.value.code == 400
    told.value.close()


def test_the_feed_is_found_by_the_calendars_id(tenant: Tenant) -> None:
    assert find_feed(tenant, tenant.google.calendar_id) == tenant.google.feed_url
    assert find_feed(tenant, "somebody@example.com") == ""
