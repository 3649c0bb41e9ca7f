"""The copy of a signed waiver that its signer gets by mail: what was kept, to the letter, with its fingerprint."""

from collections.abc import Mapping
from datetime import date

import css_inline

from jada_desk.domain.language import language_of
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.tenant import Tenant
from jada_desk.pages import words
from jada_desk.pages.languages import say
from jada_desk.pages.rendering import environment
from jada_desk.pages.waiver_form import waiver_text
from jada_desk.workflows.ports.messages import EmailMessage
from jada_desk.workflows.ports.tables import Value

# What a signer gets to read of the kept record, in this order: attribute and its name.
_SHOWN = {
    "name": "Name",
    "birth_date": "Date of birth",
    "email": "E-mail",
    "phone": "Phone",
    "signature": "Signature",
    "guardian_name": "Guardian",
    "guardian_relationship": "Relationship",
    "guardian_signature": "Guardian’s signature",
    "viewed_at": "Text opened (UTC)",
    "signed_at": "Signed (UTC)",
    "text_sha256": "Fingerprint of the text (SHA-256)",
    "digest": "Fingerprint of this waiver (SHA-256)",
}


def render_waiver_copy(tenant: Tenant, row: Mapping[str, Value], day: date, boat: str) -> EmailMessage:
    """The mail to the address in the record, in the language that was signed in.

    The text is printed only when it still is the version that was signed; else its fingerprint stands for it.
    """
    language = language_of(str(row.get("language", "")))
    text = waiver_text(tenant, language)
    rows = [(say(label, language), one_line(str(row.get(name) or ""), 200)) for name, label in _SHOWN.items()]
    facts = {
        "lang": language,
        "tenant": one_line(tenant.name, 60),
        "day": day,
        "boat": one_line(boat, 60),
        "rows": [(label, value) for label, value in rows if value],
        "paragraphs": text.paragraphs if text.sha256 == row.get("text_sha256") else (),
        "phone": words.shown_phone(tenant.phone),
        "email": one_line(tenant.email),
    }
    subject = say("Your signed waiver", language) + f": {facts['tenant']}"
    plain = environment().get_template("waiver_copy.txt.j2").render(facts)
    html = environment().get_template("waiver_copy.html.j2").render(facts, subject=subject)
    inlined = css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True).inline(html)
    return EmailMessage(to=str(row.get("email", "")), subject=subject, text=plain, html=inlined)
