"""The crew directory in the window: add, change, deactivate, import with a preview."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from jada_desk.desktop.crew.editor import CrewEditor
from tests.desktop.conftest import Bench

_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def said(bench: Bench) -> list[str]:
    words: list[str] = []
    bench.session.announced.connect(words.append)
    return words


@pytest.fixture
def editor(bench: Bench) -> CrewEditor:
    QTest.keyClick(bench.window, Qt.Key.Key_F, _CTRL_SHIFT)
    editor = bench.window.panels.crew
    assert editor.isVisible()
    return editor


def choose(editor: CrewEditor, name: str) -> None:
    rows = [editor.list.item(n).text() for n in range(editor.list.count())]
    editor.list.setCurrentRow(next(n for n, row in enumerate(rows) if row.startswith(name)))


def type_in(editor: CrewEditor, name: str, text: str) -> None:
    editor.fields[name].clear()
    QTest.keyClicks(editor.fields[name], text)


def test_a_new_member_is_offered_for_slots_as_soon_as_saved(bench, editor, said):
    QTest.mouseClick(editor.new, Qt.MouseButton.LeftButton)
    type_in(editor, "name", "Angelia")
    type_in(editor, "phone", "619 555 0104")
    QTest.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)
    bench.settle()
    assert "Saved Angelia." in said
    assert [one.phone for one in bench.desk.crew if one.name == "Angelia"] == ["+1-619-555-0104"]
    assert "Angelia" in [chip.row.member.name for chip in bench.window.roster.chips]


def test_who_left_is_offered_no_more(bench, editor):
    choose(editor, "Kai")
    QTest.mouseClick(editor.active, Qt.MouseButton.LeftButton)
    QTest.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)
    bench.settle()
    assert "Kai" not in [chip.row.member.name for chip in bench.window.roster.chips]
    assert bench.wanted("jadadanika0530").crew == ("Kai",), "past and planned charters keep the name"


def test_a_wrong_field_is_marked_and_nothing_is_saved(bench, editor, said):
    choose(editor, "Gene")
    before = bench.desk.crew
    type_in(editor, "phone", "12")
    QTest.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)
    bench.settle()
    assert bench.desk.crew == before
    assert editor.fields["phone"].property("bad") is True
    assert "That is no phone number." in said[-1]
    assert editor.fields["phone"].hasFocus()


def test_what_is_typed_is_not_lost_by_a_click_elsewhere(bench, editor, said):
    choose(editor, "Gene")
    type_in(editor, "email", "gene@example.com")
    assert not editor.list.isEnabled()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.isVisible() and said[-1] == "Save this first, or take it back."
    bench.session.refresh()
    bench.settle()
    assert editor.fields["email"].text() == "gene@example.com", "a reading leaves it alone"
    QTest.mouseClick(editor.take_back, Qt.MouseButton.LeftButton)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_offline_the_change_stays_in_the_form(bench, editor, said):
    choose(editor, "Gene")
    type_in(editor, "email", "gene@example.com")
    bench.desk.offline = True
    QTest.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)
    bench.settle()
    assert any("cannot be reached" in words for words in said)
    assert editor.is_changed and editor.save_button.isEnabled()


def test_a_table_is_shown_before_it_is_saved_and_a_row_can_be_left_out(bench, editor, tmp_path):
    table = tmp_path / "crew.csv"
    table.write_text("Name,Role,Phone\nGene,,619-555-0199\nAngelia,Deck,\nFinn,Deck,what\n", encoding="utf-8")
    before = bench.desk.crew
    import_table(bench, editor, table)
    importer = editor.importer
    assert importer.head.text() == (
        "3 rows: 1 new, 1 changed, 0 as they are, 1 that cannot be read and are left out"
    )
    assert bench.desk.crew == before
    importer.table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    assert importer.take.text() == "Save 1 crew member"
    QTest.mouseClick(importer.take, Qt.MouseButton.LeftButton)
    bench.settle()
    assert {one.name for one in bench.desk.crew} - {one.name for one in before} == {"Angelia"}
    assert editor.pages.currentIndex() == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no Name column"),
        (b"name\n" + b"x" * 2_000_001, "larger than 2 MB"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_is_no_crew_table_is_said(bench, editor, said, tmp_path, content, words):
    table = tmp_path / "crew.csv"
    if content is not None:
        table.write_bytes(content)
    import_table(bench, editor, table)
    assert words in said[-1]
    assert editor.pages.currentIndex() == 0


def test_an_old_windows_file_keeps_its_letters(bench, editor, tmp_path):
    table = tmp_path / "crew.csv"
    table.write_bytes("Name;Role\nZoë;Crew\n".encode("cp1252"))
    import_table(bench, editor, table)
    assert [one.name for one in editor.importer.ticked] == ["Zoë"]


def import_table(bench: Bench, editor: CrewEditor, table: Path) -> None:
    editor.import_file(table)
    bench.settle()
