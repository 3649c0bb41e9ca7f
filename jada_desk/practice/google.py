"""The Google end in one address: Calendar, Gmail, the feed, the sign-in, and the workspace's own controls."""

from collections.abc import Callable, Mapping
from datetime import datetime
from secrets import compare_digest
from typing import Any

from jada_desk.practice.calendar_book import CalendarBook
from jada_desk.practice.faults import Faults
from jada_desk.practice.feed import Feed
from jada_desk.practice.google_calendar import CalendarApi
from jada_desk.practice.google_errors import GoogleError
from jada_desk.practice.google_gmail import GmailApi
from jada_desk.practice.lambda_runtime import FunctionFailed, FunctionTimedOut
from jada_desk.practice.mailbox import MailStore
from jada_desk.practice.oauth import SignIn
from jada_desk.practice.outbox import Outbox
from jada_desk.practice.routing import Route, dispatch
from jada_desk.practice.wire import HttpRequest, HttpResponse, json_response, text_response


class GoogleEnd:
    """Answers by path; `/practice/...` is `Controls`'."""

    def __init__(
        self, book: CalendarBook, mails: MailStore, sign_in: SignIn, faults: Faults, controls: "Controls"
    ) -> None:
        self._calendar = CalendarApi(book).routes()
        self._gmail = GmailApi(mails).routes()
        self._feed = Feed(book)
        self._sign_in = sign_in
        self._faults = faults
        self._controls = controls

    def handle(self, request: HttpRequest) -> HttpResponse:
        path = request.path
        if path.startswith("/calendar/v3/"):
            return self._faults.guard(
                "calendar", request, lambda one: self._api("calendar", self._calendar, one)
            )
        if path.startswith("/gmail/v1/"):
            return self._faults.guard("gmail", request, lambda one: self._api("gmail", self._gmail, one))
        if path.startswith("/calendar/ical/"):
            return self._faults.guard("feed", request, self._feed.answer)
        if path == "/practice/client.json":
            return self._sign_in.client(f"http://{request.headers.get('host', '')}")
        if path.startswith("/practice/"):
            return self._controls.answer(request)
        return self._faults.guard("sign_in", request, self._sign_in.answer)

    def _api(self, api: str, routes: tuple[Route, ...], request: HttpRequest) -> HttpResponse:
        try:
            self._sign_in.check(request, api)
        except GoogleError as exc:
            return exc.response()
        return dispatch(routes, request)


class Controls:
    """`/practice/...`: what a test, a demonstration or the desk may ask of the workspace itself.

    Every call names the nonce of this process in X-Practice-Nonce, so that no web page can reach them.
    `reset`, `stop` and `set_clock` are the process's own doing, `read_calendar` the calendar parser's.
    """

    def __init__(
        self,
        nonce: str,
        outbox: Outbox,
        faults: Faults,
        sign_in: SignIn,
        *,
        reset: Callable[[], None],
        stop: Callable[[], None],
        set_clock: Callable[[datetime], None],
        read_calendar: Callable[[Mapping[str, Any]], Any],
    ) -> None:
        self._nonce = nonce
        self._outbox = outbox
        self._faults = faults
        self._sign_in = sign_in
        self._reset = reset
        self._stop = stop
        self._set_clock = set_clock
        self._read_calendar = read_calendar

    def answer(self, request: HttpRequest) -> HttpResponse:
        if not compare_digest(request.headers.get("x-practice-nonce", "").encode(), self._nonce.encode()):
            return text_response("This needs the header X-Practice-Nonce.", 403)
        try:
            body = request.json()
        except ValueError:
            return text_response("The body is no JSON.", 400)
        try:
            return self._act(f"{request.method} {request.path.removeprefix('/practice/')}", body)
        except (ValueError, TypeError, KeyError) as exc:
            return text_response(f"That was not understood: {exc}", 400)

    def _act(self, what: str, body: Any) -> HttpResponse:
        match what:
            case "GET hello":
                return json_response({"nonce": self._nonce})
            case "GET sent":
                return json_response(self._outbox.listed())
            case "POST reset":
                self._reset()
            case "POST stop":
                self._stop()
            case "POST clock":
                moment = datetime.fromisoformat(body["now"])
                if moment.tzinfo is None:
                    raise ValueError("the moment needs its offset, like 2026-05-28T13:30:00-07:00")
                self._set_clock(moment)
            case "POST read-calendar":
                return self._parsed(body or {})
            case "POST faults":
                self._faults.add(body)
            case "DELETE faults":
                self._faults.clear()
            case "POST consent":
                self._sign_in.consent = body["grant"]
            case _:
                return text_response("There is no such control.", 404)
        return json_response({})

    def _parsed(self, event: Mapping[str, Any]) -> HttpResponse:
        """Invoke the calendar event parser and give its answer."""
        try:
            return json_response(self._read_calendar(event))
        except FunctionFailed as exc:
            return json_response({"error": exc.kind}, 502)
        except FunctionTimedOut:
            return json_response({"error": "timed out"}, 504)
