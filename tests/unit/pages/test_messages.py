import re
from dataclasses import replace
from datetime import timedelta

import pytest

from jada_desk.domain.notice import Audience, NoticeFacts, NoticeKind
from jada_desk.domain.sms import is_gsm7, sms_parts
from jada_desk.pages.guest_page import (
    render_cancelled,
    render_guest_calendar,
    render_guest_page,
    render_moved,
    render_not_found,
)
from jada_desk.pages.messages import render_calendar, render_email, render_sms
from jada_desk.pages.renderer import TemplatePages
from tests.unit.pages.facts import CREW, GUEST, HOSTILE, QUINN, TENANT, at, entries

KINDS = [
    replace(one, kind=kind, words="Bring a jacket." if kind is NoticeKind.MESSAGE else "")
    for one in (GUEST, CREW)
    for kind in NoticeKind
    if (one.audience, kind) != (Audience.CREW, NoticeKind.WAIVER)
]


def test_a_guest_gets_all_they_need() -> None:
    subject, text, html = render_email((GUEST,), TENANT)
    assert subject == "JADA: your charter, Sat May 30"
    for expected in (
        "Hello Quinn,",
        "Your charter on JADA is on Saturday, May 30.",
        "Be at the dock by: 6:15 PM",
        "Sails at: 6:30 PM",
        "Back by: 8:30 PM",
        "Where: Shelter Island Marina, Dock C",
        "Captain: Darrell",
        "https://pages.example/guests/quinn-2026-05-30.html",
        "(619) 555-0100 or bookings@example.com",
    ):
        assert expected in text
    assert "Parker" not in text + html
    assert html.count("<style") == 1 and "<style>@media (prefers-color-scheme: dark)" in html
    assert 'style="' in html


def test_a_change_says_what_changed() -> None:
    changed = replace(
        GUEST, kind=NoticeKind.CHANGED, changed=("boarding", "captain"), boarding=None, captain=""
    )
    subject, text, html = render_email((changed,), TENANT)
    assert subject == "JADA: your charter changed, Sat May 30"
    assert "Be at the dock by: time to follow (changed)" in text
    assert "Captain: to be named (changed)" in text
    assert "Sails at: 6:30 PM\n" in text
    assert html.count("(changed)") == 2


def test_crew_reads_role_and_how_to_answer() -> None:
    subject, text, html = render_email((CREW,), TENANT)
    assert subject == "JADA: you sail Sat May 30"
    assert "You sail Quinn Sunset on Saturday, May 30, as crew." in text
    assert "Be aboard by: 6:15 PM" in text
    assert f"Accept or decline: {CREW.answer_url}" in text
    assert f'href="{CREW.answer_url}"' in html
    assert "Captain: open" in render_email((replace(CREW, captain=""),), TENANT)[1]


@pytest.mark.parametrize(
    ("notice", "subject", "said"),
    [
        (GUEST, "JADA: your charter is cancelled, Sat May 30", "Please do not come."),
        (
            CREW,
            "JADA: you no longer sail Sat May 30",
            "You no longer sail Quinn Sunset on Saturday, May 30",
        ),
    ],
)
def test_what_was_taken_away(notice: NoticeFacts, subject: str, said: str) -> None:
    got, text, html = render_email((replace(notice, kind=NoticeKind.REMOVED),), TENANT)
    assert got == subject
    assert said in text
    assert "https://" not in text
    assert "href" not in html


def test_one_message_tells_of_several_charters() -> None:
    sunday = replace(
        CREW,
        day=at(0, day=31).date(),
        start=at(13, day=31),
        end=at(17, day=31),
        title="Jonathan",
        boarding=None,
    )
    gone = replace(sunday, kind=NoticeKind.REMOVED)
    assert render_email((CREW, sunday), TENANT)[0] == "JADA: you sail Sat May 30, Sun May 31"
    subject, text, _ = render_email((CREW, gone), TENANT)
    assert subject == "JADA: changes to what you sail, Sat May 30, Sun May 31"
    assert text.index("You sail Quinn Sunset") < text.index("You no longer sail Jonathan")
    assert render_email((GUEST, replace(GUEST, kind=NoticeKind.REMOVED)), TENANT)[0].startswith(
        "JADA: changes to your"
    )
    assert (
        render_email((replace(CREW, kind=NoticeKind.CHANGED),), TENANT)[0]
        == "JADA: what you sail changed, Sat May 30"
    )
    sms = render_sms((CREW, gone), TENANT)
    assert "you sail Sat May 30" in sms
    assert "you no longer sail Sun May 31" in sms


