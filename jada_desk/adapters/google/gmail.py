"""The bookings mailbox, by the Gmail API."""

from base64 import urlsafe_b64decode
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from google.oauth2.credentials import Credentials
from googleapiclient.errors import HttpError

from jada_desk.adapters.google.errors import Request, google_errors
from jada_desk.adapters.google.transport import GoogleService
from jada_desk.domain.translation import tr
from jada_desk.workflows.ports.messages import MailboxMessage


class GmailMailbox:
    """The `Mailbox` port. `endpoint` as in GoogleService; `user` is the mailbox, "me" = the one signed in."""

    def __init__(self, endpoint: str, credentials: Credentials | None, user: str = "me") -> None:
        self._user = user
        self._service = GoogleService("gmail", "v1", endpoint, credentials)
        self._messages = self._service.api.users().messages()

    def search(self, query: str, limit: int) -> Iterator[MailboxMessage]:
        """The newest mails, at most `limit`, that a Gmail query finds, spam and bin left out; each as it arrives.

        Raises SignInNeeded, Unavailable, Refused, also between two mails.
        """
        searching = Request(
            tr("The bookings mailbox could not be searched."),
            permission=tr("Sign in with the account of the bookings mailbox."),
            remedy=tr("Check the bookings mailbox in the settings."),
        )
        with google_errors(searching):
            request = self._messages.list(
                userId=self._user, q=f"({query}) -in:spam -in:trash", maxResults=min(limit, 500)
            )
            listed = self._service.send(request).get("messages", [])[:limit]
        for one in listed:
            with google_errors(searching):
                mail = self._mail(str(one.get("id")))
            if mail:
                yield mail

    def _mail(self, message_id: str) -> MailboxMessage | None:
        request = self._messages.get(userId=self._user, id=message_id, format="raw")
        try:
            data: dict[str, Any] = self._service.send(request)
        except HttpError as exc:
            if exc.status_code == 404:  # deleted since it was listed
                return None
            raise
        raw = str(data.get("raw", ""))
        received_at = datetime.fromtimestamp(int(data.get("internalDate", 0)) / 1000, UTC)
        return MailboxMessage(message_id, received_at, urlsafe_b64decode(raw + "=" * (-len(raw) % 4)))
