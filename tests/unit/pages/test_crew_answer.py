from dataclasses import replace
from datetime import UTC, datetime

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from jada_desk.domain.crew_answer import LONGEST_REASON, Answer, Asked, CrewAnswer
from jada_desk.pages.crew_answer import (
    CrewPage,
    render_answer_problem,
    render_crew_page,
    render_ended_link,
    render_unknown_link,
)
from jada_desk.workflows.crew_answers import Assignment, EndedLink, LinkEnd
from tests.unit.pages.facts import DAY, HOSTILE, TENANT, at, first

ASKED = Asked("crew", "2026-05-30", "18:30", "20:30", "Shearwater")
GENE = Assignment(
    token="quinn.gene.token",
    event_id="quinn",
    crew_id="gene",
    name="Gene",
    asked=ASKED,
    title="Quinn Sunset",
    start=at(18, 30),
    end=at(20, 30),
    boarding=at(18, 15),
    captain="Darrell",
    answer=None,
)
PAGE = CrewPage(replace(TENANT, place="Dock 4"), GENE, "/crew/quinn.gene.token")
DECLINED = CrewAnswer("gene", Answer.DECLINED, "My knee", datetime(2026, 5, 28, 20, 30, tzinfo=UTC), ASKED)


def show(page: CrewPage) -> LexborHTMLParser:
    return LexborHTMLParser(render_crew_page(page).decode())


def answered(answer: CrewAnswer) -> CrewPage:
    return replace(PAGE, asked=replace(GENE, answer=answer))


def sent(tree: LexborHTMLParser) -> list[str | None]:
    return [one.attributes["value"] for one in tree.css("input[name=answer]")]


def test_both_answers_are_a_form_of_their_own() -> None:
    """One form with two buttons would accept when somebody presses Enter in the reason."""
    tree = show(PAGE)
    assert sent(tree) == ["accepted", "declined"]
    for form in tree.css("form"):
        assert (form.attributes["method"], form.attributes["action"]) == ("post", "/crew/quinn.gene.token")
        assert first_value(form, "asked") == GENE.mark
        assert len(form.css("button")) == 1
    assert not tree.css("script")
    assert "form-action 'self'" in (first(tree, "meta[http-equiv]").attributes["content"] or "")
    assert first(tree, ".key time").text() == "6:15 PM"
    assert first(tree, "title").text().startswith("Can you sail it?: Saturday, May 30")


def first_value(form: LexborNode, name: str) -> str | None:
    found = form.css_first(f"input[name={name}]")
    return found.attributes["value"] if found else None


def test_the_reason_has_its_label_and_its_hint() -> None:
    for page in (PAGE, replace(PAGE, error="This is too long.", reason="typed")):
        tree = show(page)
        reason = first(tree, "textarea#reason")
        assert first(tree, "label").attributes["for"] == "reason"
        ids = {one.attributes["id"] for one in tree.css("[id]")}
        assert set((reason.attributes["aria-describedby"] or "").split()) <= ids
        assert reason.attributes["maxlength"] == str(LONGEST_REASON)
    assert reason.text() == "typed"
    assert reason.attributes["aria-invalid"] == "true"


def test_what_was_answered_stands_in_words_and_the_other_way_stays_open() -> None:
    tree = show(answered(DECLINED))
    said = " ".join(first(tree, ".said").text().split())
    assert said == "You declined. That was on Thu May 28, 1:30 PM. Your reason: My knee"
    assert sent(tree) == ["accepted"]
    assert first(tree, "button").text() == "Accept after all"
    accepted = show(answered(replace(DECLINED, answer=Answer.ACCEPTED, reason="", at=None)))
    assert " ".join(first(accepted, ".said").text().split()) == "You accepted."
    assert sent(accepted) == ["declined"]
    new = show(replace(answered(DECLINED), is_new=True))
    assert first(new, ".said").attributes["role"] == "status"
    moved = show(answered(replace(DECLINED, asked=replace(ASKED, start="17:30"))))
    assert "Please answer again." in first(moved, ".said").text()
    assert sent(moved) == ["accepted", "declined"]


def test_the_mark_is_that_of_what_is_asked() -> None:
    others = [replace(ASKED, **{name: "other"}) for name in ("role", "date", "start", "end", "boat")]
    marks = {replace(GENE, asked=one).mark for one in (ASKED, *others)}
    assert len(marks) == 6
    assert replace(GENE, answer=DECLINED, boarding=None).mark == GENE.mark


def test_a_captain_is_not_told_who_the_captain_is() -> None:
    captain = show(replace(PAGE, asked=replace(GENE, asked=replace(ASKED, role="captain"), boarding=None)))
    assert [one.text() for one in captain.css("dt")] == ["Sails at", "Boat"]
    assert "To be named" in (show(replace(PAGE, asked=replace(GENE, captain=""))).html or "")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_facts_stay_text(text: str) -> None:
    asked = replace(
        GENE,
        name=text,
        title=text,
        captain=text,
        asked=replace(ASKED, boat=text),
        answer=replace(
            DECLINED, reason=text.encode("utf-8", "replace").decode(), asked=replace(ASKED, boat=text)
        ),
    )
    page = CrewPage(
        replace(TENANT, place=text), asked, "/crew/x", reason=text.encode("utf-8", "replace").decode()
    )
    for one in (page, replace(page, error="Too long."), replace(page, trouble="Again.")):
        tree = show(one)
        assert not tree.css("script, img")
        assert len(tree.css("style")) == 1
        assert len(tree.css("textarea")) == (1 if one.error else 0)


def test_what_ended_says_why_and_what_to_do() -> None:
    for end, words in (
        (LinkEnd.REPLACED, "has other crew now"),
        (LinkEnd.GONE, "is no longer planned"),
        (LinkEnd.SAILED, "until it sailed"),
    ):
        page = render_ended_link(TENANT, EndedLink(end, DAY)).decode()
        assert words in page
        assert "Saturday, May 30" in page
        assert "tel:+16195550100" in page
        assert "<form" not in page
    assert "The charter is no longer" in render_ended_link(TENANT, EndedLink(LinkEnd.GONE, None)).decode()
    assert b"does not work" in render_unknown_link(TENANT)
    assert b"<h1>That did not work</h1>" in render_answer_problem(TENANT, "What.", "")
