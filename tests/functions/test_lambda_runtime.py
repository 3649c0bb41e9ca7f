"""The Runtime API in small, with the real runtime client behind it."""

import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from jada_desk.practice import lambda_runtime
from jada_desk.practice.lambda_runtime import (
    DirectFunction,
    Function,
    FunctionFailed,
    FunctionTimedOut,
    LambdaFunction,
    start_function,
)

Start = Callable[..., Function]

needs_runtime_client = pytest.mark.skipif(sys.platform != "linux", reason="awslambdaric is for Linux alone")


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[Function] = []

    def begin(name: str, timeout_s: float = 29.0) -> Function:
        started.append(LambdaFunction(f"tests.functions.handlers.{name}", {"JADA_MINE": "yes"}, timeout_s))
        return started[-1]

    yield begin
    for function in started:
        function.close()


@needs_runtime_client
def test_a_call_goes_through_the_real_client(start: Start, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "somebody's")
    monkeypatch.setenv("JADA_HOME", "somebody's")
    echo = start("echo")
    first, second = echo.invoke({"text": "Nuñez \u202e"}), echo.invoke({})
    assert first["event"] == {"text": "Nuñez \u202e"}
    assert first["mine"] == "yes"
    assert 0 < first["left_ms"] <= 29_000
    assert first["request_id"] != second["request_id"]
    assert first["pid"] == second["pid"]
    assert not {"AWS_SECRET_ACCESS_KEY", "JADA_HOME"} & set(first["names"])


@needs_runtime_client
def test_an_exception_fails_the_call_and_spares_the_process(start: Start):
    fail = start("fail")
    for _ in range(2):
        with pytest.raises(FunctionFailed) as failed:
            fail.invoke({})
        assert failed.value.kind == "LookupError"
        assert "Quinn" not in str(failed.value)


@needs_runtime_client
def test_a_process_that_dies_is_replaced(start: Start):
    die = start("die")
    first = die.invoke({})
    with pytest.raises(FunctionFailed):
        die.invoke({"die": True})
    assert die.invoke({}) != first


@needs_runtime_client
def test_a_call_that_takes_too_long_is_ended(start: Start):
    hang = start("hang", timeout_s=2.0)
    first = hang.invoke({"s": 0})
    begun = time.monotonic()
    with pytest.raises(FunctionTimedOut):
        hang.invoke({"s": 60})
    assert time.monotonic() - begun < 10
    assert hang.invoke({"s": 0}) != first


@needs_runtime_client
def test_a_handler_that_is_not_there_fails(start: Start):
    with pytest.raises(FunctionFailed) as failed:
        start("nobody").invoke({})
    assert failed.value.kind.startswith("Runtime.")


@needs_runtime_client
def test_calls_at_once_get_processes_of_their_own(start: Start):
    hang = start("hang")
    with ThreadPoolExecutor(6) as threads:
        pids = list(threads.map(lambda _: hang.invoke({"s": 0.3}), range(6)))
    assert 2 <= len(set(pids)) <= 3


@needs_runtime_client
def test_a_closed_function_ends_its_processes(start: Start):
    echo = start("echo")
    first = echo.invoke({})["pid"]
    echo.close()
    assert echo.invoke({})["pid"] != first


@pytest.fixture
def no_client(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lambda_runtime, "find_spec", lambda _: None)
    monkeypatch.setenv("JADA_MINE", "")


@pytest.mark.usefixtures("no_client")
def test_without_the_client_the_handler_is_called_here_and_that_is_said(capsys: pytest.CaptureFixture[str]):
    echo = start_function("tests.functions.handlers.echo", {"JADA_MINE": "yes"})
    assert isinstance(echo, DirectFunction)
    assert echo.invoke({"a": [1]})["event"] == {"a": [1]}
    assert echo.invoke({})["mine"] == "yes"
    assert "called directly" in capsys.readouterr().err
    with pytest.raises(FunctionFailed, match="LookupError"):
        start_function("tests.functions.handlers.fail", {}).invoke({})
    with pytest.raises(FunctionTimedOut):
        start_function("tests.functions.handlers.hang", {}, timeout_s=0.05).invoke({"s": 0.5})
    echo.close()
