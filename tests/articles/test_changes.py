"""What changed between two versions, word by word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.changes import find_changes
from bot.articles.model import Span


def _of(text: str, span: Span | None) -> str | None:
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        pytest.param("The dam held.", "The dam held.", [], id="nothing"),
        pytest.param("The dam held.", "The\n\n dam  held.", [], id="only how it is set"),
        pytest.param("At 12 dead.", "At 15 dead.", [("12", "15")], id="a figure"),
        pytest.param("It held.", "It held. So far.", [(None, "So far.")], id="words behind it"),
        pytest.param("Now it held.", "it held.", [("Now", None)], id="words that went"),
        pytest.param("", "A start", [(None, "A start")], id="all of it new"),
        pytest.param(
            "one a b c d two", "1 a b c d 2", [("one", "1"), ("two", "2")], id="two apart"
        ),
        pytest.param("one a two b", "1 a 2 b", [("one a two", "1 a 2")], id="close ones are one"),
    ],
)
def test_changes(old: str, new: str, changes: list[tuple[str | None, str | None]]) -> None:
    found = find_changes(old, new)
    assert [(_of(old, c.before), _of(new, c.after)) for c in found] == changes


def test_a_few_words_that_stay_are_shown_around_a_change() -> None:
    old = "one two three four five six seven 12 eight nine ten eleven twelve thirteen"
    (change,) = find_changes(old, new := old.replace("12", "15"))
    assert _of(new, change.leading) == "three four five six seven"
    assert _of(new, change.trailing) == "eight nine ten eleven twelve"


def test_a_text_written_anew_is_one_change_and_soon_told() -> None:
    old = " ".join(f"word{n}" for n in range(50_000))
    new = " ".join(f"term{n}" for n in range(50_000))
    started = time.process_time()
    assert len(find_changes(old, new)) == 1
    assert time.process_time() - started < 3


words = st.lists(st.sampled_from("a b c 1 2 “x” ~~ ** \n".split(" ")), max_size=40).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(words, words)
def test_undoing_the_changes_gives_the_words_before(old: str, new: str) -> None:
    left, at = [], 0
    for change in find_changes(old, new):
        here = change.after or change.leading or change.trailing
        stays = change.after.start if change.after else None
        if stays is None:
            stays = change.leading.end if change.leading else (here.start if here else len(new))
        left += new[at:stays].split()
        left += (_of(old, change.before) or "").split()
        at = change.after.end if change.after else stays
    left += new[at:].split()
    assert left == old.split()
