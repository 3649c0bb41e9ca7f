"""dev.py, from the bare checkout to a finished environment, and the locator of the program's own files."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

import dev
from jada_desk import resources

CHECKS = ["mypy", "import-linter", "ruff check", "ruff format"]


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A checkout in a folder of its own, where pip and venv only note that they were called."""
    calls: list[str] = []
    venv = tmp_path / ".venv"
    python = venv / "bin" / "python"

    def make_venv():
        calls.append("venv")
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    for name, value in {
        "ROOT": tmp_path,
        "VENV": venv,
        "PYTHON": python,
        "STAMP": venv / "stamp.json",
        "LOCK_FILE": tmp_path / ".setup.lock",
        "REQUIREMENTS": tmp_path / "requirements.lock",
        "make_venv": make_venv,
        "pip": lambda *arguments: calls.append(f"pip {arguments[0]}"),
        "install_missing_packages": lambda packages: calls.append(f"apt {' '.join(packages)}"),
    }.items():
        monkeypatch.setattr(dev, name, value)
    (tmp_path / "requirements.lock").write_text("one==1\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    return SimpleNamespace(root=tmp_path, calls=calls, python=python)


FULL = ["venv", "pip install", "pip install", "pip check"]
DESK = {"libegl1": "libEGL.so.1"}


class TestSetUp:
    def test_the_first_does_everything_and_the_second_nothing(self, house):
        dev.set_up(DESK)
        assert house.calls == ["apt libegl1", *FULL]
        house.calls.clear()
        dev.set_up(DESK)
        assert house.calls == []

    @pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
    def test_a_changed_lock_or_project_is_installed_into_what_is_there(self, house, name):
        dev.set_up(DESK)
        house.calls.clear()
        (house.root / name).write_text("# changed\n")
        dev.set_up(DESK)
        assert house.calls == ["apt libegl1", *FULL[1:]]

    def test_more_system_packages_leave_the_environment_alone(self, house):
        dev.set_up(DESK)
        house.calls.clear()
        dev.set_up({"xvfb": "Xvfb"})
        assert house.calls == ["apt xvfb"]
        house.calls.clear()
        dev.set_up(DESK)
        assert house.calls == []

    @pytest.mark.parametrize("when", ["first", "update"])
    def test_an_interrupted_one_is_begun_anew(self, house, monkeypatch, when):
        if when == "update":
            dev.set_up(DESK)
            (house.root / "requirements.lock").write_text("one==2\n")

        def interrupted():
            raise KeyboardInterrupt

        with monkeypatch.context() as broken:
            broken.setattr(dev, "install_requirements", interrupted)
            with pytest.raises(KeyboardInterrupt):
                dev.set_up(DESK)
        house.calls.clear()
        dev.set_up(DESK)
        assert house.calls == ["apt libegl1", *FULL]

    def test_a_moved_checkout_is_set_up_anew(self, house):
        dev.set_up(DESK)
        house.calls.clear()
        dev.STAMP.write_text(dev.STAMP.read_text().replace(str(house.root), "/where/it/was"))
        dev.set_up(DESK)
        assert house.calls == ["apt libegl1", *FULL]

    def test_another_interpreter_uses_what_is_there(self, house, monkeypatch):
        dev.set_up(DESK)
        house.calls.clear()
        monkeypatch.setattr(sys, "version", "3.99.0")
        monkeypatch.setattr(dev, "BASE_PYTHON", "/another/python3")
        dev.set_up(DESK)
        assert house.calls == []

    def test_an_upgraded_interpreter_makes_the_environment_stale(self, house, monkeypatch):
        dev.set_up(DESK)
        monkeypatch.setattr(sys, "version", "3.99.0")
        assert not dev.is_complete(DESK)

    @pytest.mark.parametrize("stamp", ["", "[]", "{", '"text"'])
    def test_a_damaged_stamp_is_no_stamp(self, house, stamp):
        dev.set_up(DESK)
        dev.STAMP.write_text(stamp)
        assert not dev.is_complete(DESK)

    def test_of_two_at_once_one_works_and_the_other_waits_for_it(self, house, monkeypatch, capsys):
        working, go_on = threading.Event(), threading.Event()

        def install():
            working.set()
            assert go_on.wait(10)
            house.calls.append("installed")

        monkeypatch.setattr(dev, "install_requirements", install)
        monkeypatch.setattr(dev, "say", lambda line: go_on.set() if "waiting" in line else None)
        threads = [threading.Thread(target=dev.set_up, args=(DESK,)) for _ in range(2)]
        threads[0].start()
        assert working.wait(10)
        threads[1].start()  # it says that it waits, and that lets the first go on
        for thread in threads:
            thread.join(10)
        assert house.calls.count("installed") == 1
        assert dev.is_complete(DESK)


class TestSystemPackages:
    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system libraries are Linux's matter")
    @pytest.mark.parametrize(
        ("sign", "there"),
        [
            ("libc.so.6", True),
            ("libnowhere.so.9", False),
            ("sh", True),
            ("no-such-program", False),
            ("/etc", True),
            ("/no/such/path", False),
        ],
    )
    def test_the_thing_itself_is_looked_for(self, sign, there):
        assert dev.is_present(sign) is there

    def test_without_root_the_exact_command_is_given_and_nothing_is_run(self, monkeypatch):
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
        monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
        monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("ran something"))
        with pytest.raises(dev.SetUpFailed) as failure:
            dev.install_missing_packages({"libc6": "/", "libfoo1": "libfoo.so.1", "xvfb": "Xvfb"})
        assert str(failure.value).splitlines()[-1].strip() == (
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends libfoo1 xvfb"
        )

    @pytest.mark.parametrize("installed", [True, False])
    def test_root_installs_what_is_missing_and_only_that(self, monkeypatch, installed):
        commands = []

        def run_command(command, **_):
            commands.append(command)
            refused = "update" in command or not installed
            return subprocess.CompletedProcess(command, 100 if refused else 0)

        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
        monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
        monkeypatch.setattr(subprocess, "run", run_command)
        packages = {"libc6": "/", "libfoo1": "libfoo.so.1"}
        if installed:
            dev.install_missing_packages(packages)
        else:
            with pytest.raises(dev.SetUpFailed, match="could not install: libfoo1"):
                dev.install_missing_packages(packages)
        assert [command[3] for command in commands] == ["update", "install"]
        assert commands[1][-1] == "libfoo1"
        assert "libc6" not in commands[1]

    def test_elsewhere_than_on_debian_it_is_said_and_the_desk_may_try(self, monkeypatch, capsys):
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(shutil, "which", lambda _: None)
        dev.install_missing_packages({"libfoo1": "libfoo.so.1"})
        assert "libfoo.so.1" in capsys.readouterr().err


