"""Each way in which AWS fails, as the product tells it."""

import re

import pytest
from botocore.exceptions import (
    ConnectionClosedError,
    ConnectTimeoutError,
    EndpointConnectionError,
    HTTPClientError,
    NoCredentialsError,
    ProfileNotFound,
    ReadTimeoutError,
    SSLError,
    UnauthorizedSSOTokenError,
)

from jada_desk.adapters.aws import errors
from jada_desk.adapters.aws.dynamodb import DynamoTables
from jada_desk.domain.errors import (
    JadaError,
    NotAllowed,
    NotFound,
    OutcomeUnknown,
    Refused,
    SignInNeeded,
    Stale,
    Unavailable,
)
from jada_desk.domain.translation import install_catalogue
from jada_desk.workflows.ports.tables import Table
from tests.translations.pseudo import pseudo
from tests.unit.aws.wire import NOWHERE, Answer, Wire, json_answer, json_error

UNREACHABLE = EndpointConnectionError(endpoint_url=NOWHERE, error=OSError("no route"))
TIMEOUT = ReadTimeoutError(endpoint_url=NOWHERE, error=OSError("slow"))
RESET = ConnectionClosedError(endpoint_url=NOWHERE, error=OSError("reset"), request=None)
BROKEN = json_error("InternalServerError", 500)
THROTTLED = json_error("ThrottlingException")
DONE = json_answer({})


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    monkeypatch.setattr("time.sleep", lambda seconds: None)


def write(wire: Wire) -> None:
    DynamoTables(wire.clients, "jada-").update(
        Table.EVENTS, ("e1",), {"captain": "Gene"}, expect={"revision": 1}
    )


def read(wire: Wire) -> None:
    DynamoTables(wire.clients, "jada-").scan(Table.EVENTS)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (json_error("ConditionalCheckFailedException"), Stale),
        (json_error("ResourceNotFoundException"), NotFound),
        (json_error("ExpiredTokenException"), SignInNeeded),
        (json_error("UnrecognizedClientException"), SignInNeeded),
        (json_error("InvalidSignatureException"), SignInNeeded),
        (json_error("AccessDeniedException"), NotAllowed),
        (json_error("ValidationException"), Refused),
        (json_error("SomethingNew", 403), NotAllowed),
        (json_error("SomethingNew", 400), Refused),
        (UNREACHABLE, Unavailable),
        (ConnectTimeoutError(endpoint_url=NOWHERE, error=OSError()), Unavailable),
        (SSLError(endpoint_url=NOWHERE, error=OSError("CERTIFICATE_VERIFY_FAILED")), Unavailable),
        (NoCredentialsError(), SignInNeeded),
        (UnauthorizedSSOTokenError(), SignInNeeded),
        (ProfileNotFound(profile="captain"), Refused),
        (TIMEOUT, OutcomeUnknown),
        (RESET, OutcomeUnknown),
        (BROKEN, OutcomeUnknown),
        (json_error("ServiceUnavailable", 503), OutcomeUnknown),
        (Answer(502, b"<html>Bad gateway"), OutcomeUnknown),
        (HTTPClientError(error=OSError()), OutcomeUnknown),
        (SSLError(endpoint_url=NOWHERE, error=OSError("unexpected end")), OutcomeUnknown),
    ],
)
def test_a_failed_write_is_sent_once_and_told_in_three_sentences(answer, told):
    wire = Wire("dynamodb", answer, DONE)

    with pytest.raises(JadaError) as raised:
        write(wire)

    assert type(raised.value) is told
    assert len(wire.requests) == 1
    assert raised.value.what
    assert raised.value.remedy
    unknown = told is OutcomeUnknown
    assert raised.value.unchanged == (
        "The table jada-events may or may not have been changed." if unknown else "Nothing was changed."
    )
    assert "quinn" not in str(raised.value)
    assert "619" not in str(raised.value)
    assert raised.value.__cause__ is not None


