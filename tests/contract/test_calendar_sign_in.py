"""Signing in by the browser, keeping it, losing it: against sign-in pages of Google's shape."""

import json
import threading
import urllib.request
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest

from jada_desk.adapters.google.gmail import GmailMailbox
from jada_desk.adapters.google.sign_in import (
    CALENDAR_SCOPE,
    MAILBOX_SCOPE,
    forget_sign_in,
    keep_sign_in,
    load_credentials,
    sign_in,
)
from jada_desk.adapters.local import practice_process
from jada_desk.domain.errors import Cancelled, SettingsError, SignInNeeded, Unavailable
from tests.contract.test_calendar import real_calendar

BOTH = (CALENDAR_SCOPE, MAILBOX_SCOPE)


@dataclass
class Token:
    cancelled: bool = False


class Secrets(dict[str, str]):
    def set(self, name, secret):
        self[name] = secret

    def delete(self, name):
        self.pop(name, None)


@pytest.fixture
def client_file(fresh_practice, tmp_path):
    practice_process.ask(fresh_practice, "POST", "consent", {"grant": None})
    path = tmp_path / "client.json"
    with urllib.request.urlopen(fresh_practice.calendar + "/practice/client.json", timeout=5) as reply:
        path.write_bytes(reply.read())
    return path


def browser(url):
    """Follows the sign-in page to the end, on a thread of its own as a browser does."""

    def visit():
        with urllib.request.urlopen(url, timeout=10) as page:
            assert b"go back to the desk" in page.read()

    threading.Thread(target=visit, daemon=True).start()


def signed_in(client_file, scopes=BOTH, open_browser=browser, timeout_s=10.0, cancel=None):
    return sign_in(client_file, scopes, open_browser, timeout_s, cancel or Token())


def test_a_sign_in_works_for_calendar_and_mailbox(fresh_practice, client_file):
    credentials = signed_in(client_file)
    assert real_calendar(fresh_practice, credentials).get("jadaquinn0530").summary == "Quinn Sunset"
    assert tuple(GmailMailbox(fresh_practice.gmail, credentials).search("XHQGMDH", 5))


def test_it_is_kept_as_a_refresh_token_and_renews_itself(fresh_practice, client_file):
    secrets = Secrets()
    credentials = signed_in(client_file)
    keep_sign_in(credentials, secrets, "practice")
    assert list(secrets.values()) == [credentials.refresh_token]
    again = load_credentials(client_file, secrets, "practice", BOTH)
    assert again.token is None
    assert real_calendar(fresh_practice, again).get("jadaquinn0530").summary == "Quinn Sunset"
    assert real_calendar(fresh_practice, again).get("jadadanika0530").summary == "Danika"
    with pytest.raises(SignInNeeded):
        load_credentials(client_file, secrets, "other", BOTH)
    forget_sign_in(secrets, "practice")
    with pytest.raises(SignInNeeded):
        load_credentials(client_file, secrets, "practice", BOTH)


def test_a_sign_in_that_was_taken_back(fresh_practice, client_file):
    secrets = Secrets()
    credentials = signed_in(client_file)
    keep_sign_in(credentials, secrets, "practice")
    request = urllib.request.Request(
        fresh_practice.calendar + "/revoke", data=f"token={credentials.refresh_token}".encode()
    )
    urllib.request.urlopen(request, timeout=5).close()
    for lost in (credentials, load_credentials(client_file, secrets, "practice", BOTH)):
        with pytest.raises(SignInNeeded):
            real_calendar(fresh_practice, lost).get("jadaquinn0530")


def test_leaving_a_box_unticked_is_noticed(fresh_practice, client_file):
    practice_process.ask(fresh_practice, "POST", "consent", {"grant": [CALENDAR_SCOPE]})
    with pytest.raises(SignInNeeded, match="does not cover the bookings mailbox"):
        signed_in(client_file)
    only_calendar = signed_in(client_file, scopes=(CALENDAR_SCOPE,))
    with pytest.raises(SignInNeeded, match=r"mailbox could not be searched\. The sign-in does not cover it"):
        tuple(GmailMailbox(fresh_practice.gmail, only_calendar).search("XHQGMDH", 5))


def test_saying_no(fresh_practice, client_file):
    practice_process.ask(fresh_practice, "POST", "consent", {"grant": "deny"})
    with pytest.raises(SignInNeeded, match="not allowed in the browser"):
        signed_in(client_file)


def test_nobody_answers_and_somebody_stops_it(client_file):
    with pytest.raises(Unavailable, match="in time"):
        signed_in(client_file, open_browser=lambda url: None, timeout_s=0.2)
    token = Token()
    with pytest.raises(Cancelled):
        signed_in(client_file, open_browser=lambda url: setattr(token, "cancelled", True), cancel=token)


def test_an_answer_with_another_state_is_not_ours(client_file):
    seen = []

    def forger(url):
        target = parse_qs(urlsplit(url).query)["redirect_uri"][0]
        seen.append(target)
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(target + "?state=guess&code=stolen", timeout=5)

    with pytest.raises(Unavailable):
        signed_in(client_file, open_browser=forger, timeout_s=0.3)
    assert seen[0].startswith("http://127.0.0.1:")
    with pytest.raises(OSError, match="refused"):  # the port is closed again
        urllib.request.urlopen(seen[0], timeout=5)


def test_a_code_is_worth_nothing_without_its_verifier(client_file):
    def thief(url):
        """Asks with a challenge of its own, and lets the desk have the code."""
        address, _, query = url.partition("?")
        asked = {key: values[0] for key, values in parse_qs(query).items()}
        asked["code_challenge"] = "x" * 43
        browser(f"{address}?{urllib.parse.urlencode(asked)}")

    with pytest.raises(SignInNeeded, match="did not finish"):
        signed_in(client_file, open_browser=thief)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"web": {}}',
        '{"installed": {"client_id": "x"}}',
        json.dumps(
            {
                "installed": {
                    "client_id": "x",
                    "client_secret": "y",
                    "auth_uri": "https://accounts.example.com/auth",
                    "token_uri": "http://accounts.example.com/token",
                }
            }
        ),
    ],
)
def test_a_client_file_that_is_none(tmp_path, content):
    path = tmp_path / "client.json"
    with pytest.raises(SettingsError):
        signed_in(path)
    path.write_text(content)
    with pytest.raises(SettingsError):
        load_credentials(path, Secrets(), "practice", BOTH)
