"""Handlers that the Lambda runtime's tests start in processes of their own."""

import os
import time
from typing import Any


def echo(event: Any, context: Any) -> Any:
    """What a handler sees of its call and its surroundings."""
    return {
        "event": event,
        "pid": os.getpid(),
        "left_ms": context.get_remaining_time_in_millis() if context else None,
        "request_id": context.aws_request_id if context else None,
        "names": sorted(os.environ),
        "mine": os.environ.get("JADA_MINE"),
    }


def fail(event: Any, context: Any) -> Any:
    raise LookupError("Quinn Parker, +1-619-555-0001")


def die(event: Any, context: Any) -> Any:
    if event.get("die"):
        os._exit(7)
    return os.getpid()


def hang(event: Any, context: Any) -> Any:
    time.sleep(event["s"])
    return os.getpid()
