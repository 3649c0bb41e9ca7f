"""The settings file: read whole, or refused with file, key and line."""

from datetime import time
from pathlib import Path

import pytest

from jada_desk.domain.charter import CharterType
from jada_desk.domain.errors import SettingsError
from jada_desk.resources import resources_dir
from jada_desk.settings import load_tenant, parse_tenant

GOOD = """
[tenant]
id = "jada"
name = "JADA"
time_zone = "America/Los_Angeles"
place = "Dock 4"
connected_at = 2026-05-28T13:30:00-07:00

[[boats]]
name = "JADA"
capacity = 6

[[boats]]
name = "Osprey"
type = "inspected"
certificate = "COI 12"
capacity = 24
crew_slots = 3
out_of_service = "haul-out"

[google]
calendar_id = "internal"

[aws]
bucket = "sailjada-pages"
site_url = "https://sailjada.com"

[notices]
quiet_from = 22:00:00
"""


def test_a_tenant_is_read() -> None:
    tenant = parse_tenant(GOOD, "settings.toml")
    assert (tenant.tenant_id, tenant.time_zone.key, tenant.turnaround_minutes) == (
        "jada",
        "America/Los_Angeles",
        30,
    )
    assert tenant.default_boat.name == "JADA"
    osprey = tenant.boat("osprey")
    assert osprey is not None and osprey.charter_type is CharterType.INSPECTED and osprey.out_of_service
    assert tenant.boat("Kraken") is None
    assert tenant.notices.quiet_from == time(22)
    assert tenant.connected_at is not None and tenant.connected_at.tzinfo is not None
    assert tenant.page_key == "{name}-{date}-{key}"


def test_the_practice_settings_are_a_settings_file_like_any_other() -> None:
    tenant = load_tenant(resources_dir() / "practice" / "settings.toml")
    assert [boat.name for boat in tenant.boats] == ["JADA", "Shearwater"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('id = "jada"', 'id = "JADA & co"', "line 3: tenant.id must be lower-case"),
        ('name = "JADA"\ntime', 'name = ""\ntime', "tenant.name must be a text"),
        ("America/Los_Angeles", "San Diego", "line 5: tenant.time_zone 'San Diego' is no time zone"),
        ('place = "Dock 4"', "harbour = 4", "line 6: tenant.harbour is unknown here"),
        ("2026-05-28T13:30:00-07:00", "2026-05-28T13:30:00", "with its offset"),
        ('type = "inspected"', 'type = "submarine"', "must be uninspected, inspected or bareboat"),
        ("capacity = 24", 'capacity = "many"', "boats[2].capacity must be a whole number"),
        ("capacity = 24", "capacity = true", "whole number"),
        ('name = "Osprey"', 'name = "jada"', "two boats have the same name"),
        ("quiet_from = 22:00:00", 'quiet_from = "late"', "notices.quiet_from must be a time"),
        ("sailjada.com", "sailjada.com/", "must not end with a slash"),
        ("[google]", "[googel]", "googel is unknown here"),
        ("calendar_id =", "calender_id =", "google.calender_id is unknown here"),
        ("[tenant]", "[tenants]", "tenant"),
        ("[tenant]", "[tenant", "not valid TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place(old: str, new: str, words: str) -> None:
    assert old in GOOD
    with pytest.raises(SettingsError) as told:
        parse_tenant(GOOD.replace(old, new, 1), "settings.toml")
    assert words in str(told.value)
    assert "settings.toml" in told.value.what
    assert told.value.remedy


def test_a_tenant_without_boats_is_refused() -> None:
    with pytest.raises(SettingsError, match="at least one"):
        parse_tenant(GOOD[: GOOD.index("[[boats]]")], "settings.toml")


def test_a_page_key_that_cannot_be_filled_in_is_refused() -> None:
    with pytest.raises(SettingsError, match="page_key"):
        parse_tenant(GOOD.replace('place = "Dock 4"', 'page_key = "{nmae}-{date}"'), "settings.toml")


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_tenant(tmp_path / "settings.toml")
    (tmp_path / "settings.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="cannot be read"):
        load_tenant(tmp_path / "settings.toml")
