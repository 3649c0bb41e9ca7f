"""The contacts in a mail that belong to a wanted booking, each with its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_valid_number, parse

from jada_desk.adapters.booking_mail.addresses import find_addresses, is_address, is_guest_address
from jada_desk.adapters.booking_mail.days import mentions_day
from jada_desk.adapters.booking_mail.forwards import Layer
from jada_desk.adapters.booking_mail.html_text import read_html
from jada_desk.adapters.booking_mail.json_ld import Reservation, read_reservations
from jada_desk.adapters.booking_mail.mail_text import MailText
from jada_desk.adapters.booking_mail.matching import (
    all_lines,
    guest_names,
    holds_id,
    holds_name,
    is_called_off,
    labelled_ids,
    matched_id,
    same_person,
)
from jada_desk.adapters.booking_mail.numbers import FoundNumber, TooManyNumbers, Writer, find_numbers
from jada_desk.domain.contact import Candidate, Evidence, Source, Wanted
from jada_desk.domain.phone import to_stored
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.translation import tr

_LONGEST_LINE: Final = 240
_MOST_LINES_SHOWN: Final = 400
_MOST_CALENDAR_TEXT: Final = 100_000


@dataclass(frozen=True, slots=True)
class _Match:
    """Why a mail is about the booking. `by` is the id or the name that was found; `is_sure` when that is enough."""

    why: str
    by: str
    by_id: bool
    is_sure: bool


def find_contacts(
    mail: MailText, wanted: Wanted, own_numbers: frozenset[str], own_addresses: frozenset[str] = frozenset()
) -> tuple[Candidate, ...]:
    """The contacts in a mail about the wanted booking; none when the mail is about another.

    `own_numbers` (stored form) and `own_addresses` are the operation's, never a guest's. A mail that tells of a
    cancellation or a failed deposit gives no sure contact, nor does one that lists several bookings. Raises
    TooManyNumbers.
    """
    reservations = read_reservations(mail.json_ld, wanted.zone)
    match = _match(mail, wanted, reservations)
    if match is None:
        return ()
    if is_called_off(mail):
        match = replace(
            match,
            why=tr("{why} But it tells of a cancellation or a failed payment.", why=match.why),
            is_sure=False,
        )
    not_guests = _not_guests(mail, own_addresses)
    # What was forwarded is nearer to the guest than the note of who forwarded it.
    for layer in reversed(mail.layers):
        lines = _section(layer.lines, match.by) if match.by_id else layer.lines
        if len(lines) < len(layer.lines):
            match = replace(match, is_sure=False)
        writer = _writer(mail, layer, wanted)
        found = _from_layer(layer, lines, match, wanted, own_numbers, not_guests, writer)
        if found:
            break
    else:
        found = ()
    # Where the mail says for machines whose number it is, its other numbers are not guessed at.
    told = _from_reservations(mail, reservations, match, wanted, own_numbers, not_guests)
    found = told if any(one.phone for one in told) else (*told, *found)
    whole = _whole(mail) if found else ()
    return tuple(
        replace(one, evidence=tuple(replace(reason, whole=whole) for reason in one.evidence)) for one in found
    )


def _whole(mail: MailText) -> tuple[str, ...]:
    """The mail as a person may read it: each layer's sender and subject, then its lines."""
    shown: list[str] = []
    for layer in mail.layers:
        head = [f"{layer.sender_name} {layer.sender}".strip(), layer.subject]
        shown += [*([""] if shown else []), *(line for line in head if line), "", *layer.lines]
    return tuple(one_line(line, _LONGEST_LINE) for line in shown[:_MOST_LINES_SHOWN])


def find_in_calendar(text: str, wanted: Wanted, own_numbers: frozenset[str]) -> tuple[Candidate, ...]:
    """The contacts that people typed into the charter's own event, plain or HTML."""
    taken = text[:_MOST_CALENDAR_TEXT]
    html = read_html(taken.replace("\n", "<br>")) if "<" in taken else None
    lines = [one_line(line, _LONGEST_LINE) for line in (html.lines if html else taken.splitlines())]
    try:
        numbers = find_numbers(lines, own_numbers, by_section=False)
    except TooManyNumbers:
        return ()
    addresses = find_addresses(lines, frozenset())
    email = addresses[0] if len(addresses) == 1 else None
    name = wanted.guest_name
    made = []
    for number in numbers:
        places = [number.line, *([email[1]] if email else [])]
        marks = (number.raw, *([email[0]] if email else []))
        evidence = _calendar_evidence(lines, places, marks)
        sure = len(numbers) == 1
        made.append(Candidate(name, number.phone, email[0] if email else "", (evidence,), sure))
    if not numbers:
        for address, place in addresses:
            evidence = _calendar_evidence(lines, [place], (address,))
            made.append(Candidate(name, "", address, (evidence,), len(addresses) == 1))
    return tuple(made)


