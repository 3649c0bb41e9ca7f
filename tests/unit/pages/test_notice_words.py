"""Every notice in both languages: nothing left in English, one part, links and facts in it."""

import re
from dataclasses import replace

import pytest

from jada_desk.domain.language import Language
from jada_desk.domain.notice import Audience, NoticeFacts, NoticeKind
from jada_desk.domain.sms import is_gsm7, sms_parts
from jada_desk.pages import notice_words
from jada_desk.pages.languages import sentences
from jada_desk.pages.messages import render_calendar, render_email, render_sms
from tests.unit.pages.facts import CREW, GUEST, QUINN, TENANT, entries

SPANISH = sentences(Language.SPANISH)
_HOLE = re.compile(r"%\(\w+\)s")
GUEST_SENTENCES = [
    *notice_words.GUEST_SUBJECTS.values(),
    *notice_words.GUEST_HEADLINES.values(),
    *(one for pair in notice_words.GUEST_OPENINGS.values() for one in pair),
    *notice_words.GUEST_ENDINGS.values(),
    *(one for name, one in notice_words.FACT_WORDS.items() if name != "role"),
    notice_words.GUEST_MIXED,
]
PAGE = "https://sailjada.com/guests/quinn-2026-05-30.html"
GUESTS = [
    replace(GUEST, kind=kind, page_url=PAGE, signed=2, expected=5, guardian=True) for kind in NoticeKind
]


@pytest.mark.parametrize("sentence", dict.fromkeys(GUEST_SENTENCES))
def test_every_sentence_to_guests_is_there_in_spanish(sentence: str) -> None:
    assert sorted(_HOLE.findall(SPANISH[sentence])) == sorted(_HOLE.findall(sentence))


@pytest.mark.parametrize("notice", GUESTS, ids=lambda one: str(one.kind))
def test_a_message_in_spanish_has_no_english(notice: NoticeFacts) -> None:
    changed = ("boarding", "captain") if notice.kind is NoticeKind.CHANGED else ()
    spanish = replace(notice, language=Language.SPANISH, changed=changed)
    subject, text, html = render_email((spanish,), TENANT)
    assert 'lang="es"' in html
    for said in (subject, text, render_sms((spanish,), TENANT)):
        assert not re.search(r"\b(your|charter|the|by|sails?|please|waivers?|is|or|on|of|changed)\b", said), (
            said
        )
    assert "Hola Quinn" in text
    sms = render_sms((spanish,), TENANT)
    assert sms_parts(sms) == 1 and is_gsm7(sms), sms
    (entry,) = entries(render_calendar((spanish,), ("one",), QUINN.updated_at, TENANT))
    assert entry["SUMMARY"] == "Paseo con JADA"
    assert "Zarpamos" in entry["DESCRIPTION"] or "Salida" in entry["DESCRIPTION"]


def test_what_guests_read() -> None:
    said = {one.kind: render_sms((one,), TENANT) for one in GUESTS}
    assert said[NoticeKind.CANCELLED] == (
        "JADA: Hi Quinn, your charter on Sat May 30, 6:30 PM is cancelled. Questions: (619) 555-0100"
    )
    assert said[NoticeKind.HELD] == (
        "JADA: Hi Quinn, your charter on Sat May 30, 6:30 PM is on hold for weather. Please wait for our word. "
        "Questions: (619) 555-0100"
    )
    assert said[NoticeKind.RESUMED] == (
        "JADA: The weather hold is lifted: your charter sails Sat May 30. "
        f"Be at the dock by 6:15 PM, back by 8:30 PM. {PAGE}"
    )
    assert said[NoticeKind.REMINDER] == (
        f"JADA: Hi Quinn, a reminder of your charter Sat May 30. Be at the dock by 6:15 PM, back by 8:30 PM. {PAGE}"
    )
    assert said[NoticeKind.WAIVER] == (
        "JADA: Hi Quinn, 2 of 5 have signed the waiver for Sat May 30. A guardian signs for minors. "
        f"Please sign: {PAGE}"
    )


def test_a_waiver_reminder_says_who_is_missing() -> None:
    asked = replace(GUEST, kind=NoticeKind.WAIVER, signed=2, expected=5, guardian=True)
    _, text, html = render_email((asked,), TENANT)
    assert "2 of 5 have signed so far." in text and "a parent or guardian still has to sign" in text
    assert "Sails at" not in text and GUEST.page_url in html
    nobody_counted = replace(asked, expected=0, guardian=False)
    assert "have signed" not in render_email((nobody_counted,), TENANT)[1]
    assert "is not signed by everyone. Please sign" in render_sms((nobody_counted,), TENANT)
    assert render_sms((replace(nobody_counted, page_url=""),), TENANT).endswith("not signed by everyone.")


def test_what_crew_reads() -> None:
    said = {
        kind: render_sms((replace(CREW, kind=kind, answer_url=""),), TENANT)
        for kind in NoticeKind
        if kind is not NoticeKind.WAIVER
    }
    assert (
        said[NoticeKind.CANCELLED]
        == "JADA: Hi Gene, Sat May 30, 6:30 PM on JADA (Quinn Sunset) is cancelled."
    )
    assert said[NoticeKind.HELD].endswith("is on hold for weather. Please wait for our word.")
    assert "the weather hold is lifted: you sail Sat May 30" in said[NoticeKind.RESUMED]
    assert "a reminder: you sail Sat May 30" in said[NoticeKind.REMINDER]
    subject, text, _ = render_email((replace(CREW, kind=NoticeKind.CANCELLED),), TENANT)
    assert subject == "JADA: cancelled, Sat May 30"
    assert "Quinn Sunset on Saturday, May 30, 6:30 PM, on JADA is cancelled." in text
    assert CREW.audience is Audience.CREW and CREW.answer_url not in text


def test_calendar_files_publish_hold_and_cancel() -> None:
    def told(*kinds: NoticeKind) -> str:
        notices = [replace(GUEST, kind=kind) for kind in kinds]
        return render_calendar(notices, [f"e{n}" for n in range(len(kinds))], QUINN.updated_at, TENANT)

    assert "METHOD:PUBLISH" in told(NoticeKind.NEW)
    cancelled = told(NoticeKind.CANCELLED)
    assert "METHOD:CANCEL" in cancelled and "STATUS:CANCELLED" in cancelled
    assert 'ORGANIZER;CN="JADA":mailto:bookings@example.com' in cancelled
    # One file has one method: with a charter that goes ahead in it, the cancelled one is marked only.
    both = told(NoticeKind.NEW, NoticeKind.CANCELLED)
    assert "METHOD:PUBLISH" in both and "STATUS:CANCELLED" in both
    assert "STATUS:TENTATIVE" in told(NoticeKind.HELD)
    hostile = replace(TENANT, name='Sail "now"\r\nX: y', email="a b;c@example.com")
    text = render_calendar((GUEST,), ("e",), QUINN.updated_at, hostile)
    assert "CN=\"Sail 'now' X: y\":mailto:a%20b%3Bc@example.com" in text.replace("\r\n ", "")
    assert len(entries(text)) == 1