@pytest.mark.parametrize("notice", KINDS, ids=lambda one: f"{one.audience}-{one.kind}")
def test_every_sms_of_a_usual_charter_is_one_part(notice: NoticeFacts) -> None:
    changed = replace(notice, changed=("start", "end", "boarding", "captain"))
    for one in (
        notice,
        changed if notice.kind is NoticeKind.CHANGED else notice,
        replace(notice, boarding=None),
    ):
        sms = render_sms((one,), TENANT)
        assert sms_parts(sms) == 1, sms
        assert is_gsm7(sms)
        assert sms.startswith("JADA: ")


def test_an_answer_link_goes_into_one_part_or_into_the_mail() -> None:
    long = replace(
        CREW, answer_url="https://sailjada.com/crew/7k2h3b1q9v0m4c8s5d6f7g8h9j.angelia." + "x" * 22
    )
    alone = render_sms((long,), TENANT)
    assert (
        alone == f"JADA: Hi Gene, you sail Sat May 30, 6:30 PM on JADA. Aboard by 6:15 PM. {long.answer_url}"
    )
    assert sms_parts(alone) == 1
    mailed = replace(long, answer_in_email=True)
    text = render_sms((mailed,), TENANT)
    assert text.endswith("(Quinn Sunset). Aboard by 6:15 PM. Please answer in our e-mail.")
    assert sms_parts(text) == 1
    assert long.answer_url in render_email((mailed,), TENANT)[1]
    on_friday = replace(
        mailed,
        boat="Shearwater",
        role="captain",
        day=at(14, day=29).date(),
        start=at(14, day=29),
        end=at(17, day=29),
        boarding=at(13, 45, day=29),
    )
    text = render_sms((on_friday, mailed), TENANT)
    assert (
        "to 5:00 PM on Shearwater as captain. Aboard by 1:45 PM. Sat May 30, 6:30 PM to 8:30 PM on JADA as crew."
        in text
    )
    assert sms_parts(text) == 1
    # A link that costs nothing stays.
    assert CREW.answer_url in render_sms((replace(CREW, answer_in_email=True),), TENANT)
    # Nobody without e-mail loses the link, whatever it costs.
    moved = replace(long, kind=NoticeKind.CHANGED, changed=("end",), answer_url=long.answer_url + "x" * 60)
    text = render_sms((moved,), TENANT)
    assert sms_parts(text) == 2
    assert moved.answer_url in text
    assert " to 8:30 PM " in text


def test_sms_wording() -> None:
    assert render_sms((GUEST,), TENANT) == (
        "JADA: Hi Quinn, your charter is Sat May 30. Be at the dock by 6:15 PM, back by 8:30 PM. "
        "Details and waiver: https://pages.example/guests/quinn-2026-05-30.html"
    )
    assert render_sms((replace(GUEST, page_url="", boarding=None),), TENANT) == (
        "JADA: Hi Quinn, your charter is Sat May 30. We sail at 6:30 PM, back by 8:30 PM."
    )
    assert render_sms(
        (replace(GUEST, kind=NoticeKind.CHANGED, changed=("boarding",), page_url=""),), TENANT
    ) == (
        "JADA: Hi Quinn, your charter on Sat May 30 changed (boarding time). "
        "Be at the dock by 6:15 PM, back by 8:30 PM."
    )
    assert render_sms((replace(GUEST, kind=NoticeKind.REMOVED),), TENANT).endswith(
        "Questions: (619) 555-0100"
    )
    assert render_sms((replace(GUEST, kind=NoticeKind.REMOVED),), replace(TENANT, phone="")).endswith(
        "is cancelled."
    )


def test_a_name_outside_gsm7_is_left_out_rather_than_tripling_the_message() -> None:
    sms = render_sms((replace(GUEST, name="Ольга"),), TENANT)
    assert sms.startswith("JADA: Your charter is Sat May 30.")
    assert sms_parts(sms) == 1
    accented = render_sms((replace(GUEST, name="Zoë O’Hara", page_url=""),), TENANT)
    assert "Hi Zoe," in accented
    assert is_gsm7(accented)


def test_a_title_cannot_smuggle_a_link_into_an_sms() -> None:
    sms = render_sms((replace(CREW, title="pay at https://evil.example/a@b", answer_url=""),), TENANT)
    assert "pay at https evil example a b" in sms
    assert render_sms((replace(GUEST, name="evil.example", page_url=""),), TENANT).startswith(
        "JADA: Your charter"
    )


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("notice", KINDS, ids=lambda one: f"{one.audience}-{one.kind}")
def test_hostile_facts_stay_harmless(notice: NoticeFacts, text: str) -> None:
    hostile = replace(
        notice, name=text, title=text, boat=text, captain=text, place=text, page_url=text, answer_url=text
    )
    subject, plain, html = render_email((hostile,), TENANT)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", subject)
    assert len(subject) <= 120
    assert not re.search("<(script|img|iframe)", html)
    assert "href" not in html
    assert "\u202e" not in plain + html
    sms = render_sms((hostile,), TENANT)
    assert "://" not in sms
    calendar = render_calendar((hostile,), ("id",), QUINN.updated_at, TENANT)
    assert len(entries(calendar)) == 1
    (plain + html + sms + calendar).encode()


