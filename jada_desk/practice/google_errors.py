"""Errors in the form in which Google's interfaces give them."""

from jada_desk.practice.wire import HttpResponse, json_response


class GoogleError(Exception):
    """An answer that is an error; `location` is the header or parameter at fault."""

    def __init__(
        self, status: int, reason: str, message: str, *, location: str = "", domain: str = "global"
    ) -> None:
        super().__init__(message)
        self.status = status
        self.reason = reason
        self.message = message
        self.location = location
        self.domain = domain

    def response(self) -> HttpResponse:
        detail = {"domain": self.domain, "reason": self.reason, "message": self.message}
        if self.location:
            kind = "header" if self.location in ("If-Match", "Authorization") else "parameter"
            detail |= {"locationType": kind, "location": self.location}
        return json_response(
            {"error": {"errors": [detail], "code": self.status, "message": self.message}}, self.status
        )
