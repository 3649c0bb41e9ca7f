"""What failures of Google and of the way there are called, and that nothing is sent twice."""

import json
import socket
from dataclasses import replace

import pytest
from google.auth.exceptions import RefreshError, TransportError
from google.oauth2.credentials import Credentials

from jada_desk.adapters.google.errors import Request, google_errors
from jada_desk.adapters.google.transport import GoogleService
from jada_desk.domain.errors import (
    AlreadyExists,
    JadaError,
    NotAllowed,
    NotCovered,
    NotFound,
    OutcomeUnknown,
    Refused,
    SignInNeeded,
    Stale,
    Unavailable,
)
from tests.unit.google.web import answer, serving

READING = Request("It was not read.", permission="Ask to see it.", remedy="Check it.")
WRITING = Request(
    "It was not written.",
    permission="Ask to write it.",
    remedy="Check it.",
    unchanged="Nothing was changed.",
    uncertain="It may be there.",
)
EVENT = answer(body=b'{"id": "e"}')


def google_error(status, reason="", message="Told by Google"):
    body = {"error": {"code": status, "message": message, "errors": [{"reason": reason, "message": message}]}}
    return answer(f"{status} X", json.dumps(body).encode(), Content_Type="application/json")


def read(service):
    with google_errors(READING):
        return service.send(service.api.events().get(calendarId="c", eventId="e"))


def write(service):
    with google_errors(WRITING):
        return service.send(service.api.events().patch(calendarId="c", eventId="e", body={}), if_match='"1"')


def service_at(url, credentials=None):
    return GoogleService("calendar", "v3", url, credentials)


@pytest.mark.parametrize(
    ("reply", "of_a_read", "of_a_write"),
    [
        (google_error(400, "invalid"), Refused, Refused),
        (google_error(401, "authError"), SignInNeeded, SignInNeeded),
        (google_error(403, "forbidden"), NotAllowed, NotAllowed),
        (google_error(403, "rateLimitExceeded"), Unavailable, Unavailable),
        (google_error(403, "userRateLimitExceeded"), Unavailable, Unavailable),
        (google_error(403, "insufficientPermissions"), NotCovered, NotCovered),
        (google_error(403, "accessNotConfigured"), Refused, Refused),
        (google_error(404, "notFound"), NotFound, NotFound),
        (google_error(409, "duplicate"), AlreadyExists, AlreadyExists),
        (google_error(410, "deleted"), NotFound, NotFound),
        (google_error(412, "conditionNotMet"), Stale, Stale),
        (google_error(429, "rateLimitExceeded"), Unavailable, Unavailable),
        (google_error(500, "backendError"), Unavailable, OutcomeUnknown),
        (google_error(503, "backendError"), Unavailable, OutcomeUnknown),
        (answer("302 Found", Location="/other"), Refused, Refused),
        (answer(body=b"<html>a hotel's sign-in page</html>"), Unavailable, OutcomeUnknown),
        (answer(body=b"[]"), Unavailable, OutcomeUnknown),
        (answer("403 X", b"<html>" + b"x" * 9000), NotAllowed, NotAllowed),
        (b"nonsense\r\n\r\n", Unavailable, OutcomeUnknown),
        (answer(body=b"{}", Content_Length="50", Connection="close"), Unavailable, OutcomeUnknown),
        (None, Unavailable, OutcomeUnknown),
    ],
)
def test_each_answer_has_one_meaning_and_is_asked_for_once(reply, of_a_read, of_a_write):
    for call, error in ((read, of_a_read), (write, of_a_write)):
        with serving(lambda _: reply) as (url, requests), pytest.raises(JadaError) as caught:
            call(service_at(url))
        assert type(caught.value) is error
        assert len(requests) == 1
        assert caught.value.remedy
        assert "<" not in str(caught.value)


