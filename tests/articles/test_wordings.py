from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.wordings import Wordings, heads_of

WORDINGS = (
    r"read (?:also|more)$",
    r"(?:photo|video)s?\b.{0,10}$|ends?$",
    r"(?:also )?see\b",
    r"\(?kept [(|]\)?",
    r"[()|a]+x",
    r".{1,4}next [→»]$",
    r"(?-i:[A-Z])\w+ - $",
    r"i.m in$|skip",
)
WHOLE = re.compile("|".join(f"(?:{wording})" for wording in WORDINGS), re.IGNORECASE)

lines = st.one_of(
    st.text(max_size=12),
    st.from_regex(WHOLE, fullmatch=False),
    st.sampled_from(
        ["ſkip", "ſee", "İ'm in", "ı'm in", "\u212aEPT (", "KEPT (", "Ends", "VIDEOS: now", ""]
    ),
)


@settings(deadline=None, max_examples=150)
@given(lines)
def test_a_line_matches_as_it_would_match_all_wordings_in_one(line: str) -> None:
    assert Wordings(WORDINGS).match(line) == (WHOLE.match(line) is not None)


@pytest.mark.parametrize(
    ("wording", "heads"),
    [
        pytest.param("read (?:also|more)", {"r"}, id="a word"),
        pytest.param("(?:photo|(?:big )video)s?|ends", {"p", "b", "e"}, id="a group"),
        pytest.param("(?:also )?see", {"a", "s"}, id="a group that may be missing"),
        pytest.param("x{0,2}(?:y|z)*W", {"x", "y", "z", "w"}, id="letters that may be missing"),
        pytest.param("(?:a|b)?c?", None, id="all of it may be missing"),
        pytest.param(r"\(?by|\W|©", None, id="a class of signs"),
        pytest.param(r"\(?by", {"(", "b"}, id="a bracket"),
        pytest.param(r"\d+ views|shares", {"s", *"0123456789"}, id="a figure"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_heads_of_a_wording(wording: str, heads: set[str] | None) -> None:
    assert heads_of(wording) == heads


def test_no_wordings_match_nothing() -> None:
    assert not Wordings(()).match("read more")