@pytest.mark.skipif(dev.ON_WINDOWS, reason="the stand-in for pip is a shell script")
@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE",
            "not the one in requirements",
        ),
        ("Retrying after connection broken by NewConnectionError", "cannot be reached"),
        ("something nobody foresaw", "Mend what it names"),
    ],
)
def test_when_pip_fails_its_words_are_shown_with_what_to_do(tmp_path, monkeypatch, capsys, words, meaning):
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\necho '{words}'\nexit 1\n")
    python.chmod(0o755)
    monkeypatch.setattr(dev, "PYTHON", python)
    with pytest.raises(dev.SetUpFailed, match=f"{meaning}.*run the same command again"):
        dev.pip("install", "x")
    assert words in capsys.readouterr().err


class TestCommands:
    def test_setup_prints_the_interpreter_last(self, monkeypatch, capsys):
        monkeypatch.setattr(dev, "set_up", lambda packages: dev.say("working"))
        assert dev.main(["setup"]) == 0
        assert capsys.readouterr().out == f"{dev.PYTHON}\n"

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [([], 2), (["--help"], 0), (["sail"], 2), (["setup", "now"], 1), (["shots"], 1)],
    )
    def test_what_cannot_be_meant_is_answered_without_a_set_up(self, arguments, code, monkeypatch, capsys):
        monkeypatch.setattr(dev, "set_up", lambda _: pytest.fail("set up"))
        assert dev.main(arguments) == code
        out, err = capsys.readouterr()
        assert out or err

    @pytest.mark.parametrize("failing", [set(), {"mypy"}, {"ruff check", "pytest unit"}])
    def test_test_runs_every_job_and_fails_if_one_did(self, failing, monkeypatch, capsys):
        jobs = dev.test_jobs()
        names = {tuple(command): name for name, command in jobs.items()}
        ran: list[str] = []

        def run_command(command, **_):
            name = names[tuple(command)]
            ran.append(name)
            return subprocess.CompletedProcess(command, int(name in failing), f"said by {name}\n".encode())

        monkeypatch.setattr(dev, "set_up", lambda _: None)
        monkeypatch.setattr(os, "chdir", lambda _: None)
        monkeypatch.setattr(subprocess, "run", run_command)
        assert dev.main(["test"]) == (1 if failing else 0)
        assert sorted(ran) == sorted(jobs)
        printed = [
            line.removeprefix("said by ") for line in capsys.readouterr().out.splitlines() if "said" in line
        ]
        assert sorted(printed) == sorted(jobs)
        assert set(printed[len(jobs) - len(failing) :]) == failing

    def test_every_folder_of_tests_is_run_once(self):
        jobs = dev.test_jobs()
        assert [name for name in jobs if not name.startswith("pytest")] == CHECKS
        runs = [command for name, command in jobs.items() if name.startswith("pytest")]
        folders = [one for command in runs for one in command if one.startswith("tests/")]
        there = {
            f"tests/{found.relative_to(dev.ROOT / 'tests').parts[0]}"
            for found in dev.ROOT.glob("tests/**/test_*.py")
        }
        assert sorted(folders) == sorted(there)
        assert [command[3:] for command in runs if "--cov" in command] == [["tests/unit", "--cov"]]

    @pytest.mark.parametrize(
        ("arguments", "started"),
        [
            (["test", "-k", "draft"], ["-m", "pytest", "-k", "draft"]),
            (["run"], ["-m", "jada_desk", "--practice"]),
            (["run", "plan", "--json"], ["-m", "jada_desk", "plan", "--json"]),
            (["shots", "out"], ["-m", "jada_desk.desktop.shots", "out"]),
            (["bench"], ["-m", "tests.bench"]),
        ],
    )
    def test_arguments_are_handed_on(self, arguments, started, monkeypatch):
        def hand_over(command, environment):
            assert command == [str(dev.PYTHON), *started]
            raise SystemExit(7)

        monkeypatch.setattr(dev, "set_up", lambda _: None)
        monkeypatch.setattr(os, "chdir", lambda _: None)
        monkeypatch.setattr(dev, "hand_over", hand_over)
        with pytest.raises(SystemExit):
            dev.main(arguments)


class TestLocator:
    def test_in_a_checkout_the_folders_stand_at_the_top(self):
        root = Path(dev.__file__).parent
        assert resources.templates_dir() == root / "templates"
        assert resources.resources_dir() == root / "resources"

    def test_in_the_wheel_and_the_bundle_they_stand_inside_the_package(self, tmp_path, monkeypatch):
        monkeypatch.setattr(resources, "_INSTALLED", tmp_path)
        assert resources.templates_dir() == tmp_path / "templates"
        assert resources.resources_dir() == tmp_path / "resources"
