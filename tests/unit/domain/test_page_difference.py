"""The live page against the draft's, in a guest's eyes."""

from hypothesis import given
from hypothesis import strategies as st

from jada_desk.domain.page_difference import LineChange, PageLine, PageText, changed_links, compare_lines


def page(*lines: str) -> PageText:
    """Lines written as "label: text", or text alone."""
    found = []
    for line in lines:
        label, colon, text = line.partition(": ")
        found.append(PageLine(text, label) if colon else PageLine(line))
    return PageText(tuple(found))


def test_equal_pages_differ_in_nothing() -> None:
    assert compare_lines(page("Saturday", "Back by: 8 PM"), page("Saturday", "Back by: 8 PM")) == ()


def test_a_fact_is_held_against_the_one_under_its_label() -> None:
    live = page("Saturday", "Be there by: 5 PM", "Back by: 10 PM", "Where: Dock 4")
    wanted = page("Saturday", "Be there by: 1:45 PM", "Back by: 7 PM", "Where: Dock 4")
    assert compare_lines(live, wanted) == (
        LineChange("Be there by", "5 PM", "1:45 PM"),
        LineChange("Back by", "10 PM", "7 PM"),
    )


def test_lines_without_a_label_pair_where_as_many_come_as_go() -> None:
    live = page("Your captain will be named here.", "Crew: Kai")
    wanted = page("Noor is your captain.", "Crew: Kai", "On hold for weather.")
    assert compare_lines(live, wanted) == (
        LineChange("", "Your captain will be named here.", "Noor is your captain."),
        LineChange("", "", "On hold for weather."),
    )


def test_a_page_of_another_kind_goes_whole_and_the_new_one_comes() -> None:
    live, wanted = page("Danika charter", "Arrive by 5 PM"), page("Saturday", "Be there by: 5 PM")
    assert compare_lines(page("Only this"), wanted) == (
        LineChange("", "Only this", "Saturday"),
        LineChange("Be there by", "", "5 PM"),
    )
    assert compare_lines(live, wanted) == (
        LineChange("", "Danika charter", ""),
        LineChange("", "Arrive by 5 PM", ""),
        LineChange("", "", "Saturday"),
        LineChange("Be there by", "", "5 PM"),
    )


def test_a_line_that_moves_down_is_seen() -> None:
    assert compare_lines(page("one", "two", "three"), page("two", "three", "one")) == (
        LineChange("", "one", ""),
        LineChange("", "", "one"),
    )


def test_far_too_many_lines_are_not_all_compared() -> None:
    live = page(*(f"line {n}" for n in range(5_000)))
    assert len(compare_lines(live, page("line 1"))) == 299


def test_a_link_that_leads_elsewhere_is_named() -> None:
    live = PageText((), (("Sign the waiver", "/w/1"), ("Directions", "/d"), ("Old", "/o")))
    wanted = PageText((), (("Sign the waiver", "/w/2"), ("Directions", "/d"), ("New", "/n")))
    assert changed_links(live, wanted) == ("Sign the waiver",)


LINES = st.lists(st.builds(PageLine, st.sampled_from("abcd"), st.sampled_from(["", "x", "y"])), max_size=12)


@given(LINES, LINES)
def test_every_line_that_goes_or_comes_is_told_once(was: list[PageLine], now: list[PageLine]) -> None:
    changes = compare_lines(PageText(tuple(was)), PageText(tuple(now)))
    gone = [PageLine(one.was, one.label) for one in changes if one.was]
    new = [PageLine(one.now, one.label) for one in changes if one.now]
    kept = list(was)
    for line in gone:
        kept.remove(line)
    others = list(now)
    for line in new:
        others.remove(line)
    assert sorted(map(repr, kept)) == sorted(map(repr, others))
