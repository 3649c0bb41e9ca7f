"""The tools from package-lock.json: installed when they are missing or other ones, each checked against its hash."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
_STAMP = MODULES / ".jada-installed"
_QUIET = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
# A profile of its own, nothing of the browser's own traffic, and room in containers with a small /dev/shm.
_FLAGS = (
    "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


class ToolMissing(Exception):
    """A program that is needed is not there; the message says which and what to do."""


def program(*names: str) -> str:
    """The first of these programs that there is. Raises ToolMissing."""
    for name in names:
        if found := shutil.which(name):
            return found
    raise ToolMissing(
        f"{names[0]} is not installed. On Debian, dev.py installs it as root; elsewhere install Node.js 18.20 or later,"
        " Java 11 or later and Chromium, then run this again."
    )


def install() -> None:
    """Bring node_modules to what the lock names. Raises ToolMissing."""
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    if _STAMP.is_file() and _STAMP.read_text() == wanted:
        return
    print("Installing the tools of tests/pages_check/package-lock.json (about 240 MB) ...", file=sys.stderr)
    done = subprocess.run([program("npm"), "ci", *_QUIET], cwd=HERE, stdout=sys.stderr)
    if done.returncode != 0:
        raise ToolMissing("npm could not install the tools (its own words stand above). Mend what it names.")
    _STAMP.write_text(wanted)


def chromium_flags() -> list[str]:
    """How Chromium is started; its sandbox stays on except for root, whom it refuses to run for otherwise."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*_FLAGS, *(["--no-sandbox"] if is_root else [])]


def look(pages: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What Chromium, Lighthouse, axe and html-validate find on pages {name, url, first_screen}."""
    asked = {
        "chromium": program("chromium", "chromium-browser", "google-chrome"),
        "flags": chromium_flags(),
        "pages": list(pages),
    }
    done = subprocess.run(
        [program("node"), str(HERE / "check.mjs")], input=json.dumps(asked), stdout=subprocess.PIPE, text=True
    )
    if done.returncode != 0:
        raise ToolMissing("The pages could not be looked at (the reason stands above).")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def validate(files: Sequence[Path]) -> dict[str, list[str]]:
    """What the Nu Html Checker finds, errors and warnings, by file name."""
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        [program("java"), "-jar", str(jar), "--format", "json", *map(str, files)],
        capture_output=True,
        text=True,
    )
    try:
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError) as failed:
        raise ToolMissing(f"The Nu Html Checker did not answer: {done.stderr[:300]}") from failed
    found: dict[str, list[str]] = {file.name: [] for file in files}
    for one in messages:
        name = one.get("url", "").rpartition("/")[2]
        found.setdefault(name, []).append(f"{one.get('lastLine', '')} {one['message']}")
    return found
