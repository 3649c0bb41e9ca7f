"""What opens over the window; each is built when it is first wanted, for no start waits for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from jada_desk.desktop.board.crew_chip import CrewChip
from jada_desk.desktop.board.slot_button import SlotButton
from jada_desk.desktop.changeover import Changeover
from jada_desk.desktop.commands import KeyList
from jada_desk.desktop.connect.tenants import TenantMenu
from jada_desk.desktop.controller import Controller
from jada_desk.desktop.frame import Frame
from jada_desk.desktop.look.theme import Theme
from jada_desk.domain.translation import tr

if TYPE_CHECKING:
    from jada_desk.desktop.board.crew_card import CrewCard
    from jada_desk.desktop.board.picker import Picker
    from jada_desk.desktop.charter.new_charter import NewCharterForm
    from jada_desk.desktop.connect.signing_in import Service, SignInPanel
    from jada_desk.desktop.connect.templates import TemplateEditor
    from jada_desk.desktop.crew.editor import CrewEditor
    from jada_desk.desktop.run_sheet import RunSheetPanel


class Panels:
    """The panels over one window, and what opens them."""

    def __init__(self, frame: Frame, theme: Theme, controller: Controller, changeover: Changeover) -> None:
        self._frame, self._session, self._theme = frame, frame.session, theme
        self._controller, self._changeover = controller, changeover

    @cached_property
    def picker(self) -> Picker:
        """Who may fill a slot, by name."""
        from jada_desk.desktop.board.picker import Picker

        return Picker(self._session, self._theme, self._frame)

    @cached_property
    def crew_card(self) -> CrewCard:
        """One of the crew: phone, trips, licence."""
        from jada_desk.desktop.board.crew_card import CrewCard

        card = CrewCard(self._session, self._theme, self._frame)
        card.wants_charter.connect(self._controller.go_to_charter)
        card.wants_edit.connect(self.show_crew)
        return card

    @cached_property
    def keys(self) -> KeyList:
        """All keys on one page."""
        return KeyList(self._theme, self._frame, self._frame.commands)

    @cached_property
    def signing_in(self) -> SignInPanel:
        """Leads through the sign-in to a service."""
        from jada_desk.desktop.connect.signing_in import SignInPanel

        panel = SignInPanel(self._theme, self._frame, self._session.tasks)
        panel.wants_settings.connect(self._changeover.open_settings)
        return panel

    @cached_property
    def tenants(self) -> TenantMenu:
        """The operations, and what belongs to the one that is open."""
        changeover = self._changeover
        menu = TenantMenu(
            self._theme,
            self._frame,
            (
                (tr("Check connections…"), changeover.check_connections),
                (tr("Sign in to Google…"), partial(self.sign_in, "Google")),
                (tr("Sign in to AWS…"), partial(self.sign_in, "AWS")),
                (tr("Settings…"), changeover.open_settings),
                (tr("Connect another operation…"), changeover.add_operation),
            ),
        )
        menu.chosen.connect(changeover.operation.emit)
        return menu

    @cached_property
    def new_charter(self) -> NewCharterForm:
        """The form of a new charter."""
        from jada_desk.desktop.charter.new_charter import NewCharterForm

        form = NewCharterForm(self._session, self._theme, self._frame)
        form.made.connect(self._show_made)
        return form

    @cached_property
    def crew(self) -> CrewEditor:
        """The crew directory."""
        from jada_desk.desktop.crew.editor import CrewEditor

        return CrewEditor(self._session, self._theme, self._frame)

    @cached_property
    def templates(self) -> TemplateEditor:
        """The words of guest page, mails and texts."""
        from jada_desk.desktop.connect.templates import TemplateEditor

        return TemplateEditor(self._session, self._theme, self._frame)

    @cached_property
    def run_sheet(self) -> RunSheetPanel:
        """The run sheet, to print or to save."""
        from jada_desk.desktop.run_sheet import RunSheetPanel

        return RunSheetPanel(self._session, self._theme, self._frame)

    def close_browsers(self) -> None:
        """End the browser parts of the panels that were built."""
        if "templates" in vars(self):
            self.templates.preview.close_browser()

    # Opening them ----------------------------------------------------------------------------------------------------

    def sign_in(self, service: Service, then: Callable[[], object] = lambda: None) -> None:
        """Sign in to a service; when it worked, the desk uses it, and `then` goes on with what needed it."""
        session = self._session
        if not session.is_open:
            return

        def signed_in() -> None:
            session.desk.reconnect()
            session.refresh()
            then()

        self.signing_in.begin(session.desk.tenant, service, signed_in)

    def show_keys(self) -> None:
        self.keys.open_centred()

    def show_new_charter(self, day: date | None = None, boat: str = "") -> None:
        """Offer the form of a new charter, for a day and boat when they are known."""
        session = self._session
        if not session.board.days:
            return
        today = session.desk.now().date()
        first = next((one for one in session.board.days if one >= today), session.board.days[0])
        self.new_charter.open_for(day or first, boat or session.desk.tenant.default_boat.name)

    def _show_made(self, event_id: str, day: date) -> None:
        if day in self._session.board.days:
            self._controller.show_charter(event_id)
        else:
            self._session.show_weekend(day)

    def show_crew(self, name: str = "") -> None:
        """Show the crew directory, at somebody when they are named."""
        if self._session.is_open:
            self.crew.open_for(name)

    def show_crew_card(self, name: str, anchor: QWidget) -> None:
        """Show one of the crew beside where they stand."""
        self.crew_card.open_for(name, anchor)

    def show_focused_crew(self) -> None:
        """Show whoever stands where the focus is: in the crew list, or in a slot."""
        focus = QApplication.focusWidget()
        if isinstance(focus, CrewChip) and focus.name:
            self.show_crew_card(focus.name, focus)
        elif isinstance(focus, SlotButton) and focus.view.name:
            self.show_crew_card(focus.view.name, focus)
        else:
            self._session.announced.emit(tr("Go to somebody first: in the crew list, or in a slot."))

    def show_templates(self) -> None:
        """Change the words of guest page, mails and texts."""
        if self._session.is_open:
            self.templates.open_for_session()

    def show_run_sheet(self) -> None:
        """Show the run sheet of the chosen charters, of the selected one, or of the weekend."""
        session = self._session
        if not session.board.cards:
            session.announced.emit(tr("There is no charter on this weekend."))
            return
        chosen = self._frame.grid.bulk.event_ids or ((session.selection,) if session.selection else ())
        self.run_sheet.open_for(frozenset(chosen))
