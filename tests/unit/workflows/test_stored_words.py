"""What leaves the desk is the same in every language of its window: calendar, tables, pages and messages."""

from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from jada_desk.domain.charter_status import CharterStatus
from jada_desk.domain.draft import NewCharter, add_charter, set_status
from jada_desk.domain.translation import install_catalogue, tr
from jada_desk.workflows import mint
from tests.translations.pseudo import pseudo
from tests.unit.workflows.world import THURSDAY, Operation, at


@pytest.fixture(autouse=True)
def english_again():
    yield
    install_catalogue(None)


def everything_written(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A weekend with edits, a cancelled and a new charter is published; what the world then has."""
    chance = Random(1)

    def token(size: int) -> str:
        return chance.randbytes(size).hex()

    monkeypatch.setattr(mint, "secrets", SimpleNamespace(choice=chance.choice, token_urlsafe=token))
    jada = Operation()
    draft = set_status(
        jada.weekend_edits(), jada.charter("quinn"), CharterStatus.CANCELLED, "Engine", THURSDAY
    )
    new = NewCharter("jadamara0531", "Mara Morning", "Shearwater", at(31, 9), at(31, 12), THURSDAY)
    report = jada.publish(jada.plan(add_charter(draft, new)))
    assert report.is_complete
    return {
        "calendar": jada.calendar.events,
        "tables": jada.tables.rows,
        "pages": {key: one.body for key, one in jada.pages.objects.items()},
        "messages": jada.messages(),
    }


def test_nothing_that_is_stored_or_sent_depends_on_the_windows_language(monkeypatch):
    english = everything_written(monkeypatch)
    install_catalogue(pseudo)
    assert tr("Close") != "Close"
    other = everything_written(monkeypatch)
    for what, written in english.items():
        assert other[what] == written, what
