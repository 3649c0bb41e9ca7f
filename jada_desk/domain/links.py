"""The links that people get, and what makes them unguessable.

The desk has one secret a charter, which never leaves it. Each link carries a token made from it for one purpose, by
HMAC-SHA256 cut to 128 bits: whoever holds one link can make no other. The tables hold only the tokens' SHA-256, so
that nobody who reads them can make a working link.
"""

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from hashlib import sha256
from hmac import compare_digest, new
from typing import Final
from urllib.parse import quote

_TOKEN_BYTES: Final = 16


def waiver_token(secret: str) -> str:
    """The token of a charter's waiver link, 22 characters that need no escaping."""
    return _token(secret, "waiver")


def crew_token(secret: str, crew_id: str) -> str:
    """The token with which one crew member answers for one charter, in the form of `waiver_token`."""
    return _token(secret, f"crew|{crew_id}")


def link_hash(token: str) -> str:
    """What the tables keep of a token: its SHA-256, in hex."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def opens(hashes: Iterable[str], token: str) -> bool:
    """Whether a token is one of those kept by hash; takes as long for a wrong one as for a right one."""
    given = link_hash(token).encode()
    # All of them are compared, whatever the first say.
    return sum([compare_digest(one.encode("utf-8", "replace"), given) for one in hashes]) > 0


def token_on_page(page: str, event_id: str) -> str:
    """The token of the charter's waiver link on a guest page, "" when there is none."""
    found = re.search(rf"/waivers/{re.escape(event_id)}\.([A-Za-z0-9_-]{{22}})(?![A-Za-z0-9_-])", page)
    return found[1] if found else ""


def view_key(secret: str) -> bytes:
    """The key of the mark that says when a waiver form was served; no link holds it."""
    return _digest(secret, "viewed")


def waiver_url(site_url: str, event_id: str, token: str) -> str:
    """`{site_url}/waivers/{event_id}.{token}`."""
    return f"{site_url}/waivers/{event_id}.{token}"


def answer_url(site_url: str, event_id: str, crew_id: str, secret: str) -> str:
    """`{site_url}/crew/{event_id}.{crew_id}.{token}`, the crew's id escaped where it must be."""
    return f"{site_url}/crew/{event_id}.{quote(crew_id, safe='')}.{crew_token(secret, crew_id)}"


def _token(secret: str, purpose: str) -> str:
    return urlsafe_b64encode(_digest(secret, purpose)[:_TOKEN_BYTES]).decode().rstrip("=")


def _digest(secret: str, purpose: str) -> bytes:
    return new(secret.encode(), purpose.encode(), sha256).digest()
