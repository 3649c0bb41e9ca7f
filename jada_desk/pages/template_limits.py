"""What a tenant's own template may do: show facts and choose among words, and nothing that could run away.

Jinja2's sandbox keeps a template from Python's insides, but not from filling the memory ("a" * 10 ** 9, a text doubled
forty times) or from reading other files. So only what is named here is allowed, and rendering has an end.
"""

import time
from collections.abc import Iterator, Mapping
from typing import Final

from jinja2 import Environment, TemplateError, nodes
from jinja2.meta import find_referenced_templates

from jada_desk.domain.translation import tr

LARGEST_SOURCE: Final = 64 * 1024
LARGEST_OUTPUT: Final = 128 * 1024
_LONGEST_S: Final = 2.0
_DEEPEST_LOOP: Final = 2
_MOST_BLOCK_CALLS: Final = 4
# What all pages share; a template can take in nothing else.
SHARED: Final = frozenset({"layout.html.j2", "contact.html.j2"})
_FILTERS: Final = frozenset(
    {
        *("say_day", "say_day_shortly", "say_time", "say_time_on", "say_duration", "begin_large", "one_line"),
        *(
            "web_address",
            "dialled",
            "shown_phone",
            "e",
            "escape",
            "upper",
            "lower",
            "title",
            "capitalize",
            "trim",
        ),
        *("join", "select", "length", "first", "last", "default"),
    }
)
_METHODS: Final = frozenset({"isoformat", "date", "tzname"})
_FUNCTIONS: Final = frozenset({"_", "gettext", "ngettext", "contact"})
_ALLOWED: Final = (
    *(
        nodes.Template,
        nodes.Output,
        nodes.TemplateData,
        nodes.Name,
        nodes.Const,
        nodes.Getattr,
        nodes.If,
        nodes.For,
    ),
    *(
        nodes.CondExpr,
        nodes.Concat,
        nodes.Filter,
        nodes.Call,
        nodes.Compare,
        nodes.Operand,
        nodes.And,
        nodes.Or,
    ),
    *(
        nodes.Not,
        nodes.Test,
        nodes.Add,
        nodes.Sub,
        nodes.Neg,
        nodes.List,
        nodes.Tuple,
        nodes.Keyword,
        nodes.Extends,
    ),
    *(nodes.Block, nodes.FromImport, nodes.CallBlock, nodes.MarkSafeIfAutoescape, nodes.MarkSafe),
)
_WORDS: Final[Mapping[type[nodes.Node], str]] = {
    nodes.Assign: "set",
    nodes.AssignBlock: "set",
    nodes.Macro: "macro",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.With: "with",
    nodes.Getitem: "[...]",
    nodes.Mul: "*",
    nodes.Pow: "**",
    nodes.Mod: "%",
    nodes.Scope: "autoescape",
}


class TemplateRefused(Exception):
    """A template does what it may not; the words are a sentence for the dispatcher."""


def check_language(environment: Environment, source: str) -> None:
    """Refuse what a tenant's template may not do. Raises TemplateRefused with the line where it can be told."""
    if len(source.encode()) > LARGEST_SOURCE:
        raise TemplateRefused(
            tr("It is larger than {largest_source} KB.", largest_source=LARGEST_SOURCE // 1024)
        )
    try:
        tree = environment.parse(source)
    except TemplateError as fault:
        raise TemplateRefused(f"Line {getattr(fault, 'lineno', '?')}: {fault.message}.") from fault
    except RecursionError as fault:
        raise TemplateRefused(tr("It is nested too deeply.")) from fault
    for name in find_referenced_templates(tree):
        if name not in SHARED:
            raise TemplateRefused(
                tr("It takes in {name}, which it may not.", name=name or tr("a template by a changing name"))
            )
    try:
        calls = sum(_check(node, depth) for node, depth in _walk(tree, 0))
    except RecursionError as fault:
        raise TemplateRefused(tr("It is nested too deeply.")) from fault
    if calls > _MOST_BLOCK_CALLS:
        raise TemplateRefused(tr("It shows its own blocks too often."))


def render_within(environment: Environment, name: str, facts: Mapping[str, object]) -> str:
    """A template's text, given up when it grows too large or takes too long. Raises TemplateRefused."""
    pieces, size, until = [], 0, time.monotonic() + _LONGEST_S
    try:
        for piece in environment.get_template(name).generate(facts):
            size += len(piece)
            if size > LARGEST_OUTPUT:
                raise TemplateRefused(
                    tr(
                        "What it makes is larger than {largest_output} KB.",
                        largest_output=LARGEST_OUTPUT // 1024,
                    )
                )
            if time.monotonic() > until:
                raise TemplateRefused(tr("It takes too long."))
            pieces.append(piece)
    except TemplateRefused:
        raise
    except RecursionError as fault:
        raise TemplateRefused(tr("It shows itself without end.")) from fault
    except Exception as fault:
        # The edge: whatever a template of somebody's own does wrong is told as its fault, and the built-in is used.
        raise TemplateRefused(tr("It cannot be shown: {fault}.", fault=fault)) from fault
    return "".join(pieces)


def _walk(node: nodes.Node, depth: int) -> Iterator[tuple[nodes.Node, int]]:
    yield node, depth
    for child in node.iter_child_nodes():
        yield from _walk(child, depth + isinstance(node, nodes.For))


def _check(node: nodes.Node, depth: int) -> int:
    """Refuse a node that is not allowed; 1 for a call of a block of its own, which may multiply."""
    where = f"Line {node.lineno}" if node.lineno else "In it"
    if not isinstance(node, _ALLOWED):
        word = _WORDS.get(type(node), type(node).__name__.lower())
        raise TemplateRefused(f"{where}: {word} is not allowed here.")
    if isinstance(node, nodes.For):
        if depth >= _DEEPEST_LOOP or node.recursive:
            raise TemplateRefused(f"{where}: loops within loops within loops are not allowed.")
        if not isinstance(node.iter, nodes.Name | nodes.Getattr):
            raise TemplateRefused(f"{where}: a loop goes over facts only.")
    if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
        raise TemplateRefused(f"{where}: there is no filter {node.name}.")
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        raise TemplateRefused(f"{where}: there is no {node.attr}.")
    return _check_call(node, where) if isinstance(node, nodes.Call) else 0


def _check_call(call: nodes.Call, where: str) -> int:
    target = call.node
    if isinstance(target, nodes.Name) and target.name in _FUNCTIONS:
        return 0
    if isinstance(target, nodes.Getattr):
        if isinstance(target.node, nodes.Name) and target.node.name == "self":
            return 1
        if target.attr in _METHODS:
            return 0
    raise TemplateRefused(f"{where}: nothing else than words and times can be called.")
