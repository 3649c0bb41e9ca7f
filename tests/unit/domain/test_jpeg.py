"""What is kept of a photo, and what is no photo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jada_desk.domain.jpeg import KINDS, MOST_PIXELS, NotAPhoto, clean_jpeg, read_orientation
from tests.fakes.photos import exif, jpeg, segment

PLACE = b"GPS 32.7267 N 117.2010 W"
SCRIPT = b"<script>alert(1)</script>"
PROFILE = segment(0xE2, b"ICC_PROFILE\0\1\1" + bytes(40))
ADOBE = segment(0xEE, b"Adobe\0\x64\0\0\0\0\1")


def kind(data: bytes) -> str:
    with pytest.raises(NotAPhoto) as refused:
        clean_jpeg(data)
    assert refused.value.kind in KINDS
    return refused.value.kind


def test_only_the_picture_comes_through():
    hidden = [
        exif(1, more=PLACE),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE),
        segment(0xE2, b"MPF\0" + SCRIPT),
        segment(0xE5, SCRIPT),
        segment(0xFE, SCRIPT),
        PROFILE,
        ADOBE,
    ]
    found = clean_jpeg(jpeg(*hidden) + SCRIPT + jpeg())
    assert found.body == jpeg(PROFILE, ADOBE)
    assert (found.width, found.height, found.orientation) == (4, 3, 1)
    assert PLACE not in found.body
    assert b"script" not in found.body


@pytest.mark.parametrize("order", ["II", "MM"])
@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_turned_photo_stays_turned_and_says_nothing_else(order, orientation):
    found = clean_jpeg(jpeg(exif(orientation, order, PLACE)))
    assert found.orientation == orientation
    assert b"GPS" not in found.body
    assert b"Cam" not in found.body
    assert clean_jpeg(found.body) == found


def test_cleaning_twice_is_cleaning_once():
    once = clean_jpeg(jpeg(PROFILE, exif(6), segment(0xFE, b"hello"), data=b"\x01\xff\x00\x02\xff\xd0\x03"))
    assert clean_jpeg(once.body).body == once.body


def test_a_thumbnail_inside_is_left_behind():
    with_thumbnail = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\2\2" + SCRIPT)
    body = clean_jpeg(jpeg().replace(segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"), with_thumbnail)).body
    assert body == jpeg()


def test_a_profile_that_is_too_large_is_left_behind():
    large = [segment(0xE2, b"ICC_PROFILE\0" + bytes(60_000)) for _ in range(5)]
    assert clean_jpeg(jpeg(*large)).body == jpeg()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!doctype html><p>" + SCRIPT, "page"),
        (b"hello" + SCRIPT, "page"),
        (b"\xef\xbb\xbf  <html>", "page"),
        (b"<svg onload='alert(1)'>", "drawing"),
        (b"<?xml version='1.0'?><svg/>", "drawing"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "other picture"),
        (b"GIF89a" + SCRIPT, "page"),
        (b"GIF89a" + bytes(20), "other picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "other picture"),
        (b"\0\0\0\x18ftypheic" + bytes(20), "heic"),
        (b"\0\0\0\x18ftypmp42" + bytes(20), "document"),
        (b"%PDF-1.7", "document"),
        (b"", "document"),
        (b"\xff\xd8", "cut off"),
        (b"\xff\xd8" + SCRIPT, "broken"),
        (b"\xff\xd8\xff\xd9", "broken"),
        (b"\xff\xd8\xff\xe0\x00\x01", "broken"),
        (b"\xff\xd8\xff\xe0\x00\x50abc", "cut off"),
        (b"\xff\xd8" + segment(0x01, b""), "broken"),
        (b"\xff\xd8" + segment(0xDA, b"\x01"), "broken"),
        (b"\xff\xd8" + segment(0xFE, b"x") * 2_100, "broken"),
        (jpeg()[:-2], "cut off"),
        (jpeg(frame=0xC3), "broken"),
        (jpeg(width=0), "broken"),
        (jpeg(data=b""), "broken"),
        (jpeg(width=40_000, height=MOST_PIXELS // 40_000 + 1), "too large"),
        (jpeg(segment(0xC0, b"\x08\0\3\0\4\1\1\x11\0")), "broken"),
    ],
)
def test_what_is_no_photo_is_named(data, expected):
    assert kind(data) == expected


def test_fill_bytes_before_a_marker_are_allowed():
    assert clean_jpeg(b"\xff\xd8\xff" + jpeg()[2:]).body == jpeg()


@pytest.mark.parametrize(
    "tiff",
    [
        b"",
        b"XX*\0",
        b"II*\0\x08\0\0\0\xff\xff",
        b"II*\0\xff\xff\xff\xff",
        b"II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\x09\0\0\0",
        b"II*\0\x08\0\0\0\1\0\x0f\1\3\0\1\0\0\0\x06\0\0\0",
    ],
)
def test_exif_that_cannot_be_read_turns_nothing(tiff):
    assert read_orientation(tiff) == 1


@given(st.binary(max_size=400), st.integers(0, 60))
def test_whatever_comes_is_a_photo_or_said_not_to_be_one(noise, at):
    data = jpeg(exif(6))
    for sent in (noise, data[:at] + noise + data[at:], data[:at] + noise):
        try:
            once = clean_jpeg(sent)
        except NotAPhoto as exc:
            said = exc.kind
        else:
            said = KINDS[0] if clean_jpeg(once.body).body == once.body else "changed again"
        assert said in KINDS
