"""What holds for every page, whatever it says: small, one request, no script, well-formed, readable."""

import gzip
import re
import tomllib
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser

from jada_desk.domain.charter import Charter
from jada_desk.domain.language import Language
from jada_desk.domain.tenant import Aws
from jada_desk.pages.crew_answer import render_crew_page
from jada_desk.pages.guest_page import (
    render_cancelled,
    render_guest_calendar,
    render_guest_page,
    render_moved,
    render_not_found,
)
from jada_desk.pages.languages import sentences
from jada_desk.pages.rendering import environment, form_style, page_style
from jada_desk.pages.waiver_form import WaiverForm, render_waiver_form
from jada_desk.resources import templates_dir
from jada_desk.workflows.page_plan import guest_page_facts
from tests.unit.pages.facts import DAY, QUINN, TENANT, at, first
from tests.unit.pages.test_crew_answer import PAGE as CREW_PAGE

SPANISH = replace(QUINN, language=Language.SPANISH)
# As long as anything gets: every part is there, and every name is cut where the page cuts it.
LONGEST = replace(
    SPANISH,
    tenant_name="Harbor Island Sailing and Charter Company of San Diego and Bay",
    boat="The Most Excellent Schooner Shearwater of Shelter Island, Bay",
    captain="Maximiliane-Theodora Featherstonehaugh of the Bay of San Dieg",
    crew=("Bartholomew-Alexander Quill", "Wilhelmina Featherstonehaugh", "Christopherson-Smythe"),
    place="Shelter Island Marina, Dock C, Gate 17, 2071 Shelter Island Drive, San Diego, California 92106",
    end=QUINN.end + timedelta(days=2, minutes=15),
    duration_minutes=2 * 1440 + 135,
    is_held=True,
)
PUBLISHED = {
    "guest page": render_guest_page(QUINN),
    "guest page in Spanish": render_guest_page(SPANISH),
    "longest guest page": render_guest_page(LONGEST),
    "barest guest page": render_guest_page(
        replace(
            QUINN,
            boarding=None,
            boat="",
            captain="",
            crew=(),
            guest_name="",
            place="",
            place_url="",
            waiver_url="",
            photo_code="",
            phone="",
            email="",
            calendar_file="",
        )
    ),
    "moved page": render_moved("https://pages.example/guests/quinn-2026-05-31.html", QUINN),
    "cancelled charter": render_cancelled(QUINN),
    "cancelled charter in Spanish": render_cancelled(SPANISH),
    "wrong address": render_not_found(TENANT),
}
PAGES = PUBLISHED | {
    "waiver form": render_waiver_form(WaiverForm(TENANT, DAY, "JADA", "/waivers/token")),
    "crew answer": render_crew_page(CREW_PAGE),
}
every_page = pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))


@pytest.mark.parametrize("page", PUBLISHED.values(), ids=list(PUBLISHED))
def test_a_published_page_has_at_most_3_kb_as_it_is_sent(page: bytes) -> None:
    assert len(gzip.compress(page, 9)) <= 3000


@every_page
def test_a_page_is_one_request_without_script(page: bytes) -> None:
    tree = LexborHTMLParser(page.decode())
    assert not tree.css("script, img, iframe, object, embed, audio, video, source, [style], [src], [srcset]")
    loaded = [one.attributes.get("href") or "" for one in tree.css("link")]
    assert all(address.startswith("data:image/svg+xml,") and " " not in address for address in loaded)
    style = first(tree, "style").text(deep=True)
    assert "url(" not in style
    assert "@import" not in style
    handlers = [name for one in tree.css("*") for name in one.attributes if name.startswith("on")]
    assert not handlers
    policy = first(tree, 'meta[http-equiv="Content-Security-Policy"]').attributes["content"] or ""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy.startswith(
        f"default-src 'none'; connect-src 'self'; style-src 'sha256-{digest}'; img-src data:;"
    )
    assert first(tree, 'meta[name="robots"]').attributes["content"] == "noindex"
    assert first(tree, 'meta[name="description"]').attributes["content"]


