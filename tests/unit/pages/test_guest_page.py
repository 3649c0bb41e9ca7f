import gzip
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from jada_desk.domain.guest_page import GuestPage
from jada_desk.domain.language import Language
from jada_desk.pages.guest_page import (
    render_cancelled,
    render_guest_calendar,
    render_guest_page,
    render_moved,
    render_not_found,
)
from tests.unit.pages.facts import HOSTILE, QUINN, TENANT, at, entries, first


def words(page: bytes) -> str:
    tree = LexborHTMLParser(page.decode())
    tree.strip_tags(["style", "title"])
    assert tree.body is not None
    return " ".join(tree.body.text(separator=" ").split())


def link(page: bytes, label: str) -> str:
    found = [one for one in LexborHTMLParser(page.decode()).css("a") if one.text(strip=True) == label]
    assert len(found) == 1, label
    return found[0].attributes["href"] or ""


def test_the_page_says_when_where_who_and_what_next() -> None:
    page = render_guest_page(QUINN)
    said = words(page)
    for expected in (
        "Saturday, May 30",
        "Quinn , welcome aboard Shearwater",
        "Be at the dock by 6:15 PM",
        "We sail at 6:30 PM, for 2 hours.",
        "Back by 8:30 PM",
        "Where Shelter Island Marina, Dock C",
        "Darrell is your captain.",
        "Crew: Gene and Sarah",
        "QNN001",
        "Last updated Thu May 28, 1:41 PM PDT",
    ):
        assert expected in said
    assert link(page, "Sign the waiver") == QUINN.waiver_url
    assert link(page, "Directions") == QUINN.place_url
    assert link(page, "Text us") == "sms:+16195550100"
    assert link(page, "E-mail us") == "mailto:bookings@example.com"
    assert link(page, "Add your photos") == QUINN.photo_url


def test_what_matters_most_comes_first() -> None:
    said = words(render_guest_page(QUINN))
    order = [
        "Saturday, May 30",
        "Be at the dock by",
        "Back by",
        "Where",
        "Sign the waiver",
        "Captain and crew",
    ]
    places = [said.index(one) for one in order]
    assert places == sorted(places)


def test_same_facts_same_bytes_and_small() -> None:
    page = render_guest_page(QUINN)
    assert page == render_guest_page(replace(QUINN))
    assert len(gzip.compress(page, 9)) <= 3 * 1024


def test_one_request_no_script_and_only_its_own_style() -> None:
    page = render_guest_page(QUINN).decode()
    tree = LexborHTMLParser(page)
    style = first(tree, "style").text(deep=True)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = first(tree, 'meta[http-equiv="Content-Security-Policy"]').attributes["content"]
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert not tree.css("script, img, iframe, object, embed, [style], [onclick]")
    loaded = [one.attributes.get("href") or "" for one in tree.css("link")]
    assert all(address.startswith("data:") for address in loaded)
    assert "url(" not in style
    assert first(tree, 'meta[name="robots"]').attributes["content"] == "noindex"


def test_link_previews_hold_no_names() -> None:
    tree = LexborHTMLParser(render_guest_page(QUINN).decode())
    head = tree.head
    assert head is not None
    assert tree.css('meta[property="og:title"]')
    assert "Quinn" not in (head.html or "")
    assert "Darrell" not in (head.html or "")


def test_the_last_name_is_never_on_the_page() -> None:
    assert b"Parker" not in render_guest_page(QUINN)


def test_unknown_boarding_is_said_kindly_with_the_start() -> None:
    said = words(render_guest_page(replace(QUINN, boarding=None)))
    assert "Be at the dock by Time to follow" in said
    assert "We sail at 6:30 PM" in said
    assert "6:15 PM" not in said


def test_an_open_captain_and_no_crew() -> None:
    said = words(render_guest_page(replace(QUINN, captain="", crew=())))
    assert "Your captain will be named here." in said
    assert "Crew:" not in said


@pytest.mark.parametrize(
    ("crew", "said"),
    [
        (("Gene",), "Crew: Gene"),
        (("Gene", "Sarah", "Kai"), "Crew: Gene , Sarah and Kai"),
    ],
)
def test_crew_is_listed(crew: tuple[str, ...], said: str) -> None:
    assert said in words(render_guest_page(replace(QUINN, crew=crew)))


def test_a_sailing_past_midnight_names_the_other_day() -> None:
    said = words(render_guest_page(replace(QUINN, end=at(0, 30, day=31), duration_minutes=360)))
    assert "Back by 12:30 AM, Sun May 31" in said


