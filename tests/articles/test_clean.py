"""The text, fixed once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.clean import fix_text


@pytest.mark.parametrize(
    ("raw", "fixed"),
    [
        pytest.param("one\r\ntwo\rthree\n", "one\ntwo\nthree\n", id="line ends"),
        pytest.param("\ufeffOSLO", "OSLO", id="byte order mark"),
        pytest.param("“Ne\u0301”  —\u00a0x\t", "“Ne\u0301”  —\u00a0x\t", id="nothing else"),
        pytest.param("a\ufeffb", "a\ufeffb", id="mark inside"),
    ],
)
def test_only_line_ends_and_a_leading_mark_change(raw: str, fixed: str) -> None:
    assert fix_text(raw) == fixed


@given(st.text())
def test_fixing_twice_changes_nothing(raw: str) -> None:
    once = fix_text(raw)

    assert fix_text(once) == once
    assert "\r" not in once
