"""What was sent: mails, texts and invalidations, in the order in which they went out."""

import email
import email.policy
import json
from collections.abc import Sequence
from typing import Any

from jada_desk.practice.clock import PracticeClock, rfc3339
from jada_desk.practice.store import Store


class Outbox:
    """The list that `sent` shows; kept in the state file."""

    def __init__(self, store: Store, clock: PracticeClock) -> None:
        self._store = store
        self._clock = clock

    def keep_sms(self, phone: str, text: str, message_id: str) -> None:
        self._keep("sms", {"phone": phone, "text": text, "message_id": message_id})

    def keep_email(self, to: Sequence[str], subject: str, text: str, html: str, message_id: str) -> None:
        facts = {"to": ", ".join(to), "subject": subject, "text": text, "html": html, "calendar": ""}
        self._keep("emails", {**facts, "message_id": message_id})

    def keep_raw_email(self, to: Sequence[str], raw: bytes, message_id: str) -> None:
        """A mail as MIME; its own To header counts where the call named nobody."""
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        texts = dict.fromkeys(("text/plain", "text/html", "text/calendar"), "")
        for part in mail.walk():
            kind = part.get_content_type()
            if kind in texts and not texts[kind]:
                texts[kind] = part.get_content()
        facts = {
            "to": ", ".join(to) or str(mail.get("To", "")),
            "subject": str(mail.get("Subject", "")),
            "text": texts["text/plain"],
            "html": texts["text/html"],
            "calendar": texts["text/calendar"],
        }
        self._keep("emails", {**facts, "message_id": message_id})

    def listed(self) -> dict[str, list[dict[str, Any]]]:
        """`emails`, `sms` and `invalidations`, oldest first; moments in practice time, UTC."""
        sql = "SELECT id, paths, caller_reference, at FROM invalidations ORDER BY number"
        return {
            "emails": [
                json.loads(one) for (one,) in self._store.rows("SELECT email FROM emails ORDER BY number")
            ],
            "sms": [json.loads(one) for (one,) in self._store.rows("SELECT sms FROM sms ORDER BY number")],
            "invalidations": [
                {"id": one_id, "paths": json.loads(paths), "caller_reference": reference, "at": at}
                for one_id, paths, reference, at in self._store.rows(sql)
            ],
        }

    def _keep(self, table: str, facts: dict[str, str]) -> None:
        row = json.dumps({**facts, "at": rfc3339(self._clock.now())})
        column = {"emails": "email", "sms": "sms"}[table]
        with self._store.writing() as db:
            db.execute(f"INSERT INTO {table} ({column}) VALUES (?)", (row,))
