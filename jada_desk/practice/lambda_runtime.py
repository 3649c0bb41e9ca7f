"""AWS Lambda in small: a handler in processes of its own behind the Runtime API, as the real service runs it.

Each sandbox is one process of the runtime client with a Runtime API server of its own; it serves one call at
a time, and calls at the same time get sandboxes of their own up to a limit. A sandbox that dies or takes too
long is replaced. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Lock, Thread
from typing import Any, Final, Protocol
from uuid import uuid4

import jada_desk
from jada_desk.practice.wire import (
    ConnectionDropped,
    HttpRequest,
    HttpResponse,
    LoopbackServer,
    json_response,
)

_API: Final = "/2018-06-01/runtime"
_TIMEOUT_S: Final = 29.0  # what API Gateway waits for
_MOST_SANDBOXES: Final = 3
_ARN: Final = "arn:aws:lambda:us-west-2:000000000000:function:practice"
_NAP_S: Final = 0.2
_END_S: Final = 5.0


class FunctionFailed(Exception):
    """The function raised, died or did not start; `kind` names the error, without what it said."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class FunctionTimedOut(Exception):
    """The function did not answer in time; its process was ended."""


class Function(Protocol):
    """Something that can be invoked with an event. Safe from several threads."""

    def invoke(self, event: Mapping[str, Any]) -> Any:
        """The handler's answer. Raises FunctionFailed, FunctionTimedOut."""
        ...

    def close(self) -> None: ...


def start_function(handler: str, environment: Mapping[str, str], timeout_s: float = _TIMEOUT_S) -> Function:
    """A function by its handler's name, `package.module.function`, with its environment variables.

    Run by the real Lambda runtime client, where that is installed (Linux, beside the development tools);
    elsewhere the handler is called in this process, which the log says.
    """
    if find_spec("awslambdaric") and not getattr(sys, "frozen", False):
        return LambdaFunction(handler, environment, timeout_s)
    sys.stderr.write(f"no Lambda runtime client here: {handler} is called directly\n")
    return DirectFunction(handler, environment, timeout_s)


class LambdaFunction:
    """A handler behind the Runtime API; sandboxes start with the first calls and are kept."""

    def __init__(self, handler: str, environment: Mapping[str, str], timeout_s: float = _TIMEOUT_S) -> None:
        self._handler = handler
        self._environment = dict(environment)
        self._timeout_s = timeout_s
        self._room = BoundedSemaphore(_MOST_SANDBOXES)
        self._guard = Lock()
        self._idle: list[_Sandbox] = []
        self._closed = False

    def invoke(self, event: Mapping[str, Any]) -> Any:
        deadline = time.monotonic() + self._timeout_s
        if not self._room.acquire(timeout=self._timeout_s):
            raise FunctionTimedOut
        try:
            sandbox = self._take()
            try:
                answer = sandbox.invoke(event, deadline)
            except FunctionFailed:
                self._give_back(sandbox)
                raise
            except BaseException:
                sandbox.close()
                raise
            self._give_back(sandbox)
            return answer
        finally:
            self._room.release()

    def close(self) -> None:
        """End all processes that are not serving a call; those that are end with their call."""
        with self._guard:
            self._closed = True
            idle, self._idle = self._idle, []
        for sandbox in idle:
            sandbox.close()

    def _take(self) -> "_Sandbox":
        with self._guard:
            while self._idle:
                sandbox = self._idle.pop()
                if sandbox.is_alive:
                    return sandbox
                sandbox.close()
        return _Sandbox(self._handler, self._environment)

    def _give_back(self, sandbox: "_Sandbox") -> None:
        with self._guard:
            keep = sandbox.is_alive and not self._closed
            if keep:
                self._idle.append(sandbox)
        if not keep:
            sandbox.close()


class DirectFunction:
    """A handler called in a thread of this process; its environment variables become this process's."""

    def __init__(self, handler: str, environment: Mapping[str, str], timeout_s: float = _TIMEOUT_S) -> None:
        self._handler = handler
        self._timeout_s = timeout_s
        os.environ.update(environment)

    def invoke(self, event: Mapping[str, Any]) -> Any:
        answers: SimpleQueue[Any] = SimpleQueue()
        sent = json.loads(json.dumps(event))
        Thread(target=self._call, args=(sent, answers), daemon=True).start()
        try:
            answer = answers.get(timeout=self._timeout_s)
        except Empty:
            raise FunctionTimedOut from None
        if isinstance(answer, FunctionFailed):
            raise answer
        return answer

    def close(self) -> None:
        """Nothing to end: threads of calls that hang go with the process."""

    def _call(self, event: Any, answers: SimpleQueue[Any]) -> None:
        try:
            module, _, name = self._handler.rpartition(".")
            answers.put(getattr(import_module(module), name)(event, None))
        except Exception as exc:  # noqa: BLE001 - the edge of the function, as the Lambda service has one
            answers.put(FunctionFailed(type(exc).__name__))


