"""The desk: everything a dispatcher does with one tenant, as plain synchronous calls.

The window calls it from worker threads, the command line directly. It holds no state but its parts; drafts,
observations and plans are values that go in and come out.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from functools import partial
from typing import TYPE_CHECKING

from jada_desk.domain.charter import Charter
from jada_desk.domain.errors import BadInput, NotFound
from jada_desk.domain.translation import tr
from jada_desk.workflows.desk_publishing import DeskPublishing
from jada_desk.workflows.observed import Observed
from jada_desk.workflows.ports.tables import Table
from jada_desk.workflows.ports.work import CancelToken, Report
from jada_desk.workflows.records import text, texts

if TYPE_CHECKING:
    # What is not needed to show a weekend from disk is imported by the call that needs it: no start waits for it.
    from jada_desk.domain.waiver_book import WaiverBook
    from jada_desk.workflows.lookup import GuestRows, Lookup
    from jada_desk.workflows.missing import Found
    from jada_desk.workflows.photo_download import Photo, SavedPhoto
    from jada_desk.workflows.waiver_desk import WaiverCheck


class Desk(DeskPublishing):
    """One tenant's desk; beside what it looks at, drafts and publishes, the waivers, contacts and photos of a charter.
    Methods may block on disk or network unless they say that they are pure."""

    def waivers(self, charter: Charter) -> WaiverBook:
        """Who signed for a charter, who is missing, and whether a kept waiver was tampered with."""
        from jada_desk.workflows.waiver_desk import read_book

        return read_book(self._world().sources.tables, charter)

    def mark_waiver(self, charter: Charter, person: str, mark: str) -> WaiverBook:
        """Say by hand whose a signature is; it takes effect at once, and "" takes the mark away. Raises BadInput."""
        from jada_desk.workflows.waiver_desk import mark_waiver

        tables = self._world().sources.tables
        return mark_waiver(tables, charter, person, mark, self._clock.now(), self._who())

    def party_link(self, observed: Observed, event_id: str) -> str:
        """The address where everybody of a charter signs, as its guest page has it. Raises NotFound before the first
        publish, for until then it opens nothing."""
        from jada_desk.domain.links import waiver_url
        from jada_desk.workflows.waiver_links import party_token

        record = observed.records.get(event_id)
        if not (texts(record, "waiver_links") or text(record, "waiver_secret")):
            raise NotFound(
                tr("This charter was not published yet."), remedy=tr("Publish it, then its link works.")
            )
        secret = self._memory.mint([event_id])[event_id].waiver_secret
        token = party_token(record, secret, observed.links.get(event_id, ""))
        return waiver_url(self.tenant.aws.site_url, event_id, token)

    def own_link(self, charter: Charter) -> str:
        """A fresh link with which one person signs, once, for a charter; only its hash is kept. Works once the charter
        has a record."""
        from jada_desk.domain.links import waiver_url
        from jada_desk.workflows.mint import make_token
        from jada_desk.workflows.waiver_links import give_own_link

        tables, token = self._world().sources.tables, make_token()
        give_own_link(tables, charter.event_id, token, self._clock.now(), self._who())
        return waiver_url(self.tenant.aws.site_url, charter.event_id, token)

    def check_waivers(self) -> WaiverCheck:
        """Compare every waiver of the operation with what was signed."""
        from jada_desk.workflows.waiver_desk import check_waivers

        return check_waivers(self._world().sources.tables)

    # Contacts -------------------------------------------------------------------------------------------------------

    def lookup(
        self, charter: Charter, observed: Observed | None, report: Report, cancel: CancelToken
    ) -> Lookup:
        """Search calendar, guest table and bookings mailbox for a guest's contact."""
        guests = partial(self._world().sources.tables.scan, Table.GUESTS)
        return self._look(charter, observed, guests, report, cancel, self._executor)

    def lookup_missing(
        self, charters: Iterable[Charter], observed: Observed | None, report: Report, cancel: CancelToken
    ) -> tuple[Found, ...]:
        """Search for the guest of each charter that has no phone number; the guest table is read once."""
        from jada_desk.workflows.missing import find_missing, once, unheard

        guests = once(partial(self._world().sources.tables.scan, Table.GUESTS))
        return find_missing(
            [one for one in charters if one.is_without_phone],
            lambda charter: self._look(charter, observed, guests, unheard, cancel, None),
            report=report,
            cancel=cancel,
            executor=self._executor,
        )

    def _look(
        self,
        charter: Charter,
        observed: Observed | None,
        guests: GuestRows,
        report: Report,
        cancel: CancelToken,
        executor: Executor | None,
    ) -> Lookup:
        from jada_desk.workflows.lookup import find_contact

        world = self._world()
        own = [self.tenant.phone, *(member.phone for member in self.directory(observed).members)]
        return find_contact(
            charter,
            mailbox=world.mailbox,
            guests=guests,
            read=world.mail_reader(),
            own_numbers=frozenset(number for number in own if number),
            report=report,
            cancel=cancel,
            executor=executor,
        )

    # Photos ---------------------------------------------------------------------------------------------------------

    def photos_of(self, charter: Charter) -> tuple[Photo, ...]:
        """The photos that guests added to a charter, in the order in which they arrived."""
        from jada_desk.workflows.photo_download import list_photos

        return list_photos(self._world().sources.tables, charter.event_id)

    def get_photos(
        self, charter: Charter, folder: str, report: Report, cancel: CancelToken
    ) -> tuple[SavedPhoto, ...]:
        """Bring a charter's photos into a folder of this computer. Raises BadInput when the operation takes
        none, and as `download_photos`."""
        from jada_desk.workflows.photo_download import download_photos

        world = self._world()
        if world.photos is None or world.open_folder is None:
            raise BadInput(
                tr("This operation has no bucket for photos."),
                unchanged=tr("Nothing was fetched."),
                remedy=tr("Name one in the settings, under Tables and guest pages."),
            )
        tables = world.sources.tables
        return download_photos(charter, tables, world.photos, world.open_folder(folder), report, cancel)
