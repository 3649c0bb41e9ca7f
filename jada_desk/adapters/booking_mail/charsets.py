"""Bytes of mails as text, when the charset is odd, wrong or not told."""

import codecs
import re
from typing import Final

# Kept from the strict decoders' cost or meaning: these are no charsets of mails, and some take quadratic time.
_NO_CHARSETS: Final = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"}
)
# What calls itself so is Windows' own (https://encoding.spec.whatwg.org/#names-and-labels).
_WINDOWS: Final = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
}
_WIDE: Final = ("utf-16", "utf-32")
_META: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)


def decode(body: bytes, charset: str, is_html: bool = False) -> str:
    """The text of `body`; never raises.

    UTF-8 beyond ASCII is known by its form, whatever `charset` says. Then what was declared, in the mail or, for HTML,
    in its head; then Windows' western charset, with marks for bytes that mean nothing.
    """
    declared = [charset] if charset else []
    if is_html and (meta := _META.search(body[:4_000])):
        declared.append(meta[1].decode("ascii"))
    names = [name for one in declared if (name := _codec(one))]
    # Text in escape sequences or wide characters holds no byte above 127, or is no UTF-8.
    tries = ["utf-8", *names] if not body.isascii() and not _is_wide(names) else [*names, "utf-8"]
    for name in tries:
        try:
            return body.decode(name)
        except (UnicodeError, ValueError):
            continue
    return body.decode(names[0] if names and _is_wide(names) else "cp1252", "replace")


def decode_word(piece: bytes, charset: str | None) -> str:
    """A piece of a header (RFC 2047); never raises."""
    return decode(piece, charset or "")


def _codec(charset: str) -> str:
    """Python's name for a charset, "" when it has none or is no text."""
    try:
        name = codecs.lookup(charset.strip()).name
        "".encode(name)
    except (LookupError, ValueError):
        return ""
    return "" if name in _NO_CHARSETS else _WINDOWS.get(name, name)


def _is_wide(names: list[str]) -> bool:
    return bool(names) and names[0].startswith(_WIDE)
