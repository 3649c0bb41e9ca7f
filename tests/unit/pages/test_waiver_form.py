import re
from dataclasses import replace
from hashlib import sha256

import pytest
from markupsafe import escape
from selectolax.lexbor import LexborHTMLParser

from jada_desk.domain.language import Language
from jada_desk.domain.waiver import NotSigned, read_signature
from jada_desk.pages.languages import say, sentences
from jada_desk.pages.waiver_copy import render_waiver_copy
from jada_desk.pages.waiver_form import (
    FIELDS,
    WaiverForm,
    render_charter_cancelled,
    render_guardian_needed,
    render_link_expired,
    render_link_unknown,
    render_waiver_form,
    render_waiver_problem,
    render_waiver_signed,
    waiver_text,
)
from jada_desk.resources import templates_dir
from tests.unit.pages.facts import DAY, HOSTILE, TENANT, first

SENTENCE = "Type the full name of the person who sails."
# What the domain may say of a field, by trying to send everything wrong.
WRONG = [
    {},
    {"email": "x", "phone": "x", "name": "N" * 200, "relationship": "r" * 80, "phone ": ""},
    {"phone": "9" * 60, "guardian_name": "x", "name": "x y"},
    {"name": "Mia Parker", "guardian_name": "Mia Parker", "birth_date": "1990-01-01", "email": "a@b.example"},
    {
        "name": "Mia Parker",
        "signature": "Mia Parker",
        "birth_date": "1990-01-01",
        "email": "a@b.example",
        "consent": "yes",
    },
]
FORM = WaiverForm(tenant=TENANT, day=DAY, boat="JADA", action="/waivers/token")


def sentences_of_the_domain() -> list[str]:
    found: list[str] = []
    for fields in WRONG:
        with pytest.raises(NotSigned) as refused:
            read_signature(fields, DAY, DAY)
        found += refused.value.errors.values()
    return found


def test_the_form_sends_every_field_without_script() -> None:
    tree = LexborHTMLParser(render_waiver_form(FORM).decode())
    form = first(tree, "form")
    assert form.attributes["method"] == "post"
    assert form.attributes["action"] == "/waivers/token"
    assert (
        tuple(one.attributes["name"] for one in form.css("input") if one.attributes["type"] != "hidden")
        == FIELDS[:-3]
    )
    assert first(tree, "input[name=language]").attributes["value"] == "en"
    assert first(tree, "button[type=submit]").attributes["name"] == "intent"
    assert not tree.css("script")
    assert "form-action 'self'" in (first(tree, "meta[http-equiv]").attributes["content"] or "")


def test_every_field_has_its_label() -> None:
    tree = LexborHTMLParser(render_waiver_form(FORM).decode())
    labelled = {one.attributes["for"] for one in tree.css("label")}
    assert labelled == {one.attributes["id"] for one in tree.css("input:not([type=hidden])")}
    ids = {one.attributes["id"] for one in tree.css("[id]")}
    for one in tree.css("[aria-describedby]"):
        assert set((one.attributes["aria-describedby"] or "").split()) <= ids


def test_the_text_is_whole_and_its_hash_goes_with_the_form() -> None:
    text = waiver_text(TENANT)
    assert text.sha256 == sha256("\n\n".join(text.paragraphs).encode()).hexdigest()
    tree = LexborHTMLParser(render_waiver_form(FORM).decode())
    shown = [one.text() for one in tree.css(".text p")]
    assert tuple(shown) == text.paragraphs
    assert first(tree, "input[name=text_sha256]").attributes["value"] == text.sha256
    assert waiver_text(replace(TENANT, name="Other")).sha256 != text.sha256


def test_bad_input_keeps_what_was_typed_and_links_each_error() -> None:
    typed = {"name": 'Mia "M" <b>', "email": "mia@", "consent": "yes", "birth_date": "2012-01-02"}
    errors = {"email": "Write an e-mail like name@example.com.", "signature": "Type your full name."}
    tree = LexborHTMLParser(render_waiver_form(replace(FORM, values=typed, errors=errors)).decode())
    assert first(tree, "input[name=name]").attributes["value"] == 'Mia "M" <b>'
    assert first(tree, "input[name=birth_date]").attributes["value"] == "2012-01-02"
    assert "checked" in first(tree, "input[name=consent]").attributes
    assert "checked" not in first(tree, "input[name=guardian_consent]").attributes
    linked = {one.attributes["href"]: one.text() for one in tree.css(".problems a")}
    assert linked == {f"#{name}": sentence for name, sentence in errors.items()}
    email = first(tree, "#email")
    assert email.attributes["aria-invalid"] == "true"
    assert email.attributes["aria-describedby"] == "email-hint email-error"
    assert first(tree, "#email-error").text() == errors["email"]
    assert (first(tree, "title").text()).startswith("Please check: ")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_values_stay_values(text: str) -> None:
    form = replace(
        FORM,
        boat=text,
        values=dict.fromkeys(FIELDS, text),
        errors=dict.fromkeys(FIELDS[:-3], text),
        notice=text,
    )
    tree = LexborHTMLParser(render_waiver_form(form).decode())
    assert not tree.css("script, img")
    assert len(tree.css("style")) == 1
    assert len(tree.css("input, button")) == len(FIELDS)


