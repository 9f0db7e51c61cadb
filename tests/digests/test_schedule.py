"""When digests are due, over clock changes and whatever editors type."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digests.schedule import (
    Schedule,
    Slot,
    lapses,
    latest_slot,
    next_post,
    parse_schedule,
    slot_on,
    zone_choices,
)
from bot.errors import BadRequest

ZONES = ("Europe/Paris", "America/New_York", "Australia/Lord_Howe")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "at", "day", "moment"),
    [
        # Paris: 02:00 to 03:00 on 31 March 2024, 03:00 back to 02:00 on 27 October.
        pytest.param("Europe/Paris", "08:00", "2024-03-30", "2024-03-30 07:00", id="paris-winter"),
        pytest.param("Europe/Paris", "08:00", "2024-03-31", "2024-03-31 06:00", id="paris-summer"),
        pytest.param("Europe/Paris", "01:59", "2024-03-31", "2024-03-31 00:59", id="paris-before"),
        pytest.param("Europe/Paris", "02:00", "2024-03-31", "2024-03-31 01:00", id="paris-gap-00"),
        pytest.param("Europe/Paris", "02:30", "2024-03-31", "2024-03-31 01:00", id="paris-gap-30"),
        pytest.param("Europe/Paris", "02:59", "2024-03-31", "2024-03-31 01:00", id="paris-gap-59"),
        pytest.param("Europe/Paris", "03:00", "2024-03-31", "2024-03-31 01:00", id="paris-after"),
        pytest.param("Europe/Paris", "02:30", "2024-10-27", "2024-10-27 00:30", id="paris-twice"),
        pytest.param("Europe/Paris", "03:00", "2024-10-27", "2024-10-27 02:00", id="paris-once"),
        # New York: 02:00 to 03:00 on 10 March 2024, 02:00 back to 01:00 on 3 November.
        pytest.param("America/New_York", "02:30", "2024-03-10", "2024-03-10 07:00", id="ny-gap"),
        pytest.param("America/New_York", "01:30", "2024-11-03", "2024-11-03 05:30", id="ny-twice"),
        pytest.param(
            "America/New_York", "20:00", "2024-11-03", "2024-11-04 01:00", id="ny-next-utc"
        ),
        # Lord Howe moves by half an hour: 02:00 to 02:30 on 6 October 2024, 02:00 back to 01:30 on
        # 7 April.
        pytest.param("Australia/Lord_Howe", "02:15", "2024-10-06", "2024-10-05 15:30", id="lh-gap"),
        pytest.param(
            "Australia/Lord_Howe", "02:30", "2024-10-06", "2024-10-05 15:30", id="lh-after"
        ),
        pytest.param(
            "Australia/Lord_Howe", "01:45", "2024-04-07", "2024-04-06 14:45", id="lh-twice"
        ),
        pytest.param(
            "Australia/Lord_Howe", "02:00", "2024-04-07", "2024-04-06 15:30", id="lh-once"
        ),
        # Gaps at and over midnight.
        pytest.param(
            "Africa/Cairo", "00:00", "2024-04-26", "2024-04-25 22:00", id="cairo-midnight"
        ),
        pytest.param("America/Nuuk", "23:30", "2024-03-30", "2024-03-31 01:00", id="over-midnight"),
    ],
)
def test_a_slot_is_at_its_wall_clock_time_or_right_after_the_gap(
    zone: str, at: str, day: str, moment: str
) -> None:
    schedule = Schedule(at=time.fromisoformat(at), zone=zone)
    expected = Slot(day=date.fromisoformat(day), moment=utc(moment))

    assert slot_on(schedule, expected.day) == expected
    assert next_post(schedule, after=expected.moment - timedelta(seconds=1)) == expected
    assert next_post(schedule, after=expected.moment) != expected
    assert latest_slot(schedule, at=expected.moment) == expected


def test_a_day_that_a_place_skipped_has_no_slot() -> None:
    apia = Schedule(at=time(8), zone="Pacific/Apia")

    assert slot_on(apia, date(2011, 12, 30)) is None
    assert next_post(apia, after=utc("2011-12-29 18:00")).day == date(2011, 12, 31)
    assert latest_slot(apia, at=utc("2011-12-30 17:59")).day == date(2011, 12, 29)


@settings(max_examples=20, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    at=st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    year=st.integers(2015, 2030),
)
def test_every_local_day_of_a_year_has_exactly_one_post(zone: str, at: time, year: int) -> None:
    schedule = Schedule(at=at, zone=zone)
    moment = datetime(year, 1, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC) - timedelta(seconds=1)
    slots = []
    while (slot := next_post(schedule, after=moment)).day.year == year:
        slots.append(slot)
        moment = slot.moment

    days = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    assert [s.day for s in slots] == [date(year, 1, 1) + timedelta(days=n) for n in range(days)]
    assert all(a.moment < b.moment for a, b in pairwise(slots))
    for slot in slots:
        shown = slot.moment.astimezone(ZoneInfo(zone))
        assert shown.date() == slot.day
        if shown.time() != at:  # only right after a gap that holds the time
            just_before = (slot.moment - timedelta(seconds=1)).astimezone(ZoneInfo(zone))
            assert just_before.time() < at < shown.time()


@settings(max_examples=200, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    at=st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    hours=st.floats(0, 15 * 365 * 24),
)
def test_the_latest_slot_and_the_next_enclose_every_moment(
    zone: str, at: time, hours: float
) -> None:
    moment = utc("2015-01-01") + timedelta(hours=hours)
    schedule = Schedule(at=at, zone=zone)
    latest = latest_slot(schedule, at=moment)
    following = next_post(schedule, after=moment)

    assert latest.moment <= moment < following.moment
    assert next_post(schedule, after=latest.moment) == following
    assert following.day - latest.day == timedelta(days=1)


@pytest.mark.parametrize(
    ("at", "until"),
    [
        pytest.param("08:00", "2024-10-24 22:00", id="a-morning-until-midnight-in-paris"),
        pytest.param("23:50", "2024-10-25 03:50", id="a-late-evening-for-six-hours"),
    ],
)
def test_a_missed_post_is_made_up_for_until_its_day_ends(at: str, until: str) -> None:
    schedule = Schedule(at=time.fromisoformat(at), zone="Europe/Paris")
    slot = slot_on(schedule, date(2024, 10, 24))

    assert slot is not None
    assert lapses(schedule, slot) == utc(until)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("08:00", time(8)),
        ("8:00", time(8)),
        ("8", time(8)),
        (" 18.30 ", time(18, 30)),
        ("8am", time(8)),
        ("8:30 pm", time(20, 30)),
        ("12 am", time(0)),
        ("12 p.m.", time(12)),
        ("20h", time(20)),
        ("20h30", time(20, 30)),
        ("23:59", time(23, 59)),
        ("00:00", time(0)),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, expected: time) -> None:
    assert parse_schedule(typed, "Europe/Paris").at == expected


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("25:00", "“25:00” is no time of day; write it like 08:00 or 18:30."),
        ("08:60", "“08:60” is no time of day; write it like 08:00 or 18:30."),
        ("13 pm", "“13 pm” is no time of day; write it like 08:00 or 18:30."),
        ("noon", "“noon” is no time of day; write it like 08:00 or 18:30."),
        ("", "“” is no time of day; write it like 08:00 or 18:30."),
        ("24:00", "“24:00” is 00:00 of the next day; write 00:00."),
    ],
)
def test_what_is_no_time_is_refused_with_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(BadRequest) as refusal:
        parse_schedule(typed, "Europe/Paris")
    assert refusal.value.for_reader == sentence


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Europe/Paris", "Europe/Paris"),
        ("europe/paris", "Europe/Paris"),
        ("Paris", "Europe/Paris"),
        ("new york", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("utc", "UTC"),
    ],
)
def test_zones_are_found_by_name_or_city(typed: str, expected: str) -> None:
    assert parse_schedule("08:00", typed).zone == expected


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Moskow", "I know no time zone “Moskow”. Did you mean Europe/Moscow?"),
        (
            "../etc/passwd",
            "I know no time zone “../etc/passwd”. Name a city, such as Europe/Paris.",
        ),
        (
            "GMT+2",
            "“GMT+2” does not say when the clocks change; name a place instead, such as "
            "Europe/Paris or America/New_York, or UTC.",
        ),
        (
            "EST",
            "“EST” does not say when the clocks change; name a place instead, such as "
            "Europe/Paris or America/New_York, or UTC.",
        ),
    ],
)
def test_what_is_no_zone_is_refused_with_what_could_be_meant(typed: str, sentence: str) -> None:
    with pytest.raises(BadRequest) as refusal:
        parse_schedule("08:00", typed)
    assert refusal.value.for_reader == sentence


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_anything_typed_is_a_schedule_or_a_refusal(at: str, zone: str) -> None:
    try:
        schedule = parse_schedule(at, zone)
    except BadRequest:
        return
    assert next_post(schedule, after=utc("2024-01-01")).moment > utc("2024-01-01")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("york", "America/New_York"),
        ("new y", "America/New_York"),
        ("europe/par", "Europe/Paris"),
        ("berln", "Europe/Berlin"),
        ("", "America/Los_Angeles"),
    ],
)
def test_zone_choices_begin_with_the_likeliest(typed: str, first: str) -> None:
    choices = zone_choices(typed)

    assert choices[0] == first
    assert len(choices) <= 25
    assert len(set(choices)) == len(choices)


def test_every_zone_offered_before_typing_exists() -> None:
    assert [parse_schedule("08:00", zone).zone for zone in zone_choices("")] == zone_choices("")