def test_a_throttled_write_had_no_effect_and_is_sent_again():
    wire = Wire("dynamodb", THROTTLED, json_error("ProvisionedThroughputExceededException"), DONE)
    write(wire)
    assert len(wire.requests) == 3


def test_a_write_throttled_three_times_is_unavailable():
    wire = Wire("dynamodb", THROTTLED, THROTTLED, THROTTLED, DONE)
    with pytest.raises(Unavailable) as told:
        write(wire)
    assert told.value.what == "The table jada-events could not be changed. DynamoDB is too busy."
    assert told.value.unchanged == "Nothing was changed."
    assert len(wire.requests) == 3


def test_after_a_throttled_attempt_a_lost_answer_is_still_unknown():
    wire = Wire("dynamodb", THROTTLED, RESET, DONE)
    with pytest.raises(OutcomeUnknown):
        write(wire)
    assert len(wire.requests) == 2


@pytest.mark.parametrize("answer", [TIMEOUT, RESET, BROKEN, THROTTLED])
def test_a_read_is_repeated_until_it_is_answered(answer):
    wire = Wire("dynamodb", answer, answer, json_answer({"Items": []}))
    read(wire)
    assert len(wire.requests) == 3


@pytest.mark.parametrize("answer", [TIMEOUT, RESET, BROKEN, THROTTLED])
def test_a_read_without_an_answer_is_unavailable(answer):
    wire = Wire("dynamodb", answer, answer, answer)
    with pytest.raises(Unavailable) as told:
        read(wire)
    assert told.value.unchanged == ""


def test_an_answer_that_is_not_from_aws_is_no_usable_answer():
    stranger = Answer(200, b"<html>", {"content-type": "text/html"})
    for call in (read, lambda wire: DynamoTables(wire.clients, "jada-").get_many(Table.CREW, [("gene",)])):
        with pytest.raises(Unavailable, match="gave no usable answer"):
            call(Wire("dynamodb", *[stranger] * 3))


def test_a_read_does_not_knock_again_where_nobody_is():
    wire = Wire("dynamodb", UNREACHABLE)
    with pytest.raises(Unavailable, match="could not be reached"):
        read(wire)


def test_a_missing_table_is_named_with_its_region():
    with pytest.raises(NotFound, match="There is no table jada-events in the AWS region us-west-2") as told:
        read(Wire("dynamodb", json_error("ResourceNotFoundException")))
    assert "aws.prefix" in told.value.remedy


def test_what_is_not_permitted_names_the_permission():
    with pytest.raises(Refused) as told:
        write(Wire("dynamodb", json_error("AccessDeniedException")))
    assert told.value.remedy == "Give them the permission dynamodb:UpdateItem on the table jada-events."


@pytest.mark.parametrize("call", [read, write])
@pytest.mark.parametrize(
    "answer",
    [
        THROTTLED,
        UNREACHABLE,
        TIMEOUT,
        json_error("ConditionalCheckFailedException"),
        json_error("ResourceNotFoundException"),
        json_error("ExpiredTokenException"),
        NoCredentialsError(),
        json_error("UnrecognizedClientException"),
        ProfileNotFound(profile="captain"),
        json_error("AccessDeniedException"),
        json_error("ValidationException"),
    ],
)
def test_every_sentence_is_said_in_the_readers_language(answer, call):
    install_catalogue(pseudo)
    try:
        with pytest.raises(JadaError) as told:
            call(Wire("dynamodb", answer, answer, answer))
    finally:
        install_catalogue(None)

    names = r"jada-events|us-west-2|DynamoDB|dynamodb:\w+|\w+(Exception|NotFound)"
    assert not re.findall("[A-Za-z]+", re.sub(names, "", str(told.value)))


def test_waits_grow_and_differ(monkeypatch):
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    for tried in (1, 2, 3):
        errors.pause(tried)
    assert [0.05 * 2**n <= wait <= 0.1 * 2**n for n, wait in enumerate(waits)] == [True] * 3
