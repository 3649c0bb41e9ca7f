"""Values in a dispatcher's words."""

from datetime import datetime
from html import escape
from typing import Final

from jada_desk.domain.charter import FIELD_LABELS, FieldValue
from jada_desk.domain.notice import Channel
from jada_desk.domain.phone import to_display
from jada_desk.domain.plan import PlannedNotice
from jada_desk.domain.when import say_moment, say_time

CHANNEL_WORDS: Final = {Channel.EMAIL: "e-mail", Channel.SMS: "text message", Channel.PHONE: "by phone"}


def show_value(value: FieldValue) -> str:
    """A charter's value as it is read aloud: "18:30", "Gene, Sarah", "nothing"."""
    if isinstance(value, datetime):
        return say_time(value)
    if isinstance(value, tuple):
        return ", ".join(value) or "nobody"
    if value is None or value == "":
        return "nothing"
    return str(value)


def field_label(name: str) -> str:
    """What an edited field is called; beside the charter's own, an event may be called a charter, or be a new one."""
    return FIELD_LABELS.get(name, "New charter" if name == "is_new" else "Is a charter")


def show_field(name: str, value: FieldValue) -> str:
    """A charter's field as it is read aloud; telephone numbers the local way."""
    if name == "is_new" and isinstance(value, tuple):
        _, boat, start, end = value
        first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
        return f"{say_moment(first)}–{say_time(last)}, {boat}"
    return (
        to_display(value) if name == "guest_phone" and isinstance(value, str) and value else show_value(value)
    )


def show_address(notice: PlannedNotice) -> str:
    """Where a message goes to: a telephone number the local way, an e-mail address as it is."""
    return notice.address if notice.channel is Channel.EMAIL else to_display(notice.address)


def plain_tip(text: str) -> str:
    """A tooltip that shows `text` as it is: what looks like markup Qt takes for markup, and loads its files."""
    return f"<span>{escape(text).replace(chr(10), '<br>')}</span>" if text else ""


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 change", "5 changes"."""
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"
