"""Everything the window can be told to do, in the order in which the finder and the page of keys list it."""

from datetime import timedelta
from functools import partial
from typing import Final

from jada_desk.desktop.changeover import Changeover
from jada_desk.desktop.commands import Command
from jada_desk.desktop.controller import Controller
from jada_desk.desktop.days import Days
from jada_desk.desktop.frame import Frame
from jada_desk.desktop.panels import Panels
from jada_desk.domain.notice import NoticeKind
from jada_desk.domain.translation import tr

_STEP: Final = timedelta(minutes=15)


def window_commands(
    frame: Frame, controller: Controller, days: Days, panels: Panels, changeover: Changeover
) -> tuple[Command, ...]:
    """The commands of a window; its keys are bound from this list, and nowhere else."""
    session, side, bulk = frame.session, frame.side, frame.grid.bulk
    return (
        Command(tr("Review and publish"), controller.review, "Ctrl+Return", tr("send")),
        Command(tr("Find guest, crew, boat, day or command"), controller.open_finder, "Ctrl+K", tr("search")),
        Command(tr("Filter crew"), controller.filter_crew, "Ctrl+F"),
        Command(tr("Undo"), session.undo, "Ctrl+Z"),
        Command(tr("Redo"), session.redo, "Ctrl+Shift+Z"),
        Command(tr("Earlier weekend"), partial(session.step_weekend, -1), "Ctrl+PgUp", tr("previous")),
        Command(tr("Later weekend"), partial(session.step_weekend, 1), "Ctrl+PgDown", tr("next")),
        Command(tr("This weekend"), session.show_this_weekend, "", tr("today now")),
        Command(tr("Whole week or weekend"), frame.top.toggle_week, "Ctrl+E", tr("monday days view")),
        Command(tr("Choose a weekend"), days.choose_weekend, "Ctrl+D", tr("date day calendar month go to")),
        Command(tr("New charter"), panels.show_new_charter, "Ctrl+N", tr("add booking phone")),
        Command(tr("Choose all charters shown"), bulk.choose_all, "Ctrl+A", tr("bulk select several")),
        Command(
            tr("Choose one more charter, or one less"), bulk.pick, "Ctrl+Space", tr("bulk select several")
        ),
        Command(tr("Copy last weekend's crew"), days.copy_last_crew, "", tr("crew again same")),
        Command(tr("Copy another weekend's crew"), days.copy_crew, "", tr("crew again same")),
        Command(tr("Move the charter a day earlier"), partial(days.shift_charter, -1, 0), "Alt+Shift+Left"),
        Command(tr("Move the charter a day later"), partial(days.shift_charter, 1, 0), "Alt+Shift+Right"),
        Command(tr("Move the charter to the boat above"), partial(days.shift_charter, 0, -1), "Alt+Shift+Up"),
        Command(
            tr("Move the charter to the boat below"), partial(days.shift_charter, 0, 1), "Alt+Shift+Down"
        ),
        Command(
            tr("Move the charter 15 minutes earlier"),
            partial(days.shift_time, -_STEP),
            "Alt+Shift+PgUp",
            tr("time reschedule"),
        ),
        Command(
            tr("Move the charter 15 minutes later"),
            partial(days.shift_time, _STEP),
            "Alt+Shift+PgDown",
            tr("time reschedule"),
        ),
        Command(tr("Move the charter to another day"), days.choose_day, "", tr("reschedule date postpone")),
        Command(tr("Cancel the charter"), partial(controller.ask_of_charter, "cancel"), "", tr("call off")),
        Command(
            tr("Hold the charter for weather"),
            partial(controller.ask_of_charter, "hold"),
            "",
            tr("wind storm"),
        ),
        Command(
            tr("Go ahead despite a warning: say why"),
            controller.ask_why,
            "Ctrl+B",
            tr("override reason because"),
        ),
        Command(
            tr("No more texts to the guest"),
            partial(controller.ask_of_charter, "stop"),
            "",
            tr("opt out sms"),
        ),
        Command(
            tr("Remind who sails tomorrow"),
            partial(controller.remind, NoticeKind.REMINDER),
            "",
            tr("message sms"),
        ),
        Command(
            tr("Ask for missing waivers"),
            partial(controller.remind, NoticeKind.WAIVER),
            "",
            tr("remind message"),
        ),
        Command(
            tr("Message to guests or crew"),
            controller.write_message,
            "Ctrl+M",
            tr("text sms mail write tell"),
        ),
        Command(
            tr("Who is told about the charter"),
            lambda: side.details.show_messages(),
            "Ctrl+Shift+M",
            tr("messages notices preview text mail guest crew"),
        ),
        Command(
            tr("Waivers of the charter"), controller.show_waivers, "", tr("signed missing guardian minor")
        ),
        Command(
            tr("Find the guest's contact"), controller.find_contact, "Ctrl+Shift+L", tr("phone lookup search")
        ),
        Command(
            tr("Find all missing contacts"), side.find_all_contacts, "", tr("phone lookup search weekend")
        ),
        Command(tr("Call the guest"), lambda: side.details.call(), "Ctrl+L", tr("phone dial")),
        Command(tr("Copy the phone number"), lambda: side.details.copy_phone(), "Ctrl+Shift+C"),
        Command(
            tr("Larger or smaller guest page"), lambda: side.details.toggle_page(), "Ctrl+G", tr("preview")
        ),
        Command(
            tr("Guest page on a phone, a desktop or paper"),
            lambda: side.details.show_next_medium(),
            "Ctrl+Shift+G",
            tr("preview width mobile print"),
        ),
        Command(
            tr("Difference to what is live"),
            side.toggle_difference,
            "Ctrl+Shift+D",
            tr("compare changes guest page published"),
        ),
        Command(tr("Drop all edits of this charter"), controller.discard, "", tr("discard revert")),
        Command(
            tr("Templates of your own"), panels.show_templates, "", tr("guest page mail text words change")
        ),
        Command(tr("Run sheet: print or save"), panels.show_run_sheet, "Ctrl+P", tr("paper pdf dock list")),
        Command(
            tr("Crew directory"),
            panels.show_crew,
            "Ctrl+Shift+F",
            tr("add edit deactivate import licence phone"),
        ),
        Command(
            tr("Phone and trips of a crew member"),
            panels.show_focused_crew,
            "Ctrl+I",
            tr("call info licence"),
        ),
        Command(tr("History"), controller.show_history, "Ctrl+H", tr("publishes roll back sent")),
        Command(tr("Read the calendar again"), session.refresh, "F5", tr("refresh sync reload")),
        Command(tr("Next part of the window"), partial(frame.step_region, 1), "F6"),
        Command(tr("Previous part of the window"), partial(frame.step_region, -1), "Shift+F6"),
        Command(tr("Light colours"), partial(controller.use_theme, "light"), "", tr("theme")),
        Command(tr("Dark colours"), partial(controller.use_theme, "dark"), "", tr("theme night")),
        Command(
            tr("Colours of the system"), partial(controller.use_theme, "system"), "", tr("theme automatic")
        ),
        Command(tr("Larger text"), partial(controller.step_scale, 1), "Ctrl++", tr("zoom")),
        Command(tr("Smaller text"), partial(controller.step_scale, -1), "Ctrl+-", tr("zoom")),
        Command(tr("Operations"), changeover.listed.emit, "Ctrl+O", tr("tenant switch")),
        Command(tr("Check connections"), changeover.check_connections, "", tr("doctor test help")),
        Command(tr("Sign in to Google"), partial(panels.sign_in, "Google"), "", tr("account")),
        Command(tr("Sign in to AWS"), partial(panels.sign_in, "AWS"), "", tr("account")),
        Command(
            tr("Settings of this operation"),
            changeover.open_settings,
            "Ctrl+,",
            tr("connect preferences boat out of service"),
        ),
        Command(tr("Connect another operation"), changeover.add_operation, "", tr("tenant add new")),
        Command(tr("Keys"), panels.show_keys, "F1", tr("shortcuts help")),
    )
