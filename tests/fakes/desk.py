"""A `FakeDesk`: what the window asks of a desk, over charters in memory, with a publish that a test scripts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from jada_desk.domain.charter import Charter
from jada_desk.domain.contact import Candidate
from jada_desk.domain.errors import Cancelled, Unavailable
from jada_desk.domain.waiver_book import SignedWaiver, WaiverBook
from jada_desk.workflows.lookup import Lookup, LookupProgress
from jada_desk.workflows.missing import Found, find_missing, unheard
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.photo_download import Photo, SavedPhoto
from jada_desk.workflows.ports.work import CancelToken, Progress, Report
from tests.fakes.desk_publishing import FakePublishing


@dataclass
class FakeDesk(FakePublishing):
    """A desk in memory, with the contacts, waivers and photos that a test puts there."""

    found: tuple[Candidate, ...] = ()
    found_early: tuple[Candidate, ...] = ()
    found_for: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    before_found: Callable[[CancelToken], object] = lambda _cancel: None
    set_aside: tuple[str, ...] = ()
    before_photo: Callable[[], object] = lambda: None
    signatures: tuple[SignedWaiver, ...] = ()
    marks: dict[str, str] = field(default_factory=dict)

    def lookup(
        self, charter: Charter, observed: Observed | None, report: Report, cancel: CancelToken
    ) -> Lookup:
        found = self.found_for.get(charter.event_id, self.found)
        so_far = Lookup(self.found_early, ("calendar",), (), waiting=("guest table", "bookings mailbox"))
        report(LookupProgress("Searching", event_id=charter.event_id, so_far=so_far))
        self.before_found(cancel)
        if cancel.cancelled:
            raise Cancelled("The search was stopped.")
        return Lookup(found, ("calendar", "guest table", "bookings mailbox"), (), self.set_aside)

    def lookup_missing(
        self, charters: Iterable[Charter], observed: Observed | None, report: Report, cancel: CancelToken
    ) -> tuple[Found, ...]:
        return find_missing(
            [one for one in charters if one.is_without_phone],
            lambda one: self.lookup(one, observed, unheard, cancel),
            report=report,
            cancel=cancel,
        )

    def waivers(self, charter: Charter) -> WaiverBook:
        if self.offline:
            raise Unavailable("There is no network.", remedy="Try again.")
        people = tuple(replace(one, mark=self.marks.get(one.person, "")) for one in self.signatures)
        return WaiverBook(
            charter.event_id, charter.guest_name, people, charter.waivers_expected, charter.waiver_status
        )

    def mark_waiver(self, charter: Charter, person: str, mark: str) -> WaiverBook:
        self.marks[person] = mark
        return self.waivers(charter)

    def party_link(self, observed: Observed, event_id: str) -> str:
        return f"https://sailjada.com/waivers/{event_id}.party"

    def own_link(self, charter: Charter) -> str:
        return f"https://sailjada.com/waivers/{charter.event_id}.own"

    def get_photos(
        self, charter: Charter, folder: str, report: Report, cancel: CancelToken
    ) -> tuple[SavedPhoto, ...]:
        saved = []
        for number in range(charter.photos):
            report(Progress(f"Getting photo {number + 1} of {charter.photos}", number, charter.photos))
            self.before_photo()
            if cancel.cancelled:
                raise Cancelled("Stopped.")
            photo = Photo(f"{number:016x}-abc", "", "", 1000, charter.end)
            saved.append(SavedPhoto(photo, f"{number}.jpg", f"{folder}/{number}.jpg", is_new=True))
        return tuple(saved)
