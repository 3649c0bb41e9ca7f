"""A screen of one's own: an X server, a window manager and an accessibility bus; hands and eyes for a test.

The hands are real input events (XTEST through xdotool). The eyes are the accessible tree, the one that a screen
reader reads: what has no name, role or state there cannot be found here either.
"""

import os
import shutil
import struct
import subprocess
import time
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

from jeepney import DBusAddress, HeaderFields, Message, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

WIDTH, HEIGHT = 1440, 900
PROGRAMS: Final = ("Xvfb", "openbox", "xdotool", "dbus-daemon")
_ANSWER_S: Final = 10.0
# No frame, so that the window has the whole screen; of the window manager's keys only the one that closes it.
_OPENBOX: Final = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
<theme><keepBorder>no</keepBorder></theme>
<keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
<applications><application class="*"><decor>no</decor>
<position force="yes"><x>0</x><y>0</y></position></application></applications>
</openbox_config>
"""
_ACCESSIBLE: Final = "org.a11y.atspi.Accessible"
_ROOT: Final = "/org/a11y/atspi/accessible/root"
# Bits of AtspiStateType that are looked at.
_STATES: Final = {
    1: "active", 4: "checked", 7: "editable", 8: "enabled", 11: "focusable", 12: "focused", 22: "selectable",
    23: "selected", 24: "sensitive", 25: "showing", 30: "visible",
}  # fmt: skip

# Of AtspiRelationType.
_LABELLED_BY: Final = 2
# What has nothing in it.
_LEAVES: Final = frozenset({"push button", "check box", "radio button", "text"})


class Box(NamedTuple):
    """A rectangle of the screen, in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2

    def cut(self, other: "Box") -> "Box":
        """What both have in common; of width or height 0 when that is nothing."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right = min(self.x + self.width, other.x + other.width)
        bottom = min(self.y + self.height, other.y + other.height)
        return Box(x, y, max(0, right - x), max(0, bottom - y))

    def holds(self, point: tuple[int, int]) -> bool:
        return self.x <= point[0] < self.x + self.width and self.y <= point[1] < self.y + self.height


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing of the accessible tree. `clip` is the part of the screen that its ancestors leave it."""

    bus: str
    path: str
    role: str
    name: str
    states: frozenset[str]
    box: Box
    clip: Box
    depth: int

    @property
    def is_enabled(self) -> bool:
        return "sensitive" in self.states

    @property
    def is_in_view(self) -> bool:
        return self.clip.holds(self.box.centre)

    def __str__(self) -> str:
        return (
            f"{'  ' * self.depth}{self.role} {self.name!r} {tuple(self.box)} {' '.join(sorted(self.states))}"
        )


def find_accessibility_bus(session_bus: str) -> str:
    """Its address, by the session bus, whose service file starts it when it is asked for."""
    with open_dbus_connection(session_bus) as session:
        where = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
        answer = session.send_and_get_reply(new_method_call(where, "GetAddress"), timeout=_ANSWER_S)
    return str(answer.body[0])


