"""Politeness: when a feed is asked again, and which host may be asked now."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.pace import (
    APART,
    DAY,
    Hosts,
    Turns,
    after_failure,
    fresh,
    next_look,
    retry_after,
    slot,
)

NOW = datetime(2031, 3, 4, 12, 0, 30, tzinfo=UTC)
URL = "https://e.example/feed"
moments = st.datetimes(datetime(2030, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def http(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


@pytest.mark.parametrize(
    ("headers", "minutes"),
    [
        pytest.param({}, 0, id="nothing said"),
        pytest.param({"cache_control": "public, max-age=3600"}, 60, id="max-age"),
        pytest.param({"cache_control": 'max-age="600"'}, 10, id="quoted"),
        pytest.param({"cache_control": "s-maxage=900"}, 0, id="for proxies"),
        pytest.param({"cache_control": "no-cache, max-age=3600"}, 0, id="no-cache"),
        pytest.param({"expires": http(NOW + timedelta(hours=2))}, 120, id="Expires"),
        pytest.param({"expires": http(NOW - timedelta(hours=2))}, 0, id="expired"),
        pytest.param({"expires": "0"}, 0, id="Expires: 0"),
        pytest.param({"expires": "-1"}, 0, id="Expires: -1"),
        pytest.param(
            {"expires": "Mon, 04 Mar 2030 12:30:00 GMT", "date": "Mon, 04 Mar 2030 12:00:00 GMT"},
            30,
            id="by the site's own clock",
        ),
        pytest.param(
            {"cache_control": "max-age=60", "expires": http(NOW + DAY)}, 1, id="max-age goes first"
        ),
        pytest.param({"cache_control": "max-age=999999999999"}, 999999999 / 60, id="absurd"),
    ],
)
def test_how_long_an_answer_is_fresh(headers: dict[str, str], minutes: float) -> None:
    facts: dict[str, str | None] = {"cache_control": None, "expires": None, "date": None}
    assert fresh(**(facts | headers), now=NOW) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("header", "date", "seconds"),
    [
        pytest.param(None, None, 0, id="none"),
        pytest.param("120", None, 120, id="seconds"),
        pytest.param(http(NOW + timedelta(minutes=5)), None, 300, id="date"),
        pytest.param(
            "Mon, 04 Mar 2030 12:05:00 GMT", "Mon, 04 Mar 2030 12:00:00 GMT", 300, id="site's clock"
        ),
        pytest.param("99999999999", None, 86400, id="a day at most"),
        pytest.param("soon", None, 0, id="words"),
        pytest.param("-5", None, 0, id="the past"),
        pytest.param("²", None, 0, id="no digit of HTTP"),
    ],
)
def test_how_long_a_site_wants_to_be_left_alone(
    header: str | None, date: str | None, seconds: int
) -> None:
    assert retry_after(header, date=date, now=NOW) == timedelta(seconds=seconds)


@given(moments, st.sampled_from([15, 30, 60, 180, 720, 1440]), st.integers(0, 10**7), st.text())
def test_the_next_look_is_in_the_feeds_slot_and_not_before_its_answer_is_stale(
    now: datetime, minutes: int, age: int, url: str
) -> None:
    look = next_look(url, now=now, minutes=minutes, cache_control=f"max-age={age}")
    wait = min(timedelta(seconds=age), DAY)
    assert now + wait < look <= now + wait + timedelta(minutes=minutes)
    assert slot(url, minutes=minutes, after=look) == look + timedelta(minutes=minutes)


def test_feeds_of_one_interval_are_spread_over_it() -> None:
    looks = Counter(
        slot(f"https://e.example/{n}", minutes=60, after=NOW).minute // 6 for n in range(1000)
    )
    assert len(looks) == 10
    assert max(looks.values()) < 150


def test_a_feeds_ttl_is_kept_up_to_a_day() -> None:
    assert next_look(URL, now=NOW, minutes=15, ttl=180) > NOW + timedelta(hours=3)
    assert next_look(URL, now=NOW, minutes=15, ttl=999_999) < NOW + DAY + timedelta(minutes=16)


def test_waits_grow_by_the_interval_to_a_day_and_never_end() -> None:
    waits = []
    now, since, failures = NOW, NOW, 0
    while now < NOW + timedelta(days=60):
        failures += 1
        then = after_failure(now=now, minutes=60, failures=failures, since=since, jitter=0.5)
        waits.append((then - now).total_seconds() / 3600)
        now = then
    assert waits[:4] == [1, 2, 3, 4]
    assert set(waits[-30:]) == {24}


@given(st.floats(0, 1), st.integers(1, 10**6), st.sampled_from([15, 1440]))
def test_jitter_is_a_tenth_and_what_the_site_asks_goes_before(
    jitter: float, failures: int, minutes: int
) -> None:
    asked = timedelta(hours=5)
    plain = timedelta(minutes=minutes * failures)
    wait = (
        after_failure(now=NOW, minutes=minutes, failures=failures, since=NOW, jitter=jitter) - NOW
    )
    waited = after_failure(
        now=NOW, minutes=minutes, failures=failures, since=NOW, jitter=jitter, asked=asked
    )
    assert min(plain, DAY) * 0.89 <= wait <= min(plain, DAY) * 1.11
    assert waited - NOW == max(wait, asked)


def test_five_turns_are_there_at_once_and_then_one_every_twenty_seconds() -> None:
    turns, free = Turns(), timedelta(0)
    taken = [turns.take(1, "e.example", now=NOW) for _ in range(6)]

    assert taken == [free] * 5 + [timedelta(seconds=20)]
    assert turns.take(1, "other.example", now=NOW) == free
    assert turns.take(2, "e.example", now=NOW) == free  # somebody else's turns are their own
    assert turns.take(1, "e.example", now=NOW + timedelta(seconds=20)) == free
    assert turns.take(1, "e.example", now=NOW + timedelta(seconds=21)) == timedelta(seconds=19)


def test_a_host_answers_two_at_a_time_and_one_in_five_seconds() -> None:
    hosts = Hosts()
    hosts.begin("a", now=NOW)
    assert hosts.busy(now=NOW) == {"a": NOW + APART}
    hosts.begin("a", now=NOW + APART)
    assert "a" in hosts.busy(now=NOW + 3 * APART)
    hosts.end("a")
    assert hosts.busy(now=NOW + 3 * APART) == {}
    hosts.end("a")
    assert "b" not in hosts.busy(now=NOW)
