"""Messages that are no news and go out because the dispatcher asks for them: the day before a charter, and while
waivers are missing.

Their rows in `jada-notices` stand beside those of the news, under recipients of their own, so that they neither count
as news told nor go out twice: a reminder once for the same hours, one about waivers once a day.
"""

import json
from collections.abc import Sequence, Set
from datetime import datetime, timedelta
from typing import Final

from jada_desk.domain.charter import Charter
from jada_desk.domain.crew import Directory
from jada_desk.domain.notice import (
    NOTHING_TOLD,
    Audience,
    NoticeKind,
    NoticeState,
    ToldFacts,
    crew_told_facts,
    guest_told_facts,
)
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.waiver import unsigned
from jada_desk.workflows.notice_plan import News
from jada_desk.workflows.ports.tables import Item
from jada_desk.workflows.records import text
from jada_desk.workflows.told import Known, crew_key

_MARKS: Final = {NoticeKind.REMINDER: "reminder:", NoticeKind.WAIVER: "waivers:"}


def find_reminders(
    charter: Charter,
    known: Known,
    news: Sequence[News],
    directory: Directory,
    tenant: Tenant,
    at: datetime,
    asked: Set[NoticeKind],
) -> tuple[News, ...]:
    """Whom to remind of a charter that sails; nobody who hears news of it anyway, or who cannot be reached."""
    if charter.status or charter.start <= at:
        return ()
    today = at.astimezone(tenant.time_zone).date()
    hears = {one.recipient for one in news if one.is_due}
    people: list[tuple[NoticeKind, str, str, ToldFacts, str]] = []
    if NoticeKind.REMINDER in asked and charter.day == today + timedelta(days=1):
        people.append((NoticeKind.REMINDER, "guest", charter.guest_name, guest_told_facts(charter), ""))
        for name in charter.people:
            role = "captain" if name == charter.captain else "crew"
            facts = crew_told_facts(charter, role)
            people.append((NoticeKind.REMINDER, crew_key(name, directory), name, facts, role))
    if NoticeKind.WAIVER in asked and unsigned(charter):
        facts = {
            "day": charter.day.isoformat(),
            "start": f"{charter.start:%H:%M}",
            "asked": today.isoformat(),
        }
        people.append((NoticeKind.WAIVER, "guest", charter.guest_name, facts, ""))
    found = []
    for kind, person, name, facts, role in people:
        if person in hears:
            continue
        recipient = f"{_MARKS[kind]}{person}"
        sequence, last = _last(known.rows, recipient)
        one = _reminder(charter, kind, recipient, name, facts, role, sequence + 1, directory)
        if last != facts and one.channels:
            found.append(one)
    return tuple(found)


def _reminder(
    charter: Charter,
    kind: NoticeKind,
    recipient: str,
    name: str,
    facts: ToldFacts,
    role: str,
    sequence: int,
    directory: Directory,
) -> News:
    member = directory.find(name) if role else None
    phone, email = (member.phone, member.email) if member else ("", "")
    return News(
        charter=charter,
        recipient=recipient,
        audience=Audience.CREW if role else Audience.GUEST,
        name=name or charter.title,
        phone=phone if role else charter.guest_phone,
        email=email if role else charter.guest_email,
        kind=kind,
        last=NOTHING_TOLD,
        now=facts,
        role=role,
        sequence=sequence,
        has_rows=True,
        is_due=True,
    )


def _last(rows: Sequence[Item], recipient: str) -> tuple[int, ToldFacts]:
    """The highest number of a recipient's rows, and what the message under it said."""
    found = [
        (int(text(row, "notice_id")[-4:]), dict(json.loads(text(row, "facts"))))
        for row in rows
        if text(row, "notice_id").startswith(f"{recipient}#") and text(row, "state") != NoticeState.FAILED
    ]
    return max(found, key=lambda one: one[0], default=(0, {}))
