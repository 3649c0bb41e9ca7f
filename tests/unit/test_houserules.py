"""The rules of the house that a tool can check."""

import ast
import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_room_sees_only_what_it_may():
    script = shutil.which("lint-imports", path=Path(sys.executable).parent)
    assert script, "import-linter is not installed beside this interpreter"
    outcome = subprocess.run([script, "--no-logo"], cwd=ROOT, capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_only_one_file_of_the_desktop_makes_threads():
    makers = re.compile(
        r"\b(threading|_thread|QThread|QThreadPool|QRunnable|ThreadPoolExecutor|QtConcurrent)\b"
    )
    offenders = []
    for path in (ROOT / "jada_desk" / "desktop").rglob("*.py"):
        names = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Name):
                names.add(node.id)
            elif isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.alias):
                names.add(node.name)
        if path.name != "tasks.py" and any(makers.search(name) for name in names):
            offenders.append(path.relative_to(ROOT).as_posix())
    assert offenders == []


def test_pyside_does_not_lose_references_to_none():
    # PySide6 6.12.0 on Python 3.11 drops one at every void call, and the process dies after some thousands.
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("charter")
    assert abs(sys.getrefcount(None) - before) < 100


class TestLock:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    # One entry: "name==version ; marker \" and its hashes on the lines below.
    entries = re.findall(r"^(\S+)==(\S+).*\\\n((?: +--hash=.*\n)+)", text, re.MULTILINE)

    def test_every_package_is_pinned_and_hashed(self):
        begun = [line for line in self.text.splitlines() if line and not line.startswith(("#", " "))]
        assert len(self.entries) == len(begun) > 50
        for name, _, hashes in self.entries:
            assert re.findall(r"--hash=(\w+):[0-9a-f]{64}\b", hashes), name

    def test_it_names_no_host(self):
        assert "://" not in self.text
        assert "--index" not in self.text
        assert "--find-links" not in self.text

    def test_it_satisfies_what_the_project_asks_for(self):
        locked = {canonicalize_name(name): version for name, version, _ in self.entries}
        project = PROJECT["project"]
        asked = (
            project["dependencies"]
            + PROJECT["build-system"]["requires"]
            + project["optional-dependencies"]["dev"]
        )
        for requirement in map(Requirement, asked):
            version = locked.get(canonicalize_name(requirement.name))
            assert version, f"{requirement.name} is not in requirements.lock"
            assert requirement.specifier.contains(version), f"{requirement} is locked at {version}"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel as it is built without any network, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


class TestWheel:
    @pytest.mark.parametrize("name", ["templates", "resources"])
    def test_it_carries_every_file_of_the_checkout_to_the_byte(self, wheel, name):
        def contents(folder):
            return {
                path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
            }

        here = {path: data for path, data in contents(ROOT / name).items() if "__pycache__" not in path.parts}
        assert contents(wheel / "jada_desk" / "_data" / name) == here

    def test_it_holds_nothing_but_the_package(self, wheel):
        assert {path.name.partition("-")[0] for path in wheel.iterdir()} == {"jada_desk"}

    def test_the_locator_finds_them_there(self, wheel):
        program = (
            f"import sys; sys.path.insert(0, {str(wheel)!r})\n"
            "from jada_desk.resources import resources_dir, templates_dir\n"
            "print(templates_dir()); print(resources_dir())"
        )
        found = subprocess.run(
            [sys.executable, "-I", "-c", program], check=True, capture_output=True, text=True
        ).stdout.splitlines()
        data = wheel.resolve() / "jada_desk" / "_data"
        assert found == [str(data / "templates"), str(data / "resources")]

    def test_it_installs_the_command(self, wheel):
        (entry_points,) = wheel.glob("*.dist-info/entry_points.txt")
        assert "jada-desk = jada_desk.__main__:main" in entry_points.read_text(encoding="utf-8")
        assert importlib.util.find_spec("jada_desk.__main__")


INNER_SESSION = """\
import logging, os, socket
import pytest

def test_connects_outside():
    with pytest.raises(RuntimeError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)

def test_looks_up_a_name():
    with pytest.raises(RuntimeError):
        socket.getaddrinfo("example.com", 80)

def test_listens_for_everybody():
    with socket.socket() as s, pytest.raises(RuntimeError):
        s.bind(("0.0.0.0", 0))

def test_loopback_passes():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("127.0.0.1", server.getsockname()[1]), timeout=5).close()

def test_logs_a_warning():
    logging.getLogger("inner").warning("odd")

def test_expected_passes(expect_log):
    expect_log("^WARNING inner: od")
    logging.getLogger("inner").warning("odd")

def test_expected_in_vain(expect_log):
    expect_log("never")

def test_home_passes():
    assert "jada-tests-" in os.path.expanduser("~")
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
"""


@pytest.fixture(scope="module")
def walled_session(tmp_path_factory):
    """What a session says whose tests try each wall of tests/conftest.py."""
    folder = tmp_path_factory.mktemp("walls")
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    (folder / "pytest.ini").write_text("[pytest]\n")
    (folder / "test_inner.py").write_text(INNER_SESSION)
    command = [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout


class TestWalls:
    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("connects_outside", "reached outside: socket.connect 192.0.2.1"),
            ("looks_up_a_name", "reached outside: socket.getaddrinfo example.com"),
            ("listens_for_everybody", "reached outside: socket.bind 0.0.0.0"),
            ("logs_a_warning", "unexpected: WARNING inner: odd"),
            ("expected_in_vain", "never logged: never"),
        ],
    )
    def test_a_test_that_crosses_one_fails(self, walled_session, name, words):
        assert f"ERROR test_inner.py::test_{name}" in walled_session
        assert words in walled_session

    @pytest.mark.parametrize("name", ["loopback_passes", "expected_passes", "home_passes"])
    def test_a_test_that_keeps_inside_passes(self, walled_session, name):
        assert f"PASSED test_inner.py::test_{name}" in walled_session
        assert f"ERROR test_inner.py::test_{name}" not in walled_session
