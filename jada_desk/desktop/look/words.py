"""Values in a dispatcher's words."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Final

from jada_desk.domain.charter import FIELD_LABELS, FieldValue
from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.notice import Channel
from jada_desk.domain.phone import to_display
from jada_desk.domain.translation import tr, tr_later
from jada_desk.domain.when import say_moment, say_time

if TYPE_CHECKING:
    from jada_desk.domain.plan import PlannedNotice

CHANNEL_WORDS: Final = {
    Channel.EMAIL: tr_later("e-mail"),
    Channel.SMS: tr_later("text message"),
    Channel.PHONE: tr_later("by phone"),
}
_OTHER_LABELS: Final = {"is_new": tr_later("New charter"), "is_charter": tr_later("Is a charter")}
_STATUS_WORDS: Final[dict[str, str]] = {
    CharterStatus.HELD: tr_later("weather hold"),
    CharterStatus.CANCELLED: tr_later("cancelled"),
}


def show_value(value: FieldValue) -> str:
    """A charter's value as it is read aloud: "18:30", "Gene, Sarah", "nothing"."""
    if isinstance(value, datetime):
        return say_time(value)
    if isinstance(value, tuple):
        return ", ".join(value) or tr("nobody")
    if value is None or value == "":
        return tr("nothing")
    return str(value)


def field_label(name: str) -> str:
    """What an edited field is called; beside the charter's own, an event may be called a charter, or be a new one."""
    return tr(FIELD_LABELS.get(name, _OTHER_LABELS.get(name, name)))


def show_field(name: str, value: FieldValue) -> str:
    """A charter's field as it is read aloud; telephone numbers the local way."""
    if name == "is_new" and isinstance(value, tuple):
        _, boat, start, end = value
        first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
        return tr("{start}–{end}, {boat}", start=say_moment(first), end=say_time(last), boat=boat)
    if name == "status" and value:
        return tr(_STATUS_WORDS.get(str(value), str(value)))
    return (
        to_display(value) if name == "guest_phone" and isinstance(value, str) and value else show_value(value)
    )


# What `say_attribute` says of the tables' attributes; the calendar's facts are among the labels.
_ATTRIBUTES: Final = (
    tr_later("Booking id"),
    tr_later("Boarding time"),
    tr_later("Date"),
    tr_later("Duration minutes"),
    tr_later("End time"),
    tr_later("Event name"),
    tr_later("Guest email"),
    tr_later("Guest id"),
    tr_later("Guest language"),
    tr_later("Guest name"),
    tr_later("Guest phone"),
    tr_later("Guest time zone"),
    tr_later("Is charter"),
    tr_later("Is new"),
    tr_later("Page"),
    tr_later("Photo upload code"),
    tr_later("Start time"),
    tr_later("Status reason"),
    tr_later("Waiver status"),
    tr_later("Waivers expected"),
)


def say_attribute(name: str) -> str:
    """A table's attribute or a page's part as a line of what is written begins: `Start time`."""
    words = name.replace("_", " ").capitalize()
    return tr(words)


def name_of_message(who: str, charter: str, *, shown: bool) -> str:
    """The name of the button that unfolds a message and folds it again."""
    if shown:
        return tr("Hide the message to {who}, about {charter}", who=who, charter=charter)
    return tr("Read the message to {who}, about {charter}", who=who, charter=charter)


def show_address(notice: PlannedNotice) -> str:
    """Where a message goes to: a telephone number the local way, an e-mail address as it is."""
    return notice.address if notice.channel is Channel.EMAIL else to_display(notice.address)


def plain_tip(text: str) -> str:
    """A tooltip that shows `text` as it is: what looks like markup Qt takes for markup, and loads its files."""
    return f"<span>{escape(text).replace(chr(10), '<br>')}</span>" if text else ""
