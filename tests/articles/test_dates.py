"""Expressions of time and what they mean."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.dates import find_dates, lower
from bot.articles.layout import find_blocks
from bot.articles.model import Timex
from bot.articles.parse import parse
from bot.articles.sentences import find_sentences

SEED = Path(__file__).parents[2] / "seeds" / "000_a5c3734ef05d3e34.txt"
THURSDAY = date(2019, 10, 24)


def found(text: str, published: date | None = THURSDAY) -> tuple[Timex, ...]:
    blocks = find_blocks(text, titled=True, plain=True)
    return find_dates(text, blocks, find_sentences(text, blocks), published=published)


def values(text: str, published: date | None = THURSDAY) -> list[tuple[str, str]]:
    return [(timex.span.of(text), timex.value) for timex in found(text, published)]


SEED_LABELS = [
    ("Thursday", "DATE", "2019-10-24", "XXXX-WXX-4"),
    ("Wednesday", "DATE", "2019-10-23", "XXXX-WXX-3"),
    ("October 17", "DATE", "2019-10-17", "XXXX-10-17"),
    ("120-hour", "DURATION", "PT120H", "PT120H"),
    ("Wednesday", "DATE", "2019-10-23", "XXXX-WXX-3"),
    ("Tuesday", "DATE", "2019-10-22", "XXXX-WXX-2"),
    ("150 hours", "DURATION", "PT150H", "PT150H"),
    ("12:00 of October 23", "TIME", "2019-10-23T12:00", "XXXX-10-23T12:00"),
]
VAGUE = {"recent", "just recently", "years", "recent years"}


@pytest.mark.parametrize(("published", "column"), [(THURSDAY, 2), (None, 3)])
def test_the_days_of_the_seed_are_right(published: date | None, column: int) -> None:
    article = parse(SEED.read_text("utf-8"), published=published)
    assert article.dateline is not None
    told = [t for t in article.dates if t.span.start >= article.dateline.span.end]
    got = [(t.span.of(article.text), t.type, t.value) for t in told]
    expected = [(label[0], label[1], label[column]) for label in SEED_LABELS]
    assert [row for row in got if row[0] not in VAGUE] == expected
    assert {row[0] for row in got if row[0] in VAGUE} <= VAGUE


def test_names_and_other_words_of_the_seed_are_no_times() -> None:
    article = parse(SEED.read_text("utf-8"), published=THURSDAY)
    words = {timex.span.of(article.text) for timex in article.dates}
    assert not {w for w in words if "Spring" in w or "presen" in w or "kilometer" in w}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It ended on October 17.", [("October 17", "2019-10-17")], id="month day"),
        pytest.param("It ended on 17 October 2018.", [("17 October 2018", "2018-10-17")], id="uk"),
        pytest.param("It was May 3, 1999.", [("May 3, 1999", "1999-05-03")], id="us"),
        pytest.param("A report in November found rust.", [("November", "2018-11")], id="found"),
        pytest.param("An election in December is due.", [("December", "2019-12")], id="due"),
        pytest.param("It will open on Nov. 3.", [("Nov. 3", "2019-11-03")], id="future day"),
        pytest.param("He died on Feb. 3.", [("Feb. 3", "2019-02-03")], id="past day"),
        pytest.param(
            "It ran from October 20-23.",
            [("October 20", "2019-10-20"), ("23", "2019-10-23")],
            id="two days of a month",
        ),
        pytest.param("On 2019-10-17 it fell.", [("2019-10-17", "2019-10-17")], id="iso"),
        pytest.param("It fell on 10/17/2019.", [("10/17/2019", "2019-10-17")], id="slashes"),
        pytest.param("It fell on 03/04/2019.", [("03/04/2019", "2019-XX-XX")], id="two readings"),
        pytest.param("They met on Tuesday.", [("Tuesday", "2019-10-22")], id="weekday past"),
        pytest.param("They met on Thursday.", [("Thursday", "2019-10-24")], id="weekday today"),
        pytest.param("They will meet on Friday.", [("Friday", "2019-10-25")], id="weekday ahead"),
        pytest.param("They met last Thursday.", [("last Thursday", "2019-10-17")], id="last"),
        pytest.param("They meet next Friday.", [("next Friday", "2019-10-25")], id="next"),
        pytest.param("It rained Monday night.", [("Monday night", "2019-10-21TNI")], id="part"),
        pytest.param("It rained yesterday.", [("yesterday", "2019-10-23")], id="yesterday"),
        pytest.param("He left last week.", [("last week", "2019-W42")], id="last week"),
        pytest.param("It closes this year.", [("this year", "2019")], id="this year"),
        pytest.param("It opened last month.", [("last month", "2019-09")], id="last month"),
        pytest.param("It fell in August.", [("August", "2019-08")], id="month alone"),
        pytest.param("It fell in early March.", [("early March", "2019-03")], id="early"),
        pytest.param("He left in 2011.", [("2011", "2011")], id="year"),
        pytest.param("In the 1990s it grew.", [("the 1990s", "199")], id="decade"),
        pytest.param("In the third quarter of 2018", [("the third quarter of 2018", "2018-Q3")]),
        pytest.param("It began in the summer of 1944", [("the summer of 1944", "1944-SU")]),
        pytest.param("He left three days ago.", [("three days ago", "2019-10-21")], id="days ago"),
        pytest.param("He left two years ago.", [("two years ago", "2017")], id="years ago"),
        pytest.param(
            "The shop shut on October 1. It opened two days later.",
            [("October 1", "2019-10-01"), ("two days later", "2019-10-03")],
            id="two days later",
        ),
        pytest.param("It lasted five hours.", [("five hours", "PT5H")], id="hours"),
        pytest.param("a 10-day truce", [("10-day", "P10D")], id="days"),
        pytest.param("It takes weeks.", [("weeks", "PXW")], id="a unit alone"),
        pytest.param("It is held every year.", [("every year", "P1Y")], id="set"),
        pytest.param("It shut at 5:30 p.m. Monday.", [("5:30 p.m. Monday", "2019-10-21T17:30")]),
        pytest.param("It is open now.", [("now", "PRESENT_REF")], id="now"),
        pytest.param("On Christmas Day it closed.", [("Christmas Day", "2018-12-25")], id="feast"),
        pytest.param("It will shut at Thanksgiving.", [("Thanksgiving", "2019-11-28")]),
    ],
)
def test_an_expression_has_its_value(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ship will sail provided that the test on Sunday is passed.", "2019-10-27"),
        ("If the vote on Monday fails, the party leaves the coalition.", "2019-10-28"),
        ("The union will call off its strike once a deal is signed on Monday.", "2019-10-28"),
        ("City library to reopen Monday", "2019-10-28"),
        ("Reds host Blues Sunday.", "2019-10-27"),
        ("The court hears the appeal on Tuesday.", "2019-10-29"),
        ("Schools reopen on Monday.", "2019-10-28"),
        ("The crews failed to reopen the quay on Monday.", "2019-10-21"),
        ("The show's host died on Sunday.", "2019-10-20"),
        ("He was ordered to appear on Monday.", "2019-10-28"),
        ("Ordered to appear on Monday, he left the country.", "2019-10-28"),
        ("He failed to appear on Monday.", "2019-10-21"),
        ("Ministers to meet in Graz on Tuesday", "2019-10-29"),
        ("Union will strike at four mills Friday", "2019-10-25"),
        ("The bridge is due to reopen on Monday.", "2019-10-28"),
        ("The court is expected to rule in the case of the mayor on Monday.", "2019-10-28"),
        ("The boy is to be buried on Saturday.", "2019-10-26"),
        ("The hearing has been set for Monday.", "2019-10-28"),
        ("The hearing was postponed to Monday.", "2019-10-28"),
        ("The ban will stay in force until Monday.", "2019-10-28"),
        ("The case was adjourned until Monday.", "2019-10-28"),
        ("The deadline is Monday.", "2019-10-28"),
        ("Snow is forecast for Sunday.", "2019-10-27"),
        ("Voters go to the polls on Sunday.", "2019-10-27"),
        ("The two sides meet Tuesday in Oslo.", "2019-10-29"),
        ("The plan must be approved by parliament on Tuesday.", "2019-10-29"),
        ("A decision is not expected before Wednesday.", "2019-10-30"),
        ("The pope arrives in Malta on Saturday.", "2019-10-26"),
        ("He is flying to Oslo on Sunday.", "2019-10-27"),
        ("The talks are being held on Friday.", "2019-10-25"),
        ("The flight was to leave on Friday.", "2019-10-25"),
        ("The flight was due to leave on Monday but was cancelled.", "2019-10-21"),
        ("The mayor must act if the bill that failed on Monday returns.", "2019-10-21"),
        ("The leak was not sealed until Monday.", "2019-10-21"),
        ("The two men were to have met on Monday.", "2019-10-21"),
        ("The firm will pay for the damage that was done on Monday.", "2019-10-21"),
        ("The plan to cut jobs was approved on Monday.", "2019-10-21"),
        ("The bill is expected to pass, the senator told reporters on Monday.", "2019-10-21"),
        ("The suspect, who is accused of arson, fled on Monday.", "2019-10-21"),
        ("He died on Dec. 30.", "2018-12-30"),
        ("The plant has been shut since Dec. 5.", "2018-12-05"),
        ("His son will speak in the town where he was born on Dec. 5.", "2018-12-05"),
        ("The show, to be held on Dec. 5, is sold out.", "2019-12-05"),
        ("The pact will be signed when they meet on Dec. 5.", "2019-12-05"),
        ("He was born in December.", "2018-12"),
        ("He was to be freed in November.", "2019-11"),
        ("By Tuesday, the crew was back on the island.", "2019-10-22"),
        ("Three boats had docked by Tuesday and many more were to follow.", "2019-10-22"),
        ("By Saturday the water will have gone.", "2019-10-26"),
        ("The mayor's announcement Tuesday that she will resign surprised many.", "2019-10-22"),
        (
            "The king met the envoy, a retired general, on Tuesday and will hold talks.",
            "2019-10-22",
        ),
        ("Unions are calling for a general strike on Monday.", "2019-10-28"),
        ("The city braced for a third march Monday.", "2019-10-28"),
        ("The album is out on Monday.", "2019-10-28"),
        ("Traffic rose in August due to the ferry ban.", "2019-08"),
        ("He hinted he might step down in January.", "2020-01"),
        ("The planned December tour would take in nine towns.", "2019-12"),
        ("The bank set out its aims for the summit in December.", "2019-12"),
        ("The pay would come on a still unspecified date in January.", "2020-01"),
        ("His pledge that he would end his rule in May came after a strike.", "2020-05"),
        ("By Tuesday, more than 90,000 people across the country had signed.", "2019-10-22"),
        (
            "The mayor wrote to the minister, Ann Lee, on Monday arguing it could fail.",
            "2019-10-21",
        ),
        ("Rescuers dug in houses flattened by Tuesday's quake.", "2019-10-22"),
        ("Claims must be filed by Tuesday's deadline.", "2019-10-29"),
        ("As soon as the news came through on Tuesday, we left.", "2019-10-22"),
        ("On Tuesday his brothers, who will be in court, spoke.", "2019-10-22"),
        ("Details will be officially released Monday, the office said.", "2019-10-28"),
        ("Doubt over what comes after the mayor steps down on Monday has grown.", "2019-10-28"),
        ("Monday marks the anniversary of the flood.", "2019-10-28"),
        ("Tuesday's vote was close, but talks will go on.", "2019-10-22"),
        ("“He has to be for oil,” Lee said during a speech in Oslo on Monday.", "2019-10-21"),
        ("He does not want “that noise,” in an interview with the paper on Sunday.", "2019-10-20"),
        ("She joined the debate, announcing on Monday she would meet the union.", "2019-10-21"),
        ("The side had gone five games unbeaten until Sunday's defeat.", "2019-10-20"),
        ("Aside from Tuesday, he appears to be fully at ease.", "2019-10-22"),
        ("The start of Saturday's debate could not have been worse.", "2019-10-19"),
        ("The remark on Monday was likely the first of its kind.", "2019-10-21"),
        ("The poll was taken through Sunday.", "2019-10-20"),
        ("The museum will remain open through Sunday.", "2019-10-27"),
        ("Until Monday, however, the office had refused.", "2019-10-21"),
        ("By Wednesday, the mayor cited an early count.", "2019-10-23"),
        ("Lee told the radio host Hugh Ek on Wednesday.", "2019-10-23"),
        ("The Reds host the Blues on Sunday.", "2019-10-27"),
        ("His claim Tuesday that the party will win was mocked.", "2019-10-22"),
        ("The decision on Monday to close the mill will cost jobs.", "2019-10-21"),
        ("Lee wouldn't say Tuesday how the party would vote.", "2019-10-22"),
        ("The firm could not be reached for comment Saturday.", "2019-10-19"),
        ("He would skip the rally, according to a report Tuesday from the paper.", "2019-10-22"),
        ("They will vote for him because of the killing in Tarn on Friday.", "2019-10-18"),
        ("Men face charges over the clash Sunday that left many dead.", "2019-10-20"),
        ("He did not win as he could have Tuesday.", "2019-10-22"),
        ("He seemed to be of two minds Tuesday.", "2019-10-22"),
        ("Lee, who announced a plan on Monday, plans to speak of jobs.", "2019-10-21"),
        ("The talk led him to suggest, on Wednesday, “She is going to lose.”", "2019-10-23"),
        ("The group will air an advert during Tuesday's debate.", "2019-10-29"),
        ("They tried to sway the Dec. 8 city election.", "2019-12-08"),
        ("Lee eyed a coup at the party's convention in December.", "2019-12"),
        ("Her rival fell behind; her fate in December's vote was open.", "2019-12"),
        ("Come December, prices rose.", "2019-12"),
        ("In Tuesday's debate, Lee will face Ek.", "2019-10-29"),
        ("Lee plays Ek in the second round on Tuesday.", "2019-10-29"),
        ("They play Malmo in the cup on Monday.", "2019-10-28"),
        ("They played Malmo in the cup on Monday.", "2019-10-21"),
        ("He is hurt and will miss Sunday's game.", "2019-10-27"),
        ("The Hawks visit the Wolves on Saturday.", "2019-10-26"),
        ("The derby goes ahead on Sunday without a crowd.", "2019-10-27"),
        ("The court, which sits again on Monday, is in Oslo.", "2019-10-28"),
        ("Voters expect Lee to win Monday's debate.", "2019-10-28"),
        ("She has a good chance to win it on Tuesday.", "2019-10-29"),
        ("The choir is singing on Saturday.", "2019-10-26"),
        ("Police are investigating an attack on Sunday.", "2019-10-20"),
        ("Through the end of September, the firm had spent little.", "2019-09"),
    ],
)
def test_verbs_tell_whether_a_day_is_past_or_ahead(text: str, day: str) -> None:
    assert {value for _, value in values(text)} == {day}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("That same evening the owner left.", "2019-10-01TEV", id="evening"),
        pytest.param("That night the owner left.", "2019-10-01TNI", id="night"),
        pytest.param("The next morning the owner left.", "2019-10-02TMO", id="next morning"),
        pytest.param("The same day the owner left.", "2019-10-01", id="same day"),
        pytest.param("The owner had left the day before.", "2019-09-30", id="day before"),
        pytest.param("The owner left the following Monday.", "2019-10-07", id="following weekday"),
        pytest.param("The owner had left two days earlier.", "2019-09-29", id="days earlier"),
        pytest.param("Later that month the owner left.", "2019-10", id="later that month"),
        pytest.param("The owner left later in the day.", "2019-10-01", id="later in the day"),
    ],
)
def test_a_story_goes_on_from_the_day_told_last(text: str, expected: str) -> None:
    told = values(f"The bank failed on Oct. 1. {text}")
    assert [value for _, value in told] == ["2019-10-01", expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell between May and September of last year.", ["2018-05", "2018-09"]),
        ("It fell in May or June of last year.", ["2018-05", "2018-06"]),
        ("It fell in May, June and July of last year.", ["2018-05", "2018-06", "2018-07"]),
        ("It fell in September of last year.", ["2018-09"]),
        ("It may rise in May of next year.", ["2020-05"]),
        ("It closed on May 3 and June 5, 2011.", ["2011-05-03", "2011-06-05"]),
        ("It was held on May 14, 2011, a Saturday.", ["2011-05-14", "2011-05-14"]),
        ("A lamp will flash every ten seconds from now on.", ["PT10S"]),
        ("They met two Fridays ago.", ["2019-10-11"]),
        ("They will meet a week from Tuesday.", ["2019-11-05"]),
        ("It runs from Monday to Friday.", ["2019-10-21", "2019-10-25"]),
        ("Drivers plan to strike on Friday and Monday.", ["2019-10-25", "2019-10-28"]),
        ("It shut on the first Monday of October.", ["2019-10-07"]),
        ("It shuts on the last Sunday in October.", ["2019-10-27"]),
        ("It shut on the last day of September.", ["2019-09-30"]),
        ("It shut on the first day of this month.", ["2019-10-01"]),
        ("He will speak on the 15th.", ["2019-11-15"]),
        ("He spoke on the 15th.", ["2019-10-15"]),
        ("He will speak on the 28th of this month.", ["2019-10-28"]),
        ("It shut on the second day of the strike.", ["XXXX-XX-XX"]),
        ("It shut a year and a half ago.", ["2018-04"]),
        ("It shut half a century ago.", ["1969"]),
        ("It took an hour and a half.", ["PT1.5H"]),
        ("It shut the week before last.", ["2019-W41"]),
        ("It will open the year after next.", ["2021"]),
        ("It burned all night.", ["P1D"]),
        ("It shut at 9 o'clock on Monday night.", ["2019-10-21T21:00"]),
        ("Doors open at 7:30pm tonight.", ["2019-10-24T19:30"]),
        ("It shut in the winter of nineteen ninety-four.", ["1994-WI"]),
        ("It shut in the year two thousand and nine.", ["2009"]),
        ("Prices rose late in the day after falling at noon.", ["2019-10-24", "2019-10-24T12:00"]),
        ("The siren sounded at 11:58.", ["2019-10-24T11:58"]),
        ("Aid was sent following Tuesday's flood.", ["2019-10-22"]),
        ("The concert is on Thursday 31st.", ["2019-10-31"]),
        ("He spoke on Monday the 14th.", ["2019-10-14"]),
        ("It closes at 9am on Tuesday 5 November.", ["2019-11-05T09:00"]),
        ("Seats for Thursday night and Friday are left.", ["2019-10-24TNI", "2019-10-25"]),
        ("He died on 25 June last year.", ["2018-06-25"]),
        ("She was elected in 2016. He died on 25 June that year.", ["2016", "2016-06-25"]),
        ("She fled early on February 3, 2003.", ["2003-02-03"]),
        ("It is open from 1 December to 22 March.", ["2019-12-01", "2020-03-22"]),
        ("It will be built in about 2025.", ["2025"]),
        ("It fell in just minutes.", ["PTXM"]),
        ("It took a two-and-a-half-hour effort.", ["PT2.5H"]),
        ("She will go in the spring.", ["2020-SP"]),
        ("Sales rose in the spring.", ["2019-SP"]),
        ("It snowed in the winter.", ["2018-WI"]),
        ("Profit rose in the year to September.", ["P1Y", "2019-09"]),
        ("It was lost in the small hours of 12 October.", ["2019-10-12TMO"]),
        ("It was lost in the early hours of Monday.", ["2019-10-21TMO"]),
        ("It rose in the third quarter from the same period last year.", ["2019-Q3", "2018-Q3"]),
        ("It rose in August from the corresponding month of 2017.", ["2019-08", "2017-08"]),
        ("At 7.30 this morning it sank.", ["2019-10-24T07:30"]),
        ("It rose 7.30 this year.", ["2019"]),
        ("It needs another month.", ["P1M"]),
        ("They worked through Christmas.", ["2018-12-25"]),
        ("Prospects in the near term appear good.", ["FUTURE_REF"]),
        ("The March accession will please the council.", ["2020-03"]),
        ("He said at the time he was willing to go.", ["PAST_REF"]),
    ],
)
def test_words_beside_an_expression_count(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Operation Peace Spring went on.",
        "He may resign.",
        "The May government fell.",
        "They march to the square.",
        "The Sunday Times reported it.",
        "It cost 2000 dollars and 1999 people came.",
        "The second vote failed.",
        "His presence was a present.",
        "Boeing 747s and flight 1549 flew.",
        "August Wilson wrote it.",
        "The minute book is lost.",
        "He asked for a second chance.",
        "He won a second term.",
        "The Mail on Sunday reported it.",
        "The Oslo daily Dagsavisen reported it.",
        "It will come in the next day or so.",
        "He had a tough night.",
        "Another day, another strike.",
        "It met with scorn in many quarters.",
        "He may go in the next month or two.",
        "He led the March of the Candles.",
    ],
)
def test_other_words_are_no_times(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Tuesday.", [("Tuesday", "XXXX-WXX-2")]),
        ("They met on October 17.", [("October 17", "XXXX-10-17")]),
        ("It rained yesterday.", [("yesterday", "XXXX-XX-XX")]),
        ("He left last week.", [("last week", "XXXX-WXX")]),
        ("It grew last year.", [("last year", "XXXX")]),
        ("It shut on Christmas Day.", [("Christmas Day", "XXXX-12-25")]),
        ("In 2018 it fell, and on May 3 it rose.", [("2018", "2018"), ("May 3", "XXXX-05-03")]),
        ("It fell in the third quarter.", [("the third quarter", "XXXX-Q3")]),
        ("He left three days ago.", [("three days ago", "PAST_REF")]),
        ("It fell in May and June 2011.", [("May", "2011-05"), ("June 2011", "2011-06")]),
    ],
)
def test_without_a_day_of_publication_nothing_is_guessed(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert values(text, None) == expected


HISTORY = (
    "The war began in 1312. In May 1313 the town fell. On 3 June the king fled, and in the autumn"
    " his brother was crowned. The following year a truce was signed. In 1316 the truce broke."
    " The siege of 1317 failed. In 1319, 1320 and 1322 the harvest failed. In March 1323 the queen"
    " died; two months later her son was crowned. Today a museum stands there."
)


def test_news_that_looks_back_on_many_years_keeps_its_own_day() -> None:
    told = dict(values(f"The castle of Velm burned down today. {HISTORY}", date(2010, 5, 5)))
    assert told["today"] == "2010-05-05"


def test_history_goes_on_from_the_year_told_last() -> None:
    told = dict(values(HISTORY, date(2010, 5, 5)))
    assert told["3 June"] == "1313-06-03"
    assert told["the autumn"] == "1313-FA"
    assert told["The following year"] == "1314"
    assert told["two months later"] == "1323-05"
    assert told["Today"] == "PRESENT_REF"


def test_history_that_comes_to_its_own_day_says_so_by_its_tense() -> None:
    told = dict(values(f"{HISTORY} The castle will be sold on 30 May.", date(2010, 5, 5)))
    assert told["30 May"] == "2010-05-30"


def test_times_of_day_are_no_years_of_history() -> None:
    live = " ".join(f"{hour}45 GMT: The ferry left at last." for hour in range(12, 20))
    assert dict(values(f"{live} It sank on 3 March.", date(2010, 5, 5)))["3 March"] == "2010-03-03"


def test_years_before_christ_are_read() -> None:
    assert values("It fell in 480 BC, not in 490–479 BC.") == [
        ("480 BC", "BC0480"),
        ("490", "BC0490"),
        ("479 BC", "BC0479"),
    ]


WORDS = (
    "on Monday last week October 17 2019 23 , the third quarter of year ago two days later 12:00"
    " p.m. May - – 1990s every early in spring Christmas Eve now 5 480 BC a few hours morning"
    " of from to until said will \n \n\n . 10/11/2019 9999 0001 31 February İ century"
).split(" ")
PROSE = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=150)


@settings(deadline=None, max_examples=200)
@given(PROSE, st.none() | st.dates())
def test_expressions_are_verbatim_ordered_and_apart(text: str, published: date | None) -> None:
    times = found(text, published)
    assert all(timex.span.end <= len(text) for timex in times)
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))
    assert all(timex.span.of(text).strip() == timex.span.of(text) for timex in times)


@given(st.text(max_size=80))
def test_lower_case_keeps_every_offset(text: str) -> None:
    assert len(lower(text)) == len(text)


def test_a_dateline_leaves_the_weekday_after_it_open() -> None:
    text = "SOCHI, October 23, 2019 (TASS) - He said so on Thursday. They met on Wednesday."
    told = {t.span.of(text): t.value for t in parse(text, plain=True).dates}
    assert told["Thursday"] == "XXXX-WXX-4"
    assert told["Wednesday"] == "2019-10-23"
