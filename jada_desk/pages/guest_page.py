"""A guest's page, and the pages that stand at its address before and after it."""

from typing import Any

from jada_desk.domain.guest_page import GuestPage, first_name
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.tenant import Tenant
from jada_desk.pages.calendar_file import CalendarEntry, google_link, render_ics
from jada_desk.pages.languages import say
from jada_desk.pages.rendering import NOTHING_OWN, Own, render_page
from jada_desk.pages.words import say_time_on


def render_guest_page(facts: GuestPage, own: Own = NOTHING_OWN) -> bytes:
    """The page of a charter as HTML in UTF-8; preview, plan and publisher use these very bytes."""
    return render_page("guest.html.j2", language=facts.language, own=own, **page_facts(facts))


def page_facts(facts: GuestPage) -> dict[str, Any]:
    """What the template of a guest page is handed besides its language."""
    return {
        "page": facts,
        "first_name": first_name(facts.guest_name),
        "google_link": google_link(_calendar_entry(facts)),
    }


def render_guest_calendar(facts: GuestPage) -> bytes:
    """The calendar file beside a guest's page."""
    return render_ics((_calendar_entry(facts),)).encode()


def render_moved(new_url: str, facts: GuestPage) -> bytes:
    """What an earlier address of a charter says once its page stands at `new_url`."""
    return render_page("moved.html.j2", language=facts.language, page=facts, new_url=new_url)


def render_cancelled(facts: GuestPage) -> bytes:
    """What the address of a cancelled charter says."""
    return render_page("cancelled.html.j2", language=facts.language, page=facts)


def render_not_found(tenant: Tenant) -> bytes:
    """What a wrong address says."""
    return render_page(
        "not_found.html.j2", page={"tenant_name": tenant.name, "phone": tenant.phone, "email": tenant.email}
    )


def _calendar_entry(facts: GuestPage) -> CalendarEntry:
    """The guest's own calendar entry: it begins when they must be there."""
    boarding, start, end = (
        say_time_on(moment, facts.day, facts.language) if moment else ""
        for moment in (facts.boarding, facts.start, facts.end)
    )
    there = say("Be at the dock by %(time)s.", facts.language) % {"time": boarding}
    sails = say("Sails at %(start)s, back by %(end)s.", facts.language) % {"start": start, "end": end}
    return CalendarEntry(
        uid=facts.calendar_uid,
        stamp=facts.updated_at,
        start=facts.boarding or facts.start,
        end=facts.end,
        tentative=facts.is_held,
        summary=say("%(who)s charter", facts.language) % {"who": one_line(facts.tenant_name, 60)},
        location=one_line(facts.place),
        details=f"{there}\n{sails}" if facts.boarding else sails,
    )
