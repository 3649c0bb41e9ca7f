"""Notices as people get them, one message for all charters that concern a person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import css_inline

from jada_desk.domain.guest_page import calendar_uid, first_name
from jada_desk.domain.notice import Audience, NoticeFacts, NoticeKind
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.sms import sms_parts, to_gsm7
from jada_desk.domain.tenant import Tenant
from jada_desk.pages import words
from jada_desk.pages.calendar_file import CalendarEntry, render_ics
from jada_desk.pages.rendering import environment
from jada_desk.pages.words import say_day, say_day_shortly, say_time, say_time_on

_ENDED: Final = (NoticeKind.REMOVED, NoticeKind.CANCELLED)
# What makes a phone turn text into a link: a dot, slash, colon or @ with something on both sides.
_LINKING: Final = re.compile(r"(?<=\S)[./:@\\]+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    value: str
    changed: bool


@dataclass(frozen=True, slots=True)
class _Section:
    """One charter in a mail: a sentence, its facts, and where to go from there ("" = nowhere)."""

    headline: str
    rows: tuple[_Row, ...]
    page_url: str
    answer_url: str


def render_email(notices: Sequence[NoticeFacts], tenant: Tenant) -> tuple[str, str, str]:
    """Subject, plain text and HTML (styles inlined) of one mail about one or more charters, in time order.

    All notices are for one person. The subject is one line whatever the facts hold.
    """
    subject = _subject(notices, tenant)
    facts = {
        "subject": subject,
        "greeting": _called(notices[0]),
        "sections": [_section(one) for one in notices],
        "tenant": one_line(tenant.name, 60),
        "phone": words.shown_phone(tenant.phone),
        "email": one_line(tenant.email),
    }
    text = environment().get_template("notice.txt.j2").render(facts)
    html = environment().get_template("notice.html.j2").render(facts)
    inlined = css_inline.CSSInliner(load_remote_stylesheets=False).inline(html)
    return subject, re.sub(r"\n{3,}", "\n\n", text).strip() + "\n", inlined


def render_sms(notices: Sequence[NoticeFacts], tenant: Tenant) -> str:
    """The text of one SMS about one or more charters of one person, in time order.

    Of several wordings the fullest that takes the fewest parts; in GSM-7 where the words allow it. Before
    facts are left out for an answer link, the link is, if the person has it by e-mail too. Foreign text cannot
    smuggle in a link.
    """
    sender, name = _harmless(tenant.name, 20), _harmless(_called(notices[0]), 30)
    tell = _tell_guest if notices[0].audience is Audience.GUEST else _tell_crew
    wordings = []
    asking = [one for one in notices if one.answer_url]
    tellings = [(notices, detail, "") for detail in (2, 1, 0)]
    if asking and all(one.answer_in_email for one in asking):
        bare = [replace(one, answer_url="") for one in notices]
        tellings[2:2] = [
            (bare, detail, " Please answer in our e-mail." if detail else "") for detail in (2, 1, 0)
        ]
    is_list = {one.kind for one in notices} == {NoticeKind.NEW}
    for shown, detail, closing in tellings:
        sentences = [tell(one, tenant, detail) for one in shown]
        if is_list and not detail:
            sentences[1:] = [one.removeprefix("you sail ") for one in sentences[1:]]
        told = " ".join(sentences) + closing
        wordings += [f"{sender}: Hi {name}, {told}"] if name else []
        wordings.append(f"{sender}: {told[0].upper()}{told[1:]}")
    return min(wordings, key=sms_parts)


def render_calendar(
    notices: Sequence[NoticeFacts], event_ids: Sequence[str], stamp: datetime, tenant: Tenant
) -> str:
    """The .ics text that goes with a mail, one entry a charter; `event_ids` in the order of `notices`.

    A charter's UID stays the same, its SEQUENCE rises with `stamp` (aware); what was taken away is marked
    cancelled.
    """
    paired = zip(notices, event_ids, strict=True)
    return render_ics([_entry(notice, event_id, stamp, tenant) for notice, event_id in paired])


def _entry(notice: NoticeFacts, event_id: str, stamp: datetime, tenant: Tenant) -> CalendarEntry:
    guest = notice.audience is Audience.GUEST
    there = f"Be {_there(notice)} by {_at(notice, notice.boarding)}. " if notice.boarding else ""
    sails = f"Sails at {_at(notice, notice.start)}, back by {_at(notice, notice.end)}."
    page = words.web_address(notice.page_url) if guest else ""
    return CalendarEntry(
        uid=calendar_uid(event_id),
        stamp=stamp,
        start=notice.boarding or notice.start,
        end=notice.end,
        summary=f"{tenant.name} charter" if guest else f"{notice.title} ({notice.boat}, {notice.role})",
        location=one_line(notice.place),
        details=f"{there}{sails}\n{page}".strip(),
        cancelled=notice.kind in _ENDED,
    )


# Mail -------------------------------------------------------------------------------------------------------


def _subject(notices: Sequence[NoticeFacts], tenant: Tenant) -> str:
    guest = notices[0].audience is Audience.GUEST
    days = ", ".join(dict.fromkeys(say_day_shortly(one.day) for one in notices))
    kinds = {one.kind for one in notices}
    if len(kinds) > 1:
        said = f"changes to your charters, {days}" if guest else f"changes to what you sail, {days}"
    elif kinds == {NoticeKind.NEW}:
        said = f"your charter, {days}" if guest else f"you sail {days}"
    elif kinds == {NoticeKind.CHANGED}:
        said = f"your charter changed, {days}" if guest else f"what you sail changed, {days}"
    elif kinds == {NoticeKind.CORRECTION}:
        said = f"correction for your charter, {days}" if guest else f"correction, {days}"
    elif kinds == {NoticeKind.HELD}:
        said = f"weather hold, {days}"
    elif kinds == {NoticeKind.RESUMED}:
        said = f"weather hold lifted, {days}"
    elif kinds == {NoticeKind.CANCELLED} and not guest:
        said = f"cancelled, {days}"
    else:
        said = f"your charter is cancelled, {days}" if guest else f"you no longer sail {days}"
    return one_line(f"{tenant.name}: {said}", 120)


def _section(notice: NoticeFacts) -> _Section:
    gone = notice.kind in _ENDED
    page = notice.audience is Audience.GUEST and not gone
    return _Section(
        headline=_headline(notice),
        rows=() if gone else _rows(notice),
        page_url=words.web_address(notice.page_url) if page else "",
        answer_url="" if gone else words.web_address(notice.answer_url),
    )


def _headline(notice: NoticeFacts) -> str:
    day, boat, title = say_day(notice.day), one_line(notice.boat, 60), one_line(notice.title, 80)
    time = say_time(notice.start)
    if notice.audience is Audience.GUEST:
        return {
            NoticeKind.NEW: f"Your charter on {boat} is on {day}.",
            NoticeKind.CHANGED: f"Something changed about your charter on {day}.",
            NoticeKind.CORRECTION: f"Please disregard our last message about your charter on {day}. This is so:",
            NoticeKind.REMOVED: f"Your charter on {day}, {time}, is cancelled. Please do not come.",
            NoticeKind.CANCELLED: f"Your charter on {day}, {time}, is cancelled. Please do not come.",
            NoticeKind.HELD: f"Your charter on {day} is on hold for weather. Please wait for our word.",
            NoticeKind.RESUMED: f"The weather hold is lifted: your charter on {day} sails.",
        }[notice.kind]
    return {
        NoticeKind.NEW: f"You sail {title} on {day}, as {notice.role}.",
        NoticeKind.CHANGED: f"Something changed about {title} on {day}, which you sail as {notice.role}.",
        NoticeKind.CORRECTION: f"Please disregard our last message about {title} on {day}. You sail as {notice.role}.",
        NoticeKind.REMOVED: f"You no longer sail {title} on {day}, {time}, on {boat}.",
        NoticeKind.CANCELLED: f"{title} on {day}, {time}, on {boat} is cancelled.",
        NoticeKind.HELD: f"{title} on {day} is on hold for weather. Please wait for our word.",
        NoticeKind.RESUMED: f"The weather hold is lifted: you sail {title} on {day}, as {notice.role}.",
    }[notice.kind]


def _rows(notice: NoticeFacts) -> tuple[_Row, ...]:
    nobody = "to be named" if notice.audience is Audience.GUEST else "open"
    facts = (
        ("day", "Day", say_day(notice.day)),
        ("boarding", f"Be {_there(notice)} by", _at(notice, notice.boarding)),
        ("start", "Sails at", _at(notice, notice.start)),
        ("end", "Back by", _at(notice, notice.end)),
        ("place", "Where", one_line(notice.place)),
        ("boat", "Boat", one_line(notice.boat, 60)),
        ("role", "Your place", notice.role),
        ("captain", "Captain", one_line(notice.captain, 60) or nobody),
    )
    return tuple(_Row(label, value, fact in notice.changed) for fact, label, value in facts if value)


# SMS --------------------------------------------------------------------------------------------------------


def _tell_guest(notice: NoticeFacts, tenant: Tenant, detail: int) -> str:
    day = say_day_shortly(notice.day)
    if notice.kind is NoticeKind.HELD:
        return f"your charter on {day}, {say_time(notice.start)} is on hold for weather. Please wait for our word."
    if notice.kind in _ENDED:
        phone = f" Questions: {words.shown_phone(tenant.phone)}" if tenant.phone and detail else ""
        return f"your charter on {day}, {say_time(notice.start)} is cancelled.{phone}"
    new = notice.kind is NoticeKind.NEW
    opening = f"your charter is {day}." if new else f"your charter on {day} changed{_what(notice, detail)}."
    if notice.kind is NoticeKind.CORRECTION:
        opening = f"please disregard our last message{' about your charter' if detail else ''}. It is {day}."
    if notice.kind is NoticeKind.RESUMED:
        opening = f"the weather hold is lifted: your charter sails {day}."
    if notice.boarding:
        there = f"Be at the dock by {_at(notice, notice.boarding)}"
    else:
        there = f"We sail at {_at(notice, notice.start)}"
    more = "Details and waiver: " if new and detail else ""
    page = words.web_address(notice.page_url)
    return f"{opening} {there}, back by {_at(notice, notice.end)}.{' ' + more + page if page else ''}"


def _tell_crew(notice: NoticeFacts, tenant: Tenant, detail: int) -> str:
    when = f"{say_day_shortly(notice.day)}, {say_time(notice.start)}"
    which = f" ({_harmless(notice.title, 40)})" if detail == 2 and notice.title else ""
    boat = _harmless(notice.boat, 20)
    if notice.kind is NoticeKind.CANCELLED:
        return f"{when} on {boat}{which} is cancelled."
    if notice.kind is NoticeKind.HELD:
        return f"{when} on {boat}{which} is on hold for weather. Please wait for our word."
    if notice.kind is NoticeKind.REMOVED:
        return f"you no longer sail {when} on {boat}{which}."
    changed = notice.kind is NoticeKind.CHANGED
    opening = f"changed{_what(notice, detail)}: you sail" if changed else "you sail"
    if notice.kind is NoticeKind.CORRECTION:
        opening = "please disregard our last message: you sail"
    if notice.kind is NoticeKind.RESUMED:
        opening = "the weather hold is lifted: you sail"
    aboard = f" Aboard by {_at(notice, notice.boarding)}." if notice.boarding else ""
    answer = words.web_address(notice.answer_url)
    if answer and not detail:
        # The page behind the link says the rest.
        back = f" to {_at(notice, notice.end)}" if "end" in notice.changed else ""
        return f"{opening} {when}{back} on {boat}.{aboard} {answer}"
    sailing = f"{opening} {when} to {_at(notice, notice.end)} on {boat} as {notice.role}{which}."
    return f"{sailing}{aboard}{' Answer: ' + answer if answer else ''}"


def _what(notice: NoticeFacts, detail: int) -> str:
    said = {"boarding": "boarding time", "role": "your place"}
    named = ", ".join(said.get(one, one) for one in notice.changed)
    return f" ({named})" if named and detail else ""


def _harmless(text: str, longest: int) -> str:
    return _LINKING.sub(" ", to_gsm7(one_line(text, longest)))


# Words of both ----------------------------------------------------------------------------------------------


def _called(notice: NoticeFacts) -> str:
    return first_name(notice.name) if notice.audience is Audience.GUEST else one_line(notice.name, 60)


def _there(notice: NoticeFacts) -> str:
    return "at the dock" if notice.audience is Audience.GUEST else "aboard"


def _at(notice: NoticeFacts, moment: datetime | None) -> str:
    return say_time_on(moment, notice.day) if moment else "time to follow"
