"""Which declines are urgent news: somebody aboard says no, and the charter sails within two days."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from jada_desk.domain.card_making import asked_of
from jada_desk.domain.charter import Charter
from jada_desk.domain.crew import Directory
from jada_desk.domain.crew_answer import Answer, answer_of, answer_standing
from jada_desk.domain.draft import seated
from jada_desk.domain.translation import tr
from jada_desk.domain.when import say_moment

URGENT_WITHIN: Final = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Decline:
    """One crew member's no to one charter. `key` is the same for the same answer ever after; `words` tell who, which
    charter and when, and nothing else of anybody."""

    key: str
    event_id: str
    day: date
    words: str


def urgent_declines(
    charters: Iterable[Charter], directory: Directory, now: datetime, seen: Set[str] = frozenset()
) -> tuple[Decline, ...]:
    """The declines of people who are aboard `charters` (as wanted) that sail within two days from `now` (aware), the
    earliest sailing first; none whose key is `seen`, and none that answers to what is not asked any more."""
    found = []
    for one in sorted(charters, key=lambda one: (one.start, one.event_id)):
        if one.is_cancelled or not now < one.start <= now + URGENT_WITHIN:
            continue
        for slot, name in seated(one):
            member = directory.find(name)
            answer = answer_of(one.answers, member.crew_id) if member else None
            if answer is None or answer_standing(answer, asked_of(one, slot)) != Answer.DECLINED:
                continue
            said_at = answer.at.isoformat() if answer.at else ""
            key = f"{one.event_id}/{answer.crew_id}/{said_at}/{one.start.isoformat()}"
            title = one.title or tr("a charter")
            words = tr(
                "{person} declined {title}, {moment}.", person=name, title=title, moment=say_moment(one.start)
            )
            found.append(Decline(key, one.event_id, one.day, words))
    return tuple(one for one in found if one.key not in seen)
