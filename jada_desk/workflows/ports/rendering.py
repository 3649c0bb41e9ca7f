"""What is made from templates: pages, mails and texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from jada_desk.workflows.ports.messages import EmailMessage

if TYPE_CHECKING:
    # A start shows a weekend before it knows of pages.
    from jada_desk.domain.guest_page import GuestPage
    from jada_desk.domain.notice import NoticeFacts
    from jada_desk.domain.page_difference import PageText


class OwnTemplates(Protocol):
    """Templates that a tenant changed, kept on this desk."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """A sentence for each one that cannot be used; the built-in stands in for it."""
        ...


class Pages(Protocol):
    """Everything that is rendered from templates; the preview and the publisher use the same bytes."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """A sentence for each template of the tenant's own that cannot be used."""
        ...

    def guest_page(self, facts: GuestPage) -> bytes: ...

    def guest_calendar(self, facts: GuestPage) -> bytes:
        """The calendar file (.ics) that the guest page links to."""
        ...

    def moved_page(self, url: str, facts: GuestPage) -> bytes:
        """The short page at an earlier address that leads to `url`."""
        ...

    def cancelled_page(self, facts: GuestPage) -> bytes:
        """What the address of a cancelled charter says; of its facts only the day, the start and the
        operation's contact."""
        ...

    def error_page(self) -> bytes:
        """What a wrong address of the tenant's site answers with."""
        ...

    def read_page(self, html: bytes) -> PageText:
        """What a reader sees of any page, also of one that was not made here; never raises."""
        ...

    def email(
        self, facts: Sequence[NoticeFacts], event_ids: Sequence[str], to: str, stamp: datetime
    ) -> EmailMessage:
        """The mail about one or more charters (`event_ids` in the order of `facts`), with their calendar
        file.

        `stamp` is the moment of the plan: a later calendar file replaces an earlier.
        """
        ...

    def sms(self, facts: Sequence[NoticeFacts]) -> str: ...