def test_the_calendar_file_is_read_back_right() -> None:
    text = render_calendar(
        (GUEST, replace(CREW, kind=NoticeKind.REMOVED)), ("one", "two"), QUINN.updated_at, TENANT
    )
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    guest, crew = entries(text)
    assert guest["DTSTART"].dt == GUEST.boarding
    assert guest["DTEND"].dt == GUEST.end
    assert guest["SUMMARY"] == "JADA charter"
    assert guest["LOCATION"] == GUEST.place
    assert guest["DESCRIPTION"].endswith(f"back by 8:30 PM.\n{GUEST.page_url}")
    assert guest["STATUS"] == "CONFIRMED"
    assert crew["SUMMARY"] == "Quinn Sunset (JADA, crew)"
    assert crew["STATUS"] == "CANCELLED"
    assert guest["UID"] != crew["UID"]


def test_the_uid_stays_and_the_sequence_rises() -> None:
    (before,) = entries(render_calendar((GUEST,), ("one",), QUINN.updated_at, TENANT))
    later = QUINN.updated_at + timedelta(seconds=1)
    changed = replace(GUEST, boarding=None, place="")
    (after,) = entries(render_calendar((changed,), ("one",), later, TENANT))
    assert before["UID"] == after["UID"]
    assert 0 < before["SEQUENCE"] < after["SEQUENCE"] < 2**31
    assert after["DTSTART"].dt == GUEST.start


def test_audiences_are_not_mixed_up() -> None:
    crew_text = render_email((CREW,), TENANT)[1]
    guest_text = render_email((replace(GUEST, answer_url="https://pages.example/crew/x"),), TENANT)[1]
    assert CREW.audience is Audience.CREW
    assert "waiver" not in crew_text
    assert "Sunset" not in guest_text


def test_the_renderer_hands_out_what_the_functions_render() -> None:
    pages = TemplatePages(TENANT)
    mail = pages.email((GUEST,), ("one",), "quinn@people.example", QUINN.updated_at)
    assert (mail.subject, mail.text, mail.html) == render_email((GUEST,), TENANT)
    assert mail.to == "quinn@people.example"
    assert mail.calendar == render_calendar((GUEST,), ("one",), QUINN.updated_at, TENANT)
    assert pages.sms((GUEST,)) == render_sms((GUEST,), TENANT)
    assert pages.guest_page(QUINN) == render_guest_page(QUINN)
    assert pages.error_page() == render_not_found(TENANT)
    assert pages.guest_calendar(QUINN) == render_guest_calendar(QUINN)
    assert pages.moved_page("https://pages.example/new", QUINN) == render_moved(
        "https://pages.example/new", QUINN
    )
    assert pages.cancelled_page(QUINN) == render_cancelled(QUINN)


TYPED = replace(
    GUEST, kind=NoticeKind.MESSAGE, words="Hi {name}, {boat} sails {day} at {time}. Bring a jacket."
)


def test_a_typed_message_is_said_as_typed_with_its_places_filled() -> None:
    said = "Hi Quinn, JADA sails Sat May 30 at 6:30 PM. Bring a jacket."
    assert render_sms((TYPED,), TENANT) == f"JADA: {said}"
    subject, text, html = render_email((TYPED,), TENANT)
    assert subject == "JADA: a message about your charter, Sat May 30"
    assert said in text and said in html and "Be at the dock" not in text
    assert TemplatePages(TENANT).email((TYPED,), ["quinn"], "q@example.com", at(12)).calendar == ""
    # About two charters of one person the words are said once.
    crew = replace(CREW, kind=NoticeKind.MESSAGE, words="Fuel first.")
    assert render_email((crew, crew), TENANT)[1].count("Fuel first.") == 1
    assert render_sms((crew, crew), TENANT) == "JADA: Fuel first."
    assert render_sms((replace(crew, words="“Wait” – caf\u00e9"),), TENANT) == 'JADA: "Wait" - caf\u00e9'


@pytest.mark.parametrize("name", ["evil.example/x", "{time}", "a\r\nBcc: all@example.com", "<b>x</b>"])
def test_a_typed_message_lets_no_foreign_text_be_more_than_text(name: str) -> None:
    hostile = replace(TYPED, name=name, words="{name}\r\nBcc: all <script>%(x)s {{ 7*7 }}")
    sms = render_sms((hostile,), TENANT)
    subject, _, html = render_email((hostile,), TENANT)
    assert "\n" not in sms and "\r" not in subject + sms and "\n" not in subject
    assert "evil.example" not in sms and "6:30 PM" not in sms
    assert "<script>" not in html and "<b>x" not in html and "{{ 7*7 }}" in html
