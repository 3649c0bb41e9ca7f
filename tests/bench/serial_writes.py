"""The same writes as a plan's, as a script makes them: with boto3 and Google's client, one after the other."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.request import ProxyHandler, build_opener

from boto3.dynamodb.types import TypeSerializer

from jada_desk.adapters.local.practice_process import Endpoint
from jada_desk.domain.plan import Step, StepKind
from tests.bench.season import aws_client, google_calendar


class SerialScript:
    """Makes the writes of steps in their order. Without journal, repeats or recovery, which a script has none of."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._events = google_calendar(endpoint).events()
        self._tables = aws_client(endpoint, "dynamodb")
        self._pages = aws_client(endpoint, "s3")
        self._edge = aws_client(endpoint, "cloudfront")
        self._email = aws_client(endpoint, "sesv2")
        self._sms = aws_client(endpoint, "sns")
        self._site = build_opener(ProxyHandler({}))
        self._dynamo = TypeSerializer().serialize

    def write(self, steps: Iterable[Step]) -> int:
        """Do all steps; the number of requests made. Raises what the SDKs raise."""
        return sum(self._write_one(step) for step in steps)

    def _write_one(self, step: Step) -> int:
        payload = step.payload
        match step.kind:
            case StepKind.PATCH_EVENT:
                return self._patch(step.event_id, payload)
            case StepKind.UPDATE_ITEM:
                self._update(payload["table"], payload["key"], payload["values"], payload["expect"])
                return 1
            case StepKind.PUT_PAGE:
                calendar = payload.get("calendar")
                uploads = [(calendar, "calendar")] if calendar else []
                for one, kind in (*uploads, (payload, "html")):
                    self._pages.put_object(
                        Bucket=self._endpoint.bucket,
                        Key=one["key"],
                        Body=one["body"].encode(),
                        ContentType=f"text/{kind}; charset=utf-8",
                        CacheControl="max-age=300",
                        IfNoneMatch="*",
                    )
                return len(uploads) + 1
            case StepKind.INVALIDATE:
                return self._invalidate(sorted(payload["paths"].values()), step.operation)
            case StepKind.CHECK_LIVE:
                with self._site.open(self._endpoint.site + payload["path"]) as answer:
                    answer.read()
                return 1
            case StepKind.SEND:
                return self._send(payload)
            case StepKind.INSERT_EVENT:
                raise ValueError("The season's charters stand in the calendar already.")

    def _patch(self, event_id: str, payload: Mapping[str, Any]) -> int:
        body = {
            name: payload[name]
            for name in ("summary", "description", "location")
            if payload[name] is not None
        }
        request = self._events.patch(
            calendarId=self._endpoint.calendar_id, eventId=event_id, body=body, sendUpdates="none"
        )
        request.headers["If-Match"] = payload["if_match"]
        request.execute()
        return 1

    def _update(
        self, table: str, key: list[str], values: Mapping[str, Any], expect: Mapping[str, Any]
    ) -> None:
        names = list(values)
        conditions = []
        bound = {f":v{n}": self._dynamo(values[name]) for n, name in enumerate(names)}
        aliases = {f"#n{n}": name for n, name in enumerate(names)}
        for n, (name, value) in enumerate(expect.items()):
            aliases[f"#e{n}"] = name
            conditions.append(f"attribute_not_exists(#e{n})" if value is None else f"#e{n} = :e{n}")
            if value is not None:
                bound[f":e{n}"] = self._dynamo(value)
        more = {"ConditionExpression": " AND ".join(conditions)} if conditions else {}
        key_names = {"notices": ("event_id", "notice_id"), "guests": ("guest_id",)}.get(table, ("event_id",))
        self._tables.update_item(
            TableName=f"jada-{table}",
            Key={name: {"S": value} for name, value in zip(key_names, key, strict=True)},
            UpdateExpression="SET " + ", ".join(f"#n{n} = :v{n}" for n in range(len(names))),
            ExpressionAttributeNames=aliases,
            ExpressionAttributeValues=bound,
            **more,
        )

    def _invalidate(self, paths: list[str], reference: str) -> int:
        where = {"DistributionId": self._endpoint.distribution_id}
        batch = {"Paths": {"Quantity": len(paths), "Items": paths}, "CallerReference": reference}
        made = self._edge.create_invalidation(**where, InvalidationBatch=batch)
        requests = 1
        while True:
            found = self._edge.get_invalidation(**where, Id=made["Invalidation"]["Id"])
            requests += 1
            if found["Invalidation"]["Status"].casefold() == "completed":
                return requests

    def _send(self, payload: Mapping[str, Any]) -> int:
        message, claims = payload["message"], payload["claims"]
        for claim in claims:
            values = {"state": "claimed", "facts": claim["facts"], "text": message["text"]}
            self._update("notices", [claim["event_id"], claim["notice_id"]], values, {"notice_id": None})
        if payload["channel"] == "email":
            bodies = {"Text": {"Data": message["text"]}, "Html": {"Data": message["html"]}}
            sent = self._email.send_email(
                FromEmailAddress="hello@sailjada.com",
                Destination={"ToAddresses": [message["to"]]},
                Content={"Simple": {"Subject": {"Data": message["subject"]}, "Body": bodies}},
            )
        else:
            sent = self._sms.publish(PhoneNumber=message["to"], Message=message["text"])
        for claim in claims:
            values = {"state": "accepted", "message_id": sent["MessageId"]}
            self._update("notices", [claim["event_id"], claim["notice_id"]], values, {})
        return 2 * len(claims) + 1
