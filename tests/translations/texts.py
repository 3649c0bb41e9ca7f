"""Every text of the code that a catalogue has to know: the first words of `tr`, `tr_n` and `tr_later`."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jada_desk.domain.translation import places

ROOT: Final = Path(__file__).resolve().parents[2]
_CALLS: Final = {"tr": 1, "tr_n": 2, "tr_later": 1}


@dataclass(frozen=True, slots=True)
class Text:
    """A text as the code has it: `one` is its singular if it counts, `files` where it is said."""

    source: str
    one: str
    files: tuple[str, ...]


def all_texts(root: Path = ROOT) -> dict[tuple[str, bool], Text]:
    """The texts of the package, by their words and whether they count."""
    found: dict[tuple[str, bool], Text] = {}
    for path in sorted((root / "jada_desk").rglob("*.py")):
        name = path.relative_to(root).as_posix()
        for call in calls(ast.parse(path.read_text(encoding="utf-8"))):
            words = _words(call)
            if not words:
                continue
            key = (words[-1], len(words) == 2)
            files = found[key].files if key in found else ()
            found[key] = Text(key[0], words[0] if key[1] else "", tuple(dict.fromkeys((*files, name))))
    return dict(sorted(found.items()))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls of the three functions in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
            yield node


def faults(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """What is wrong with the texts of a module: (line, reason)."""
    for call in calls(tree):
        assert isinstance(call.func, ast.Name)
        words = _words(call)
        if not words:
            written = call.args[: _CALLS[call.func.id]]
            if any(isinstance(one, (ast.JoinedStr, ast.BinOp, ast.Constant)) for one in written):
                yield call.lineno, "its text is put together before it is translated"
            continue
        given = {one.arg for one in call.keywords if one.arg}
        counted = {"n"} if call.func.id == "tr_n" else set()
        wanted = {name for text in words for name in places(text)} - counted
        if call.func.id != "tr_later" and call.keywords and wanted != given:
            yield call.lineno, f"its places are {sorted(wanted)}, its values {sorted(given)}"


def _words(call: ast.Call) -> list[str]:
    """The call's texts, none if they are no literals."""
    assert isinstance(call.func, ast.Name)
    number = _CALLS[call.func.id]
    found = [one.value for one in call.args[:number] if isinstance(one, ast.Constant)]
    texts = [one for one in found if isinstance(one, str)]
    return texts if len(texts) == number else []


# What reaches an eye or an ear, by the name of what is called; of the window's parts every argument, of the rest all
# that is no code.
_WIDGETS: Final = frozenset(
    "Text ElidedText ActionButton IconButton AskLine QLabel QPushButton QCheckBox QRadioButton LineField TimeField "
    "NotesField setText setToolTip setAccessibleName setAccessibleDescription setPlaceholderText setTitle name say "
    "emit keep_step setWindowTitle setNameFilter".split()
)
_ERRORS: Final = frozenset(
    "JadaError BadInput NotFound Stale AlreadyExists Refused SignInNeeded NotCovered NotAllowed Unavailable "
    "OutcomeUnknown Cancelled NeedsDecision Reason Badge Verdict".split()
)
# Names, and examples of names.
_AS_THEY_ARE: Final = frozenset({"JADA Desk", "Google", "AWS", "America/Los_Angeles", "Eugene, Capt. Gene"})
_CODES: Final = frozenset("icon kind tone key code rule about layer field".split())


def forgotten(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Literals in words that are shown without being translated: (line, words)."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in _WIDGETS | _ERRORS:
            # The facts behind a reason are no words: its fifth argument and on.
            args = node.args[:4] if called == "Reason" else node.args
            given = [*args, *(one.value for one in node.keywords if one.arg not in _CODES)]
            yield from ((one.lineno, words) for one in given for words in _plain(one))


def _plain(node: ast.AST) -> Iterator[str]:
    """The untranslated words that an expression may come out as."""
    if isinstance(node, ast.IfExp):
        yield from (*_plain(node.body), *_plain(node.orelse))
    elif isinstance(node, ast.BoolOp):
        for one in node.values:
            yield from _plain(one)
    elif isinstance(node, ast.JoinedStr):
        parts = [str(one.value) for one in node.values if isinstance(one, ast.Constant)]
        yield from (part for part in parts if re.search(r"[A-Za-z]{2,}", part))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
        if re.search(r"[A-Za-z]", text) and (" " in text or text[:1].isupper()) and text not in _AS_THEY_ARE:
            yield text