class Nesting(HTMLParser):
    """Sees that every element ends where it should; raises AssertionError."""

    VOID = frozenset({"meta", "link", "input", "br", "hr"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, self.getpos()


@every_page
def test_a_page_is_well_formed(page: bytes) -> None:
    nesting = Nesting()
    nesting.feed(page.decode())
    nesting.close()
    assert nesting.open == []
    tree = LexborHTMLParser(page.decode())
    ids = [one.attributes["id"] for one in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    meant = [one.attributes["for"] for one in tree.css("[for]")]
    described = " ".join(one.attributes["aria-describedby"] or "" for one in tree.css("[aria-describedby]"))
    assert {*meant, *described.split()} <= set(ids)
    assert len(tree.css("main")) == 1
    assert first(tree, "title").text(strip=True)


@every_page
def test_headings_follow_one_another(page: bytes) -> None:
    levels = [
        int((one.tag or "")[1]) for one in LexborHTMLParser(page.decode()).css("h1, h2, h3, h4, h5, h6")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_page
def test_every_link_and_field_has_a_name(page: bytes) -> None:
    tree = LexborHTMLParser(page.decode())
    names = [one.text(strip=True) for one in tree.css("a, button")]
    assert all(names)
    addresses = {one.text(strip=True): one.attributes["href"] for one in tree.css("a")}
    assert len(addresses) == len(tree.css("a"))
    for one in tree.css("input, textarea"):
        if one.attributes.get("type") != "hidden":
            assert tree.css_first(f'label[for="{one.attributes["id"]}"]')


# Colours ---------------------------------------------------------------------------------------------------------


def palette(style: str, *, dark: bool) -> dict[str, str]:
    """The colours of a style by name, as they are in light or dark."""
    night = re.findall(r"@media screen and \(prefers-color-scheme:dark\)\{(:root\{.*?\})\}", style)
    day = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^}]*\})*\}", "", style)
    return dict(re.findall(r"--(\w+):(#[0-9a-f]{3,6})", day + (" ".join(night) if dark else "")))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3: the ratio of two colours' relative luminances."""

    def luminance(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
        parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_and_edges_stand_out(dark: bool) -> None:
    colours = palette(page_style() + form_style(), dark=dark)
    assert len({*colours} & {"text", "soft", "page", "card", "accent", "ink", "bad", "good"}) == 8
    for text in ("text", "soft", "accent", "bad"):
        for ground in ("page", "card"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    assert contrast(colours["ink"], colours["accent"]) >= 4.5
    assert contrast(colours["good"], colours["card"]) >= 3
    (bar,) = re.findall(r"header\{background:(#\w+);color:#fff", page_style())
    assert contrast("#ffffff", bar) >= 4.5


def test_on_paper_what_can_only_be_pressed_is_gone() -> None:
    assert "@media print{" in page_style()
    assert '.go,.tap,.row a:not([href^="tel"]){display:none}' in page_style()


# Languages -------------------------------------------------------------------------------------------------------


def test_every_sentence_of_a_template_has_its_spanish() -> None:
    spanish = sentences(Language.SPANISH)
    missing = {
        (template.name, sentence)
        for template in templates_dir().glob("*.j2")
        for _, _, said in environment().extract_translations(  # type: ignore[attr-defined]
            template.read_text(encoding="utf-8")
        )
        # With values the extension gives the sentence and a None for each of them.
        for sentence in ([said] if isinstance(said, str) else filter(None, said))
        if sentence not in spanish
    }
    assert not missing


def test_a_translation_is_filled_in_with_the_same_values() -> None:
    assert sentences(Language.ENGLISH) == {}
    told = tomllib.loads((templates_dir() / "es.toml").read_text(encoding="utf-8"))
    for english, spanish in told.items():
        assert isinstance(spanish, str), english
        named = [sorted(re.findall(r"%\(\w+\)s|</?\w+>|\{\w*\}", one)) for one in (english, spanish)]
        assert named[0] == named[1], english


@pytest.mark.parametrize("render", [render_guest_page, render_cancelled], ids=["guest page", "cancelled"])
def test_a_spanish_page_is_spanish_throughout(render: Callable[..., bytes]) -> None:
    page = render(SPANISH).decode()
    assert '<html lang="es">' in page
    assert '<html lang="en">' in render(QUINN).decode()
    shown = re.sub(r"<style>.*?</style>", "", page, flags=re.S)
    left = [
        english
        for english, spanish in sentences(Language.SPANISH).items()
        if english != spanish and "%" not in english and re.search(rf"[>\"]{re.escape(english)}[<\"]", shown)
    ]
    assert not left
    assert "30 de mayo" in shown
    assert not re.search(r"\b(May|Saturday|PM|hours?)\b", shown)


def test_the_calendar_file_is_in_the_guests_language() -> None:
    said = render_guest_calendar(SPANISH).decode().replace("\r\n ", "")
    assert "SUMMARY:Paseo con JADA" in said
    assert (
        "En el muelle a más tardar: 6:15 p.m.\\nSalida: 6:30 p.m.\\; regreso a más tardar: 8:30 p.m." in said
    )


# People ----------------------------------------------------------------------------------------------------------


def test_no_page_of_a_charter_tells_a_guests_last_name_phone_or_mail() -> None:
    charter = Charter(
        "quinn",
        "Quinn Parker Sunset +1-619-555-0001",
        "JADA",
        at(18, 30),
        at(20, 30),
        boarding=at(18, 15),
        captain="Darrell",
        guest_name="Quinn Parker",
        guest_email="quinn@example.com",
        guest_phone="+1-619-555-0001",
        notes="Parker party",
        booking_id="XHQGMDH",
    )
    tenant = replace(TENANT, aws=Aws(site_url="https://pages.example"))
    facts = guest_page_facts(charter, tenant, "QNN001", "secret", at(9))
    said = b"".join(
        [
            render_guest_page(facts),
            render_guest_calendar(facts),
            render_cancelled(facts),
            render_moved("https://pages.example/guests/new.html", facts),
        ]
    )
    for secret in (b"Parker", b"parker", b"quinn@", b"555-0001", b"5550001", b"XHQGMDH", b"party"):
        assert secret not in said