class _Sandbox:
    """One process of the runtime client and the Runtime API that it asks for its next call."""

    def __init__(self, handler: str, environment: Mapping[str, str]) -> None:
        self._waiting: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self._answers: SimpleQueue[tuple[str, bool, Any]] = SimpleQueue()
        self._deadline_ms = 0
        self._closed = False
        self._server = LoopbackServer(self._answer, 0, lambda: None)
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "awslambdaric", handler],
            env=self._surroundings(handler, environment),
            stdin=subprocess.DEVNULL,
        )

    @property
    def is_alive(self) -> bool:
        return not self._closed and self._process.poll() is None

    def invoke(self, event: Mapping[str, Any], deadline: float) -> Any:
        """Hand over one call and wait for its answer; `deadline` by the monotonic clock."""
        call_id = str(uuid4())
        left_s = deadline - time.monotonic()
        self._deadline_ms = int((time.time() + left_s) * 1000)
        self._waiting.put({"id": call_id, "event": event})
        while True:
            left_s = deadline - time.monotonic()
            if left_s <= 0:
                raise FunctionTimedOut
            # What was answered just before the end still counts, so the process is asked first.
            is_alive = self.is_alive
            try:
                answered, is_good, value = self._answers.get(timeout=min(left_s, _NAP_S) if is_alive else 0.0)
            except Empty:
                if is_alive:
                    continue
                raise FunctionFailed("Runtime.ExitError") from None
            if is_good and answered == call_id:
                return value
            if answered in (call_id, ""):
                raise FunctionFailed(value)

    def close(self) -> None:
        """End the process and its Runtime API."""
        self._closed = True
        self._process.kill()
        self._process.wait(_END_S)
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, request: HttpRequest) -> HttpResponse:
        """The Runtime API: next, response, error, init/error."""
        match request.path.removeprefix(f"{_API}/").split("/"):
            case ["invocation", "next"] if request.method == "GET":
                return self._next()
            case ["invocation", call_id, "response"] if request.method == "POST":
                self._answers.put((call_id, True, request.json()))
            case ["invocation", call_id, "error"] if request.method == "POST":
                self._answers.put((call_id, False, _error_type(request)))
            case ["init", "error"] if request.method == "POST":
                self._answers.put(("", False, _error_type(request)))
            case _:
                return json_response({"errorMessage": "unknown call", "errorType": "NotFound"}, 404)
        return json_response({"status": "OK"}, 202)

    def _next(self) -> HttpResponse:
        """The next call, when there is one; until then the runtime client waits."""
        while self.is_alive:
            try:
                call = self._waiting.get(timeout=_NAP_S)
            except Empty:
                continue
            headers = (
                # The runtime client parses the event only under exactly this type.
                ("Content-Type", "application/json"),
                ("Lambda-Runtime-Aws-Request-Id", call["id"]),
                ("Lambda-Runtime-Deadline-Ms", str(self._deadline_ms)),
                ("Lambda-Runtime-Invoked-Function-Arn", _ARN),
            )
            return HttpResponse(200, headers, json.dumps(call["event"]).encode())
        raise ConnectionDropped

    def _surroundings(self, handler: str, environment: Mapping[str, str]) -> dict[str, str]:
        """The process's environment: nothing of the person's own cloud accounts, our package in reach."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "JADA_"))}
        package = str(Path(jada_desk.__file__).resolve().parent.parent)
        path = os.pathsep.join(one for one in (package, kept.get("PYTHONPATH", "")) if one)
        return {
            **kept,
            "PYTHONPATH": path,
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self._server.port}",
            "AWS_LAMBDA_FUNCTION_NAME": handler,
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "256",
            "AWS_EC2_METADATA_DISABLED": "true",
            **environment,
        }


def _error_type(request: HttpRequest) -> str:
    try:
        return str(request.json()["errorType"])
    except (ValueError, TypeError, KeyError):
        return "Runtime.Unknown"
