#!/usr/bin/env python3
"""Everything a checkout needs, in one file: Python 3.11 or later, and nothing else installed.

  python3 dev.py run [ARGS]     open the practice workspace; with ARGS, any jada-desk command (try: run --help)
  python3 dev.py test [ARGS]    every check and test; with ARGS, pytest alone with these
  python3 dev.py setup          set up only; the last line is the interpreter's path
  python3 dev.py bench [ARGS]   the benchmarks
  python3 dev.py torture [ARGS] publishes killed, cut off and raced; try: torture --seeds 1000
  python3 dev.py pages [WORD]   guest, waiver, photo and crew pages in Chromium: Lighthouse, axe, HTML checkers
  python3 dev.py words [CODE]   bring the Linguist files up to the code's texts; with CODE begin that language
  python3 dev.py shots DIR      screenshots of the main states into DIR
  python3 dev.py build          the installable bundle, into dist/

Each sets up first what is missing: the virtual environment in .venv, the packages of requirements.lock,
and on Debian the system libraries. When nothing is missing this takes milliseconds.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  this very file is what an older interpreter is given
    sys.exit(f"dev.py: Python 3.11 or later is needed, this is {sys.version.split()[0]}.")

import contextlib
import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "jada-setup.json"
LOCK_FILE = ROOT / ".setup.lock"
REQUIREMENTS = ROOT / "requirements.lock"
ON_WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if ON_WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if ON_WINDOWS else "python")
# The interpreter itself, also when dev.py is started from inside the virtual environment.
BASE_PYTHON: str = getattr(sys, "_base_executable", sys.executable)

# Debian package -> what shows that it is there: a shared library, a program or a path. Looking for the thing
# instead of asking dpkg lets other distributions, with other package names, pass too.
DESK_PACKAGES = {
    "fonts-noto-core": "/usr/share/fonts/truetype/noto",
    "libasound2": "libasound.so.2",
    "libdbus-1-3": "libdbus-1.so.3",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libnss3": "libnss3.so",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xinerama0": "libxcb-xinerama.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxcomposite1": "libXcomposite.so.1",
    "libxdamage1": "libXdamage.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxkbfile1": "libxkbfile.so.1",
    "libxrandr2": "libXrandr.so.2",
    "libxtst6": "libXtst.so.6",
}
TEST_PACKAGES = {
    "at-spi2-core": "/usr/libexec/at-spi-bus-launcher",
    "dbus": "dbus-run-session",
    "gnome-keyring": "gnome-keyring-daemon",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "xvfb": "Xvfb",
}
PAGES_PACKAGES = {
    "chromium": "chromium",
    "default-jre-headless": "java",
    "nodejs": "node",
    "npm": "npm",
}
BUILD_PACKAGES = {"binutils": "objdump", "xdotool": "xdotool", "xvfb": "Xvfb"}

# What pip says -> what that means here.
PIP_REASONS = {
    "No space left on device": "The disk is full: about 2 GB are needed. Make room",
    "DO NOT MATCH THE HASHES": "A downloaded package is not the one in requirements.lock: a mirror or proxy"
    " changed it. Use another index",
    "NewConnectionError": "The package index cannot be reached. Check the connection",
    "NameResolutionError": "The package index cannot be reached. Check the connection",
    "ProxyError": "The proxy refused the connection. Check the proxy settings",
    "CERTIFICATE_VERIFY_FAILED": "The package index shows a certificate that is not trusted."
    " Name the trusted ones in PIP_CERT",
}


class SetUpFailed(Exception):
    """The set-up cannot go on; the message says what happened and what to do."""


def set_up(packages: Mapping[str, str]) -> None:
    """Bring the system packages and .venv to what the checkout asks for; safe to interrupt and to run twice.

    Raises SetUpFailed, with .venv left unfinished: the next set-up starts it again.
    """
    if is_complete(packages):
        return
    with exclusive(LOCK_FILE):
        if is_complete(packages):
            return
        install_missing_packages(packages)
        stamp = read_stamp()
        if not is_same_house(stamp):
            make_venv()
            stamp = {}
        if stamp.get("contents") != contents_hash():
            # Without its stamp an environment counts as unfinished and is made anew.
            STAMP.unlink(missing_ok=True)
            install_requirements()
        write_stamp({*packages, *stamp.get("packages", [])})


def is_complete(packages: Mapping[str, str]) -> bool:
    """Whether the last set-up finished, for this checkout as it stands, with at least these packages."""
    stamp = read_stamp()
    return (
        is_same_house(stamp)
        and stamp.get("contents") == contents_hash()
        and packages.keys() <= set(stamp.get("packages", []))
    )


def read_stamp() -> dict[str, Any]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(packages: set[str]) -> None:
    stamp = {
        "root": str(ROOT),
        "base": BASE_PYTHON,
        "version": sys.version,
        "contents": contents_hash(),
        "packages": sorted(packages),
    }
    unfinished = STAMP.with_suffix(".new")
    unfinished.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    unfinished.replace(STAMP)


def is_same_house(stamp: Mapping[str, Any]) -> bool:
    """Whether .venv was made here, by an interpreter that has not changed since.

    A checkout that was moved breaks the scripts in .venv; an upgraded interpreter its libraries. Starting
    dev.py with another interpreter than the one that made .venv is no reason to make it again.
    """
    return (
        stamp.get("root") == str(ROOT)
        and (stamp.get("base") != BASE_PYTHON or stamp.get("version") == sys.version)
        and PYTHON.exists()
    )


def contents_hash() -> str:
    digest = hashlib.sha256()
    for path in (REQUIREMENTS, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@contextlib.contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock on `path` against another set-up; the system lets go of it when the process dies."""
    with path.open("a+b") as file:
        if ON_WINDOWS:
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined, unused-ignore]
        else:
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Another set-up is under way here: waiting for it.")
                fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make_venv() -> None:
    say(f"Making the virtual environment in {VENV} ...")
    if VENV.exists():
        shutil.rmtree(VENV)
    if importlib.util.find_spec("ensurepip") is None:
        # Debian keeps ensurepip, without which there is no virtual environment, in a package of its own.
        apt_install([f"python{sys.version_info.major}.{sys.version_info.minor}-venv"])
    if subprocess.run([BASE_PYTHON, "-m", "venv", str(VENV)], stdout=sys.stderr).returncode != 0:
        raise SetUpFailed(f"The virtual environment could not be made in {VENV}: the reason stands above.")


