"""The plan of a typed message: nothing is written, several people are told, the one way that all notices go.

Each person's row in `jada-notices` is named by a digest of the very words they get, so the same text goes out once
however often and at however many desks it is sent, and another text is another message.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from jada_desk.domain.charter import Charter
from jada_desk.domain.crew import Directory
from jada_desk.domain.notice import NOTHING_TOLD, Audience, NoticeKind, NoticeState, ToldFacts
from jada_desk.domain.plan import Layer, NoticeChoice, Plan
from jada_desk.domain.translation import tr
from jada_desk.domain.typed_message import TypedMessage
from jada_desk.workflows.ground import Ground
from jada_desk.workflows.notice_plan import News
from jada_desk.workflows.plan import plan_id_of
from jada_desk.workflows.plan_messages import plan_messages
from jada_desk.workflows.records import text
from jada_desk.workflows.told import MESSAGE_MARK, crew_key
from jada_desk.workflows.weekend import read_weekend


def plan_typed_message(ground: Ground, message: TypedMessage, empty: Plan) -> Plan:
    """Everyone whom a typed message would tell, in the order of the charters; `empty` has the plan's frame.

    `ground` is without a draft: people are told of what is published. Who cannot be told, or was told these words, is
    named in the warnings.
    """
    observed = ground.observed
    blind = [observed.troubles[one] for one in (Layer.EVENTS, Layer.NOTICES) if one in observed.troubles]
    if blind:
        return replace(empty, warnings=tuple(dict.fromkeys(blind)))
    charters = read_weekend(observed, ground.tenant, ground.directory).charters
    news: list[News] = []
    warnings: list[str] = []
    for charter in charters:
        if charter.event_id not in message.event_ids:
            continue
        if charter.event_id not in observed.records:
            warnings.append(
                tr("{title} is left out: it was not published yet. Publish it first.", title=charter.title)
            )
        elif charter.start <= ground.at:
            warnings.append(tr("{title} is left out: it has started.", title=charter.title))
        else:
            for one in _find(charter, message, ground.directory):
                if _was_told(ground, one):
                    warnings.append(
                        tr(
                            "{person} was told these words about {title} already.",
                            person=one.name,
                            title=charter.title,
                        )
                    )
                else:
                    news.append(one)
    left = message.event_ids - {one.event_id for one in charters}
    warnings += [
        tr("A charter ({event_id}) is not in the calendar any more.", event_id=one) for one in sorted(left)
    ]
    planned = plan_messages(ground, news, (), {one.event_id: "" for one in charters})
    steps = [step for notice, step in planned if step and notice.choice is NoticeChoice.TICKED]
    return replace(
        empty,
        plan_id=plan_id_of(steps, ground.at),
        notices=tuple(notice for notice, _ in planned),
        warnings=tuple(dict.fromkeys(warnings)),
        steps=tuple(steps),
        notice_steps={step.step_id: step for _, step in planned if step},
        titles={one.charter.event_id: one.charter.title for one in news},
    )


def _find(charter: Charter, message: TypedMessage, directory: Directory) -> Iterator[News]:
    """Whom of a charter the message is for."""
    if Audience.GUEST in message.audiences:
        name = charter.guest_name or charter.title
        yield _news(charter, message, "guest", name, (charter.guest_phone, charter.guest_email), "")
    for name in charter.people if Audience.CREW in message.audiences else ():
        member = directory.find(name)
        contact = (member.phone, member.email) if member else ("", "")
        role = "captain" if name == charter.captain else "crew"
        yield _news(charter, message, crew_key(name, directory), name, contact, role)


def _news(
    charter: Charter, message: TypedMessage, person: str, name: str, contact: tuple[str, str], role: str
) -> News:
    said = [message.words]
    if message.has_places:
        # Other hours make other words of it.
        said += [name, charter.start.isoformat(), charter.boat]
    digest = sha256(json.dumps(said).encode()).hexdigest()[:12]
    facts: ToldFacts = {
        "words": digest,
        "day": charter.day.isoformat(),
        "start": f"{charter.start:%H:%M}",
        **({"status": str(charter.status)} if charter.status else {}),
    }
    return News(
        charter=charter,
        recipient=f"{MESSAGE_MARK}{digest}:{person}",
        audience=Audience.CREW if role else Audience.GUEST,
        name=name,
        phone=contact[0],
        email=contact[1],
        kind=NoticeKind.MESSAGE,
        last=NOTHING_TOLD,
        now=facts,
        role=role,
        sequence=1,
        has_rows=True,
        is_due=True,
        words=message.words,
    )


def _was_told(ground: Ground, news: News) -> bool:
    return any(
        text(row, "notice_id").startswith(f"{news.recipient}#") and text(row, "state") != NoticeState.FAILED
        for row in ground.observed.told.get(news.charter.event_id, ())
    )
