"""Gmail's search language, as far as a booking lookup uses it.

Words and "quoted phrases" match whole words in any case; `subject:` `from:` `to:` look in one header;
`after:` and `before:` take epoch seconds or YYYY/MM/DD; `in:` a label; `-` excludes; `OR`, `{a b}` (any)
and `(a b)` (all) combine. https://support.google.com/mail/answer/7190
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Final

from jada_desk.practice.clock import ZONE
from jada_desk.practice.mailbox import Mail, fold_words

Matches = Callable[[Mail], bool]
_TOKEN: Final = re.compile(r'-?(?:[a-z]+:)?"[^"]*"|-?(?:[a-z]+:)?[({]|[)}]|[^\s(){}"]+', re.IGNORECASE)


def parse_query(text: str) -> Matches:
    """Whether a mail is found by `text`; an empty one finds all. Spam and bin are the caller's business."""
    tokens = _TOKEN.findall(text)
    matches, _ = _all_of(tokens, 0, "")
    return matches


def looks_in_bin(text: str) -> bool:
    """Whether a query asks for spam or the bin by name."""
    return bool(re.search(r"(?<!-)\bin:(anywhere|spam|trash)", text))


def _all_of(tokens: list[str], at: int, field: str) -> tuple[Matches, int]:
    """Alternatives joined by OR bind closer than neighbours, as in Gmail."""
    groups: list[list[Matches]] = []
    joined = False
    while at < len(tokens) and tokens[at] not in ")}":
        if tokens[at] == "OR":
            joined, at = bool(groups), at + 1
            continue
        term, at = _term(tokens, at, field)
        if joined:
            groups[-1].append(term)
        else:
            groups.append([term])
        joined = False
    return (lambda mail: all(any(one(mail) for one in group) for group in groups)), at + 1


def _any_of(tokens: list[str], at: int, field: str) -> tuple[Matches, int]:
    terms: list[Matches] = []
    while at < len(tokens) and tokens[at] not in ")}":
        if tokens[at] == "OR":
            at += 1
            continue
        term, at = _term(tokens, at, field)
        terms.append(term)
    return (lambda mail: any(one(mail) for one in terms)), at + 1


def _term(tokens: list[str], at: int, field: str) -> tuple[Matches, int]:
    token = tokens[at]
    if token.startswith("-") and len(token) > 1:
        inner, after = _term([*tokens[:at], token[1:], *tokens[at + 1 :]], at, field)
        return (lambda mail: not inner(mail)), after
    name, colon, value = token.partition(":")
    if colon and re.fullmatch(r"[A-Za-z]+", name):
        field, token = name.lower(), value
    if token in ("(", "{"):
        return (_all_of if token == "(" else _any_of)(tokens, at + 1, field)
    return _simple(field, token.strip('"')), at + 1


def _simple(field: str, value: str) -> Matches:
    if field in ("after", "newer", "before", "older"):
        moment = _moment(value)
        if field in ("after", "newer"):
            return lambda mail: mail.received_at.timestamp() >= moment
        return lambda mail: mail.received_at.timestamp() < moment
    if field in ("in", "label", "is"):
        return lambda mail: value.lower() == "anywhere" or value.upper() in mail.labels
    if field == "has":
        return lambda mail: b"Content-Disposition: attachment" in mail.raw
    words = fold_words(value)
    known = field if field in ("subject", "from", "to") else ""
    return lambda mail: _holds(mail.words[known], words)


def _holds(text: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(text[n : n + len(words)] == words for n in range(len(text) - len(words) + 1))


def _moment(value: str) -> float:
    """Epoch seconds, or a day in the mailbox's zone."""
    if value.isdigit():
        return float(value)
    try:
        year, month, day = (int(part) for part in re.split("[/-]", value))
        return datetime(year, month, day, tzinfo=ZONE).timestamp()
    except ValueError:
        return 0.0