class Tree:
    """The accessibility bus, and the programs on it."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        # What is asked of one thing is written once and what it is stays: it is looked at many times a second.
        self._written: dict[tuple[str, str, str, str], bytes] = {}
        self._roles: dict[tuple[str, str], str] = {}

    @classmethod
    def join(cls, session_bus: str) -> Self:
        return cls(open_dbus_connection(find_accessibility_bus(session_bus)))

    def close(self) -> None:
        self._connection.close()

    def program(self, pid: int) -> tuple[str, str] | None:
        """Bus name and path of the program with this process id, once it has come to the bus."""
        (children,) = self._ask([("org.a11y.atspi.Registry", _ROOT, _ACCESSIBLE, "GetChildren", "", ())])
        asked = "GetConnectionUnixProcessID"
        daemon = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", asked, "s")
        numbers = self._ask([(*daemon, (bus,)) for bus, _ in children or ()])
        return next((one for one, number in zip(children or (), numbers, strict=True) if number == pid), None)

    def look(self, bus: str, path: str) -> list[Seen]:
        """Everything that shows of a program, parents before their children, in the tree's order."""
        found: dict[tuple[int, ...], Seen] = {}
        whole = Box(0, 0, WIDTH, HEIGHT)
        level: list[tuple[tuple[int, ...], str, str, Box]] = [((), bus, path, whole)]
        while level:
            calls: list[Any] = []
            for _, where, what, _clip in level:
                role = self._roles.get((where, what))
                calls += [
                    (where, what, _ACCESSIBLE, "Name", None, ()),
                    (where, what, _ACCESSIBLE, "GetState", "", ()),
                    (where, what, "org.a11y.atspi.Component", "GetExtents", "u", (0,)),
                ]
                if role is None:
                    calls.append((where, what, _ACCESSIBLE, "GetRoleName", "", ()))
                if role not in _LEAVES:
                    calls.append((where, what, _ACCESSIBLE, "GetChildren", "", ()))
            answers = iter(self._ask(calls))
            below: list[tuple[tuple[int, ...], str, str, Box]] = []
            for key, where, what, clip in level:
                name, bits, extents = (next(answers) for _ in range(3))
                known = self._roles.get((where, what))
                role = next(answers) if known is None else known
                children = () if known in _LEAVES else next(answers)
                if role is None or bits is None:
                    continue  # gone between two questions
                self._roles[where, what] = role
                states = frozenset(word for n, word in _STATES.items() if bits[n // 32] >> n % 32 & 1)
                if key and "showing" not in states:
                    continue
                is_program = not key
                box = whole if is_program or extents is None else Box(*extents)
                found[key] = Seen(where, what, role, name or "", states, box, clip, len(key))
                # The guest page has a tree of its own, which the browser's process answers for in its own time.
                if role != "document web":
                    below += [((*key, n), *child, box.cut(clip)) for n, child in enumerate(children or ())]
            level = below
        return [found[key] for key in sorted(found)]

    def text(self, seen: Seen) -> str:
        """What stands in a text field."""
        (text,) = self._ask([(seen.bus, seen.path, "org.a11y.atspi.Text", "GetText", "ii", (0, -1))])
        return str(text or "")

    def description(self, seen: Seen) -> str:
        (text,) = self._ask([(seen.bus, seen.path, _ACCESSIBLE, "Description", None, ())])
        return str(text or "")

    def labels(self, seen: Seen) -> str:
        """The names of what labels a thing."""
        found = self._ask([(seen.bus, seen.path, _ACCESSIBLE, "GetRelationSet", "", ())])[0] or ()
        labels = [label for relation, those in found if relation == _LABELLED_BY for label in those]
        names = self._ask([(bus, path, _ACCESSIBLE, "Name", None, ()) for bus, path in labels])
        return " ".join(map(str, filter(None, names)))

    def _ask(self, calls: Sequence[tuple[str, str, str, str, str | None, tuple[Any, ...]]]) -> list[Any]:
        """The first value of each call's answer, None for an error. All calls are sent before the first answer."""
        waiting: dict[int, int] = {}
        sent = bytearray()
        for n, (bus, path, interface, member, signature, values) in enumerate(calls):
            serial = next(self._connection.outgoing_serial)
            sent += self._write(bus, path, interface, member, signature, values, serial)
            waiting[serial] = n
        self._connection.sock.sendall(sent)
        answers: list[Any] = [None] * len(calls)
        deadline = time.monotonic() + _ANSWER_S
        while waiting:
            reply = self._connection.receive(timeout=max(0.0, deadline - time.monotonic()))
            n = waiting.pop(reply.header.fields.get(HeaderFields.reply_serial, -1), -1)
            if n >= 0 and reply.header.message_type is MessageType.method_return and reply.body:
                value = reply.body[0]
                answers[n] = value[1] if calls[n][4] is None else value
        return answers

    def _write(
        self,
        bus: str,
        path: str,
        interface: str,
        member: str,
        signature: str | None,
        values: Any,
        serial: int,
    ) -> bytes:
        """A call as it goes over the wire, under a serial number."""
        key = (bus, path, interface, member)
        if (written := self._written.get(key) if not values or values == (0,) else None) is None:
            where = DBusAddress(path, bus_name=bus, interface=interface)
            message: Message = (
                Properties(where).get(member)
                if signature is None
                else new_method_call(where, member, signature, values)
            )
            written = message.serialise(serial)
            if not values or values == (0,):
                self._written[key] = written
        # The header's third field: four bytes, least first, as jeepney writes on every machine.
        return written[:8] + struct.pack("<I", serial) + written[12:]


class Screen:
    """An X server with a window manager, a session bus, and the pointer and keyboard in front of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        try:
            self._open()
        except BaseException:
            self._end()
            raise

    def _open(self) -> None:
        read, write = os.pipe()
        try:
            self._start(
                *("Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"),
                *("-nolisten", "tcp", "-noreset", "-fbdir", str(self._folder)),
                pass_fds=(write,),
            )
        finally:
            os.close(write)
        with os.fdopen(read) as answer:
            self.display = f":{answer.readline().strip()}"
        bus = self._start("dbus-daemon", "--session", "--nofork", "--print-address=1", stdout=subprocess.PIPE)
        assert bus.stdout
        with bus.stdout:
            self.session_bus = bus.stdout.readline().decode().strip()
        config = self._folder / "openbox.xml"
        config.write_text(_OPENBOX)
        self._start("openbox", "--sm-disable", "--config-file", str(config))
        self.tree = Tree.join(self.session_bus)

    @property
    def environment(self) -> Mapping[str, str]:
        """What a program needs to come to this screen and onto its accessibility bus."""
        return {
            "DISPLAY": self.display,
            "DBUS_SESSION_BUS_ADDRESS": self.session_bus,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }

    def _start(
        self, *command: str, stdout: int = subprocess.DEVNULL, pass_fds: tuple[int, ...] = ()
    ) -> subprocess.Popen[bytes]:
        environment = {**os.environ}
        if self._processes:
            environment["DISPLAY"] = self.display
        with (self._folder / f"{command[0]}.log").open("wb") as log:
            process = subprocess.Popen(
                command, stdout=stdout, stderr=log, stdin=subprocess.DEVNULL, env=environment, pass_fds=pass_fds
            )  # fmt: skip
        self._processes.append(process)
        return process

    def close(self) -> None:
        """End every program of this screen, the last first."""
        self.tree.close()
        self._end()

    def _end(self) -> None:
        for process in reversed(self._processes):
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
            if process.poll() is None:
                process.kill()
                process.wait()

    # Hands -----------------------------------------------------------------------------------------------------------

    def _input(self, *words: object) -> None:
        subprocess.run(
            ["xdotool", *map(str, words)],
            env={**os.environ, "DISPLAY": self.display},
            check=True,
            timeout=_ANSWER_S,
        )

    def click(self, point: tuple[int, int], held: str = "") -> None:
        """Click there, with a key held down or none."""
        down, up = (("keydown", held), ("keyup", held)) if held else ((), ())
        self._input(*down, "mousemove", *point, "click", 1, *up)

    def wheel(self, point: tuple[int, int], *, down: bool) -> None:
        self._input("mousemove", *point, "click", 5 if down else 4)

    def press(self, point: tuple[int, int]) -> None:
        self._input("mousemove", *point, "mousedown", 1)

    def glide(self, start: tuple[int, int], end: tuple[int, int], steps: int = 12) -> None:
        """Move the pointer as a hand does, over the points between."""
        words: list[object] = []
        for n in range(1, steps + 1):
            x, y = (a + (b - a) * n // steps for a, b in zip(start, end, strict=True))
            words += ["mousemove", x, y]
        self._input(*words)

    def release(self) -> None:
        self._input("mouseup", 1)

    def key(self, *keys: str) -> None:
        """Press keys one after the other, by their X names: "ctrl+Return", "Escape"."""
        # Without --clearmodifiers, which lets go of the mouse button too.
        self._input("key", *keys)

    def type(self, text: str) -> None:
        self._input("type", "--delay", 1, text)

    # Eyes ------------------------------------------------------------------------------------------------------------

    def pixels(self, box: Box) -> list[bytes]:
        """What is on the screen there, row by row, four bytes (blue, green, red, none) a pixel."""
        # The X server keeps its picture in a file of the XWD form: a header, a colour table, the rows.
        with (self._folder / "Xvfb_screen0").open("rb") as picture:
            header = struct.unpack(">25I", picture.read(100))
            start, row = header[0] + 12 * header[19], header[12]
            rows = []
            for y in range(box.y, box.y + box.height):
                picture.seek(start + y * row + 4 * box.x)
                rows.append(picture.read(4 * box.width))
        return rows

    def photograph(self, path: Path) -> None:
        """Write what is on the screen as a PNG."""
        lines = bytearray()
        for line in self.pixels(Box(0, 0, WIDTH, HEIGHT)):
            rgb = bytearray(3 * WIDTH)
            rgb[0::3], rgb[1::3], rgb[2::3] = line[2::4], line[1::4], line[0::4]
            lines += b"\0" + rgb
        chunks = (
            (b"IHDR", struct.pack(">2I5B", WIDTH, HEIGHT, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(bytes(lines), 1)),
            (b"IEND", b""),
        )
        with path.open("wb") as out:
            out.write(b"\x89PNG\r\n\x1a\n")
            for kind, body in chunks:
                out.write(
                    struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
                )


def missing_programs() -> list[str]:
    """What this machine lacks for a screen of one's own."""
    return [name for name in PROGRAMS if not shutil.which(name)]
