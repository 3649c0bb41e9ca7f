"""Values made up once for a charter and kept for ever after."""

from typing import Final

from jada_desk.domain.photo_code import PHOTO_CODE_ALPHABET, PHOTO_CODE_LENGTH
from jada_desk.workflows.ports.memory import Minted

_SECRET_BYTES: Final = 18


def make_minted() -> Minted:
    """A fresh photo code (eight characters, some 850 thousand million of them) and waiver secret (144 random
    bits, URL-safe).

    Two calls may by chance give the same photo code: whoever keeps them sees to it that it is unique.
    """
    # A start makes none: it does without the cryptography.
    from secrets import choice

    code = "".join(choice(PHOTO_CODE_ALPHABET) for _ in range(PHOTO_CODE_LENGTH))
    return Minted(code, make_token())


def make_token() -> str:
    """144 random bits, URL-safe."""
    from secrets import token_urlsafe

    return token_urlsafe(_SECRET_BYTES)
