"""The AWS end and the public site, called by AWS's own client."""

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage, Message
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, HTTPClientError

from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint, ask
from jada_desk.workflows.ports.tables import TABLE_KEYS

DANIKA = "guests/danika-guest.html"


@pytest.fixture(scope="module")
def client(practice: Endpoint) -> Iterator[Callable[[str], Any]]:
    """Makes a client that tries each call once; whatever its region, it is the same place."""
    made: dict[str, Any] = {}

    def make(service: str) -> Any:
        if service not in made:
            made[service] = boto3.client(  # type: ignore[call-overload]
                service,
                region_name="us-east-1",
                endpoint_url=practice.aws,
                aws_access_key_id="any",
                aws_secret_access_key="any",
                config=Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 1}),
            )
        return made[service]

    yield make
    for one in made.values():
        one.close()


def look(practice: Endpoint, path: str) -> tuple[int, "Message[str, str]", bytes]:
    """The public site's answer."""
    try:
        with urllib.request.urlopen(f"{practice.site}/{path}") as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as exc:
        with exc:
            return exc.code, exc.headers, exc.read()


def batch(reference: str, *paths: str) -> dict[str, Any]:
    return {"Paths": {"Quantity": len(paths), "Items": list(paths)}, "CallerReference": reference}


def sent(practice_home: Path) -> dict[str, list[dict[str, Any]]]:
    return practice_process.sent(practice_home)


def test_the_tables_of_the_first_weekend(fresh_practice: Endpoint, client: Callable[[str], Any]):
    db = client("dynamodb")
    assert set(db.list_tables()["TableNames"]) == {f"jada-{table}" for table in TABLE_KEYS}
    records = {one["event_id"]["S"]: one for one in db.scan(TableName="jada-events")["Items"]}
    dispatch = {one["event_id"]["S"] for one in db.scan(TableName="jada-crew-dispatch")["Items"]}
    assert set(records) == dispatch
    assert not {"jadaquinn0530", "jadajonathan0531", "jadahelena0529"} & set(records)
    assert records["jadadanika0530"]["waiver_status"]["S"] == "guardian required"
    assert records["jadadanika0530"]["captain"]["S"] == ""
    key = {"guest_id": {"S": "helena-1"}}
    assert db.get_item(TableName="jada-guests", Key=key)["Item"]["phone"]["S"] == "+1-619-555-0010"
    for record in records.values():
        for page in record["page_keys"]["L"]:
            client("s3").head_object(Bucket=fresh_practice.bucket, Key=page["S"])


def test_one_of_many_conditional_writes_wins(practice: Endpoint, client: Callable[[str], Any]):
    db = client("dynamodb")

    def claim(number: int) -> bool:
        try:
            db.put_item(
                TableName="jada-notices",
                Item={"event_id": {"S": "race"}, "notice_id": {"S": "a#sms#0001"}, "by": {"N": str(number)}},
                ConditionExpression="attribute_not_exists(event_id)",
            )
        except db.exceptions.ConditionalCheckFailedException:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(claim, range(24))) == 1


def test_a_page_is_replaced_only_by_whoever_saw_it(practice: Endpoint, client: Callable[[str], Any]):
    s3 = client("s3")
    place = {"Bucket": practice.bucket, "Key": "guests/conditional.html"}
    first = s3.put_object(**place, Body=b"one", IfNoneMatch="*", Metadata={"sha256": "1"})["ETag"]
    second = s3.put_object(**place, Body=b"two", IfMatch=first)["ETag"]
    for condition in ({"IfMatch": first}, {"IfNoneMatch": "*"}):
        with pytest.raises(ClientError) as refused:
            s3.put_object(**place, Body=b"three", **condition)
        assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 412
    head = s3.head_object(**place)
    assert (head["ETag"], head["ContentLength"]) == (second, 3)


def test_a_stale_page_is_seen_until_it_is_invalidated(fresh_practice: Endpoint, client: Callable[[str], Any]):
    status, headers, body = look(fresh_practice, DANIKA)
    assert (status, headers["X-Cache"]) == (200, "Miss from cloudfront")
    assert b"Please arrive by 5 PM" in body
    client("s3").put_object(
        Bucket=fresh_practice.bucket,
        Key=DANIKA,
        Body=b"arrive by 1:45 PM",
        ContentType="text/html; charset=utf-8",
        CacheControl="max-age=300",
    )
    _, headers, stale = look(fresh_practice, DANIKA)
    assert (headers["X-Cache"], stale) == ("Hit from cloudfront", body)
    assert int(headers["Age"]) >= 0

    cdn = client("cloudfront")
    request = {"DistributionId": fresh_practice.distribution_id}
    made = cdn.create_invalidation(**request, InvalidationBatch=batch("stale-1", f"/{DANIKA}"))[
        "Invalidation"
    ]
    assert cdn.get_invalidation(**request, Id=made["Id"])["Invalidation"]["Status"].upper() == "COMPLETED"
    _, headers, fresh = look(fresh_practice, DANIKA)
    assert (headers["X-Cache"], fresh) == ("Miss from cloudfront", b"arrive by 1:45 PM")
    assert headers["Cache-Control"] == "max-age=300"


def test_an_invalidation_is_made_once_for_a_reference(
    fresh_practice: Endpoint, practice_home: Path, client: Callable[[str], Any]
):
    def invalidate(*paths: str) -> Any:
        return client("cloudfront").create_invalidation(
            DistributionId=fresh_practice.distribution_id, InvalidationBatch=batch("once", *paths)
        )["Invalidation"]

    first = invalidate("/guests/a.html", "/guests/b*")
    assert invalidate("/guests/b*", "/guests/a.html")["Id"] == first["Id"]
    with pytest.raises(ClientError, match="InvalidArgument"):
        invalidate("/guests/c.html")
    (listed,) = sent(practice_home)["invalidations"]
    assert (listed["id"], listed["caller_reference"]) == (first["Id"], "once")
    assert listed["paths"] == ["/guests/a.html", "/guests/b*"]


