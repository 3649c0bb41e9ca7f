"""Reads the arguments, runs one command, turns errors into words and exit codes."""

import argparse
import gc
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NoReturn

from jada_desk import __version__
from jada_desk.adapters.local.crash import keep_values_out_of_crashes
from jada_desk.domain.errors import BadInput, JadaError, NeedsDecision
from jada_desk.domain.language import Language
from jada_desk.settings import default_home

DONE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
NEEDS_DECISION: Final = 3
_DEFAULTS: Final[dict[str, object]] = {"home": None, "tenant": None, "practice": False, "json": False}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"jada-desk: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; without a command, open the window."""
    keep_values_out_of_crashes()
    options = _parse(arguments)
    # The home is where every command's files are; a relative one must not move with a later change of folder.
    options.home = (options.home or default_home()).expanduser().absolute()
    try:
        if options.command is None:
            # What this makes has come to stay: no sweep for garbage looks at it, now or later.
            gc.disable()
            from jada_desk.desktop.app import run

            gc.freeze()
            gc.enable()
            return run(options.home, options.tenant, options.practice)
        from jada_desk.cli.commands import COMMANDS

        return COMMANDS[options.command](options)
    except JadaError as failed:
        _tell(failed, options.json)
        return (
            NEEDS_DECISION
            if isinstance(failed, NeedsDecision)
            else USAGE
            if isinstance(failed, BadInput)
            else FAILED
        )
    except KeyboardInterrupt:
        return FAILED


def _tell(failed: JadaError, as_json: bool) -> None:
    said = {"error": failed.what, "unchanged": failed.unchanged, "remedy": failed.remedy}
    print(json.dumps(said) if as_json else f"jada-desk: {failed}", file=sys.stderr)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """A start of the window names no command, and does not wait for the parsers of all of them."""
    with suppress(argparse.ArgumentError):
        plain = argparse.Namespace(command=None, **_DEFAULTS)
        options, rest = _common().parse_known_args(arguments, plain)
        if not rest:
            return options
    return _parser().parse_args(arguments)


