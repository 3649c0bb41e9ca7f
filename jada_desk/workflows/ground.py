"""What every part of a plan is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from jada_desk.domain.charter import CalendarEvent, Charter
from jada_desk.domain.crew import Directory
from jada_desk.domain.draft import Draft
from jada_desk.domain.tenant import Tenant
from jada_desk.workflows.event_look import look_digest
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.page_plan import FOLDER, PagePlace, calendar_key, guest_page_facts, seen_at
from jada_desk.workflows.ports.memory import Minted
from jada_desk.workflows.ports.rendering import Pages
from jada_desk.workflows.records import made_values
from jada_desk.workflows.waiver_links import party_token


@dataclass(frozen=True, slots=True)
class Ground:
    """What a plan is made from; `at` is the moment of the plan (UTC, whole seconds)."""

    observed: Observed
    draft: Draft
    tenant: Tenant
    directory: Directory
    minted: Mapping[str, Minted]
    pages: Pages
    at: datetime

    def page_url(self, place: PagePlace) -> str:
        """The address that people are told."""
        return f"{self.tenant.aws.site_url}/{place.keys[0]}"

    def waiver_token(self, event_id: str) -> str:
        """The token of a charter's waiver link."""
        record, minted = self.observed.records.get(event_id), self.minted[event_id]
        return party_token(record, minted.waiver_secret, self.observed.links.get(event_id, ""))

    def page_body(self, live: Charter, wanted: Charter, place: PagePlace) -> "PageBody":
        """The bytes of a charter's page: what the preview shows and the publisher uploads."""
        record = self.observed.records.get(wanted.event_id)
        made = made_values(record, self.minted[wanted.event_id], self.at)
        code = wanted.photo_upload_code or str(made["photo_upload_code"])
        updated = seen_at(live, wanted, self.draft, record)
        facts = guest_page_facts(wanted, self.tenant, code, self.waiver_token(wanted.event_id), updated)
        if wanted.is_cancelled:
            tombstone = self.pages.cancelled_page(facts)
            return PageBody(tombstone, tombstone, "", b"")
        moved = self.pages.moved_page(self.page_url(place), facts) if place.earlier else b""
        calendar = self.pages.guest_calendar(facts)
        key = calendar_key(place.keys[0], calendar)
        page = self.pages.guest_page(replace(facts, calendar_file=key.removeprefix(FOLDER)))
        return PageBody(page, moved, key, calendar)

    def stored_look(self, event: CalendarEvent) -> str:
        """The look of an event as it stands in the calendar now."""
        return look_digest(next(one for one in self.observed.events if one.event_id == event.event_id))


@dataclass(frozen=True, slots=True)
class PageBody:
    """What stands at a charter's addresses: the page, the word at the earlier ones, and the page's calendar file."""

    page: bytes
    moved: bytes
    calendar_key: str
    calendar: bytes
