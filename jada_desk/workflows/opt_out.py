"""Numbers that are not to be texted: those that SNS knows (people who answered STOP), and those of people who told the
dispatcher so.

Any reasonable words revoke a consent, and are honoured at once (47 CFR 64.1200(a)(10)); the dispatcher keeps them with
the number. They stand in `jada-notices`, in a partition of their own, so that every desk of the operation sees them.
"""

from datetime import datetime
from typing import Final

from jada_desk.domain.errors import BadInput, JadaError
from jada_desk.domain.phone import to_e164
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.translation import tr, tr_later
from jada_desk.domain.when import say_date
from jada_desk.workflows.ports.messages import SmsSender
from jada_desk.workflows.ports.tables import Table, Tables
from jada_desk.workflows.records import read_moment, stored_moment, text

# No Google id holds a "#".
PARTITION: Final = "#no-texts"
_STOPPED: Final = "stopped"
_ALLOWED: Final = "allowed"
_LONGEST_WORDS: Final = 200
STOPPED_SINCE: Final = tr_later(
    "This person asked not to be texted: nothing was sent. The next plan says how to tell them."
)


def read_opt_outs(tables: Tables, sms: SmsSender | None) -> tuple[dict[str, str], str]:
    """The numbers (E.164) that are not to be texted, each with the sentence that says since when; and the sentence
    that says why one of the two sources could not be asked, "" when both were."""
    found: dict[str, str] = {}
    trouble = ""
    if sms is not None:
        try:
            found |= dict.fromkeys(sms.opted_out(), tr("Answered STOP: SNS sends no texts to this number."))
        except JadaError as exc:
            trouble = tr("Who answered STOP could not be asked. {why}", why=exc)
    for row in tables.query(Table.NOTICES, PARTITION):
        if text(row, "state") == _STOPPED:
            since = read_moment(text(row, "at"))
            words = text(row, "words")
            asked = (
                tr("Asked not to be texted on {day}", day=say_date(since, with_year=True))
                if since
                else tr("Asked not to be texted")
            )
            found[text(row, "notice_id")] = f"{asked}: “{words}”." if words else f"{asked}."
    return found, trouble


def stop_texts(tables: Tables, phone: str, words: str, at: datetime) -> str:
    """Keep that a number is not to be texted any more, with the person's words; the number. Raises BadInput."""
    return _keep(tables, phone, _STOPPED, words, at)


def allow_texts(tables: Tables, phone: str, words: str, at: datetime) -> str:
    """Keep that a number may be texted again, with the person's words; the number. Raises BadInput.

    Of a number that answered STOP itself SNS goes on refusing texts: only its holder can take that back there.
    """
    return _keep(tables, phone, _ALLOWED, words, at)


def is_stopped(tables: Tables, number: str) -> bool:
    """Whether a person told a dispatcher not to text this number."""
    key = (PARTITION, number)
    return text(tables.get_many(Table.NOTICES, [key]).get(key), "state") == _STOPPED


def _keep(tables: Tables, phone: str, state: str, words: str, at: datetime) -> str:
    number = to_e164(phone)
    if not number:
        raise BadInput(
            tr("{phone} is no phone number.", phone=phone or tr("Nothing")),
            unchanged=tr("Nothing was kept."),
            remedy=tr("Write it with its country code, like +1-619-555-0001."),
        )
    values = {"state": state, "words": one_line(words, _LONGEST_WORDS), "at": stored_moment(at)}
    tables.update(Table.NOTICES, (PARTITION, number), values, expect={})
    return number
