"""Which days a timeline shows, and which sentences tell them: pure choices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.model import Event, Precision, Span
from bot.newsroom.days import Day, key_days, key_sentences, news_first, telling_of_words
from bot.store.events import Sentence
from bot.store.told import (
    BEYOND,
    FIRST_KNOWN_YEAR,
    FIRST_UNKNOWN_YEAR,
    by_article,
    by_day,
    date_of,
    day_of,
    event_ids,
    first_id,
    looking_back,
    tellings,
)


def _event(day: str | None, precision: Precision = "day") -> Event:
    return Event(span=Span(0, 9), date_text=Span(0, 3), date=day, precision=precision)


def _ids(
    article: int, *days: str | None, published: date | None = None, precision: Precision = "day"
) -> list[int]:
    events = [_event(day, precision) for day in days]
    return [i for i in event_ids(article, published, events) if i is not None]


@pytest.mark.parametrize(
    ("day", "precision"),
    [
        pytest.param("2031-03-04", "day", id="day"),
        pytest.param("2031-03", "month", id="month"),
        pytest.param("2031", "year", id="year"),
        pytest.param("XXXX-10-17", "day", id="unknown year"),
        pytest.param("XXXX-12-31", "day", id="last day of an unknown year"),
        pytest.param("XXXX-02", "month", id="month of an unknown year"),
        pytest.param("0001-01-01", "day", id="first day"),
        pytest.param("9999-12-31", "day", id="last day"),
    ],
)
def test_an_id_tells_day_and_article(day: str, precision: Precision) -> None:
    (number,) = _ids(123_456, day, precision=precision)
    assert 0 < number < BEYOND
    assert date_of(day_of(number)) == (day, precision)
    assert by_article(tellings([number])) == {123_456: 1}
    assert (number < FIRST_KNOWN_YEAR) is day.startswith("X")


@pytest.mark.parametrize("day", [None, "2031-02-30", "BC0044", "sometime", "XXXX-XX-04"])
def test_what_is_no_day_has_none(day: str | None) -> None:
    (number,) = _ids(7, day)
    assert date_of(day_of(number)) is None
    assert number < FIRST_UNKNOWN_YEAR


def test_ids_look_back_where_the_article_came_out_later() -> None:
    (then,) = _ids(1, "2031-03-04", published=date(2031, 3, 4))
    (later,) = _ids(1, "2031-03-04", published=date(2031, 3, 5))
    (month,) = _ids(1, "2031-03", published=date(2031, 3, 5), precision="month")
    (unknown,) = _ids(1, "2031-03-04")
    assert looking_back(tellings([then, later, month, unknown])) == list(tellings([later]))
    assert by_day(tellings([then, later, later, month])) == {day_of(then): 2, day_of(month): 1}


def test_an_article_tells_one_day_128_times_at_most() -> None:
    given_ids = event_ids(5, None, [_event("2031-03-04")] * 130)
    assert given_ids[128:] == [None, None]
    assert len(set(given_ids[:128])) == 128


@given(st.lists(st.dates(), min_size=2, max_size=8), st.integers(1, 1 << 29))
@settings(max_examples=100, deadline=None)
def test_ids_sort_by_day(days: list[date], article: int) -> None:
    ids = [_ids(article, day.isoformat())[0] for day in days]
    assert sorted(days) == [days[ids.index(i)] for i in sorted(ids)]
    assert all(
        (i >= first_id(days[0])) is (day >= days[0]) for i, day in zip(ids, days, strict=True)
    )


def test_a_day_counts_for_every_article_once_and_double_when_looked_back_on() -> None:
    told = [
        *_ids(1, "2031-03-04", "2031-03-04", "2031-03-05", published=date(2031, 3, 4)),
        *_ids(2, "2031-03-04", published=date(2031, 3, 9)),
    ]
    led = [*told, *_ids(3, "2031-03-05")]
    days, _ = key_days(told, led)
    assert [(day.date, day.score) for day in days] == [("2031-03-04", 3.0), ("2031-03-05", 1.75)]
    assert len(days[0].events) == 3


def test_what_an_article_opens_with_counts_more_than_what_it_adds() -> None:
    opens, adds = _ids(1, "2031-03-04", "2031-03-03", published=date(2031, 3, 4))
    days, _ = key_days([opens, adds], [opens, adds], opening=[opens])
    assert [(day.date, day.score) for day in days] == [("2031-03-03", 2.0), ("2031-03-04", 1.5)]


def test_the_days_of_a_chronology_count_most() -> None:
    days = [f"2031-03-{day:02}" for day in range(1, 14)]
    chronology = _ids(1, *days, published=date(2031, 4, 1))
    report = _ids(2, *days[:5], "2031-03-20", published=date(2031, 4, 1))
    others = [number for n in (3, 4) for number in _ids(n, "2031-03-20")]
    elsewhere = [number for n in range(5, 45) for number in _ids(n, f"2030-{n % 12 + 1:02}-01")]
    told = [*chronology, *report, *others]
    chosen, _ = key_days([*told, *elsewhere], [], since="2031-01-01", most=13)
    assert [day.date for day in chosen] == days
    assert [sorted(day.chronicled) for day in chosen] == [[number] for number in chronology]


def test_among_few_articles_a_chronology_counts_little_more_than_another() -> None:
    chronology = _ids(1, *(f"2031-03-{day:02}" for day in range(1, 14)), published=date(2031, 4, 1))
    news = [number for n in range(2, 4) for number in _ids(n, "2031-03-31")]
    days, _ = key_days([*chronology, *news, *news], [*news], opening=news, most=1)
    assert [day.date for day in days] == ["2031-03-31"]


def test_the_newest_day_that_an_article_opens_with_counts_as_much_as_any() -> None:
    told = [number for n in range(1, 6) for number in _ids(n, "2031-03-04")]
    (news,) = _ids(6, "2031-03-09", published=date(2031, 3, 9))
    (plan,) = _ids(6, "2031-03-20", published=date(2031, 3, 9))
    led = [news, plan]
    for newest, day in ((True, "2031-03-09"), (False, "2031-03-04")):
        days, _ = key_days(told, led, opening=[news], newest=newest, most=1)
        assert [day.date for day in days] == [day]


def test_what_one_article_looks_back_to_in_passing_is_left_out() -> None:
    lone, twice = _ids(1, "2030-03-04", "2030-05-06", published=date(2031, 3, 9))
    (again,) = _ids(2, "2030-05-06", published=date(2031, 3, 9))
    (named,) = _ids(3, "2030-07-08", published=date(2031, 3, 9))
    led = [lone, twice, again, named]
    days, told = key_days([named], led, background=led, most=9)
    assert [day.date for day in days] == ["2030-05-06", "2030-07-08"]
    assert told == 3
    days, _ = key_days([named], led, background=led)
    assert days[0].date == "2030-03-04"
    days, _ = key_days([], [lone], background=[lone], most=9)
    assert [day.date for day in days] == ["2030-03-04"]


def test_an_overview_looks_back_where_news_leaves_room() -> None:
    back = [number for n in range(1, 4) for number in _ids(n, "2030-03-04")]
    news = [number for n in range(4, 6) for number in _ids(n, "2031-03-04")]
    days, _ = key_days([*back, *news], [])
    for most, kept in ((1, ["2031-03-04"]), (2, ["2030-03-04", "2031-03-04"])):
        assert [day.date for day in news_first(days, set(back), most)] == kept


@pytest.mark.parametrize("looked_back_on", [2, 11])
def test_a_report_with_some_background_is_no_chronology(looked_back_on: int) -> None:
    days = [f"2031-03-{day:02}" for day in range(1, looked_back_on + 1)]
    ids = _ids(1, *days, "2031-04-01", "2031-04-02", published=date(2031, 4, 1))
    assert not any(day.chronicled for day in key_days(ids, [])[0])


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        pytest.param(None, None, ["2030", "2031-03", "2031-03-04", "XXXX-10-17"], id="all"),
        pytest.param("2031-03-04", None, ["2031-03", "2031-03-04"], id="since"),
        pytest.param("2031-03-31", None, ["2031-03"], id="the month's last day"),
        pytest.param(None, "2031-03-01", ["2030", "2031-03"], id="until"),
        pytest.param("2030-06-01", "2030-06-30", ["2030"], id="within a year"),
    ],
)
def test_since_and_until_keep_what_they_meet(
    since: str | None, until: str | None, kept: list[str]
) -> None:
    told = [
        *_ids(1, "XXXX-10-17", "2031-03-04", None),
        *_ids(1, "2031-03", precision="month"),
        *_ids(1, "2030", precision="year"),
    ]
    assert [day.date for day in key_days(told, [], since=since, until=until)[0]] == kept


def test_the_days_that_count_most_are_kept_in_order_and_months_last() -> None:
    told = [
        *_ids(1, "2031-03-04", "2031-03-05", "2031-03-06", "XXXX-10-17"),
        *_ids(2, "2031-03-05", "2031-03-06"),
        *_ids(3, "2031-03-05"),
        *(
            number
            for article in range(4, 9)
            for number in _ids(article, "2031-03", precision="month")
        ),
    ]
    in_order = ["2031-03", "2031-03-04", "2031-03-05", "2031-03-06", "XXXX-10-17"]
    assert [day.date for day in key_days(told, [], most=2)[0]] == in_order[2:4]
    assert [day.date for day in key_days(told, [], most=4)[0]] == in_order[1:]
    assert [day.date for day in key_days(told, [])[0]] == in_order
    assert key_days(told, [], most=2)[1] == len(in_order)


def _read(*words: str) -> tuple[Day, dict[int, Sentence]]:
    sentences = {
        number: Sentence(
            id=number,
            article=number,
            source=number,
            published=None,
            kind="news",
            words=sentence,
            dated=max(sentence.find("Tuesday"), 0),
        )
        for number, sentence in enumerate(words)
    }
    return Day("2031-03-04", "day", 1.0, tuple(sentences)), sentences


def test_the_sentence_that_shares_most_words_tells_the_day() -> None:
    day, read = _read(
        "A bakery closed on Tuesday.",
        "The Orrin dam burst on Tuesday and flooded the lower town.",
        "On Tuesday the dam at Orrin burst, and water flooded the town.",
        "The burst Orrin dam flooded streets.",
    )
    chosen = key_sentences(day, read, {"orrin"}, 2)
    assert [c.best.id for c in chosen] == [1, 0]
    assert sorted(s.id for s in chosen[0].same) == [2, 3]
    assert len(key_sentences(day, read, {"orrin"}, 1)) == 1


def test_a_chronicle_or_an_opening_tells_a_day_better_than_a_plan() -> None:
    day, read = _read(
        "The Orrin harbour opens on Tuesday with music.",
        "Crowds watched Tuesday's ceremony in Orrin.",
        "Orrin voted on Tuesday for lower taxes.",
    )

    def best(**place: frozenset[int]) -> int:
        chronicled = replace(day, chronicled=place.get("chronicled", frozenset()))
        return key_sentences(
            chronicled, read, {"orrin"}, 1, opening=place.get("opening", frozenset())
        )[0].best.id

    read = {
        number: replace(sentence, words=f"{sentence.words} The mayor spoke {number}.")
        for number, sentence in read.items()
    }
    for number in read:
        assert best(chronicled=frozenset({number})) == number
        assert best(opening=frozenset({number})) == number
    planned = best()
    read[planned] = replace(read[planned], kind="announced")
    assert best() != planned


def test_what_was_announced_is_told_where_no_news_is() -> None:
    day, read = _read(
        "Divers opened the lock of Orrin on Tuesday.",
        "A minister is to visit the market hall on Tuesday.",
    )
    planned = {**read, 1: replace(read[1], kind="announced")}
    assert [c.best.id for c in key_sentences(day, read, {"orrin"}, 2)] == [0, 1]
    assert [c.best.id for c in key_sentences(day, planned, {"orrin"}, 2)] == [0]
    assert len(key_sentences(day, {1: planned[1]}, {"orrin"}, 2)) == 1


@pytest.mark.parametrize("bound", ["since", "until", "through late"])
def test_a_day_that_only_bounds_something_tells_it_worse(bound: str) -> None:
    day, read = _read(
        f"The harbour master counts forty applications {bound} Tuesday.",
        "A floating crane lifted the cable on Tuesday.",
    )
    assert [c.best.id for c in key_sentences(day, read, {"orrin"}, 2)] == [1, 0]


def test_a_day_in_a_relative_clause_tells_it_worse() -> None:
    day, read = _read(
        "A pilot who crossed with the first boat on Tuesday told the harbour board he was glad.",
        "A floating crane lifted the cable on Tuesday.",
    )
    assert [c.best.id for c in key_sentences(day, read, {"orrin"}, 2)] == [1, 0]


def test_the_same_event_is_never_chosen_twice() -> None:
    day, read = _read(
        "Ministers signed the harbour treaty on Tuesday.",
        "The harbour treaty was signed by ministers on Tuesday.",
    )
    assert len(key_sentences(day, read, set(), 2)) == 1


@pytest.mark.parametrize(
    ("left", "right", "events"),
    [
        pytest.param(
            "The Orrin bridge was closed on Tuesday after inspectors had found cracks.",
            "Lorries wait on both sides since the Orrin bridge was closed late on Tuesday.",
            1,
            id="the date belongs to the same verb",
        ),
        pytest.param(
            "A bridge has been closed since Tuesday because of cracks.",
            "Lorries are waiting on both sides since the Orrin bridge was closed on Tuesday.",
            1,
            id="closed since",
        ),
        pytest.param(
            "That would have been what they were with until then, on Tuesday.",
            "There should have been more of what would come from there on Tuesday.",
            2,
            id="words that only join others tell nothing",
        ),
        pytest.param(
            "The authority closed the bridge to all traffic late on Tuesday.",
            "Lorries have waited since the Orrin bridge was closed on Tuesday.",
            1,
            id="since what is told already",
        ),
        pytest.param(
            "The Orrin bridge was closed on Tuesday after inspectors had found cracks.",
            "A ferry with forty passengers was stranded on Tuesday in the harbour.",
            2,
            id="another verb",
        ),
        pytest.param(
            "Inspectors found cracks in two cables, Mayor Dana Olmer said on Tuesday.",
            "Ferries will sail all night, Minister Ivo Quist said on Tuesday.",
            2,
            id="two say something",
        ),
    ],
)
def test_what_the_date_belongs_to_tells_events_apart(left: str, right: str, events: int) -> None:
    day, read = _read(left, right)

    assert len(key_sentences(day, read, {"orrin"}, 2)) == events


def test_only_the_same_words_make_neighbouring_days_one() -> None:
    first = "The ministry counted 120 new cases in Velm on Monday."
    assert telling_of_words(first) != telling_of_words(first.replace("Monday", "Tuesday"))
    assert telling_of_words(first) == telling_of_words(first.upper())


@given(st.lists(st.text(max_size=40), max_size=6), st.integers(1, 3))
@settings(max_examples=100, deadline=None)
def test_choices_are_some_of_what_was_read_each_once(words: list[str], most: int) -> None:
    day, read = _read(*words)
    chosen = key_sentences(day, read, set(), most)
    told = [s.id for c in chosen for s in (c.best, *c.same)]
    assert len(chosen) == min(len(chosen), most)
    assert len(told) == len(set(told))
    assert set(told) <= set(read)
