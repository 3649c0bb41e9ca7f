"""Two operations on one desk, each on servers of its own, by settings alone."""

import urllib.request
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from string import Template

import pytest

from jada_desk.adapters.local import practice_process
from jada_desk.bootstrap import open_desk
from jada_desk.domain.draft import Draft
from jada_desk.domain.errors import JadaError, NeedsDecision, NotFound
from jada_desk.resources import resources_dir
from jada_desk.settings import tenant_ids
from jada_desk.workflows.ports.work import Progress
from tests.e2e.test_headless import Desk


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home with the operations `one` and `other`; each has a whole world of its own."""
    homes = {name: tmp_path_factory.mktemp(name) for name in ("one", "other")}
    home = tmp_path_factory.mktemp("desk")
    try:
        for name, world in homes.items():
            endpoint = practice_process.find_or_start(world)
            text = (resources_dir() / "practice" / "settings.toml").read_text(encoding="utf-8")
            text = text.replace('id = "practice"', f'id = "{name}"').replace(
                'name = "JADA"\ntime', f'name = "{name}"\ntime'
            )
            folder = home / "tenants" / name
            folder.mkdir(parents=True)
            settings = Template(text).safe_substitute(asdict(endpoint))
            (folder / "settings.toml").write_text(settings, encoding="utf-8")
        yield home
    finally:
        for world in homes.values():
            practice_process.stop(world)


def site(home: Path, name: str) -> str:
    text = (home / "tenants" / name / "settings.toml").read_text(encoding="utf-8")
    return text.partition('site_url = "')[2].partition('"')[0]


def test_an_operation_must_be_named_when_there_are_several(home: Path) -> None:
    assert tenant_ids(home) == ("one", "other")
    with pytest.raises(NeedsDecision, match="one, other"):
        open_desk(home)


def test_what_one_operation_publishes_the_other_never_sees(home: Path) -> None:
    desk = Desk(home)
    one, other = (lambda *rest: desk.run("--tenant", "one", *rest, practice=False)), ("--tenant", "other")
    assert one("edit", "Quinn Sunset", "--captain", "Noor", "--notes", "canary-one")[0] == 0
    code, report = one("publish", "--weekend", "2026-05-30", "--yes")
    assert code == 0, report
    with urllib.request.urlopen(f"{site(home, 'one')}/guests/quinn-2026-05-30.html", timeout=10) as page:
        assert b"Noor" in page.read()
    code, plan = desk.run(*other, "plan", "--weekend", "2026-05-30", practice=False)
    assert code == 0
    assert "canary-one" not in str(plan)
    assert {("jadaquinn0530", "captain", "", "Darrell")} <= {
        (change["event_id"], change["field"], change["was"], change["now"]) for change in plan["changes"]
    }
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(f"{site(home, 'other')}/guests/quinn-2026-05-30.html", timeout=10)
    for path in (home / "tenants" / "other").rglob("*"):
        assert path.is_dir() or b"canary-one" not in path.read_bytes(), path


def broken(home: Path, old: str, new: str) -> Path:
    """A home with one operation whose settings have a mistake that only the world can tell."""
    text = (home / "tenants" / "one" / "settings.toml").read_text(encoding="utf-8")
    assert old in text
    folder = home.with_name(f"{home.name}-broken-{abs(hash(new))}") / "tenants" / "one"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text(text.replace(old, new), encoding="utf-8")
    return folder.parent.parent


class Never:
    cancelled = False


def quiet(progress: Progress) -> None:
    pass


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('bucket = "', 'bucket = "no-such-', "bucket"),
        ('prefix = "jada-"', 'prefix = "nobody-"', "nobody-events"),
    ],
)
def test_a_missing_bucket_or_table_is_told_and_hides_nothing_else(
    home: Path, old: str, new: str, words: str
) -> None:
    from datetime import date

    desk = open_desk(broken(home, old, new))
    try:
        seen = desk.observe(date(2026, 5, 29), Draft(), quiet, Never())
        assert len(desk.weekend(seen, seen.first).charters) == 4
        assert any(words in sentence for sentence in seen.troubles.values())
    finally:
        desk.close()


def test_a_calendar_that_does_not_exist_is_told(home: Path) -> None:
    from datetime import date

    desk = open_desk(broken(home, 'calendar_id = "', 'calendar_id = "nobody-'))
    try:
        with pytest.raises(JadaError) as told:
            desk.observe(date(2026, 5, 29), Draft(), quiet, Never())
        assert isinstance(told.value, NotFound) and told.value.remedy
    finally:
        desk.close()
