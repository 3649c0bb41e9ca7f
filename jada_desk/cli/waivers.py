"""`waivers`: who signed for a charter, marks by hand, links, and the check of all that is kept."""

from contextlib import closing

from jada_desk.cli import output
from jada_desk.cli.opening import DONE, FAILED, NEVER, Options, open_, quiet
from jada_desk.domain.draft import Draft
from jada_desk.domain.errors import BadInput
from jada_desk.domain.waiver_book import NOT_ABOARD, THE_GUEST, SignedWaiver, WaiverBook
from jada_desk.workflows.desk import Desk

_MARKS = {"guest": THE_GUEST, "nobody": NOT_ABOARD, "none": ""}


def waivers(options: Options) -> int:
    with closing(open_(options)) as desk:
        if options.event is None:
            if options.mark or options.own_link:
                raise BadInput("Name the charter too.", unchanged="Nothing was marked.")
            return _check(desk, options)
        observed, live = desk.find(options.event, Draft(), quiet, NEVER)
        if options.own_link:
            address = desk.own_link(live)
            if options.json:
                output.print_json({"event_id": live.event_id, "link": address})
            else:
                print(f"For one person, once: {address}")
            return DONE
        if options.mark:
            person, mark = options.mark
            book = desk.mark_waiver(live, person, _MARKS.get(mark, mark))
        else:
            book = desk.waivers(live)
        link = desk.party_link(observed, live.event_id) if live.event_id in observed.records else ""
        if options.json:
            output.print_json(_json(book, link))
        else:
            _print(book, link)
        return FAILED if book.flaws or any(one.flaw for one in book.people) else DONE


def _check(desk: Desk, options: Options) -> int:
    """Compare every kept waiver with what was signed."""
    found = desk.check_waivers()
    if options.json:
        output.print_json(
            {"checked": found.checked, "flaws": {key: list(all_) for key, all_ in found.flaws.items()}}
        )
    elif not found.flaws:
        print(f"{found.checked} waivers: all are as they were signed.")
    else:
        for event_id, flaws in found.flaws.items():
            for flaw in flaws:
                print(f"{event_id}: {flaw}")
    return FAILED if found.flaws else DONE


def _json(book: WaiverBook, link: str) -> dict[str, object]:
    return {
        "event_id": book.event_id,
        "waiver_status": str(book.status),
        "waivers": f"{book.signed}/{book.expected}",
        "signed": [
            {
                "person": one.person,
                "name": one.name,
                "minor": one.is_minor,
                "guardian": one.guardian_name,
                "signed_at": one.signed_at.isoformat() if one.signed_at else "",
                "counts": one.counts,
                "mark": one.mark,
                "copy": one.copy,
                "flaw": one.flaw,
            }
            for one in book.people
        ],
        "missing": list(book.missing),
        "flaws": list(book.flaws),
        "link": link,
    }


def _print(book: WaiverBook, link: str) -> None:
    print(f"{book.signed}/{book.expected} signed, {book.status}")
    for one in book.people:
        print(f"  {one.name}  [{one.person}]{_about(one)}")
    for who in book.missing:
        print(f"  missing: {who}")
    for flaw in book.flaws:
        print(f"  ! {flaw}")
    if link:
        print(f"Everybody of this charter signs at {link}")


def _about(one: SignedWaiver) -> str:
    parts = [f"{one.signed_at:%Y-%m-%d %H:%M} UTC" if one.signed_at else ""]
    if one.is_minor:
        parts.append(
            f"minor, {one.relationship} {one.guardian_name}" if one.has_guardian else "minor, no guardian"
        )
    parts += [one.mark, f"copy {one.copy}" if one.copy else "", one.flaw]
    return "".join(f", {part}" for part in parts if part)
