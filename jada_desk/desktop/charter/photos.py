"""The photos that guests added to the selected charter: how many, and the way to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jada_desk.desktop.look.parts import ActionButton, ElidedText
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.state.tasks import Task
from jada_desk.domain.charter import Charter
from jada_desk.domain.errors import JadaError
from jada_desk.domain.translation import tr, tr_n

if TYPE_CHECKING:
    from jada_desk.workflows.photo_download import SavedPhoto
    from jada_desk.workflows.ports.work import Progress


class PhotoRow(QWidget):
    """`3 photos`, a button that fetches them and opens their folder, and while it does, one that stops
    it. Not there for a charter without photos."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._task: Task | None = None
        self._fetching = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.words = ElidedText(theme, "", 12.5)
        self.open_button = ActionButton(theme, tr("Open folder"), self.fetch, icon="picture", size=12.5)
        self.open_button.setToolTip(tr("Bring the photos to this computer and open their folder"))
        self.stop_button = ActionButton(theme, tr("Stop"), self.stop, icon="stop", size=12.5)
        self.stop_button.setAccessibleName(tr("Stop getting photos"))
        row.addWidget(self.words, 1)
        row.addWidget(self.open_button)
        row.addWidget(self.stop_button)
        self.hide()

    def show_charter(self, charter: Charter) -> None:
        """Show how many photos a charter has."""
        is_fetching = self._fetching == charter.event_id
        self.setVisible(bool(charter.photos) or is_fetching)
        self.open_button.setVisible(not is_fetching)
        self.stop_button.setVisible(is_fetching)
        if not is_fetching:
            self.words.setText(tr_n("{n} photo", "{n} photos", charter.photos))

    def fetch(self) -> None:
        """Bring the selected charter's photos to this computer, then open their folder."""
        card = self._session.card
        if card is None or self._fetching:
            return
        charter, desk = card.charter, self._session.desk
        folder = self.folder_of(charter)
        self._fetching = charter.event_id
        self._task = self._session.tasks.start(
            "read",
            Task(
                lambda report, cancel: desk.get_photos(charter, str(folder), report, cancel),
                succeeded=lambda saved: self._fetched(folder, saved),
                failed=self._failed,
                cancelled=lambda: self._session.announced.emit(
                    tr("Stopped. What was fetched stays in the folder.")
                ),
                progressed=self._progressed,
                finished=self._finished,
            ),
        )
        self.words.setText(tr("Getting them"))
        self.show_charter(charter)
        self.stop_button.setFocus()

    def stop(self) -> None:
        """Stop after the photo that is being fetched."""
        if self._task:
            self._task.cancel()

    def folder_of(self, charter: Charter) -> Path:
        """`Pictures/jada/2026-05-30-quinn-sunset`: by the operation's id, for two may have one name."""
        from jada_desk.workflows.photo_download import folder_name

        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return Path(pictures) / self._session.desk.tenant.tenant_id / folder_name(charter)

    def _progressed(self, progress: Progress) -> None:
        card = self._session.card
        if card and card.event_id == self._fetching:
            self.words.setText(
                tr("{done} of {total}", done=min(progress.done + 1, progress.total), total=progress.total)
            )

    def _fetched(self, folder: Path, saved: tuple[SavedPhoto, ...]) -> None:
        new = sum(one.is_new for one in saved)
        self._session.announced.emit(
            tr("{photos} in {folder}, {new} new.", photos=_count(len(saved)), folder=folder, new=new)
        )
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._session.announced.emit(tr("The photos are in {folder}.", folder=folder))

    def _failed(self, trouble: JadaError) -> None:
        self._session.failed.emit(trouble)

    def _finished(self) -> None:
        self._fetching = ""
        self._task = None
        if card := self._session.card:
            self.show_charter(card.charter)
            if self.isVisible():
                self.open_button.setFocus()


def _count(number: int) -> str:
    return tr_n("{n} photo from guests", "{n} photos from guests", number)
