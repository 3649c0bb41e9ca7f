"""The languages in which guests are written to."""

from enum import StrEnum
from typing import Final

from jada_desk.domain.translation import tr_later


class Language(StrEnum):
    """The stored forms of `guest_language`, which are also those of the `lang` attribute (BCP 47)."""

    ENGLISH = "en"
    SPANISH = "es"


LANGUAGE_NAMES: Final = {Language.ENGLISH: tr_later("English"), Language.SPANISH: tr_later("Spanish")}


def language_of(stored: str) -> Language:
    """A guest's language as it is stored; English when nobody said, and for anything else."""
    try:
        return Language(stored)
    except ValueError:
        return Language.ENGLISH
