"""What a reader is warned of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.articles.parse import parse

SEED = Path(__file__).parents[2] / "seeds" / "000_a5c3734ef05d3e34.txt"
AT_ODDS = "The dateline says October 23 where the text says Thursday; both are shown as printed."
NO_DAY = "The day of publication is unknown, so weekdays stay words and days have no year."


def test_the_seeds_dateline_and_weekday_are_at_odds() -> None:
    article = parse(SEED.read_text("utf-8"), published=date(2019, 10, 24))
    assert article.warnings == (AT_ODDS,)


def test_the_seed_alone_tells_no_year() -> None:
    assert parse(SEED.read_text("utf-8")).warnings == (NO_DAY,)


def test_a_printed_year_makes_the_weekday_no_more_certain() -> None:
    text = SEED.read_text("utf-8").replace("October 23./TASS/", "October 23, 2019 /TASS/", 1)
    (warning,) = parse(text).warnings
    assert "says Thursday; both are shown as printed." in warning


@pytest.mark.parametrize(
    ("body", "published", "warnings"),
    [
        pytest.param("They met on Monday.", date(2019, 10, 24), (), id="nothing to say"),
        pytest.param(
            "They met on Monday.",
            None,
            ("The day of publication is unknown, so weekdays stay words.",),
            id="a weekday",
        ),
        pytest.param(
            "They met on May 3.",
            None,
            ("The day of publication is unknown, so days have no year.",),
            id="a day",
        ),
        pytest.param("They met on May 3, 2019. It took 3 hours.", None, (), id="a year"),
        pytest.param(
            "They met on 03/04/2019 in Rome.",
            date(2019, 10, 24),
            ("“03/04/2019” can be read as two different days; it is shown as printed.",),
            id="two readings",
        ),
    ],
)
def test_a_warning_says_what_is_uncertain(
    body: str, published: date | None, warnings: tuple[str, ...]
) -> None:
    assert parse(body, published=published, plain=True).warnings == warnings


def test_a_story_filed_the_day_after_what_it_tells_is_no_contradiction() -> None:
    text = "PARIS, October 24 (Reuters) - The mayor resigned on Wednesday, her office said."
    assert parse(text, published=date(2019, 10, 24), plain=True).warnings == ()
