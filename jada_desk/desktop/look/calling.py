"""Telephone numbers handed to the machine: to the program that calls, and to the clipboard."""

import re

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from jada_desk.domain.phone import to_display
from jada_desk.domain.translation import tr


def call(phone: str) -> str:
    """Hand a stored number to the program that this machine calls with; says why not, "" when it was taken."""
    link = tel_link(phone)
    if not link.isValid():
        return tr("There is no number to call.")
    return "" if QDesktopServices.openUrl(link) else tr("This machine has no program to call with.")


def copy_number(phone: str) -> str:
    """Put a stored number on the clipboard, as it is shown; says so."""
    QGuiApplication.clipboard().setText(to_display(phone))
    return tr("Phone number copied.")


def tel_link(phone: str) -> QUrl:
    """The link that calls a stored number; not valid where it could not be read and is but text."""
    number = phone.replace("-", "")
    return QUrl(f"tel:{number}") if re.fullmatch(r"\+\d{7,15}", number, re.ASCII) else QUrl()
