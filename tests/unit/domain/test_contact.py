from dataclasses import replace
from datetime import UTC, date, datetime

from jada_desk.domain.contact import Candidate, Evidence, Source, Wanted, rank

MAY, JUNE = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)


def found(
    phone: str = "",
    email: str = "",
    *,
    sure: bool = False,
    name: str = "Quinn",
    source: Source = Source.MAIL,
    when: datetime | None = None,
    why: str = "why",
) -> Candidate:
    return Candidate(name, phone, email, (Evidence(source, why, date=when),), sure)


def test_one_number_from_two_places_is_one_candidate_with_both_reasons() -> None:
    mail = found("+1-619-555-0001", "q@people.example", sure=True)
    table = found("+1-619-555-0001", source=Source.GUESTS, name="")
    (one,) = rank([table, mail])
    assert one == Candidate("Quinn", mail.phone, mail.email, mail.evidence + table.evidence, sure=True)
    assert one.source is Source.MAIL


def test_the_same_evidence_is_given_once() -> None:
    mail = found("+1-619-555-0001")
    assert rank([mail, mail]) == (mail,)


def test_two_sure_numbers_leave_the_choice_to_a_person() -> None:
    ranked = rank([found("+1-619-555-0001", sure=True), found("+1-619-555-0002", sure=True)])
    assert [one.phone for one in ranked] == ["+1-619-555-0001", "+1-619-555-0002"]
    assert not any(one.sure for one in ranked)


def test_a_sure_one_comes_first_and_stays_sure() -> None:
    ranked = rank([found("+1-619-555-0001"), found("+1-619-555-0002", sure=True)])
    assert [(one.phone, one.sure) for one in ranked] == [
        ("+1-619-555-0002", True),
        ("+1-619-555-0001", False),
    ]


def test_order_by_number_then_source_then_age() -> None:
    address = found(email="q@people.example", source=Source.CALENDAR)
    old, new = found("+1-619-555-0001", when=MAY), found("+1-619-555-0002", when=JUNE)
    table = found("+1-619-555-0003", source=Source.GUESTS)
    assert rank([address, old, new, table]) == (table, new, old, address)


def test_an_address_finds_its_number() -> None:
    number = found("+1-619-555-0001", "Q@people.example")
    (one,) = rank([found(email="q@people.example"), number])
    assert one.phone == number.phone
    assert one.email == "Q@people.example"


def test_a_sure_number_and_a_sure_address_of_one_name_complete_each_other() -> None:
    number, address = (
        found("+1-619-555-0001", sure=True),
        found(email="q@people.example", sure=True, name="QUINN"),
    )
    (one,) = rank([number, address])
    assert (one.phone, one.email, one.sure) == ("+1-619-555-0001", "q@people.example", True)


def test_other_people_stay_apart() -> None:
    number = found("+1-619-555-0001", sure=True)
    for other in (
        found(email="q@people.example"),
        found(email="q@people.example", sure=True, name="Kai"),
        found("+1-619-555-0002", "same@people.example"),
    ):
        assert len(rank([number, other])) == 2
    assert len(rank([replace(number, name=""), found(email="q@people.example", sure=True, name="")])) == 2
    assert len(rank([found(email="a@people.example"), found(email="b@people.example")])) == 2
    assert rank([]) == ()


def test_short_ids_are_met_by_chance_and_not_searched() -> None:
    wanted = Wanted("jadaquinn0530", "XHQGMDH", "Quinn", date(2026, 5, 30), UTC)
    assert wanted.ids == ("XHQGMDH", "jadaquinn0530")
    assert replace(wanted, event_id="", booking_id="1234").ids == ()
