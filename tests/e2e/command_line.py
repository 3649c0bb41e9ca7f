"""The command line against the practice workspace, in this process: what it prints, and what people were sent."""

import contextlib
import io
import json
from pathlib import Path
from typing import Any

from jada_desk.adapters.local import practice_process
from jada_desk.adapters.local.practice_process import Endpoint
from jada_desk.cli import main


class Desk:
    """`jada-desk --home DIR --practice --json`, in this process."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.endpoint: Endpoint = practice_process.find_or_start(home)

    def run(self, *arguments: str) -> tuple[int, Any]:
        """The exit code, and the JSON that was printed (that of standard error when there was none)."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(["--home", str(self.home), "--json", "--practice", *arguments])
        said = out.getvalue() or err.getvalue()
        return code, json.loads(said)

    def ok(self, *arguments: str) -> Any:
        code, said = self.run(*arguments)
        assert code == 0, said
        return said

    def faults(self, *faults: dict[str, object]) -> None:
        practice_process.ask(self.endpoint, "DELETE", "faults")
        if faults:
            practice_process.ask(self.endpoint, "POST", "faults", list(faults))

    def messages(self) -> list[tuple[str, str]]:
        said = practice_process.sent(self.home)
        return [
            (str(one.get("to") or one.get("phone")), str(one["text"]))
            for one in (*said["emails"], *said["sms"])
        ]


def states(report: Any, layer: str) -> set[str]:
    return {one["state"] for one in report["steps"] if one["layer"] == layer}
