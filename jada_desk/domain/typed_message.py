"""A text that the dispatcher types once, for the guests, the crew, or both, of one or several charters."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from jada_desk.domain.errors import BadInput
from jada_desk.domain.notice import Audience
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.translation import tr

# What a text may leave open; each stands for what the reader's own charter says.
PLACES: Final = ("{name}", "{day}", "{time}", "{boat}")
LONGEST_MESSAGE: Final = 480

_PLACE: Final = re.compile("|".join(map(re.escape, PLACES)))


@dataclass(frozen=True, slots=True)
class TypedMessage:
    """What to say (one line, with `PLACES` in it or without), about which charters, to whom of them."""

    words: str
    event_ids: frozenset[str]
    audiences: frozenset[Audience]

    @property
    def has_places(self) -> bool:
        return bool(_PLACE.search(self.words))


def type_message(typed: str, event_ids: Iterable[str], audiences: Iterable[Audience]) -> TypedMessage:
    """A message as it was typed or pasted: breaks become spaces, what is invisible goes.

    Raises BadInput when there is nothing to say, nobody to say it to, or more than `LONGEST_MESSAGE` characters.
    """
    words, to = one_line(typed, LONGEST_MESSAGE + 1), frozenset(audiences)
    if not words:
        raise BadInput(tr("A message needs words."), unchanged=tr("Nothing was sent."))
    if len(words) > LONGEST_MESSAGE:
        raise BadInput(
            tr("A message has at most {longest} characters.", longest=LONGEST_MESSAGE),
            unchanged=tr("Nothing was sent."),
        )
    if not to:
        raise BadInput(tr("Choose guests, crew or both."), unchanged=tr("Nothing was sent."))
    return TypedMessage(words, frozenset(event_ids), to)


def fill(words: str, values: Mapping[str, str]) -> str:
    """The words with each place filled; a value is never looked at for places again."""
    return _PLACE.sub(lambda found: values[found[0]], words)