def test_the_calendar_entry_begins_when_the_guest_must_be_there() -> None:
    page = render_guest_page(QUINN)
    query = parse_qs(urlsplit(link(page, "Google Calendar")).query)
    assert query["dates"] == ["20260531T011500Z/20260531T033000Z"]
    assert query["details"] == ["Be at the dock by 6:15 PM.\nSails at 6:30 PM, back by 8:30 PM."]
    assert link(page, "Apple or Outlook") == QUINN.calendar_file
    (entry,) = entries(render_guest_calendar(QUINN).decode())
    assert (entry.start, entry.end) == (QUINN.boarding, QUINN.end)
    (without,) = entries(render_guest_calendar(replace(QUINN, boarding=None)).decode())
    assert (without.start, without.get("description")) == (QUINN.start, "Sails at 6:30 PM, back by 8:30 PM.")


def test_what_is_empty_is_left_out() -> None:
    bare = replace(
        QUINN, place="", place_url="", waiver_url="", photo_code="", photo_url="", phone="", email="", crew=()
    )
    said = words(render_guest_page(bare))
    for absent in ("Where", "Sign the waiver", "Photos", "Call", "E-mail"):
        assert absent not in said


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://", "http://[", "https://a b"],
)
def test_only_web_addresses_are_linked(address: str) -> None:
    page = render_guest_page(replace(QUINN, place_url=address, waiver_url=address, photo_url=address))
    assert address not in [one.attributes.get("href") for one in LexborHTMLParser(page.decode()).css("a")]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    facts = replace(
        QUINN,
        tenant_name=text,
        guest_name=text,
        boat=text,
        captain=text,
        crew=(text, text),
        place=text,
        place_url=text,
        waiver_url=text,
        photo_code=text,
        photo_url=text,
        phone=text,
        email=text,
    )
    for page in (render_guest_page(facts), render_moved(text, facts), render_cancelled(facts)):
        clean = LexborHTMLParser(page.decode())
        assert not clean.css("script, img, iframe")
        assert len(clean.css("style")) == 1
        assert b"49" not in re.sub(rb"sha256-\S+|<style>.*?</style>", b"", page, flags=re.S) or "49" in text
        shown = words(page)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x1f]", shown)
        for anchor in clean.css("a"):
            address = anchor.attributes["href"] or ""
            assert address == QUINN.calendar_file or address.startswith(("https:", "tel:", "sms:", "mailto:"))


def test_names_of_other_scripts_do_not_turn_the_line_around() -> None:
    tree = LexborHTMLParser(render_guest_page(replace(QUINN, guest_name="ליאור כהן", captain="שרה")).decode())
    isolated = [one.text() for one in tree.css("bdi")]
    assert "ליאור" in isolated
    assert "שרה" in isolated


def test_an_earlier_address_leads_to_the_new_page_and_says_nothing_else() -> None:
    page = render_moved("https://pages.example/guests/quinn-2026-05-31.html", QUINN)
    assert link(page, "Open your new page") == "https://pages.example/guests/quinn-2026-05-31.html"
    assert "Quinn" not in words(page)


def test_a_cancelled_charter_says_so() -> None:
    said = words(render_cancelled(QUINN))
    assert "This charter is cancelled" in said
    assert "It was for Saturday, May 30, 6:30 PM. Please do not come" in said
    assert "6:15" not in said
    assert "ask us" not in words(render_cancelled(replace(QUINN, phone="", email="")))


def test_a_weather_hold_stands_above_everything_else() -> None:
    held = replace(QUINN, is_held=True)
    said = words(render_guest_page(held))
    assert said.index("On hold for weather. Please wait for our word") < said.index("Be at the dock by")
    assert "On hold" not in words(render_guest_page(QUINN))
    assert b"STATUS:TENTATIVE" in render_guest_calendar(held)


def test_a_wrong_address_offers_a_way_on() -> None:
    page = render_not_found(TENANT)
    assert "There is no page here" in words(page)
    assert link(page, "E-mail us") == "mailto:bookings@example.com"
    assert "ask us" not in words(render_not_found(replace(TENANT, phone="", email="")))


def test_every_fact_is_used() -> None:
    """A changed fact changes the page, so a page never says less than the facts it is made from."""
    changed: dict[str, object] = {
        "duration_minutes": 45,
        "updated_at": at(9, day=29),
        "boarding": at(18, 0),
        "start": at(18, 20),
        "end": at(20, 40),
        "day": at(0, day=29).date(),
        "crew": ("Kai",),
        "language": Language.SPANISH,
        "is_held": True,
    }
    for name in GuestPage.__dataclass_fields__:
        if name == "calendar_uid":
            assert render_guest_calendar(replace(QUINN, calendar_uid="Other")) != render_guest_calendar(QUINN)
            continue
        value = changed.get(name, "https://other.example/1" if name.endswith("_url") else "Other 7")
        if name == "guest_name":
            value = "Danika"
        assert render_guest_page(replace(QUINN, **{name: value})) != render_guest_page(QUINN), name  # type: ignore[arg-type]
