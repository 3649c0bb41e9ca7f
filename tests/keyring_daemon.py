"""A real Secret Service: GNOME Keyring on a session bus, unlocked, with its files in a folder of the test's own."""

import os
import subprocess
import time
from pathlib import Path
from typing import Self

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection


class Keyring:
    """`gnome-keyring-daemon` for as long as it is entered. `environment` leads a program to it."""

    def __init__(self, folder: Path, session_bus: str) -> None:
        self._folder, self._bus = folder, session_bus
        self.environment = {
            "DBUS_SESSION_BUS_ADDRESS": session_bus,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring",
        }

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        home = {
            name: str(self._folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME")
        }
        self._process = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            env={**os.environ, **home, **self.environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdin
        self._process.stdin.write(b"a password of this test\n")
        self._process.stdin.close()
        deadline = time.monotonic() + 10
        while not self._answers():
            assert self._process.poll() is None, "gnome-keyring-daemon ended"
            assert time.monotonic() < deadline, "no Secret Service came to the bus"
            time.sleep(0.02)
        return self

    def _answers(self) -> bool:
        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        with open_dbus_connection(self._bus) as connection:
            asked = new_method_call(bus, "NameHasOwner", "s", ("org.freedesktop.secrets",))
            return bool(connection.send_and_get_reply(asked, timeout=5).body[0])

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(5)
