"""Articles counted by the days they tell of."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import BadRequest, NotFound
from bot.newsroom.activity import BARS, Unit, activity, bars_of
from bot.store.scope import LIBRARY, Scope
from tests.support.stories import opened, story, told

FIRST = date(2031, 3, 3)  # a Monday


@pytest.mark.parametrize(
    ("days", "unit", "starts", "counts"),
    [
        pytest.param([0, 0, 2], "day", ["2031-03-03", "2031-03-04", "2031-03-05"], [2, 0, 1]),
        pytest.param([0], "day", ["2031-03-03"], [1], id="one day"),
        pytest.param([0, 6, 14], "week", ["2031-03-03", "2031-03-10", "2031-03-17"], [2, 0, 1]),
        pytest.param([0, 1, 60], "month", ["2031-03-01", "2031-04-01", "2031-05-01"], [2, 0, 1]),
        pytest.param(
            [270, 330],
            "month",
            ["2031-11-01", "2031-12-01", "2032-01-01"],
            [1, 0, 1],
            id="new year",
        ),
        pytest.param([0, 400, 800], "year", ["2031-01-01", "2032-01-01", "2033-01-01"], [1, 1, 1]),
    ],
)
def test_the_finest_unit_with_few_enough_bars_is_counted(
    days: list[int], unit: Unit, starts: list[str], counts: list[int]
) -> None:
    told = [(FIRST + timedelta(days=day), article) for article, day in enumerate(days)]

    found, bars, outside = bars_of(told, 3)

    assert (found, outside) == (unit, 0)
    assert [bar.first.isoformat() for bar in bars] == starts
    assert [bar.articles for bar in bars] == counts


def test_an_article_counts_once_a_bar_however_many_days_of_it_it_tells() -> None:
    _, bars, _ = bars_of([(FIRST + timedelta(days=day), 7) for day in (0, 1, 2, 14)], 3)

    assert [bar.articles for bar in bars] == [1, 0, 1]


def test_a_day_of_long_ago_does_not_squeeze_the_news() -> None:
    news = [(FIRST + timedelta(days=day), article) for article in range(10) for day in range(5)]

    unit, bars, outside = bars_of([*news, (date(1931, 1, 1), 1)], 31)

    assert (unit, len(bars), outside) == ("day", 5, 1)


@given(
    st.lists(st.tuples(st.dates(), st.integers(1, 5)), min_size=1, max_size=12),
    st.integers(3, BARS),
)
@settings(max_examples=80, deadline=None)
def test_bars_are_few_without_gaps_and_lose_no_day_silently(
    told: list[tuple[date, int]], most: int
) -> None:
    _, bars, outside = bars_of(told, most)

    starts = [bar.first for bar in bars]
    assert 1 <= len(bars) <= most
    assert starts == sorted(set(starts))
    assert any(bar.articles for bar in bars)
    assert 0 <= outside < len({day for day, _ in told})


async def test_activity_counts_what_may_be_seen(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        for day in (3, 3, 5):
            line = f"Velm voted on March {day}."
            article = story(
                "Velm votes",
                line,
                f"No {len(line)}{day}",
                published=date(2031, 3, 6),
                source=str(day),
                events=[told(line, f"2031-03-0{day}", f"March {day}")],
            )
            await store.articles.add(article, guild=LIBRARY)
        secret = "Velm hid on March 4."
        hidden = story(secret, secret, events=[told(secret, "2031-03-04", "March 4")])
        await store.articles.add(hidden, guild=9)

        found = await activity("Velm", scope=Scope(LIBRARY), store=store)
        assert found.unit == "day"
        assert [bar.articles for bar in found.bars] == [1, 0, 1]
        theirs = await activity("Velm", scope=Scope(9), store=store)
        assert [bar.articles for bar in theirs.bars] == [1, 1, 1]
        later = await activity("Velm", since=date(2031, 3, 4), scope=Scope(LIBRARY), store=store)
        assert [bar.first for bar in later.bars] == [date(2031, 3, 5)]
        with pytest.raises(NotFound, match="nothing of it is dated since 2032"):
            await activity("Velm", since=date(2032, 1, 1), scope=Scope(LIBRARY), store=store)
        with pytest.raises(BadRequest):
            await activity("—", scope=Scope(LIBRARY), store=store)
