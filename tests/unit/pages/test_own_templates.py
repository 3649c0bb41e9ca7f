"""Templates that a tenant changed: what passes, what is refused, and that a page is never without its built-in."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from jada_desk.domain.errors import BadInput
from jada_desk.pages.guest_page import render_guest_page
from jada_desk.pages.messages import render_email, render_sms
from jada_desk.pages.own_templates import KINDS, Kind, TemplateFolder, built_in, check, difference, kind_of
from jada_desk.pages.renderer import TemplatePages
from tests.unit.pages.facts import GUEST, QUINN, TENANT

GUEST_PAGE, TEXT_MAIL, HTML_MAIL, SMS = KINDS
HELLO = "<h1>{{ page.day|say_day|begin_large }}</h1>"


def changed(kind: Kind, was: str, now: str) -> str:
    source = built_in(kind)
    assert was in source
    return source.replace(was, now, 1)


def problems(kind: Kind, source: str) -> str:
    return " ".join(check(kind, source, TENANT).problems)


@pytest.fixture
def folder(tmp_path: Path) -> TemplateFolder:
    return TemplateFolder(tmp_path / "templates", TENANT)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_copy_of_the_built_in_passes_and_says_the_same(kind: Kind, folder: TemplateFolder) -> None:
    assert check(kind, built_in(kind), TENANT).problems == ()
    assert difference(kind, built_in(kind)) == ""
    plain = TemplatePages(TENANT)
    folder.copy(kind)
    own = TemplatePages(TENANT, folder)
    assert own.warnings == ()
    assert plain.guest_page(QUINN) == own.guest_page(QUINN).split(b"<!-- template ")[0]
    assert plain.sms([GUEST]) == own.sms([GUEST])
    assert plain.email([GUEST], ["e"], "a@example.com", QUINN.updated_at) == own.email(
        [GUEST], ["e"], "a@example.com", QUINN.updated_at
    )


def test_a_changed_page_is_used_and_says_from_which_template(folder: TemplateFolder) -> None:
    pages = TemplatePages(TENANT, folder)
    before = pages.guest_page(QUINN)
    folder.save(GUEST_PAGE, changed(GUEST_PAGE, HELLO, f"{HELLO}<p>Fair winds!</p>"))
    page = pages.guest_page(QUINN)
    assert b"<p>Fair winds!</p>" in page
    assert page.rstrip().endswith(b"-->")
    assert b"<!-- template" not in before
    folder.save(GUEST_PAGE, changed(GUEST_PAGE, HELLO, f"{HELLO}{{# the same page #}}<p>Fair winds!</p>"))
    assert pages.guest_page(QUINN) != page
    folder.drop(GUEST_PAGE)
    assert pages.guest_page(QUINN) == before
    assert folder.path(GUEST_PAGE).with_suffix(".old").exists()


def test_mails_and_texts_are_changed_too(folder: TemplateFolder) -> None:
    folder.save(TEXT_MAIL, changed(TEXT_MAIL, "\n{{ tenant }}", "\nFair winds, {{ tenant }}"))
    folder.save(HTML_MAIL, changed(HTML_MAIL, '<p class="who">', '<p class="who">Ahoy '))
    folder.save(SMS, changed(SMS, "{{ message }}", "{{ message }} Reply STOP to end."))
    pages = TemplatePages(TENANT, folder)
    mail = pages.email([GUEST], ["e"], "a@example.com", QUINN.updated_at)
    assert "Fair winds, JADA" in mail.text
    assert "Ahoy" in mail.html
    assert pages.sms([GUEST]).endswith("Reply STOP to end.")
    assert render_email([GUEST], TENANT)[1] != mail.text
    assert not render_sms([GUEST], TENANT).endswith("end.")


MAIN = "{% block main %}"


@pytest.mark.parametrize(
    ("put", "said"),
    [
        ("{% include 'run_sheet.html.j2' %}", "run_sheet.html.j2"),
        ("{% include '../../settings.toml' %}", "settings.toml"),
        ("{% include page.place %}", "a changing name"),
        ("{% import 'waiver.html.j2' as x %}", "waiver.html.j2"),
        ("{% set x = 'a' %}", "set is not allowed"),
        ("{% set x %}a{% endset %}", "set is not allowed"),
        ("{% macro x() %}{% endmacro %}", "macro is not allowed"),
        ("{% with x = 1 %}{% endwith %}", "with is not allowed"),
        ("{% autoescape false %}{{ page.boat }}{% endautoescape %}", "autoescape is not allowed"),
        ("{{ 'a' * 1000000000 }}", "* is not allowed"),
        ("{{ 10 ** 1000000 }}", "** is not allowed"),
        ("{{ '%1000000000d' % 1 }}", "% is not allowed"),
        ("{{ page.__class__.__mro__ }}", "there is no __"),
        ("{{ page['__class__'] }}", "[...] is not allowed"),
        ("{{ page.boat.ljust(1000000000) }}", "words and times"),
        ("{{ page.start.strftime('%1000000000d') }}", "words and times"),
        ("{{ range(9) }}", "words and times"),
        ("{{ lipsum() }}", "words and times"),
        ("{{ page.boat|safe }}", "no filter safe"),
        ("{{ page.boat|attr('__class__') }}", "no filter attr"),
        ("{{ page.crew|random }}", "no filter random"),
        ("{% for a in [1, 2] %}{% endfor %}", "over facts only"),
        ("{% for a in page.crew recursive %}{% endfor %}", "loops"),
        (
            "{% for a in page.crew %}" * 3 + "{% endfor %}" * 3,
            "loops within loops",
        ),
        ("{{ self.title() }}" * 5, "too often"),
        ("{{ self.main() }}", "without end"),
        ("{{ nobody }}", "cannot be shown"),
        ("{% if %}", "Line 12"),
        ("{% block main %}{% endblock %}", "defined twice"),
        ("{{ " + "(" * 3_000 + "1" + ")" * 3_000 + " }}", "nested too deeply"),
        ("x" * 70_000, "larger than"),
        (
            "{% for a in page.place %}{% for b in page.place %}" + "x" * 2_000 + "{% endfor %}{% endfor %}",
            "larger than",
        ),
    ],
)
def test_what_a_template_may_not_do(put: str, said: str) -> None:
    assert said in problems(GUEST_PAGE, changed(GUEST_PAGE, MAIN, f"{MAIN}{put}"))


@pytest.mark.parametrize(
    ("put", "said"),
    [
        ("<script>alert(1)</script>", "<script> is not allowed"),
        ("<p onclick='x()'>", "onclick=..."),
        ("<img src='https://x.example/p.png' alt=''>", "from elsewhere"),
        ("<img src='x.png' alt=''>", "from elsewhere"),
        ("<link rel='stylesheet' href='x.css'>", "from elsewhere"),
        ("<iframe></iframe>", "<iframe> is not allowed"),
        ("<form></form>", "<form> is not allowed"),
        ("<p style='color:red'>", "is not shown"),
        ("<style>p{color:red}</style>", "one style"),
        ("<meta http-equiv='refresh' content='0;https://x.example'>", "elsewhere by itself"),
        ("<a href='javascript:x()'>x</a>", "A link to javascript:"),
    ],
)
def test_the_laws_of_a_page(put: str, said: str) -> None:
    assert said in problems(GUEST_PAGE, changed(GUEST_PAGE, MAIN, f"{MAIN}{put}"))


def test_a_page_without_the_layout_lost_its_policy() -> None:
    source = changed(GUEST_PAGE, '{% extends "layout.html.j2" %}', "")
    assert "safety policy" in problems(GUEST_PAGE, source)


@pytest.mark.parametrize(
    ("kind", "was", "fact"),
    [
        (GUEST_PAGE, "{{ page.boarding|say_time_on(page.day) }}", "when to be at the dock"),
        (GUEST_PAGE, "<b><bdi>{{ name }}</bdi></b> is your captain.", "the captain"),
        (GUEST_PAGE, '<a class="go" href="{{ page.waiver_url }}">', "the waiver link"),
        (GUEST_PAGE, "<code>{{ code }}</code>", "the photo code"),
        (TEXT_MAIL, "{{ section.page_url }}", "the link to the guest page"),
        (TEXT_MAIL, "{{ row.value }}", "the fact “Sails at”"),
        (HTML_MAIL, "{{ section.answer_url }}", "the link to answer"),
        (HTML_MAIL, "<h1>{{ section.headline }}</h1>", "what it is about"),
        (SMS, "{{ message }}", "the message"),
    ],
)
def test_every_fact_must_be_said(kind: Kind, was: str, fact: str) -> None:
    assert f"It does not say {fact}." in problems(kind, changed(kind, was, ""))


def test_a_fact_in_a_comment_or_in_the_title_is_not_said() -> None:
    time = "{{ page.boarding|say_time_on(page.day) }}"
    source = changed(GUEST_PAGE, time, f"<!-- {time} -->").replace(
        "{% block title %}", "{% block title %}6:15 PM"
    )
    assert "when to be at the dock" in problems(GUEST_PAGE, source)


def test_a_text_message_stays_short_and_on_one_line() -> None:
    assert "more than 80" in problems(SMS, changed(SMS, "{{ message }}", "{{ message }}" + " and so on" * 9))
    assert "one line" in problems(SMS, changed(SMS, "{{ message }}", "{{ message }}\nAhoy"))


def test_a_mail_fetches_nothing() -> None:
    put = changed(HTML_MAIL, '<div class="sheet">', '<div class="sheet"><img src="https://x.example/p.gif">')
    assert "from elsewhere" in problems(HTML_MAIL, put)


def test_a_broken_file_is_left_alone_told_and_not_used(folder: TemplateFolder) -> None:
    pages = TemplatePages(TENANT, folder)
    folder.copy(GUEST_PAGE)
    path = folder.path(GUEST_PAGE)
    broken = path.read_text().replace(HELLO, "{{ nobody }}")
    path.write_text(broken)
    assert pages.guest_page(QUINN) == render_guest_page(QUINN)
    (warning,) = pages.warnings
    assert warning.startswith("Your template “Guest page” is not used, the built-in is: It cannot be shown")
    assert path.read_text() == broken


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"{% extends 'layout.html.j2' %}", "first line"),
        (b"{#- JADA Desk template, form 0: your copy. -#}", "written for an earlier desk"),
        (b"\xff\xfe", "UTF-8"),
        (b"x" * 1_000_001, "far too large"),
    ],
)
def test_what_cannot_be_a_template_of_this_desk(folder: TemplateFolder, raw: bytes, said: str) -> None:
    folder.copy(SMS)
    folder.path(SMS).write_bytes(raw)
    assert said in folder.warnings[0]
    assert folder.own == ()


def test_a_template_that_fails_with_real_facts_is_given_up_until_it_changes(folder: TemplateFolder) -> None:
    # The samples have short names; this one fails on a long place.
    source = changed(
        GUEST_PAGE,
        MAIN,
        MAIN + "{% for a in page.place %}{% for b in page.place %}1234567890{% endfor %}{% endfor %}",
    )
    folder.save(GUEST_PAGE, source)
    pages = TemplatePages(TENANT, folder)
    far = replace(QUINN, place="Dock " * 60)
    assert pages.guest_page(far) == render_guest_page(far)
    assert "larger than" in pages.warnings[0]
    assert pages.guest_page(QUINN) == render_guest_page(QUINN)
    folder.save(GUEST_PAGE, built_in(GUEST_PAGE) + "\n")
    os.utime(folder.path(GUEST_PAGE), (1, 1))
    assert pages.warnings == ()


def test_saving_refuses_what_does_not_pass_and_keeps_what_was(folder: TemplateFolder) -> None:
    folder.copy(SMS)
    before = folder.path(SMS).read_text()
    with pytest.raises(BadInput, match="not saved: It does not say the message"):
        folder.save(SMS, built_in(SMS).replace("{{ message }}", ""))
    assert folder.path(SMS).read_text() == before
    with pytest.raises(BadInput, match="already"):
        folder.copy(SMS)


def test_the_difference_is_shown() -> None:
    shown = difference(SMS, built_in(SMS).replace("{{ message }}", "{{ message }} Ahoy"))
    assert "-{{ message }}" in shown
    assert "+{{ message }} Ahoy" in shown


def test_templates_are_named_by_file_or_title() -> None:
    assert kind_of("guest") == kind_of("guest.html.j2") == kind_of("guest page") == GUEST_PAGE
    with pytest.raises(BadInput, match="no template x"):
        kind_of("x")


def test_a_file_that_cannot_be_read_is_told(folder: TemplateFolder) -> None:
    folder.path(SMS).mkdir(parents=True)
    assert "cannot be read" in folder.warnings[0]


def test_without_a_folder_there_is_nothing_own(folder: TemplateFolder) -> None:
    assert folder.own == ()
    assert folder.warnings == ()
    folder.drop(SMS)
