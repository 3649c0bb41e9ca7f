"""The gate before and after every call: here trouble strikes, other people act, and another fiber may go on."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures._base import DoneAndNotDoneFutures
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from jada_desk.domain.errors import JadaError, OutcomeUnknown, Refused, SignInNeeded, Unavailable
from jada_desk.domain.plan import Step
from tests.fakes.faults import Call, Faults
from tests.torture.fibers import Fiber, Fibers
from tests.torture.weather import Climate, Weather, climate_of, without_trouble

if TYPE_CHECKING:
    from tests.torture.judge import Judge

# What a call, a commit and a round trip take.
_GATE_TAKES: Final = timedelta(milliseconds=20)
_LONGEST_CALL: Final = timedelta(minutes=10)
_FULL = JadaError("The disk is full.", unchanged="What was on disk is still there.", remedy="Make room.")


class Killed(BaseException):
    """The desk's process ends here."""


@dataclass(eq=False)
class Process:
    """One run of a desk's program: dead after a kill, and then nothing it began goes on."""

    name: str
    is_dead: bool = False
    stop: bool = False
    fibers: int = 0

    @property
    def cancelled(self) -> bool:
        return self.stop


@dataclass(frozen=True, slots=True)
class Place:
    """One gate of a run: before or after which call or commit."""

    port: str
    phase: str
    is_call: bool
    writes: bool

    def fits(self, kind: str) -> bool:
        """Whether this kind of trouble can strike here."""
        match kind:
            case "kill":
                return self.phase != "pause"
            case "disk full":
                return self.port in ("Journal", "Memory") and self.phase == "before"
            case "lost" | "vanished" | "late" | "refused":
                return self.writes
            case "busy" | "throttle" | "signed out":
                return self.is_call
            case _:
                return True


