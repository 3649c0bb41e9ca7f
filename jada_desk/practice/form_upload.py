"""A browser's form upload to S3, checked by its policy as S3 checks it (moto takes any).

https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html and, for the policy,
https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
"""

import hmac
import json
import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import md5, sha256
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit
from xml.sax.saxutils import escape

from jada_desk.practice.wire import HttpRequest, HttpResponse

_LARGEST_FIELDS_BYTES: Final = 20 * 1024
_MOST_FIELDS: Final = 60
_NOT_IN_POLICY: Final = frozenset({"x-amz-signature", "file", "policy"})
_NAME: Final = re.compile(rb'[;\s]name="([^"\r\n]*)"', re.IGNORECASE)
_FILE_NAME: Final = re.compile(rb'[;\s]filename="([^"\r\n]*)"', re.IGNORECASE)

PutObject = Callable[[str, dict[str, str], bytes], HttpResponse]


class UploadRefused(Exception):
    """S3's answer to a form that it does not take: status, code, message and further elements."""

    def __init__(self, status: int, code: str, message: str, **more: object) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.more = more

    def response(self) -> HttpResponse:
        """As S3 says it, in XML."""
        parts = {"Code": self.code, "Message": self.message, **self.more}
        xml = "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in parts.items())
        body = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{xml}</Error>'.encode()
        return HttpResponse(self.status, (("Content-Type", "application/xml"),), body)


@dataclass(frozen=True, slots=True)
class Form:
    """The fields that stand before the file, by lower-case name, and the file; what follows it S3 ignores."""

    fields: Mapping[str, str]
    file_name: str
    file: bytes


def take_form(
    request: HttpRequest, bucket: str, keys: Mapping[str, str], now: datetime, put: PutObject
) -> tuple[str, HttpResponse]:
    """Take an upload: the key ("" when refused) and S3's answer.

    `keys` are secrets by access key, `put(key, headers, body)` stores the object; `now` is real time (aware).
    """
    try:
        form = read_form(request)
        key = _field(form, "key").replace("${filename}", form.file_name)
        check_policy(form, bucket, key, keys, now)
    except UploadRefused as refused:
        return "", refused.response()
    headers = {"content-type": form.fields.get("content-type", "binary/octet-stream")}
    headers |= {name: value for name, value in form.fields.items() if name.startswith("x-amz-meta-")}
    stored = put(key, headers, form.file)
    if stored.status >= 300:
        return "", stored
    return key, _taken(form, bucket, key)


def _taken(form: Form, bucket: str, key: str) -> HttpResponse:
    etag = f'"{md5(form.file, usedforsecurity=False).hexdigest()}"'
    location = f"/{bucket}/{quote(key)}"
    base = (("ETag", etag), ("Location", location))
    back_to = form.fields.get("success_action_redirect", "")
    # An address that cannot be read is ignored, as S3 does.
    if urlsplit(back_to).scheme in ("http", "https") and urlsplit(back_to).netloc:
        joint = "&" if urlsplit(back_to).query else "?"
        there = f"{back_to}{joint}{urlencode({'bucket': bucket, 'key': key, 'etag': etag})}"
        return HttpResponse(303, (("ETag", etag), ("Location", there)))
    status = form.fields.get("success_action_status", "")
    if status == "201":
        parts = {"Location": location, "Bucket": bucket, "Key": key, "ETag": etag}
        xml = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in parts.items())
        body = f'<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse>{xml}</PostResponse>'.encode()
        return HttpResponse(201, (*base, ("Content-Type", "application/xml")), body)
    return HttpResponse(200 if status == "200" else 204, base)


# The form --------------------------------------------------------------------------------------------------------


def read_form(request: HttpRequest) -> Form:
    """The form of a multipart/form-data body (RFC 7578). Raises UploadRefused."""
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    if kind.strip().lower() != "multipart/form-data":
        raise UploadRefused(
            412,
            "PreconditionFailed",
            "At least one of the pre-conditions you specified did not hold",
            Condition="Bucket POST must be of the enclosure-type multipart/form-data",
        )
    found = re.search(r'boundary="?([^";]{1,70})"?', parameters)
    if not found:
        raise _malformed()
    return _read_parts(request.body, b"--" + found[1].strip().encode())


def _read_parts(body: bytes, boundary: bytes) -> Form:
    fields: dict[str, str] = {}
    if not body.startswith(boundary):
        raise _malformed()
    at, fields_bytes = len(boundary), 0
    for _ in range(_MOST_FIELDS):
        head_end = body.find(b"\r\n\r\n", at)
        part_end = body.find(b"\r\n" + boundary, at)
        if part_end < 0 or head_end < 0 or head_end > part_end:
            break
        head, content = body[at:head_end], body[head_end + 4 : part_end]
        named = _NAME.search(head)
        if not named:
            raise _malformed()
        name = named[1].decode("utf-8", "replace").lower()
        if name == "file":
            given = _FILE_NAME.search(head)
            file_name = given[1].decode("utf-8", "replace") if given else ""
            return Form(fields, file_name.replace("\\", "/").rpartition("/")[2], content)
        fields_bytes += len(head) + len(content)
        if fields_bytes > _LARGEST_FIELDS_BYTES:
            raise UploadRefused(
                400,
                "MaxPostPreDataLengthExceeded",
                "Your POST request fields preceding the upload file were too large.",
            )
        fields[name] = content.decode("utf-8", "replace")
        at = part_end + 2 + len(boundary)
    raise UploadRefused(
        400,
        "InvalidArgument",
        "POST requires exactly one file upload per request.",
        ArgumentName="file",
        ArgumentValue="0",
    )


