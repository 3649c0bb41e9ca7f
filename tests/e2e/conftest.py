"""One screen and one practice workspace for all tests of the window, put back to the first day for each."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jada_desk.adapters.local import practice_process

if sys.platform != "linux":
    # X server, accessibility bus, Secret Service, /proc
    collect_ignore = [
        "test_canaries.py",
        "test_first_run.py",
        "test_window.py",
        "test_hands.py",
        "test_panels.py",
        "test_heard.py",
    ]
    collect_ignore += ["test_tree.py", "test_troubles.py", "test_small_screen.py"]
if TYPE_CHECKING:
    from tests.e2e.driver import Desk
    from tests.e2e.readback import Systems
    from tests.e2e.screen import Screen


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Screen]":
    from tests.e2e.screen import Screen, missing_programs

    assert not (missing := missing_programs()), f"python3 dev.py test installs what is missing: {missing}"
    screen = Screen(tmp_path_factory.mktemp("screen"))
    yield screen
    screen.close()


@pytest.fixture(scope="session")
def window_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("window")
    yield home
    practice_process.stop(home)


def first_day(home: Path) -> "Systems":
    """The practice workspace as on its first day, and nothing kept by any desk."""
    from tests.e2e.readback import Systems

    shutil.rmtree(home / "tenants", ignore_errors=True)
    (home / "window.json").unlink(missing_ok=True)
    systems = Systems(practice_process.find_or_start(home))
    systems.mend()
    practice_process.reset(home)
    return systems


@pytest.fixture
def systems(window_home: Path) -> "Systems":
    return first_day(window_home)


@pytest.fixture
def desk(screen: "Screen", window_home: Path, systems: "Systems", tmp_path: Path) -> "Iterator[Desk]":
    """The desk with the practice weekend on the grid, closed by its user afterwards."""
    from tests.e2e.driver import Desk

    desk = Desk(screen, window_home)
    desk.start()
    yield desk
    if desk.is_running:
        screen.release()
        screen.key("Escape")
        assert desk.close() == 0, desk.log


@pytest.fixture(scope="module")
def open_desk(screen: "Screen", window_home: Path) -> "Iterator[tuple[Desk, Systems]]":
    """One desk for all tests of a module: starting one takes longer than most of them."""
    from tests.e2e.driver import Desk

    systems, desk = first_day(window_home), Desk(screen, window_home)
    desk.start()
    yield desk, systems
    if desk.is_running:
        assert desk.close() == 0, desk.log


@pytest.fixture
def board(open_desk: "tuple[Desk, Systems]") -> "Iterator[Desk]":
    """The module's desk with the practice weekend, left as it was found: edits undone, nothing open or selected."""
    desk, systems = open_desk
    yield desk
    systems.mend()
    desk.tidy_up()


@pytest.fixture
def world(open_desk: "tuple[Desk, Systems]") -> "Systems":
    """The systems behind `board`."""
    return open_desk[1]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[Any]) -> Any:
    """Show with a failure what was on the screen: a picture in tmp_path, and the accessible tree as text."""
    report = yield
    found: dict[str, Any] = getattr(item, "funcargs", {})
    if report.failed and call.when != "teardown" and (screen := found.get("screen")):
        picture = found["tmp_path"] / "screen.png" if "tmp_path" in found else None
        if picture:
            screen.photograph(picture)
            report.sections.append(("The screen", str(picture)))
        if desk := found.get("desk") or found.get("board") or found.get("small"):
            report.sections.append(("The accessible tree", desk.as_text()))
            report.sections.append(("What the desk printed", desk.log[-4000:]))
    return report
