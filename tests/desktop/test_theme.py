"""Contrasts of both palettes (WCAG 2.2: 1.4.3 text 4.5:1, 1.4.11 borders with a meaning 3:1), and the icon set."""

import re
from typing import Literal

import pytest
from PySide6.QtWidgets import QWidget

from jada_desk.desktop.look.parts import Text
from jada_desk.desktop.look.theme import SCALES, Theme, load_palette
from jada_desk.resources import resources_dir

TEXT = [
    ("text", "page"),
    ("text", "header"),
    ("text", "card"),
    ("text", "field"),
    ("text", "slot"),
    ("text", "hover"),
    ("text", "accent_soft"),
    ("text", "unpublished_soft"),
    ("secondary", "page"),
    ("secondary", "header"),
    ("secondary", "card"),
    ("secondary", "field"),
    ("secondary", "slot"),
    ("secondary", "neutral"),
    ("secondary", "accent_soft"),
    ("accent", "card"),
    ("accent", "header"),
    ("accent", "hover"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("bad", "bad_soft"),
    ("bad", "card"),
    ("warn", "warn_soft"),
    ("warn", "card"),
    ("warn", "slot"),
    ("ok", "ok_soft"),
    ("ok", "card"),
    ("unpublished", "unpublished_soft"),
    ("unpublished", "card"),
]
# Borders that say something; the accent is the ring around what has the focus.
BORDERS = [
    ("accent", "card"),
    ("accent", "field"),
    ("accent", "slot"),
    ("edge", "card"),
    ("edge", "field"),
    ("edge", "page"),
    ("accent", "page"),
    ("bad", "page"),
    ("warn", "page"),
    ("unpublished", "page"),
    ("ok", "page"),
]


def luminance(color: str) -> float:
    channels = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_and_meaningful_borders_stand_out(name: Literal["light", "dark"]):
    palette = load_palette(name)
    poor = [
        (ink, ground, round(contrast(palette[ink], palette[ground]), 2))
        for pairs, least in ((TEXT, 4.5), (BORDERS, 3.0))
        for ink, ground in pairs
        if contrast(palette[ink], palette[ground]) < least
    ]
    assert poor == []


def test_both_palettes_name_the_same_colours():
    assert load_palette("light").keys() == load_palette("dark").keys()
    assert all(re.fullmatch("#[0-9A-F]{6}", color) for color in load_palette("dark").values())


def test_icons_have_one_stroke_weight_and_no_colour_of_their_own():
    icons = list((resources_dir() / "icons").glob("*.svg"))
    assert len(icons) > 30
    for path in icons:
        text = path.read_text()
        assert text.count('stroke-width="1.7"') == 1, path.name
        assert re.findall("#[0-9a-fA-F]+", text) == ["#000"], path.name


def test_words_that_were_never_shown_follow_the_text_size(qtbot, qapp):
    theme = Theme()
    holder = QWidget()
    qtbot.addWidget(holder)
    theme.use("light", 1.5)
    early, late = Text(theme, "early", 10, tone="bad"), Text(theme, "late", 10, tone="secondary")
    for one in (early, late):
        one.setParent(holder)
    theme.use("light", 1.0)
    late.set_tone("ok")
    holder.show()
    assert (early.font().pixelSize(), late.font().pixelSize()) == (10, 10)


@pytest.mark.parametrize("scale", SCALES)
def test_the_finder_says_what_it_has_room_for_and_always_its_keys(bench, scale: float):
    bench.window._theme.use("light", scale)
    finder, said = bench.window.top.finder, set()
    for width in range(960, 1900, 47):
        bench.window.resize(width, 720)
        bench.settle()
        hint = finder.placeholderText()
        assert hint.endswith("Ctrl+K")
        text_room = finder.width() - finder.textMargins().left() - bench.window._theme.px(2 * 8) - 4
        assert finder.fontMetrics().horizontalAdvance(hint) <= text_room, (width, hint)
        said.add(hint)
    assert len(said) > 2
