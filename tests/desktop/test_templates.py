"""The editor of a tenant's own templates: checked while typing, saved only when they pass, told when broken."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jada_desk.desktop.charter.preview import Preview
from jada_desk.pages.own_templates import KINDS, TemplateFolder, built_in
from tests.fakes.desk import FakeDesk
from tests.fakes.sample import sample_tenant

GUEST_PAGE, TEXT_MAIL, _, SMS = KINDS


@pytest.fixture
def folder(tmp_path):
    return TemplateFolder(tmp_path / "templates", sample_tenant())


@pytest.fixture
def bench(make_bench, folder):
    return make_bench(FakeDesk(templates=folder))


def open_editor(bench, kind):
    next(one for one in bench.window.commands if one.name == "Templates of your own").run()
    editor = bench.window.panels.templates
    editor.choices[kind.name].click()
    wait(bench, editor)
    return editor


def wait(bench, editor):
    bench.qtbot.waitUntil(lambda: not editor._delay.isActive())
    bench.settle()


def test_it_begins_with_the_built_in_and_shows_what_it_makes(bench):
    editor = open_editor(bench, SMS)
    assert editor.source.toPlainText() == built_in(SMS)
    assert editor.text.toPlainText().startswith("JADA: Hi Quinn,")
    assert editor.state.text().startswith("Used is the built-in.")
    assert not editor.save.isEnabled()
    assert not editor.differ.isEnabled()


def test_what_is_typed_is_tried_and_saved_when_it_passes(bench, folder):
    editor = open_editor(bench, SMS)
    editor.source.setPlainText(built_in(SMS).replace("{{ message }}", "{{ message }} Ahoy"))
    assert not editor.save.isEnabled()
    wait(bench, editor)
    assert editor.text.toPlainText().endswith("Ahoy")
    assert "not saved" in editor.state.text()
    editor.differ.click()
    assert "+{{ message }} Ahoy" in editor.changes.toPlainText()
    editor.save.click()
    bench.settle()
    assert "Ahoy" in folder.path(SMS).read_text()
    assert editor.state.text().startswith("Used is your own.")
    editor.drop.click()
    bench.settle()
    assert not folder.path(SMS).exists()
    assert editor.source.toPlainText() == built_in(SMS)


def test_what_does_not_pass_cannot_be_saved_and_stays_typed(bench, folder, monkeypatch):
    monkeypatch.setattr(Preview, "show_page", lambda _self, _page: None)
    editor = open_editor(bench, TEXT_MAIL)
    editor.source.setPlainText(built_in(TEXT_MAIL).replace("{{ section.page_url }}", ""))
    wait(bench, editor)
    assert "It does not say the link to the guest page." in editor.problems.text()
    assert not editor.save.isEnabled()
    editor.choices[GUEST_PAGE.name].click()
    wait(bench, editor)
    assert "Every fact is said" in editor.problems.text()
    assert "bytes" in editor.problems.text()
    editor.choices[TEXT_MAIL.name].click()
    wait(bench, editor)
    assert "{{ section.page_url }}" not in editor.source.toPlainText()
    assert not folder.path(TEXT_MAIL).exists()
    bench.qtbot.keyClick(editor.source, Qt.Key.Key_Escape)
    assert editor.isHidden()


def test_a_broken_template_is_told_in_the_banner_which_leads_to_it(make_bench, folder):
    folder.copy(SMS)
    folder.path(SMS).write_text("{{ message }}")
    bench = make_bench(FakeDesk(templates=folder))
    banner = bench.window.banner
    bench.qtbot.waitUntil(banner.isVisible)
    assert banner.text.accessibleName().startswith(
        "Your template “Text message” is not used, the built-in is:"
    )
    banner._first.click()
    editor = bench.window.panels.templates
    wait(bench, editor)
    assert editor.isVisible()
    assert editor.source.toPlainText() == "{{ message }}"
    assert "first line" in editor.problems.text()
    assert editor.state.text().startswith("Your own does not pass")
    editor.drop.click()
    bench.settle()
    QApplication.processEvents()
    assert not banner.isVisible()


def test_a_file_that_cannot_be_written_is_told(bench, folder, tmp_path):
    (tmp_path / "templates").write_text("in the way")
    editor = open_editor(bench, SMS)
    editor.source.setPlainText(built_in(SMS).replace("{{ message }}", "{{ message }} Ahoy"))
    wait(bench, editor)
    editor.save.click()
    assert "File exists" in editor.problems.text() or "Not a directory" in editor.problems.text()
