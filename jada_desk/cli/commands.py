"""The commands, each a function from the parsed arguments to an exit code."""

import time
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime
from typing import Final

from jada_desk.adapters.local import practice_process
from jada_desk.cli import bad_days, connections, contacts, output, publishing, templates
from jada_desk.cli.opening import (
    DONE,
    FAILED,
    NEVER,
    Options,
    friday_of,
    open_,
    quiet,
)
from jada_desk.cli.photos import photos
from jada_desk.cli.waivers import waivers
from jada_desk.domain import draft as drafting
from jada_desk.domain.board import Card
from jada_desk.domain.board_making import make_board
from jada_desk.domain.boarding import read_time
from jada_desk.domain.charter import Charter, FieldValue
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.crew import Directory
from jada_desk.domain.draft import Draft, apply_draft
from jada_desk.domain.errors import BadInput
from jada_desk.domain.phone import to_stored
from jada_desk.domain.rules import Severity, drop_idle, go_ahead
from jada_desk.workflows.desk import Desk
from jada_desk.workflows.observed import Observed


def sync(options: Options) -> int:
    with closing(open_(options)) as desk:
        observed = desk.observe(friday_of(desk, options), desk.open().history.present, quiet, NEVER)
        weekend = desk.weekend(observed, observed.first)
        troubles = list(observed.troubles.values())
        if options.json:
            output.print_json(output.weekend_json(desk.tenant.tenant_id, weekend, troubles))
        else:
            output.print_weekend(weekend, troubles)
        return FAILED if weekend.stale_reason or troubles else DONE


def edit(options: Options) -> int:
    with closing(open_(options)) as desk:
        history = desk.open().history
        observed, live = desk.find(options.event, history.present, quiet, NEVER)
        at = desk.now()
        if options.discard:
            draft = drafting.discard(history.present, live.event_id)
        else:
            draft = _edited(history.present, live, options, desk.directory(observed), at)
        boats = {boat.name: boat for boat in desk.tenant.boats}
        charters, directory = desk.weekend(observed, observed.first, draft).charters, desk.directory(observed)
        draft = drop_idle(draft, charters, directory, boats, desk.tenant.turnaround)
        card = _card(desk, observed, draft, live)
        if options.because is not None:
            draft = _gone_ahead(draft, card, options.because, at)
            card = _card(desk, observed, draft, live)
        desk.save(history.record(f"Edit {live.title}", draft))
        wanted = apply_draft(draft, live)
        if options.json:
            edits = list(draft.of(live.event_id))
            output.print_json({**output.charter_json(wanted), "edits": edits, **output.warnings_json(card)})
        else:
            print(f"{wanted.title}: {len(draft.of(live.event_id))} unpublished edits. Saved.")
            output.print_warnings(card)
        return DONE


def undo(options: Options) -> int:
    return _step_history(options, "undo")


def redo(options: Options) -> int:
    return _step_history(options, "redo")


def practice(options: Options) -> int:
    home = options.home
    match options.action:
        case "serve" | "up":
            return _serve(options)
        case "reset":
            practice_process.find_or_start(home)
            practice_process.reset(home)
            said: Mapping[str, object] = {"reset": True}
        case "stop":
            practice_process.stop(home)
            said = {"stopped": True}
        case "fail":
            said = bad_days.fail(home, options)
        case "mend":
            said = bad_days.mend(home)
        case _:
            practice_process.find_or_start(home)
            said = practice_process.sent(home)
    if options.json:
        output.print_json(said)
    elif options.action == "sent":
        _print_sent(said)
    elif options.action == "fail":
        print(bad_days.say(said))
    else:
        print(_PRACTICE_WORDS[options.action])
    return DONE


_PRACTICE_WORDS: Final = {
    "reset": "The practice workspace is as on its first day.",
    "mend": "Everything works again.",
    "stop": "Stopped.",
}


def _serve(options: Options) -> int:
    """Serve the workspace here until it is interrupted; beside one that runs already, keep that one up."""
    from jada_desk.practice.server import IDLE_S, say, serve

    def announce(endpoint: practice_process.Endpoint) -> None:
        if options.json:
            say(endpoint)
        elif options.action == "up":
            print(f"The practice workspace is up. Guest pages: {endpoint.site}  Ctrl+C ends it.", flush=True)

    code = serve(options.home, idle_s=None if options.action == "up" else IDLE_S, announce=announce)
    if code == practice_process.ALREADY_SERVED_EXIT and options.action == "up":
        announce(practice_process.find_or_start(options.home))
        # The one that runs would end when idle; asking it keeps it up for as long as this command stands here.
        while practice_process.find(options.home):
            time.sleep(2)
        return DONE
    return code


