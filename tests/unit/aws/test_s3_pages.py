"""What S3 does and an emulator does not."""

import pytest

from jada_desk.adapters.aws.s3_pages import S3Pages
from jada_desk.domain.errors import NotFound, OutcomeUnknown, Refused, SignInNeeded, Stale, Unavailable
from jada_desk.workflows.ports.pages import PageVersion
from tests.unit.aws.wire import Answer, Wire, xml_error

KEY = "guests/quinn-2026-05-30.html"
STORED = Answer(200, b"", {"ETag": '"abc"'})


def test_an_upload_is_one_request_that_asks_no_leave():
    wire = Wire("s3", STORED)
    S3Pages(wire.clients, "pages").put(KEY, b"<p>", if_match="old", operation="publish-1")
    (request,) = wire.requests
    assert "Expect" not in request.headers
    assert request.headers["If-Match"] == b'"old"'
    assert "If-None-Match" not in request.headers


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (xml_error("PreconditionFailed", 412), Stale),
        (xml_error("ConditionalRequestConflict", 409), Stale),
        (xml_error("OperationAborted", 409), Stale),
        (xml_error("NoSuchKey", 404), Stale),
        (xml_error("NoSuchBucket", 404), NotFound),
        (xml_error("ExpiredToken", 400), SignInNeeded),
        (xml_error("InternalError", 500), OutcomeUnknown),
    ],
)
def test_a_failed_upload_is_not_repeated(answer, told):
    wire = Wire("s3", answer)
    with pytest.raises(told) as raised:
        S3Pages(wire.clients, "pages").put(KEY, b"<p>", if_match="old", operation="publish-1")
    assert type(raised.value) is told
    assert "quinn" not in str(raised.value)


def test_a_bucket_in_an_unknown_region_is_a_matter_of_settings():
    nobody_knows_where = [Answer(404)] * 4  # the SDK asks for the bucket's region by itself
    wire = Wire("s3", xml_error("PermanentRedirect", 301), *nobody_knows_where)
    with pytest.raises(Refused) as raised:
        S3Pages(wire.clients, "pages").put(KEY, b"<p>", if_match="", operation="publish-1")
    assert "region" in raised.value.remedy
    assert [one.method for one in wire.requests if one.method != "HEAD"] == ["PUT"]


@pytest.mark.parametrize(
    ("status", "reason", "told"),
    [
        (404, xml_error("NoSuchBucket", 404), NotFound),
        (403, xml_error("ExpiredToken", 400), SignInNeeded),
        (403, xml_error("AccessDenied", 403), Refused),
        (403, xml_error("InvalidAccessKeyId", 403), Refused),
    ],
)
def test_a_look_that_fails_without_a_reason_asks_for_it(status, reason, told):
    wire = Wire("s3", Answer(status), reason)
    with pytest.raises(told):
        S3Pages(wire.clients, "pages").head(KEY)
    assert [one.method for one in wire.requests] == ["HEAD", "GET"]


def test_once_the_bucket_was_seen_a_missing_page_costs_one_request():
    wire = Wire("s3", Answer(404), xml_error("NoSuchKey", 404), Answer(404))
    pages = S3Pages(wire.clients, "pages")
    assert pages.head(KEY) is None
    assert pages.head(KEY) is None
    assert len(wire.requests) == 3


def test_a_page_that_appears_between_two_looks_is_seen():
    wire = Wire("s3", Answer(404), Answer(200, b"<p>", {"ETag": '"abc"', "x-amz-meta-sha256": "d1"}))
    assert S3Pages(wire.clients, "pages").head(KEY) == PageVersion("abc", "d1")


def test_an_operation_without_a_bucket_is_told_so_before_anything_is_asked():
    wire = Wire("s3")
    with pytest.raises(Refused) as raised:
        S3Pages(wire.clients, "").head(KEY)
    assert raised.value.remedy == "Check aws.bucket in the settings."
    assert wire.requests == []


def test_an_answer_that_is_not_from_aws_is_no_usable_answer():
    stranger = Answer(200, b"<html>", {"content-type": "text/html"})
    with pytest.raises(Unavailable):
        S3Pages(Wire("s3", *[Answer(200)] * 3).clients, "pages").head(KEY)
    with pytest.raises(OutcomeUnknown):
        S3Pages(Wire("s3", stranger).clients, "pages").put(KEY, b"<p>", if_match="", operation="publish-1")
