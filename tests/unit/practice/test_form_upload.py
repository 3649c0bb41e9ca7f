"""Form uploads as S3 takes and refuses them."""

import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import new
from typing import Any
from xml.etree import ElementTree

import pytest

from jada_desk.adapters.aws.s3_photos import S3Photos
from jada_desk.adapters.aws.session import AwsClients, Keys
from jada_desk.practice.form_upload import take_form
from jada_desk.practice.wire import HttpRequest, HttpResponse
from jada_desk.workflows.ports.photos import LARGEST_PHOTO_BYTES

BUCKET, KEY, BACK = (
    "sailjada-photos",
    "incoming/quinn/0123456789abcdef",
    "https://sailjada.com/photos/x?offer=1",
)
KEYS = {"practice": "practice"}


@pytest.fixture(scope="module")
def offered() -> dict[str, str]:
    """The fields of an offer as the adapter makes it."""
    clients = AwsClients("us-west-2", keys=Keys("practice", "practice"))
    return dict(S3Photos(clients, BUCKET).offer(KEY, back_to=BACK).fields)


def body(fields: dict[str, str], file: bytes | None, *, file_first: bool = False) -> bytes:
    parts = [
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()
        for name, value in fields.items()
    ]
    if file is not None:
        head = b'Content-Disposition: form-data; name="file"; filename="C:\\pic\\a b.jpg"\r\nContent-Type: image/png'
        parts.insert(0 if file_first else len(parts), head + b"\r\n\r\n" + file)
    return b"".join(b"--line\r\n" + part + b"\r\n" for part in parts) + b"--line--\r\n"


def send(
    fields: dict[str, str],
    file: bytes | None = b"photo",
    *,
    kind: str = "multipart/form-data; boundary=line",
    raw: bytes | None = None,
    later: timedelta = timedelta(),
    file_first: bool = False,
) -> tuple[HttpResponse, dict[str, tuple[dict[str, str], bytes]]]:
    stored: dict[str, tuple[dict[str, str], bytes]] = {}

    def put(key: str, headers: dict[str, str], content: bytes) -> HttpResponse:
        stored[key] = (headers, content)
        return HttpResponse(200)

    sent = raw if raw is not None else body(fields, file, file_first=file_first)
    request = HttpRequest("POST", f"/{BUCKET}", headers={"content-type": kind}, body=sent)
    key, answer = take_form(request, BUCKET, KEYS, datetime.now(UTC) + later, put)
    assert list(stored) == ([key] if key else [])
    return answer, stored


def refused(*args: Any, **more: Any) -> tuple[int, str, str]:
    answer, stored = send(*args, **more)
    assert not stored
    error = ElementTree.fromstring(answer.body)
    assert error.tag == "Error"
    return answer.status, error.findtext("Code", ""), error.findtext("Message", "")


def signed(fields: dict[str, str], conditions: list[Any], expiration: Any = None) -> dict[str, str]:
    """The fields under a policy of the test's own, rightly signed."""
    until = expiration or f"{datetime.now(UTC) + timedelta(minutes=5):%Y-%m-%dT%H:%M:%SZ}"
    policy = b64encode(json.dumps({"expiration": until, "conditions": conditions}).encode()).decode()
    key = b"AWS4practice"
    for part in fields["x-amz-credential"].split("/")[1:]:
        key = new(key, part.encode(), sha256).digest()
    return {**fields, "policy": policy, "x-amz-signature": new(key, policy.encode(), sha256).hexdigest()}


def conditions_of(fields: dict[str, str]) -> list[Any]:
    return list(json.loads(b64decode(fields["policy"]))["conditions"])


def test_the_offer_is_for_this_key_this_type_this_size_and_a_quarter_of_an_hour(offered):
    policy = json.loads(b64decode(offered["policy"]))
    assert ["content-length-range", 1, LARGEST_PHOTO_BYTES] in policy["conditions"]
    for condition in (
        {"key": KEY},
        {"bucket": BUCKET},
        {"Content-Type": "image/jpeg"},
        {"success_action_redirect": BACK},
    ):
        assert condition in policy["conditions"]
    left = datetime.fromisoformat(policy["expiration"]) - datetime.now(UTC)
    assert timedelta(minutes=14) < left <= timedelta(minutes=15)


def test_an_offered_upload_is_stored_and_led_back(offered):
    answer, stored = send(offered)
    assert answer.status == 303
    assert answer.header("Location").startswith(f"{BACK}&bucket={BUCKET}&key=incoming%2Fquinn%2F0123")
    assert stored == {KEY: ({"content-type": "image/jpeg"}, b"photo")}


def test_what_comes_after_the_file_is_ignored(offered):
    more = b'--line\r\nContent-Disposition: form-data; name="acl"\r\n\r\npublic-read\r\n--line--\r\n'
    answer, _ = send(offered, raw=body(offered, b"photo").replace(b"--line--\r\n", more))
    assert answer.status == 303


