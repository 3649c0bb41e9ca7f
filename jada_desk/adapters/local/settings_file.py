"""Writing a tenant's settings file: checked before it is written, at once or not at all, comments kept."""

import contextlib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import AoT, Table

from jada_desk.domain.errors import NeedsDecision, SettingsError, Unavailable
from jada_desk.domain.translation import tr
from jada_desk.settings import parse_tenant

Data = Mapping[str, Any]


def read_settings(path: Path) -> tuple[dict[str, Any], str]:
    """The data of a settings file and its very text, for `write_settings`. Raises SettingsError."""
    try:
        text = path.read_text(encoding="utf-8")
        return tomllib.loads(text), text
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise SettingsError(
            tr("The settings file {path} cannot be read: {reason}.", path=path, reason=exc),
            remedy=tr("Mend it."),
        ) from exc


def write_settings(path: Path, data: Data, before: str = "") -> None:
    """Bring the file to `data`. What is equal stays as it stands, with its comments; an empty value goes.

    `before` is the text that was read, "" = there must be none. Raises SettingsError when the result would not
    be valid (nothing is written), NeedsDecision when the file was changed meanwhile, Unavailable.
    """
    document = tomlkit.parse(before)
    for section, wanted in data.items():
        if isinstance(wanted, list):
            _set_boats(document, section, wanted)
        else:
            _set_table(document, section, wanted)
    text = tomlkit.dumps(document)
    parse_tenant(text, str(path))
    try:
        now = path.read_text(encoding="utf-8") if path.exists() else ""
        if now != before:
            raise NeedsDecision(
                tr("The settings file was changed by somebody else meanwhile."),
                unchanged=tr("It was not overwritten."),
                remedy=tr("Open the settings again."),
            )
        _write(path, text)
    except OSError as exc:
        raise Unavailable(
            tr("The settings cannot be written to {path}.", path=path),
            unchanged=tr("They are as they were."),
            remedy=tr("Check the folder's permissions and the disk's room."),
        ) from exc


def _set_table(document: tomlkit.TOMLDocument, section: str, wanted: Data) -> None:
    table = document.get(section)
    if not isinstance(table, Table):
        if not any(not _is_empty(value) for value in wanted.values()):
            return
        table = tomlkit.table()
        document[section] = table
    _fill(table, wanted)


def _fill(table: Any, wanted: Data) -> None:
    for key, value in wanted.items():
        if _is_empty(value):
            table.pop(key, None)
        elif key not in table or table[key] != value:
            table[key] = value


def _set_boats(document: tomlkit.TOMLDocument, section: str, wanted: list[Data]) -> None:
    boats = document.get(section)
    if not isinstance(boats, AoT):
        boats = tomlkit.aot()
        document[section] = boats
    while len(boats) > len(wanted):
        boats.pop()
    for number, one in enumerate(wanted):
        if number == len(boats):
            boats.append(tomlkit.table())
        _fill(boats[number], one)


def _is_empty(value: object) -> bool:
    return value is None or value == ""


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.new")
    try:
        with os.fdopen(
            os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise
