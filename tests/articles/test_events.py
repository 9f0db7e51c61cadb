"""What happened when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.dates import find_dates
from bot.articles.events import find_events
from bot.articles.layout import find_blocks
from bot.articles.model import Event
from bot.articles.parse import parse
from bot.articles.sentences import find_sentences

SEED = Path(__file__).parents[2] / "seeds" / "000_a5c3734ef05d3e34.txt"
THURSDAY = date(2019, 10, 24)


def found(text: str, published: date | None = THURSDAY) -> tuple[Event, ...]:
    blocks = find_blocks(text, titled=True, plain=True)
    cut = find_sentences(text, blocks)
    dates = find_dates(text, blocks, cut, published=published)
    return find_events(text, blocks, cut, dates, (), published=published)


def told(text: str) -> list[tuple[str | None, str]]:
    return [(event.date, event.span.of(text)) for event in found(text)]


SEED_EVENTS = [
    ("The Kremlin is confident", "Thursday", "2019-10-24", None),
    ("On Wednesday, US President", "Wednesday", "2019-10-23", None),
    ("On October 17, the United", "October 17", "2019-10-17", "XXXX-10-17"),
    ("On Wednesday, Peskov said", "Wednesday", "2019-10-23", None),
    ("Russia and Turkey on Tuesday", "Tuesday", "2019-10-22", None),
]


@pytest.mark.parametrize(("published", "column"), [(THURSDAY, 2), (None, 3)])
def test_the_events_of_the_seed_have_their_days(published: date | None, column: int) -> None:
    article = parse(SEED.read_text("utf-8"), published=published)
    got = [(e.span.of(article.text), e.date_text.of(article.text), e.date) for e in article.events]
    assert [(words, day) for _, words, day in got] == [(row[1], row[column]) for row in SEED_EVENTS]
    for (sentence, _, _), row in zip(got, SEED_EVENTS, strict=True):
        assert sentence.startswith(row[0])
        assert sentence.endswith((".", '."'))
    assert {event.kind for event in article.events} == {"news"}
    assert {event.precision for event in article.events} == {"day"}


def test_the_start_of_a_term_is_not_the_day_of_the_agreement() -> None:
    article = parse(SEED.read_text("utf-8"), published=THURSDAY)
    agreed = [e for e in article.events if "150 hours" in e.span.of(article.text)]
    assert [event.date for event in agreed] == ["2019-10-22"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("20 October 2019 Last updated at 14:59 GMT Help Dana Olmer has left the camp.", []),
        (
            "Page last updated at 08:58 GMT, Sunday, 20 October 2019 Dana Olmer won on Saturday.",
            ["2019-10-19"],
        ),
        (
            "updated: Wed Oct 23 2019 13:49:00 The town of Velm voted on Tuesday.",
            ["2019-10-22"],
        ),
        ("Saturday 19 October 2019 00.03 GMT The harbour of Velm is full of boats.", []),
        ("The map of Velm was last updated on Monday.", ["2019-10-21"]),
        ("Velm shook on Saturday 19 October 2019 12.03 GMT.", ["2019-10-19"]),
    ],
    ids=["day first", "clock first", "colon", "clock last", "told", "told with its clock"],
)
def test_the_stamp_of_a_page_tells_of_no_event(text: str, days: list[str]) -> None:
    assert [day for day, _ in told(text)] == days


@pytest.mark.parametrize(
    "text", ["From Thursday 17 October:", "It was Wednesday, October 16.", "It’s Friday."]
)
def test_a_day_of_which_nothing_is_told_is_no_event(text: str) -> None:
    assert told(f"{text}\n\nThe boats of Orsk lay in the harbour.") == []


def test_a_saying_and_what_was_said_have_days_of_their_own() -> None:
    text = "Police said on Tuesday that the fire on Sunday had killed two people."
    assert told(text) == [
        ("2019-10-22", text),
        ("2019-10-20", "the fire on Sunday had killed two people."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "He was arrested on Monday; a judge released him on Wednesday.",
            [
                ("2019-10-21", "He was arrested on Monday"),
                ("2019-10-23", "a judge released him on Wednesday."),
            ],
            id="two clauses",
        ),
        pytest.param(
            "Police said Tuesday the blast happened on Monday near the port.",
            [
                (
                    "2019-10-22",
                    "Police said Tuesday the blast happened on Monday near the port.",
                ),
                ("2019-10-21", "the blast happened on Monday near the port."),
            ],
            id="said without that",
        ),
        pytest.param(
            "The bank shut on October 1 and opened again on October 15.",
            [
                ("2019-10-01", "The bank shut on October 1"),
                ("2019-10-15", "The bank shut on October 1 and opened again on October 15."),
            ],
            id="a clause without a subject is shown in its sentence",
        ),
        pytest.param(
            "A paper leaked on Oct. 10 showed that engineers had asked for new cables in March.",
            [
                (
                    "2019-10-10",
                    "A paper leaked on Oct. 10 showed that engineers had asked for new cables in"
                    " March.",
                ),
                ("2019-03", "engineers had asked for new cables in March."),
            ],
            id="what it showed",
        ),
        pytest.param(
            "Police opened a file on Monday on a fire that was seen on Sunday.",
            [
                (
                    "2019-10-21",
                    "Police opened a file on Monday on a fire that was seen on Sunday.",
                ),
                (
                    "2019-10-20",
                    "Police opened a file on Monday on a fire that was seen on Sunday.",
                ),
            ],
            id="which one it was",
        ),
        pytest.param(
            "Two men were hurt on Monday and Tuesday.",
            [
                ("2019-10-21", "Two men were hurt on Monday and Tuesday."),
                ("2019-10-22", "Two men were hurt on Monday and Tuesday."),
            ],
            id="one clause, two days",
        ),
        pytest.param("He must pay by November 5 or leave.", [], id="a deadline"),
        pytest.param("The deadline is Friday.", [], id="another deadline"),
        pytest.param("The union set a Friday deadline.", [], id="a day's deadline"),
        pytest.param("The bridge stays shut until May 2020.", [], id="an end"),
        pytest.param("The truce lasts 150 hours.", [], id="a length"),
        pytest.param("They meet every Monday.", [], id="a habit"),
        pytest.param("It came a day after Monday's vote.", [], id="a day beside another"),
        pytest.param("They met last week.", [], id="a week"),
        pytest.param("It has snowed over the past year.", [], id="a stretch of time"),
        pytest.param("It rang at 6 p.m. in the hall.", [], id="a clock time without its day"),
        pytest.param("Nobody spoke of his 2005 trial.", [], id="a year in a name"),
        pytest.param("They met.", [], id="no day"),
    ],
)
def test_each_day_has_the_words_that_tell_of_it(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "day", "until", "precision"),
    [
        pytest.param("He left on Monday.", "news", "2019-10-21", None, "day", id="news"),
        pytest.param("They will vote on 27 October.", "announced", "2019-10-27", None, "day"),
        pytest.param("It opened in 1987.", "background", "1987", None, "year"),
        pytest.param("It opened on May 3, 2018.", "background", "2018-05-03", None, "day"),
        pytest.param("Sales fell in September.", "news", "2019-09", None, "month"),
        pytest.param("Sales fell in March.", "background", "2019-03", None, "month"),
        pytest.param("It will close in 2021.", "announced", "2021", None, "year"),
        pytest.param("It ran October 20-23.", "news", "2019-10-20", "2019-10-23", "day"),
        pytest.param(
            "It ran from October 20 to October 23.", "news", "2019-10-20", "2019-10-23", "day"
        ),
        pytest.param(
            "Between May 3 and May 9 it rained.", "background", "2019-05-03", "2019-05-09", "day"
        ),
    ],
)
def test_an_event_tells_what_kind_it_is_and_how_exactly_its_day_is_known(
    text: str, kind: str, day: str, until: str | None, precision: str
) -> None:
    (event,) = found(text)
    assert (event.kind, event.date, event.until, event.precision) == (kind, day, until, precision)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "The mayor said on Monday: “The quay will close. Ferries go on.” Crews were angry.",
            "The mayor said on Monday: “The quay will close. Ferries go on.”",
            id="ends in it",
        ),
        pytest.param(
            "“The quay is old. It will close on Monday,” said the mayor. Crews were angry.",
            "“The quay is old. It will close on Monday,” said the mayor.",
            id="starts in it",
        ),
        pytest.param(
            "“The quay will close on Monday. Ferries go on.” Crews were angry.",
            "“The quay will close on Monday. Ferries go on.”",
            id="opens with it",
        ),
    ],
)
def test_an_event_does_not_end_in_the_middle_of_a_short_quotation(text: str, words: str) -> None:
    article = parse(text, published=THURSDAY, plain=True)
    assert [event.span.of(article.text) for event in article.events] == [words]


def test_an_event_leaves_a_long_quotation_cut() -> None:
    long = "And the sea goes on and on until it meets the land that was there before it. " * 4
    article = parse(f"Reid said on Monday: “It closes. {long}”", published=THURSDAY, plain=True)
    assert [event.span.of(article.text) for event in article.events] == [
        "Reid said on Monday: “It closes."
    ]


def test_events_stand_in_paragraphs_only() -> None:
    text = "A house burns\n\nBy Ann Lee\nOctober 24, 2019\n\n" + "A house burned on Monday. " * 3
    article = parse(text, published=THURSDAY)
    assert {event.date for event in article.events} == {"2019-10-21"}


def test_a_day_that_nothing_tells_makes_no_event() -> None:
    text = "On the second day of the strike, the mayor quit. On Monday, his deputy quit."
    assert told(text) == [("2019-10-21", "On Monday, his deputy quit.")]


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            "He said that on Monday ; , and Tuesday fell October 17 - 23 by until since 2011 . \n\n"
            " “ ” who was from to between said : After".split(" ")
        ),
        max_size=40,
    ).map(" ".join),
    st.none() | st.dates(),
)
def test_events_are_words_of_one_sentence_that_hold_their_day(
    text: str, published: date | None
) -> None:
    blocks = find_blocks(text, titled=True, plain=True)
    spans = [sentence.span for sentence in find_sentences(text, blocks)]
    for event in found(text, published):
        assert any(span.holds(event.span) for span in spans)
        assert event.span.holds(event.date_text)
