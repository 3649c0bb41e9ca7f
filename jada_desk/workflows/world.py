"""The adapters of one tenant, as the desk works with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # What is not needed to show a weekend from disk is imported by the call that needs it: no start waits for it.
    from jada_desk.workflows.lookup import MailReader
    from jada_desk.workflows.observe import Sources
    from jada_desk.workflows.perform import Performer
    from jada_desk.workflows.ports.messages import Mailbox
    from jada_desk.workflows.ports.photos import PhotoFolder, PhotoStore
    from jada_desk.workflows.ports.rendering import OwnTemplates, Pages


@dataclass(frozen=True, slots=True)
class World:
    """The adapters of one tenant. Built when first needed, for their libraries are slow to import.

    Those that no reading asks for are functions, and take their libraries' memory when they are first called.
    """

    sources: Sources
    performer: Performer
    pages: Callable[[], Pages]
    mailbox: Mailbox | None
    mail_reader: Callable[[], MailReader]
    own_templates: Callable[[], OwnTemplates] | None = None
    photos: PhotoStore | None = None
    open_folder: Callable[[str], PhotoFolder] | None = None
