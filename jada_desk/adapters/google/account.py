"""The signed-in Google account as the connection tests see it (port `GoogleAccount`)."""

from google.oauth2.credentials import Credentials

from jada_desk.adapters.google.errors import Request, google_errors
from jada_desk.adapters.google.transport import GoogleService
from jada_desk.domain.translation import tr
from jada_desk.workflows.connections import CalendarEntry

_MOST_PAGES = 20


class GoogleCalendars:
    """`GoogleAccount` over the Calendar API; `endpoint` and `credentials` as in GoogleService."""

    def __init__(self, endpoint: str, credentials: Credentials | None) -> None:
        self.needs_sign_in = credentials is not None
        self._service = GoogleService("calendar", "v3", endpoint, credentials)

    def calendars(self) -> tuple[CalendarEntry, ...]:
        """All calendars of this account, its own first. Raises SignInNeeded, Unavailable, Refused."""
        found: list[tuple[bool, CalendarEntry]] = []
        listing = Request(
            tr("The list of calendars could not be read."),
            permission=tr("Sign in with an account that may see its calendars."),
            remedy=tr("Type the calendar's id, or sign in to Google again."),
        )
        with google_errors(listing):
            lists = self._service.api.calendarList()
            request = lists.list(maxResults=250)
            for _ in range(_MOST_PAGES):
                answer = self._service.send(request)
                for one in answer.get("items", []):
                    name = str(one.get("summaryOverride") or one.get("summary") or one["id"])
                    role, zone = str(one.get("accessRole", "")), str(one.get("timeZone", ""))
                    found.append((bool(one.get("primary")), CalendarEntry(str(one["id"]), name, role, zone)))
                request = lists.list_next(request, answer)
                if request is None:
                    break
        return tuple(one for _, one in sorted(found, key=lambda pair: (not pair[0], pair[1].name.casefold())))

    def calendar(self, calendar_id: str) -> CalendarEntry:
        """One calendar. A list of its events says too what this account may do with it, and needs no more
        than the permission for events. Raises NotFound, SignInNeeded, Unavailable, Refused."""
        reading = Request(
            tr("This calendar could not be read."),
            permission=tr("Have the calendar shared with this account."),
            remedy=tr("Check the calendar's id and the account in the settings."),
        )
        with google_errors(reading):
            request = self._service.api.events().list(
                calendarId=calendar_id, maxResults=1, fields="summary,accessRole,timeZone"
            )
            answer = self._service.send(request)
        return CalendarEntry(
            calendar_id,
            str(answer.get("summary") or calendar_id),
            str(answer.get("accessRole", "")),
            str(answer.get("timeZone", "")),
        )