def _calendar_evidence(lines: Sequence[str], places: Sequence[int], marks: tuple[str, ...]) -> Evidence:
    shown = tuple(lines[place] for place in sorted(set(places)))
    return Evidence(Source.CALENDAR, tr("The calendar event says so."), lines=shown, marks=marks)


def _match(mail: MailText, wanted: Wanted, reservations: Sequence[Reservation]) -> _Match | None:
    names = [name for layer in mail.layers for name in guest_names(layer, wanted.guest_name)]
    names += [one.name for one in reservations if one.name]
    agrees = [name for name in names if same_person(name, wanted.guest_name)]
    if found := matched_id(mail, wanted.ids):
        other_name = bool(names) and bool(wanted.guest_name) and not agrees
        why = (
            tr("The booking id {id} is in it, with another guest's name.", id=found)
            if other_name
            else tr("The booking id {id} is in it.", id=found)
        )
        return _Match(why, found, by_id=True, is_sure=not other_name)
    if wanted.booking_id and labelled_ids(all_lines(mail)):
        return None
    subjects_and_lines = [*(layer.subject for layer in mail.layers), *all_lines(mail)]
    if not mentions_day(subjects_and_lines, wanted.day) and wanted.day not in [
        one.day for one in reservations
    ]:
        return None
    senders = [
        layer.sender_name for layer in mail.layers if same_person(layer.sender_name, wanted.guest_name)
    ]
    if by := next(iter([*agrees, *senders]), ""):
        return _Match(tr("The guest's name and the day are in it."), by, by_id=False, is_sure=True)
    if names or not holds_name(subjects_and_lines, wanted.guest_name):
        return None
    whole = " " in wanted.guest_name.strip()
    why = (
        tr("The guest's name and the day are in it.")
        if whole
        else tr("The first name and the day are in it.")
    )
    return _Match(why, wanted.guest_name, by_id=False, is_sure=whole)


def _section(lines: tuple[str, ...], wanted_id: str) -> tuple[str, ...]:
    """Of a mail that lists several bookings, the lines from the wanted id to the next booking's; else all lines."""
    # A booking may have numbers of other kinds beside its id; another booking's id is of the same kind.
    others = {one for one in labelled_ids(lines) if _shape(one) == _shape(wanted_id)} - {wanted_id.lower()}
    if not others:
        return lines
    start = next((place for place, line in enumerate(lines) if holds_id(line, wanted_id)), len(lines))
    end = next(
        (place for place in range(start + 1, len(lines)) if labelled_ids([lines[place]]) & others), len(lines)
    )
    return lines[start:end]


def _shape(an_id: str) -> str:
    return "".join("0" if one.isdigit() else "a" if one.isalpha() else one for one in an_id)


def _from_layer(
    layer: Layer,
    lines: tuple[str, ...],
    match: _Match,
    wanted: Wanted,
    own_numbers: frozenset[str],
    not_guests: frozenset[str],
    writer: Writer,
) -> tuple[Candidate, ...]:
    names = [
        name
        for name in guest_names(replace(layer, lines=lines), wanted.guest_name)
        if same_person(name, wanted.guest_name)
    ]
    names += [layer.sender_name] if same_person(layer.sender_name, wanted.guest_name) else []
    # A name that differs is shown when the id says that it is this booking; the person judges.
    name = next(iter(names or (guest_names(layer, wanted.guest_name) if match.by_id else ())), "")
    numbers = _own_row(find_numbers(lines, own_numbers, writer=writer), lines, wanted.guest_name)
    addresses = list(find_addresses(lines, not_guests, beside=[one.line for one in numbers]))
    if names and layer.sender_name == name and is_guest_address(layer.sender, not_guests):
        addresses.insert(0, (layer.sender, -1))
    email, email_line = addresses[0] if len({address for address, _ in addresses}) == 1 else ("", -1)
    labelled = [one for one in numbers if one.labelled]
    made = []
    for number in numbers:
        if match.by_id:
            is_beside = any(one.line == number.line for one in numbers if one is not number)
            is_told = len(numbers) == 1 or (number.labelled and not is_beside)
            sure = match.is_sure and is_told and len(labelled) <= 1
        else:
            sure = match.is_sure and len(numbers) == 1
        evidence = _evidence(layer, lines, match, [number.line, email_line], (number.raw, name, email))
        made.append(Candidate(name, number.phone, email, (evidence,), sure))
    if not numbers:
        for address, place in dict(addresses).items():
            evidence = _evidence(layer, lines, match, [place], (name, address))
            sure = match.is_sure and len(addresses) == 1
            made.append(Candidate(name, "", address, (evidence,), sure))
    return tuple(made)


