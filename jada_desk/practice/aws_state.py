"""What the AWS end keeps over a restart: written through after each call, given back to moto at the start."""

import json
from base64 import b64decode
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote, unquote, urlencode
from xml.etree import ElementTree

from jada_desk.practice.moto_apps import REGION, MotoApps, aws_request, dynamodb_request, element_text, must
from jada_desk.practice.outbox import Outbox
from jada_desk.practice.store import Store
from jada_desk.practice.wire import HttpRequest, HttpResponse

_KEPT_HEADERS: Final = (
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-type",
)
_TABLE_WRITES: Final = ("CreateTable", "DeleteTable")
_ITEM_WRITES: Final = ("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems")


class AwsState:
    """Rows for tables and items, buckets and objects, distributions, senders; messages go to the outbox."""

    def __init__(self, store: Store, moto: MotoApps, outbox: Outbox) -> None:
        self._store = store
        self._moto = moto
        self._outbox = outbox
        self._keys: dict[str, tuple[str, ...]] = {}

    def keep(self, service: str, request: HttpRequest, response: HttpResponse) -> None:
        """Store what a call that succeeded left behind."""
        if service == "dynamodb":
            self._keep_dynamodb(request)
        elif service == "s3" and request.method in ("PUT", "POST", "DELETE"):
            self._keep_s3(request)
        elif service == "ses" and request.method == "POST":
            self._keep_ses(request, response)
        elif service == "sns" and request.form().get("Action") == "Publish":
            form = request.form()
            if "PhoneNumber" in form:
                message_id = element_text(response.body, "MessageId")
                self._outbox.keep_sms(form["PhoneNumber"], form.get("Message", ""), message_id)

    def keep_distribution(self, distribution_id: str, config: bytes) -> None:
        with self._store.writing() as db:
            db.execute("INSERT OR REPLACE INTO distributions VALUES (?, ?)", (distribution_id, config))

    def restore(self) -> None:
        """Bring moto, freshly started, to what the state file holds."""
        for (definition,) in self._store.rows("SELECT definition FROM tables"):
            self._dynamodb("CreateTable", json.loads(definition))
        for (name,) in self._store.rows("SELECT name FROM tables"):
            self._learn_key(name)
            items = self._store.rows("SELECT item FROM items WHERE table_name = ?", name)
            puts = [{"PutRequest": {"Item": json.loads(item)}} for (item,) in items]
            for start in range(0, len(puts), 25):
                self._dynamodb("BatchWriteItem", {"RequestItems": {name: puts[start : start + 25]}})
        for (name,) in self._store.rows("SELECT name FROM buckets"):
            must(self._moto.call(create_bucket_request(name)))
        objects = self._store.rows("SELECT bucket, object_key, headers, body FROM objects")
        for bucket, key, headers, body in objects:
            must(self._moto.call(put_object_request(bucket, key, json.loads(headers), body)))
        for distribution_id, config in self._store.rows("SELECT id, config FROM distributions"):
            self._moto.create_distribution(distribution_id, config)
        for (name,) in self._store.rows("SELECT name FROM identities"):
            must(self._moto.call(verify_sender_request(name)))
        sql = "SELECT id, distribution_id, paths, caller_reference FROM invalidations ORDER BY number"
        for invalidation_id, distribution_id, paths, reference in self._store.rows(sql):
            self._moto.create_invalidation(invalidation_id, distribution_id, json.loads(paths), reference)

    # Tables -------------------------------------------------------------------------------------------------

    def _keep_dynamodb(self, request: HttpRequest) -> None:
        operation = request.headers.get("x-amz-target", "").rpartition(".")[2]
        if operation not in (*_TABLE_WRITES, *_ITEM_WRITES):
            return
        payload = request.json()
        name = _table_name(payload.get("TableName", ""))
        with self._store.writing() as db:
            if operation == "CreateTable":
                db.execute("INSERT OR REPLACE INTO tables VALUES (?, ?)", (name, request.body.decode()))
                self._learn_key(name)
            elif operation == "DeleteTable":
                db.execute("DELETE FROM tables WHERE name = ?", (name,))
                db.execute("DELETE FROM items WHERE table_name = ?", (name,))
            else:
                for table, key_or_item, is_whole in _written(operation, name, payload):
                    key = {part: key_or_item[part] for part in self._keys[table]}
                    self._keep_item(table, key, key_or_item if is_whole else self._moto.item(table, key))

    def _keep_item(self, table: str, key: dict[str, Any], item: dict[str, Any] | None) -> None:
        name = json.dumps(key, sort_keys=True)
        with self._store.writing() as db:
            if item:
                db.execute("INSERT OR REPLACE INTO items VALUES (?, ?, ?)", (table, name, json.dumps(item)))
            else:
                db.execute("DELETE FROM items WHERE table_name = ? AND item_key = ?", (table, name))

    def _learn_key(self, table: str) -> None:
        schema = self._dynamodb("DescribeTable", {"TableName": table})["Table"]["KeySchema"]
        self._keys[table] = tuple(part["AttributeName"] for part in schema)

    def _dynamodb(self, operation: str, payload: object) -> Any:
        return json.loads(must(self._moto.call(dynamodb_request(operation, payload))).body)

    # Objects ------------------------------------------------------------------------------------------------

    def _keep_s3(self, request: HttpRequest) -> None:
        bucket, _, key = unquote(request.raw_path).lstrip("/").partition("/")
        if key and request.method == "PUT" and _is_plain_upload(request):
            self._keep_object(bucket, key, request.headers, request.body)
        elif key and request.method != "POST":
            self._read_back(bucket, key)
        elif request.method == "POST":
            self._read_back_all(bucket)
        elif not request.query:
            with self._store.writing() as db:
                if request.method == "PUT":
                    db.execute("INSERT OR IGNORE INTO buckets VALUES (?)", (bucket,))
                else:
                    db.execute("DELETE FROM buckets WHERE name = ?", (bucket,))
                    db.execute("DELETE FROM objects WHERE bucket = ?", (bucket,))

    def _read_back_all(self, bucket: str) -> None:
        """After a call that may have touched several (a form upload, a bulk deletion): look at all."""
        listed = must(self._moto.call(aws_request("s3", "GET", f"/{bucket}?list-type=2"))).body
        there = {node.text or "" for node in ElementTree.fromstring(listed).iterfind("{*}Contents/{*}Key")}
        known = self._store.rows("SELECT object_key FROM objects WHERE bucket = ?", bucket)
        for key in there | {key for (key,) in known}:
            self._read_back(bucket, key)

    def _read_back(self, bucket: str, key: str) -> None:
        found = self._moto.call(aws_request("s3", "GET", f"/{bucket}/{quote(key)}"))
        if found.status == 200:
            headers = {name.lower(): value for name, value in found.headers}
            self._keep_object(bucket, key, headers, found.body)
        else:
            with self._store.writing() as db:
                db.execute("DELETE FROM objects WHERE bucket = ? AND object_key = ?", (bucket, key))

    def _keep_object(self, bucket: str, key: str, headers: Mapping[str, str], body: bytes) -> None:
        kept = {
            name: value
            for name, value in headers.items()
            if name in _KEPT_HEADERS or name.startswith("x-amz-meta-")
        }
        row = (bucket, key, json.dumps(kept), body)
        with self._store.writing() as db:
            db.execute("INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?)", row)

    # Messages -----------------------------------------------------------------------------------------------

    def _keep_ses(self, request: HttpRequest, response: HttpResponse) -> None:
        if request.path == "/v2/email/identities":
            self._keep_sender(request.json()["EmailIdentity"])
        elif request.path == "/v2/email/outbound-emails":
            self._keep_email_v2(request.json(), json.loads(response.body)["MessageId"])
        else:
            self._keep_email_v1(request.form(), response)

    def _keep_email_v1(self, form: dict[str, str], response: HttpResponse) -> None:
        match form.get("Action", ""):
            case "VerifyDomainIdentity" | "VerifyEmailIdentity":
                self._keep_sender(form.get("Domain") or form.get("EmailAddress", ""))
            case "SendRawEmail":
                to = [value for name, value in form.items() if name.startswith("Destinations.member.")]
                raw = b64decode(form.get("RawMessage.Data", ""))
                self._outbox.keep_raw_email(to, raw, element_text(response.body, "MessageId"))
            case "SendEmail":
                to = [value for name, value in form.items() if name.startswith("Destination.ToAddresses.")]
                self._outbox.keep_email(
                    to,
                    form.get("Message.Subject.Data", ""),
                    form.get("Message.Body.Text.Data", ""),
                    form.get("Message.Body.Html.Data", ""),
                    element_text(response.body, "MessageId"),
                )

    def _keep_email_v2(self, payload: dict[str, Any], message_id: str) -> None:
        to = payload.get("Destination", {}).get("ToAddresses", [])
        content = payload["Content"]
        if "Raw" in content:
            self._outbox.keep_raw_email(to, b64decode(content["Raw"]["Data"]), message_id)
            return
        subject, body = content["Simple"]["Subject"]["Data"], content["Simple"]["Body"]
        text, html = (body.get(part, {}).get("Data", "") for part in ("Text", "Html"))
        self._outbox.keep_email(to, subject, text, html, message_id)

    def _keep_sender(self, name: str) -> None:
        with self._store.writing() as db:
            db.execute("INSERT OR IGNORE INTO identities VALUES (?)", (name,))


