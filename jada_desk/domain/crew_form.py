"""A crew member as a dispatcher types them, one at a time or as a table from a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from jada_desk.domain.crew import CrewMember, Directory, fold
from jada_desk.domain.errors import BadInput
from jada_desk.domain.phone import to_display, to_e164, to_stored
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.slug import slug
from jada_desk.domain.translation import tr

_LONGEST_NAME: Final = 60
_LONGEST: Final = 120
_MOST_ROWS: Final = 2_000
# Names stand in lists in the calendar's text, and these part them there.
_PARTING: Final = re.compile(r"[,;:/&\n\r\t]")
_EMAIL: Final = re.compile(r"[^\s@<>(),;:\"\[\]\\]+@[^\s@<>(),;:\"\[\]\\]+\.[^\s@<>(),;:\"\[\]\\]+")
_DAY_FORMS: Final = ("%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%m/%d/%Y")


@dataclass(frozen=True, slots=True)
class CrewForm:
    """What stands in the form's fields. `aliases` and `days_off` are lists with commas; days as 2026-05-30 or
    30 May 2026, or 5/30/2026 as Americans write it."""

    name: str = ""
    aliases: str = ""
    is_captain: bool = False
    is_crew: bool = True
    licence: str = ""
    licence_expires: str = ""
    phone: str = ""
    email: str = ""
    days_off: str = ""
    active: bool = True


class BadCrew(BadInput):
    """The form is not in order; `errors` has a sentence for each field to correct, in the form's order."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(" ".join(errors.values()), unchanged=tr("Nothing was saved."))
        self.errors = dict(errors)


def form_of(member: CrewMember) -> CrewForm:
    """A member's facts as the form shows them; reading the form again gives the same member."""
    return CrewForm(
        name=member.name,
        aliases=", ".join(member.aliases),
        is_captain=member.is_captain,
        is_crew="crew" in member.roles,
        licence=member.licence,
        licence_expires=member.licence_expires.isoformat() if member.licence_expires else "",
        phone=to_display(member.phone) if member.phone else "",
        email=member.email,
        days_off=", ".join(day.isoformat() for day in sorted(member.days_off)),
        active=member.active,
    )


def read_form(form: CrewForm, directory: Directory, crew_id: str = "") -> CrewMember:
    """The member that a form makes: a new one, with an id from the name, or the one with `crew_id`.

    A name or alias may belong to one member only, else nobody could say who a charter's crew is. A new name keeps the
    old one as an alias, for it stands in the calendar. Raises BadCrew.
    """
    errors: dict[str, str] = {}
    others = [one for one in directory.members if one.crew_id != crew_id]
    before = next((one for one in directory.members if one.crew_id == crew_id), None) if crew_id else None
    name = one_line(form.name, _LONGEST)
    if not name:
        errors["name"] = tr("Type the name.")
    elif len(name) > _LONGEST_NAME or _PARTING.search(name):
        errors["name"] = tr(
            "A name has at most {longest_name} characters and no comma, colon, slash or &.",
            longest_name=_LONGEST_NAME,
        )
    aliases = tuple(dict.fromkeys(one for one in _items(form.aliases) if fold(one) != fold(name)))
    if before and before.name != name and before.name not in aliases and fold(before.name) != fold(name):
        aliases = (*aliases, before.name)
    for field_name, known in (("name", [name]), ("aliases", aliases)):
        if taken := _owner(known, others):
            errors.setdefault(field_name, f"{taken} goes by that name already.")
    if not (form.is_captain or form.is_crew):
        errors["roles"] = tr("Tick captain, crew or both.")
    expires = _read_day(form.licence_expires, "licence_expires", errors)
    phone = one_line(form.phone, _LONGEST)
    if phone and to_e164(phone) is None:
        errors["phone"] = tr(
            "That is no phone number. Type it like (619) 555-0101, or with + and the country."
        )
    email = one_line(form.email, _LONGEST)
    if email and not _EMAIL.fullmatch(email):
        errors["email"] = tr("That is no e-mail address.")
    days = [_read_day(one, "days_off", errors) for one in _items(form.days_off)]
    if errors:
        raise BadCrew(errors)
    roles = {role for role, held in (("captain", form.is_captain), ("crew", form.is_crew)) if held}
    return CrewMember(
        crew_id=crew_id or _new_id(name, directory),
        name=name,
        aliases=aliases,
        roles=frozenset(roles),
        licence=one_line(form.licence, _LONGEST),
        licence_expires=expires,
        phone=to_stored(phone) if phone else "",
        email=email,
        days_off=frozenset(day for day in days if day),
        active=form.active,
    )


def _items(text: str) -> list[str]:
    return [item for part in re.split(r"[,;\n]", text) if (item := one_line(part, _LONGEST_NAME))]


def _owner(names: Iterable[str], members: Iterable[CrewMember]) -> str:
    wanted = {fold(name) for name in names if name}
    return next(
        (one.name for one in members if wanted & {fold(known) for known in (one.name, *one.aliases)}), ""
    )


