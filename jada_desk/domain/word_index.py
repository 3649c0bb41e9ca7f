"""Texts found by the beginnings of their words, one typing mistake allowed, among thousands in a millisecond."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from jada_desk.domain.crew import fold

# Of shorter beginnings one letter in three or four would be no mistake but another word.
_LEAST: Final = 4


class WordIndex:
    """The words of texts, in order. A text is known by its place among those given."""

    def __init__(self, texts: Iterable[str]) -> None:
        places: defaultdict[str, set[int]] = defaultdict(set)
        for place, text in enumerate(texts):
            for word in fold(text).split():
                places[word].add(place)
        self._words: Sequence[str] = sorted(places)
        self._places = dict(places)
        self._letters = sorted({letter for word in self._words for letter in word})

    def find(self, wanted: str) -> tuple[frozenset[int], frozenset[int]]:
        """The texts in which each word wanted begins a word, and those in which one or more nearly do: with a letter
        wrong, missing, too many, or two swapped."""
        parts = fold(wanted).split()
        exactly = [self._beginning(part) for part in parts]
        nearly = [found | self._mistyped(part) for part, found in zip(parts, exactly, strict=True)]
        exact = frozenset(set.intersection(*exactly)) if parts else frozenset()
        near = frozenset(set.intersection(*nearly)) if parts else frozenset()
        return exact, near - exact

    def _beginning(self, part: str) -> set[int]:
        found: set[int] = set()
        place = bisect_left(self._words, part)
        while place < len(self._words) and self._words[place].startswith(part):
            found |= self._places[self._words[place]]
            place += 1
        return found

    def _mistyped(self, part: str) -> set[int]:
        if len(part) < _LEAST:
            return set()
        found: set[int] = set()
        for meant in set(self._meant(part)):
            place = bisect_left(self._words, meant)
            if place < len(self._words) and self._words[place].startswith(meant):
                found |= self._beginning(meant)
        return found

    def _meant(self, part: str) -> Iterator[str]:
        """What somebody may have meant who made one mistake."""
        for n in range(len(part)):
            head, rest = part[:n], part[n + 1 :]
            yield head + rest
            yield head + rest[:1] + part[n] + rest[1:]
            for letter in self._letters:
                yield head + letter + rest
                yield head + letter + part[n:]
