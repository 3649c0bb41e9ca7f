"""Values made up once for a charter and kept for ever after."""

import secrets
from typing import Final

from jada_desk.domain.photo_code import PHOTO_CODE_ALPHABET, PHOTO_CODE_LENGTH
from jada_desk.workflows.ports.memory import Minted

_SECRET_BYTES: Final = 18


def make_minted() -> Minted:
    """A fresh photo code (eight characters, some 850 thousand million of them) and waiver secret (144 random
    bits, URL-safe).

    Two calls may by chance give the same photo code: whoever keeps them sees to it that it is unique.
    """
    code = "".join(secrets.choice(PHOTO_CODE_ALPHABET) for _ in range(PHOTO_CODE_LENGTH))
    return Minted(code, make_token())


def make_token() -> str:
    """144 random bits, URL-safe."""
    return secrets.token_urlsafe(_SECRET_BYTES)