def create_bucket_request(name: str) -> HttpRequest:
    place = f"<LocationConstraint>{REGION}</LocationConstraint>"
    body = f"<CreateBucketConfiguration>{place}</CreateBucketConfiguration>"
    return aws_request("s3", "PUT", f"/{name}", body.encode())


def put_object_request(bucket: str, key: str, headers: dict[str, str], body: bytes) -> HttpRequest:
    return aws_request("s3", "PUT", f"/{bucket}/{quote(key)}", body, headers)


def verify_sender_request(name: str) -> HttpRequest:
    """Let mail be sent from an address or a whole domain; SES takes either under this name."""
    form = urlencode({"Action": "VerifyDomainIdentity", "Version": "2010-12-01", "Domain": name})
    headers = {"content-type": "application/x-www-form-urlencoded"}
    return aws_request("ses", "POST", "/", form.encode(), headers)


def _written(operation: str, table: str, payload: dict[str, Any]) -> list[tuple[str, dict[str, Any], bool]]:
    """What a call wrote: (table, key, False), or (table, whole item, True) where the call named it whole."""
    if operation == "BatchWriteItem":
        return [
            (_table_name(name), one["PutRequest"]["Item"], True)
            if "PutRequest" in one
            else (_table_name(name), one["DeleteRequest"]["Key"], False)
            for name, requests in payload["RequestItems"].items()
            for one in requests
        ]
    if operation == "TransactWriteItems":
        parts = ("Put", "Update", "Delete")
        writes = [one[part] for one in payload["TransactItems"] for part in parts if part in one]
        return [
            (_table_name(one["TableName"]), one.get("Item") or one["Key"], "Item" in one) for one in writes
        ]
    if operation == "PutItem":
        return [(table, payload["Item"], True)]
    return [(table, payload["Key"], False)]


def _table_name(name_or_arn: str) -> str:
    return name_or_arn.rpartition("/")[2]


def _is_plain_upload(request: HttpRequest) -> bool:
    """Whether what is stored is what was sent: no copy, no part of one, no framing in chunks."""
    framed = "aws-chunked" in request.headers.get("content-encoding", "")
    return not (request.query or framed or "x-amz-copy-source" in request.headers)
