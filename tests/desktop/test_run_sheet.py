"""The run sheet: shown, saved as PDF, and harmless whatever the calendar says."""

import re
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from jada_desk.desktop.look.theme import SCALES
from jada_desk.desktop.run_sheet import RunSheetPanel, file_name
from tests.desktop.conftest import Bench
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import sample_charters


def opened(bench: Bench) -> RunSheetPanel:
    QTest.keyClick(bench.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    panel = bench.window.panels.run_sheet
    assert panel.isVisible()
    return panel


def test_it_shows_the_weekend_and_then_the_selected_charter_alone(bench):
    text = opened(bench).paper.toPlainText()
    assert all(one.title in text for one in sample_charters())
    bench.window.panels.run_sheet.dismiss()
    bench.session.select("jadaquinn0530")
    text = opened(bench).paper.toPlainText()
    assert "Quinn Sunset" in text and "Helena" not in text
    assert "(619) 555-0102" in text, "the crew's phone numbers are on it"


def test_it_scrolls_in_no_direction_but_down(bench):
    for scale in SCALES:
        bench.window._theme.use("light", scale)
        for width in (960, 1001, 1280, 1440):
            bench.window.resize(width, 720)
            panel = opened(bench)
            assert panel.paper.horizontalScrollBar().maximum() == 0, (scale, width)
            panel.dismiss()


def test_the_pdf_has_a_page_for_the_weekend_and_one_a_charter(bench, tmp_path, qtbot):
    said: list[str] = []
    bench.session.announced.connect(said.append)
    panel = opened(bench)
    panel.save_to(tmp_path / "sheet.pdf")
    bench.settle()
    assert said[-1] == "Saved sheet.pdf."
    assert pages_of(tmp_path / "sheet.pdf") == 5
    assert [one.name for one in tmp_path.iterdir()] == ["sheet.pdf"], "nothing unfinished stays"


def test_a_folder_that_cannot_be_written_to_is_said(bench, tmp_path):
    said: list[str] = []
    bench.session.announced.connect(said.append)
    opened(bench).save_to(tmp_path / "missing" / "sheet.pdf")
    bench.settle()
    assert "was not saved" in said[-1] and "choose another folder" in said[-1]


def test_hostile_text_stays_text_and_loads_nothing(make_bench, tmp_path):
    hostile = '<img src="file:///etc/hostname"><script>x</script>{{ 7 * 7 }}'
    first, *rest = sample_charters()
    bench = make_bench(FakeDesk(charters=[replace(first, title=hostile, notes=hostile), *rest]))
    bench.session.select(first.event_id)
    panel = opened(bench)
    assert '<img src="file:///etc/hostname">' in panel.paper.toPlainText()
    assert "{{ 7 * 7 }}" in panel.paper.toPlainText()
    panel.save_to(tmp_path / "sheet.pdf")
    bench.settle()
    assert pages_of(tmp_path / "sheet.pdf") == 1


def test_an_empty_weekend_has_no_sheet(make_bench):
    bench = make_bench(FakeDesk(charters=[]))
    said: list[str] = []
    bench.session.announced.connect(said.append)
    bench.window.panels.show_run_sheet()
    assert said == ["There is no charter on this weekend."]
    assert "run_sheet" not in vars(bench.window.panels)


def test_a_title_becomes_a_file_name_on_every_system():
    assert file_name('Run sheet 2026-05-30 A/B: "C"?') == "Run sheet 2026-05-30 A B C.pdf"
    assert file_name("///") == "Run sheet.pdf"


def pages_of(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))
