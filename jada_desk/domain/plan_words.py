"""What a plan says: values of any layer, and why a charter is left out of it."""

from datetime import datetime

from jada_desk.domain.charter import FIELD_LABELS
from jada_desk.domain.draft import Conflict
from jada_desk.domain.translation import tr
from jada_desk.domain.when import say_moment


def say_value(value: object) -> str:
    """A field's or an attribute's value: times local, lists with commas, nothing as ""."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return say_moment(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(one) for one in value)
    return str(value)


def say_left_out(title: str, clash: Conflict) -> str:
    """The warning that a charter is not published while a conflict of it is open."""
    was, theirs, yours = (
        say_value(value) or tr("empty") for value in (clash.base, clash.theirs, clash.yours)
    )
    return tr(
        "{title} is left out: {field} was {was}, is now {theirs} in Google, and you want {yours}. "
        "Choose one of them first.",
        title=title,
        field=tr(FIELD_LABELS[clash.field]),
        was=was,
        theirs=theirs,
        yours=yours,
    )
