"""From a request to the method of a Google-shaped interface that answers it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from jada_desk.practice.discovery import BadParameter, ParameterValue, read_parameters
from jada_desk.practice.google_errors import GoogleError
from jada_desk.practice.wire import HttpRequest, HttpResponse


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a method: what stood in its path, its query parameters in their types, and the request."""

    path: dict[str, str]
    parameters: dict[str, ParameterValue]
    request: HttpRequest

    def json(self) -> Any:
        """The body. Raises GoogleError 400 when it is no JSON."""
        try:
            return self.request.json()
        except ValueError as exc:
            raise GoogleError(400, "parseError", "Parse Error", location="") from exc


@dataclass(frozen=True, slots=True)
class Route:
    """A method of an interface: a pattern over the raw path, and its name in the discovery document."""

    verb: str
    pattern: str
    api: str
    name: str
    answer: Callable[[Call], HttpResponse]


def dispatch(routes: Sequence[Route], request: HttpRequest) -> HttpResponse:
    """Answer a request by the first route that fits; errors in Google's form."""
    try:
        for route in routes:
            found = re.fullmatch(route.pattern, request.raw_path) if route.verb == request.method else None
            if found:
                path = {name: unquote(value) for name, value in found.groupdict().items()}
                try:
                    parameters = read_parameters(route.api, route.name, request.parameters())
                except BadParameter as exc:
                    raise GoogleError(400, "badRequest", str(exc)) from exc
                return route.answer(Call(path, parameters, request))
        raise GoogleError(404, "notFound", "Not Found")
    except GoogleError as exc:
        return exc.response()
