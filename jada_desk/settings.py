"""A tenant's settings: one TOML file a tenant, secrets never in it (they are in the keyring)."""

import os
import re
import sys
import tomllib
from dataclasses import dataclass, fields
from datetime import datetime, time
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jada_desk.domain.charter import CharterType
from jada_desk.domain.errors import SettingsError
from jada_desk.domain.fleet import Boat
from jada_desk.domain.tenant import Aws, Google, Notices, Tenant
from jada_desk.domain.translation import tr

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}?")


def default_home() -> Path:
    """Where the desk keeps its files when nobody says otherwise, by the custom of the system."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "jada-desk"


def tenant_ids(home: Path) -> tuple[str, ...]:
    """The operations that have a settings file in this home."""
    return tuple(sorted(path.parent.name for path in home.glob("tenants/*/settings.toml")))


def settings_path(home: Path, tenant_id: str) -> Path:
    """Where an operation's settings file is."""
    return home / "tenants" / tenant_id / "settings.toml"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of this desk, as far as a list shows it; `trouble` when its settings cannot be used."""

    tenant_id: str
    name: str
    colour: str
    trouble: str = ""


def operations(home: Path) -> tuple[Operation, ...]:
    """The operations of a home, in the order of their ids: the order of Ctrl+1, Ctrl+2 ..."""
    found = []
    for tenant_id in tenant_ids(home):
        try:
            tenant = load_tenant(settings_path(home, tenant_id))
        except SettingsError as exc:
            found.append(Operation(tenant_id, tenant_id, "#6F7C90", exc.what))
        else:
            found.append(Operation(tenant_id, tenant.name, tenant.colour))
    return tuple(found)


def load_tenant(path: Path) -> Tenant:
    """The tenant that a settings file describes.

    Raises SettingsError, with file, key and line, when the file cannot be read, is no TOML, lacks a key, or
    has an unknown key or a value of the wrong form.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsError(
            tr("The settings file {path} cannot be read: {reason}.", path=path, reason=exc),
            remedy=tr("Check that the file is there and is plain text."),
        ) from exc
    return parse_tenant(text, str(path))


def tenant_of(data: dict[str, Any], source: str) -> Tenant:
    """The tenant that already read TOML data describes; errors as of `load_tenant`, without a line."""
    return _Reader("", source).tenant(data)


