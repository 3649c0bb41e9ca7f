"""What is kept of botocore's models: enough for every call, and no more."""

import ctypes
from typing import Any

import pytest
from botocore.session import Session

from jada_desk.adapters.aws import models, session
from jada_desk.adapters.aws.models import give_back, lean_session
from jada_desk.adapters.aws.session import AwsClients

SERVICES = ("cloudfront", "dynamodb", "s3", "sesv2", "signin", "sns", "sso", "sso-oidc", "sts")
# Of each partition one that is in the lists, and one that is not yet.
REGIONS = ("us-west-2", "eu-central-1", "cn-north-1", "us-gov-west-1", "eu-north-9", "aws-global")
EMULATOR = "http://127.0.0.1:4566"


def without_manual(model: Any) -> Any:
    if isinstance(model, dict):
        return {
            name: "" if name == "documentation" and isinstance(value, str) else without_manual(value)
            for name, value in model.items()
        }
    return [without_manual(one) for one in model] if isinstance(model, list) else model


@pytest.fixture(scope="module")
def whole() -> Session:
    return Session()


@pytest.fixture(scope="module")
def lean() -> Session:
    return lean_session()


def model(of: Session, service: str, kind: str) -> Any:
    return of.get_component("data_loader").load_service_model(service, kind)


@pytest.mark.parametrize("service", SERVICES)
def test_a_model_is_botocores_own_without_the_manual(whole, lean, service):
    for kind in ("service-2", "endpoint-rule-set-1", "paginators-1"):
        kept = model(lean, service, kind)
        assert kept == without_manual(model(whole, service, kind))
    assert model(whole, service, "service-2") != model(lean, service, "service-2")


def test_of_the_addresses_those_of_our_services_are_kept_whole(whole, lean):
    every, kept = (one.get_component("data_loader").load_data("endpoints") for one in (whole, lean))
    for partition in every["partitions"]:
        services = partition["services"].items()
        partition["services"] = {name: facts for name, facts in services if name in models._SERVICES}
    assert kept == every
    assert set(kept["partitions"][0]["services"]) <= models._SERVICES


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_is_called_where_botocore_would_call_it(whole, lean, service):
    def place(of: Session, region: str) -> tuple[object, ...]:
        build: Any = of.create_client
        meta = build(service, region_name=region, aws_access_key_id="a", aws_secret_access_key="b").meta
        return meta.endpoint_url, meta.partition, meta.region_name, meta.config.signature_version

    for region in REGIONS:
        assert place(lean, region) == place(whole, region)


def test_a_model_in_another_form_is_still_read(lean, tmp_path):
    assert lean.get_component("data_loader").file_loader.load_file(str(tmp_path / "none")) is None
    (tmp_path / "one.json").write_text(
        '{"documentation": "Long.", "members": {"documentation": {"a": [1, "x"]}}}'
    )
    found = lean.get_component("data_loader").file_loader.load_file(str(tmp_path / "one"))
    assert found == {"documentation": "", "members": {"documentation": {"a": [1, "x"]}}}


def test_the_desks_own_clients_are_lean_and_give_back_what_building_took(monkeypatch):
    given = []
    monkeypatch.setattr(session, "give_back", lambda: given.append(True))
    clients = AwsClients("us-west-2", endpoint_url=EMULATOR)
    for known in (clients.dynamodb.meta.service_model, clients.s3.meta.service_model):
        assert {known.operation_model(name).documentation for name in known.operation_names} == {""}
    assert len(given) == 2


@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_a_system_without_the_call_keeps_its_memory(monkeypatch, error):
    def refuse(_name: object) -> object:
        raise error("no such call")

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    give_back()
