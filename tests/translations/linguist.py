"""Qt Linguist files (.ts) of the desk's texts, and the compiled form (.qm) that the window loads."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import PySide6

from jada_desk.desktop.language import CONTEXT
from tests.translations.texts import ROOT, Text

FOLDER: Final = ROOT / "resources" / "translations"
# What a translator starts a language from; it holds every text and no translation.
TEMPLATE: Final = FOLDER / "jada_desk.ts"
Key = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Translated:
    """The forms of one text in a language: one, or as many as the language counts in."""

    forms: tuple[str, ...]
    is_finished: bool


def read(path: Path) -> dict[Key, Translated]:
    """The messages of a .ts file."""
    found = {}
    for message in ET.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None, "a message has its translation, be it empty"
        numbered = message.get("numerus") == "yes"
        forms = (
            [one.text or "" for one in translation.iter("numerusform")]
            if numbered
            else [translation.text or ""]
        )
        key = (message.findtext("source") or "", numbered)
        found[key] = Translated(tuple(forms), translation.get("type") is None)
    return found


def written(language: str, texts: Mapping[Key, Text], known: Mapping[Key, Translated]) -> str:
    """A .ts file of these texts with the translations that are known; without a language, the template."""
    root = ET.Element("TS", version="2.1", sourcelanguage="en")
    if language:
        root.set("language", language)
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for key, text in texts.items():
        message = ET.SubElement(context, "message", {"numerus": "yes"} if text.one else {})
        for name in text.files:
            ET.SubElement(message, "location", filename=f"../../{name}")
        ET.SubElement(message, "source").text = text.source
        if text.one:
            ET.SubElement(message, "extracomment").text = f"Of one: {text.one}"
        had = known.get(key, Translated(("",), is_finished=False))
        translation = ET.SubElement(message, "translation", {} if had.is_finished else {"type": "unfinished"})
        if text.one:
            for form in had.forms:
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = had.forms[0]
    ET.indent(root, "    ")
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def release(source: Path, target: Path) -> None:
    """Compile a .ts file with Qt's own tool; only finished translations go along."""
    tool = next(Path(PySide6.__path__[0]).glob("lrelease*"))
    subprocess.run([tool, "-silent", "-nounfinished", source, "-qm", target], check=True)
