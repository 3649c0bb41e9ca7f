from dataclasses import replace
from hashlib import sha256

import pytest
from selectolax.lexbor import LexborHTMLParser

from jada_desk.pages.waiver_form import (
    FIELDS,
    WaiverForm,
    render_guardian_needed,
    render_link_expired,
    render_link_unknown,
    render_waiver_form,
    render_waiver_signed,
    waiver_text,
)
from tests.unit.pages.facts import DAY, HOSTILE, TENANT, first

FORM = WaiverForm(tenant=TENANT, day=DAY, boat="JADA", action="/waivers/token")


def test_the_form_sends_every_field_without_script() -> None:
    tree = LexborHTMLParser(render_waiver_form(FORM).decode())
    form = first(tree, "form")
    assert form.attributes["method"] == "post"
    assert form.attributes["action"] == "/waivers/token"
    assert (
        tuple(one.attributes["name"] for one in form.css("input") if one.attributes["type"] != "hidden")
        == FIELDS[:-1]
    )
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
        FORM, boat=text, values=dict.fromkeys(FIELDS, text), errors=dict.fromkeys(FIELDS[:-1], text)
    )
    tree = LexborHTMLParser(render_waiver_form(form).decode())
    assert not tree.css("script, img")
    assert len(tree.css("style")) == 1
    assert len(tree.css("input")) == len(FIELDS)


def test_the_answers() -> None:
    assert b"Signed. Thank you" in render_waiver_signed(FORM)
    guardian = render_guardian_needed(FORM)
    assert b"A guardian still has to sign" in guardian
    assert b'href="/waivers/token"' in guardian
    assert b"has ended" in render_link_expired(TENANT)
    assert b"does not work" in render_link_unknown(TENANT)
