"""What the rules say against the charters of a plan, with the reason where somebody goes ahead all the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from jada_desk.domain.rules import Reason, Severity
from jada_desk.domain.translation import tr


@dataclass(frozen=True, slots=True)
class Objection:
    """One sentence against a charter that a plan touches.

    `charter` is its title; `person` is who it is about, "" for the charter itself; `because` is why the dispatcher goes
    ahead, "" while nobody said.
    """

    event_id: str
    charter: str
    person: str
    reason: Reason
    because: str = ""

    @property
    def can_be_overridden(self) -> bool:
        return self.reason.severity is Severity.WARN

    @property
    def sentence(self) -> str:
        """The warning as a plan lists it, with its rule."""
        cited = f" ({self.reason.rule})" if self.reason.rule else ""
        text = f"{self.reason.text}{cited}"
        if self.can_be_overridden:
            return f"{self.charter}: {text}"
        return tr("{charter}: must not be: {why}", charter=self.charter, why=text)

    def to_json(self) -> list[str]:
        """The objection as JSON values; `read_objection` gives it back equal."""
        reason = self.reason
        said = [reason.code, str(reason.severity), reason.text, reason.rule, reason.about, reason.other]
        return [self.event_id, self.charter, self.person, *said, self.because]


def unanswered(objections: Iterable[Objection], event_ids: frozenset[str]) -> tuple[Objection, ...]:
    """The warnings about these charters that nobody said why to go ahead against."""
    return tuple(
        one for one in objections if one.event_id in event_ids and one.can_be_overridden and not one.because
    )


def read_objection(values: Sequence[Any]) -> Objection:
    """The objection that `to_json` wrote."""
    event_id, charter, person, code, severity, text, rule, about, other, because = values
    reason = Reason(code, Severity(severity), text, rule, about, other)
    return Objection(event_id, charter, person, reason, because)
