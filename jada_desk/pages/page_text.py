"""What a reader sees of a page, ours or a stranger's, as lines of plain text."""

from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from jada_desk.domain.page_difference import PageLine, PageText
from jada_desk.domain.plain_text import one_line

# A guest page has 8,000 characters and 120 tags. Deep trees and tags with many attributes take the parser quadratic
# time; within these bounds any page is read in a quarter of a second.
_LONGEST: Final = 128_000
_MOST_TAGS: Final = 4_000
_LONGEST_TAG: Final = 4_000
_MOST_LINES: Final = 400
_LONGEST_LINE: Final = 300
_INLINE: Final = frozenset(
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time u "
    "var wbr".split()
)
_UNSEEN: Final = frozenset({"head", "style", "template", "noscript", "title", "-comment"})
# What no page of ours has; a reader of a difference should know of it.
_FOREIGN: Final = {
    "script": "(a script)",
    "iframe": "(a frame with another page)",
    "object": "(an embedded file)",
    "embed": "(an embedded file)",
    "form": "(a form)",
    "video": "(a video)",
}


def read_page(html: bytes) -> PageText:
    """The visible lines of a page and its links; never raises. Bytes that are no UTF-8 are shown as question marks.

    Values of a list of facts (`dd`) stand under their label (`dt`). Of a page that is far larger than a guest page only
    the beginning is read.
    """
    text = html[: _LONGEST * 4].decode("utf-8", "replace")
    pieces = text[:_LONGEST].split("<", _MOST_TAGS + 1)
    taken = "<".join(piece[:_LONGEST_TAG] for piece in pieces[: _MOST_TAGS + 1])
    tree = LexborHTMLParser(taken)
    reader = _Reader()
    if tree.root:
        reader.walk(tree.root)
    is_whole = len(taken) == len(text) and len(html) <= _LONGEST * 4 and not reader.is_full
    return PageText(tuple(reader.lines), tuple(dict(reader.links).items()), is_whole)


class _Reader:
    """Walks the nodes without recursion and ends a line where a block begins or ends."""

    def __init__(self) -> None:
        self.lines: list[PageLine] = []
        self.links: list[tuple[str, str]] = []
        self._pieces: list[str] = []
        self._label = ""

    @property
    def is_full(self) -> bool:
        return len(self.lines) >= _MOST_LINES

    def walk(self, root: LexborNode) -> None:
        # A string is the end of the element of that name.
        pending: list[LexborNode | str] = [root]
        while pending and not self.is_full:
            node = pending.pop()
            if isinstance(node, str):
                self._end(node)
                continue
            if node.next is not None and node is not root:
                pending.append(node.next)
            if node.is_text_node:
                self._pieces.append(node.text_content or "")
            elif not _is_hidden(node):
                self._enter(node, pending)
        self._end("")

    def _enter(self, node: LexborNode, pending: list[LexborNode | str]) -> None:
        tag = node.tag or ""
        if foreign := _FOREIGN.get(tag):
            self._say(foreign)
        if tag == "img":
            self._say(f"(a picture) {node.attributes.get('alt') or ''}")
        if tag == "a" and (address := node.attributes.get("href")):
            self.links.append((one_line(node.text(deep=True), 60), one_line(address, 500)))
        if tag in ("script", "iframe", "object"):
            return
        if tag not in _INLINE:
            self._end("")
            pending.append(tag)
        if node.first_child is not None:
            pending.append(node.first_child)

    def _say(self, words: str) -> None:
        self._end("")
        self._pieces.append(words)
        self._end("")

    def _end(self, tag: str) -> None:
        """End the line, and know it as a label where it was one."""
        text = one_line("".join(self._pieces), _LONGEST_LINE)
        self._pieces.clear()
        if tag == "dt":
            self._label = text.rstrip(":")
        elif text:
            self.lines.append(PageLine(text, self._label))
        if tag == "dl":
            self._label = ""


def _is_hidden(node: LexborNode) -> bool:
    if node.tag in _UNSEEN:
        return True
    attributes = node.attributes
    style = "".join((attributes.get("style") or "").split()).lower()
    return "hidden" in attributes or "display:none" in style
