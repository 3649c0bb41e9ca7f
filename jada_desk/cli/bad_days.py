"""Bad days to practise: a layer of the practice workspace fails in a way of its own until it is mended."""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from jada_desk.adapters.local import practice_process
from jada_desk.domain.errors import BadInput

# What a dispatcher calls a part of the world, and what the workspace calls it.
PARTS: Final[Mapping[str, str]] = {
    "google": "calendar",
    "feed": "feed",
    "mailbox": "gmail",
    "tables": "dynamodb",
    "pages": "s3",
    "site": "cloudfront",
    "email": "ses",
    "sms": "sns",
    "everything": "*",
}
# How it fails, and what to expect of it.
WAYS: Final[Mapping[str, tuple[str, str]]] = {
    "down": ("status:503", "refuses every call"),
    "unreachable": ("reset", "cuts every call off before it did anything"),
    "busy": ("throttle", "says that it is asked too much"),
    "signed-out": ("status:401", "wants a new sign-in"),
    "forbidden": ("status:403", "forbids every call"),
    "lost": ("lost", "does what it is asked, and the answer is lost"),
    "slow": ("delay:3", "takes three seconds longer for every call"),
}


def fail(home: Path, options: Namespace) -> Mapping[str, object]:
    """Let a part of the workspace fail; the workspace is started when it does not run. Raises BadInput."""
    if options.part not in PARTS or options.way not in WAYS:
        raise BadInput(
            "Say which part fails, and how.",
            unchanged="Nothing fails.",
            remedy=f"Parts: {', '.join(PARTS)}. Ways: {', '.join(WAYS)}. For example: practice fail pages down",
        )
    fault = {
        "target": PARTS[options.part],
        "match": options.only,
        "times": options.times,
        "kind": WAYS[options.way][0],
    }
    practice_process.ask(practice_process.find_or_start(home), "POST", "faults", fault)
    return {"part": options.part, "way": options.way, "times": options.times, "only": options.only}


def mend(home: Path) -> Mapping[str, object]:
    """End every failure."""
    practice_process.ask(practice_process.find_or_start(home), "DELETE", "faults")
    return {"mended": True}


def say(failing: Mapping[str, object]) -> str:
    """What fails now, in a sentence."""
    how_long = f"for {failing['times']} calls" if failing["times"] else "until `practice mend`"
    only = f" that hold {failing['only']!r}" if failing["only"] else ""
    return f"From now on {failing['part']} {WAYS[str(failing['way'])][1]}{only}, {how_long}."
