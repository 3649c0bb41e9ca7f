import pytest

from jada_desk.domain.guest_page import first_name
from jada_desk.domain.plain_text import one_line
from jada_desk.domain.sms import is_gsm7, sms_parts, to_gsm7


@pytest.mark.parametrize(
    ("full", "first"),
    [
        ("Quinn", "Quinn"),
        ("Quinn Parker", "Quinn"),
        ("  quinn   o'brien ", "quinn"),
        ("Parker, Quinn", "Quinn"),
        ("Parker,", "Parker"),
        ("Dr. Maria Lopez", "Maria"),
        ("Mrs. Lopez", ""),
        ("Mr", ""),
        ("Smith family", ""),
        ("Jean-Luc Picard", "Jean-Luc"),
        ("D’Arcy Wu", "D’Arcy"),
        ("\U0001f389 Quinn \U0001f389", "Quinn"),
        ("\U0001f389", ""),
        ("Quinn.", "Quinn"),
        ("王小明", ""),
        ("김민준", ""),
        ("김 민준", "민준"),
        ("山田 さくら", "さくら"),
        ("さくら", "さくら"),
        ("マリア", "マリア"),
        ("สมชาย ใจดี", "สมชาย"),
        ("ليلى محمود", "ليلى"),
        ("علی\u200cرضا کریمی", "علی\u200cرضا"),
        ("\u202eQuinn", "Quinn"),
        ("quinn@example.com", ""),
        ("+1 619 555 0001", ""),
        ("<b>Quinn</b>", ""),
        ("evil.example", ""),
        ("x" * 31, ""),
        ("", ""),
    ],
)
def test_only_a_first_name_is_given_away(full: str, first: str) -> None:
    assert first_name(full) == first


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("a" + "€" * 80, 2),
        ("a" * 152 + "€" + "a" * 152, 3),  # the escape does not fit the first part's last place
        ("я" * 70, 1),
        ("я" * 71, 2),
        ("я" * 134, 2),
        ("я" * 135, 3),
        ("\U0001f389" * 35, 1),
        ("\U0001f389" * 36, 2),
        ("я" * 66 + "\U0001f389" + "я" * 66, 3),
        ("a" * 159 + "’", 3),
        ("\n" * 160, 1),
    ],
)
def test_parts(text: str, parts: int) -> None:
    assert sms_parts(text) == parts


@pytest.mark.parametrize(
    ("text", "fitted"),
    [
        ("“It’s” – 5 pm… now", '"It\'s" - 5 pm... now'),
        ("Zoë, José, Łukasz, Đặng, Ñ é", "Zoe, José, Lukasz, Dang, Ñ é"),
        ("a\u00a0b\u202fc\td", "a b c d"),
        ("a\u200bb\x00c\u202ed", "abcd"),
        ("e\u0301", "é"),
        ("ﬁn Ⅷ", "fin VIII"),
        ("Ольга 山", "Ольга 山"),
        ("[x] {y} €", "[x] {y} €"),
    ],
)
def test_text_is_made_to_fit(text: str, fitted: str) -> None:
    assert to_gsm7(text) == fitted
    assert to_gsm7(fitted) == fitted


def test_what_cannot_fit_is_told() -> None:
    assert is_gsm7(to_gsm7("Zoë – “hi”"))
    assert not is_gsm7(to_gsm7("山"))


def test_one_line_is_cut_and_cleaned() -> None:
    assert one_line("a\r\n\tb\u2028c \u202ed\x00") == "a b c d"
    assert one_line("abcdef", 4) == "abc…"
    assert one_line("abcd", 4) == "abcd"