def _malformed() -> UploadRefused:
    message = "The body of your POST request is not well-formed multipart/form-data."
    return UploadRefused(400, "MalformedPOSTRequest", message)


def _field(form: Form, name: str) -> str:
    value = form.fields.get(name.lower(), "")
    if not value:
        raise UploadRefused(
            400,
            "InvalidArgument",
            f"Bucket POST must contain a field named '{name}'.  If it is specified, please check the order of "
            "the fields.",
            ArgumentName=name,
            ArgumentValue="",
        )
    return value


# The policy ------------------------------------------------------------------------------------------------------


def check_policy(form: Form, bucket: str, key: str, keys: Mapping[str, str], now: datetime) -> None:
    """Check signature, expiry and every condition of a form's policy. Raises UploadRefused."""
    if "policy" not in form.fields:
        raise UploadRefused(403, "AccessDenied", "Access Denied")  # the bucket is nobody's to write to
    _check_signature(form, keys, now)
    policy = _read_policy(form.fields["policy"])
    if now >= _moment(policy["expiration"]):
        raise _against_policy("Policy expired.")
    known = {**form.fields, "bucket": bucket, "key": key}
    covered = {"bucket"}
    for condition in policy["conditions"]:
        covered.add(_check_condition(condition, known, len(form.file)))
    for name in form.fields:
        if name not in covered and name not in _NOT_IN_POLICY and not name.startswith("x-ignore-"):
            raise _against_policy(f"Extra input fields: {name}")


def _check_signature(form: Form, keys: Mapping[str, str], now: datetime) -> None:
    if _field(form, "x-amz-algorithm") != "AWS4-HMAC-SHA256":
        raise UploadRefused(
            400,
            "InvalidArgument",
            "Only AWS4-HMAC-SHA256 is taken.",
            ArgumentName="x-amz-algorithm",
            ArgumentValue=form.fields["x-amz-algorithm"],
        )
    scope = _field(form, "x-amz-credential").split("/")
    signed_at = _field(form, "x-amz-date")
    if len(scope) != 5 or scope[3:] != ["s3", "aws4_request"] or not signed_at.startswith(scope[1]):
        raise UploadRefused(
            400,
            "AuthorizationQueryParametersError",
            "Error parsing the X-Amz-Credential parameter.",
        )
    if scope[0] not in keys:
        message = "The AWS Access Key Id you provided does not exist in our records."
        raise UploadRefused(403, "InvalidAccessKeyId", message, AWSAccessKeyId=scope[0])
    signing = f"AWS4{keys[scope[0]]}".encode()
    for part in scope[1:]:
        signing = hmac.new(signing, part.encode(), sha256).digest()
    expected = hmac.new(signing, form.fields["policy"].encode(), sha256).hexdigest()
    if not hmac.compare_digest(expected.encode(), _field(form, "x-amz-signature").encode()):
        raise UploadRefused(
            403,
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided. Check your key and "
            "signing method.",
            AWSAccessKeyId=scope[0],
        )
    try:
        at = datetime.strptime(signed_at, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise _against_policy("Invalid date in x-amz-date.") from None
    if abs((now - at).total_seconds()) > 7 * 86_400:
        raise _against_policy("Policy expired.")


def _read_policy(encoded: str) -> dict[str, Any]:
    try:
        policy = json.loads(b64decode(encoded, validate=True))
        if set(policy) != {"expiration", "conditions"} or not isinstance(policy["conditions"], list):
            raise ValueError
    except (ValueError, TypeError, Base64Error) as exc:
        message = "Invalid Policy: Invalid JSON."
        raise UploadRefused(400, "InvalidPolicyDocument", message) from exc
    return dict(policy)


def _moment(text: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError(text)
    except (ValueError, TypeError) as exc:
        message = "Invalid Policy: Invalid 'expiration' value"
        raise UploadRefused(400, "InvalidPolicyDocument", message) from exc
    return moment


def _check_condition(condition: Any, known: Mapping[str, str], size_bytes: int) -> str:
    """Check one condition; the field that it covers."""
    match condition:
        case {**pairs} if len(pairs) == 1:
            name, wanted = next(iter(pairs.items()))
            operator, field = "eq", str(name).lower()
        case ["content-length-range", least, most]:
            _check_size(size_bytes, int(least), int(most))
            return ""
        case [operator, str(dollar), wanted] if dollar.startswith("$"):
            operator, field = str(operator).lower(), dollar[1:].lower()
        case _:
            message = "Invalid Policy: Invalid JSON: unknown condition"
            raise UploadRefused(400, "InvalidPolicyDocument", message)
    given = known.get(field)
    holds = {
        "eq": given == wanted,
        "starts-with": given is not None and given.startswith(str(wanted)),
    }.get(operator)
    if holds is None:
        message = f"Invalid Policy: Invalid Condition: {operator}"
        raise UploadRefused(400, "InvalidPolicyDocument", message)
    if not holds:
        shown = json.dumps([operator, f"${field}", wanted])
        raise _against_policy(f"Policy Condition failed: {shown}")
    return field


def _check_size(size_bytes: int, least: int, most: int) -> None:
    if size_bytes < least:
        raise UploadRefused(
            400,
            "EntityTooSmall",
            "Your proposed upload is smaller than the minimum allowed object size.",
            ProposedSize=size_bytes,
            MinSizeAllowed=least,
        )
    if size_bytes > most:
        raise UploadRefused(
            400,
            "EntityTooLarge",
            "Your proposed upload exceeds the maximum allowed size",
            ProposedSize=size_bytes,
            MaxSizeAllowed=most,
        )


def _against_policy(why: str) -> UploadRefused:
    return UploadRefused(403, "AccessDenied", f"Invalid according to Policy: {why}")
