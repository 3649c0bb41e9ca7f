"""The window: the only room that knows Qt."""

from jada_desk.desktop.lean_qt import import_qt

import_qt()
