"""A sheet on paper: laid out, written as PDF, or handed to a printer."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from jada_desk.domain.errors import JadaError
from jada_desk.domain.translation import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MARGIN_MM: Final = 15.0
_DPI: Final = 300
_POINTS_PER_INCH: Final = 72.0


class Sheet(QTextDocument):
    """Markup ready for paper. It loads nothing: what it names stays away."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        font = QFont()
        font.setPointSizeF(10)
        self.setDefaultFont(font)
        self.setHtml(markup)

    def loadResource(self, kind: int, name: object) -> None:
        return None


def usual_paper() -> QPageSize:
    """Letter where people measure in inches, A4 elsewhere."""
    inches = QLocale.system().measurementSystem() is not QLocale.MeasurementSystem.MetricSystem
    return QPageSize(QPageSize.PageSizeId.Letter if inches else QPageSize.PageSizeId.A4)


def make_pdf(markup: str, title: str) -> bytes:
    """The sheet as a PDF file's bytes. On the GUI thread, as everything that lays out text."""
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(kept)
    writer.setTitle(title)
    writer.setResolution(_DPI)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageLayout(QPageLayout(usual_paper(), QPageLayout.Orientation.Portrait, margins))
    _put_on(Sheet(markup), writer)
    return bytes(kept.data().data())


def keep_pdf(pdf: bytes, path: Path) -> None:
    """Write a PDF to `path`, whole or not at all. Raises JadaError when the place cannot be written to."""
    unfinished = path.with_name(f".{path.name}.new")
    try:
        unfinished.write_bytes(pdf)
        unfinished.replace(path)
    except OSError as exc:
        raise JadaError(
            tr("The run sheet was not saved."),
            remedy=tr("{parent} cannot be written to: choose another folder.", parent=path.parent),
        ) from exc


def print_to(markup: str, printer: "QPrinter") -> None:
    """Send the sheet to a printer as it was set up."""
    _put_on(Sheet(markup), printer)


def _put_on(document: Sheet, device: QPagedPaintDevice) -> None:
    """Break the sheet into the device's pages; a size of its own keeps Qt from adding page numbers."""
    document.documentLayout().setPaintDevice(device)
    inside = device.pageLayout().paintRect(QPageLayout.Unit.Point)
    per_point = device.logicalDpiX() / _POINTS_PER_INCH
    document.setPageSize(QSizeF(inside.width() * per_point, inside.height() * per_point))
    document.print_(device)
