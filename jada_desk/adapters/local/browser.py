"""Opens an address in the system's browser, which is another program and must not inherit what is ours alone."""

import os
import shlex
import shutil
import subprocess
import sys
import webbrowser
from collections.abc import Mapping
from typing import Final

# Ours: the seal of the preview's browser and Qt's settings would make a browser built on Qt useless.
_OURS: Final = ("QTWEBENGINE_", "QT_QUICK_BACKEND")
# Held because a Popen that is dropped while its process runs says so as a warning; a browser runs on on purpose.
_started: Final[list[subprocess.Popen[bytes]]] = []


def open_in_browser(address: str) -> None:
    """Show an http(s) address; from any thread. The command in BROWSER comes first, as everywhere on Unix.

    Whether a browser came up cannot be known: the caller shows the address too.
    """
    wanted = os.environ.get("BROWSER", "").split(os.pathsep)[0]
    if wanted:
        words = shlex.split(wanted)
        command = [word.replace("%s", address) for word in words]
        command += [] if any("%s" in word for word in words) else [address]
    elif sys.platform.startswith("linux") and (opener := shutil.which("xdg-open")):
        command = [opener, address]
    else:
        webbrowser.open(address)
        return
    _started[:] = [one for one in _started if one.poll() is None]
    try:
        _started.append(
            subprocess.Popen(
                command,
                env=_environment(os.environ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        )
    except OSError:
        webbrowser.open(address)


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    found = {name: value for name, value in ours.items() if not name.startswith(_OURS)}
    if getattr(sys, "frozen", False):
        # A bundle leads its own libraries; the system's programs want the system's (PyInstaller keeps the old one).
        found.pop("LD_LIBRARY_PATH", None)
        if before := found.pop("LD_LIBRARY_PATH_ORIG", ""):
            found["LD_LIBRARY_PATH"] = before
    return found
