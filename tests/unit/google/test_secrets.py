"""Secrets in the system's keyring, or for this session."""

import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from jada_desk.adapters.local.secrets import KeyringSecrets


class Ring(KeyringBackend):
    """A keyring in memory that can be locked."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}
        self.locked = False

    def _open(self):
        if self.locked:
            raise KeyringLocked

    def get_password(self, service, username):
        self._open()
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self._open()
        self.kept[service, username] = password

    def delete_password(self, service, username):
        self._open()
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


def test_keeps_reads_replaces_and_forgets():
    ring = Ring()
    ours, theirs = KeyringSecrets("jada-desk:a", ring), KeyringSecrets("jada-desk:b", ring)
    ours.set("token", "one")
    ours.set("token", "two")
    assert (ours.get("token"), theirs.get("token")) == ("two", None)
    assert KeyringSecrets("jada-desk:a", ring).get("token") == "two"
    ours.delete("token")
    ours.delete("token")
    assert ours.get("token") is None
    assert ours.is_lasting


def test_a_locked_keyring_means_this_session_only():
    ring = Ring()
    secrets = KeyringSecrets("jada-desk:a", ring)
    ring.locked = True
    secrets.set("token", "one")
    assert secrets.get("token") == "one"
    assert not secrets.is_lasting
    assert ring.kept == {}
    secrets.delete("token")
    assert secrets.get("token") is None


def test_one_that_locks_in_between():
    ring = Ring()
    secrets = KeyringSecrets("jada-desk:a", ring)
    ring.locked = True
    assert secrets.get("token") is None
    assert not secrets.is_lasting
    ring.locked = False
    again = KeyringSecrets("jada-desk:a", ring)
    ring.locked = True
    again.delete("token")
    assert not again.is_lasting


@pytest.mark.parametrize("backend", [keyring.backends.null.Keyring, keyring.backends.fail.Keyring, Ring])
def test_what_keeps_nothing_or_is_unknown_is_not_trusted(backend, monkeypatch):
    ring = backend()
    monkeypatch.setattr(keyring, "get_keyring", lambda: ring)
    secrets = KeyringSecrets("jada-desk:a")
    assert not secrets.is_lasting
    secrets.set("token", "one")
    assert secrets.get("token") == "one"
    assert getattr(ring, "kept", {}) == {}
