"""Going ahead against a warning: the reason that a dispatcher typed, tied to the very facts that were warned about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Override:
    """Why somebody goes ahead against one warning.

    `person` is who was warned about, "" for the charter itself; `code` and `about` are those of the `Reason`: a warning
    about other facts (another charter, another hour, another licence date) is another one, and stands. `at` is when the
    reason was given (UTC), `other` the charter that this one clashes with, "" for none.
    """

    person: str
    code: str
    about: str
    reason: str
    at: datetime
    other: str = ""

    @property
    def warning(self) -> tuple[str, str, str]:
        """What was gone against."""
        return self.person, self.code, self.about


def merge_overrides(before: Iterable[Override], after: Iterable[Override]) -> tuple[Override, ...]:
    """All of them, in the order in which they were first said; of two about one warning the later."""
    return tuple({one.warning: one for one in (*before, *after)}.values())
