"""The pass over a weekend for guests without a phone number."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest

from jada_desk.domain.charter import Charter
from jada_desk.domain.contact import Candidate, Evidence, Source, Wanted
from jada_desk.domain.draft import contacts_label
from jada_desk.domain.errors import Cancelled, Unavailable
from jada_desk.workflows.lookup import Lookup
from jada_desk.workflows.missing import Found, MissingProgress, find_missing, once, unheard
from jada_desk.workflows.ports.tables import Item
from jada_desk.workflows.ports.work import Progress
from tests.unit.workflows.test_lookup import CHARTER, FakeMailbox, FakeReader, Token
from tests.unit.workflows.world import Operation

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


def test_no_further_charter_is_begun_once_it_was_stopped() -> None:
    token, begun = Token(), list[Charter]()

    def stop_in_the_first(charter: Charter) -> Lookup:
        begun.append(charter)
        token.cancelled = True
        return look(charter)

    with pytest.raises(Cancelled):
        find_missing(THREE, stop_in_the_first, report=unheard, cancel=token)
    assert begun == [THREE[0]]


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


class TestTheDesk:
    """The desk's own calls, over the fakes of a whole operation."""

    @pytest.fixture
    def jada(self, monkeypatch: pytest.MonkeyPatch) -> Operation:
        jada = Operation()
        mails = {f'"{name}"': [name.encode()] for name in ("Quinn", "Jonathan")}
        read = AnyReader({b"Jonathan": (contact("+1-619-555-0003"),)})
        world = replace(jada.desk._world(), mailbox=FakeMailbox(mails), mail_reader=lambda: read)
        monkeypatch.setattr(jada.desk, "_world", lambda: world)
        return jada

    def test_one_guest_is_looked_for(self, jada: Operation) -> None:
        found = jada.desk.lookup(CHARTER, jada.observe(), unheard, Token())
        assert [one.phone for one in found.candidates] == ["+1-619-555-0003"]

    def test_all_without_a_phone_are_looked_for_and_the_guest_table_is_read_once(
        self, jada: Operation
    ) -> None:
        observed = jada.observe()
        before = [one for one in jada.faults.calls if one.method == "scan"]
        known = replace(CHARTER, event_id="known", guest_phone="+1-619-555-0001")
        again = replace(CHARTER, event_id="again")
        found = jada.desk.lookup_missing((CHARTER, known, again), observed, unheard, Token())
        assert {one.charter.event_id for one in found} == {CHARTER.event_id, "again"}
        assert all(one.best and one.best.phone == "+1-619-555-0003" for one in found)
        after = [one for one in jada.faults.calls if one.method == "scan"]
        assert len(after) - len(before) == 1

    def test_a_tenant_without_a_folder_has_no_templates(self, jada: Operation) -> None:
        assert jada.desk.own_templates() is None


def test_an_edit_of_several_contacts_says_how_many() -> None:
    assert [contacts_label(n) for n in (1, 2)] == ["Contact of 1 charter", "Contacts of 2 charters"]


class AnyReader(FakeReader):
    """Searches for the guest's name alone."""

    def queries(self, wanted: Wanted) -> tuple[str, ...]:
        return (f'"{wanted.guest_name}"',)
