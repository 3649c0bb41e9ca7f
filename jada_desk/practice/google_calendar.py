"""Calendar v3 over HTTP: the methods the desk uses, and their neighbours."""

from typing import Any

from jada_desk.practice.calendar_book import CALENDAR_ID, CALENDAR_NAME, CalendarBook
from jada_desk.practice.calendar_listing import Listing, shown
from jada_desk.practice.discovery import ParameterValue
from jada_desk.practice.google_errors import GoogleError
from jada_desk.practice.recurrence import Resource
from jada_desk.practice.routing import Call, Route
from jada_desk.practice.wire import HttpResponse, json_response

API = "calendar.v3"
_EVENTS = r"/calendar/v3/calendars/(?P<calendarId>[^/]+)/events"


class CalendarApi:
    """The routes of one calendar; `primary` is another name for it."""

    def __init__(self, book: CalendarBook) -> None:
        self._book = book

    def routes(self) -> tuple[Route, ...]:
        one = _EVENTS + r"/(?P<eventId>[^/]+)"
        return (
            Route("GET", _EVENTS, API, "events.list", self.list_events),
            Route("POST", _EVENTS, API, "events.insert", self.insert),
            Route("GET", one, API, "events.get", self.get),
            Route("PATCH", one, API, "events.patch", self.patch),
            Route("PUT", one, API, "events.update", self.update),
            Route("DELETE", one, API, "events.delete", self.delete),
            Route("GET", one + "/instances", API, "events.instances", self.instances),
            Route(
                "GET", r"/calendar/v3/users/me/calendarList", API, "calendarList.list", self.list_calendars
            ),
            Route(
                "GET",
                r"/calendar/v3/users/me/calendarList/(?P<calendarId>[^/]+)",
                API,
                "calendarList.get",
                self.get_calendar_entry,
            ),
            Route(
                "GET",
                r"/calendar/v3/calendars/(?P<calendarId>[^/]+)",
                API,
                "calendars.get",
                self.get_calendar,
            ),
        )

    def list_events(self, call: Call) -> HttpResponse:
        self._known_calendar(call)
        return json_response(Listing(self._book, call.parameters).answer())

    def instances(self, call: Call) -> HttpResponse:
        self._known_calendar(call)
        series = self._book.get(call.path["eventId"])
        return json_response(Listing(self._book, call.parameters, series["id"]).answer())

    def get(self, call: Call) -> HttpResponse:
        self._known_calendar(call)
        event = self._book.get(call.path["eventId"])
        if call.request.headers.get("if-none-match") == event["etag"]:
            return HttpResponse(304, (("ETag", event["etag"]),))
        return self._event(event, call.parameters)

    def insert(self, call: Call) -> HttpResponse:
        self._known_calendar(call)
        return self._event(self._book.insert(call.json()), call.parameters)

    def patch(self, call: Call) -> HttpResponse:
        self._known_calendar(call)
        event = self._book.patch(call.path["eventId"], call.json(), call.request.headers.get("if-match", ""))
        return self._event(event, call.parameters)

    def update(self, call: Call) -> HttpResponse:
        self._known_calendar(call)
        event = self._book.update(call.path["eventId"], call.json(), call.request.headers.get("if-match", ""))
        return self._event(event, call.parameters)

    def delete(self, call: Call) -> HttpResponse:
        self._known_calendar(call)
        self._book.delete(call.path["eventId"], call.request.headers.get("if-match", ""))
        return HttpResponse(204)

    def list_calendars(self, call: Call) -> HttpResponse:
        return json_response({"kind": "calendar#calendarList", "etag": '"c1"', "items": [self._entry()]})

    def get_calendar_entry(self, call: Call) -> HttpResponse:
        self._known_calendar(call)
        return json_response(self._entry())

    def get_calendar(self, call: Call) -> HttpResponse:
        self._known_calendar(call)
        facts = {"id": CALENDAR_ID, "summary": CALENDAR_NAME, "timeZone": self._book.zone.key}
        return json_response({"kind": "calendar#calendar", "etag": '"c1"', **facts})

    def _entry(self) -> Resource:
        return {
            "kind": "calendar#calendarListEntry",
            "etag": '"c1"',
            "id": CALENDAR_ID,
            "summary": CALENDAR_NAME,
            "timeZone": self._book.zone.key,
            "accessRole": "owner",
            "selected": True,
            "primary": True,
        }

    def _event(self, event: Resource, parameters: dict[str, ParameterValue]) -> HttpResponse:
        zone: Any = type(self._book.zone)(str(parameters.get("timeZone") or self._book.zone.key))
        return json_response(shown(event, zone), 200, ("ETag", event["etag"]))

    def _known_calendar(self, call: Call) -> None:
        if call.path["calendarId"] not in (CALENDAR_ID, "primary"):
            raise GoogleError(404, "notFound", "Not Found")
