"""The pages on which guests add photos: the code, the album, and the pages that answer instead."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from jada_desk.domain.language import Language
from jada_desk.domain.photo_code import LONGEST_CODE
from jada_desk.domain.tenant import Tenant
from jada_desk.pages.languages import say
from jada_desk.pages.rendering import render_page
from jada_desk.workflows.photos import MOST_PHOTOS, Album, AlbumEnd, Arrival, ClosedAlbum
from jada_desk.workflows.ports.photos import LARGEST_PHOTO_BYTES, UploadForm

_OTHER: Final = {Language.ENGLISH: Language.SPANISH, Language.SPANISH: Language.ENGLISH}


@dataclass(frozen=True, slots=True)
class CodePage:
    """The field for the code. `code` fills it in; `error` is "", "unknown" (nobody's code) or "expired" (an album
    link whose day is over). `is_chosen`: the guest asked for this language, and keeps it."""

    tenant: Tenant
    language: Language
    code: str = ""
    error: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class AlbumPage:
    """A charter's album: `form` sends the next photo (None: the album is full), `arrival` is what became of the
    last one (None: there was none)."""

    tenant: Tenant
    language: Language
    album: Album
    form: UploadForm | None
    arrival: Arrival | None


def render_code_page(page: CodePage) -> bytes:
    """Asks for the code; works without script."""
    return render_page(
        "photo_code.html.j2",
        language=page.language,
        with_form=True,
        page=_contact(page.tenant),
        other=_OTHER[page.language],
        code=page.code,
        error=page.error,
        longest=LONGEST_CODE,
        action=f"/photos?lang={page.language}" if page.is_chosen else "/photos",
    )


def render_album(page: AlbumPage) -> bytes:
    """One form that sends one photo straight to the bucket; works without script."""
    form = page.form
    parts = urlsplit(form.url) if form else None
    return render_page(
        "photo_album.html.j2",
        language=page.language,
        with_form=True,
        form_to=f"{parts.scheme}://{parts.netloc}" if parts else "",
        page=_contact(page.tenant),
        album=page.album,
        form=form,
        arrival=page.arrival,
        most=MOST_PHOTOS,
        most_mb=LARGEST_PHOTO_BYTES // 1024 // 1024,
    )


def render_album_closed(tenant: Tenant, language: Language, album: ClosedAlbum) -> bytes:
    """What a code says whose charter takes no photos any more."""
    return render_page(
        "photo_closed.html.j2",
        language=language,
        page=_contact(tenant),
        day=album.day,
        cancelled=album.end is AlbumEnd.CANCELLED,
    )


def render_photo_problem(tenant: Tenant, language: Language, what: str, remedy: str) -> bytes:
    """Why photos cannot be taken just now, and what to do."""
    return render_page(
        "photo_problem.html.j2",
        language=language,
        page=_contact(tenant),
        what=say(what, language),
        remedy=say(remedy, language),
    )


def _contact(tenant: Tenant) -> dict[str, object]:
    return {"tenant_name": tenant.name, "phone": tenant.phone, "email": tenant.email}
