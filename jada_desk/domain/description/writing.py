"""Writing facts into a description so that nothing else of it changes."""

from collections.abc import Iterator, Mapping
from datetime import time

from jada_desk.domain.boarding import write_time
from jada_desk.domain.description.facts import FACTS, OPEN, FactValue, is_empty, normalise, written
from jada_desk.domain.description.keys import HEADCOUNT_KEYS
from jada_desk.domain.description.markup import Edit, Style, apply, style_of
from jada_desk.domain.description.reading import Place, Source, names_of, sources


def patch(text: str, changes: Mapping[str, FactValue], *, start: time | None = None) -> str:
    """The description with changed facts, all else as it was to the byte.

    Two laws: `patch(text, {}) == text`, and with `wanted = {name: normalise(name, value) for ...}`
    `read(patch(text, changes)).facts == merge(read(text).facts, wanted)`, with the same `start` throughout.
    An empty value (None, "" or ()) takes the fact away: its line then says "TBD", lines of notes are removed.

    A value goes to where the fact was read, a time in the style in which it was typed, and to other places
    that said the same; a fact that stood nowhere gets a line at the end, `Captain: Darrell`, notes one line
    each. A value equal to what is read changes nothing. Raises BadInput as `normalise` does.
    """
    wanted = {fact: normalise(fact, value) for fact, value in changes.items()}
    found = sources(text, start=start)
    style = style_of(text)
    edits: list[Edit] = []
    added: list[str] = []
    for fact in FACTS:
        if fact not in wanted:
            continue
        value, source = wanted[fact], found.get(fact)
        if source is None:
            added += [] if value is None else [f"{FACTS[fact]}: {words}" for words in _lines(fact, value)]
        elif source.value != value and not (is_empty(source.value) and value is None):
            edits += _edits(style, source, value, start)
    return _append(apply(text, edits), added, style)


def _lines(fact: str, value: FactValue) -> list[str]:
    return str(value).split("\n") if fact == "notes" else [written(fact, value)]


def _append(text: str, added: list[str], style: Style) -> str:
    if not added:
        return text
    lines = style.joint.join(style.stored(line) for line in added)
    return text + (lines if not text or text.endswith(style.joint) else style.joint + lines)


def _edits(style: Style, source: Source, value: FactValue, start: time | None) -> Iterator[Edit]:
    fact = source.places[0].fact
    if fact == "notes":
        yield from _notes_edits(style, source.places, _lines(fact, value) if value else [])
    elif fact == "crew":
        yield from _crew_edits(style, source.places, value if isinstance(value, tuple) else ())
    else:
        for place in (*source.places, *source.same):
            yield _value_edit(style, place, value, start)


def _value_edit(style: Style, place: Place, value: FactValue, start: time | None) -> Edit:
    begin, end = place.begin, place.end
    if value is None:
        (begin, end), words = place.words, OPEN
        if place.fact == "passengers" and place.key in HEADCOUNT_KEYS:
            words = f"{OPEN} pax"
    elif isinstance(value, time):
        words = write_time(value, like=place.typed, start=start)
    else:
        words = written(place.fact, value)
    return place.line.replacement(begin, end, place.lead + style.stored(words))


def _crew_edits(style: Style, places: tuple[Place, ...], names: tuple[str, ...]) -> Iterator[Edit]:
    """Each line keeps its number of names, the last one takes the rest."""
    for n, place in enumerate(places, start=1):
        share = len(names) if n == len(places) else len(names_of(place))
        mine, names = names[:share], names[share:]
        if mine != names_of(place):
            yield _value_edit(style, place, mine or None, None)


def _notes_edits(style: Style, places: tuple[Place, ...], notes: list[str]) -> Iterator[Edit]:
    """Line for line; lines too many are removed, lines too few follow the last."""
    taken: set[int] = set()
    for place, words in zip(places, notes, strict=False):
        more = notes[len(places) :] if place is places[-1] else []
        follow = "".join(f"{style.joint}{FACTS['notes']}: {style.stored(line)}" for line in more)
        if words != place.value or follow:
            edit = place.line.replacement(place.begin, place.end, place.lead + style.stored(words) + follow)
            yield edit
    for place in places[len(notes) :]:
        yield place.line.removal(taken)
