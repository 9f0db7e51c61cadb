"""The demo's invented stories: enough of them, marked as invented, and understood."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from bot.articles.model import Article, Part
from bot.articles.parse import parse

FOLDER = Path(str(resources.files("bot.demo"))) / "samples"
STORIES = sorted(FOLDER.glob("*.txt"))


def sidecar(story: Path) -> dict[str, object]:
    return tomllib.loads(story.with_suffix(".toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    found = []
    for story in STORIES:
        published = sidecar(story)["published"]
        assert isinstance(published, date)
        found.append(parse(story.read_text(encoding="utf-8"), published=published))
    return found


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_a_sample_says_that_it_is_invented_and_by_whom(story: Path) -> None:
    text = story.read_text(encoding="utf-8")
    assert text.startswith("Sample, invented\n\n")
    assert 200 <= len(text.split()) <= 500
    facts = sidecar(story)
    assert (facts["source"], set(facts)) == ("Sample Agency", {"source", "published"})


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_the_weekdays_in_a_sample_are_those_of_its_year(story: Path) -> None:
    published = sidecar(story)["published"]
    assert isinstance(published, date)
    text = " ".join(story.read_text(encoding="utf-8").split())
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    for weekday, month, day in re.findall(r"(\w+day),? (Oct|Nov)\w*\.? (\d+)", text):
        meant = date(published.year, months.index(month) + 1, int(day))
        assert f"{meant:%A}" == weekday


def test_together_they_tell_one_story_over_two_weeks(articles: list[Article]) -> None:
    assert len(articles) >= 14
    days = sorted(article.published for article in articles if article.published)
    assert 10 <= (days[-1] - days[0]).days <= 16
    told = Counter(event.date for article in articles for event in {*article.events})
    assert sum(count > 1 for count in told.values()) >= 8  # days that several sentences tell of


def test_that_it_is_invented_is_no_part_of_the_news(articles: list[Article]) -> None:
    for article in articles:
        assert article.blocks[0].part is Part.OTHER
        assert article.blocks[0].span.of(article.text) == "Sample, invented"
        assert article.parts(Part.HEADLINE)


def test_its_people_are_quoted_in_several_stories(articles: list[Article]) -> None:
    stories = Counter(
        name
        for article in articles
        for name in {quote.speaker.name for quote in article.quotes if quote.speaker}
    )
    for name in ("Ilse van der Moor", "Han Seo-yun", "Mira Dane", "Aurel Dane", "Samir el-Tahan"):
        assert stories[name] >= 2, name
