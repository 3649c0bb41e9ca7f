"""Gmail v1 over HTTP: search, read, and put a mail in."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from jada_desk.practice.gmail_query import looks_in_bin, parse_query
from jada_desk.practice.google_errors import GoogleError
from jada_desk.practice.mailbox import ADDRESS, Mail, MailStore
from jada_desk.practice.routing import Call, Route
from jada_desk.practice.wire import HttpResponse, json_response

API = "gmail.v1"
_USER = r"/gmail/v1/users/(?P<userId>[^/]+)"


class GmailApi:
    """The routes of one mailbox; `me` is another name for its address."""

    def __init__(self, mails: MailStore) -> None:
        self._mails = mails

    def routes(self) -> tuple[Route, ...]:
        return (
            Route("GET", _USER + "/profile", API, "users.getProfile", self.profile),
            Route("GET", _USER + "/messages", API, "users.messages.list", self.list_messages),
            Route("GET", _USER + r"/messages/(?P<id>[^/]+)", API, "users.messages.get", self.get),
            Route("POST", _USER + "/messages", API, "users.messages.insert", self.insert),
        )

    def profile(self, call: Call) -> HttpResponse:
        self._known_user(call)
        count = len(self._mails.all())
        return json_response(
            {
                "emailAddress": ADDRESS,
                "messagesTotal": count,
                "threadsTotal": count,
                "historyId": str(1000 + count),
            }
        )

    def list_messages(self, call: Call) -> HttpResponse:
        """Newest first; spam and bin only when asked for."""
        self._known_user(call)
        query = str(call.parameters.get("q", ""))
        matches = parse_query(query)
        hidden = (
            set() if call.parameters.get("includeSpamTrash") or looks_in_bin(query) else {"SPAM", "TRASH"}
        )
        wanted = set(call.parameters.get("labelIds", []))  # type: ignore[arg-type]
        found = [
            mail
            for mail in self._mails.all()
            if not hidden & set(mail.labels) and wanted <= set(mail.labels) and matches(mail)
        ]
        start = self._offset(str(call.parameters.get("pageToken", "0")))
        end = start + min(int(str(call.parameters.get("maxResults", 100))), 500)
        answer: dict[str, Any] = {"resultSizeEstimate": len(found)}
        if found[start:end]:
            answer["messages"] = [{"id": mail.mail_id, "threadId": mail.mail_id} for mail in found[start:end]]
        if end < len(found):
            answer["nextPageToken"] = str(end)
        return json_response(answer)

    def get(self, call: Call) -> HttpResponse:
        self._known_user(call)
        mail = self._mails.get(call.path["id"])
        if mail is None:
            raise GoogleError(404, "notFound", "Requested entity was not found.")
        form = str(call.parameters.get("format", "full"))
        answer = _summary(mail)
        if form == "raw":
            answer["raw"] = urlsafe_b64encode(mail.raw).decode()
        elif form in ("metadata", "full"):
            wanted = {str(name).lower() for name in call.parameters.get("metadataHeaders", [])}  # type: ignore[union-attr]
            headers = [
                {"name": name, "value": value}
                for name, value in mail.headers
                if form == "full" or not wanted or name.lower() in wanted
            ]
            answer["payload"] = {"partId": "", "mimeType": "text/plain", "filename": "", "headers": headers}
            if form == "full":
                data = mail.text.encode()
                answer["payload"]["body"] = {"size": len(data), "data": urlsafe_b64encode(data).decode()}
        return json_response(answer)

    def insert(self, call: Call) -> HttpResponse:
        self._known_user(call)
        body = call.json() or {}
        try:
            raw = urlsafe_b64decode(body["raw"] + "==")
            mail = self._mails.add(raw, tuple(body.get("labelIds", ("INBOX",))))
        except (KeyError, TypeError, ValueError) as exc:
            raise GoogleError(
                400, "invalidArgument", "'raw' must be a base64url mail with a Date header."
            ) from exc
        return json_response({"id": mail.mail_id, "threadId": mail.mail_id, "labelIds": list(mail.labels)})

    @staticmethod
    def _offset(token: str) -> int:
        if not token.isdigit():
            raise GoogleError(400, "invalidArgument", "Invalid pageToken", location="pageToken")
        return int(token)

    @staticmethod
    def _known_user(call: Call) -> None:
        if call.path["userId"] not in ("me", ADDRESS):
            raise GoogleError(403, "forbidden", f"Delegation denied for {ADDRESS}")


def _summary(mail: Mail) -> dict[str, Any]:
    moment_ms = int(mail.received_at.timestamp() * 1000)
    return {
        "id": mail.mail_id,
        "threadId": mail.mail_id,
        "labelIds": list(mail.labels),
        "snippet": mail.snippet,
        "historyId": "1000",
        "internalDate": str(moment_ms),
        "sizeEstimate": len(mail.raw),
    }
