"""A small web server on loopback whose answers a test writes byte by byte."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Given the request's text, the bytes to send; None cuts the connection without an answer.
Script = Callable[[str], bytes | None]


def answer(status: str = "200 OK", body: bytes = b"", **headers: str) -> bytes:
    named = {
        "Content-Length": str(len(body)),
        **{key.replace("_", "-"): value for key, value in headers.items()},
    }
    head = "".join(f"{key}: {value}\r\n" for key, value in named.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


@contextmanager
def serving(
    script: Script, wrap: Callable[[socket.socket], socket.socket] | None = None
) -> Iterator[tuple[str, list[str]]]:
    """The server's address, and the requests it got (head and body), in order."""
    requests: list[str] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def serve(connection: socket.socket) -> None:
        try:
            with wrap(connection) if wrap else connection as peer:
                while text := _request(peer):
                    requests.append(text)
                    reply = script(text)
                    if reply is None:
                        return
                    peer.sendall(reply)
                    if b"Connection: close" in reply:
                        return
        except OSError:
            return  # the client went away

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield f"{'https' if wrap else 'http'}://127.0.0.1:{listener.getsockname()[1]}", requests
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def _request(peer: socket.socket) -> str:
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = peer.recv(65536)
        if not chunk:
            return ""
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [
        line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")
    ]
    while len(body) < int(lengths[0] if lengths else 0):
        body += peer.recv(65536)
    return (head + b"\r\n\r\n" + body).decode()
