"""`python -m jada_desk.practice serve --home DIR`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from jada_desk.practice.server import IDLE_S, say, serve


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the practice workspace; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m jada_desk.practice")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("serve", help="serve the practice workspace of a home")
    command.add_argument("--home", type=Path, required=True, metavar="DIR")
    command.add_argument(
        "--foreground",
        action="store_true",
        help="print the endpoints, and do not end when nobody asks anything",
    )
    options = parser.parse_args(arguments)
    if options.foreground:
        return serve(options.home, None, announce=say)
    return serve(options.home, IDLE_S)


if __name__ == "__main__":
    sys.exit(main())
