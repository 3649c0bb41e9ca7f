"""The walls that every test stands between.

No socket reaches past loopback; a home of its own for the session; a log line of WARNING or above that the
test did not expect fails it; warnings and Qt's messages do the same through the settings in pyproject.toml.
"""

import atexit
import ipaddress
import logging
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

HOME = Path(tempfile.mkdtemp(prefix="jada-tests-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)

# Before anything asks for them: no test reads or writes what belongs to the person who runs it.
for name in [name for name in os.environ if name.startswith(("AWS_", "GOOGLE_", "JADA_", "QT_", "XDG_"))]:
    del os.environ[name]
for name, folder in {
    "HOME": "",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": "run",
}.items():
    (HOME / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ[name] = str(HOME / folder)
os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
# Tests under e2e/ start the desk as a process of its own, with an X server of their own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
if sys.platform != "win32" and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"

# The same examples every time, so that a red run is about the change; `--hypothesis-profile=search` looks
# for new ones. No deadline: a busy machine is not a fault in the code.
hypothesis.settings.register_profile("steady", deadline=None, database=None, derandomize=True)
hypothesis.settings.register_profile("search", deadline=None, database=None, max_examples=2000)
hypothesis.settings.load_profile("steady")


class ReachedOutside(RuntimeError):
    """A test tried to reach, or to be reached from, something beyond loopback."""


outside_attempts: list[str] = []


def refuse_outside(event: str, arguments: tuple[object, ...]) -> None:
    """Audit hook: refuse to connect to, send to, listen on or look up anything but loopback."""
    if event in {"socket.connect", "socket.sendto", "socket.bind"}:
        address = arguments[1]
        # Unix sockets have no host: D-Bus, the X server.
        host = address[0] if isinstance(address, tuple) else None
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        # An address is its own answer; a name would be asked of the network.
        host = None if is_address(arguments[0]) else arguments[0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if isinstance(host, str) and not is_loopback(host):
        outside_attempts.append(f"{event} {host}")
        raise ReachedOutside(f"{event} {host}: tests stay on loopback")


def is_address(host: object) -> bool:
    try:
        ipaddress.ip_address(str(host))
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost"


sys.addaudithook(refuse_outside)


class LogWatch(logging.Handler):
    """Keeps the log lines of WARNING and above, from every thread, and what the test said it expects."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.expected: list[re.Pattern[str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def expect(self, pattern: str) -> None:
        self.expected.append(re.compile(pattern))

    def faults(self) -> list[str]:
        """What was logged unexpectedly and what was expected in vain; empties the watch."""
        lines, expected = self.lines, self.expected
        self.lines, self.expected = [], []
        return [
            *(f"unexpected: {line}" for line in lines if not any(e.search(line) for e in expected)),
            *(f"never logged: {e.pattern}" for e in expected if not any(e.search(line) for line in lines)),
        ]


log_watch = LogWatch()
logging.getLogger().addHandler(log_watch)


@pytest.fixture
def expect_log() -> Callable[[str], None]:
    """Say that a log line of WARNING or above must come: a pattern searched in `LEVEL logger: message`."""
    return log_watch.expect


@pytest.fixture(autouse=True)
def walls() -> Iterator[None]:
    """Fail the test that logged, or reached out, without saying so beforehand."""
    yield
    faults = [*log_watch.faults(), *(f"reached outside: {attempt}" for attempt in outside_attempts)]
    outside_attempts.clear()
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
