"""The links that people get, and what makes them unguessable.

A charter has one secret (`waiver_secret` of `jada-events`), and it stands in no link. Each link carries a token
made from it for one purpose, by HMAC-SHA256 cut to 128 bits: whoever holds one link can make no other.
"""

from base64 import urlsafe_b64encode
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


def opens_waiver(secret: str, token: str) -> bool:
    """Whether this is the charter's waiver token; never when there is no secret. Takes equally long
    whatever is wrong."""
    return _is(waiver_token(secret), token) and secret != ""


def opens_answer(secret: str, crew_id: str, token: str) -> bool:
    """Whether this is the crew member's token for the charter; as `opens_waiver`."""
    return _is(crew_token(secret, crew_id), token) and secret != ""


def view_key(secret: str) -> bytes:
    """The key of the mark that says when a waiver form was served; no link holds it."""
    return _digest(secret, "viewed")


def waiver_url(site_url: str, event_id: str, secret: str) -> str:
    """`{site_url}/waivers/{event_id}.{token}`."""
    return f"{site_url}/waivers/{event_id}.{waiver_token(secret)}"


def answer_url(site_url: str, event_id: str, crew_id: str, secret: str) -> str:
    """`{site_url}/crew/{event_id}.{crew_id}.{token}`, the crew's id escaped where it must be."""
    return f"{site_url}/crew/{event_id}.{quote(crew_id, safe='')}.{crew_token(secret, crew_id)}"


def _token(secret: str, purpose: str) -> str:
    return urlsafe_b64encode(_digest(secret, purpose)[:_TOKEN_BYTES]).decode().rstrip("=")


def _digest(secret: str, purpose: str) -> bytes:
    return new(secret.encode(), purpose.encode(), sha256).digest()


def _is(token: str, given: str) -> bool:
    return compare_digest(token.encode(), given.encode("utf-8", "surrogatepass"))
