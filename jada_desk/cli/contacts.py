"""Finding guests' contacts from the command line: of one charter, or all that a weekend is without."""

from collections.abc import Iterable
from contextlib import closing
from typing import Any, Final

from jada_desk.cli import output
from jada_desk.cli.opening import DONE, FAILED, NEVER, Options, friday_of, open_, quiet
from jada_desk.domain import draft as drafting
from jada_desk.domain.contact import Candidate, Evidence
from jada_desk.domain.draft import apply_draft
from jada_desk.domain.errors import BadInput, NeedsDecision
from jada_desk.domain.when import say_short_weekday
from jada_desk.workflows.desk import Desk
from jada_desk.workflows.lookup import Lookup
from jada_desk.workflows.missing import Found

_CHOOSE: Final = "Choose one, and enter it with: jada-desk edit EVENT --phone ... --email ..."


def lookup(options: Options) -> int:
    if options.missing == bool(options.event):
        raise BadInput("Name one charter, or give --missing for all of a weekend that have no phone number.")
    with closing(open_(options)) as desk:
        return _all_missing(desk, options) if options.missing else _one(desk, options)


def _one(desk: Desk, options: Options) -> int:
    history = desk.open().history
    observed, live = desk.find(options.event, history.present, quiet, NEVER)
    found = desk.lookup(apply_draft(history.present, live), observed, quiet, NEVER)
    sure = [one for one in found.candidates if one.sure]
    if options.accept and len(sure) == 1:
        draft = drafting.set_contact(history.present, live, sure[0].phone, sure[0].email, desk.now())
        desk.save(history.record(f"Contact of {live.title}", draft))
    if options.json:
        output.print_json(_lookup_json(found))
    else:
        _print_lookup(found)
    if options.accept and len(sure) != 1:
        raise NeedsDecision(
            f"{len(sure)} sure contacts were found.", unchanged="The draft is as it was.", remedy=_CHOOSE
        )
    return DONE if found.candidates else FAILED


def _all_missing(desk: Desk, options: Options) -> int:
    history = desk.open().history
    observed = desk.observe(friday_of(desk, options), history.present, quiet, NEVER)
    charters = desk.weekend(observed, observed.first, history.present).charters
    drafted = [apply_draft(history.present, one) for one in charters]
    found = desk.lookup_missing(drafted, observed, quiet, NEVER)
    sure = [one for one in found if one.best and one.best.sure]
    if options.accept and sure:
        draft, lives = history.present, {one.event_id: one for one in charters}
        for one in sure:
            assert one.best is not None
            live = lives[one.charter.event_id]
            draft = drafting.set_contact(draft, live, one.best.phone, one.best.email, desk.now())
        desk.save(history.record(drafting.contacts_label(len(sure)), draft))
    if options.json:
        taken = {one.charter.event_id for one in sure} if options.accept else set()
        output.print_json({"missing": [_found_json(one, taken) for one in found]})
    else:
        _print_missing(found)
    if options.accept and (left := [one for one in found if one.best and one not in sure]):
        raise NeedsDecision(
            f"Of {len(left)} charters the contact is not sure.",
            unchanged=f"{len(sure)} sure contacts were taken into the draft.",
            remedy=_CHOOSE,
        )
    return FAILED if any(one.trouble or (one.lookup and one.lookup.troubles) for one in found) else DONE


def _found_json(found: Found, taken: Iterable[str]) -> dict[str, Any]:
    charter = found.charter
    said: dict[str, Any] = {
        "event_id": charter.event_id,
        "charter": charter.title,
        "start": charter.start.isoformat(),
        "guest_name": charter.guest_name,
        "accepted": charter.event_id in taken,
    }
    if found.lookup:
        return said | _lookup_json(found.lookup)
    return said | _lookup_json(Lookup((), (), (found.trouble,) if found.trouble else ()))


def _lookup_json(lookup: Lookup) -> dict[str, Any]:
    return {
        "candidates": [_candidate(one) for one in lookup.candidates],
        "searched": list(lookup.searched),
        "troubles": [str(one) for one in lookup.troubles],
        "set_aside": list(lookup.set_aside),
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "name": candidate.name,
        "phone": candidate.phone,
        "email": candidate.email,
        "source": str(candidate.source),
        "evidence": [line for one in candidate.evidence for line in one.lines],
        "why": candidate.evidence[0].why,
        "sure": candidate.sure,
        "found_in": [_evidence(one) for one in candidate.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "source": str(evidence.source),
        "why": evidence.why,
        "sender": evidence.sender,
        "subject": evidence.subject,
        "date": evidence.date.isoformat() if evidence.date else None,
        "lines": list(evidence.lines),
        "marks": list(evidence.marks),
    }


def _print_lookup(lookup: Lookup, indent: str = "") -> None:
    if not lookup.candidates:
        print(f"{indent}Nothing found. Searched: {', '.join(lookup.searched) or 'nothing'}.")
    for one in lookup.candidates:
        sure = "sure" if one.sure else "not sure"
        print(f"{indent}{one.name or 'unnamed'}  {one.phone or '-'}  {one.email or '-'}  ({sure})")
        for evidence in one.evidence:
            print(f"{indent}    {_origin(evidence)}")
            for line in evidence.lines:
                print(f"{indent}      {line}")
    for word in lookup.set_aside:
        print(f"{indent}- {word}")
    for trouble in lookup.troubles:
        print(f"{indent}! {trouble}")


def _origin(evidence: Evidence) -> str:
    mail = (evidence.sender, f"{evidence.date:%Y-%m-%d}" if evidence.date else "", evidence.subject)
    return " · ".join(part for part in (evidence.why, *mail) if part)


def _print_missing(found: tuple[Found, ...]) -> None:
    if not found:
        print("Every guest of this weekend has a phone number.")
    for one in found:
        charter = one.charter
        print(
            f"{say_short_weekday(charter.start)} {charter.start:%Y-%m-%d %H:%M}  {charter.title}  [{charter.event_id}]"
        )
        if one.lookup:
            _print_lookup(one.lookup, "  ")
        elif one.trouble:
            print(f"  ! {one.trouble}")