def parse_tenant(text: str, source: str) -> Tenant:
    """The tenant that TOML `text` describes; `source` names it in errors."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as exc:
        raise SettingsError(
            tr("{source} is not valid TOML: {reason}.", source=source, reason=exc),
            remedy=tr("Mend that line."),
        ) from exc
    return _Reader(text, source).tenant(data)


class _Reader:
    """Turns TOML data into values and says where a bad one stands."""

    def __init__(self, text: str, source: str) -> None:
        self._lines = text.splitlines()
        self._source = source

    def tenant(self, data: dict[str, Any]) -> Tenant:
        head = self._table(data, "tenant")
        self._known(data, {"tenant", "boats", "google", "aws", "notices"}, "")
        allowed = {one.name for one in fields(Tenant)} - {
            "boats",
            "google",
            "aws",
            "notices",
            "tenant_id",
        } | {"id"}
        self._known(head, allowed, "tenant.")
        tenant_id = self._text(head, "id", "tenant.id")
        if not _ID.fullmatch(tenant_id):
            raise self._error("tenant.id", tr("must be lower-case letters, digits and hyphens, at most 31"))
        boats = tuple(self._boat(raw, n) for n, raw in enumerate(data.get("boats", [])))
        if not boats:
            raise self._error("boats", tr("at least one [[boats]] is needed; the first is the default"))
        if len({boat.name.casefold() for boat in boats}) < len(boats):
            raise self._error("boats", tr("two boats have the same name"))
        optional = {
            key: self._text(head, key, f"tenant.{key}")
            for key in ("place", "place_url", "phone", "email", "page_key", "colour")
            if key in head
        }
        if set(_PLACEHOLDER.findall(optional.get("page_key", ""))) - {"name", "date", "key"}:
            raise self._error("tenant.page_key", tr("may hold {name}, {date} and {key} only"))
        if "colour" in optional and not _COLOUR.fullmatch(optional["colour"]):
            raise self._error("tenant.colour", tr("must be a colour like #0B5CAD"))
        return Tenant(
            tenant_id=tenant_id,
            name=self._text(head, "name", "tenant.name"),
            time_zone=self._zone(head),
            turnaround_minutes=self._count(head, "turnaround_minutes", "tenant.turnaround_minutes", 30),
            connected_at=self._moment(head, "connected_at"),
            boats=boats,
            google=Google(**self._texts(data, "google", {one.name for one in fields(Google)})),
            aws=self._aws(data),
            notices=self._notices(data),
            **optional,
        )

    def _aws(self, data: dict[str, Any]) -> Aws:
        aws = Aws(**self._texts(data, "aws", {one.name for one in fields(Aws)}))
        if aws.site_url.endswith("/"):
            raise self._error("aws.site_url", tr("must not end with a slash"))
        if aws.keys not in ("", "keyring"):
            raise self._error(
                "aws.keys", tr('must be "keyring" or left out; keys themselves never stand here')
            )
        return aws

    def _notices(self, data: dict[str, Any]) -> Notices:
        raw = self._table(data, "notices", required=False)
        self._known(raw, {"quiet_from", "quiet_until", "per_hour"}, "notices.")
        per_hour = raw.get("per_hour", 1)
        if not isinstance(per_hour, int) or isinstance(per_hour, bool) or per_hour < 1:
            raise self._error("notices.per_hour", tr("must be a whole number of at least 1"))
        for key, value in raw.items():
            if key != "per_hour" and not isinstance(value, time):
                raise self._error(f"notices.{key}", tr("must be a time like 21:00:00"))
        return Notices(**raw)

    def _boat(self, raw: dict[str, Any], number: int) -> Boat:
        where = f"boats[{number + 1}]."
        self._known(raw, {one.name for one in fields(Boat)} | {"type"}, where)
        try:
            charter_type = CharterType(raw.get("type", "uninspected"))
        except ValueError:
            raise self._error(f"{where}type", tr("must be uninspected, inspected or bareboat")) from None
        return Boat(
            name=self._text(raw, "name", f"{where}name"),
            charter_type=charter_type,
            capacity=self._count(raw, "capacity", f"{where}capacity", 6),
            crew_slots=self._count(raw, "crew_slots", f"{where}crew_slots", 1),
            certificate=self._text(raw, "certificate", f"{where}certificate") if "certificate" in raw else "",
            out_of_service=self._text(raw, "out_of_service", where, may_be_empty=True)
            if "out_of_service" in raw
            else "",
        )

    def _zone(self, head: dict[str, Any]) -> ZoneInfo:
        name = self._text(head, "time_zone", "tenant.time_zone")
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as exc:
            raise self._error(
                "tenant.time_zone",
                tr("{name} is no time zone; write one like America/Los_Angeles", name=repr(name)),
            ) from exc

    def _moment(self, head: dict[str, Any], key: str) -> datetime | None:
        value = head.get(key)
        if value is None or (isinstance(value, datetime) and value.tzinfo):
            return value
        raise self._error(
            f"tenant.{key}", tr("must be a date and time with its offset, like 2026-05-28T13:30:00-07:00")
        )

    def _table(self, data: dict[str, Any], key: str, required: bool = True) -> dict[str, Any]:
        value = data.get(key, None if required else {})
        if not isinstance(value, dict):
            raise self._error(key, tr("the section [{key}] is missing", key=key))
        return value

    def _texts(self, data: dict[str, Any], section: str, keys: set[str]) -> dict[str, str]:
        raw = self._table(data, section, required=False)
        self._known(raw, keys, f"{section}.")
        return {key: self._text(raw, key, f"{section}.{key}", may_be_empty=True) for key in raw}

    def _text(self, raw: dict[str, Any], key: str, where: str, may_be_empty: bool = False) -> str:
        value = raw.get(key)
        if not isinstance(value, str) or not (value.strip() or may_be_empty):
            raise self._error(where, tr("must be a text in quotes"))
        return value

    def _count(self, raw: dict[str, Any], key: str, where: str, default: int) -> int:
        value = raw.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self._error(where, tr("must be a whole number, 0 or more"))
        return value

    def _known(self, raw: dict[str, Any], keys: set[str], where: str) -> None:
        for key in raw:
            if key not in keys:
                raise self._error(
                    f"{where}{key}", tr("is unknown here; known are {keys}", keys=", ".join(sorted(keys)))
                )

    def _error(self, where: str, sentence: str) -> SettingsError:
        key = where.rstrip(".").split(".")[-1].split("[")[0]
        line = next(
            (n for n, text in enumerate(self._lines, 1) if re.match(rf"\W*{re.escape(key)}\b", text)), 0
        )
        what = tr("{setting} {fault}.", setting=where, fault=sentence)
        place = tr("{file}, line {line}", file=self._source, line=line) if line else self._source
        return SettingsError(
            f"{place}: {what}" if place else what,
            unchanged=tr("Nothing was started with these settings."),
            remedy=tr("Correct the file and start again."),
        )
