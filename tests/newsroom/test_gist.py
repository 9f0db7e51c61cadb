"""What several articles say together."""

from __future__ import annotations

from bot.newsroom.gist import Gist, gist_of
from tests.support.made import article

BURST = "The Orrin dam burst and flooded the lower town."
AGAIN = "Water flooded the lower town when the Orrin dam burst."
CAMP = "Engineers will repair the Orrin bridge before winter."
OTHER = "A bakery in Velm sells rye bread."


def told(*stories: tuple[str, ...], beside: tuple[str, ...] = ()) -> list[str]:
    articles = [
        article(f"Head {number}\n\nStand\n\n{' '.join(story)}", number=number, summary=story)
        for number, story in enumerate(stories, 1)
    ]
    chosen: tuple[Gist, ...] = gist_of(articles, topic={"orrin"}, beside=beside)
    assert all(one.sentence.text == one.article.text for one in chosen)
    return [one.sentence.words for one in chosen]


def test_what_most_articles_say_is_told_once() -> None:
    assert told((BURST, CAMP), (AGAIN,), (BURST,), (OTHER, CAMP)) == [BURST, CAMP]


def test_what_is_shown_besides_is_not_told_again() -> None:
    assert told((BURST, CAMP), (AGAIN,), (CAMP,), beside=(AGAIN,)) == [CAMP]


def test_what_does_not_stand_alone_is_no_gist() -> None:
    leaning = "It burst and flooded the lower town."
    cut = '"The dam burst and flooded the lower town.'
    unended = "Dam burst and flooded the lower town"

    assert told((leaning,), (cut,), (unended,), (BURST,)) == [BURST]


def test_two_articles_have_no_gist() -> None:
    assert told((BURST,), (AGAIN,)) == []