def _own_row(
    numbers: tuple[FoundNumber, ...], lines: Sequence[str], guest_name: str
) -> tuple[FoundNumber, ...]:
    """Of a list with a person and a number a row, the wanted guest's row; of other texts all numbers."""
    if any(one.labelled for one in numbers):
        return numbers
    return tuple(one for one in numbers if holds_name([lines[one.line]], guest_name)) or numbers


def _writer(mail: MailText, layer: Layer, wanted: Wanted) -> Writer:
    """Who wrote a layer, as far as whose number "mine" is."""
    if same_person(layer.sender_name, wanted.guest_name):
        return Writer.TRUSTED
    if layer is not mail.layers[-1]:
        return Writer.FORWARDER
    return Writer.SOMEBODY if is_guest_address(layer.sender, frozenset()) else Writer.TRUSTED


def _evidence(
    layer: Layer, lines: Sequence[str], match: _Match, places: Sequence[int], marks: Sequence[str]
) -> Evidence:
    """The lines that hold the contact, the name and what matched, in the order of the mail."""
    kept = {place for place in places if place >= 0}
    for sought in (match.by, marks[1] if len(marks) > 1 else ""):
        if sought and not any(holds_id(lines[place], sought) for place in kept):
            kept.update([place for place, line in enumerate(lines) if holds_id(line, sought)][:1])
    shown = tuple(one_line(lines[place], _LONGEST_LINE) for place in sorted(kept))
    seen = [one for one in dict.fromkeys([*marks, match.by]) if one]
    return Evidence(
        source=Source.MAIL,
        why=match.why,
        sender=layer.sender or layer.sender_name,
        subject=layer.subject,
        date=layer.date,
        lines=shown,
        marks=tuple(_as_written(shown, one) for one in seen if _as_written(shown, one)),
    )


def _as_written(lines: Sequence[str], sought: str) -> str:
    """The piece of the lines that is `sought`, in the lines' own case; "" when it is not there."""
    for line in lines:
        place = line.casefold().find(sought.casefold())
        if place >= 0:
            return line[place : place + len(sought)]
    return ""


def _from_reservations(
    mail: MailText,
    reservations: Sequence[Reservation],
    match: _Match,
    wanted: Wanted,
    own_numbers: frozenset[str],
    not_guests: frozenset[str],
) -> tuple[Candidate, ...]:
    made = []
    own = {to_stored(number) for number in own_numbers}
    for one in reservations:
        by_id = one.number.casefold() in {known.casefold() for known in wanted.ids}
        by_day = one.day == wanted.day and same_person(one.name, wanted.guest_name)
        phone, email = _valid(one.phone), one.email.lower()
        phone = "" if phone in own else phone
        email = email if is_address(email) and is_guest_address(email, not_guests) else ""
        if (by_id or by_day) and (phone or email):
            line = " · ".join(part for part in (one.name, one.phone, one.email, one.number) if part)
            marks = tuple(part for part in (one.phone if phone else "", one.name, email) if part)
            outer = mail.layers[-1]
            evidence = Evidence(
                Source.MAIL, match.why, outer.sender, outer.subject, outer.date, (line,), marks
            )
            made.append(Candidate(one.name, phone, email, (evidence,), match.is_sure))
    return tuple(made)


def _valid(phone: str) -> str:
    try:
        number = parse(phone, "US")
    except NumberParseException:
        return ""
    return to_stored(format_number(number, PhoneNumberFormat.E164)) if is_valid_number(number) else ""


def _not_guests(mail: MailText, own_addresses: frozenset[str]) -> frozenset[str]:
    """The operation's addresses: who the mail went to and, when it was forwarded, who forwarded it."""
    forwarder = {mail.outer.sender} if mail.is_forward else set()
    return frozenset(one.lower() for one in own_addresses) | mail.addressed_to | forwarder
