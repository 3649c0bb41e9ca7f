"""Lists of events: windows, pages, sync tokens."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from jada_desk.practice.calendar_book import CALENDAR_NAME, CalendarBook
from jada_desk.practice.discovery import ParameterValue
from jada_desk.practice.google_errors import GoogleError
from jada_desk.practice.recurrence import BadTime, Resource, instant, occurrences

# https://developers.google.com/workspace/calendar/api/v3/reference/events/list, at syncToken
_NOT_WITH_SYNC: Final = (
    "iCalUID",
    "orderBy",
    "privateExtendedProperty",
    "q",
    "sharedExtendedProperty",
    "timeMin",
    "timeMax",
    "updatedMin",
)
_REMEMBERED: Final = ("singleEvents", "timeMin", "timeMax")


class Listing:
    """One call of events.list or events.instances, out of its parameters. Raises GoogleError."""

    def __init__(
        self, book: CalendarBook, parameters: Mapping[str, ParameterValue], series: str = ""
    ) -> None:
        self._book = book
        self._given = dict(parameters)
        self._series = series
        self._sync = self._token("syncToken") if "syncToken" in parameters else {}
        self._page = self._token("pageToken") if "pageToken" in parameters else {}
        if self._sync:
            self._check_sync()
            self._given |= self._sync["p"]
        self._single = bool(self._given.get("singleEvents")) or bool(series)
        if self._given.get("orderBy") == "startTime" and not self._single:
            raise GoogleError(
                400, "badRequest", "The requested ordering is not available for the particular query."
            )
        self._time_min = self._moment("timeMin")
        self._time_max = self._moment("timeMax")
        if self._time_min and self._time_max and self._time_min >= self._time_max:
            raise GoogleError(400, "badRequest", "The specified time range is empty.", location="timeMax")

    def answer(self) -> Resource:
        """The resource `Events`: one page, with the token of the next page or of the next sync."""
        change = self._page.get("c", self._book.change)
        after = tuple(self._page["k"]) if "k" in self._page else ("", "")
        found = sorted(
            (self._sort_key(one), one) for one in self._candidates() if self._sort_key(one) > after
        )
        size = min(int(str(self._given.get("maxResults", 250))), 2500)
        page, rest = found[:size], found[size:]
        zone = ZoneInfo(str(self._given.get("timeZone") or self._book.zone.key))
        token = {"g": self._book.generation, "c": change}
        answer: Resource = {
            "kind": "calendar#events",
            "etag": f'"p{change}"',
            "summary": CALENDAR_NAME,
            "description": "",
            "updated": max(
                (one["updated"] for one, _ in self._book.rows()), default="2026-01-01T00:00:00.000Z"
            ),
            "timeZone": zone.key,
            "accessRole": "owner",
            "defaultReminders": [],
            # A page is cut before what is hidden is left out: it may be empty and yet not be the last.
            "items": [self._shown(one, zone) for _, one in page if self._is_visible(one)],
        }
        if rest:
            answer["nextPageToken"] = _encode({**token, "k": page[-1][0]})
        elif not self._series:
            remembered = {
                key: value.isoformat() if isinstance(value, datetime) else value
                for key in _REMEMBERED
                if (value := self._given.get(key))
            }
            answer["nextSyncToken"] = _encode({**token, "p": remembered})
        return answer

    def _candidates(self) -> Iterable[Resource]:
        since = self._sync.get("c", 0)
        known = {row["id"] for row, _ in self._book.rows()}
        for row, changed in self._book.rows():
            if changed <= since or (
                self._series and self._series not in (row["id"], row.get("recurringEventId"))
            ):
                continue
            if self._single and row.get("recurrence"):
                for one in occurrences(row, self._book.zone):
                    if self._time_max and instant(one["start"], self._book.zone) >= self._time_max:
                        break
                    if one["id"] not in known and self._matches(one):
                        yield one
            elif self._series and row["id"] == self._series:
                continue
            elif self._sync or self._matches(row):
                yield row

    def _matches(self, event: Resource) -> bool:
        if not self._touches_window(event):
            return False
        updated_min = self._moment("updatedMin")
        if updated_min and datetime.fromisoformat(event["updated"]) < updated_min:
            return False
        if "iCalUID" in self._given and event["iCalUID"] != self._given["iCalUID"]:
            return False
        words = str(self._given.get("q", "")).casefold().split()
        text = " ".join(str(event.get(key, "")) for key in ("summary", "description", "location")).casefold()
        return all(word in text for word in words) and all(
            self._has_properties(event, kind) for kind in ("private", "shared")
        )

    def _has_properties(self, event: Resource, kind: str) -> bool:
        wanted = self._given.get(f"{kind}ExtendedProperty", [])
        has = event.get("extendedProperties", {}).get(kind, {})
        return all(has.get(one.partition("=")[0]) == one.partition("=")[2] for one in wanted)  # type: ignore[union-attr]

    def _touches_window(self, event: Resource) -> bool:
        if not self._time_min and not self._time_max:
            return True
        if event.get("recurrence"):
            return any(self._touches_window(one) for one in occurrences(event, self._book.zone))
        try:
            start, end = (instant(event[key], self._book.zone) for key in ("start", "end"))
        except (BadTime, KeyError):
            return True
        return (not self._time_min or end > self._time_min) and (not self._time_max or start < self._time_max)

    def _is_visible(self, event: Resource) -> bool:
        if (
            event["status"] != "cancelled"
            or self._sync
            or self._given.get("showDeleted")
            or "updatedMin" in self._given
        ):
            return True
        # A cancelled occurrence is part of how a series that is not expanded looks.
        return not self._single and "recurringEventId" in event

    def _shown(self, event: Resource, zone: ZoneInfo) -> Resource:
        # Its own deleted events a calendar shows whole, so that they can be restored.
        if event["status"] != "cancelled" or ("recurringEventId" not in event and not self._sync):
            return shown(event, zone)
        # Google promises no more of what was deleted.
        kept = ("kind", "etag", "id", "status", "recurringEventId", "originalStartTime")
        return {key: event[key] for key in kept if key in event}

    def _sort_key(self, event: Resource) -> tuple[str, str]:
        order = self._given.get("orderBy")
        if order == "updated":
            return event["updated"], event["id"]
        if order == "startTime":
            try:
                return instant(event["start"], self._book.zone).astimezone(UTC).isoformat(), event["id"]
            except (BadTime, KeyError):
                pass
        return "0", event["id"]

    def _moment(self, name: str) -> datetime | None:
        value = self._given.get(name)
        return datetime.fromisoformat(value) if isinstance(value, str) else value  # type: ignore[return-value]

    def _token(self, name: str) -> dict[str, Any]:
        gone = name == "syncToken"
        try:
            token = json.loads(urlsafe_b64decode(str(self._given[name]).encode() + b"=="))
            fresh = token["g"] == self._book.generation and token["c"] <= self._book.change
            if fresh and isinstance(token["p" if gone else "k"], dict if gone else list):
                return dict(token)
        except (ValueError, KeyError, TypeError):
            pass
        if gone:
            message = "Sync token is no longer valid, a full sync is required."
            raise GoogleError(410, "fullSyncRequired", message, location="syncToken", domain="calendar")
        raise GoogleError(400, "invalid", "Invalid page token value.", location="pageToken")

    def _check_sync(self) -> None:
        wrong = [name for name in _NOT_WITH_SYNC if name in self._given]
        if wrong or self._given.get("showDeleted") is False:
            message = "Sync token cannot be used with the given query restrictions."
            raise GoogleError(400, "badRequest", message, location=wrong[0] if wrong else "showDeleted")


def shown(event: Resource, zone: ZoneInfo) -> Resource:
    """An event as it is given back: its moments with the offset of `zone`, its own zone named beside them."""

    def turned(when: Resource) -> Resource:
        if "dateTime" not in when:
            return when
        return {**when, "dateTime": datetime.fromisoformat(when["dateTime"]).astimezone(zone).isoformat()}

    times = ("start", "end", "originalStartTime")
    return {key: turned(value) if key in times else value for key, value in event.items()}


def _encode(token: Resource) -> str:
    return urlsafe_b64encode(json.dumps(token, separators=(",", ":")).encode()).decode().rstrip("=")