@dataclass
class Gate:
    """Everything that happens in one run passes here, in the order of `tick`.

    Trouble comes from the seed's own weather or in the climate that is `given`; with `strikes`, exactly at these
    ticks.
    """

    seed: int
    only: frozenset[int] | None = None
    strikes: Mapping[int, str] | None = None
    given: Climate | None = None
    climate: Climate = field(init=False)
    tick: int = 0
    is_calm: bool = False
    log: list[tuple[str, ...]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    trace: list[str] = field(default_factory=list)
    is_tracing: bool = False
    figures: Counter[str] = field(default_factory=Counter)
    people: Callable[[Random], str] = lambda random: ""
    guest: Callable[[Random], str] = lambda random: ""
    clock: Callable[[timedelta], None] = lambda step: None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    judge: "Judge" = field(init=False)

    def __post_init__(self) -> None:
        self.climate = self.given or climate_of(self.seed)
        if self.strikes is not None:
            self.climate = without_trouble(self.climate)
        self.weather = Weather(self.seed, self.climate, self.only, self.strikes)
        self.faults = Faults(self._before, self._after)
        self.fibers = Fibers(self._choose)
        self._switches = Random(f"{self.seed}/switches")
        self._late: list[tuple[int, Call, Any]] = []
        self._lost: set[int] = set()
        self._until: dict[tuple[str, str], int] = {}
        self._targets: dict[str, Any] = {}
        self._is_quiet = False
        self._calm_about: Step | None = None

    def aim(self, **targets: Any) -> None:
        """The fakes by the names of their ports, for effects that come late."""
        self._targets = targets

    # Who is at the gate --------------------------------------------------------------------------------------------

    @property
    def process(self) -> Process | None:
        """The process whose call this is."""
        fiber = self.fibers.current
        return fiber.owner if fiber else None

    @property
    def step(self) -> Step | None:
        """The step that this call belongs to."""
        fiber = self.fibers.current
        return fiber.about if fiber else self._calm_about

    @contextmanager
    def doing(self, step: Step | None) -> Iterator[None]:
        """Everything inside belongs to this step."""
        outer = self.step
        self._mark(step)
        try:
            yield
        finally:
            self._mark(outer)

    def _mark(self, step: Step | None) -> None:
        if fiber := self.fibers.current:
            fiber.about = step
        else:
            self._calm_about = step

    def note(self, words: str) -> None:
        """A line of the trace."""
        if self.is_tracing:
            process = self.process
            self.trace.append(f"{self.tick:6} {process.name if process else '-'}  {words}")

    # The gates -----------------------------------------------------------------------------------------------------

    def pause(self, seconds: float) -> None:
        """What a desk calls to wait."""
        self.clock(timedelta(seconds=seconds))
        self._pass("", "pause", None, "pause")

    @contextmanager
    def commit(self, port: str, method: str) -> Iterator[None]:
        """A commit to the desk's own disk: killed, or no room, before or after it, never in its middle."""
        self._pass(port, method, None, "before")
        yield
        self._pass(port, method, None, "after")

    def _before(self, call: Call) -> None:
        if self._is_quiet:
            return
        self.figures["calls"] += 1
        began = self.now()
        try:
            self._pass(call.port, call.method, call, "before")
        except JadaError:
            if call.port == "Calendar" and self.step is None:
                self.judge.could_not_look()
            raise
        if call.method == "send" and self.now() - began > _LONGEST_CALL:
            # The computer slept over it: such a request is long timed out.
            self.judge.attempt(call, self.step, is_sent=False)
            raise OutcomeUnknown("The answer was lost.")
        if call.writes:
            self.judge.before(call)

    def _after(self, call: Call) -> None:
        if call.writes:
            self.judge.after(call, self.step)
        if call.port in ("PageStore", "Cdn"):
            self.judge.look_at_public()
        if call.writes:
            self.note(f"{call.port}.{call.method} {_words(call)}")
        if self._is_quiet:
            return
        if call.number in self._lost:
            self._lost.discard(call.number)
            raise OutcomeUnknown("The answer was lost.")
        self._pass(call.port, call.method, call, "after")

    def _pass(self, port: str, method: str, call: Call | None, phase: str) -> None:
        self.tick = tick = self.tick + 1
        self.clock(_GATE_TAKES)
        if self.is_calm:
            return
        place = Place(port, phase, call is not None and phase == "before", _is_write(call, phase))
        self.places.append(place)
        if self._late and self._late[0][0] <= self.tick:
            self.bring_late()
        kind, other = self.weather.draw(tick)
        process = self.process
        if process is not None and self.fibers.current is not None:
            if other < self.climate.switch:
                ready = self.fibers.ready
                if len(ready) > 1:
                    self.fibers.switch_to(self._choose(ready))
            if process.is_dead:
                raise Killed
        if phase == "before" and call is not None:
            self._weigh_down(port)
        if kind and place.fits(kind):
            self._strike(kind, self.weather.details(tick), port, method, call, phase)

    def _weigh_down(self, port: str) -> None:
        """A layer that is throttling, or whose sign-in is gone, answers so to all."""
        if not self._until:
            return
        if self._until.get(("signed out", port), 0) > self.tick:
            raise SignInNeeded("The sign-in has expired.", unchanged="Nothing changed.", remedy="Sign in.")
        if self._until.get(("throttle", port), 0) > self.tick and self.tick % 2:
            self.figures["throttled"] += 1
            raise Unavailable("Too many requests.")

    def _strike(
        self, kind: str, random: Random, port: str, method: str, call: Call | None, phase: str
    ) -> None:
        match kind:
            case "kill":
                if call is not None and _is_write(call, phase) and random.random() < 0.3:
                    self._bring_later(call, random)
                self._say("kills", f"KILLED {phase} {port}.{method}")
                self._kill()
            case "busy":
                self._say("busy", f"busy: {port}.{method}")
                raise Unavailable("Busy.")
            case "refused":
                self._say("refused", f"refused: {port}.{method}")
                raise Refused("No.", unchanged="Nothing changed.")
            case "lost" if call is not None:
                self._say("lost answers", f"answer lost, done: {port}.{method}")
                self._lost.add(call.number)
            case "vanished" if call is not None:
                self._say("lost answers", f"answer lost, not done: {port}.{method} {_words(call)}")
                self.judge.attempt(call, self.step, is_sent=False)
                raise OutcomeUnknown("The answer was lost.")
            case "late" if call is not None:
                self._say("lost answers", f"answer lost, done later: {port}.{method} {_words(call)}")
                self._bring_later(call, random)
                raise OutcomeUnknown("The answer was lost.")
            case "throttle" | "signed out":
                self._say(kind, f"{kind}: {port}")
                self._until[kind, port] = self.tick + random.randint(5, 120)
            case "disk full":
                self._say("disk full", f"disk full: {port}.{method}")
                raise _FULL
            case "people":
                self._say("foreign edits", f"somebody: {self.people(random)}")
            case "guest":
                self.note(f"a guest looks: {self.guest(random)}")
            case "clock":
                step = random.choice(
                    (
                        timedelta(days=1),
                        timedelta(hours=9),
                        timedelta(minutes=10),
                        -timedelta(hours=1),
                        -timedelta(days=1),
                    )
                )
                self.clock(step)
                self._say("clock jumps", f"the clock jumps by {step}")
            case "stop" if self.process is not None:
                self.process.stop = True
                self._say("stops", "Stop")

    def _say(self, figure: str, words: str) -> None:
        self.figures[figure] += 1
        self.note(words)

    def _kill(self) -> None:
        if self.process is not None:
            self.process.is_dead = True
            raise Killed

    # Effects that come late ----------------------------------------------------------------------------------------

    def _bring_later(self, call: Call, random: Random) -> None:
        attempt = self.judge.attempt(call, self.step, is_sent=False)
        self._late.append((self.tick + random.choice((3, 30, 300)), call, (self.step, attempt)))
        self._late.sort(key=lambda one: one[0])

    def bring_late(self) -> None:
        """Let every effect that is due come true, each by the conditions of its own request."""
        is_over = self.is_calm
        while self._late and (is_over or self._late[0][0] <= self.tick):
            _, call, (step, attempt) = self._late.pop(0)
            self._is_quiet = True
            self.judge.late = (step, attempt)
            try:
                self.judge.before(call)
                self._repeat(call)
                self.note(f"late: {call.port}.{call.method} {_words(call)}")
            except JadaError as refused:
                self.note(f"late and refused: {call.port}.{call.method}: {refused.what}")
            finally:
                self._is_quiet = False
                self.judge.late = None

    def _repeat(self, call: Call) -> None:
        target, args = self._targets[call.port], call.args
        match call.port, call.method:
            case "Tables", "update":
                table, key, values, expect, remove = args
                target.update(table, key, values, expect=expect, remove=remove)
            case "PageStore", "put":
                key, body, if_match, operation = args
                target.put(key, body, if_match=if_match, operation=operation)
            case _:
                getattr(target, call.method)(*args)

    def _choose(self, ready: Sequence[Fiber]) -> Fiber:
        return ready[0] if len(ready) == 1 else self._switches.choice(ready)


def _is_write(call: Call | None, phase: str) -> bool:
    return call is not None and call.writes and phase == "before"


def _words(call: Call) -> str:
    match call.port:
        case "Tables":
            return f"{call.args[0]} {call.args[1]} {call.args[2]} if {call.args[3]}"
        case "EmailSender":
            message: Any = call.args[0]
            return f"{message.to}: {message.text}"
        case "PageStore":
            return f"{call.args[0]} if {call.args[2]}"
        case _:
            return " ".join(str(one) for one in call.args)


class RigFuture(Future[Any]):
    """A future whose waiting parks the fiber instead of the thread."""

    def __init__(self, gate: Gate, process: Process) -> None:
        super().__init__()
        self._gate = gate
        self._process = process

    def result(self, timeout: float | None = None) -> Any:
        if not self.done():
            self.park(self.done, timeout)
        return super().result(0)

    def park(self, condition: Callable[[], bool], timeout: float | None) -> None:
        """Wait as a fiber, at most `timeout` seconds of the run's clock; raises Killed when the process
        dies."""
        gate, process = self._gate, self._process
        ends = None if timeout is None else gate.now() + timedelta(seconds=timeout)

        def is_over() -> bool:
            return process.is_dead or condition() or (ends is not None and gate.now() >= ends)

        if ends is not None and not any(one is not gate.fibers.current for one in gate.fibers.ready):
            gate.clock(timedelta(seconds=timeout or 0))
        gate.fibers.wait_for(is_over)
        if process.is_dead:
            raise Killed


class RigExecutor(Executor):
    """Steps of a publish run as fibers of their own when the climate has them side by side; reads at once."""

    def __init__(self, gate: Gate, process: Process) -> None:
        self._gate = gate
        self._process = process

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        gate, process = self._gate, self._process
        future = RigFuture(gate, process)
        step = next((one for one in args if isinstance(one, Step)), None)
        if step:
            gate.judge.starts(process.name, step)

        def run() -> None:
            try:
                future.set_result(fn(*args, **kwargs))
            except Exception as exc:  # noqa: BLE001 - it belongs to whoever asks for the result
                future.set_exception(exc)

        def work() -> None:
            try:
                run()
            except Killed:
                pass
            finally:
                process.fibers -= 1

        fiber = gate.fibers.current
        if step is None or fiber is None or gate.is_calm or not gate.climate.side_by_side:
            with gate.doing(step or gate.step):
                run()
        else:
            process.fibers += 1
            gate.fibers.start(work, process, step)
        return future


def wait_in_rig(
    futures: Any, timeout: float | None = None, return_when: str = "ALL_COMPLETED"
) -> DoneAndNotDoneFutures[Any]:
    """`concurrent.futures.wait` for futures of the rig, in whose order those that are done come back."""
    listed: list[RigFuture] = list(futures)
    everyone = return_when != "FIRST_COMPLETED"

    def is_over() -> bool:
        ended = [one.done() for one in listed]
        return all(ended) if everyone else any(ended)

    if listed and not is_over():
        listed[0].park(is_over, timeout)
    done = [one for one in listed if one.done()]
    return DoneAndNotDoneFutures(done, [one for one in listed if not one.done()])  # type: ignore[arg-type]
