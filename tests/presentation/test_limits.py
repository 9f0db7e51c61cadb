from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.presentation.limits import clip, fill, share


class Text:
    def __init__(self, length: int) -> None:
        self.length = length

    def render(self, room: int | None = None) -> str:
        return "x" * (self.length if room is None else min(self.length, room))


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        pytest.param("short", 5, "short", id="fits"),
        pytest.param("Withdrawal of foreign troops", 16, "Withdrawal of …", id="inside a word"),
        pytest.param(
            "Withdrawal of foreign troops", 23, "Withdrawal of foreign …", id="at its end"
        ),
        pytest.param("一二三四五六七八", 6, "一二三四 …", id="a script without spaces"),
        pytest.param("abcde\u0301\u0323fgh", 7, "abcd …", id="marks on a letter"),
        pytest.param("abc\N{WOMAN}\u200d\N{PERSONAL COMPUTER}defgh", 7, "abc …", id="joined"),
        pytest.param("abc\N{WAVING HAND SIGN}\U0001f3fddefgh", 6, "abc …", id="a skin tone"),
        pytest.param("word " + "x" * 10_000, 12, "word xxxxx …", id="10,000 letters"),
    ],
)
def test_clip(text: str, room: int, expected: str) -> None:
    assert clip(text, room) == expected


@given(st.text(), st.integers(2, 50))
def test_clipped_text_fits(text: str, room: int) -> None:
    assert len(clip(text, room)) <= room


@given(st.lists(st.integers(0, 6000), max_size=30), st.integers(0, 4000))
def test_shared_room_is_enough_for_all_and_wasted_by_none(lengths: list[int], room: int) -> None:
    cap = share(lengths, room)

    if cap is None:
        assert sum(lengths) <= room
    else:
        used = sum(min(length, cap) for length in lengths)
        assert used <= room
        assert room - used < len(lengths)


def test_the_long_text_gives_way_and_the_short_ones_stay_whole() -> None:
    filled = fill(["### ", Text(100), Text(6000), Text(50)], 1000)

    assert filled is not None
    assert [len(piece) for piece in filled] == [4, 100, 846, 50]


def test_no_room_for_a_readable_share_is_said() -> None:
    assert fill([Text(500)] * 10, 400) is None
    assert fill(["x" * 401], 400) is None
