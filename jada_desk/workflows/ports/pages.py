"""Where guest pages stand: the bucket, the distribution in front of it, and the public address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PageVersion:
    """What stands in the bucket under a key: S3's etag (without quotes) and, for our pages, the SHA-256 in
    metadata."""

    etag: str
    sha256: str = ""

    def holds(self, body: bytes) -> bool:
        """Whether these very bytes are there.

        The etag of a plain upload is the MD5 of its body; that of an encrypted bucket (SSE-KMS) is not, there
        our own digest tells.
        """
        # A start shows what was seen and compares no page: it does without the cryptography.
        from hashlib import md5, sha256

        digest = md5(body, usedforsecurity=False).hexdigest()
        return self.etag == digest or self.sha256 == sha256(body).hexdigest()


class PageStore(Protocol):
    """The bucket with the guest pages."""

    def head(self, key: str) -> PageVersion | None:
        """What stands under `key`, None when nothing does. Raises NotFound when there is no such bucket."""
        ...

    def get(self, key: str) -> bytes:
        """The bytes under `key`. Raises NotFound."""
        ...

    def put(self, key: str, body: bytes, *, if_match: str, operation: str) -> PageVersion:
        """Upload an HTML page, or the calendar file of one (a key that ends in `.ics`), with
        `Cache-Control: max-age=300`, if the etag is still `if_match`; "" = must not exist.

        Raises Stale (412, 409), NotFound (no bucket), OutcomeUnknown.
        """
        ...


class Cdn(Protocol):
    """The CloudFront distribution in front of the bucket."""

    def invalidate(self, paths: Sequence[str], operation: str) -> str:
        """Make the edge forget `paths` (`/guests/...`); the same operation and paths give the same
        invalidation id."""
        ...

    def is_completed(self, invalidation_id: str) -> bool:
        """Whether the edge has forgotten them (status compared case-blind)."""
        ...


class PublicSite(Protocol):
    """The guests' view: the public address."""

    def read(self, path: str) -> bytes | None:
        """The bytes at a public path (`/guests/...`), None when it says 404."""
        ...
