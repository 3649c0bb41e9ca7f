"""One planned message in words: whom it reaches where and at what hour of theirs, how long it is, and its text."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout

from jada_desk.desktop.look.parts import Text
from jada_desk.desktop.look.theme import Theme
from jada_desk.desktop.look.words import CHANNEL_WORDS, show_address
from jada_desk.desktop.state.session import Session
from jada_desk.domain.notice import Audience, Channel
from jada_desk.domain.plan import PlannedNotice
from jada_desk.domain.quiet_hours import quiet_hours
from jada_desk.domain.sms import sms_parts
from jada_desk.domain.translation import tr, tr_n
from jada_desk.domain.when import say_weekday_and_time


def addressee(notice: PlannedNotice) -> str:
    """Who is told and by what: "Quinn, text message"."""
    return f"{notice.name or tr('Guest')}, {tr(CHANNEL_WORDS[notice.channel])}"


def detail(session: Session, notice: PlannedNotice, charter: str) -> str:
    """What it is about, the address, the recipient's hour, the parts of a text, and why it waits or is not ticked."""
    facts = [tr("About {charter}", charter=charter), show_address(notice), _local_time(session, notice)]
    if notice.channel is Channel.SMS:
        facts.append(tr_n("{n} part", "{n} parts", sms_parts(notice.text)))
    words = " · ".join(facts)
    return f"{words}\n{notice.reason}" if notice.reason else words


def add_text(column: QVBoxLayout, theme: Theme, notice: PlannedNotice) -> None:
    """The message in full, as it will be read, and by what permission it is sent."""
    if notice.subject:
        column.addWidget(Text(theme, notice.subject, 12.5, QFont.Weight.DemiBold))
    column.addWidget(Text(theme, notice.text, 12.5, selectable=True))
    if notice.permission:
        column.addWidget(Text(theme, f"{notice.permission}.", 12, tone="secondary"))


def _local_time(session: Session, notice: PlannedNotice) -> str:
    """The hour that it is now for who is written to: crew live by the dock's clock, a guest maybe by another."""
    card = session.board.card(notice.event_ids[0])
    is_guest = notice.audience is Audience.GUEST and card is not None
    known = card.charter.guest_time_zone if card and is_guest else ""
    zone = quiet_hours(session.desk.tenant, known).zone
    now = session.desk.now().astimezone(zone)
    where = zone.key.rpartition("/")[2].replace("_", " ")
    hour = say_weekday_and_time(now)
    return (
        tr("now {hour} in {where}", hour=hour, where=where)
        if known
        else tr("now {hour} at the dock", hour=hour)
    )
