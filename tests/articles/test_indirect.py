"""Reported speech: what is found, where it ends, whose it is, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.model import Article
from bot.articles.parse import parse


def read(text: str) -> Article:
    return parse(text, plain=True)


@pytest.mark.parametrize(
    ("text", "content", "mention"),
    [
        ("Ann Moor said that the road was closed.", "that the road was closed", "Ann Moor"),
        ("Ann Moor said the road was closed.", "the road was closed", "Ann Moor"),
        ("The road was closed, Ann Moor said.", "The road was closed", "Ann Moor"),
        ("The road was closed, according to Ann Moor.", "The road was closed", "Ann Moor"),
        ("Ann Moor asked whether the road was closed.", "whether the road was closed", "Ann Moor"),
        ("Ann Moor told the council that it was late.", "that it was late", "Ann Moor"),
        ("Ann Moor said this week that it was late.", "that it was late", "Ann Moor"),
        ("Ann Moor said there were two roads left.", "there were two roads left", "Ann Moor"),
        (
            "Ann Moor said the two raised forty crowns for the road.",
            "the two raised forty crowns for the road",
            "Ann Moor",
        ),
        (
            "Ann Moor said the road, a gravel track, was closed.",
            "the road, a gravel track, was closed",
            "Ann Moor",
        ),
        (
            "The road is open, but it was closed in May, according to Ann Moor.",
            "The road is open, but it was closed in May",
            "Ann Moor",
        ),
        (
            "When the snow fell, Ann Moor said, the road was closed.",
            "the road was closed",
            "Ann Moor",
        ),
        (
            "Ann Moor said that if it snowed again, the road would be closed.",
            "that if it snowed again, the road would be closed",
            "Ann Moor",
        ),
        (
            "Ann Moor admitted that the road was closed, and that nobody had been told.",
            "that the road was closed, and that nobody had been told",
            "Ann Moor",
        ),
        (
            "Ann Moor asked the council why the road was closed.",
            "why the road was closed",
            "Ann Moor",
        ),
        ("Ann Moor urged the council to act.", "the council to act", "Ann Moor"),
        (
            "Ann Moor closed the road, saying that it was late.",
            "that it was late",
            "Ann Moor",
        ),
        (
            "They met Ann Moor, who said the road was closed.",
            "the road was closed",
            "who",
        ),
        (
            "According to the mayor, Ann Moor, the road was closed.",
            "the road was closed",
            "the mayor",
        ),
        ("The road was open, Ann Moor said, waving at us.", "The road was open", "Ann Moor"),
        ("The forecasters said it was late.", "it was late", "The forecasters"),
        ("The report said that the road was closed.", "that the road was closed", "The report"),
        (
            "Ann Moor thinks the road will be closed; she has a map.",
            "the road will be closed",
            "Ann Moor",
        ),
    ],
)
def test_reported_speech(text: str, content: str, mention: str) -> None:
    [quote] = read(text).quotes
    assert quote.kind == "indirect"
    assert quote.span.of(text) == content
    assert quote.speaker is not None
    assert quote.speaker.mention is not None
    assert quote.speaker.mention.of(text) == mention


def test_two_verbs_of_one_subject_report_two_things() -> None:
    text = "Ann Moor said the road was closed and urged the mayor to act."
    first, second = read(text).quotes
    assert (first.span.of(text), second.span.of(text)) == (
        "the road was closed",
        "the mayor to act",
    )
    assert first.utterance != second.utterance
    assert {quote.speaker and quote.speaker.name for quote in (first, second)} == {"Ann Moor"}


def test_a_report_around_its_cue_has_two_parts() -> None:
    text = "The old road, Ann Moor said on Monday, was closed in May."
    first, second = read(text).quotes
    assert (first.span.of(text), second.span.of(text)) == ("The old road", "was closed in May")
    assert first.utterance == second.utterance
    assert {quote.speaker and quote.speaker.name for quote in (first, second)} == {"Ann Moor"}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Moor said so after a meeting with the mayor was over.",
        "Ann Moor promised after a long meeting of the council that ended late.",
        "“Always keep a boat,” Ann Moor said when she was asked what the town should learn.",
    ],
)
def test_a_clause_of_time_is_not_reported_speech(text: str) -> None:
    assert all(quote.kind != "indirect" for quote in read(text).quotes)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Moor stressed her experience in the ministry.",
        "When the road was closed, Ann Moor called for help.",
        "The rule that binds the council was written by Ann Moor.",
    ],
)
def test_narration_is_not_reported_speech(text: str) -> None:
    assert read(text).quotes == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ann Moor did not say whether the road was closed.", id="not said"),
        pytest.param("Ann Moor could argue that the road was closed.", id="only possible"),
        pytest.param("Ann Moor refused to say that the road was closed.", id="refused"),
        pytest.param("I said that the road was closed.", id="the writer's own"),
        pytest.param("By saying that it was late, Ann Moor lost the vote.", id="by saying"),
        pytest.param("31% of the voters said that it was late.", id="a finding"),
        pytest.param("Ann Moor stressed that approach in May.", id="that with a noun"),
        pytest.param("The claims that the road was closed were checked.", id="noun"),
    ],
)
def test_what_nobody_plainly_said_is_not_reported(text: str) -> None:
    assert read(text).quotes == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ann Moor said the road was closed, although she had driven on it every day of the week.",
        "Ann Moor said the road was closed, which made every one of the farmers of Orre angry.",
        "Ann Moor said the road was closed, and she sent a plough to every village in the north.",
    ],
)
def test_a_report_without_a_plain_end_is_left_out(text: str) -> None:
    assert read(text).quotes == ()


@pytest.mark.parametrize("who", ["Fishermen", "Pensioners", "Residents", "The council", "Critics"])
def test_what_a_group_says_has_nobodys_name(who: str) -> None:
    [quote] = read(f"{who} believe the road is closed.").quotes
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.kind) == (None, "indirect")


_PIECES = st.sampled_from(
    "Ann Moor|said|that|the road|was closed|, |who|and|. |according to|asked|whether|her|to go|“no”"
    "|saying|;|he|they|believe|in May|not|told|if".split("|")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25).map(" ".join))
def test_reports_are_verbatim_apart_and_without_quotations(text: str) -> None:
    article = read(text)
    reports = [quote.span for quote in article.quotes if quote.kind == "indirect"]
    assert all("“" not in span.of(article.text) for span in reports)
    assert all(a.end <= b.start for a, b in pairwise(reports))
