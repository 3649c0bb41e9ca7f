"""Which language the window speaks, and that a Linguist file reaches the screen."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCalendarWidget

from jada_desk.desktop.language import use_language
from jada_desk.domain.translation import install_catalogue, tr, tr_n
from tests.translations.linguist import Translated, release, written
from tests.translations.pseudo import pseudo
from tests.translations.texts import Text

TEXTS = {
    ("Find contact…", False): Text("Find contact…", "", ()),
    ("{n} changes", True): Text("{n} changes", "{n} change", ()),
}
SPANISH = {
    ("Find contact…", False): Translated(("Buscar contacto…",), is_finished=True),
    ("{n} changes", True): Translated(("{n} cambio", "{n} cambios"), is_finished=True),
}


@pytest.fixture
def folder(tmp_path):
    source = tmp_path / "jada_desk_es.ts"
    source.write_text(written("es", TEXTS, SPANISH), encoding="utf-8")
    release(source, source.with_suffix(".qm"))
    return tmp_path


@pytest.fixture(autouse=True)
def english_again():
    before = QLocale()
    yield
    QLocale.setDefault(before)
    install_catalogue(None)


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        (("es-MX", "es-Latn", "es", "en"), "es"),
        (("de-DE", "de", "es"), "es"),
        (("en-US", "en", "es"), "en"),
        (("de-DE", "de"), "en"),
        (("C",), "en"),
    ],
)
def test_the_first_wanted_language_that_there_is_is_spoken(qapp, folder, wanted, spoken):
    assert use_language(qapp, wanted, folder) == spoken
    assert tr("Find contact…") == ("Buscar contacto…" if spoken == "es" else "Find contact…")
    assert QLocale().language() == (QLocale.Language.Spanish if spoken == "es" else QLocale.Language.English)


def test_it_counts_and_names_days_as_the_language_does(qapp, folder):
    use_language(qapp, ("es",), folder)
    assert [tr_n("{n} change", "{n} changes", number) for number in (1, 2)] == ["1 cambio", "2 cambios"]
    assert tr("Not in the file") == "Not in the file"
    assert QCalendarWidget().locale().standaloneMonthName(5) == "mayo"


def test_a_file_that_is_none_is_english(qapp, tmp_path):
    (tmp_path / "jada_desk_es.qm").write_bytes(b"not a catalogue")
    assert use_language(qapp, ("es",), tmp_path) == "en"


def test_the_whole_pseudo_language_goes_through_linguist(qapp, tmp_path):
    known = {key: Translated((pseudo(key[0]),) * (2 if key[1] else 1), is_finished=True) for key in TEXTS}
    source = tmp_path / "jada_desk_es.ts"
    source.write_text(written("es", TEXTS, known), encoding="utf-8")
    release(source, source.with_suffix(".qm"))
    use_language(qapp, ("es",), tmp_path)
    assert tr("Find contact…") == pseudo("Find contact…")
    assert tr_n("{n} change", "{n} changes", 7) == pseudo("{n} changes").replace("{n}", "7")
