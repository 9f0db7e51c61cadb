"""Which entries of a feed are news to somebody who has looked at it before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.newsroom.observing import new_among
from bot.sources.entries import Entry

NOW = datetime(2031, 3, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seen", "unseen", "news"),
    [
        pytest.param([-2, -1], [-0.5], True, id="newer than what was seen"),
        pytest.param([-2, -1], [-2], True, id="as old as the oldest that was seen"),
        pytest.param([-2, -1], [-3], False, id="older than all that was seen"),
        pytest.param([-2, 30], [-3], False, id="older, beside one that is to come"),
        pytest.param([30], [-3], True, id="what is to come tells nothing"),
        pytest.param([None], [-3], True, id="what has no day tells nothing"),
        pytest.param([-1], [None], True, id="without a day of its own"),
    ],
)
def test_an_old_entry_at_the_end_of_a_feed_is_no_news(
    seen: list[float | None], unseen: list[float | None], news: bool
) -> None:
    entries = [Entry(title=f"{days}", published=_moment(days)) for days in (*unseen, *seen)]
    unknown = [True] * len(unseen) + [False] * len(seen)
    assert new_among(entries, unknown, now=NOW) == (entries[: len(unseen)] if news else [])


def _moment(days: float | None) -> datetime | None:
    return None if days is None else NOW + timedelta(days=days)
