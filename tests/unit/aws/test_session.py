"""How the clients are built and signed."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from jada_desk.adapters.aws.session import AwsClients, Keys
from jada_desk.domain.errors import SettingsError

EMULATOR = "http://127.0.0.1:4566"


def access_key(clients: AwsClients) -> str | None:
    signer = clients.sns._request_signer  # type: ignore[attr-defined]
    return signer._credentials.access_key if signer._credentials else None


@pytest.mark.parametrize("url", [EMULATOR, "http://localhost:4566", "http://[::1]:4566", "https://127.0.0.1"])
def test_an_emulator_needs_no_keys(url):
    assert access_key(AwsClients("us-west-2", endpoint_url=url)) == "practice"


@pytest.mark.parametrize("url", ["", "https://sns.example.com"])
def test_made_up_keys_go_nowhere_else(url):
    assert access_key(AwsClients("us-west-2", endpoint_url=url)) is None


def test_given_keys_come_first(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "FROMENVIRONMENT")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    assert access_key(AwsClients("us-west-2", endpoint_url=EMULATOR, keys=Keys("GIVEN", "secret"))) == "GIVEN"
    assert access_key(AwsClients("us-west-2", endpoint_url=EMULATOR)) == "FROMENVIRONMENT"
    assert access_key(AwsClients("us-west-2")) == "FROMENVIRONMENT"


@pytest.mark.parametrize(
    "url",
    [
        "http://aws.example.com",
        "ftp://127.0.0.1",
        "127.0.0.1:4566",
        "http://",
        "http://[::1",
        "http://127.0.0.1:x",
    ],
)
def test_an_endpoint_is_https_or_on_this_computer(url):
    with pytest.raises(SettingsError, match=r"aws\.endpoint_url"):
        AwsClients("us-west-2", endpoint_url=url)


def test_a_client_is_built_once_for_all_threads():
    clients = AwsClients("us-west-2", endpoint_url=EMULATOR)
    with ThreadPoolExecutor(8) as pool:
        assert len({id(one) for one in pool.map(lambda _: clients.dynamodb, range(32))}) == 1


def test_the_profile_of_the_settings_stands_before_that_of_the_environment(monkeypatch, tmp_path):
    (tmp_path / "config").write_text(
        "[profile desk]\naws_access_key_id = DESK\naws_secret_access_key = secret\n"
    )
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    assert access_key(AwsClients("us-west-2", profile="desk")) == "DESK"


def test_clients_send_one_request_a_call_over_many_connections(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    clients = AwsClients("us-west-2", endpoint_url=EMULATOR)
    for client in (clients.dynamodb, clients.s3, clients.cloudfront, clients.sesv2, clients.sns):
        config: Any = client.meta.config
        assert config.retries["total_max_attempts"] == 1
        assert config.max_pool_connections == 32
        assert config.proxies == {}
        assert client.meta.endpoint_url == EMULATOR


def test_only_aws_itself_has_a_host_name_for_each_bucket():
    def address(clients: AwsClients) -> str:
        return clients.s3.generate_presigned_url("get_object", Params={"Bucket": "pages", "Key": "a.html"})

    assert address(AwsClients("us-west-2", endpoint_url=EMULATOR)).startswith(f"{EMULATOR}/pages/a.html?")
    assert address(AwsClients("us-west-2", keys=Keys("a", "b"))).startswith("https://pages.s3.")
