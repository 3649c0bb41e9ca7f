"""botocore's descriptions of AWS's services, as far as calls are made by them: whole they take 25 MB.

Each service comes with its manual, and the first one with the addresses of all four hundred in every region.
"""

import ctypes
import gzip
import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from botocore.loaders import JSONFileLoader
from botocore.session import Session

# Those of `AwsClients`, and those that botocore itself asks for a sign-in, as botocore names their addresses. Another
# service would still be found, at its region's usual address.
_SERVICES: Final = frozenset(
    {"cloudfront", "dynamodb", "email", "oidc", "portal.sso", "s3", "signin", "sns", "sts"}
)
_READERS: Final[dict[str, Callable[[Path], bytes]]] = {
    ".json": Path.read_bytes,
    ".json.gz": lambda path: gzip.decompress(path.read_bytes()),
}
_GAP: Final = re.compile(r"[\s,:]*")

Pairs = list[tuple[str, Any]]


def lean_session(profile: str = "") -> Session:
    """A session of botocore, for one of its profiles, that keeps of its models what calls are made by."""
    # The loader looks into the profile.
    session = Session(profile=profile or None)
    session.get_component("data_loader").file_loader = LeanLoader()
    return session


def give_back() -> None:
    """Return to the system what reading the models took for a moment; glibc keeps megabytes of it otherwise."""
    with suppress(AttributeError, OSError, TypeError):  # not every system has such a call, or needs it
        ctypes.CDLL(None).malloc_trim(0)


class LeanLoader(JSONFileLoader):
    """Loads what botocore's own loader does, but for manuals and for the addresses of services that nobody calls."""

    def load_file(self, file_path: str) -> Any:
        for ending, read in _READERS.items():
            path = Path(file_path + ending)
            if path.is_file():
                text = read(path).decode()
                if path.stem == "endpoints":
                    return _read_endpoints(text)
                return json.loads(text, object_pairs_hook=_without_manual())
        return super().load_file(file_path)


def _without_manual() -> Callable[[Pairs], dict[str, Any]]:
    """Makes the objects of one model. The same few words ("string", "structure") stand in it ten thousand times."""
    words: dict[str, str] = {}

    def make(pairs: Pairs) -> dict[str, Any]:
        # botocore looks for the text in places. A field of that name is an object.
        return {
            name: ("" if name == "documentation" else words.setdefault(value, value))
            if isinstance(value, str)
            else value
            for name, value in pairs
        }

    return make


def _read_endpoints(text: str) -> dict[str, Any]:
    walker = _Walker(text)
    return {
        name: [_partition(walker) for _ in walker.items()] if name == "partitions" else walker.value()
        for name in walker.fields()
    }


def _partition(walker: "_Walker") -> dict[str, Any]:
    return {name: _our_services(walker) if name == "services" else walker.value() for name in walker.fields()}


def _our_services(walker: "_Walker") -> dict[str, Any]:
    every = ((name, walker.value()) for name in walker.fields())
    return {name: facts for name, facts in every if name in _SERVICES}


class _Walker:
    """Reads a JSON text piece by piece: what is not wanted is gone before the next piece comes, and leaves no holes."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self._decode = json.JSONDecoder().raw_decode

    def value(self) -> Any:
        """The value that stands here."""
        value, at = self._decode(self._text, self._at)
        self._go_to(at)
        return value

    def fields(self) -> Iterator[str]:
        """The names in the object that begins here; whoever has a name reads its value before the next."""
        for _ in self._until("}"):
            yield self.value()

    def items(self) -> Iterator[None]:
        """A turn for each item of the list that begins here, in which it is read."""
        return self._until("]")

    def _until(self, end: str) -> Iterator[None]:
        self._go_to(self._at + 1)
        while self._text[self._at] != end:
            yield
        self._go_to(self._at + 1)

    def _go_to(self, at: int) -> None:
        gap = _GAP.match(self._text, at)
        self._at = gap.end() if gap else at
