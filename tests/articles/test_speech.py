"""Who said what in the seed article, in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.articles.model import Article, Quote
from bot.articles.parse import parse

SEED = Path(__file__).parents[2] / "seeds" / "000_a5c3734ef05d3e34.txt"
PESKOV, TRUMP = "Dmitry Peskov", "Donald Trump"


@pytest.fixture(scope="module")
def seed() -> Article:
    return parse(SEED.read_text("utf-8"))


def opening(article: Article, quote: Quote) -> str:
    return " ".join(quote.span.of(article.text).strip('"“”').split()[:5])


DIRECT = [
    ("As for the presence of", "Dmitry Peskov", "told", PESKOV),
    ("Of course, the final goal", "he", "went on to say", PESKOV),
    ("This position is shared by", "Peskov", "stated", PESKOV),
    ("Let someone else fight over", "US President Donald Trump", "saying", TRUMP),
    ("It is necessary to bear", "he", "said", PESKOV),
    ("Suffice it to recall the", "he", "said", PESKOV),
    ("The United States in recent", "he", "recalled", PESKOV),
    ("In the end, the US", "he", "recalled", PESKOV),
]

INDIRECT = [
    ("Withdrawal of foreign troops stationed", "Kremlin", "says", None),
    ("Only Russian forces' presence in", "the presidential spokesman", "according to", PESKOV),
    ("The Kremlin is confident that", "Spokesman Dmitry Peskov", "said", PESKOV),
    ("Washington’s plans to withdraw troops", "US President Donald Trump", "confirmed", TRUMP),
    ("that the US intended to", "He", "pointed out", TRUMP),
    ("In addressing issues related with", "the Russian presidential spokesman", "told", PESKOV),
    ("that Russia’s sole aim was", "Peskov", "recalled", PESKOV),
    ("that the United States, which", "Peskov", "said", PESKOV),
]


@pytest.mark.parametrize(("direct", "expected"), [(True, DIRECT), (False, INDIRECT)])
def test_every_quote_of_the_seed_has_its_speaker(
    seed: Article, direct: bool, expected: list[tuple[str, str, str, str | None]]
) -> None:
    read = [
        (
            opening(seed, quote),
            quote.speaker and quote.speaker.mention and quote.speaker.mention.of(seed.text),
            quote.verb and quote.verb.of(seed.text),
            quote.speaker and quote.speaker.name,
        )
        for quote in seed.quotes
        if (quote.kind == "direct") is direct
    ]
    assert read == expected


def test_parts_of_one_utterance_share_it(seed: Article) -> None:
    direct = [quote.utterance for quote in seed.quotes if quote.kind == "direct"]
    assert direct[4] == direct[5]
    assert direct[6] == direct[7]
    assert len(set(direct)) == 6


def test_the_photographer_is_nobody_and_the_people_have_their_roles(seed: Article) -> None:
    people = {person.name: [role.of(seed.text) for role in person.roles] for person in seed.people}
    assert list(people) == [PESKOV, TRUMP, "Mike Pence"]
    assert people[PESKOV][0] == "Kremlin spokesman"
    assert people[TRUMP] == ["US President"]
    assert people["Mike Pence"] == ["Vice President"]


def test_what_nobody_said_is_no_quote(seed: Article) -> None:
    for words in (
        "In this way he commented on",
        "Gavriil Grigorov/TASS",
        "Operation Peace Spring",
        "Predictions as to Kurds' attitude",
    ):
        at = seed.text.index(words)
        assert not any(quote.span.start <= at < quote.span.end for quote in seed.quotes)


def test_every_speaker_with_a_name_is_one_of_the_people(seed: Article) -> None:
    names = {person.name for person in seed.people}
    assert {q.speaker.name for q in seed.quotes if q.speaker and q.speaker.name} <= names
