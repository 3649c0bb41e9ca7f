"""The photos of a charter, in the window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from tests.desktop.conftest import Bench
from tests.fakes.desk import FakeDesk

QUINN, DANIKA = "jadaquinn0530", "jadadanika0530"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []

    def open_url(url: QUrl) -> bool:
        found.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: "/home/dana/Pictures")
    return found


def desk(photos: int) -> FakeDesk:
    made = FakeDesk()
    made.charters = [replace(one, photos=photos) if one.event_id == QUINN else one for one in made.charters]
    return made


def test_their_number_is_on_the_details_and_nothing_where_there_are_none(
    make_bench: Callable[[FakeDesk], Bench],
):
    bench = make_bench(desk(3))
    row = bench.window.side.details.photos
    bench.select(QUINN)
    assert row.isVisible()
    assert row.words.accessibleName() == "3 photos"
    bench.select(DANIKA)
    assert not row.isVisible()


def test_they_are_fetched_into_the_pictures_folder_which_opens(make_bench, opened):
    bench = make_bench(desk(2))
    said: list[str] = []
    bench.session.announced.connect(said.append)
    bench.select(QUINN)
    row = bench.window.side.details.photos
    row.open_button.click()
    bench.settle()
    folder = str(Path("/home/dana/Pictures/practice/2026-05-30-quinn-sunset"))
    assert opened == [folder]
    assert said == [f"2 photos from guests in {folder}, 2 new."]
    assert row.words.accessibleName() == "2 photos"
    assert row.open_button.isVisible()
    assert not row.stop_button.isVisible()


def test_it_says_how_far_it_is_and_stops_when_asked(make_bench, opened, qtbot):
    made, go_on = desk(3), Event()
    made.before_photo = lambda: go_on.wait(10)
    bench = make_bench(made)
    said: list[str] = []
    bench.session.announced.connect(said.append)
    bench.select(QUINN)
    row = bench.window.side.details.photos
    row.open_button.click()
    qtbot.waitUntil(lambda: row.words.accessibleName() == "1 of 3")
    assert row.stop_button.isVisible()
    bench.select(DANIKA)
    assert not row.isVisible()
    bench.select(QUINN)
    row.stop_button.click()
    go_on.set()
    bench.settle()
    assert said == ["Stopped. What was fetched stays in the folder."]
    assert opened == []
    assert row.open_button.isVisible()
