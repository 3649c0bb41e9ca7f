"""The Google Calendar API: fresh reads, changes since a sync token, and conditional writes."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from google.oauth2.credentials import Credentials
from googleapiclient.errors import HttpError

from jada_desk.adapters.google.errors import Request, google_errors
from jada_desk.adapters.google.event_json import EPOCH, event_from_json, event_to_json
from jada_desk.adapters.google.transport import GoogleService
from jada_desk.adapters.google.zones import midnight
from jada_desk.domain.charter import CalendarEvent, UnreadableEvent
from jada_desk.domain.errors import NotFound, OutcomeUnknown, Refused, Unavailable
from jada_desk.domain.translation import tr
from jada_desk.workflows.ports.calendar import CalendarChanges, EventPatch, FeedReading
from jada_desk.workflows.ports.work import Clock

_PAGE_SIZE: Final = 2500
_PAGES: Final = 400  # a million events; a server that never stops paging is no calendar


class GoogleCalendar:
    """The `Calendar` port. `endpoint` as in GoogleService; times come out in `zone` (the tenant's)."""

    def __init__(
        self, calendar_id: str, endpoint: str, credentials: Credentials | None, zone: ZoneInfo, clock: Clock
    ) -> None:
        self._calendar_id = calendar_id
        self._zone = zone
        self._clock = clock
        self._service = GoogleService("calendar", "v3", endpoint, credentials)
        self._events = self._service.api.events()

    def get(self, event_id: str) -> CalendarEvent:
        """The event now. Raises NotFound (also when it was deleted), SignInNeeded, Unavailable."""
        with google_errors(_request(tr("This event could not be read."))):
            request = self._events.get(calendarId=self._calendar_id, eventId=event_id)
            event = self._readable(self._service.send(request))
        if event.cancelled:
            raise NotFound(
                tr("The event was deleted in Google Calendar."), remedy=tr("Refresh to see what is there.")
            )
        return event

    def read(self, first: date, last: date) -> FeedReading:
        """Every event instance that touches the days `first` to `last`, both included.

        Deleted ones too, with `cancelled`: of its own events a calendar keeps the details for a while, so that
        they can be restored. What Google says no time of is left out. Source: Calendar API v3, Events resource,
        `status`.
        """
        read_at = self._clock.now()
        with google_errors(_request(tr("The calendar could not be read."))):
            events, unreadable, _ = self._all(
                singleEvents=True,
                showDeleted=True,
                orderBy="startTime",
                timeMin=midnight(first, self._zone).isoformat(),
                timeMax=midnight(last + timedelta(days=1), self._zone).isoformat(),
            )
        dated = tuple(one for one in events if not (one.cancelled and one.start <= EPOCH))
        return FeedReading(dated, unreadable, read_at)

    def changes(self, sync_token: str) -> CalendarChanges:
        """All changes since `sync_token`; everything (`full`) when it is empty or Google no longer knows it.

        Occurrences of series come one by one; a removed one has `cancelled`.
        """
        with google_errors(_request(tr("The calendar could not be read."))):
            try:
                events, unreadable, token = self._all(
                    singleEvents=True, **({"syncToken": sync_token} if sync_token else {})
                )
            except HttpError as exc:
                if not (sync_token and _token_is_old(exc)):
                    raise
                sync_token = ""
                events, unreadable, token = self._all(singleEvents=True)
        if not sync_token:
            events = tuple(one for one in events if not one.cancelled)
        return CalendarChanges(events, token, full=not sync_token, unreadable=unreadable)

    def patch(self, event_id: str, patch: EventPatch, if_match: str) -> CalendarEvent:
        """Change one event if its etag is still `if_match`. Raises Stale (412), NotFound, OutcomeUnknown."""
        change = _request(
            tr("This event could not be changed."),
            unchanged=tr("The event was not changed."),
            uncertain=tr("The event may or may not have been changed."),
        )
        with google_errors(change):
            request = self._events.patch(
                calendarId=self._calendar_id,
                eventId=event_id,
                body=event_to_json(patch, self._zone),
                sendUpdates="none",
            )
            return self._readable(self._service.send(request, if_match=if_match), write=True)

    def insert(self, event_id: str, patch: EventPatch) -> CalendarEvent:
        """Create an event under an id of our making. Raises AlreadyExists (409), OutcomeUnknown."""
        creation = _request(
            tr("This event could not be put into the calendar."),
            unchanged=tr("No event was made."),
            uncertain=tr("The event may or may not have been made."),
        )
        with google_errors(creation):
            request = self._events.insert(
                calendarId=self._calendar_id,
                body={"id": event_id, **event_to_json(patch, self._zone)},
                sendUpdates="none",
            )
            return self._readable(self._service.send(request), write=True)

    def _all(self, **query: Any) -> tuple[tuple[CalendarEvent, ...], tuple[UnreadableEvent, ...], str]:
        """All pages of a list, and the sync token, which stands on the last one. A page may be empty."""
        events: list[CalendarEvent] = []
        unreadable: list[UnreadableEvent] = []
        token = ""
        for page in self._pages(**query):
            for item in page.get("items", []):
                one = event_from_json(item, self._zone)
                if isinstance(one, CalendarEvent):
                    events.append(one)
                else:
                    unreadable.append(one)
            token = page.get("nextSyncToken", "")
        return tuple(events), tuple(unreadable), token

    def _pages(self, **query: Any) -> Iterator[dict[str, Any]]:
        request = self._events.list(calendarId=self._calendar_id, maxResults=_PAGE_SIZE, **query)
        for _ in range(_PAGES):
            page = self._service.send(request)
            yield page
            request = self._events.list_next(request, page)
            if request is None:
                return
        raise Unavailable(
            tr("The calendar's list does not end."),
            remedy=tr("Check the calendar's address in the settings."),
        )

    def _readable(self, data: dict[str, Any], *, write: bool = False) -> CalendarEvent:
        event = event_from_json(data, self._zone)
        if isinstance(event, CalendarEvent):
            return event
        error = OutcomeUnknown if write else Refused
        raise error(
            tr("The event's times cannot be read. {why}", why=event.reason),
            remedy=tr("Mend it in Google Calendar."),
        )


def _request(failed: str, *, unchanged: str = "", uncertain: str = "") -> Request:
    return Request(
        failed,
        permission=tr("Have the calendar shared with this account so that it may make changes to events."),
        remedy=tr("Check the calendar's id and the account in the settings."),
        unchanged=unchanged,
        uncertain=uncertain,
    )


def _token_is_old(exc: HttpError) -> bool:
    """410, or the 400 with which Google answers a token that it never gave or gave for another query."""
    return bool(
        exc.status_code == 410 or (exc.status_code == 400 and "sync token" in str(exc.reason).lower())
    )
