"""How hard a publish may knock: so many calls at once a layer, a breaker for one that does not answer, and a
full stop for one that wants a sign-in.

All of it lasts for one run. Workers share these objects without locks: each change is a single operation on a
list, and what two of them might count twice or miss once does no harm.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import Any, Final, TypeVar, cast

from jada_desk.domain.errors import (
    Cancelled,
    JadaError,
    NotAllowed,
    OutcomeUnknown,
    SignInNeeded,
    Unavailable,
)
from jada_desk.domain.notice import Channel
from jada_desk.domain.plan import Step, StepKind
from jada_desk.domain.translation import tr
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.ports.work import CancelToken

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
    StepKind.INSERT_EVENT: Service.CALENDAR,
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
    one call that wants a sign-in, no call of the account is made any more; after one that lacks a permission,
    none of its kind.
    """

    service: Service
    account: Account
    pause: Callable[[float], None]
    failures: list[None] = field(default_factory=list)
    permits: list[None] = field(default_factory=lambda: [None])
    verdicts: list[bool] = field(default_factory=list)
    denials: dict[Hashable, NotAllowed] = field(default_factory=dict)

    def call(self, kind: Hashable, send: Callable[[], _Answer]) -> _Answer:
        """What `send`, a call of some kind, gives. Raises SignInNeeded, NotAllowed or LayerPaused without
        sending, and whatever `send` raises."""
        is_probe = self._pass(kind)
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
            if isinstance(said, NotAllowed):
                self.denials[kind] = said
            self._answered(is_probe)
            raise
        self._answered(is_probe)
        return answer

    def _pass(self, kind: Hashable) -> bool:
        """Whether this call is the one that asks a silent service again."""
        if kind in self.denials:
            said = self.denials[kind]
            raise NotAllowed(said.what, unchanged=tr("This step was not tried."), remedy=said.remedy)
        if self.account.refusals:
            raise SignInNeeded(
                self.account.refusals[0].what,
                unchanged=tr("This step was not tried."),
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
                tr(
                    "{service} did not answer {n} times in a row, so it is left alone for now.",
                    service=self.service,
                    n=len(self.failures),
                ),
                unchanged=tr("This step was not tried."),
                remedy=tr("Retry in a few minutes."),
            )

    def _answered(self, is_probe: bool) -> None:
        self.failures.clear()
        if is_probe:
            self.permits.append(None)


_Port = TypeVar("_Port")


def gated(port: _Port, gate: Gate) -> _Port:
    """A port whose every method goes through a gate."""
    return cast("_Port", _Gated(port, gate))


class _Gated:
    def __init__(self, port: object, gate: Gate) -> None:
        self._port = port
        self._gate = gate

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._port, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            # Permissions are given by action, and for tables one by one.
            kind = (name, *(one for one in args[:1] if isinstance(one, Table)))
            return self._gate.call(kind, lambda: method(*args, **kwargs))

        return call


# With every third call throttled, one step in 1,400 still fails; the longest waits add up to 10 s.
TRIES: Final = 6
_LONGEST_PAUSE_S: Final = 3.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How a call is asked again: `pause` waits for so many seconds, `random` spreads the tries (full
    jitter)."""

    pause: Callable[[float], None]
    random: Random

    def insist(
        self,
        attempt: Callable[[], _Answer],
        cancel: CancelToken,
        on: tuple[type[JadaError], ...] = (Unavailable, OutcomeUnknown),
    ) -> _Answer:
        """What `attempt` gives, tried up to `TRIES` times after a failure named in `on`.

        OutcomeUnknown may be among them only where the next try finds out what became of the last one. Raises
        the last failure, that of a paused layer at once, and Cancelled when the person stops in between.
        """
        tried = 1
        while True:
            try:
                return attempt()
            except on as failed:
                if tried == TRIES or isinstance(failed, LayerPaused):
                    raise
            self.wait(self.jitter(tried), cancel)
            tried += 1

    def jitter(self, tried: int) -> float:
        """How long to wait after so many tries, in seconds: anything up to a bound that doubles."""
        return self.random.uniform(0, min(_LONGEST_PAUSE_S, 0.25 * 2**tried))

    def wait(self, seconds: float, cancel: CancelToken) -> None:
        """Let so much time pass. Raises Cancelled when the person asked to stop."""
        if cancel.cancelled:
            raise Cancelled(tr("Stopped before this step was done."), remedy=tr("Retry finishes it."))
        self.pause(seconds)
