"""Notices as people get them, one message for all charters that concern a person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from jada_desk.domain.guest_page import calendar_uid, first_name
from jada_desk.domain.notice import Audience, NoticeFacts, NoticeKind
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.sms import sms_parts, to_gsm7
from jada_desk.domain.tenant import Tenant
from jada_desk.domain.typed_message import LONGEST_MESSAGE, fill
from jada_desk.pages import notice_words, words
from jada_desk.pages.calendar_file import CalendarEntry, render_ics
from jada_desk.pages.languages import say
from jada_desk.pages.notice_words import tell
from jada_desk.pages.rendering import NOTHING_OWN, Own, render_template
from jada_desk.pages.words import begin_large, say_day, say_day_shortly, say_time, say_time_on

# A mail without the charter's facts.
_PLAIN: Final = (NoticeKind.WAIVER, NoticeKind.MESSAGE)
_ENDED: Final = (NoticeKind.REMOVED, NoticeKind.CANCELLED)
# What makes a phone turn text into a link: a dot, slash, colon or @ with something on both sides.
# The full stops of other scripts make a host as ours do (UTS 46, section 2.3).
_LINKING: Final = re.compile(r"(?<=\S)[./:@\\\u3002\uff0e\uff0f\uff1a\uff20\uff61]+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    value: str
    changed: bool


@dataclass(frozen=True, slots=True)
class _Section:
    """One charter in a mail: a sentence, what more there is to say, its facts, and where to go from there ("" =
    nowhere)."""

    headline: str
    more: tuple[str, ...]
    rows: tuple[_Row, ...]
    page_url: str
    answer_url: str


def render_email(
    notices: Sequence[NoticeFacts], tenant: Tenant, own: Own = NOTHING_OWN
) -> tuple[str, str, str]:
    """Subject, plain text and HTML (styles inlined) of one mail about one or more charters, in time order.

    All notices are for one person, in their language. The subject is one line whatever the facts hold. The one
    style sheet that is left is for dark screens, which cannot be inlined.
    """
    facts = email_facts(notices, tenant)
    text = render_template("notice.txt.j2", facts, own)
    html = render_template("notice.html.j2", facts, own)
    # Here, for most days at the desk begin with looking and not with mails.
    import css_inline

    inlined = css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True).inline(html)
    return str(facts["subject"]), re.sub(r"\n{3,}", "\n\n", text).strip() + "\n", inlined


def email_facts(notices: Sequence[NoticeFacts], tenant: Tenant) -> dict[str, object]:
    """What the templates of a mail are handed."""
    return {
        "lang": notices[0].language,
        "subject": _subject(notices, tenant),
        "greeting": _called(notices[0]),
        # The same words about several charters are said once.
        "sections": [
            _section(one) for one in notices[: 1 if notices[0].kind is NoticeKind.MESSAGE else None]
        ],
        "tenant": one_line(tenant.name, 60),
        "phone": words.shown_phone(tenant.phone),
        "email": one_line(tenant.email),
    }


def render_sms(notices: Sequence[NoticeFacts], tenant: Tenant, own: Own = NOTHING_OWN) -> str:
    """The text of one SMS about one or more charters of one person, in time order, in their language.

    Of several wordings the fullest that takes the fewest parts; in GSM-7 where the words allow it. Before
    facts are left out for an answer link, the link is, if the person has it by e-mail too. Foreign text cannot
    smuggle in a link.
    """
    sender, name = _harmless(tenant.name, 20), _harmless(_called(notices[0]), 30)
    if notices[0].kind is NoticeKind.MESSAGE:
        said = f"{sender}: {_typed(notices[0])}"
        return to_gsm7(render_template("sms.txt.j2", {"message": said}, own).strip())
    telling = _tell_guest if notices[0].audience is Audience.GUEST else _tell_crew
    wordings = []
    asking = [one for one in notices if one.answer_url]
    tellings = [(notices, detail, "") for detail in (2, 1, 0)]
    if asking and all(one.answer_in_email for one in asking):
        bare = [replace(one, answer_url="") for one in notices]
        tellings[2:2] = [
            (bare, detail, " Please answer in our e-mail." if detail else "") for detail in (2, 1, 0)
        ]
    is_list = {one.kind for one in notices} == {NoticeKind.NEW}
    greeting = say("Hi %(name)s,", notices[0].language) % {"name": name}
    for shown, detail, closing in tellings:
        sentences = [telling(one, tenant, detail) for one in shown]
        if is_list and not detail:
            sentences[1:] = [one.removeprefix("you sail ") for one in sentences[1:]]
        told = " ".join(sentences) + closing
        wordings += [f"{sender}: {greeting} {told}"] if name else []
        wordings.append(f"{sender}: {begin_large(told)}")
    # The words are ours: what is not in the alphabet (an accent) is put the plain way. Names were seen to.
    finished = (render_template("sms.txt.j2", {"message": one}, own).strip() for one in wordings)
    return min(map(to_gsm7, finished), key=sms_parts)


def render_calendar(
    notices: Sequence[NoticeFacts], event_ids: Sequence[str], stamp: datetime, tenant: Tenant
) -> str:
    """The .ics text that goes with a mail, one entry a charter; `event_ids` in the order of `notices`.

    A charter's UID stays the same, its SEQUENCE rises with `stamp` (aware); what was taken away is marked
    cancelled, and when nothing else is told, the file itself cancels.
    """
    paired = zip(notices, event_ids, strict=True)
    return render_ics(
        [_entry(notice, event_id, stamp, tenant) for notice, event_id in paired],
        organizer=(one_line(tenant.name, 60), one_line(tenant.email)),
    )


def _entry(notice: NoticeFacts, event_id: str, stamp: datetime, tenant: Tenant) -> CalendarEntry:
    guest, language = notice.audience is Audience.GUEST, notice.language
    there = ""
    if notice.boarding:
        by = _at(notice, notice.boarding)
        there = (
            f"{tell('Be at the dock by %(time)s.', language, time=by)} " if guest else f"Be aboard by {by}. "
        )
    sailing = {"start": _at(notice, notice.start), "end": _at(notice, notice.end)}
    sails = tell("Sails at %(start)s, back by %(end)s.", language, **sailing)
    page = words.web_address(notice.page_url) if guest else ""
    return CalendarEntry(
        uid=calendar_uid(event_id),
        stamp=stamp,
        start=notice.boarding or notice.start,
        end=notice.end,
        summary=tell("%(who)s charter", language, who=tenant.name)
        if guest
        else f"{notice.title} ({notice.boat}, {notice.role})",
        location=one_line(notice.place),
        details=f"{there}{sails}\n{page}".strip(),
        cancelled=notice.kind in _ENDED,
        tentative=notice.kind is NoticeKind.HELD,
    )


# Mail -------------------------------------------------------------------------------------------------------


def _subject(notices: Sequence[NoticeFacts], tenant: Tenant) -> str:
    guest, language = notices[0].audience is Audience.GUEST, notices[0].language
    days = ", ".join(dict.fromkeys(say_day_shortly(one.day, language) for one in notices))
    kinds = {one.kind for one in notices}
    subjects = notice_words.GUEST_SUBJECTS if guest else notice_words.CREW_SUBJECTS
    mixed = notice_words.GUEST_MIXED if guest else notice_words.CREW_MIXED
    said = tell(subjects[notices[0].kind] if len(kinds) == 1 else mixed, language, days=days)
    return one_line(f"{tenant.name}: {said}", 120)


def _section(notice: NoticeFacts) -> _Section:
    gone = notice.kind in _ENDED
    page = notice.audience is Audience.GUEST and not gone
    return _Section(
        headline=_headline(notice),
        more=_waivers(notice) if notice.kind is NoticeKind.WAIVER else (),
        rows=() if gone or notice.kind in _PLAIN else _rows(notice),
        page_url=words.web_address(notice.page_url) if page else "",
        answer_url="" if gone else words.web_address(notice.answer_url),
    )


def _headline(notice: NoticeFacts) -> str:
    if notice.kind is NoticeKind.MESSAGE:
        return _typed(notice)
    guest = notice.audience is Audience.GUEST
    headlines = notice_words.GUEST_HEADLINES if guest else notice_words.CREW_HEADLINES
    return tell(
        headlines[notice.kind],
        notice.language,
        day=say_day(notice.day, notice.language),
        time=_time(notice),
        boat=one_line(notice.boat, 60),
        title=one_line(notice.title, 80),
        role=notice.role,
    )


def _waivers(notice: NoticeFacts) -> tuple[str, ...]:
    """Who still has to sign."""
    said = []
    if notice.expected:
        counts = {"signed": notice.signed, "expected": notice.expected}
        said.append(tell("%(signed)s of %(expected)s have signed so far.", notice.language, **counts))
    if notice.guardian:
        said.append(
            say("For a minor aboard, a parent or guardian still has to sign.", notice.language),
        )
    return tuple(said)


def _rows(notice: NoticeFacts) -> tuple[_Row, ...]:
    guest, language = notice.audience is Audience.GUEST, notice.language
    nobody = say("to be named", language) if guest else "open"
    there = say("Be at the dock by", language) if guest else "Be aboard by"
    facts = (
        ("day", say("Day", language), say_day(notice.day, language)),
        ("boarding", there, _at(notice, notice.boarding)),
        ("start", say("Sails at", language), _at(notice, notice.start)),
        ("end", say("Back by", language), _at(notice, notice.end)),
        ("place", say("Where", language), one_line(notice.place)),
        ("boat", say("Boat", language), one_line(notice.boat, 60)),
        ("role", "Your place", notice.role),
        ("captain", say("Captain", language), one_line(notice.captain, 60) or nobody),
    )
    return tuple(_Row(label, value, fact in notice.changed) for fact, label, value in facts if value)


# SMS --------------------------------------------------------------------------------------------------------


def _tell_guest(notice: NoticeFacts, tenant: Tenant, detail: int) -> str:
    language = notice.language
    day, time = say_day_shortly(notice.day, language), _time(notice)
    page = words.web_address(notice.page_url)
    if notice.kind in notice_words.GUEST_ENDINGS:
        told = tell(notice_words.GUEST_ENDINGS[notice.kind], language, day=day, time=time)
        phone = words.shown_phone(tenant.phone) if detail else ""
        return f"{told} {tell('Questions: %(phone)s', language, phone=phone)}" if phone else told
    if notice.kind is NoticeKind.WAIVER:
        return _tell_waiver(notice, day, page, detail)
    what = ", ".join(say(notice_words.FACT_WORDS[one], language) for one in notice.changed)
    full, short = notice_words.GUEST_OPENINGS[notice.kind]
    is_full = detail and (what or notice.kind is not NoticeKind.CHANGED)
    opening = tell(full if is_full else short, language, day=day, what=what)
    back = _at(notice, notice.end)
    if notice.boarding:
        boarding = _at(notice, notice.boarding)
        there = tell("Be at the dock by %(time)s, back by %(end)s.", language, time=boarding, end=back)
    else:
        start = _at(notice, notice.start)
        there = tell("We sail at %(time)s, back by %(end)s.", language, time=start, end=back)
    more = f"{say('Details and waiver:', language)} " if notice.kind is NoticeKind.NEW and detail else ""
    return f"{opening} {there}{' ' + more + page if page else ''}"


def _tell_waiver(notice: NoticeFacts, day: str, page: str, detail: int) -> str:
    language = notice.language
    counts = {"signed": notice.signed, "expected": notice.expected, "day": day}
    if notice.expected and detail:
        told = tell("%(signed)s of %(expected)s have signed the waiver for %(day)s.", language, **counts)
    else:
        told = tell("the waiver for %(day)s is not signed by everyone.", language, day=day)
    if notice.guardian and detail == 2:
        told = f"{told} {say('A guardian signs for minors.', language)}"
    return f"{told} {tell('Please sign: %(page)s', language, page=page)}" if page else told


def _tell_crew(notice: NoticeFacts, tenant: Tenant, detail: int) -> str:
    when = f"{say_day_shortly(notice.day)}, {say_time(notice.start)}"
    which = f" ({_harmless(notice.title, 40)})" if detail == 2 and notice.title else ""
    boat = _harmless(notice.boat, 20)
    if ending := notice_words.CREW_ENDINGS.get(notice.kind):
        said = ending % {"when": when, "boat": boat, "which": which}
        return said if detail else said.removesuffix(notice_words.WAIT)
    if notice.kind is NoticeKind.CHANGED:
        named = ", ".join(notice_words.FACT_WORDS[one] for one in notice.changed) if detail else ""
        opening = f"changed{f' ({named})' if named else ''}: you sail"
    else:
        opening = notice_words.CREW_OPENINGS[notice.kind]
    aboard = f" Aboard by {_at(notice, notice.boarding)}." if notice.boarding else ""
    answer = words.web_address(notice.answer_url)
    if answer and not detail:
        # The page behind the link says the rest.
        back = f" to {_at(notice, notice.end)}" if "end" in notice.changed else ""
        return f"{opening} {when}{back} on {boat}.{aboard} {answer}"
    sailing = f"{opening} {when} to {_at(notice, notice.end)} on {boat} as {notice.role}{which}."
    return f"{sailing}{aboard}{' Answer: ' + answer if answer else ''}"


def _typed(notice: NoticeFacts) -> str:
    """What the dispatcher typed, with its places filled; the facts are foreign text, and can be no link."""
    day = say_day_shortly(notice.day, notice.language)
    name, boat = _harmless(_called(notice), 30), _harmless(notice.boat, 30)
    values = {"{name}": name, "{day}": day, "{time}": _time(notice), "{boat}": boat}
    return fill(one_line(notice.words, LONGEST_MESSAGE), values)


def _harmless(text: str, longest: int) -> str:
    return _LINKING.sub(" ", to_gsm7(one_line(text, longest)))


# Words of both ----------------------------------------------------------------------------------------------


def _called(notice: NoticeFacts) -> str:
    return first_name(notice.name) if notice.audience is Audience.GUEST else one_line(notice.name, 60)


def _time(notice: NoticeFacts) -> str:
    return say_time(notice.start, notice.language)


def _at(notice: NoticeFacts, moment: datetime | None) -> str:
    if moment is None:
        return say("time to follow", notice.language)
    return say_time_on(moment, notice.day, notice.language)
