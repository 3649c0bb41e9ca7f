"""What the bundle leaves out of the libraries is nothing that the desk calls."""

import re
from pathlib import Path

from botocore.session import Session

from build_installer import AWS_SERVICES
from jada_desk.practice.moto_apps import SERVICES

_ADAPTERS = Path(__file__).parents[2] / "jada_desk" / "adapters" / "aws"
_CALL = re.compile(r'(?:self\._client|create_client)\(\s*"([a-z0-9-]+)"')
# What botocore asks by itself for a profile that signs in by the browser or takes a role.
_OF_PROFILES = {"signin", "sso", "sso-oidc", "sts"}


def test_every_service_that_is_called_keeps_its_description():
    called = {name for path in _ADAPTERS.glob("*.py") for name in _CALL.findall(path.read_text("utf-8"))}
    assert {"dynamodb", "s3", "sso-oidc", "sts"} <= called
    assert {*called, *SERVICES, *_OF_PROFILES} <= AWS_SERVICES
    assert set(Session().get_available_services()) >= AWS_SERVICES