def _parser() -> _Parser:
    parser = _Parser(
        prog="jada-desk",
        description="Dispatch charter boats. Without a command the window opens.",
        parents=[_common()],
    )
    parser.set_defaults(**_DEFAULTS)
    parser.add_argument("--version", action="version", version=f"jada-desk {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command")

    def command(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=words, description=words, parents=[_common()])

    def reminders(one: argparse.ArgumentParser) -> None:
        one.add_argument(
            "--reminders", action="store_true", help="remind those who sail tomorrow, guests and crew"
        )
        one.add_argument("--waivers", action="store_true", help="remind guests whose waivers are missing")
        one.add_argument(
            "--message",
            metavar="TEXT",
            help="tell people this instead, and publish nothing; {name}, {day}, {time}, {boat}",
        )
        one.add_argument("--to", choices=("guests", "crew", "both"), default="guests", help="of --message")
        one.add_argument(
            "--about",
            metavar="EVENT",
            action="append",
            help="of --message: a charter; all of the weekend if left out",
        )

    def weekend(one: argparse.ArgumentParser) -> None:
        one.add_argument(
            "--weekend", metavar="YYYY-MM-DD", help="any day of the weekend; this weekend if left out"
        )

    weekend(command("sync", "Read the weekend from every layer and list it."))
    one = command("plan", "Show what a publish would change and whom it would tell.")
    weekend(one)
    reminders(one)
    _edit_arguments(command("edit", "Change a charter in the draft."))
    one = command("undo", "Take back the last edit of the draft.")
    one = command("redo", "Do again what was taken back.")
    one = command("publish", "Carry out the plan.")
    weekend(one)
    reminders(one)
    one.add_argument("--yes", action="store_true", help="the plan was read and is confirmed")
    one.add_argument(
        "--really",
        action="store_true",
        help="a big plan, or one with open warnings, is confirmed for the second time",
    )
    one.add_argument("--retry", metavar="PLAN_ID", help="finish the rest of an earlier publish instead")
    one.add_argument(
        "--notices",
        choices=("ticked", "all", "none"),
        default="ticked",
        help="which notices go out (default: ticked)",
    )
    one.add_argument(
        "--urgent", metavar="REASON", help="send what is held for the morning now; the reason is kept"
    )
    command("recover", "Go on with publishes that were cut off, and list what needs a person.")
    one = command("settle", "Say what became of an uncertain message.")
    one.add_argument("plan_id", metavar="PLAN_ID")
    one.add_argument(
        "step", metavar="STEP", help="the step_id of the message, from recover or history --json"
    )
    choice = one.add_mutually_exclusive_group(required=True)
    choice.add_argument("--sent", action="store_true", help="it went out")
    choice.add_argument("--again", action="store_true", help="send it again")
    one = command("told", "Keep that somebody was told by phone what is published.")
    one.add_argument("event", metavar="EVENT", help="event id, booking id, title or guest name")
    one.add_argument("recipient", metavar="RECIPIENT", help="guest, or a crew member's name")
    one = command("texts", "Numbers that are not to be texted: list them, keep a STOP, or take it back.")
    one.add_argument("number", metavar="NUMBER", nargs="?", help="a phone number; without one, list them all")
    choice = one.add_mutually_exclusive_group()
    choice.add_argument("--stop", metavar="WORDS", help="they asked not to be texted, in these words")
    choice.add_argument("--allow", metavar="WORDS", help="they want texts again, in these words")
    one = command("resolve", "Decide a field that a colleague changed in Google while you changed it here.")
    one.add_argument("event", metavar="EVENT", help="event id, booking id, title or guest name")
    one.add_argument("field", metavar="FIELD", help="captain, crew, start ...")
    choice = one.add_mutually_exclusive_group(required=True)
    choice.add_argument("--theirs", action="store_true", help="what Google says now")
    choice.add_argument("--mine", action="store_true", help="what the draft says")
    one = command("rollback", "Put into the draft what takes a publish back, to be reviewed and published.")
    one.add_argument("plan_id", metavar="PLAN_ID")
    one.add_argument("--event", metavar="EVENT", help="only this charter")
    one = command("lookup", "Find a guest's contact in calendar, guest table and bookings mailbox.")
    one.add_argument(
        "event", metavar="EVENT", nargs="?", help="event id, booking id, title or guest name; or --missing"
    )
    one.add_argument(
        "--missing", action="store_true", help="every charter of the weekend without a phone number"
    )
    one.add_argument(
        "--weekend", metavar="DAY", help="with --missing: a day of the weekend; this one if left out"
    )
    one.add_argument("--accept", action="store_true", help="put each one sure contact into the draft")
    one = command(
        "waivers", "Who signed for a charter; without one, compare all waivers with what was signed."
    )
    one.add_argument("event", metavar="EVENT", nargs="?", help="event id, booking id, title or guest name")
    choice = one.add_mutually_exclusive_group()
    choice.add_argument(
        "--mark",
        nargs=2,
        metavar=("PERSON", "WHO"),
        help="say whose a signature is: guest, nobody (does not sail), another signature's person, or none",
    )
    choice.add_argument(
        "--own-link", action="store_true", help="make a link with which one person signs, once"
    )
    one = command("photos", "List the photos that guests added to a charter, and bring them here.")
    one.add_argument("event", metavar="EVENT", help="event id, booking id, title or guest name")
    one.add_argument("--to", type=Path, metavar="DIR", help="bring them into this folder")
    one = command("history", "The latest publishes, and what became of their steps.")
    one.add_argument("--limit", type=int, default=20, metavar="N")

    command("doctor", "Test every connection, and say what to do where one fails.")
    for name, words in (("sign-in", "Sign in by the browser."), ("sign-out", "Give a sign-in back.")):
        one = command(name, words)
        one.add_argument("service", choices=("google", "aws"))
        if name == "sign-in":
            one.add_argument(
                "--account",
                choices=("calendar", "mailbox"),
                default="calendar",
                help="Google: whose sign-in it is, where the bookings mailbox is an account of its own",
            )
            one.add_argument(
                "--time-limit", type=float, default=300.0, metavar="SECONDS", help="default: 300"
            )
    one = command("templates", "Your own templates of guest page, mails and texts, beside the built-in ones.")
    one.add_argument(
        "action",
        nargs="?",
        default="list",
        choices=("list", "copy", "check", "diff", "drop"),
        help="copy: put a copy of the built-in into your folder; drop: go back to the built-in",
    )
    one.add_argument("name", nargs="?", default="", help="guest, notice.txt, notice.html or sms")
    one = command("practice", "The practice workspace: a calendar, a cloud and a mailbox on this computer.")
    one.add_argument(
        "action",
        choices=("up", "reset", "sent", "fail", "mend", "stop", "serve"),
        help="up: start it and print its addresses; reset: begin anew; sent: what went out; "
        "fail: practise a bad day; mend: end it; stop: end the workspace",
    )
    one.add_argument("part", nargs="?", default="", help="fail: what fails; without it, the list is shown")
    one.add_argument("way", nargs="?", default="", help="fail: how it fails")
    one.add_argument(
        "--times", type=int, default=0, metavar="N", help="fail: so many calls (0: until mended)"
    )
    one.add_argument(
        "--only", default="", metavar="TEXT", help="fail: only calls whose path or body hold this"
    )
    return parser


