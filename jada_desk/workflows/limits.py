"""How hard a publish may knock: so many calls at once a layer, a breaker for one that does not answer, and a
full stop for one that wants a sign-in.

All of it lasts for one run. Workers share these objects without locks: each change is a single operation on a
list, and what two of them might count twice or miss once does no harm.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final, Protocol, TypeVar, cast

from jada_desk.domain.errors import JadaError, OutcomeUnknown, SignInNeeded, Unavailable
from jada_desk.domain.notice import Channel
from jada_desk.domain.plan import Step, StepKind

_Answer = TypeVar("_Answer")


class Service(StrEnum):
    """Who answers the calls, in a dispatcher's words."""

    CALENDAR = "Google Calendar"
    TABLES = "DynamoDB"
    PAGES = "S3"
    CDN = "CloudFront"
    EMAIL = "E-mail (SES)"
    SMS = "SMS (SNS)"


# Steps under way at once. Google counts 600 requests a minute and user, and answers in about 0.1 s, so that
# eight side by side stay friends with it for a weekend; a new table takes some thousand writes a second and a
# bucket 3,500 a prefix, so there the number only keeps the pool free for others; CloudFront is asked once a
# publish. SES gives a new account 14 messages a second and SNS one text a second and sender, and what they
# refuse is asked again after a pause.
AT_ONCE: Final[Mapping[Service, int]] = {
    Service.CALENDAR: 8,
    Service.TABLES: 12,
    Service.PAGES: 12,
    Service.CDN: 12,
    Service.EMAIL: 4,
    Service.SMS: 4,
}
_SERVICE_OF: Final[Mapping[StepKind, Service]] = {
    StepKind.PATCH_EVENT: Service.CALENDAR,
    StepKind.UPDATE_ITEM: Service.TABLES,
    StepKind.PUT_PAGE: Service.PAGES,
    StepKind.INVALIDATE: Service.CDN,
    StepKind.CHECK_LIVE: Service.CDN,
}

# With every third call throttled, eight failures in a row still come once in 15,000 calls.
FAILURES_TO_OPEN: Final = 8
COOL_DOWN_S: Final = 2.0
_LOOK_EVERY_S: Final = 0.1
_LONGEST_LOOK_S: Final = 30.0


class LayerPaused(Unavailable):
    """The breaker of a layer is open: this call was not made."""


def service_of(step: Step) -> Service:
    """The service whose limit a step counts against."""
    if step.kind is StepKind.SEND:
        return Service.EMAIL if step.payload["channel"] == Channel.EMAIL else Service.SMS
    return _SERVICE_OF[step.kind]


@dataclass(slots=True)
class Account:
    """A sign-in that several services share. `refusals` has what the first refused call said."""

    refusals: list[SignInNeeded] = field(default_factory=list)


@dataclass(slots=True)
class Gate:
    """What stands before one service during one run.

    After `FAILURES_TO_OPEN` calls in a row without an answer one call waits for `COOL_DOWN_S` and asks again,
    the others wait for what it finds; when that fails too, all that is left of the run fails at once. After
    one call that wants a sign-in, no call of the account is made any more.
    """

    service: Service
    account: Account
    pause: Callable[[float], None]
    failures: list[None] = field(default_factory=list)
    permits: list[None] = field(default_factory=lambda: [None])
    verdicts: list[bool] = field(default_factory=list)

    def call(self, send: Callable[[], _Answer]) -> _Answer:
        """What `send` gives. Raises SignInNeeded or LayerPaused without sending, and whatever `send` raises."""
        is_probe = self._pass()
        try:
            answer = send()
        except (Unavailable, OutcomeUnknown):
            self.failures.append(None)
            if is_probe:
                self.verdicts.append(False)
            raise
        except JadaError as said:
            if isinstance(said, SignInNeeded):
                self.account.refusals.append(said)
            self._answered(is_probe)
            raise
        self._answered(is_probe)
        return answer

    def _pass(self) -> bool:
        """Whether this call is the one that asks a silent service again."""
        if self.account.refusals:
            raise SignInNeeded(
                self.account.refusals[0].what,
                unchanged="This step was not tried.",
                remedy=self.account.refusals[0].remedy,
            )
        if len(self.failures) < FAILURES_TO_OPEN:
            return False
        try:
            self.permits.pop()
        except IndexError:
            self._await_verdict()
            return False
        self.pause(COOL_DOWN_S)
        return True

    def _await_verdict(self) -> None:
        waited = 0.0
        while not self.verdicts and len(self.failures) >= FAILURES_TO_OPEN and waited < _LONGEST_LOOK_S:
            self.pause(_LOOK_EVERY_S)
            waited += _LOOK_EVERY_S
        if len(self.failures) >= FAILURES_TO_OPEN:
            raise LayerPaused(
                f"{self.service} did not answer {len(self.failures)} times in a row, so it is left alone for now.",
                unchanged="This step was not tried.",
                remedy="Retry in a few minutes.",
            )

    def _answered(self, is_probe: bool) -> None:
        self.failures.clear()
        if is_probe:
            self.permits.append(None)


class HasPorts(Protocol):
    """The ports of a performer, as `perform.Layers` names them."""

    calendar: Any
    tables: Any
    pages: Any
    cdn: Any
    email: Any
    sms: Any


_Layers = TypeVar("_Layers")


def guard(layers: _Layers, pause: Callable[[float], None]) -> _Layers:
    """The same ports behind the gates of one run. The public site has none: a page that is not live yet is no
    failing service."""
    aws, google = Account(), Account()

    def gated(port: object, service: Service, account: Account) -> Any:
        return None if port is None else _Gated(port, Gate(service, account, pause))

    ports = cast("HasPorts", layers)
    return replace(
        cast("Any", layers),
        calendar=gated(ports.calendar, Service.CALENDAR, google),
        tables=gated(ports.tables, Service.TABLES, aws),
        pages=gated(ports.pages, Service.PAGES, aws),
        cdn=gated(ports.cdn, Service.CDN, aws),
        email=gated(ports.email, Service.EMAIL, aws),
        sms=gated(ports.sms, Service.SMS, aws),
    )


class _Gated:
    """A port whose every method goes through a gate."""

    def __init__(self, port: object, gate: Gate) -> None:
        self._port = port
        self._gate = gate

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._port, name)
        return lambda *args, **kwargs: self._gate.call(lambda: method(*args, **kwargs))
