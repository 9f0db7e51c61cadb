"""Key sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.parse import parse

STORY = """Flood shuts old bridge in Orlec

The river Mava flooded the old bridge of Orlec on Monday and cut the town in two.

But some had seen it coming. "Who would have thought it?" asked a baker.

The town council of Orlec shut the bridge after the flood and sent 40 children home by boat.

He said so twice.

An art show opens in the capital next week with nineteen painters from abroad.

Engineers will look at the bridge of Orlec once the river Mava has fallen, the council said.
"""


def summary(text: str, sentences: int = 3) -> list[str]:
    article = parse(text, sentences=sentences)
    return [span.of(article.text) for span in article.summary]


def test_the_key_sentences_tell_the_story_in_reading_order() -> None:
    assert summary(STORY) == [
        "The river Mava flooded the old bridge of Orlec on Monday and cut the town in two.",
        "The town council of Orlec shut the bridge after the flood and sent 40 children home"
        " by boat.",
        "Engineers will look at the bridge of Orlec once the river Mava has fallen, the council"
        " said.",
    ]


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_as_many_sentences_are_picked_as_asked_for(count: int) -> None:
    assert len(summary(STORY, count)) == count


def test_the_first_picked_is_no_pronoun_no_question_and_no_aside() -> None:
    picked = " ".join(summary(STORY))
    assert "He said so" not in picked
    assert "?" not in picked
    assert "But some" not in picked


def test_captions_and_credits_are_never_picked() -> None:
    text = (
        "Bridge opens\n\nThe new bridge of Orlec  Ann Lee/TASS\nThe new bridge of Orlec\n"
        "© Ann Lee/TASS\n\nORLEC, October 23. /TASS/. The new bridge of Orlec opened to cars."
        "\n\nIt took nine years and 40 workers to build the new bridge."
    )
    assert summary(text) == [
        "The new bridge of Orlec opened to cars.",
        "It took nine years and 40 workers to build the new bridge.",
    ]


def test_a_sentence_that_cuts_a_quotation_is_not_picked() -> None:
    text = (
        'Ann Lee said: "The bridge of Orlec is old and the river rises every year." '
        '"We built the bridge of Orlec for carts, long ago. Today lorries use the bridge of Orlec'
        ' all day and all night." The council of Orlec will vote on a new bridge on Friday.'
    )
    for sentence in summary(text, 2):
        assert sentence.count('"') % 2 == 0


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(["He left.", "The bridge fell.", '"Why?', 'Because."', "\n\n", "A"]),
        max_size=25,
    ).map(" ".join),
    st.integers(0, 6),
)
def test_key_sentences_are_whole_verbatim_and_in_order(text: str, count: int) -> None:
    article = parse(text, sentences=count, plain=True)
    assert len(article.summary) <= count
    assert all(a.end <= b.start for a, b in pairwise(article.summary))
    assert all(span.of(article.text).strip() for span in article.summary)
