"""A desktop's tray and its notifications: what a program asks for over the session bus to tell people something."""

from queue import SimpleQueue
from threading import Event, Thread
from typing import Final, NamedTuple, Self

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_PATIENCE_S: Final = 25.0
_NAP_S: Final = 0.2
_WATCHER: Final = "org.kde.StatusNotifierWatcher"
_NOTIFICATIONS: Final = "org.freedesktop.Notifications"
_NOTIFICATIONS_PATH: Final = "/org/freedesktop/Notifications"
# Qt reads a property of the watcher only when the watcher says that it has it.
_WHAT_THE_WATCHER_HAS: Final = f"""<!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">
<node><interface name="{_WATCHER}">
<method name="RegisterStatusNotifierItem"><arg name="service" type="s" direction="in"/></method>
<property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
</interface></node>"""


class Notification(NamedTuple):
    """A heading and its words."""

    title: str
    words: str


class Tray:
    """There is one on this bus from the moment it is made until it is left."""

    def __init__(self, session_bus: str) -> None:
        self._connection: DBusConnection = open_dbus_connection(session_bus)
        self.items: SimpleQueue[str] = SimpleQueue()
        self._told: SimpleQueue[Notification] = SimpleQueue()
        self._number = 0
        for name in (_WATCHER, _NOTIFICATIONS):
            self._connection.send_and_get_reply(message_bus.RequestName(name), timeout=_PATIENCE_S)
        self._is_over = Event()
        self._server = Thread(target=self._serve, name="tray")
        self._server.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._server.join()
        self._connection.close()

    def next(self) -> Notification:
        """Wait for the next notification."""
        return self._told.get(timeout=_PATIENCE_S)

    def click(self) -> None:
        """Click on the last notification."""
        at = DBusAddress(_NOTIFICATIONS_PATH, interface=_NOTIFICATIONS)
        self._connection.send(new_signal(at, "ActionInvoked", "us", (self._number, "default")))

    def _serve(self) -> None:
        while not self._is_over.is_set():
            try:
                message = self._connection.receive(timeout=_NAP_S)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._connection.send(self._answer(message))

    def _answer(self, call: Message) -> Message:
        match call.header.fields[HeaderFields.member], *call.body:
            case "Introspect", *_:
                return new_method_return(call, "s", (_WHAT_THE_WATCHER_HAS,))
            case "Get", _, "IsStatusNotifierHostRegistered":
                return new_method_return(call, "v", (("b", True),))
            case "RegisterStatusNotifierItem", str(item):
                self.items.put(item)
                return new_method_return(call)
            case "Notify", _, _, _, str(title), str(words), *_:
                self._number += 1
                self._told.put(Notification(title, words))
                return new_method_return(call, "u", (self._number,))
            case "GetCapabilities", *_:
                return new_method_return(call, "as", (["body", "actions"],))
            case "GetServerInformation", *_:
                return new_method_return(call, "ssss", ("tray", "tests", "1", "1.2"))
            case "CloseNotification", *_:
                return new_method_return(call)
        return new_error(call, "org.freedesktop.DBus.Error.UnknownMethod")
