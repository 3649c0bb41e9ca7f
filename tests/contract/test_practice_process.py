"""The practice workspace as a process: started once, found again, and nothing lost however it ends."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config

from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint, ask, endpoint_path, find, find_or_start, stop
from jada_desk.domain.errors import JadaError
from jada_desk.practice.server import serve

START_S = 60.0


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    stop(tmp_path)


def client(endpoint: Endpoint, service: str) -> Any:
    return boto3.client(  # type: ignore[call-overload]
        service,
        region_name=endpoint.region,
        endpoint_url=endpoint.aws,
        aws_access_key_id="any",
        aws_secret_access_key="any",
        config=Config(s3={"addressing_style": "path"}),
    )


def calendar(endpoint: Endpoint, path: str, verb: str = "GET", body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    url = f"{endpoint.calendar}/calendar/v3/calendars/primary/{path}"
    with urllib.request.urlopen(urllib.request.Request(url, data, method=verb)) as response:
        return json.loads(response.read())


def write_everywhere(endpoint: Endpoint) -> dict[str, Any]:
    """One write of every kind; what must be found again."""
    db, s3, cdn = (client(endpoint, name) for name in ("dynamodb", "s3", "cloudfront"))
    key = {"event_id": {"S": "jadaquinn0530"}}
    db.update_item(
        TableName="jada-events",
        Key=key,
        UpdateExpression="SET captain = :c, crew = :l, revision = :r",
        ExpressionAttributeValues={":c": {"S": ""}, ":l": {"L": [{"S": "Gene"}]}, ":r": {"N": "3"}},
    )
    db.put_item(TableName="jada-notices", Item={"event_id": {"S": "e"}, "notice_id": {"S": "n"}})
    db.delete_item(TableName="jada-guests", Key={"guest_id": {"S": "robin-1"}})
    db.batch_write_item(
        RequestItems={
            "jada-waivers": [{"PutRequest": {"Item": {"event_id": {"S": "e"}, "person": {"S": "p"}}}}],
            "jada-guests": [{"DeleteRequest": {"Key": {"guest_id": {"S": "mateo-1"}}}}],
        }
    )
    db.create_table(
        TableName="other-events",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "event_id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "event_id", "KeyType": "HASH"}],
    )
    s3.create_bucket(Bucket="other-pages", CreateBucketConfiguration={"LocationConstraint": endpoint.region})
    s3.put_object(
        Bucket=endpoint.bucket,
        Key="guests/Zoë 1.html",
        Body="ü".encode(),
        CacheControl="max-age=300",
        ContentType="text/html; charset=utf-8",
        Metadata={"operation": "op"},
    )
    s3.copy_object(
        Bucket="other-pages", Key="copy.html", CopySource=f"{endpoint.bucket}/guests/danika-guest.html"
    )
    s3.delete_objects(Bucket=endpoint.bucket, Delete={"Objects": [{"Key": "guests/amara-2026-04-04.html"}]})
    batch = {"Paths": {"Quantity": 1, "Items": ["/guests/*"]}, "CallerReference": "kept"}
    made = cdn.create_invalidation(DistributionId=endpoint.distribution_id, InvalidationBatch=batch)
    client(endpoint, "sns").publish(PhoneNumber="+16195550001", Message="Hello")
    client(endpoint, "ses").verify_domain_identity(Domain="other.example.com")
    client(endpoint, "sesv2").send_email(
        FromEmailAddress="a@other.example.com",
        Destination={"ToAddresses": ["quinn@example.com"]},
        Content={"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}},
    )
    calendar(endpoint, "events/jadaquinn0530", "PATCH", {"location": "Pier 3"})
    return {"invalidation": made["Invalidation"]["Id"], **observed(endpoint)}


def observed(endpoint: Endpoint) -> dict[str, Any]:
    """Everything that a client can see, except times of storage."""
    db, s3, cdn = (client(endpoint, name) for name in ("dynamodb", "s3", "cloudfront"))
    pages = {}
    for bucket in (one["Name"] for one in s3.list_buckets()["Buckets"]):
        for one in s3.list_objects_v2(Bucket=bucket).get("Contents", []):
            found = s3.get_object(Bucket=bucket, Key=one["Key"])
            kept = [found.get(name) for name in ("ETag", "CacheControl", "ContentType", "Metadata")]
            pages[bucket, one["Key"]] = (found["Body"].read(), *kept)
    return {
        "tables": {
            name: sorted(db.scan(TableName=name)["Items"], key=repr)
            for name in db.list_tables()["TableNames"]
        },
        "pages": pages,
        "distribution": cdn.get_distribution(Id=endpoint.distribution_id)["Distribution"]["Id"],
        "senders": client(endpoint, "ses").list_identities()["Identities"],
        "events": calendar(endpoint, "events?maxResults=2500&showDeleted=true"),
        "sent": dict(ask(endpoint, "GET", "sent")),
    }


def kill(endpoint: Endpoint) -> None:
    """As the power going: the process gets no word in."""
    os.kill(endpoint.pid, signal.SIGKILL)
    practice_process._children.pop(endpoint.pid).wait(10)


def test_nothing_acknowledged_is_lost_by_a_kill_or_a_restart(home: Path):
    first = find_or_start(home, START_S)
    before = write_everywhere(first)
    invalidation = before.pop("invalidation")
    assert before["pages"]["other-pages", "copy.html"][0].startswith(b"<!DOCTYPE html>")
    kill(first)
    assert find(home) is None
    second = find_or_start(home, START_S)
    assert second.nonce != first.nonce
    assert observed(second) == before
    cdn = client(second, "cloudfront")
    found = cdn.get_invalidation(DistributionId=second.distribution_id, Id=invalidation)
    assert found["Invalidation"]["InvalidationBatch"]["CallerReference"] == "kept"
    stop(home)
    third = find_or_start(home, START_S)
    assert observed(third) == before
    # Addresses on pages and in messages stay true, and so does the clock.
    assert (third.aws, third.calendar, third.site) == (first.aws, first.calendar, first.site)
    assert third.clock_offset_s == first.clock_offset_s
    token = before["events"]["nextSyncToken"]
    assert calendar(third, f"events?syncToken={token}")["items"] == []


def test_a_reset_is_the_first_day_again(home: Path):
    endpoint = find_or_start(home, START_S)
    first_day = observed(endpoint)
    write_everywhere(endpoint)
    ask(endpoint, "POST", "clock", {"now": "2026-07-01T09:00:00-07:00"})
    moved = find(home)
    assert moved is not None
    assert abs(moved.clock_offset_s - endpoint.clock_offset_s) > 86_400 * 30
    practice_process.reset(home)
    again = find(home)
    assert again is not None
    now = datetime.fromtimestamp(time.time() + again.clock_offset_s, UTC)
    assert abs((now - datetime(2026, 5, 28, 20, 30, tzinfo=UTC)).total_seconds()) < 60
    after = observed(again)
    for name in ("tables", "pages", "distribution", "senders", "sent"):
        assert after[name] == first_day[name]
    steady = ("id", "summary", "start", "end", "description", "created", "updated", "status")
    assert [[one.get(key) for key in steady] for one in after["events"]["items"]] == [
        [one.get(key) for key in steady] for one in first_day["events"]["items"]
    ]
    assert not {one["etag"] for one in after["events"]["items"]} & {
        one["etag"] for one in first_day["events"]["items"]
    }


def test_many_starters_at_once_get_one_server(home: Path):
    others = set(practice_process._children)
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda _: find_or_start(home, START_S), range(3)))
    assert len({one.pid for one in found}) == 1
    for pid in set(practice_process._children) - others - {found[0].pid}:
        code = practice_process._children.pop(pid).wait(30)
        assert code == practice_process.ALREADY_SERVED_EXIT


def test_a_killed_starter_does_not_take_it_along(home: Path):
    code = (
        f"from pathlib import Path; from jada_desk.adapters.local.practice_process import *; import os, signal\n\
find_or_start(Path({str(home)!r}), {START_S}); os.killpg(0, signal.SIGKILL)"
    )
    starter = subprocess.run([sys.executable, "-c", code], start_new_session=True, timeout=90, check=False)
    assert starter.returncode == -signal.SIGKILL
    endpoint = find(home)
    assert endpoint is not None
    assert find_or_start(home) == endpoint
    os.kill(endpoint.pid, signal.SIGTERM)
    while endpoint_path(home).exists():
        time.sleep(0.02)
    assert find(home) is None


def test_a_stranger_at_a_stale_address_is_not_taken_for_it(tmp_path: Path, practice: Endpoint):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}"
    path = endpoint_path(tmp_path)
    path.parent.mkdir(parents=True)
    for stale in (replace(practice, nonce="another"), replace(practice, calendar=nobody)):
        path.write_text(json.dumps(asdict(stale)))
        assert find(tmp_path) is None
    path.write_text(json.dumps(asdict(practice)))
    assert find(tmp_path) == practice
    for broken in ("", "[]", '{"nonce": 1}', "{"):
        path.write_text(broken)
        assert find(tmp_path) is None


def test_it_ends_when_nobody_asks_anything(tmp_path: Path):
    seen: list[Endpoint] = []
    assert serve(tmp_path, idle_s=0.3, announce=seen.append) == 0
    assert find(tmp_path) is None
    assert not endpoint_path(tmp_path).exists()
    with pytest.raises(OSError, match=r"refused|timed out"):
        urllib.request.urlopen(seen[0].feed, timeout=2)


def test_it_ends_when_its_home_is_removed(tmp_path: Path):
    home = tmp_path / "home"
    assert serve(home, idle_s=None, announce=lambda _: shutil.rmtree(home)) == 0


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "practice").write_text("in the way")
    with pytest.raises(JadaError) as told:
        find_or_start(tmp_path)
    assert "cannot be started" in told.value.what
    assert told.value.remedy


def test_a_workspace_that_does_not_come_up_is_told_with_its_last_words(tmp_path: Path):
    (tmp_path / "practice").mkdir()
    (tmp_path / "practice" / "state.db").write_bytes(b"this is no database, and never was one" * 100)
    with pytest.raises(JadaError) as told:
        find_or_start(tmp_path, START_S)
    assert "ended while it was starting" in told.value.what
    assert "DatabaseError" in told.value.what
    assert "practice.log" in told.value.remedy