COMMANDS: Final[Mapping[str, Callable[[Options], int]]] = {
    "sync": sync,
    "plan": publishing.plan,
    "edit": edit,
    "undo": undo,
    "redo": redo,
    "publish": publishing.publish,
    "recover": publishing.recover,
    "settle": publishing.settle,
    "told": publishing.told,
    "texts": publishing.texts,
    "resolve": publishing.resolve,
    "rollback": publishing.rollback,
    "lookup": contacts.lookup,
    "templates": templates.templates,
    "photos": photos,
    "history": publishing.history,
    "waivers": waivers,
    "doctor": connections.doctor,
    "sign-in": connections.sign_in,
    "sign-out": connections.sign_out,
    "practice": practice,
}


def _step_history(options: Options, verb: str) -> int:
    with closing(open_(options)) as desk:
        before = desk.open().history
        label = before.undo_label if verb == "undo" else before.redo_label
        after = before.undo() if verb == "undo" else before.redo()
        desk.save(after)
        if options.json:
            output.print_json({verb: label, "edits": len(after.present)})
        else:
            print(f"{verb.capitalize()}: {label}" if label else f"Nothing to {verb}.")
        return DONE


def _edited(draft: Draft, live: Charter, options: Options, directory: Directory, at: datetime) -> Draft:
    """The draft with everything the arguments say of a charter."""
    wanted = apply_draft(draft, live)
    if options.start is not None or options.end is not None:
        start = _moment(options.start, wanted.start) if options.start else wanted.start
        end = (
            _moment(options.end, start if options.start else wanted.end)
            if options.end
            else start + wanted.duration
        )
        draft = drafting.reschedule(draft, live, start, end, at)
        wanted = apply_draft(draft, live)
    if options.boarding is not None:
        boarding = _moment(options.boarding, wanted.start) if options.boarding else None
        draft = drafting.set_field(draft, live, "boarding", boarding, at)
    values: dict[str, FieldValue] = {
        "title": options.title,
        "boat": options.boat,
        "captain": None if options.captain is None else directory.canonical(options.captain.strip()),
        "crew": None if options.crew is None else _names(options.crew, directory),
        "guest_name": options.guest,
        "guest_phone": None if options.phone is None else to_stored(options.phone),
        "guest_email": options.email,
        "guest_language": options.language,
        "guest_time_zone": options.time_zone,
        "passengers": options.passengers,
        "notes": options.notes,
    }
    for name, value in values.items():
        if value is not None:
            draft = drafting.set_field(draft, live, name, value, at)
    for status, reason in (
        (CharterStatus.CANCELLED, options.cancel),
        (CharterStatus.HELD, options.hold),
        (CharterStatus.SAILS, "" if options.sail else None),
    ):
        if reason is not None:
            draft = drafting.set_status(draft, live, status, reason, at)
    return draft


def _card(desk: Desk, observed: Observed, draft: Draft, live: Charter) -> Card | None:
    """A charter of the observed weekend as the window would show it; None when the draft moves it to another."""
    weekend, directory = desk.weekend(observed, observed.first, draft), desk.directory(observed)
    return make_board(weekend, draft, tenant=desk.tenant, directory=directory).card(live.event_id)


def _gone_ahead(draft: Draft, card: Card | None, because: str, at: datetime) -> Draft:
    """The draft with a reason for everything that stands against a charter. Raises BadInput where nothing does."""
    open_ones = [(who, one) for who, one in card.warnings if one.severity is Severity.WARN] if card else []
    if card is None or not open_ones:
        raise BadInput(
            "No warning stands against this charter.",
            unchanged="The draft is as it was.",
            remedy="Leave --because out.",
        )
    for person, against in open_ones:
        draft = go_ahead(draft, card.event_id, person, against, because, at)
    return draft


def _names(typed: str, directory: Directory) -> tuple[str, ...]:
    return directory.canonical_all(name.strip() for name in typed.split(",") if name.strip())


def _moment(typed: str, near: datetime) -> datetime:
    """A local time as typed, on the day of `near` when no day is given."""
    zone = near.tzinfo
    try:
        moment = datetime.fromisoformat(typed)
        if "T" in typed or len(typed) > 10:
            return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
    except ValueError:
        pass
    clock_time = read_time(typed, start=near.time())
    if clock_time is None:
        raise BadInput(
            f"{typed} is no time.", unchanged="The draft is as it was.", remedy="Write it like 15:00 or 3 PM."
        )
    return datetime.combine(near.date(), clock_time, tzinfo=zone)


def _print_sent(said: Mapping[str, object]) -> None:
    for kind, listed in said.items():
        rows = listed if isinstance(listed, list) else []
        print(f"{kind}: {len(rows)}")
        for row in rows:
            words = row.get("text") or row.get("subject") or row.get("paths")
            print(f"  {row.get('to') or row.get('phone') or ''}  {words}")
