"""The messages of a plan: one a person and channel, waiting for all that they announce."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any, Final

from jada_desk.domain.links import answer_url
from jada_desk.domain.notice import Audience, Channel, NoticeKind, notice_id
from jada_desk.domain.plan import Layer, NoticeChoice, PlannedNotice, Step, StepKind
from jada_desk.domain.translation import tr, tr_later
from jada_desk.workflows.ground import Ground
from jada_desk.workflows.notice_plan import (
    NO_ADDRESS,
    News,
    choose,
    group_by_person,
    notice_facts,
    quiet_of,
    useful_until,
)
from jada_desk.workflows.permission import permission_of
from jada_desk.workflows.steps import make_step

NO_PAGE: Final = tr_later("The guest page cannot be published now.")


def plan_messages(
    ground: Ground,
    news: Sequence[News],
    steps: Sequence[Step],
    page_urls: Mapping[str, str],
    offered: Sequence[Step] = (),
) -> list[tuple[PlannedNotice, Step | None]]:
    """Every message about `news`, with its step; None for one that cannot be sent. `offered` are the steps that
    go with a message only.

    News that are not due are offered only beside other steps of their charters: a charter that is quiet stays
    so.
    """
    touched = {step.event_id for step in steps}
    planned: list[tuple[PlannedNotice, Step | None]] = []
    for group in group_by_person(news):
        if group[0].is_due or {one.charter.event_id for one in group} <= touched:
            planned += _plan_group(ground, group, [*steps, *offered], page_urls)
    return planned


def _plan_group(
    ground: Ground, group: tuple[News, ...], steps: Sequence[Step], page_urls: Mapping[str, str]
) -> list[tuple[PlannedNotice, Step | None]]:
    first = group[0]
    event_ids = tuple(one.charter.event_id for one in group)
    facts = tuple(
        notice_facts(one, ground.tenant, page_urls[one.charter.event_id], _answer_url(ground, one))
        for one in group
    )
    sms = ground.pages.sms(facts)

    def notice(channel: Channel, address: str, choice: NoticeChoice, **more: str) -> PlannedNotice:
        return PlannedNotice(
            event_ids=event_ids,
            recipient=first.recipient,
            name=first.name,
            audience=first.audience,
            channel=channel,
            address=address,
            permission=_permission(ground, first, channel) if address else "",
            kind=first.kind,
            subject=more.get("subject", ""),
            text=more.get("text", sms),
            choice=choice,
            reason=more.get("reason", ""),
            step_id=more.get("step_id", ""),
            held_until=more.get("held_until", ""),
        )

    if not first.channels:
        return [(notice(Channel.PHONE, "", NoticeChoice.CALL, reason=tr(NO_ADDRESS)), None)]
    stopped = {address: ground.observed.stopped.get(address, "") for _, address in first.channels}
    if all(stopped.values()):
        reason = " ".join(stopped.values())
        return [(notice(Channel.PHONE, first.phone, NoticeChoice.CALL, reason=reason), None)]
    planned: list[tuple[PlannedNotice, Step | None]] = []
    # Whether the page is what the guest is told of cannot be seen: the news stay due until it can.
    is_blind = first.audience is Audience.GUEST and Layer.PAGE in ground.observed.troubles and not first.words
    for channel, address in first.channels:
        message: dict[str, Any] = {"to": address, "text": sms}
        if channel is Channel.EMAIL:
            message = asdict(ground.pages.email(facts, event_ids, address, ground.at))
        said = {"subject": message.get("subject", ""), "text": message["text"]}
        if stopped[address]:
            planned.append(
                (notice(channel, address, NoticeChoice.UNTICKED, **said, reason=stopped[address]), None)
            )
            continue
        if is_blind:
            planned.append(
                (notice(channel, address, NoticeChoice.UNTICKED, **said, reason=tr(NO_PAGE)), None)
            )
            continue
        step = _send_step(ground, group, channel, message, steps)
        chosen = choose(group, channel, ground.tenant, ground.at)
        until = chosen.held_until.isoformat() if chosen.held_until else ""
        more = {"reason": chosen.reason, "step_id": step.step_id, "held_until": until}
        planned.append((notice(channel, address, chosen.choice, **said, **more), step))
    return planned


def _answer_url(ground: Ground, news: News) -> str:
    """Where a crew member accepts or declines; "" for guests, for who sails no longer or is not in the
    directory, and when the crew table cannot be written, for then the link would not know them."""
    who, _, crew_id = news.recipient.partition(":")
    observed, event_id = ground.observed, news.charter.event_id
    asks_nothing = news.kind in (NoticeKind.REMOVED, NoticeKind.CANCELLED, NoticeKind.MESSAGE)
    if who != "crew" or asks_nothing or Layer.CREW_DISPATCH in observed.troubles:
        return ""
    return answer_url(ground.tenant.aws.site_url, event_id, crew_id, ground.minted[event_id].waiver_secret)


def _send_step(
    ground: Ground, group: Sequence[News], channel: Channel, message: Mapping[str, Any], steps: Sequence[Step]
) -> Step:
    first = group[0]
    event_ids = [one.charter.event_id for one in group]
    layer = Layer.GUEST_NOTICE if first.audience is Audience.GUEST else Layer.CREW_NOTICE
    claims = [
        {
            "event_id": one.charter.event_id,
            "notice_id": notice_id(one.recipient, channel, one.sequence),
            "name": one.name,
            "facts": json.dumps(dict(one.now), sort_keys=True),
            "permission": _permission(ground, one, channel),
        }
        for one in group
    ]
    quiet = quiet_of(group, channel, ground.tenant)
    return make_step(
        ground.tenant.tenant_id,
        event_ids[0],
        layer,
        StepKind.SEND,
        {
            "channel": str(channel),
            "message": dict(message),
            "until": useful_until(group, ground.at).isoformat(),
            # What another desk claims for the same message is not ours to settle.
            "desk": sha256(ground.minted[event_ids[0]].waiver_secret.encode()).hexdigest()[:12],
            "claims": claims,
            **({"quiet": quiet.to_json()} if quiet else {}),
        },
        needs=_needs(event_ids, layer, steps),
        suffix=f"{'+'.join(event_ids)}/{first.recipient}/{channel}",
    )


def _permission(ground: Ground, news: News, channel: Channel) -> str:
    return permission_of(news.audience, channel, news.charter, ground.observed, ground.draft)


def _needs(event_ids: Sequence[str], layer: Layer, steps: Sequence[Step]) -> tuple[str, ...]:
    """Guests wait until all of their charter is live; crew wait for every crew record that they are moved
    in."""
    waits_for = {Layer.CALENDAR, Layer.EVENTS, Layer.CREW_DISPATCH, Layer.NOTICES}
    if layer is Layer.GUEST_NOTICE:
        waits_for |= {Layer.PAGE, Layer.CLOUDFRONT}
    return tuple(step.step_id for step in steps if step.event_id in event_ids and step.layer in waits_for)
