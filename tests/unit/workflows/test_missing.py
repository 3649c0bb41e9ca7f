"""The pass over a weekend for guests without a phone number."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest

from jada_desk.domain.charter import Charter
from jada_desk.domain.contact import Candidate, Evidence, Source
from jada_desk.domain.errors import Cancelled, Unavailable
from jada_desk.workflows.lookup import Lookup
from jada_desk.workflows.missing import Found, MissingProgress, find_missing, once, unheard
from jada_desk.workflows.ports import Item, Progress
from tests.unit.workflows.test_lookup import CHARTER, Token

THREE = tuple(
    replace(CHARTER, event_id=f"charter{n}", start=CHARTER.start + timedelta(hours=n)) for n in range(3)
)


def contact(phone: str, email: str = "") -> Candidate:
    return Candidate("Jonathan", phone, email, (Evidence(Source.MAIL, "why"),), sure=True)


def look(charter: Charter) -> Lookup:
    return Lookup((contact(f"+1-619-555-{charter.event_id[-1] * 4}"),), (), ())


def test_each_charter_is_searched_for_and_told_as_it_comes() -> None:
    told: list[Progress] = []
    found = find_missing(THREE[::-1], look, report=told.append, cancel=Token())
    assert [one.charter for one in found] == list(THREE)
    assert [one.best.phone for one in found if one.best] == [f"+1-619-555-{str(n) * 4}" for n in range(3)]
    assert [one.text for one in told] == [f"Searched for {n} of 3 guests" for n in (1, 2, 3)]
    assert [len(one.so_far) for one in told if isinstance(one, MissingProgress)] == [1, 2, 3]
    assert find_missing((), look, report=told.append, cancel=Token()) == ()


def test_several_at_a_time_give_the_same() -> None:
    many = tuple(
        replace(CHARTER, event_id=f"charter{n}", start=CHARTER.start + timedelta(hours=n)) for n in range(9)
    )
    alone = find_missing(many, look, report=unheard, cancel=Token())
    with ThreadPoolExecutor(4) as pool:
        assert find_missing(many, look, report=unheard, cancel=Token(), executor=pool) == alone


def test_a_search_that_fails_stops_no_other() -> None:
    down = Unavailable("DynamoDB cannot be reached.")

    def failing(charter: Charter) -> Lookup:
        if charter == THREE[1]:
            raise down
        return look(charter)

    found = find_missing(THREE, failing, report=unheard, cancel=Token())
    assert [one.trouble for one in found] == [None, down, None]
    assert found[1].best is None


def test_a_fault_of_the_desks_own_is_not_swallowed() -> None:
    def broken(charter: Charter) -> Lookup:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        find_missing(THREE, broken, report=unheard, cancel=Token())


def test_it_can_be_stopped_while_a_search_hangs() -> None:
    token, stuck = Token(), Event()

    def hang(charter: Charter) -> Lookup:
        if charter == THREE[0]:
            return look(charter)
        stuck.wait(10)
        return look(charter)

    def stop(_: Progress) -> None:
        token.cancelled = True

    with ThreadPoolExecutor(3) as pool:
        try:
            with pytest.raises(Cancelled):
                find_missing(THREE, hang, report=stop, cancel=token, executor=pool)
            assert not stuck.is_set()
        finally:
            stuck.set()


def test_a_slow_search_is_waited_for() -> None:
    def slow(charter: Charter) -> Lookup:
        Event().wait(0.25)
        return look(charter)

    with ThreadPoolExecutor(1) as pool:
        assert len(find_missing(THREE[:1], slow, report=unheard, cancel=Token(), executor=pool)) == 1


def test_who_can_be_called_is_not_missing() -> None:
    assert CHARTER.is_without_phone
    assert not replace(CHARTER, guest_phone="+1-619-555-0003").is_without_phone
    assert replace(CHARTER, guest_email="jonathan@example.com").is_without_phone
    assert not replace(CHARTER, status="cancelled").is_without_phone


def test_an_address_that_is_known_is_no_find() -> None:
    known = replace(CHARTER, guest_email="Jonathan@example.com")
    mail_only, new = contact("", "jonathan@example.com"), contact("", "other@example.com")
    assert Found(known, Lookup((mail_only,), (), ())).best is None
    assert Found(known, Lookup((mail_only, new), (), ())).best == new
    assert Found(CHARTER, Lookup((mail_only,), (), ())).best == mail_only


def test_the_guest_table_is_read_once() -> None:
    readings: list[int] = []

    def read() -> tuple[Item, ...]:
        readings.append(1)
        if len(readings) == 1:
            raise Unavailable("DynamoDB cannot be reached.")
        return ({"guest_id": "x"},)

    rows = once(read)
    with pytest.raises(Unavailable):
        rows()
    assert rows() == rows() == ({"guest_id": "x"},)
    assert len(readings) == 2
