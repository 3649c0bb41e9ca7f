"""Hostile texts (tests/data/hostile.json), and one operation that has each of them everywhere it can stand."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from jada_desk.domain.board_making import make_board
from jada_desk.domain.crew_answer import Answer, Asked, CrewAnswer
from jada_desk.domain.draft import CAPTAIN_SLOT, Draft, assign, set_contact, set_field
from jada_desk.domain.errors import JadaError
from jada_desk.domain.fleet import Boat
from jada_desk.domain.language import Language
from jada_desk.domain.run_sheet import make_run_sheet
from jada_desk.domain.tenant import Tenant
from jada_desk.pages.crew_answer import CrewPage, render_crew_page
from jada_desk.pages.guest_page import render_not_found
from jada_desk.pages.photo_page import CodePage, render_code_page, render_photo_problem
from jada_desk.pages.renderer import TemplatePages
from jada_desk.pages.run_sheet import render_run_sheet
from jada_desk.pages.waiver_copy import render_waiver_copy
from jada_desk.pages.waiver_form import FIELDS, WaiverForm, render_waiver_form, render_waiver_signed
from jada_desk.workflows.crew_answers import Assignment
from jada_desk.workflows.ports.messages import EmailMessage
from jada_desk.workflows.ports.tables import Table
from tests.unit.workflows.world import FRIDAY, THURSDAY, Operation, at, event

HOSTILE: Mapping[str, str] = json.loads(
    (Path(__file__).parent / "data" / "hostile.json").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What came of a text: HTML documents by name, mails and texts (address, words) that went out."""

    documents: Mapping[str, bytes]
    mails: tuple[EmailMessage, ...]
    texts: tuple[tuple[str, str], ...]


def hostile_tenant(tenant: Tenant, text: str) -> Tenant:
    """An operation whose settings have the text wherever one may stand."""
    boats = (Boat(text or "JADA", crew_slots=2), Boat("Shearwater", crew_slots=2))
    return replace(tenant, name=text, place=text, place_url=text, phone=text, email=text, boats=boats)


def show(text: str, *, in_settings: bool) -> Shown:
    """Publish a charter that has the text in calendar, draft and contact, and show every page about it."""
    jada = Operation()
    jada.tenant = hostile_tenant(jada.tenant, text) if in_settings else jada.tenant
    written = (
        f"Captain: Darrell\nCrew: Gene, {text}\nGuest: {text}\nNotes: {text}\nBoat: {text}\nPassengers: 4"
    )
    jada.calendar.events["quinn"] = replace(
        event("quinn", text, at(30, 18, 30), at(30, 20, 30), written), location=text
    )
    jada.desk = jada.another_desk(jada.memory, jada.journal, pages=TemplatePages(jada.tenant))
    # Somebody else's hand, or a function, may have put anything into the tables.
    danika = {
        **jada.row(Table.EVENTS, "danika"),
        "guest_email": text,
        "guest_phone": text,
        "guest_language": text,
    }
    jada.put(Table.EVENTS, danika)
    draft = Draft()
    for event_id in ("quinn", "danika", "jonathan"):
        charter = jada.charter(event_id)
        for edit in (
            partial(set_contact, phone="+1-619-555-0001", email="quinn@example.com")
            if event_id == "quinn"
            else None,
            partial(set_contact, phone=text, email=text) if event_id == "jonathan" else None,
            partial(set_field, name="guest_name", value=text),
            partial(set_field, name="title", value=text),
            partial(set_field, name="notes", value=text),
            partial(assign, slot=CAPTAIN_SLOT, name="Noor"),
        ):
            with suppress(JadaError):  # what cannot stand in the calendar is refused where it is typed
                draft = edit(draft, charter, at=THURSDAY) if edit else draft
    shown = show_published(jada, draft, "quinn")
    copy = _waiver_copy(jada.tenant, text)
    documents = {
        **shown.documents,
        **_by_functions(jada.tenant, text),
        "waiver copy": copy.html.encode("utf-8", "replace"),
    }
    return Shown(documents, (*shown.mails, copy), shown.texts)


def show_published(jada: Operation, draft: Draft, event_id: str) -> Shown:
    """Publish a draft; every page and mail that there is then, the run sheet, and the preview of one charter."""
    seen = jada.observe(draft)
    jada.publish(jada.desk.plan(seen, draft, FRIDAY))
    pages = {
        f"page {key}": stored.body for key, stored in jada.pages.objects.items() if key.endswith(".html")
    }
    mails = tuple(one.email for one in jada.email.sent if one.email)
    board = make_board(
        jada.desk.weekend(seen, FRIDAY, draft),
        draft,
        tenant=jada.tenant,
        directory=jada.desk.directory(seen),
    )
    sheet = render_run_sheet(make_run_sheet(board, jada.desk.directory(seen), jada.tenant, THURSDAY, None))
    documents = {
        **pages,
        "preview": jada.desk.preview(seen, draft, event_id),
        "run sheet": sheet.encode("utf-8", "replace"),
        **{f"mail {number}": mail.html.encode("utf-8", "replace") for number, mail in enumerate(mails)},
    }
    return Shown(documents, mails, tuple((one.to, one.text) for one in jada.sms.sent))


def _by_functions(tenant: Tenant, text: str) -> dict[str, bytes]:
    """The functions' pages, with the text as it was typed into their forms and stands in the tables."""
    form = WaiverForm(
        tenant, date(2026, 5, 30), text, "/waivers/x", dict.fromkeys(FIELDS, text), {"name": text}
    )
    asked = Asked("crew", "2026-05-30", "18:30", "20:30", text)
    answer = CrewAnswer("gene", Answer.DECLINED, text, datetime(2026, 5, 28, tzinfo=UTC), asked)
    one = Assignment(
        "t", "quinn", "gene", text, asked, text, at(30, 18, 30), at(30, 20, 30), None, text, answer
    )
    return {
        "waiver form": render_waiver_form(form),
        "waiver signed": render_waiver_signed(form),
        "crew page": render_crew_page(CrewPage(tenant, one, "/crew/x", reason=text, error=text)),
        "photo code": render_code_page(CodePage(tenant, Language.ENGLISH, text, "unknown")),
        "photo problem": render_photo_problem(tenant, Language.SPANISH, text, text),
        "wrong address": render_not_found(tenant),
    }


def _waiver_copy(tenant: Tenant, text: str) -> EmailMessage:
    names = ("name", "signature", "guardian_name", "guardian_relationship", "guardian_signature", "phone")
    row = {**dict.fromkeys(names, text), "email": "quinn@example.com", "signed_at": text, "language": text}
    return render_waiver_copy(tenant, row, date(2026, 5, 30), text)


def can_be_set(text: str) -> bool:
    """Whether a settings file can hold a text: it is UTF-8, which has no half characters."""
    return text.encode("utf-8", "ignore").decode() == text
