"""The bookings mailbox: mails and what of them a search looks at."""

import email
import email.policy
import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Final

from jada_desk.practice.store import Store

ADDRESS: Final = "jada-bookings@sailjada.com"
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail with its labels; `words` are those of all its text, folded, for a search by whole words."""

    mail_id: str
    labels: tuple[str, ...]
    received_at: datetime
    raw: bytes
    headers: tuple[tuple[str, str], ...]
    text: str
    words: dict[str, tuple[str, ...]]

    @property
    def snippet(self) -> str:
        return " ".join(self.text.split())[:200]


class MailStore:
    """All mails, newest first."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._mails: dict[str, Mail] = {}
        self.load()

    def load(self) -> None:
        rows = self._store.rows("SELECT id, labels, received_ms, raw FROM mails")
        self._mails = {row[0]: _read(*row) for row in rows}

    def all(self) -> list[Mail]:
        return sorted(self._mails.values(), key=lambda mail: (mail.received_at, mail.mail_id), reverse=True)

    def get(self, mail_id: str) -> Mail | None:
        return self._mails.get(mail_id)

    def add(
        self, raw: bytes, labels: tuple[str, ...] = ("INBOX",), received_at: datetime | None = None
    ) -> Mail:
        """Put a mail in; received when its Date header says, unless told otherwise."""
        moment = received_at or _date(raw)
        mail_id = hashlib.sha256(raw).hexdigest()[:16]
        row = (mail_id, json.dumps(labels), int(moment.timestamp() * 1000), raw)
        with self._store.writing() as db:
            db.execute("INSERT OR REPLACE INTO mails VALUES (?, ?, ?, ?)", row)
        self._mails[mail_id] = _read(*row)
        return self._mails[mail_id]


def fold_words(text: str) -> tuple[str, ...]:
    """The words of a text as a search compares them."""
    return tuple(_WORD.findall(text.casefold()))


def _read(mail_id: str, labels: str, received_ms: int, raw: bytes) -> Mail:
    parsed = email.message_from_bytes(raw, policy=email.policy.default)
    headers = tuple((name, str(value)) for name, value in parsed.items())
    text = _text(parsed)
    fields = {
        name: " ".join(value for key, value in headers if key.lower() == name)
        for name in ("subject", "from", "to")
    }
    return Mail(
        mail_id=mail_id,
        labels=tuple(json.loads(labels)),
        received_at=datetime.fromtimestamp(received_ms / 1000, UTC),
        raw=raw,
        headers=headers,
        text=text,
        words={
            **{name: fold_words(value) for name, value in fields.items()},
            "": fold_words(" \n".join((*fields.values(), text))),
        },
    )


def _text(mail: EmailMessage) -> str:
    texts = []
    for part in mail.walk():
        if part.get_content_type() in ("text/plain", "text/html"):
            try:
                text = str(part.get_content())
            except (LookupError, ValueError):
                continue  # a charset that nobody knows: that part is not searched
            is_html = part.get_content_type() == "text/html"
            texts.append(unescape(re.sub(r"<[^>]*>", " ", text)) if is_html else text)
    return "\n".join(texts)


def _date(raw: bytes) -> datetime:
    parsed = email.message_from_bytes(raw, policy=email.policy.compat32)
    moment = parsedate_to_datetime(str(parsed["Date"]))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