def test_the_answers() -> None:
    assert b"Signed. Thank you" in render_waiver_signed(FORM)
    guardian = render_guardian_needed(FORM)
    assert b"A guardian still has to sign" in guardian
    assert b'href="/waivers/token"' in guardian
    assert b"has ended" in render_link_expired(TENANT, Language.ENGLISH)
    assert b"nothing to sign" in render_charter_cancelled(TENANT, Language.ENGLISH)
    assert b"does not work" in render_link_unknown(TENANT, Language.ENGLISH)
    assert b"Our records are" in render_waiver_problem(TENANT, "Our records are out.", "", Language.ENGLISH)


def test_the_form_offers_the_other_language_and_speaks_it() -> None:
    tree = LexborHTMLParser(render_waiver_form(FORM).decode())
    other = first(tree, "a[hreflang=es]")
    assert (other.attributes["href"], other.text()) == ("/waivers/token?lang=es", "Español")
    spanish = replace(FORM, language=Language.SPANISH, action="/waivers/token?v=1", errors={"name": SENTENCE})
    tree = LexborHTMLParser(render_waiver_form(spanish).decode())
    assert first(tree, "html").attributes["lang"] == "es"
    assert first(tree, "a[hreflang=en]").attributes["href"] == "/waivers/token?v=1&lang=en"
    assert first(tree, "#name-error").text() == say(SENTENCE, Language.SPANISH) != SENTENCE
    text = waiver_text(TENANT, Language.SPANISH)
    assert text.sha256 != waiver_text(TENANT).sha256
    assert first(tree, "input[name=text_sha256]").attributes["value"] == text.sha256


def test_a_form_without_its_charter_still_has_what_was_typed() -> None:
    lost = replace(FORM, day=None, boat="", values={"name": "Mia"}, notice="Send it again.")
    tree = LexborHTMLParser(render_waiver_form(lost).decode())
    assert first(tree, "#name").attributes["value"] == "Mia"
    assert first(tree, "[role=alert]").text().strip() == "Send it again."
    assert not tree.css("a[hreflang]")


def test_every_sentence_of_the_waiver_has_its_spanish() -> None:
    said = sentences(Language.SPANISH)
    missing = [one for one in sentences_of_the_domain() if one not in said]
    for name in templates_dir().glob("waiver*.j2"):
        source = name.read_text(encoding="utf-8")
        missing += [one for one in re.findall(r'_\("([^"]+)"\)', source) if one not in said]
    assert missing == []


COPIED = {
    "name": "Mia <b>",
    "birth_date": "2012-07-01",
    "email": "mia@example.com",
    "phone": "",
    "signature": "Mia <b>",
    "guardian_name": "Quinn Parker",
    "signed_at": "2026-05-28T20:30:00Z",
    "digest": "d" * 64,
    "language": "es",
}


def test_the_copy_says_what_was_kept_and_nothing_in_it_is_markup() -> None:
    text = waiver_text(TENANT, Language.SPANISH)
    mail = render_waiver_copy(TENANT, {**COPIED, "text_sha256": text.sha256}, DAY, "JADA")
    assert "prefers-color-scheme: dark" in mail.html
    assert mail.to == "mia@example.com"
    assert mail.subject.startswith("Su exención firmada: ")
    for shown in ("Mia <b>", "Quinn Parker", "2026-05-28T20:30:00Z", "d" * 64, text.paragraphs[0]):
        assert shown in mail.text
        assert escape(shown) in mail.html
    assert "Teléfono:" not in mail.text
    assert 'lang="es"' in mail.html
    changed = render_waiver_copy(TENANT, {**COPIED, "text_sha256": "0" * 64}, DAY, "")
    assert text.paragraphs[0] not in changed.text
