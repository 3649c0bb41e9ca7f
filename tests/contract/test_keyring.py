"""Secrets in a real Secret Service: GNOME Keyring in a D-Bus session of its own."""

import gc
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest

from jada_desk import sign_ins
from jada_desk.adapters.local.secrets import KeyringSecrets
from jada_desk.domain.errors import BadInput, SignInNeeded
from jada_desk.domain.tenant import Aws, Google
from tests.fakes.sample import sample_tenant
from tests.keyring_daemon import Keyring

if sys.platform != "linux":
    collect_ignore = [__file__]


@pytest.fixture(autouse=True)
def sockets_of_secretstorage() -> Iterator[None]:
    """It leaves its connection to the collector when the service does not answer (keyring 25.7)."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture
def session_bus() -> Iterator[str]:
    assert shutil.which("gnome-keyring-daemon"), "python3 dev.py test installs gnome-keyring"
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE
    )
    assert bus.stdout
    with bus.stdout:
        yield bus.stdout.readline().decode().strip()
    bus.terminate()
    bus.wait(5)


@pytest.fixture
def ring(session_bus: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyring]:
    from keyring.backends.SecretService import Keyring as SecretService

    with Keyring(tmp_path / "keyring", session_bus) as ring:
        for name, value in ring.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(keyring, "get_keyring", SecretService)
        monkeypatch.setattr(sign_ins, "_opened", {})
        yield ring


def test_a_secret_is_kept_for_the_next_start_and_for_its_tenant_only(ring: Keyring, tmp_path: Path) -> None:
    first = KeyringSecrets("jada-desk:one")
    assert first.is_lasting
    first.set("google-refresh-token:calendar", "canary-refresh")
    assert KeyringSecrets("jada-desk:one").get("google-refresh-token:calendar") == "canary-refresh"
    assert KeyringSecrets("jada-desk:other").get("google-refresh-token:calendar") is None
    files = [path for path in (tmp_path / "keyring").rglob("*") if path.is_file()]
    assert files and all(b"canary-refresh" not in path.read_bytes() for path in files)
    first.delete("google-refresh-token:calendar")
    assert KeyringSecrets("jada-desk:one").get("google-refresh-token:calendar") is None


def test_access_keys_and_a_private_feed_are_in_the_keyring(ring: Keyring) -> None:
    tenant = replace(sample_tenant(), aws=Aws(keys="keyring"), google=Google(client_file="client.json"))
    read = sign_ins.access_keys(tenant)
    assert read
    with pytest.raises(SignInNeeded, match="not in the keyring"):
        read()
    with pytest.raises(BadInput):
        sign_ins.keep_access_keys(tenant.tenant_id, "AKIA", " ")
    assert sign_ins.keep_access_keys(tenant.tenant_id, " AKIAEXAMPLE ", "secret") is True
    assert read() == ("AKIAEXAMPLE", "secret")
    sign_ins.sign_out_of_aws(tenant)
    with pytest.raises(SignInNeeded, match="not in the keyring"):
        read()

    private = "https://calendar.google.com/calendar/ical/x/private-0123/basic.ics"
    sign_ins.keep_feed_address(tenant.tenant_id, private)
    assert sign_ins.feed_address(tenant) == private
    sign_ins.keep_feed_address(tenant.tenant_id, "")
    assert sign_ins.feed_address(tenant) == ""


def test_a_keyring_that_goes_away_means_this_session_only(
    session_bus: str, tmp_path: Path, monkeypatch
) -> None:
    from keyring.backends.SecretService import Keyring as SecretService

    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session_bus)
    secrets = KeyringSecrets("jada-desk:one", SecretService())
    secrets.set("token", "kept here")
    assert not secrets.is_lasting
    assert secrets.get("token") == "kept here"


def test_without_a_keyring_what_was_signed_in_lasts_for_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_ins, "_opened", {})
    assert sign_ins.keep_access_keys("lone", "AKIA", "secret") is False
    assert sign_ins.secrets_of("lone") is sign_ins.secrets_of("lone")
    lone = replace(sample_tenant(), tenant_id="lone", aws=Aws(keys="keyring"))
    read, read_other = sign_ins.access_keys(lone), sign_ins.access_keys(replace(lone, tenant_id="other"))
    assert read and read() == ("AKIA", "secret")
    with pytest.raises(SignInNeeded, match="not in the keyring"):
        assert read_other and read_other()
    assert "this session only" in sign_ins.SignedIn("", is_lasting=False).words
