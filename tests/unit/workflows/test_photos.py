"""Photos in the cloud: the code, the album, and what becomes of an upload."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from jada_desk.domain.errors import NotFound, OutcomeUnknown, Stale, Unavailable
from jada_desk.domain.photo_code import PHOTO_CODE_ALPHABET, PHOTO_CODE_LENGTH
from jada_desk.workflows import photos
from jada_desk.workflows.photos import (
    MOST_PHOTOS,
    Album,
    AlbumEnd,
    Arrival,
    ClosedAlbum,
    PhotoState,
    TriedTooOften,
    claim_code,
    count_photos,
    enter_code,
    offer_upload,
    open_album,
    open_entry,
    read_incoming,
    take_in,
)
from jada_desk.workflows.ports.photos import LARGEST_PHOTO_BYTES
from jada_desk.workflows.ports.tables import Table
from tests.fakes.aws import TablesFake
from tests.fakes.faults import Faults, raise_at
from tests.fakes.photos import PhotosFake, jpeg

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 5, 31, 18, tzinfo=UTC)
CODE = "ABCDEFGH"
QUINN = "jadaquinn0530"
OFFER = "0123456789abcdef"
KEPT, REFUSED, CHECKING = PhotoState.KEPT, PhotoState.REFUSED, PhotoState.CHECKING


def record(tables: TablesFake, event_id: str = QUINN, code: str = CODE, **more: Any) -> None:
    values = {"date": "2026-05-30", "start_time": "18:30", "end_time": "20:30", "photo_upload_code": code}
    tables.update(Table.EVENTS, (event_id,), {**values, **more}, expect={})


@pytest.fixture
def tables() -> TablesFake:
    made = TablesFake()
    record(made)
    assert claim_code(made, CODE, QUINN)
    return made


@pytest.fixture
def store() -> PhotosFake:
    return PhotosFake()


def enter(tables: TablesFake, code: str, address: str = "203.0.113.7", now: datetime = NOW):
    return enter_code(tables, code, address, ZONE, now)


def send(store: PhotosFake, body: bytes, offer: str = OFFER) -> None:
    store.objects[f"incoming/{QUINN}/{offer}"] = body


def states(tables: TablesFake) -> list[str]:
    rows = tables.query(Table.PHOTOS, QUINN)
    return [str(row["state"]) for row in rows if str(row["photo_id"]).startswith("photo#")]


ALBUM = Album(QUINN, date(2026, 5, 30), datetime(2026, 6, 29, 20, 30, tzinfo=ZONE), "", 0)


class TestCode:
    def test_it_opens_its_charter_however_it_is_typed(self, tables):
        assert enter(tables, CODE) == enter(tables, " abcd-efgh ") == ALBUM

    def test_an_old_code_is_found_among_the_charters(self, tables):
        record(tables, "jadadanika0530", "DNK002", guest_language="es", photos=3)
        found = enter(tables, "dnk002")
        assert isinstance(found, Album)
        assert (found.event_id, found.language, found.number) == ("jadadanika0530", "es", 3)

    @pytest.mark.parametrize("code", ["ABCDEFGJ", "QNN999", "", "<script>", "A" * 30])
    def test_any_other_opens_nothing(self, tables, code):
        assert enter(tables, code) is None

    def test_of_an_old_code_given_twice_the_one_that_is_open_counts(self, tables):
        record(tables, "last-year", "QNN001", date="2025-05-30")
        record(tables, "this-year", "QNN001")
        record(tables, "no-date", "QNN001", date="")
        assert enter(tables, "QNN001").event_id == "this-year"
        record(tables, "this-year", "QNN001", date="2025-06-30")
        assert enter(tables, "QNN001") == ClosedAlbum(AlbumEnd.OVER, date(2025, 6, 30), "")

    def test_a_code_that_was_replaced_opens_nothing(self, tables):
        record(tables, code="ZZZZ2222")
        assert enter(tables, CODE) is None

    def test_it_closes_thirty_days_after_the_sailing(self, tables):
        end = datetime(2026, 5, 30, 20, 30, tzinfo=ZONE)
        before, after = end + timedelta(days=30, seconds=-1), end + timedelta(days=30)
        assert isinstance(enter(tables, CODE, now=before), Album)
        assert enter(tables, CODE, now=after) == ClosedAlbum(AlbumEnd.OVER, date(2026, 5, 30), "")

    def test_it_closes_with_the_charter(self, tables):
        record(tables, status="cancelled", guest_language="es")
        assert enter(tables, CODE) == ClosedAlbum(AlbumEnd.CANCELLED, date(2026, 5, 30), "es")

    def test_a_charter_gone_from_the_tables_opens_nothing(self, tables):
        tables.rows[Table.EVENTS].clear()
        assert enter(tables, CODE) is None


class TestClaim:
    def test_the_first_charter_has_it_for_good(self, tables):
        assert claim_code(tables, CODE, QUINN)
        assert not claim_code(tables, CODE, "jadadanika0530")

    def test_codes_of_people_are_nobody_s(self, tables):
        assert claim_code(tables, "QNN001", QUINN)
        assert claim_code(tables, "QNN001", "jadadanika0530")


class TestLimits:
    def test_an_address_may_try_forty_codes_an_hour(self, tables):
        for number in range(40):
            assert enter(tables, f"QNN{number + 100}") is None
        with pytest.raises(TriedTooOften):
            enter(tables, CODE)
        assert enter(tables, CODE, "203.0.113.8") == ALBUM
        assert enter(tables, CODE, now=NOW + timedelta(hours=1)) == ALBUM

    def test_one_household_of_ipv6_is_one_address(self, tables):
        for number in range(40):
            enter(tables, "QNN999", f"2001:db8:1:2::{number:x}")
        with pytest.raises(TriedTooOften):
            enter(tables, CODE, "2001:db8:1:2:ffff::1")
        assert enter(tables, CODE, "2001:db8:1:3::1") == ALBUM

    def test_a_code_is_tried_sixty_times_an_hour_from_anywhere(self, tables):
        for number in range(60):
            assert enter(tables, CODE, f"198.51.100.{number}") == ALBUM
        with pytest.raises(TriedTooOften):
            enter(tables, CODE, "203.0.113.9")

    def test_old_codes_are_searched_for_six_hundred_times_an_hour(self, tables):
        record(tables, "jadadanika0530", "DNK002")
        found = [
            _try(tables, f"DNK{number:03}", f"10.0.{number // 250}.{number % 250}")
            for number in range(3, 603)
        ]
        assert found == [None] * 600
        with pytest.raises(TriedTooOften):
            enter(tables, "DNK002", "10.1.0.1")
        assert enter(tables, CODE, "10.1.0.1") == ALBUM

    def test_nothing_that_is_kept_names_an_address_or_a_code(self, tables):
        enter(tables, "QNN001", "203.0.113.7")
        kept = str(tables.rows[Table.LIMITS])
        assert "203.0" not in kept
        assert "QNN001" not in kept
        assert all(
            int(str(row["expires_at"])) > NOW.timestamp() for row in tables.rows[Table.LIMITS].values()
        )

    def test_a_lost_count_lets_nobody_through(self, tables):
        tables._faults = Faults(after=raise_at(0, OutcomeUnknown("The answer was lost.")))
        with pytest.raises(OutcomeUnknown):
            enter(tables, CODE)


def _try(tables: TablesFake, code: str, address: str) -> object:
    try:
        return enter(tables, code, address)
    except TriedTooOften:
        return "too often"


class TestGuesses:
    def test_ten_thousand_guesses_at_new_codes_hit_nothing(self):
        """From as many addresses, so that no limit helps: the codes themselves hold."""
        tables, guesser = TablesFake(), random.Random(20260530)
        for number in range(500):
            code = "".join(guesser.choices(PHOTO_CODE_ALPHABET, k=PHOTO_CODE_LENGTH))
            record(tables, f"charter{number}", code)
            assert claim_code(tables, code, f"charter{number}")
        guesses = {"".join(guesser.choices(PHOTO_CODE_ALPHABET, k=PHOTO_CODE_LENGTH)) for _ in range(10_000)}
        hits = [
            code
            for number, code in enumerate(sorted(guesses))
            if _try(tables, code, f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}") is not None
        ]
        assert len(guesses) == 10_000
        assert hits == []

    def test_ten_thousand_guesses_at_an_old_code_from_one_address_are_forty(self, tables):
        record(tables, "jadadanika0530", "QNN9999")
        came_through = [
            code
            for number in range(10_000)
            if _try(tables, code := f"QNN{number}", "203.0.113.7") != "too often"
        ]
        assert came_through == [f"QNN{number}" for number in range(40)]


class TestEntry:
    def test_its_token_opens_the_album_for_a_day(self, tables):
        token = open_entry(tables, ALBUM, NOW)
        assert open_album(tables, token, ZONE, NOW) == ALBUM
        assert open_album(tables, token, ZONE, NOW + timedelta(days=1, seconds=1)) is None
        assert token not in str(tables.rows[Table.PHOTOS])

    def test_every_changed_letter_closes_it(self, tables):
        token = open_entry(tables, ALBUM, NOW)
        for at in range(len(token)):
            changed = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
            assert open_album(tables, changed, ZONE, NOW) is None
        assert open_album(tables, token.replace(QUINN, "jadadanika0530"), ZONE, NOW) is None
        assert open_album(tables, "", ZONE, NOW) is None

    def test_it_closes_with_the_charter(self, tables):
        token = open_entry(tables, ALBUM, NOW)
        record(tables, status="cancelled")
        assert isinstance(open_album(tables, token, ZONE, NOW), ClosedAlbum)
        tables.rows[Table.EVENTS].clear()
        assert open_album(tables, token, ZONE, NOW) is None


class TestOffer:
    def test_each_has_a_key_of_its_own(self, tables, store):
        forms = [offer_upload(tables, store, ALBUM, NOW, lambda one: f"https://x/{one}") for _ in range(50)]
        keys = [form.fields["key"] for form in forms if form]
        assert len(set(keys)) == 50
        event_id, offer_id = read_incoming(keys[0]) or ("", "")
        assert event_id == QUINN
        assert forms[0] and forms[0].fields["success_action_redirect"] == f"https://x/{offer_id}"

    def test_a_full_album_offers_none(self, tables, store):
        assert offer_upload(tables, store, replace(ALBUM, number=MOST_PHOTOS), NOW, str) is None

    def test_a_charter_is_offered_a_hundred_and_fifty_an_hour(self, tables, store):
        for _ in range(150):
            offer_upload(tables, store, ALBUM, NOW, str)
        with pytest.raises(TriedTooOften):
            offer_upload(tables, store, ALBUM, NOW, str)

    @pytest.mark.parametrize(
        "key", ["photos/a/0123456789abcdef.jpg", "incoming/a/xyz", "incoming//0123456789abcdef"]
    )
    def test_any_other_key_is_no_upload(self, key):
        assert read_incoming(key) is None


class TestArrival:
    def test_a_photo_is_kept_counted_and_out_of_quarantine(self, tables, store):
        send(store, jpeg() + b"<script>")
        assert take_in(tables, store, QUINN, OFFER, NOW) == Arrival(KEPT)
        (key, body), *others = store.objects.items()
        assert not others
        assert key.startswith(f"photos/{QUINN}/{OFFER}-")
        assert body == jpeg()
        assert tables.get_many(Table.EVENTS, [(QUINN,)])[(QUINN,)]["photos"] == 1

    @pytest.mark.parametrize(
        ("body", "reason"),
        [(b"<html>", "page"), (b"<svg/>", "drawing"), (jpeg()[:-4], "cut off"), (b"MZ\x90", "document")],
    )
    def test_anything_else_is_refused_and_removed(self, tables, store, body, reason):
        send(store, body)
        assert take_in(tables, store, QUINN, OFFER, NOW) == Arrival(REFUSED, reason)
        assert store.objects == {}
        assert "photos" not in tables.get_many(Table.EVENTS, [(QUINN,)])[(QUINN,)]

    def test_one_that_is_larger_than_any_offer_is_refused(self, tables, store, monkeypatch):
        monkeypatch.setattr(photos, "LARGEST_PHOTO_BYTES", 10)
        assert LARGEST_PHOTO_BYTES == 20 * 1024 * 1024
        send(store, jpeg())
        assert take_in(tables, store, QUINN, OFFER, NOW) == Arrival(REFUSED, "too large")

    def test_the_same_photo_again_is_one_photo_and_another_by_the_same_form_is_another(self, tables, store):
        for _ in range(3):
            send(store, jpeg())
            assert take_in(tables, store, QUINN, OFFER, NOW) == Arrival(KEPT)
        assert states(tables) == ["kept"]
        send(store, jpeg(data=b"\x55"))
        take_in(tables, store, QUINN, OFFER, NOW)
        assert states(tables) == ["kept", "kept"]
        assert count_photos(tables, QUINN) == 2

    def test_what_was_settled_is_remembered(self, tables, store):
        assert take_in(tables, store, QUINN, OFFER, NOW) is None
        send(store, b"<html>")
        take_in(tables, store, QUINN, OFFER, NOW)
        assert take_in(tables, store, QUINN, OFFER, NOW) == Arrival(REFUSED, "page")

    def test_refused_ones_by_one_offer_are_one_row(self, tables, store):
        for number in range(20):
            send(store, f"<html>{number}".encode())
            take_in(tables, store, QUINN, OFFER, NOW)
        assert states(tables) == ["refused"]

    def test_an_album_holds_a_hundred(self, tables, store):
        for number in range(MOST_PHOTOS + 3):
            send(store, jpeg(data=number.to_bytes(2, "big")), f"{number:016x}")
            found = take_in(tables, store, QUINN, f"{number:016x}", NOW)
            assert found == (Arrival(KEPT) if number < MOST_PHOTOS else Arrival(REFUSED, "full"))
        assert count_photos(tables, QUINN) == MOST_PHOTOS
        assert sum(key.startswith("photos/") for key in store.objects) == MOST_PHOTOS

    def test_one_that_somebody_has_in_hand_is_left_to_them_for_two_minutes(self, tables, store):
        send(store, jpeg())
        tables._faults = Faults(before=raise_at(1, Unavailable("Not now.")))
        with pytest.raises(Unavailable):  # after the row, before the count
            take_in(tables, store, QUINN, OFFER, NOW)
        tables._faults = Faults()
        assert take_in(tables, store, QUINN, OFFER, NOW + timedelta(minutes=1)) == Arrival(CHECKING)
        assert take_in(tables, store, QUINN, OFFER, NOW + timedelta(minutes=3)) == Arrival(KEPT)

    def test_two_that_take_it_up_again_are_one(self, tables, store):
        send(store, jpeg())
        tables._faults = Faults(before=raise_at(1, Unavailable("Not now.")))
        with pytest.raises(Unavailable):
            take_in(tables, store, QUINN, OFFER, NOW)
        # Somebody else takes it up between this one's look and its write.
        tables._faults = Faults(before=raise_at(2, Stale("Somebody was first.")))
        later = NOW + timedelta(minutes=3)
        assert take_in(tables, store, QUINN, OFFER, later) == Arrival(CHECKING)

    def test_a_row_that_cannot_be_read_is_being_checked(self, tables, store):
        tables.update(Table.PHOTOS, (QUINN, f"photo#{OFFER}-x"), {"state": "?"}, expect={})
        assert take_in(tables, store, QUINN, OFFER, NOW) == Arrival(CHECKING)

    @pytest.mark.parametrize("effect", ["before", "after"])
    def test_cut_off_at_any_call_it_is_finished_by_the_next(self, effect):
        """Of every call the answer is lost once: in the end there is one photo, counted once."""
        number = 0
        while True:
            faults = Faults(**{effect: raise_at(number, Unavailable("The power went."))})
            tables, store = TablesFake(), PhotosFake(faults)
            record(tables)
            send(store, jpeg())
            tables._faults = faults
            try:
                take_in(tables, store, QUINN, OFFER, NOW)
            except Unavailable:
                take_in(tables, store, QUINN, OFFER, NOW + timedelta(minutes=3))
            else:
                break
            assert states(tables) == ["kept"]
            assert tables.get_many(Table.EVENTS, [(QUINN,)])[(QUINN,)]["photos"] == 1
            assert len(store.objects) == 1
            number += 1
        assert number > 7


class TestCount:
    def test_it_is_written_once_and_leaves_the_revision(self, tables):
        record(tables, revision=4)
        assert count_photos(tables, QUINN) == 0
        assert count_photos(tables, QUINN) == 0
        found = tables.get_many(Table.EVENTS, [(QUINN,)])[(QUINN,)]
        assert (found["photos"], found["revision"]) == (0, 4)

    def test_a_count_lost_to_another_is_made_again(self, tables):
        tables._faults = Faults(before=raise_at(2, Stale("Another photo.")))
        assert count_photos(tables, QUINN) == 0

    def test_without_a_record_there_is_nothing_to_write(self, tables):
        with pytest.raises(NotFound):
            count_photos(tables, "gone")

    def test_it_gives_up_when_it_is_never_let(self, tables):
        def lose(call):
            if call.method == "update":
                raise Stale("Always another.")

        tables._faults = Faults(before=lose)
        with pytest.raises(Unavailable):
            count_photos(tables, QUINN)
