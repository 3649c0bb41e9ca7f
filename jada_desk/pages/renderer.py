"""The `Pages` port over the templates: one tenant's guest pages and messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from jada_desk.domain.guest_page import GuestPage
from jada_desk.domain.notice import NoticeFacts
from jada_desk.domain.tenant import Tenant
from jada_desk.pages.guest_page import (
    render_cancelled,
    render_guest_calendar,
    render_guest_page,
    render_moved,
    render_not_found,
)
from jada_desk.pages.messages import render_calendar, render_email, render_sms
from jada_desk.workflows.ports import EmailMessage


@dataclass(frozen=True, slots=True)
class TemplatePages:
    """Everything a tenant's guests and crew get to read."""

    tenant: Tenant

    def guest_page(self, facts: GuestPage) -> bytes:
        return render_guest_page(facts)

    def guest_calendar(self, facts: GuestPage) -> bytes:
        return render_guest_calendar(facts)

    def moved_page(self, url: str, facts: GuestPage) -> bytes:
        return render_moved(url, facts)

    def cancelled_page(self, facts: GuestPage) -> bytes:
        return render_cancelled(facts)

    def error_page(self) -> bytes:
        return render_not_found(self.tenant)

    def email(
        self, facts: Sequence[NoticeFacts], event_ids: Sequence[str], to: str, stamp: datetime
    ) -> EmailMessage:
        subject, text, html = render_email(facts, self.tenant)
        calendar = render_calendar(facts, event_ids, stamp, self.tenant)
        return EmailMessage(to=to, subject=subject, text=text, html=html, calendar=calendar)

    def sms(self, facts: Sequence[NoticeFacts]) -> str:
        return render_sms(facts, self.tenant)
