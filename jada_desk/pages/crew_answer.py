"""The page on which a crew member accepts or declines what they sail, and the pages that answer instead."""

from dataclasses import dataclass

from jada_desk.domain.crew_answer import LONGEST_REASON, answer_standing
from jada_desk.domain.tenant import Tenant
from jada_desk.pages.rendering import render_page
from jada_desk.pages.words import say_day, say_day_shortly, say_time
from jada_desk.workflows.crew_answers import Assignment, EndedLink, LinkEnd


@dataclass(frozen=True, slots=True)
class CrewPage:
    """One assignment as its person sees it. `action` is where the answer is sent, on the same site.

    `is_new` when the answer came just now; `trouble` says why an answer was not taken. `reason` is what was
    typed, `error` what to correct in it.
    """

    tenant: Tenant
    asked: Assignment
    action: str
    is_new: bool = False
    trouble: str = ""
    reason: str = ""
    error: str = ""


def render_crew_page(page: CrewPage) -> bytes:
    """What they sail and when, what they answered, and the forms that answer; works without script."""
    one, answer = page.asked, page.asked.answer
    at = answer.at.astimezone(page.tenant.time_zone) if answer and answer.at else None
    return render_page(
        "crew_answer.html.j2",
        with_form=True,
        page={**_contact(page.tenant), "place": page.tenant.place, "place_url": page.tenant.place_url},
        asked=one,
        day=one.start.date(),
        standing=answer_standing(answer, one.asked),
        answer=answer,
        answered_at=f"{say_day_shortly(at.date())}, {say_time(at)}" if at else "",
        form=page,
        longest=LONGEST_REASON,
    )


def render_ended_link(tenant: Tenant, link: EndedLink) -> bytes:
    """What a link says that asks nothing any more."""
    when = f" on {say_day(link.day)}" if link.day else ""
    title, what, more = {
        LinkEnd.REPLACED: (
            "You do not sail this one",
            f"The charter{when} has other crew now.",
            "There is nothing to answer. If you expected to sail, ask us.",
        ),
        LinkEnd.GONE: (
            "This charter is off",
            f"The charter{when} is no longer planned. Please do not come for it.",
            "There is nothing to answer. If you did not expect this, ask us.",
        ),
        LinkEnd.SAILED: (
            "This charter has sailed",
            f"The charter{when} could be answered until it sailed.",
            "Your answer stays as it was. If something is wrong, call us.",
        ),
    }[link.end]
    return _note(tenant, title, what, more)


def render_unknown_link(tenant: Tenant) -> bytes:
    """What a link says that was never given out."""
    return _note(
        tenant,
        "This link does not work",
        "Open it from your latest message from us, or copy all of it.",
        "Nothing was answered. If it still does not open, ask us.",
    )


def render_answer_problem(tenant: Tenant, what: str, remedy: str) -> bytes:
    """Why an answer could not be taken at all, and what to do."""
    return _note(tenant, "That did not work", what, remedy)


def _note(tenant: Tenant, title: str, what: str, more: str) -> bytes:
    return render_page("crew_note.html.j2", page=_contact(tenant), title=title, what=what, more=more)


def _contact(tenant: Tenant) -> dict[str, object]:
    return {"tenant_name": tenant.name, "phone": tenant.phone, "email": tenant.email}
