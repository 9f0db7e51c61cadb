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


def test_a_sentence_whose_quotation_goes_on_in_a_paragraph_of_its_own_is_not_picked() -> None:
    text = (
        "Bridge of Orlec reopens\n\nAnn Lee said: “The bridge of Orlec is old and the river rises."
        "\n\nLorries use the bridge of Orlec by day and night.”\n\nThe council of Orlec votes on a"
        " bridge for lorries.\n\nBuses go round by the bridge of Ulmen until the vote is over."
    )
    assert all(sentence.count("“") == sentence.count("”") for sentence in summary(text, 2))


def test_the_opening_scene_of_a_feature_gives_way_to_the_news() -> None:
    text = (
        "Bridge of Orlec reopens to cars\n\nThe first to walk over the river was a baker of 71"
        " with a basket of warm rolls.\n\nThe bridge of Orlec reopened to cars and buses on"
        " Monday, two weeks after the flood had cracked a pillar.\n\nThe baker had waited at the"
        " river since four with rolls for the workers.\n\nAbout 900 cars and buses had used the"
        " bridge of Orlec by noon, the council said."
    )
    assert summary(text, 2) == [
        "The bridge of Orlec reopened to cars and buses on Monday, two weeks after the flood had"
        " cracked a pillar.",
        "About 900 cars and buses had used the bridge of Orlec by noon, the council said.",
    ]


def test_an_item_of_a_list_gives_way_to_the_report() -> None:
    text = (
        "The council of Orlec announced help for the people cut off by the flood on Monday."
        "\n\n• The ferry over the Mava is free for people of Orlec until the flood is over."
        "\n\nThe ferry over the Mava sails from the old pier every hour, the council said."
    )
    article = parse(text, plain=True, sentences=2)
    assert "•" not in "".join(span.of(article.text) for span in article.summary)


def test_a_headline_from_outside_marks_the_news_too() -> None:
    text = (
        "A baker of 71 walked past the river with a basket of warm rolls and a river map."
        "\n\nThe town council of Orlec opened the bridge to cars and buses again on Monday."
        "\n\nThe river Mava has fallen by nine metres since the storm of last week."
    )
    [span] = parse(text, title="Orlec bridge reopens", plain=True, sentences=1).summary
    assert span.of(text).startswith("The town council of Orlec")


@pytest.mark.parametrize(
    "caption",
    [
        "Damage: The bridge of Orlec lost a pillar when the river Mava flooded the town.",
        "The bridge of Orlec (pictured) lost a pillar when the river Mava flooded the town.",
        "The bridge of Orlec (left) lost a pillar when the river Mava flooded the town.",
        "Scroll down for video of the bridge of Orlec and the river Mava that flooded the town.",
    ],
)
def test_a_caption_left_in_the_body_gives_way_to_the_report(caption: str) -> None:
    report = (
        "The river Mava flooded the town of Orlec on Monday and tore a pillar from the bridge.",
        "Engineers said that the bridge of Orlec would stay closed to cars for at least a year.",
    )
    text = "\n\n".join((caption, *report))
    found = parse(text, plain=True, sentences=2)
    assert [span.of(found.text) for span in found.summary] == list(report)


def test_the_same_news_is_not_told_twice() -> None:
    told = "The town council of Orlec shut the old stone bridge on Monday after the flood."
    again = "The council of Orlec shut the old stone bridge on Monday after a flood, it said."
    other = "Engineers expect the repair of the broken pillar to cost nine million crowns in all."
    article = parse("\n\n".join((told, again, other)), plain=True, sentences=2)
    assert [span.of(article.text) for span in article.summary] == [told, other]


def test_a_sentence_about_somebody_unnamed_is_avoided() -> None:
    named = "The mayor of Orlec, Ann Lee, said on Monday that the bridge must be built anew."
    unnamed = "She told the council of Orlec that the bridge over the Mava must be wider too."
    news = "The council of Orlec will choose a builder for the bridge over the Mava in October."
    article = parse("\n\n".join((named, unnamed, news)), plain=True, sentences=2)
    assert [span.of(article.text) for span in article.summary] == [named, news]


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