@pytest.mark.parametrize(
    ("change", "status", "code", "message"),
    [
        ({"key": "incoming/quinn/other"}, 403, "AccessDenied", 'Policy Condition failed: ["eq", "$key"'),
        ({"key": "photos/quinn/a.jpg"}, 403, "AccessDenied", "Policy Condition failed"),
        ({"key": ""}, 400, "InvalidArgument", "'key'"),
        ({"Content-Type": "text/html"}, 403, "AccessDenied", "Policy Condition failed"),
        ({"Content-Type": "image/svg+xml"}, 403, "AccessDenied", "Policy Condition failed"),
        (
            {"success_action_redirect": "https://evil.example/"},
            403,
            "AccessDenied",
            "Policy Condition failed",
        ),
        ({"acl": "public-read"}, 403, "AccessDenied", "Extra input fields: acl"),
        ({"x-amz-meta-more": "1"}, 403, "AccessDenied", "Extra input fields: x-amz-meta-more"),
        ({"policy": "bm9uc2Vuc2U="}, 403, "SignatureDoesNotMatch", ""),
        ({"x-amz-signature": "0" * 64}, 403, "SignatureDoesNotMatch", ""),
        ({"x-amz-signature": ""}, 400, "InvalidArgument", "x-amz-signature"),
        ({"x-amz-algorithm": "NONE"}, 400, "InvalidArgument", ""),
        ({"x-amz-credential": "practice/x"}, 400, "AuthorizationQueryParametersError", ""),
        ({"x-amz-credential": "else/{date}/us-west-2/s3/aws4_request"}, 403, "InvalidAccessKeyId", ""),
    ],
)
def test_every_change_is_refused(offered, change, status, code, message):
    change = {name: value.replace("{date}", offered["x-amz-date"][:8]) for name, value in change.items()}
    found = refused({**offered, **change})
    assert found[:2] == (status, code)
    assert message in found[2]


def test_without_a_policy_nobody_may_write(offered):
    assert refused({"key": KEY})[:2] == (403, "AccessDenied")
    left = {name: value for name, value in offered.items() if name != "policy"}
    assert refused(left)[:2] == (403, "AccessDenied")


def test_x_ignore_fields_need_no_condition(offered):
    assert send({**offered, "x-ignore-this": "1"})[0].status == 303


def test_it_ends_after_a_quarter_of_an_hour(offered):
    assert send(offered, later=timedelta(minutes=14))[0].status == 303
    found = refused(offered, later=timedelta(minutes=15, seconds=1))
    assert found == (403, "AccessDenied", "Invalid according to Policy: Policy expired.")


@pytest.mark.parametrize(
    ("size", "code"), [(0, "EntityTooSmall"), (LARGEST_PHOTO_BYTES + 1, "EntityTooLarge")]
)
def test_its_size_is_held_to(offered, size, code):
    assert refused(offered, bytes(size))[:2] == (400, code)


@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        ({"kind": "application/x-www-form-urlencoded"}, 412, "PreconditionFailed"),
        ({"kind": "multipart/form-data"}, 400, "MalformedPOSTRequest"),
        ({"raw": b"nonsense"}, 400, "MalformedPOSTRequest"),
        (
            {"raw": b"--line\r\nContent-Disposition: form-data\r\n\r\nx\r\n--line--\r\n"},
            400,
            "MalformedPOSTRequest",
        ),
        ({"file": None}, 400, "InvalidArgument"),
        ({"file_first": True}, 400, "InvalidArgument"),
        ({"raw": b"--line\r\n"}, 400, "InvalidArgument"),
    ],
)
def test_a_form_of_another_shape_is_refused(offered, more, status, code):
    assert refused(offered, **more)[:2] == (status, code)


def test_fields_before_the_file_are_small(offered):
    assert refused({**offered, "x-ignore-a": "x" * 21_000})[:2] == (400, "MaxPostPreDataLengthExceeded")


@pytest.mark.parametrize(
    ("conditions", "expiration", "code"),
    [
        ([["starts-with", "$key", "incoming/"]], None, ""),
        ([["starts-with", "$key", "photos/"]], None, "AccessDenied"),
        ([["ends-with", "$key", "x"]], None, "InvalidPolicyDocument"),
        (["nonsense"], None, "InvalidPolicyDocument"),
        ([{"key": KEY}], "soon", "InvalidPolicyDocument"),
        ([{"key": KEY}], "2026-05-28T20:30:00", "InvalidPolicyDocument"),
    ],
)
def test_other_policies_are_read_as_s3_reads_them(offered, conditions, expiration, code):
    others = [one for one in conditions_of(offered) if one != {"key": KEY}]
    fields = signed(offered, others + conditions, expiration)
    if code:
        assert refused(fields)[1] == code
    else:
        assert send(fields)[0].status == 303


def test_the_file_name_may_be_in_the_key(offered):
    conditions = [
        *(one for one in conditions_of(offered) if one != {"key": KEY}),
        ["starts-with", "$key", "in/"],
    ]
    _, stored = send(signed({**offered, "key": "in/${filename}"}, conditions))
    assert list(stored) == ["in/a b.jpg"]


@pytest.mark.parametrize(("status", "given"), [("201", 201), ("200", 200), ("", 204), ("404", 204)])
def test_without_a_way_back_the_status_is_what_was_asked(offered, status, given):
    fields = {name: value for name, value in offered.items() if name != "success_action_redirect"}
    fields["success_action_status"] = status
    conditions = [one for one in conditions_of(offered) if "success_action_redirect" not in one]
    answer, _ = send(signed(fields, [*conditions, {"success_action_status": status}]))
    assert answer.status == given
    if given == 201:
        assert ElementTree.fromstring(answer.body).findtext("Key") == KEY
