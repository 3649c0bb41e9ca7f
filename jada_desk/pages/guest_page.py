"""A guest's page, and the pages that stand at its address before and after it."""

from jada_desk.domain.guest_page import GuestPage, first_name
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.tenant import Tenant
from jada_desk.pages.calendar_file import CalendarEntry, google_link, ics_link
from jada_desk.pages.rendering import render_page
from jada_desk.pages.words import say_day_shortly, say_time, say_time_on


def render_guest_page(facts: GuestPage) -> bytes:
    """The page of a charter as HTML in UTF-8; preview, plan and publisher use these very bytes."""
    entry = _calendar_entry(facts)
    updated = facts.updated_at
    return render_page(
        "guest.html.j2",
        page=facts,
        first_name=first_name(facts.guest_name),
        google_link=google_link(entry),
        ics_link=ics_link(entry),
        updated=f"{say_day_shortly(updated.date())}, {say_time(updated)} {updated.tzname()}",
    )


def render_moved(new_url: str, facts: GuestPage) -> bytes:
    """What an earlier address of a charter says once its page stands at `new_url`."""
    return render_page("moved.html.j2", page=facts, new_url=new_url)


def render_cancelled(facts: GuestPage) -> bytes:
    """What the address of a cancelled charter says."""
    return render_page("cancelled.html.j2", page=facts)


def render_not_found(tenant: Tenant) -> bytes:
    """What a wrong address says."""
    return render_page(
        "not_found.html.j2", page={"tenant_name": tenant.name, "phone": tenant.phone, "email": tenant.email}
    )


def _calendar_entry(facts: GuestPage) -> CalendarEntry:
    """The guest's own calendar entry: it begins when they must be there."""
    there = f"Be at the dock by {say_time_on(facts.boarding, facts.day)}. " if facts.boarding else ""
    sails = f"Sails at {say_time_on(facts.start, facts.day)}, back by {say_time_on(facts.end, facts.day)}."
    return CalendarEntry(
        uid=facts.calendar_uid,
        stamp=facts.updated_at,
        start=facts.boarding or facts.start,
        end=facts.end,
        summary=f"{one_line(facts.tenant_name, 60)} charter",
        location=one_line(facts.place),
        details=f"{there}{sails}",
    )
