"""Everything the window can be told to do, in the order in which the finder and the page of keys list it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jada_desk.desktop.commands import Command
from jada_desk.domain.notice import NoticeKind

if TYPE_CHECKING:
    from jada_desk.desktop.window import Window


def window_commands(window: Window) -> tuple[Command, ...]:
    """The commands of a window; its keys are bound from this list, and nowhere else."""
    session, details = window.session, window.side.details
    return (
        Command("Review and publish", window.review, "Ctrl+Return", "send"),
        Command("Find guest, crew, boat, day or command", window.open_finder, "Ctrl+K", "search"),
        Command("Filter crew", window.roster.enter, "Ctrl+F"),
        Command("Undo", session.undo, "Ctrl+Z"),
        Command("Redo", session.redo, "Ctrl+Shift+Z"),
        Command("Earlier weekend", partial(session.step_weekend, -1), "Ctrl+PgUp", "previous"),
        Command("Later weekend", partial(session.step_weekend, 1), "Ctrl+PgDown", "next"),
        Command("This weekend", session.show_this_weekend, "", "today now"),
        Command("Whole week or weekend", window.toggle_week, "Ctrl+E", "monday days view"),
        Command("Choose a weekend", window.choose_weekend, "Ctrl+D", "date day calendar month go to"),
        Command("New charter", window.new_charter, "Ctrl+N", "add booking phone"),
        Command("Choose all charters shown", window.grid.bulk.choose_all, "Ctrl+A", "bulk select several"),
        Command(
            "Choose one more charter, or one less", window.grid.bulk.pick, "Ctrl+Space", "bulk select several"
        ),
        Command("Copy last weekend's crew", window.copy_last_crew, "", "crew again same"),
        Command("Copy another weekend's crew", window.copy_crew, "", "crew again same"),
        Command("Move the charter a day earlier", partial(window.shift_charter, -1, 0), "Alt+Shift+Left"),
        Command("Move the charter a day later", partial(window.shift_charter, 1, 0), "Alt+Shift+Right"),
        Command("Move the charter to the boat above", partial(window.shift_charter, 0, -1), "Alt+Shift+Up"),
        Command("Move the charter to the boat below", partial(window.shift_charter, 0, 1), "Alt+Shift+Down"),
        Command("Move the charter to another day", window.choose_day, "", "reschedule date postpone"),
        Command("Cancel the charter", partial(window.ask_of_charter, "cancel"), "", "call off"),
        Command("Hold the charter for weather", partial(window.ask_of_charter, "hold"), "", "wind storm"),
        Command("Go ahead despite a warning: say why", window.ask_why, "Ctrl+B", "override reason because"),
        Command("No more texts to the guest", partial(window.ask_of_charter, "stop"), "", "opt out sms"),
        Command("Remind who sails tomorrow", partial(window.remind, NoticeKind.REMINDER), "", "message sms"),
        Command("Ask for missing waivers", partial(window.remind, NoticeKind.WAIVER), "", "remind message"),
        Command("Message to guests or crew", window.write_message, "Ctrl+M", "text sms mail write tell"),
        Command(
            "Who is told about the charter",
            details.show_messages,
            "Ctrl+Shift+M",
            "messages notices preview text mail guest crew",
        ),
        Command("Waivers of the charter", window.show_waivers, "", "signed missing guardian minor"),
        Command("Find the guest's contact", window.find_contact, "Ctrl+Shift+L", "phone lookup search"),
        Command(
            "Find all missing contacts", window.side.find_all_contacts, "", "phone lookup search weekend"
        ),
        Command("Call the guest", details.call, "Ctrl+L", "phone dial"),
        Command("Copy the phone number", details.copy_phone, "Ctrl+Shift+C"),
        Command("Larger or smaller guest page", details.toggle_page, "Ctrl+G", "preview"),
        Command(
            "Guest page on a phone, a desktop or paper",
            details.show_next_medium,
            "Ctrl+Shift+G",
            "preview width mobile print",
        ),
        Command(
            "Difference to what is live",
            window.side.toggle_difference,
            "Ctrl+Shift+D",
            "compare changes guest page published",
        ),
        Command("Drop all edits of this charter", window.discard, "", "discard revert"),
        Command("Templates of your own", window.show_templates, "", "guest page mail text words change"),
        Command("Run sheet: print or save", window.show_run_sheet, "Ctrl+P", "paper pdf dock list"),
        Command(
            "Crew directory", window.show_crew, "Ctrl+Shift+F", "add edit deactivate import licence phone"
        ),
        Command("History", window.show_history, "Ctrl+H", "publishes roll back sent"),
        Command("Read the calendar again", session.refresh, "F5", "refresh sync reload"),
        Command("Next part of the window", partial(window.step_region, 1), "F6"),
        Command("Previous part of the window", partial(window.step_region, -1), "Shift+F6"),
        Command("Light colours", partial(window.use_theme, "light"), "", "theme"),
        Command("Dark colours", partial(window.use_theme, "dark"), "", "theme night"),
        Command("Colours of the system", partial(window.use_theme, "system"), "", "theme automatic"),
        Command("Larger text", partial(window.step_scale, 1), "Ctrl++", "zoom"),
        Command("Smaller text", partial(window.step_scale, -1), "Ctrl+-", "zoom"),
        Command("Operations", window.wants_operations.emit, "Ctrl+O", "tenant switch"),
        Command("Check connections", window.check_connections, "", "doctor test help"),
        Command("Sign in to Google", partial(window.sign_in, "Google"), "", "account"),
        Command("Sign in to AWS", partial(window.sign_in, "AWS"), "", "account"),
        Command(
            "Settings of this operation",
            window.open_settings,
            "Ctrl+,",
            "connect preferences boat out of service",
        ),
        Command("Connect another operation", window.add_operation, "", "tenant add new"),
        Command("Keys", window.show_keys, "F1", "shortcuts help"),
    )
