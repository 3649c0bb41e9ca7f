"""What the crew list says of each is read whole: in a week of days and in large text it takes another place."""

from dataclasses import replace

import pytest

from jada_desk.desktop.board import crew_chip
from jada_desk.desktop.look.paint import draw_text
from jada_desk.desktop.look.theme import SCALES
from tests.desktop.conftest import Bench
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import sample_crew


def painted(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """The words of all chips as they are painted now, each with whether it was cut."""
    words: list[tuple[str, bool]] = []

    def drawn(painter, rect, text, *rest):
        words.append((text, draw_text(painter, rect, text, *rest)))
        return words[-1][1]

    with monkeypatch.context() as patch:
        patch.setattr(crew_chip, "draw_text", drawn)
        for chip in bench.window.roster.chips:
            chip.grab()
    return words


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1440, 900)])
@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize("is_week", [False, True])
def test_no_word_of_the_crew_is_cut(bench, monkeypatch, width, height, is_large, is_week):
    bench.window.resize(width, height)
    for _ in SCALES if is_large else ():
        bench.window.controller.step_scale(1)
    if is_week:
        bench.window.top.toggle_week()
    bench.settle()
    words = painted(bench, monkeypatch)
    assert [text for text, is_cut in words if is_cut] == []
    assert sum("1 trip" in text for text, _ in words) == 4, words


def test_a_long_name_stacks_them_all_and_no_trips_makes_room_for_it(make_bench, monkeypatch):
    long = "Maximiliana Theodora"
    crew = tuple(replace(one, name=long) if one.name == "Tomas" else one for one in sample_crew())
    bench = make_bench(FakeDesk(crew=crew))
    bench.window.resize(1280, 720)
    bench.settle()
    words = [text for text, _ in painted(bench, monkeypatch)]
    assert not any("·" in text for text in words), "a list is read down its edges"
    # Marisol has none either, and the room to say so.
    assert words.count("no trips") == 1
    assert (long, False) in painted(bench, monkeypatch)
