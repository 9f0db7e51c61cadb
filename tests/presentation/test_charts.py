"""Pictures of counts, and the line of blocks that stands for one."""

from __future__ import annotations

import sys
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.presentation.charts import can_draw, draw, sparkline


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        pytest.param([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█", id="rising"),
        pytest.param([0, 5, 0], "·█·", id="one"),
        pytest.param([1, 1000], "▁█", id="one is not none"),
        pytest.param([0, 0], "··", id="nothing"),
        pytest.param([], "", id="no bar"),
    ],
)
def test_a_line_of_blocks_shows_how_counts_compare(counts: list[int], line: str) -> None:
    assert sparkline(counts) == line


@given(st.lists(st.integers(0, 2000), max_size=40))
@settings(max_examples=50, deadline=None)
def test_a_line_of_blocks_is_higher_where_more_is_counted(counts: list[int]) -> None:
    line = sparkline(counts)

    assert len(line) == len(counts)
    pairs = list(zip(counts, line, strict=True))
    heights = [f"{ord(sign) if count else 0:06}" for count, sign in pairs]
    assert [h for _, h in sorted(zip(counts, heights, strict=True))] == sorted(heights)


def test_a_picture_has_its_own_ground_bars_and_nothing_cut_off() -> None:
    labels = ["3 Mar\n2031", "", "", "6 Mar", "", "12 December\n2031"]

    png = draw([1, 0, 3, 12, 2, 9], labels=labels, title="Articles that tell of each day")

    picture = Image.open(BytesIO(png)).convert("RGB")
    assert (picture.format or "PNG", picture.size) == ("PNG", (1200, 528))
    ground = picture.getpixel((2, 2))
    width, height = picture.size
    edge = [picture.getpixel((x, y)) for x in range(width) for y in (0, height - 1)]
    edge += [picture.getpixel((x, y)) for y in range(height) for x in (0, width - 1)]
    assert set(edge) == {ground}  # a label that is cut would touch it
    colours = {colour for _, colour in picture.getcolors(1 << 20) or []}
    assert (0xE0, 0x76, 0x5B) in colours


def test_without_the_extra_no_picture_is_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_draw()
    monkeypatch.setitem(sys.modules, "matplotlib", None)  # as where it is not installed
    assert not can_draw()
