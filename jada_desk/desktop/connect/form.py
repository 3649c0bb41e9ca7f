"""What is typed into the settings pages, before it is a settings file. Secrets are no part of it."""

import json
import os
from collections.abc import Mapping
from copy import deepcopy
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from jada_desk.domain.errors import SettingsError
from jada_desk.domain.slug import slug
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.translation import tr, tr_later
from jada_desk.settings import tenant_ids, tenant_of

_STARTED: Final = "connecting.json"
_QUIET: Final = ("quiet_from", "quiet_until")
COLOURS: Final = {
    tr_later("Blue"): "#0B5CAD",
    tr_later("Teal"): "#0E7C7B",
    tr_later("Green"): "#3B7A1E",
    tr_later("Amber"): "#B45309",
    tr_later("Red"): "#B42318",
    tr_later("Violet"): "#6B2FA0",
}
_FIRST: Final[dict[str, Any]] = {
    "tenant": {"colour": "#0B5CAD"},
    "boats": [],
    "google": {},
    "aws": {"region": "us-west-2"},
    "notices": {"quiet_from": "21:00", "quiet_until": "08:00"},
}


class Form(QObject):
    """One operation's settings under the person's hands. A new operation has the id "" until it has a name."""

    changed = Signal()

    def __init__(self, home: Path, tenant_id: str = "") -> None:
        super().__init__()
        self.home, self.tenant_id, self.is_new = home, tenant_id, not tenant_id
        self.data: dict[str, Any] = deepcopy(_FIRST)
        self.before = ""

    def take(self, data: Mapping[str, Any], before: str = "") -> None:
        """Take what a file, or an earlier unfinished form, holds; `before` is the file's text."""
        for section, first in _FIRST.items():
            found = deepcopy(data.get(section, first))
            self.data[section] = found if type(found) is type(first) else deepcopy(first)
        for key in _QUIET:
            if isinstance(value := self.data["notices"].get(key), time):
                self.data["notices"][key] = f"{value:%H:%M}"
        if self.is_new:
            self.tenant_id = str(self.data["tenant"].get("id", ""))
        self.before = before
        self.changed.emit()

    def text(self, section: str, key: str) -> str:
        return str(self.data[section].get(key, ""))

    def put(self, section: str, key: str, value: str) -> None:
        """Take a field's text; spaces around it were not meant."""
        value = value.strip()
        if section == "aws" and key == "site_url":
            value = value.rstrip("/")
        if value != self.text(section, key):
            self.data[section][key] = value
            self.changed.emit()

    @property
    def boats(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.data["boats"]
        return found

    def settle_id(self) -> None:
        """Give a new operation its id, from its name; it stays, whatever the name becomes."""
        if self.tenant_id or not self.text("tenant", "name"):
            return
        taken, wanted = (
            {*tenant_ids(self.home), "practice"},
            slug(self.text("tenant", "name"))[:28].strip("-"),
        )
        number, found = 2, wanted
        while found in taken:
            found = f"{wanted}-{number}"
            number += 1
        self.tenant_id = self.data["tenant"]["id"] = found

    def settings(self) -> dict[str, Any]:
        """The data of the settings file. Raises SettingsError when a quiet hour is no time."""
        data = deepcopy(self.data)
        data["tenant"]["id"] = self.tenant_id
        if not data["boats"]:
            name = data["tenant"].get("name", "")
            data["boats"] = [{"name": name, "type": "uninspected", "capacity": 6, "crew_slots": 1}]
        for key in _QUIET:
            if value := data["notices"].get(key):
                data["notices"][key] = _time(value)
        if self.is_new:
            data["tenant"]["connected_at"] = datetime.now(UTC).replace(microsecond=0)
        return data

    def tenant(self) -> Tenant:
        """The tenant as the form describes it now. Raises SettingsError, in the words of the pages."""
        if not self.text("tenant", "time_zone"):
            raise SettingsError(
                tr("The dock has no time zone yet."), remedy=tr("Choose it under Your operation.")
            )
        data = {
            name: {key: value for key, value in section.items() if value != ""}
            if isinstance(section, dict)
            else section
            for name, section in self.settings().items()
        }
        try:
            return tenant_of(data, "")
        except SettingsError as exc:
            raise SettingsError(
                exc.what, unchanged=tr("Nothing was saved."), remedy=tr("Correct it on its page.")
            ) from exc

    # Half filled in --------------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep a new operation's unfinished form; without a place to write to it is lost at the end."""
        if not self.is_new:
            return
        path = self.home / _STARTED
        new = path.with_suffix(".new")
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                json.dump(self.data, file, indent=1, default=str)
            new.replace(path)
        except OSError:
            return

    def forget(self) -> None:
        """The form is finished."""
        (self.home / _STARTED).unlink(missing_ok=True)


def load_started(home: Path) -> dict[str, Any]:
    """What was typed before the form was closed; empty when there is nothing, or nothing that can be read."""
    try:
        kept = json.loads((home / _STARTED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def local_zone() -> str:
    """The time zone of this computer, by name; "" where it has none of a place."""
    name = os.environ.get("TZ", "").lstrip(":")
    link = Path("/etc/localtime")
    if not name and link.is_symlink():
        name = str(link.readlink()).partition("zoneinfo/")[2]
    try:
        return ZoneInfo(name).key if "/" in name and not name.startswith("Etc/") else ""
    except (ValueError, OSError, KeyError):
        return ""


def _time(text: object) -> time:
    try:
        return text if isinstance(text, time) else time.fromisoformat(str(text))
    except ValueError:
        raise SettingsError(
            tr("{text} is no time of day.", text=text), remedy=tr("Write quiet hours like 21:00 and 08:00.")
        ) from None
