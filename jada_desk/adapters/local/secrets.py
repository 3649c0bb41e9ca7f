"""Secrets of this user: in the system's keyring, or for this session only. Never in a file of ours."""

import threading
from typing import Final

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError

# The stores that encrypt. Others may be installed that write plain text, or keep nothing.
_LASTING: Final = frozenset(
    f"keyring.backends.{name}" for name in ("SecretService", "Windows", "kwallet", "libsecret", "macOS")
)


class KeyringSecrets:
    """Named secrets of one `service` (`jada-desk` and the tenant's id); tenants do not see each other's.

    `is_lasting` says whether they outlive this session; it turns False when the keyring is not there, is not
    a safe one, or fails, and then they are kept in memory. Safe to call from several threads. Raises nothing.
    """

    def __init__(self, service: str, backend: KeyringBackend | None = None) -> None:
        self._service = service
        self._backend = backend or keyring.get_keyring()
        self._session: dict[str, str] = {}
        self._lock = threading.Lock()
        self.is_lasting = backend is not None or _is_safe(self._backend)

    def get(self, name: str) -> str | None:
        with self._lock:
            if name in self._session or not self.is_lasting:
                return self._session.get(name)
            try:
                return self._backend.get_password(self._service, name)
            except KeyringError:
                self.is_lasting = False
                return None

    def set(self, name: str, secret: str) -> None:
        with self._lock:
            if self.is_lasting:
                try:
                    self._backend.set_password(self._service, name, secret)
                    self._session.pop(name, None)
                    return
                except KeyringError:
                    self.is_lasting = False
            self._session[name] = secret

    def delete(self, name: str) -> None:
        with self._lock:
            self._session.pop(name, None)
            if self.is_lasting:
                try:
                    if self._backend.get_password(self._service, name) is not None:
                        self._backend.delete_password(self._service, name)
                except KeyringError:
                    self.is_lasting = False


def _is_safe(backend: KeyringBackend) -> bool:
    if isinstance(backend, ChainerBackend):
        # It writes to the first of its backends.
        return any(_is_safe(one) for one in backend.backends[:1])
    return type(backend).__module__.removesuffix(".api") in _LASTING
