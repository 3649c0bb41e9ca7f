"""HTML of mails as lines of plain text, with what a reader sees and dials, and nothing hidden."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

_LONGEST: Final = 1_000_000
_MOST_NODES: Final = 60_000
_BREAKING: Final = frozenset(
    "address article aside blockquote body br center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header "
    "hr html li main nav ol p pre section table tbody thead tfoot tr ul".split()
)
# Between these stands an empty line, as a reader sees it; a break ends its line even when nothing stands in it.
_SPACED: Final = frozenset("blockquote dl h1 h2 h3 h4 h5 h6 hr ol p pre table ul".split())
_EMPTY_LINE: Final = "\x01"
# Deeper trees take the parser quadratic time; newsletters stay below a hundred.
_DEEPEST: Final = 400
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_SELF_CLOSING: Final = frozenset(
    "area base br col dd dt embed hr html head body img input li link meta option p param source tbody td tfoot "
    "th thead tr wbr".split()
)
_UNSEEN: Final = frozenset(
    {"head", "script", "style", "template", "noscript", "title", "svg", "object", "-comment"}
)
_HIDING: Final = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|max-height:0(?![.\d]*[1-9])|opacity:0(?![.\d]*[1-9])"
    r"|font-size:[01](px)?(;|$)|line-height:0(;|$)|(?<![-\w])(width|height):0(px)?(;|$)"
)
# A sheet's rules for one class, not those for some screens only.
_FOR_SOME: Final = re.compile(r"@[^{]{0,200}\{(?:[^{}]{0,2000}\{[^{}]{0,2000}\}){0,200}[^{}]{0,200}\}")
_RULE: Final = re.compile(r"(?:^|[,}\s])\.([\w-]{1,60})\s*\{([^{}]{1,500})\}")
_LONGEST_SHEET: Final = 50_000
_HIDING_CLASS: Final = re.compile(r"\b(preheader|preview-?text|hidden|sr-only)\b", re.I)


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The visible lines, the addresses of web links (which may hold ids), and the JSON-LD blocks as they stand.

    Paragraphs have an empty line between them, cells of a row a tab.
    """

    lines: tuple[str, ...]
    links: tuple[str, ...]
    json_ld: tuple[str, ...]


def read_html(html: str) -> HtmlText | None:
    """The visible text. A `tel:` or `mailto:` target that the link's own words do not show is put behind them.

    Reads at most a million characters and 60,000 nodes; None when elements are nested too deeply to be a mail.
    Never raises on bad HTML.
    """
    taken = html[:_LONGEST]
    if _nesting(taken) > _DEEPEST:
        return None
    tree = LexborHTMLParser(taken)
    blocks = [one.text(deep=True) for one in tree.css('script[type="application/ld+json"]')[:20]]
    gathered = _Gatherer(_hidden_classes(tree))
    if tree.root:
        gathered.walk(tree.root)
    text = re.sub(r" *\t[ \t]*", "\t", re.sub(r"[^\S\n\t]+", " ", "".join(gathered.pieces)))
    lines: list[str] = []
    for piece in text.split("\n"):
        line = piece.replace(_EMPTY_LINE, "").strip()
        if line or (_EMPTY_LINE in piece and lines and lines[-1]):
            lines.append(line)
    return HtmlText(tuple(lines), tuple(dict.fromkeys(gathered.links)), tuple(blocks))


def _nesting(html: str) -> int:
    """How deep elements stand in each other, at the most; closing tags that may be left out do not count."""
    depth = deepest = 0
    for closing, tag in _TAG.findall(html):
        if tag.lower() not in _SELF_CLOSING:
            depth = max(0, depth - 1) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest


class _Gatherer:
    """Walks the nodes without recursion, for mails may be nested deeper than Python's stack."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self._hidden = hidden
        self.pieces: list[str] = []
        self.links: list[str] = []

    def walk(self, root: LexborNode) -> None:
        pending: list[LexborNode | str] = [root]
        for _ in range(_MOST_NODES):
            if not pending:
                break
            node = pending.pop()
            if isinstance(node, str):
                self.pieces.append(node)
                continue
            if node.next is not None and node is not root:
                pending.append(node.next)
            self._enter(node, pending)

    def _enter(self, node: LexborNode, pending: list[LexborNode | str]) -> None:
        tag = node.tag or ""
        if node.is_text_node:
            words = node.text_content or ""
            # A hard space alone is how an empty line is kept open.
            is_spacer = "\xa0" in words and not words.strip()
            self.pieces.append(_EMPTY_LINE if is_spacer else re.sub(r"[\s\x00-\x08]+", " ", words))
        elif tag in _UNSEEN or _is_hidden(node, self._hidden):
            return
        else:
            mark = _mark(tag, node)
            after = self._target(node) if tag == "a" else "" if tag == "br" else mark
            self.pieces.append(mark)
            if after:
                pending.append(after)
            if node.first_child is not None:
                pending.append(node.first_child)

    def _target(self, node: LexborNode) -> str:
        """What a link stands for: its number or address when its words do not say it."""
        address = (node.attributes.get("href") or "").strip()
        scheme, _, rest = address.partition(":")
        if scheme.lower() not in ("tel", "sms", "mailto"):
            self.links.append(address[:2000])
            return ""
        target = unquote(rest.split("?")[0])[:200]
        said = node.text(deep=True)[:500]
        digits = re.sub(r"\D", "", target)
        if scheme.lower() == "mailto":
            return "" if target.casefold() in said.casefold() else f" {target} "
        return "" if digits[-10:] and digits[-10:] in re.sub(r"\D", "", said) else f" {target} "


def _hidden_classes(tree: LexborHTMLParser) -> frozenset[str]:
    """The classes that the mail's own style sheets hide on every screen."""
    sheets = "\n".join(one.text(deep=True) for one in tree.css("style")[:20])[:_LONGEST_SHEET]
    rules = _RULE.findall(_FOR_SOME.sub(" ", sheets))
    return frozenset(name for name, style in rules if _hides(style))


def _hides(style: str) -> bool:
    return bool(_HIDING.search(re.sub(r"\s+", "", style).lower()))


def _mark(tag: str, node: LexborNode) -> str:
    """What stands in the text where an element begins and ends."""
    if tag == "br":
        return f"{_EMPTY_LINE}\n"
    # Outlook on the web marks the header of what it forwards, and sets no space below it.
    if tag in _SPACED or "RplyFwdMsg" in (node.attributes.get("id") or ""):
        return f"\n{_EMPTY_LINE}\n"
    return "\n" if tag in _BREAKING else "\t" if tag in ("td", "th") else ""


def _is_hidden(node: LexborNode, classes: frozenset[str]) -> bool:
    attributes = node.attributes
    own = attributes.get("class") or ""
    return bool(
        "hidden" in attributes
        or _hides(attributes.get("style") or "")
        or _HIDING_CLASS.search(own)
        or (classes and not classes.isdisjoint(own.split()))
    )
