"""The window before its desk is open, or when it could not be: everything may be pressed and nothing breaks."""

from PySide6.QtCore import QTimer

from jada_desk.desktop.charter.preview import Preview
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.session import Session
from jada_desk.desktop.state.tasks import Tasks
from jada_desk.desktop.window import Window


def test_every_command_every_look_and_a_minute_that_passes_leave_it_whole(qtbot, qapp, monkeypatch):
    monkeypatch.setattr(Preview, "build_when_idle", lambda _self: None)
    theme, tasks = Theme(), Tasks()
    window = Window(Session(tasks), theme)
    qtbot.addWidget(window)
    window.show()
    # An exception in a slot fails the test (pytest-qt).
    for command in window.commands:
        command.run()
    for mode in ("light", "dark"):
        theme.use(mode)
    minute = window.grid.findChild(QTimer, "minute")
    assert minute is not None and minute.isActive()
    minute.timeout.emit()
    assert window.isVisible() and not window.session.history.present.edits
    tasks.close()
