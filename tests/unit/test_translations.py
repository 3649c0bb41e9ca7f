"""The Linguist files and the code have the same texts, and no text is put together before it is translated."""

import ast

import pytest

from jada_desk.domain.translation import places
from tests.translations.linguist import FOLDER, TEMPLATE, Translated, read, release, written
from tests.translations.pseudo import pseudo
from tests.translations.texts import ROOT, Text, all_texts, faults, forgotten

# These run in the cloud, write a guest's page or take the pictures: no window shows their words.
SPOKEN_BY_NOBODY = {
    "jada_desk/desktop/shots/camera.py",
    "jada_desk/desktop/shots/__main__.py",
    "jada_desk/desktop/shots/bad_days.py",
    "jada_desk/domain/waiver.py",
    "jada_desk/workflows/crew_answers.py",
    "jada_desk/workflows/photos.py",
    "jada_desk/workflows/read_calendar.py",
    "jada_desk/workflows/waivers.py",
}
LANGUAGES = sorted(FOLDER.glob("jada_desk_*.ts"))


@pytest.fixture(scope="module")
def texts():
    return all_texts()


def test_every_text_of_the_code_is_in_the_template_and_no_other(texts):
    assert TEMPLATE.read_text(encoding="utf-8") == written("", texts, {}), "run: python3 dev.py words"


def test_every_language_is_up_to_date_complete_and_compiled(texts, tmp_path):
    for path in LANGUAGES:
        known, language = read(path), path.stem.removeprefix("jada_desk_")
        assert path.read_text(encoding="utf-8") == written(language, texts, known), (
            "run: python3 dev.py words"
        )
        release(path, tmp_path / "now.qm")
        assert path.with_suffix(".qm").read_bytes() == (tmp_path / "now.qm").read_bytes(), (
            "run: python3 dev.py words"
        )
        for (source, counts), translated in known.items():
            free = {"n"} if counts else set()
            assert translated.is_finished, source
            assert all(places(form) - free == places(source) - free for form in translated.forms), source


def test_no_text_is_put_together_before_it_is_translated():
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{line}: {why}"
        for path in sorted((ROOT / "jada_desk").rglob("*.py"))
        for line, why in faults(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_nothing_is_shown_untranslated():
    rooms = ("domain", "workflows", "adapters", "desktop")
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{line}: {words}"
        for room in rooms
        for path in sorted((ROOT / "jada_desk" / room).rglob("*.py"))
        if path.relative_to(ROOT).as_posix() not in SPOKEN_BY_NOBODY
        for line, words in forgotten(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('button.setText("Close")', ["Close"]),
        ('button.setText(tr("Close"))', []),
        ('label.setText("" if well else "Not well")', ["Not well"]),
        ('Text(theme, name or "Guest", 12, tone="warn")', ["Guest"]),
        ('raise Refused("No.", remedy=f"Ask {name}.")', ["No.", "Ask "]),
        ('Text(theme, f"{day} · {boat}", 12)', []),
        ('log.info("Not shown")', []),
    ],
)
def test_what_was_forgotten_is_found(code, words):
    assert [one for _, one in forgotten(ast.parse(code))] == words


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ('tr("Close")', []),
        ("tr(LAYER_WORDS[layer])", []),
        ('tr("{a} of {b}", a=1, b=2)', []),
        ('tr_n("{n} of {b}", "{n} of {b}", 3, b=2)', []),
        ('tr_n("One", "{n}", 3)', []),
        ('tr("{a} of {b}", a=1)', [1]),
        ('tr("{a}", a=1, b=2)', [1]),
        ('tr_n("{n} of {b}", "{n} of {c}", 3, b=2)', [1]),
        ('tr(f"{a} of {b}")', [1]),
        ('\ntr("Saved " + name)', [2]),
        ('tr_n("change", f"{x}s", 3)', [1]),
    ],
)
def test_what_is_wrong_with_a_text_is_found(code, lines):
    assert [line for line, _ in faults(ast.parse(code))] == lines


def test_a_translation_outlives_a_change_of_the_code(tmp_path):
    old = {
        ("Close", False): Text("Close", "", ("a.py",)),
        ("{n} steps", True): Text("{n} steps", "{n} step", ("a.py",)),
    }
    known = {
        ("Close", False): Translated(("Cerrar",), is_finished=True),
        ("{n} steps", True): Translated(("{n} paso", "{n} pasos"), is_finished=True),
        ("Gone", False): Translated(("Ido",), is_finished=True),
    }
    path = tmp_path / "jada_desk_es.ts"
    path.write_text(written("es", old, known), encoding="utf-8")
    new = {("Open <&> “…”", False): Text("Open <&> “…”", "", ("b.py",)), **old}
    path.write_text(written("es", new, read(path)), encoding="utf-8")
    found = read(path)
    assert found.pop(("Open <&> “…”", False)) == Translated(("",), is_finished=False)
    assert found == {key: known[key] for key in old}


def test_the_pseudo_language_keeps_places_and_words():
    text = "{person} has {day} off, and 2 more."
    assert pseudo(text) == "⟦{person} ħááš {day} óóƒƒ, ááñđ 2 ɱóóřéé.⟧"
    assert places(pseudo(text)) == places(text)
    assert len(pseudo("Mon Tue Wed").split()) == 3
