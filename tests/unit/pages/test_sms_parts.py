"""Parts counted a second way: by building the user data of every part, octet for octet (3GPP TS 23.040, 9.2.3.24)."""

import string
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jada_desk.domain.sms import is_gsm7, sms_parts, to_gsm7

# 3GPP TS 23.038, 6.2.1 in the order of its table, with a hole where the escape stands; and 6.2.1.1.
TABLE = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\0ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = {"\f": 10, "^": 20, "{": 40, "}": 41, "\\": 47, "[": 60, "~": 61, "]": 62, "|": 64, "€": 101}
OCTETS, HEADER = 140, 6


def septets(character: str) -> list[int]:
    return [27, EXTENSION[character]] if character in EXTENSION else [TABLE.index(character)]


def parts_by_octets(text: str) -> int:
    """The parts that hold the text's octets, 140 each, six of them a header where there are several."""
    if "\0" not in text and all(one in TABLE or one in EXTENSION for one in text):
        units = [septets(one) for one in text]
        bits = 7
    else:
        # One character is two or four octets, that is one or two units of sixteen bits.
        pairs = [one.encode("utf-16-be") for one in text]
        units = [[0] * (len(pair) // 2) for pair in pairs]
        bits = 16
    if ceil(sum(map(len, units)) * bits / 8) <= OCTETS:
        return 1
    room = (OCTETS - HEADER) * 8 // bits
    filled: list[int] = []
    for unit in units:
        if not filled or filled[-1] + len(unit) > room:
            filled.append(0)
        filled[-1] += len(unit)
    return len(filled)


EDGES = [
    "",
    "a" * 160,
    "a" * 161,
    "a" * 306,
    "a" * 307,
    "a" * 459,
    "a" * 460,
    "€" * 80,
    "€" * 81,
    "a" * 159 + "€",
    "a" * 158 + "€",
    "a" * 152 + "€" + "a" * 152,  # an escape at the end of a part
    "a" * 151 + "€" + "a" * 153,
    "{}[]~|^\\" * 10,
    "\f" * 81,
    "’" + "a" * 69,
    "’" + "a" * 70,
    "’" + "a" * 133,
    "’" + "a" * 134,
    "⛵" * 70,
    "⛵" * 71,
    "😀" * 35,
    "😀" * 36,
    "a" * 66 + "😀" * 35,  # a pair at the end of a part
    "a" * 67 + "😀" * 35,
    "ç" * 71,
    "Ç" * 160,
    "ΔΦΓΛΩΠΨΣΘΞ" * 16,
    "ñ" * 160,
    "á" * 71,
    "line\nbreak\r\n" * 13,
    "\t" * 71,
    "שרה " * 30,
]


@pytest.mark.parametrize("text", EDGES, ids=range(len(EDGES)))
def test_both_ways_agree_at_the_edges(text: str) -> None:
    assert sms_parts(text) == parts_by_octets(text)


@given(st.text(st.sampled_from(string.ascii_letters + "€{}ñé’á😀⛵\n "), max_size=500))
def test_both_ways_agree(text: str) -> None:
    assert sms_parts(text) == parts_by_octets(text)
    assert is_gsm7(text) == all(one in TABLE.replace("\0", "") or one in EXTENSION for one in text)
    fitted = to_gsm7(text)
    assert sms_parts(fitted) == parts_by_octets(fitted) and to_gsm7(fitted) == fitted
