"""The waiver: its text, the form that signs it, and the pages that answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Final

from jada_desk.domain.language import Language
from jada_desk.domain.tenant import Tenant
from jada_desk.pages.rendering import environment, render_page

# The names of the fields as the form sends them. The two consents come as "yes" or not at all, `birth_date`
# as YYYY-MM-DD; `text_sha256` says which version of the text was on the page, `intent` that Sign was pressed ("sign").
FIELDS: Final = (
    "name",
    "birth_date",
    "email",
    "phone",
    "consent",
    "signature",
    "guardian_name",
    "relationship",
    "guardian_consent",
    "guardian_signature",
    "language",
    "text_sha256",
    "intent",
)
# Each language by its own name.
_OWN_NAMES: Final = {Language.ENGLISH: "English", Language.SPANISH: "Español"}


@dataclass(frozen=True, slots=True)
class WaiverText:
    """What is agreed to. `sha256` (hex) is that of the paragraphs joined by blank lines, in UTF-8."""

    paragraphs: tuple[str, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class WaiverForm:
    """A form for one charter. `action` is where it is sent, on the same site; `day` is None when the charter could
    not be read.

    `notice` is a sentence above the form, "" = none. `values` are what the person typed before, by field name;
    `errors` say, in a sentence by field name and in the order of the form, what to correct.
    """

    tenant: Tenant
    day: date | None
    boat: str
    action: str
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    language: Language = Language.ENGLISH
    notice: str = ""


def waiver_text(tenant: Tenant, language: Language = Language.ENGLISH) -> WaiverText:
    """The present version of a tenant's waiver."""
    whole = environment().get_template(f"waiver_text.{language}.txt.j2").render(tenant_name=tenant.name)
    paragraphs = tuple(" ".join(part.split()) for part in whole.split("\n\n") if part.strip())
    return WaiverText(paragraphs, sha256("\n\n".join(paragraphs).encode()).hexdigest())


def render_waiver_form(form: WaiverForm) -> bytes:
    """The form as an HTML page that works without script; with errors, each linked to its field."""
    return render_page(
        "waiver.html.j2",
        with_form=True,
        language=form.language,
        notice=form.notice,
        others={one: _in_language(form.action, one) for one in Language if one is not form.language},
        names=_OWN_NAMES,
        page=_about(form),
        action=form.action,
        text=waiver_text(form.tenant, form.language),
        values=form.values,
        errors=form.errors,
    )


def render_waiver_signed(form: WaiverForm) -> bytes:
    """The answer to a signature that counts, and to the same signature again: it says nothing of what is kept."""
    return render_page(
        "waiver_signed.html.j2", with_form=True, language=form.language, page=_about(form), action=form.action
    )


def render_guardian_needed(form: WaiverForm) -> bytes:
    """The answer to a minor's signature without a guardian's."""
    return render_page(
        "waiver_guardian.html.j2",
        with_form=True,
        language=form.language,
        page=_about(form),
        action=form.action,
    )


def render_link_expired(tenant: Tenant, language: Language) -> bytes:
    """What a waiver link says after the sailing."""
    return render_page("waiver_link.html.j2", language=language, page=_contact(tenant), state="ended")


def render_charter_cancelled(tenant: Tenant, language: Language) -> bytes:
    """What a waiver link says when the charter is cancelled."""
    return render_page("waiver_link.html.j2", language=language, page=_contact(tenant), state="cancelled")


def render_link_unknown(tenant: Tenant, language: Language) -> bytes:
    """What a waiver link says that was never given out."""
    return render_page("waiver_link.html.j2", language=language, page=_contact(tenant), state="unknown")


def render_waiver_problem(tenant: Tenant, what: str, remedy: str, language: Language) -> bytes:
    """Why a waiver could not be taken and what to do, in a sentence or two each."""
    page = _contact(tenant)
    return render_page("waiver_problem.html.j2", language=language, page=page, what=what, remedy=remedy)


def _in_language(action: str, language: Language) -> str:
    """The same form in another language."""
    return f"{action}{'&' if '?' in action else '?'}lang={language}"


def _about(form: WaiverForm) -> dict[str, object]:
    return {**_contact(form.tenant), "day": form.day, "boat": form.boat}


def _contact(tenant: Tenant) -> dict[str, object]:
    return {"tenant_name": tenant.name, "phone": tenant.phone, "email": tenant.email}