def _read_day(text: str, name: str, errors: dict[str, str]) -> date | None:
    typed = one_line(text, _LONGEST)
    if not typed:
        return None
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(typed, form).date()  # noqa: DTZ007 - a mere day
        except ValueError:
            continue
    errors[name] = f"{typed} is no day. Type it like 2027-03-31."
    return None


def _new_id(name: str, directory: Directory) -> str:
    taken, root = {one.crew_id for one in directory.members}, slug(name)
    return next(
        made for n in range(1, len(taken) + 2) if (made := root if n == 1 else f"{root}-{n}") not in taken
    )


# A table from a spreadsheet ------------------------------------------------------------------------------------------


class RowKind(StrEnum):
    """What taking over a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class CrewRow:
    """One row of a table. `member` is as it would be saved, None for a problem, whose sentence is `detail`; for a
    changed one `detail` names the fields."""

    line: int
    name: str
    kind: RowKind
    detail: str = ""
    member: CrewMember | None = field(default=None, compare=False)


_COLUMNS: Final = {
    "name": "name",
    "full name": "name",
    "aliases": "aliases",
    "alias": "aliases",
    "also known as": "aliases",
    "role": "roles",
    "roles": "roles",
    "position": "roles",
    "licence": "licence",
    "license": "licence",
    "licence expires": "licence_expires",
    "license expires": "licence_expires",
    "expires": "licence_expires",
    "phone": "phone",
    "mobile": "phone",
    "cell": "phone",
    "telephone": "phone",
    "email": "email",
    "e-mail": "email",
    "days off": "days_off",
    "active": "active",
}
_NO: Final = frozenset({"no", "n", "false", "0", "inactive", "left"})
_FIELD_WORDS: Final = {
    "aliases": "other names",
    "roles": "roles",
    "licence": "licence",
    "licence_expires": "licence's end",
    "phone": "phone",
    "email": "e-mail",
    "days_off": "days off",
    "active": "active",
}


def read_crew_table(text: str, directory: Directory) -> tuple[CrewRow, ...]:
    """What a table with a header row would do to the directory; nothing is changed by it.

    Commas, semicolons or tabs part the columns; a "Name" column is needed, columns of other names are left out. A row
    is about the member whose name or alias it has; an empty cell leaves what is known. Raises BadInput for what is no
    such table.
    """
    lines = text.lstrip("\ufeff").replace("\0", "").splitlines()
    header = next((line for line in lines if line.strip()), "")
    parting = max(",;\t", key=header.count)
    try:
        rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=parting))
    except csv.Error as exc:
        raise BadInput(tr("That file is no table."), remedy=tr("Save it as CSV, in UTF-8.")) from exc
    filled = [(n, row) for n, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]
    columns = [_COLUMNS.get(" ".join(cell.casefold().split()), "") for cell in filled[0][1]] if filled else []
    if "name" not in columns:
        raise BadInput(
            tr("The table has no Name column."),
            unchanged=tr("Nothing was taken over."),
            remedy=tr(
                "Its first row must name the columns: Name, Role, Phone, E-mail, Licence, Licence expires."
            ),
        )
    if len(filled) > _MOST_ROWS:
        raise BadInput(
            tr("The table has more than {most_rows} rows.", most_rows=_MOST_ROWS),
            unchanged=tr("Nothing was taken over."),
        )
    found: list[CrewRow] = []
    for n, row in filled[1:]:
        made = _read_row(n, dict(zip(columns, (cell.strip() for cell in row), strict=False)), directory)
        found.append(made)
        if made.member:
            # The next row sees this one, so that one name in two rows is noticed.
            others = [one for one in directory.members if one.crew_id != made.member.crew_id]
            directory = Directory((*others, made.member))
    return tuple(found)


def _read_row(line: int, cells: Mapping[str, str], directory: Directory) -> CrewRow:
    name = one_line(cells.get("name", ""), _LONGEST)
    known = directory.find(name)
    before = form_of(known) if known else CrewForm()
    roles = cells.get("roles", "").casefold()
    is_captain, is_crew = before.is_captain, before.is_crew
    if roles:
        is_captain = any(word in roles for word in ("captain", "skipper", "master"))
        is_crew = any(word in roles for word in ("crew", "deck", "mate", "host", "both")) or not is_captain
    kept = {key: cells[key] for key in ("aliases", "licence", "licence_expires", "phone", "email", "days_off")
            if cells.get(key)}  # fmt: skip
    active = cells["active"].casefold() not in _NO if cells.get("active") else before.active
    form = replace(
        before,
        name=before.name or name,
        is_captain=is_captain,
        is_crew=is_crew,
        active=active,
        **kept,
    )
    try:
        member = read_form(form, directory, known.crew_id if known else "")
    except BadCrew as error:
        return CrewRow(line, name, RowKind.PROBLEM, str(error).removesuffix(f" {error.unchanged}"))
    if known is None:
        return CrewRow(line, name, RowKind.NEW, member=member)
    changed = [words for key, words in _FIELD_WORDS.items() if getattr(known, key) != getattr(member, key)]
    kind = RowKind.CHANGED if changed else RowKind.SAME
    return CrewRow(line, known.name, kind, ", ".join(changed), member)
