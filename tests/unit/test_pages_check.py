"""What `dev.py pages` counts as a miss, and the lock of its tools. Chromium itself is looked at by that command."""

import json
import re
from hashlib import sha256

import pytest

from tests.pages_check.__main__ import judge
from tests.pages_check.tools import HERE, ToolMissing, program
from tests.pages_check.walk import MissingPage, Page, read_form

PAGE = Page("guest page", "https://pages.example/guests/quinn.html", b"<!DOCTYPE html>", ("h1",), 3000)
SEEN = {
    "missed": ["seo: is-crawlable"],
    "axe": [],
    "htmlvalidate": [],
    "below": [],
    "requests": [PAGE.url],
    "scripts": 0,
    "sideways": 0,
    "bytes": 3000,
    "sha256": sha256(PAGE.body).hexdigest(),
}


def test_a_page_that_is_only_not_to_be_found_by_search_is_as_it_should_be() -> None:
    assert judge(PAGE, SEEN, []) == []


@pytest.mark.parametrize(
    ("change", "miss"),
    [
        ({"missed": ["performance: total-blocking-time"]}, "Lighthouse performance: total-blocking-time"),
        ({"missed": ["seo: meta-description"]}, "Lighthouse seo: meta-description"),
        ({"axe": ["dark color-contrast: .note"]}, "axe dark color-contrast: .note"),
        ({"htmlvalidate": ["3:1 no-dup-id: x"]}, "html-validate 3:1 no-dup-id: x"),
        ({"below": ["a.go"]}, "below the first screen: a.go"),
        ({"requests": [PAGE.url, "https://other.example/a.js"]}, "2 requests"),
        ({"requests": []}, "0 requests"),
        ({"scripts": 1}, "1 scripts"),
        ({"sideways": 12}, "12 points too wide"),
        ({"bytes": 3001}, "3001 bytes, more than 3000"),
        ({"sha256": ""}, "the page changed before it was looked at"),
    ],
)
def test_each_fault_is_a_miss(change: dict[str, object], miss: str) -> None:
    (found,) = judge(PAGE, {**SEEN, **change}, [])
    assert found.startswith(miss)


def test_what_the_nu_checker_says_is_a_miss() -> None:
    assert judge(PAGE, SEEN, ["7 Stray end tag"]) == ["Nu Html Checker, line 7 Stray end tag"]


def test_a_form_is_read_with_its_hidden_fields() -> None:
    page = b'<form method="post" action="/a?b&amp;c"><input type="hidden" name="one" value="&lt;1"></form>'
    assert read_form(page) == ("/a?b&c", {"one": "<1"})
    with pytest.raises(MissingPage):
        read_form(b"<p>no form</p>")


def test_a_missing_program_is_told() -> None:
    with pytest.raises(ToolMissing, match="no-such-program is not installed"):
        program("no-such-program")


def test_every_tool_is_locked_by_its_hash_and_by_no_address() -> None:
    packages = json.loads((HERE / "package-lock.json").read_text())["packages"]
    asked = packages.pop("")["dependencies"]
    assert asked == json.loads((HERE / "package.json").read_text())["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.values())
    assert all(one["integrity"].startswith("sha512-") for one in packages.values())
    assert not [name for name, one in packages.items() if "resolved" in one]