def _common() -> _Parser:
    """The options that may stand before and after the command. Actions are shared by parents, so each gets
    its own."""
    common = _Parser(
        add_help=False, argument_default=argparse.SUPPRESS, allow_abbrev=False, exit_on_error=False
    )
    common.add_argument("--home", type=Path, metavar="DIR", help="a profile of its own")
    common.add_argument("--tenant", metavar="ID", help="which operation, if there are several")
    common.add_argument("--practice", action="store_true", help="the practice workspace on this computer")
    common.add_argument("--json", action="store_true", help="for machines")
    return common


def _edit_arguments(one: argparse.ArgumentParser) -> None:
    one.add_argument("event", metavar="EVENT", help="event id, booking id, title or guest name")
    one.add_argument("--captain", metavar="NAME", help='a name, or "" for none')
    one.add_argument("--crew", metavar="A,B", help='names with commas, or "" for nobody')
    one.add_argument("--start", metavar="TIME", help="15:00, 3 PM or 2026-05-30T15:00, local")
    one.add_argument("--end", metavar="TIME", help="as --start")
    one.add_argument("--boarding", metavar="TIME", help='as --start, or "" for unknown')
    one.add_argument("--boat", metavar="NAME")
    one.add_argument("--title", metavar="TEXT")
    one.add_argument("--guest", metavar="NAME")
    one.add_argument("--phone", metavar="NUMBER")
    one.add_argument("--email", metavar="ADDRESS")
    one.add_argument("--time-zone", metavar="ZONE", help="the guest's, for quiet hours: America/New_York")
    one.add_argument("--language", choices=[*Language], help="the guest's: page and messages are in it")
    one.add_argument("--passengers", metavar="N", type=int)
    one.add_argument("--notes", metavar="TEXT")
    one.add_argument(
        "--cancel", metavar="REASON", help="cancel the charter; the reason stands in the calendar"
    )
    one.add_argument("--hold", metavar="REASON", help="put it on hold for weather")
    one.add_argument("--sail", action="store_true", help="it sails: neither cancelled nor on hold")
    one.add_argument(
        "--because",
        metavar="REASON",
        help="go ahead against every warning of this charter; the reason is kept",
    )
    one.add_argument("--discard", action="store_true", help="give up all edits of this charter")
