#!/usr/bin/env python3
"""Makes dist/jada-desk/, the program as a folder that runs where no Python is installed, and tries it.

  python3 dev.py build            make it and try it
  python3 dev.py build --try      only try what is in dist/

Run it on the system that the bundle is for. Uses the packages of requirements.lock and no network.
"""

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from jada_desk import __version__
from jada_desk.practice.moto_apps import MOTO_PARTS

ROOT = Path(__file__).resolve().parent
BUILD = ROOT / "build"
BUNDLE = ROOT / "dist" / "jada-desk"
PROGRAM = BUNDLE / ("jada-desk.exe" if os.name == "nt" else "jada-desk")

# PyInstaller starts a script, not a module; freeze_support lets a child process of the program be its worker.
LAUNCHER = """\
import multiprocessing
import sys

from jada_desk.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
"""

# Only these APIs are spoken; both SDKs ship a description of every API there is. The last line is what signing in by a
# profile, a role or the browser takes.
AWS_SERVICES = {"cloudfront", "dynamodb", "s3", "ses", "sesv2", "sns"} | {"signin", "sso", "sso-oidc", "sts"}
GOOGLE_DOCUMENTS = {"calendar.v3.json", "gmail.v1.json"}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--try", dest="only_try", action="store_true", help="try the bundle that is there")
    options = parser.parse_args()
    if not options.only_try:
        build()
        trim()
    try_it()
    size = sum(path.lstat().st_size for path in BUNDLE.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"{PROGRAM} works ({size / 1e6:.0f} MB with its folder)")
    return 0


def build() -> None:
    """Run PyInstaller over a launcher; leaves the bundle in dist/ and its notes in build/."""
    BUILD.mkdir(exist_ok=True)
    launcher = BUILD / "jada-desk.py"
    launcher.write_text(LAUNCHER, encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--onedir", "--log-level=WARN"]
    command += [
        "--name=jada-desk",
        f"--distpath={BUNDLE.parent}",
        f"--workpath={BUILD}",
        f"--specpath={BUILD}",
    ]
    # Late imports inside functions are found by themselves, these are not.
    command += ["--collect-submodules=jada_desk", "--hidden-import=moto.backend_index"]
    command += [f"--collect-submodules=moto.{part}" for part in MOTO_PARTS]
    command += [
        f"--copy-metadata={name}" for name in ("flask", "werkzeug", "recurring-ical-events", "icalendar")
    ]
    for source, target in data_files():
        command.append(f"--add-data={source}{os.pathsep}{target}")
    subprocess.run([*command, str(launcher)], cwd=ROOT, check=True)


def data_files() -> Iterator[tuple[Path, str]]:
    """The files beside the code: (file or folder, folder in the bundle)."""
    # Where the wheel has them: jada_desk/resources.py needs no third place.
    for name in ("templates", "resources"):
        yield ROOT / name, f"jada_desk/_data/{name}"
    moto = package_folder("moto")
    for part in (*MOTO_PARTS, "moto_server", "core"):
        for path in (moto / part).rglob("*"):
            if path.is_file() and path.suffix not in {".py", ".pyc"}:
                yield path, path.parent.relative_to(moto.parent).as_posix()


def package_folder(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        give_up(f"{name} is not installed here. Use: python3 dev.py build")
    return Path(spec.origin).parent


def trim() -> None:
    """Take the descriptions of services that are never called out of the bundle."""
    inside = BUNDLE / "_internal"
    for folder in (inside / "botocore" / "data").iterdir():
        if folder.is_dir() and folder.name not in AWS_SERVICES:
            shutil.rmtree(folder)
    for document in (inside / "googleapiclient" / "discovery_cache" / "documents").iterdir():
        if document.name not in GOOGLE_DOCUMENTS:
            document.unlink()


def try_it() -> None:
    """Start the built program the ways a user does; exits with the reason when one fails."""
    with tempfile.TemporaryDirectory(prefix="jada-bundle-") as folder:
        home = Path(folder)
        if __version__ not in ask(home, "--version"):
            give_up(f"--version does not say {__version__}")
        try:
            # This starts the program a second time, as the practice workspace, and speaks with all of it.
            plan = json.loads(ask(home, "--practice", "plan", "--weekend", "2026-05-30", "--json"))
            if not plan["changes"]:
                give_up("the practice weekend has no changes to publish")
            ask(home, "--practice", "doctor")
            see_window(home)
        finally:
            ask(home, "practice", "stop")


def ask(home: Path, *arguments: str) -> str:
    """Run the built program to its end; what it printed."""
    command = [str(PROGRAM), "--home", str(home), *arguments]
    done = subprocess.run(command, env=alone(home), capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        give_up(f"{shlex.join(arguments)} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def alone(home: Path) -> dict[str, str]:
    """An environment in which nothing of the person who builds is read or written."""
    theirs = ("XDG_", "WAYLAND_", "AWS_", "QT_QPA_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
    return {**kept, "HOME": str(home)}


def see_window(home: Path) -> None:
    """Open the window on a display of its own and wait until it can be seen there."""
    if not sys.platform.startswith("linux"):
        print("The window was not tried: that needs Xvfb. Start it by hand once.")
        return
    readable, writable = os.pipe()
    command = ["Xvfb", "-displayfd", str(writable), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writable], stderr=subprocess.DEVNULL) as server:
        try:
            os.close(writable)
            with os.fdopen(readable) as number:
                display = f":{number.readline().strip()}"
            environment = {**alone(home), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            with subprocess.Popen([str(PROGRAM), "--home", str(home), "--practice"], env=environment) as desk:
                try:
                    look = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "JADA Desk"]
                    subprocess.run(look, env=environment, check=True, timeout=60, stdout=subprocess.DEVNULL)
                except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
                    give_up(f"no window could be seen; the program's exit code so far: {desk.poll()}")
                finally:
                    desk.kill()
        finally:
            server.terminate()


def give_up(reason: str) -> NoReturn:
    sys.exit(f"build_installer.py: {reason}")


if __name__ == "__main__":
    sys.exit(main())