@pytest.mark.parametrize(
    ("reply", "of_a_read", "of_a_write"),
    [
        (
            google_error(403, "forbidden", "Forbidden"),
            "It was not read. This Google account may not do it (403: Forbidden). Ask to see it.",
            "It was not written. This Google account may not do it (403: Forbidden). Nothing was changed. "
            "Ask to write it.",
        ),
        (
            answer("400 X", b"<html>a hotel's page</html>"),
            "It was not read. Google refused it (400: X). Check it.",
            "It was not written. Google refused it (400: X). Nothing was changed. Check it.",
        ),
        (
            google_error(400, "invalid", "<b>who@example.com</b>"),
            "It was not read. Google refused it (400). Check it.",
            "It was not written. Google refused it (400). Nothing was changed. Check it.",
        ),
        (
            google_error(412, "conditionNotMet"),
            "It was not read. Somebody else made a change there in the meantime. "
            "Their change was not overwritten. Look at the new difference and publish again.",
            "It was not written. Somebody else made a change there in the meantime. "
            "Their change was not overwritten. Look at the new difference and publish again.",
        ),
        (
            google_error(503, "backendError"),
            "It was not read. Google had a fault of its own (503). Check the network and try again.",
            "Google had a fault of its own (503). It may be there. Refresh to see which.",
        ),
    ],
)
def test_it_says_what_failed_why_what_was_not_changed_and_what_to_do(reply, of_a_read, of_a_write):
    for call, words in ((read, of_a_read), (write, of_a_write)):
        with serving(lambda _: reply) as (url, _), pytest.raises(JadaError) as caught:
            call(service_at(url))
        assert str(caught.value) == words


@pytest.mark.parametrize("raised", [TransportError("x"), OSError()])
def test_it_does_not_say_try_again_where_that_is_of_no_use(raised):
    leaving = replace(READING, unheard="Do it by hand.")
    with pytest.raises(Unavailable, match=r"Do it by hand\.$"), google_errors(leaving):
        raise raised


def test_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    for call in (read, write):
        with pytest.raises(Unavailable):
            call(service_at(url))


def test_a_name_that_does_not_exist(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Unavailable):
        write(service_at("https://calendar.example.com"))


def test_silence_after_sending_is_an_unknown_outcome(monkeypatch):
    monkeypatch.setattr("jada_desk.adapters.google.transport._TIMEOUT_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(OutcomeUnknown):
            write(service_at(url))
        with pytest.raises(Unavailable):
            read(service_at(url))


def test_a_connection_that_was_closed_while_idle_is_made_anew():
    kept = answer(body=b'{"id": "e"}')
    closing = answer(body=b'{"id": "e"}').replace(b"\r\n\r\n", b"\r\nX-Pad: 1\r\n\r\n")
    replies = [closing, kept, kept]

    def script(_):
        return replies.pop(0)

    with serving(script) as (url, requests):
        service = service_at(url)
        read(service)
        # The server drops the idle connection, as Google does after some minutes.
        (connection,) = service._thread_http().connections.values()
        connection.sock.shutdown(socket.SHUT_RD)
        assert write(service) == {"id": "e"}
    assert len(requests) == 2


def test_the_token_is_sent_and_the_etag_too():
    credentials = Credentials("token-1")
    with serving(lambda _: EVENT) as (url, requests):
        write(service_at(url, credentials))
    assert "PATCH /calendar/v3/calendars/c/events/e" in requests[0]
    assert "authorization: Bearer token-1" in requests[0]
    assert 'if-match: "1"' in requests[0]


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (answer("400 X", b'{"error": "invalid_grant"}'), SignInNeeded),
        (answer("401 X", b'{"error": "invalid_client"}'), SignInNeeded),
        (None, Unavailable),
    ],
)
def test_a_token_that_cannot_be_renewed(reply, error):
    with serving(lambda request: reply if "/token" in request else EVENT) as (url, requests):
        credentials = Credentials(
            None, refresh_token="r", token_uri=url + "/token", client_id="i", client_secret="s"
        )
        with pytest.raises(JadaError) as caught:
            write(service_at(url, credentials))
    assert type(caught.value) is error
    assert not any("PATCH" in request for request in requests)


@pytest.mark.parametrize(
    ("raised", "error"),
    [
        (RefreshError("x", retryable=True), Unavailable),
        (TransportError("x"), Unavailable),
        (OSError(), OutcomeUnknown),
    ],
)
def test_what_the_sign_in_library_raises(raised, error):
    with pytest.raises(JadaError) as caught, google_errors(WRITING):
        raise raised
    assert type(caught.value) is error
    assert caught.value.__cause__ is raised


def test_our_own_errors_pass():
    with pytest.raises(NotFound, match="as it was"), google_errors(READING):
        raise NotFound("as it was")
