"""What the settings pages have in common: their words and fields, the sign-in, what a test found."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jada_desk.desktop.connect.form import Form
from jada_desk.desktop.connect.parts import Column, Findings, FormField
from jada_desk.desktop.connect.signing_in import SignInBox
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.state.tasks import Tasks
from jada_desk.domain.translation import tr
from jada_desk.workflows.connections import Part


class Page(QWidget):
    """One step. `words` stand under its title, `parts` is what its test covers."""

    wants_test = Signal()
    title = ""
    words = ""
    parts: tuple[Part, ...] = ()

    def __init__(self, form: Form, theme: Theme, tasks: Tasks) -> None:
        super().__init__()
        self.form, self.theme, self.tasks = form, theme, tasks
        self.column = Column(theme, tr(self.title), tr(self.words))
        self.setLayout(self.column)
        self.findings = Findings(theme)
        self.sign_in = SignInBox(theme, tasks)
        self.sign_in.done.connect(lambda _: self.wants_test.emit())
        self.build()
        self.column.addWidget(self.sign_in)
        self.column.addWidget(self.findings)
        self.column.addStretch(1)

    def build(self) -> None:
        """Put the fields into the column."""

    def enter(self) -> None:
        """The page comes into view."""

    def problem(self) -> str:
        """Why one cannot go on, "" when one can."""
        return ""

    def line(self, section: str, key: str, label: str, hint: str = "", placeholder: str = "") -> FormField:
        field = FormField(self.form, section, key, label, placeholder)
        self.column.field(label, field, hint)
        return field