def test_what_was_sent_is_listed(fresh_practice: Endpoint, practice_home: Path, client: Callable[[str], Any]):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "hello@sailjada.com", "quinn@example.com", "Your sail, Zoë"
    mail.set_content("See you ☀")
    mail.add_alternative("<p>See you ☀</p>", subtype="html")
    mail.add_attachment("BEGIN:VCALENDAR", subtype="calendar", params={"method": "PUBLISH"})
    raw = client("sesv2").send_email(
        FromEmailAddress="JADA <hello@sailjada.com>",
        Destination={"ToAddresses": ["quinn@example.com"]},
        Content={"Raw": {"Data": mail.as_bytes()}},
    )
    simple = {
        "Subject": {"Data": "Plain"},
        "Body": {"Text": {"Data": "text"}, "Html": {"Data": "<p>text</p>"}},
    }
    client("sesv2").send_email(
        FromEmailAddress="hello@sailjada.com",
        Destination={"ToAddresses": ["a@example.com", "b@example.com"]},
        Content={"Simple": simple},
    )
    v1 = client("ses")
    v1.send_email(Source="hello@sailjada.com", Destination={"ToAddresses": ["c@example.com"]}, Message=simple)
    v1.send_raw_email(RawMessage={"Data": mail.as_bytes()})
    sms = client("sns").publish(PhoneNumber="+16195550001", Message="Be at the dock by 1:45 PM")

    listed = sent(practice_home)
    first, second, third, fourth = listed["emails"]
    assert first == {
        "to": "quinn@example.com",
        "subject": "Your sail, Zoë",
        "text": "See you ☀\n",
        "html": "<p>See you ☀</p>\n",
        "calendar": "BEGIN:VCALENDAR\n",
        "message_id": raw["MessageId"],
        "at": first["at"],
    }
    assert first["at"].startswith("2026-05-28T20:")
    assert (second["to"], second["html"]) == ("a@example.com, b@example.com", "<p>text</p>")
    assert (third["to"], third["subject"], fourth["to"]) == ("c@example.com", "Plain", "quinn@example.com")
    (text,) = listed["sms"]
    assert (text["phone"], text["text"]) == ("+16195550001", "Be at the dock by 1:45 PM")
    assert text["message_id"] == sms["MessageId"]


def test_a_sender_whom_nobody_verified_is_refused(practice: Endpoint, client: Callable[[str], Any]):
    with pytest.raises(ClientError) as refused:
        client("sesv2").send_email(
            FromEmailAddress="someone@elsewhere.example.com",
            Destination={"ToAddresses": ["quinn@example.com"]},
            Content={"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}},
        )
    assert refused.value.response["Error"]["Code"] == "MessageRejected"


CALLS: dict[str, Callable[[Callable[[str], Any]], object]] = {
    "dynamodb": lambda client: client("dynamodb").scan(TableName="jada-crew"),
    "s3": lambda client: client("s3").get_object(Bucket="sailjada-pages", Key=DANIKA)["Body"].read(),
    "cloudfront": lambda client: client("cloudfront").list_invalidations(DistributionId="E2XYZABC123"),
    "ses": lambda client: client("sesv2").list_contact_lists(),
    "sns": lambda client: client("sns").list_topics(),
}
THROTTLED = {
    "dynamodb": "ProvisionedThroughputExceededException",
    "s3": "SlowDown",
    "cloudfront": "Throttling",
    "ses": "TooManyRequestsException",
    "sns": "Throttling",
}


@pytest.mark.parametrize("target", CALLS)
def test_faults_speak_each_services_language(practice: Endpoint, client: Callable[[str], Any], target: str):
    for kind, code, status in (
        ("throttle", THROTTLED[target], None),
        ("status:503", "ServiceUnavailable", 503),
        ("status:403", "AccessDenied", 403),
    ):
        ask(practice, "POST", "faults", {"target": target, "kind": kind})
        with pytest.raises(ClientError) as refused:
            CALLS[target](client)
        assert code in refused.value.response["Error"]["Code"]
        assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == status or status is None
        CALLS[target](client)


@pytest.mark.parametrize(("kind", "count"), [("reset", 0), ("lost", 1)])
def test_a_cut_connection_with_and_without_effect(
    fresh_practice: Endpoint, practice_home: Path, client: Callable[[str], Any], kind: str, count: int
):
    ask(fresh_practice, "POST", "faults", {"target": "sns", "match": "555", "kind": kind})
    with pytest.raises(HTTPClientError):
        client("sns").publish(PhoneNumber="+16195550001", Message="Hello")
    assert len(sent(practice_home)["sms"]) == count


def test_faults_strike_what_they_name_and_are_cleared(practice: Endpoint, client: Callable[[str], Any]):
    ask(practice, "POST", "faults", {"target": "*", "match": "PutItem", "times": 0, "kind": "status:500"})
    CALLS["dynamodb"](client)
    for _ in range(2):
        with pytest.raises(ClientError):
            client("dynamodb").put_item(TableName="jada-guests", Item={"guest_id": {"S": "x"}})
    ask(practice, "DELETE", "faults")
    client("dynamodb").put_item(TableName="jada-guests", Item={"guest_id": {"S": "x"}})


def test_the_site_is_friendly_where_there_is_nothing(practice: Endpoint):
    status, headers, body = look(practice, "guests/nobody-2026-01-01.html")
    assert (status, headers["X-Cache"]) == (404, "Error from cloudfront")
    assert b"call us" in body
    assert look(practice, "")[0] == 404