def install_requirements() -> None:
    """Install exactly what the lock names, each file checked against its hash, then the project itself."""
    say("Installing the packages of requirements.lock (about 500 MB the first time, a minute or more) ...")
    pip("install", "--require-hashes", "--no-deps", "--only-binary=:all:", "--requirement", str(REQUIREMENTS))
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    pip("check")


def pip(*arguments: str) -> None:
    """Run the environment's own pip, its output shown as it comes. Raises SetUpFailed with the reason."""
    command = [str(PYTHON), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    if not sys.stderr.isatty():
        command.insert(command.index(arguments[0]) + 1, "--quiet")
    environment = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore", "PYTHONUNBUFFERED": "1"}
    said = []
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=environment,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            sys.stderr.write(line)
            said.append(line)
    if process.returncode != 0:
        output = "".join(said)
        reason = next((meaning for words, meaning in PIP_REASONS.items() if words in output), None)
        raise SetUpFailed(
            f"pip could not finish (its own words stand above). {reason or 'Mend what it names'}"
            ", then run the same command again. Nothing outside .venv was changed."
        )


def install_missing_packages(packages: Mapping[str, str]) -> None:
    """Install the missing Debian packages; when not root, raise SetUpFailed with the exact command."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for package, sign in packages.items() if not is_present(sign)]
    if not missing:
        return
    if shutil.which("apt-get"):
        apt_install(missing)
    else:
        # Elsewhere a missing font or a library that this desktop does without need not be fatal.
        signs = ", ".join(packages[package] for package in missing)
        say(f"Not found on this system, install them if the desk does not start: {signs}")


def is_present(sign: str) -> bool:
    if sign.startswith("/"):
        return Path(sign).exists()
    if ".so" not in sign:
        return shutil.which(sign) is not None
    try:
        ctypes.CDLL(sign)
    except OSError:
        return False
    return True


def apt_install(packages: Sequence[str]) -> None:
    update = ["apt-get", "-o", "DPkg::Lock::Timeout=120", "update", "-q"]
    install = [
        "apt-get",
        "-o",
        "DPkg::Lock::Timeout=120",
        "install",
        "-y",
        "-q",
        "--no-install-recommends",
        *packages,
    ]
    by_hand = f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {shlex.join(packages)}"
    names = " ".join(packages)
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise SetUpFailed(
            f"System packages are missing: {names}\nInstall them, then run this again:\n  {by_hand}"
        )
    say(f"Installing missing system packages: {names}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # A list that could not be renewed need not matter; a package that could not be installed does.
    subprocess.run(update, env=environment, stdout=sys.stderr)
    if subprocess.run(install, env=environment, stdout=sys.stderr).returncode != 0:
        raise SetUpFailed(
            f"apt-get could not install: {names} (its own words stand above). Mend what it names"
            f" (often the connection or the package sources), or run by hand:\n  {by_hand}"
        )


def setup(arguments: list[str]) -> int:
    take_no_more("setup", arguments)
    set_up(DESK_PACKAGES)
    print(PYTHON)
    return 0


def run(arguments: list[str]) -> int:
    set_up(DESK_PACKAGES)
    # Without a command: the practice workspace, where nothing can go wrong.
    hand_over([str(PYTHON), "-m", "jada_desk", *(arguments or ["--practice"])], qt_environment())


def test(arguments: list[str]) -> int:
    set_up({**DESK_PACKAGES, **TEST_PACKAGES})
    os.chdir(ROOT)
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    if arguments:
        hand_over([str(PYTHON), "-m", "pytest", *arguments], environment)
    failed = run_side_by_side(test_jobs(), environment)
    if failed:
        say(f"== failed: {', '.join(failed)}")
    return 1 if failed else 0


def test_jobs() -> dict[str, list[str]]:
    """Every check and every run of pytest by name, the longest first.

    The window's tests, with Qt's browser in them, and those of whole desks have a process each, for a browser that a
    test left behind must not be the next one's. The unit tests measure the coverage: they alone must reach all of
    domain and workflows.
    """
    python = [str(PYTHON), "-m"]
    folders = {found.relative_to(ROOT).parts[1] for found in ROOT.glob("tests/*/**/test_*.py")}
    alone = ["e2e", "unit", "desktop"]
    jobs = {}
    for group in (*([one] for one in alone), sorted(folders.difference(alone))):
        paths = [f"tests/{one}" for one in group]
        jobs[f"pytest {' '.join(group)}"] = [
            *python,
            "pytest",
            *paths,
            *(["--cov"] if group == ["unit"] else []),
        ]
    return jobs | {
        "mypy": [*python, "mypy"],
        "import-linter": [str(BIN / "lint-imports"), "--no-logo"],
        "ruff check": [*python, "ruff", "check", "."],
        "ruff format": [*python, "ruff", "format", "--check", "."],
    }


def run_side_by_side(jobs: Mapping[str, list[str]], environment: Mapping[str, str]) -> list[str]:
    """Run commands, as many at once as there are processors; the names of those that failed.

    What a command printed comes in one piece when it ends, and after all others if it failed, so that the reason of a
    failure is what one reads last.
    """
    failed: dict[str, bytes] = {}

    def run_job(name: str) -> "subprocess.CompletedProcess[bytes]":
        say(f"== {name} ...")
        return subprocess.run(
            jobs[name],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        runs = {pool.submit(run_job, name): name for name in jobs}
        try:
            for ended in as_completed(runs):
                name, done = runs[ended], ended.result()
                if done.returncode != 0:
                    say(f"== {name}: failed, the reason follows at the end")
                    failed[name] = done.stdout
                else:
                    show(name, done.stdout)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    for name, printed in failed.items():
        show(f"{name}: failed", printed)
    return list(failed)


def show(title: str, printed: bytes) -> None:
    print(f"== {title}\n{printed.decode(errors='replace')}", flush=True)


def bench(arguments: list[str]) -> int:
    set_up({**DESK_PACKAGES, **TEST_PACKAGES})
    os.chdir(ROOT)
    hand_over([str(PYTHON), "-m", "tests.bench", *arguments], qt_environment())


def torture(arguments: list[str]) -> int:
    set_up(DESK_PACKAGES)
    os.chdir(ROOT)
    hand_over([str(PYTHON), "-m", "tests.torture", *arguments], os.environ)


def pages(arguments: list[str]) -> int:
    set_up({**DESK_PACKAGES, **PAGES_PACKAGES})
    os.chdir(ROOT)
    hand_over([str(PYTHON), "-m", "tests.pages_check", *arguments], os.environ)


def words(arguments: list[str]) -> int:
    set_up(DESK_PACKAGES)
    os.chdir(ROOT)
    hand_over([str(PYTHON), "-m", "tests.translations", *arguments], os.environ)


def shots(arguments: list[str]) -> int:
    if len(arguments) != 1:
        raise SetUpFailed("shots takes one folder: python3 dev.py shots DIR")
    set_up(DESK_PACKAGES)
    environment = {"QT_QPA_PLATFORM": "offscreen", **qt_environment()}
    hand_over([str(PYTHON), "-m", "jada_desk.desktop.shots", arguments[0]], environment)


def build(arguments: list[str]) -> int:
    set_up({**DESK_PACKAGES, **BUILD_PACKAGES})
    hand_over([str(PYTHON), str(ROOT / "build_installer.py"), *arguments], qt_environment())


def qt_environment() -> dict[str, str]:
    environment = dict(os.environ)
    if not ON_WINDOWS and os.geteuid() == 0:
        # Chromium refuses to start its sandbox as root, as in a container; nobody else goes without it.
        environment.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    return environment


def hand_over(command: list[str], environment: Mapping[str, str]) -> NoReturn:
    """Become `command`; on Windows, where exec leaves the console behind, wait for it instead."""
    sys.stdout.flush()
    if ON_WINDOWS:
        sys.exit(subprocess.run(command, env=environment).returncode)
    os.execve(command[0], command, environment)


def take_no_more(name: str, arguments: list[str]) -> None:
    if arguments:
        raise SetUpFailed(f"{name} takes no arguments, got: {shlex.join(arguments)}")


def say(line: str) -> None:
    # Standard output belongs to the command that was asked for.
    print(line, file=sys.stderr, flush=True)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "setup": setup,
    "bench": bench,
    "torture": torture,
    "pages": pages,
    "words": words,
    "shots": shots,
    "build": build,
}


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(__doc__)
        return 0 if arguments else 2
    command = COMMANDS.get(arguments[0])
    if command is None:
        say(f"dev.py: there is no command {arguments[0]!r}. There are: {', '.join(COMMANDS)}")
        return 2
    try:
        return command(arguments[1:])
    except SetUpFailed as failure:
        say(f"dev.py: {failure}")
        return 1
    except KeyboardInterrupt:
        say("dev.py: stopped. Run the same command again to go on.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
