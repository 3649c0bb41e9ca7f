"""The laws of a page, looked for in what a template made: nothing runs, nothing comes from elsewhere."""

from html.parser import HTMLParser
from typing import Final

from jada_desk.domain.translation import tr

_FORBIDDEN: Final = frozenset(
    "script iframe frame object embed form input button base applet portal video audio".split()
)
_FETCHING: Final = ("src", "srcset", "data", "poster", "background", "action", "formaction", "ping")
_LINKS: Final = ("https:", "http:", "tel:", "sms:", "mailto:", "data:", "#")


def find_breaches(html: str, policy: str) -> tuple[str, ...]:
    """What breaks the laws, a sentence each; none for a good page.

    `policy` is the Content-Security-Policy that the page must carry, "" for a mail, which has none and brings its own
    styles.
    """
    reader = _Reader(is_page=bool(policy))
    reader.feed(html)
    reader.close()
    found = dict.fromkeys(reader.breaches)
    if policy and reader.policies != [policy]:
        found["It lost the page's safety policy: keep the first line, which extends the layout."] = None
    if policy and reader.styles != 1:
        found["Styles of its own are not shown: the page has the one style that its policy lets in."] = None
    return tuple(found)


def visible_text(html: str) -> str:
    """The words a reader sees, and where the links lead, in the order of the page."""
    reader = _Reader(is_page=False)
    reader.feed(html)
    reader.close()
    return " ".join(" ".join(reader.text).split())


class _Reader(HTMLParser):
    def __init__(self, *, is_page: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._is_page = is_page
        self._unseen = 0
        self.breaches: list[str] = []
        self.policies: list[str] = []
        self.styles = 0
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FORBIDDEN:
            self.breaches.append(f"<{tag}> is not allowed.")
        if tag in ("style", "title", "script"):
            self._unseen += 1
        self.styles += tag == "style"
        for name, raw in attrs:
            self._attribute(tag, name, (raw or "").strip())
        known = dict(attrs)
        if tag == "meta" and (known.get("http-equiv") or "").lower() == "content-security-policy":
            self.policies.append(known.get("content") or "")
        elif tag == "meta" and known.get("http-equiv"):
            self.breaches.append(tr("The page may not send its reader elsewhere by itself."))
        if tag == "a" and (address := known.get("href")):
            self.text.append(address)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on"):
            self.breaches.append(f"{name}=... is a script, and no script is allowed.")
        elif name in _FETCHING and not value.startswith("data:image/"):
            self.breaches.append(f"<{tag} {name}=...> brings something from elsewhere, which is not allowed.")
        elif name == "style" and self._is_page:
            self.breaches.append("style=... is not shown: the page's policy lets only its own style in.")
        elif name == "href" and tag == "link" and not value.startswith("data:"):
            self.breaches.append("<link> brings something from elsewhere, which is not allowed.")
        elif name == "href" and ":" in value.split("/")[0] and not value.lower().startswith(_LINKS):
            self.breaches.append(tr("A link to {split}: is not allowed.", split=value.split(":")[0]))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "title", "script"):
            self._unseen = max(0, self._unseen - 1)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.text.append(data)
