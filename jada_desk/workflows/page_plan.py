"""Where a charter's guest page stands, what is on it, and what must be uploaded for it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from urllib.parse import quote

from jada_desk.domain.charter import Charter
from jada_desk.domain.draft import Draft
from jada_desk.domain.guest_page import GuestPage, calendar_uid
from jada_desk.domain.language import Language, language_of
from jada_desk.domain.links import waiver_url
from jada_desk.domain.slug import slug
from jada_desk.domain.tenant import Tenant
from jada_desk.workflows.ports.memory import Minted
from jada_desk.workflows.ports.pages import PageVersion
from jada_desk.workflows.ports.tables import Item
from jada_desk.workflows.records import calendar_values, differences, read_moment, text, texts

FOLDER: Final = "guests/"
_KEY_DIGITS: Final = 10
# What every wrong address of the site answers with: the error page of bucket and distribution (403 and 404).
ERROR_PAGE: Final = f"{FOLDER}not-found.html"
_DATED: Final = re.compile(r"-\d{4}-\d\d-\d\d(-[a-z0-9]+)?\.html$")
# What a guest can see of a charter: an edit of these moves "last updated".
_SEEN: Final = (
    "date",
    "start_time",
    "end_time",
    "boarding_time",
    "boat",
    "captain",
    "crew",
    "guest_name",
    "guest_language",
    "status",
)
_SEEN_FIELDS: Final = (
    "start",
    "end",
    "boarding",
    "boat",
    "captain",
    "crew",
    "guest_name",
    "guest_language",
    "status",
)


@dataclass(frozen=True, slots=True)
class PagePlace:
    """The addresses of a charter's page: `keys` get the page itself, `earlier` the word that it moved.

    `keys[0]` is the address that people are told. `adopted` are those among `keys` where a hand-made page
    stands.
    """

    keys: tuple[str, ...]
    earlier: tuple[str, ...]
    adopted: tuple[str, ...] = ()

    @property
    def all_keys(self) -> tuple[str, ...]:
        """As the record keeps them, the present one first."""
        return self.keys + self.earlier


def own_key(charter: Charter, tenant: Tenant, minted: Minted, record: Item | None) -> str:
    """The bucket key of a charter's page by the tenant's pattern: `guests/quinn-2026-05-30.html`.

    Where a key makes it unguessable (`{key}`), each desk would make another: the one in the record stays.
    """
    secret = sha256(minted.waiver_secret.encode()).hexdigest()[:_KEY_DIGITS]

    def address(key: str) -> str:
        facts = {"name": slug(charter.guest_name), "date": charter.day.isoformat(), "key": key}
        return f"{FOLDER}{tenant.page_key.format(**facts)}.html"

    # No slug, day or key has a blank: it marks the place of the key.
    shape = re.escape(address(" ")).replace(re.escape(" "), f"[0-9a-f]{{{_KEY_DIGITS}}}")
    known = (one for one in texts(record, "page_keys") if re.fullmatch(shape, one))
    return next(known, address(secret))


def hand_made_keys(charter: Charter) -> tuple[str, ...]:
    """Where a page made by hand before the desk may stand: `guests/danika-guest.html`,
    `guests/jonathan-afternoon.html`."""
    names = dict.fromkeys((f"{slug(charter.guest_name)}-guest", slug(charter.title)))
    return tuple(f"{FOLDER}{name}.html" for name in names)


def place_pages(
    charters: Sequence[Charter],
    records: Mapping[str, Item],
    pages: Mapping[str, PageVersion | None],
    minted: Mapping[str, Minted],
    tenant: Tenant,
) -> dict[str, PagePlace]:
    """The addresses of each charter's page, so that no two share one.

    A charter keeps the addresses its record names. Two guests of one name on one day: who has the address
    keeps it, the other's gets a short mark of its own. A hand-made page is adopted by the one charter that
    its name fits.
    """
    held = {key: one.event_id for one in charters for key in texts(records.get(one.event_id), "page_keys")}
    wished = Counter(key for one in charters for key in hand_made_keys(one))
    places: dict[str, PagePlace] = {}
    taken = dict(held)
    for one in sorted(charters, key=lambda charter: (charter.start, charter.event_id)):
        key = own_key(one, tenant, minted[one.event_id], records.get(one.event_id))
        if taken.setdefault(key, one.event_id) != one.event_id:
            mark = sha256(one.event_id.encode()).hexdigest()[:4]
            key = f"{key.removesuffix('.html')}-{mark}.html"
            taken[key] = one.event_id
        known = texts(records.get(one.event_id), "page_keys")
        found = tuple(
            made
            for made in hand_made_keys(one)
            if made != key
            and pages.get(made)
            and wished[made] == 1
            and held.get(made, one.event_id) == one.event_id
        )
        mirrors = tuple(dict.fromkeys([*(old for old in known if not _DATED.search(old)), *found]))
        earlier = tuple(old for old in known if _DATED.search(old) and old != key)
        places[one.event_id] = PagePlace((key, *mirrors), earlier, mirrors)
    return places


def candidate_keys(charter: Charter, tenant: Tenant, minted: Minted, record: Item | None) -> tuple[str, ...]:
    """Every key that planning this charter may ask about."""
    return tuple(
        dict.fromkeys(
            [own_key(charter, tenant, minted, record), *hand_made_keys(charter), *texts(record, "page_keys")]
        )
    )


def calendar_key(page_key: str, calendar: bytes) -> str:
    """Where the calendar file of a page stands: `guests/quinn-2026-05-30.3f9a1c2b.ics`.

    Its content is part of its address, so what stands there never changes: a page leads to the very file that was
    made with it, whatever an edge or another desk does.
    """
    return f"{page_key.removesuffix('.html')}.{sha256(calendar).hexdigest()[:8]}.ics"


def seen_at(live: Charter, wanted: Charter, draft: Draft, record: Item | None) -> datetime:
    """The time of the last edit that a guest can see (UTC, whole seconds): the page's "last updated".

    As long as the record says what the page says, its own time stays, so that the page's bytes do.
    """
    recorded = read_moment(text(record, "page_updated_at"))
    facts = {**calendar_values(wanted), "guest_language": wanted.guest_language}
    if recorded and not differences(record, {name: facts[name] for name in _SEEN}):
        return recorded
    edits = [edit.at for name, edit in draft.of(wanted.event_id).items() if name in _SEEN_FIELDS]
    event = live.event
    touched = [moment for moment in (event.updated, event.created) if moment] if event else []
    return max([*edits, *touched[:1]], default=wanted.start).replace(microsecond=0)


def _photo_url(charter: Charter, tenant: Tenant, code: str) -> str:
    """Where a guest adds photos, in their language; "" for an operation that takes none."""
    if not tenant.aws.photo_bucket:
        return ""
    language = language_of(charter.guest_language)
    asked = "" if language is Language.ENGLISH else f"?lang={language}"
    return f"{tenant.aws.site_url}/photos/{quote(code, safe='')}{asked}"


def guest_page_facts(
    charter: Charter, tenant: Tenant, photo_code: str, waiver_token: str, updated_at: datetime
) -> GuestPage:
    """What the guest page of a charter says."""
    site = tenant.aws.site_url
    return GuestPage(
        tenant_name=tenant.name,
        guest_name=charter.guest_name,
        day=charter.day,
        start=charter.start,
        end=charter.end,
        boarding=charter.boarding,
        duration_minutes=int(charter.duration.total_seconds() // 60),
        boat=charter.boat,
        captain=charter.captain,
        crew=charter.crew,
        place=tenant.place,
        place_url=tenant.place_url,
        waiver_url=waiver_url(site, charter.event_id, waiver_token),
        photo_code=photo_code,
        photo_url=_photo_url(charter, tenant, photo_code),
        phone=tenant.phone,
        email=tenant.email,
        calendar_uid=calendar_uid(charter.event_id),
        language=language_of(charter.guest_language),
        is_held=charter.is_held,
        updated_at=updated_at.astimezone(tenant.time_zone),
    )
