"""Whom "He" at the head of a sentence means, where that is sure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.parse import parse


def named(*paragraphs: str) -> list[str]:
    article = parse("\n\n".join(paragraphs), plain=True)
    return [one.name for one in article.pronouns]


RUIZ = "Mayor Maria Ruiz opened the northern bridge on Monday."
BRAND = "Minister Peter Brand paid for it."


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param([f"{RUIZ} She thanked the engineers."], ["Maria Ruiz"], id="one person"),
        pytest.param([RUIZ, "She thanked the engineers."], ["Maria Ruiz"], id="next paragraph"),
        pytest.param(
            [f"{RUIZ} She thanked them. She left at noon."], ["Maria Ruiz"] * 2, id="goes on"
        ),
        pytest.param([f"{RUIZ} He thanked the engineers."], [], id="another gender"),
        pytest.param([f"{RUIZ} It rained. She thanked them."], [], id="not the sentence before"),
        pytest.param(
            [f"Maria Ruiz met Anna Brand on Monday. {'She left early.'}"], [], id="two she may mean"
        ),
        pytest.param(
            [f"Anna Brand spoke first. {RUIZ} She thanked them."], [], id="one named just before"
        ),
        pytest.param(
            [f"{RUIZ[:-1]} beside the minister. She thanked them."],
            [],
            id="somebody without a name",
        ),
        pytest.param([f"{RUIZ} Then she left."], [], id="not at the head"),
        pytest.param(['"She left," Maria Ruiz said of the minister.'], [], id="quoted"),
        pytest.param(["She thanked the engineers."], [], id="nobody before"),
        pytest.param(
            ["Q: Did it open?", "Brand: Yes.", "Q: Who came?", f"Brand: {RUIZ} She left."],
            [],
            id="in an interview",
        ),
    ],
)
def test_a_pronoun_has_a_name_where_no_doubt_is_left(
    paragraphs: list[str], expected: list[str]
) -> None:
    assert named(*paragraphs) == expected


@given(st.lists(st.sampled_from([RUIZ, BRAND, "He left.", "She left.", "It rained."]), max_size=8))
@settings(max_examples=40, deadline=None)
def test_only_pronouns_get_the_name_of_somebody_named_before(sentences: list[str]) -> None:
    article = parse(" ".join(sentences), plain=True)

    for one in article.pronouns:
        assert one.span.of(article.text) in ("He", "She")
        person = next(person for person in article.people if person.name == one.name)
        assert any(mention.end < one.span.start for mention in person.mentions)
