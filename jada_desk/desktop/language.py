"""The window's language: the Qt Linguist file of the first language that the system asks for, else English."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from jada_desk.domain.translation import install_catalogue
from jada_desk.resources import resources_dir

# All texts are one context: a word is the same word wherever it stands.
CONTEXT: Final = "desk"
_BUILT_IN: Final = ("en", "C")


def use_language(app: QApplication, wanted: Sequence[str] = (), folder: Path | None = None) -> str:
    """Say everything in a language that is wanted, most wanted first (without any: what the system asks for).

    A language is there if `jada_desk_<language>.qm` is; English always is. Qt's own words, the calendar's days and
    months go along. Returns the language's code.
    """
    folder = folder or resources_dir() / "translations"
    for tag in wanted or QLocale.system().uiLanguages():
        code = tag.replace("-", "_")
        if code.partition("_")[0] in _BUILT_IN:
            break
        translator = QTranslator(app)
        if (folder / f"jada_desk_{code}.qm").is_file() and translator.load(f"jada_desk_{code}", str(folder)):
            _speak(app, code, translator)
            return code
    _set_locale("en")
    install_catalogue(None)
    return "en"


def _speak(app: QApplication, code: str, translator: QTranslator) -> None:
    def translate(text: str, number: int | None) -> str:
        return translator.translate(CONTEXT, text, None, -1 if number is None else number) or ""

    _set_locale(code)
    install_catalogue(translate)
    of_qt = QTranslator(app)
    if of_qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(of_qt)


def _set_locale(code: str) -> None:
    # The week begins as it does where the computer is, whatever is spoken.
    QLocale.setDefault(QLocale(QLocale(code).language(), QLocale.system().territory()))
