"""Who of a charter signed and who is missing, as the dispatcher reads it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from jada_desk.domain.charter import WaiverStatus
from jada_desk.domain.waiver_book import NOT_ABOARD, THE_GUEST, SignedWaiver, WaiverBook, choices

AT = datetime(2026, 5, 28, 20, 30, tzinfo=UTC)


def adult(name: str) -> SignedWaiver:
    return SignedWaiver(name, name, date(1990, 2, 3), False, "", "", False, AT, "", "")


def minor(name: str, guardian: str = "") -> SignedWaiver:
    return SignedWaiver(name, name, date(2012, 7, 1), True, guardian, "", bool(guardian), AT, "", "")


def book(*people: SignedWaiver, expected: int = 3, guest: str = "Jonathan") -> WaiverBook:
    return WaiverBook("jonathan", guest, people, expected, WaiverStatus.PENDING)


def test_nobody_has_signed():
    assert book().missing == ("Jonathan", "2 more people")
    assert book(expected=1).missing == ("Jonathan",)
    assert book(expected=0).missing == ("Jonathan",)
    assert book(guest="").missing == ("3 more people",)
    assert book(expected=0, guest="").missing == ()


def test_the_guest_is_known_by_all_words_of_the_booking():
    found = book(adult("JONATHAN  Quinn"), adult("Ann A"))
    assert found.guest is found.people[0]
    assert found.missing == ("1 more person",)
    assert book(adult("Jon Quinn")).guest is None
    assert book(adult("Jon Quinn")).missing == ("Jonathan", "1 more person")
    assert book(adult("Jonathan Quinn"), guest="").guest is None


def test_a_misspelt_name_is_matched_by_hand():
    marked = replace(adult("Jon Quinn"), mark=THE_GUEST)
    found = book(marked, adult("Ann A"), adult("Bob B"))
    assert found.guest is marked
    assert (found.signed, found.missing) == (3, ())


def test_marks_that_take_a_signature_out_of_the_count():
    twice = replace(adult("Jon Quinn"), mark="Jonathan Quinn")
    found = book(adult("Jonathan Quinn"), twice, replace(adult("Ann A"), mark=NOT_ABOARD))
    assert (found.signed, found.missing) == (1, ("2 more people",))


def test_a_minor_counts_with_a_guardian():
    assert book(minor("Mia"), adult("Jonathan Quinn")).missing == (
        "Mia: a parent or guardian",
        "1 more person",
    )
    assert book(minor("Mia", "Jonathan Quinn"), adult("Jonathan Quinn")).signed == 2
    gone = replace(minor("Mia"), mark=NOT_ABOARD)
    assert book(gone, adult("Jonathan Quinn"), expected=1).missing == ()


def test_what_a_signature_may_be_marked_as():
    found = book(adult("Jon Quinn"), adult("Jonathan Quinn"), replace(adult("Ann A"), mark=NOT_ABOARD))
    assert [mark for mark, _ in choices(found, "Jon Quinn")] == [THE_GUEST, "Jonathan Quinn", NOT_ABOARD]
    assert [mark for mark, _ in choices(replace(found, guest_name=""), "Ann A")] == [
        "Jon Quinn",
        "Jonathan Quinn",
        NOT_ABOARD,
    ]
