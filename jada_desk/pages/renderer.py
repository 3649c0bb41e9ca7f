"""The `Pages` port over the templates: one tenant's guest pages and messages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from jada_desk.domain.guest_page import GuestPage
from jada_desk.domain.notice import NoticeFacts, NoticeKind
from jada_desk.domain.page_difference import PageText
from jada_desk.domain.tenant import Tenant
from jada_desk.pages.guest_page import (
    render_cancelled,
    render_guest_calendar,
    render_guest_page,
    render_moved,
    render_not_found,
)
from jada_desk.pages.messages import render_calendar, render_email, render_sms
from jada_desk.pages.own_templates import TemplateFolder
from jada_desk.pages.rendering import NOTHING_OWN, Own
from jada_desk.pages.template_limits import TemplateRefused
from jada_desk.workflows.ports.messages import EmailMessage

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class TemplatePages:
    """Everything a tenant's guests and crew get to read, from its own templates where it has some that pass."""

    tenant: Tenant
    templates: TemplateFolder | None = None

    @property
    def warnings(self) -> tuple[str, ...]:
        return self.templates.warnings if self.templates else ()

    def guest_page(self, facts: GuestPage) -> bytes:
        return self._render(("guest.html.j2",), lambda own: render_guest_page(facts, own))

    def guest_calendar(self, facts: GuestPage) -> bytes:
        return render_guest_calendar(facts)

    def moved_page(self, url: str, facts: GuestPage) -> bytes:
        return render_moved(url, facts)

    def cancelled_page(self, facts: GuestPage) -> bytes:
        return render_cancelled(facts)

    def error_page(self) -> bytes:
        return render_not_found(self.tenant)

    def read_page(self, html: bytes) -> PageText:
        from jada_desk.pages.page_text import read_page

        return read_page(html)

    def email(
        self, facts: Sequence[NoticeFacts], event_ids: Sequence[str], to: str, stamp: datetime
    ) -> EmailMessage:
        mail = self._render(
            ("notice.txt.j2", "notice.html.j2"), lambda own: render_email(facts, self.tenant, own)
        )
        subject, text, html = mail
        is_message = facts[0].kind is NoticeKind.MESSAGE
        calendar = "" if is_message else render_calendar(facts, event_ids, stamp, self.tenant)
        return EmailMessage(to=to, subject=subject, text=text, html=html, calendar=calendar)

    def sms(self, facts: Sequence[NoticeFacts]) -> str:
        return self._render(("sms.txt.j2",), lambda own: render_sms(facts, self.tenant, own))

    def _render(self, names: tuple[str, ...], render: Callable[[Own], _Made]) -> _Made:
        """What the tenant's templates make, or the built-in ones, when one that passed fails with real facts."""
        own = tuple(one for one in self.templates.own if one[0] in names) if self.templates else NOTHING_OWN
        try:
            return render(own)
        except TemplateRefused as refused:
            assert self.templates is not None
            for name, _ in own:
                self.templates.give_up(name, str(refused))
            return render(NOTHING_OWN)
