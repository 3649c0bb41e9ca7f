"""What a screen reader would say aloud: the announcements that programs send over the accessibility bus."""

import time
from typing import Final, Self

from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.e2e.screen import find_accessibility_bus

_REGISTRY: Final = DBusAddress(
    "/org/a11y/atspi/registry", bus_name="org.a11y.atspi.Registry", interface="org.a11y.atspi.Registry"
)
_PATIENCE_S: Final = 25.0


class Ears:
    """Listens from the moment it is made; programs announce nothing while nobody listens."""

    def __init__(self, session_bus: str) -> None:
        self._connection: DBusConnection = open_dbus_connection(find_accessibility_bus(session_bus))
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
        for call in (
            message_bus.AddMatch(rule),
            new_method_call(_REGISTRY, "RegisterEvent", "sass", ("object:announcement", [], "")),
        ):
            self._connection.send_and_get_reply(call, timeout=_PATIENCE_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def wait_for(self, words: str) -> None:
        """Wait until something is announced that begins so; the test fails when it does not come."""
        heard: list[str] = []
        deadline = time.monotonic() + _PATIENCE_S
        while not any(one.startswith(words) for one in heard):
            assert time.monotonic() < deadline, f"Not announced: {words!r}. Heard: {heard}"
            try:
                message = self._connection.receive(timeout=1.0)
            except TimeoutError:
                continue
            # Its kind, two numbers, and the words as a variant: ("s", words).
            if len(message.body) > 3:
                heard.append(str(message.body[3][1]))
