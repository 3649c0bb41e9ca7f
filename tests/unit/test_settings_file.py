"""Writing the settings file: checked, at once, comments kept."""

import stat
from pathlib import Path

import pytest

from jada_desk.adapters.local.settings_file import read_settings, write_settings
from jada_desk.domain.errors import NeedsDecision, SettingsError, Unavailable
from jada_desk.settings import load_tenant, operations

WITH_COMMENTS = """# Ours since 2019
[tenant]
id = "jada"
name = "JADA"  # as on the sign
time_zone = "America/Los_Angeles"

# the big one
[[boats]]
name = "JADA"
capacity = 6

[[boats]]
name = "Shearwater" # leased

[aws]
region = "us-west-2"
profile = "jada" # ask Quinn
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "tenants" / "jada" / "settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text(WITH_COMMENTS)
    return path


def test_nothing_changed_leaves_every_byte(path: Path) -> None:
    data, text = read_settings(path)
    write_settings(path, data, text)
    assert path.read_text() == WITH_COMMENTS


def test_only_what_changed_changes(path: Path) -> None:
    data, text = read_settings(path)
    data["tenant"]["name"] = "JADA Charters"
    data["tenant"]["place"] = "Dock 4"
    data["boats"][1]["capacity"] = 12
    data["boats"].append({"name": "Osprey"})
    data["aws"]["profile"] = ""
    data["google"] = {"calendar_id": "cal", "feed_url": ""}
    data["notices"] = {"quiet_from": None}
    write_settings(path, data, text)
    written = path.read_text()
    for kept in ("# Ours since 2019", "# the big one", "# leased", 'region = "us-west-2"'):
        assert kept in written
    assert "profile" not in written and "[notices]" not in written and "feed_url" not in written
    tenant = load_tenant(path)
    assert (tenant.name, tenant.place, tenant.google.calendar_id) == ("JADA Charters", "Dock 4", "cal")
    assert [(one.name, one.capacity) for one in tenant.boats] == [
        ("JADA", 6),
        ("Shearwater", 12),
        ("Osprey", 6),
    ]
    data["boats"] = data["boats"][:1]
    write_settings(path, data, written)
    assert len(load_tenant(path).boats) == 1


def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "tenants" / "new" / "settings.toml"
    data = {"tenant": {"id": "new", "name": "New", "time_zone": "Europe/Vienna"}, "boats": [{"name": "One"}]}
    write_settings(path, data)
    assert load_tenant(path).name == "New"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in operations(tmp_path)] == ["New"]


@pytest.mark.parametrize(
    ("section", "key", "value", "words"),
    [
        ("tenant", "time_zone", "Nowhere/Land", "no time zone"),
        ("tenant", "colour", "blue", "must be a colour"),
        ("aws", "keys", "AKIAEXAMPLE", "never stand here"),
        ("aws", "secret", "x", "is unknown"),
    ],
)
def test_what_would_not_be_valid_is_not_written(
    path: Path, section: str, key: str, value: str, words: str
) -> None:
    data, text = read_settings(path)
    data[section][key] = value
    with pytest.raises(SettingsError, match=words):
        write_settings(path, data, text)
    assert path.read_text() == WITH_COMMENTS
    assert list(path.parent.iterdir()) == [path]


def test_another_hand_in_the_file_is_not_overwritten(path: Path) -> None:
    data, text = read_settings(path)
    path.write_text(WITH_COMMENTS + "# another hand\n")
    with pytest.raises(NeedsDecision):
        write_settings(path, data, text)
    assert path.read_text().endswith("# another hand\n")


def test_a_disk_that_refuses_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, text = read_settings(path)
    data["tenant"]["name"] = "Other"

    def refuse(_: Path, __: Path) -> None:
        raise OSError("no")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Unavailable):
        write_settings(path, data, text)
    assert path.read_text() == WITH_COMMENTS
    assert list(path.parent.iterdir()) == [path]


def test_settings_that_cannot_be_used_are_listed_with_the_reason(path: Path) -> None:
    path.write_text("[tenant")
    with pytest.raises(SettingsError):
        read_settings(path)
    (one,) = operations(path.parents[2])
    assert (one.tenant_id, one.name) == ("jada", "jada") and "not valid TOML" in one.trouble
