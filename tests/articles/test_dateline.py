"""Datelines: place, day and agency as a story opens."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.clean import fix_text
from bot.articles.dateline import day_of, find_dateline
from bot.articles.layout import find_blocks
from bot.articles.model import Part
from bot.articles.opening import parse_opening

_STORY = "The harbour will close for nine days in March, the council said on Monday afternoon."
_MORE = "Ferries will call at Dunmore instead, and buses will take passengers over the hill."
_SEED = (
    "SOCHI, October 23./TASS/. The Kremlin is confident that all foreign military deployed in "
    "Syria illegitimately, must leave the country, Spokesman Dmitry Peskov said on Thursday."
)


def printed(text: str, *, plain: bool = True) -> tuple[str | None, str | None, str | None] | None:
    """Place, day and agency as printed."""
    line = find_dateline(text, find_blocks(text, titled=False, plain=plain), published=None)
    if line is None:
        return None
    place, day, agency = (
        span.of(text) if span else None for span in (line.place, line.date_text, line.agency)
    )
    return place, day, agency


def test_the_seeds_dateline_is_read_with_its_day() -> None:
    line = find_dateline(
        _SEED, find_blocks(_SEED, titled=True, plain=False), published=date(2019, 10, 24)
    )

    assert line is not None
    assert line.span.of(_SEED) == "SOCHI, October 23./TASS/."
    assert line.day == date(2019, 10, 23)
    assert printed(_SEED) == ("SOCHI", "October 23", "TASS")


_FORMS = {  # opening: place, day, agency
    "OSLO, October 3. /TASS/. ": ("OSLO", "October 3", "TASS"),
    "OSLO, Oct 3 (Reuters) - ": ("OSLO", "Oct 3", "Reuters"),
    "Oct 3 (Reuters) - ": (None, "Oct 3", "Reuters"),
    "(Reuters) - ": (None, None, "Reuters"),
    "ALTA, Norway (AP) — ": ("ALTA, Norway", None, "AP"),
    "ST. PAUL, Minn. (AP) _ ": ("ST. PAUL, Minn.", None, "AP"),
    "OSLO, Oct 3, 2021 (AFP) - ": ("OSLO", "Oct 3, 2021", "AFP"),
    "Oslo, 3 oct 2021 (AFP) - ": ("Oslo", "3 oct 2021", "AFP"),
    "GULU, Uganda, Oct. 3 (Xinhua) -- ": ("GULU, Uganda", "Oct. 3", "Xinhua"),
    "SEOUL, Oct. 3 (Yonhap) -- ": ("SEOUL", "Oct. 3", "Yonhap"),
    "Vienna (dpa) - ": ("Vienna", None, "dpa"),
    "Mumbai, Oct 3 (PTI) ": ("Mumbai", "Oct 3", "PTI"),
    "New Delhi [India], October 3 (ANI): ": ("New Delhi", "October 3", "ANI"),
    "Madrid, 3 oct (EFE).- ": ("Madrid", "3 oct", "EFE"),
    "(ANSA) - Rome, October 3 - ": ("Rome", "October 3", "ANSA"),
    "ASTANA. Oct 3 (Interfax) - ": ("ASTANA", "Oct 3", "Interfax"),
    "NUUK, Oct. 3 (UPI) -- ": ("NUUK", "Oct. 3", "UPI"),
    "TOYAMA, Japan, June 18, Kyodo - ": ("TOYAMA, Japan", "June 18", "Kyodo"),
    "DENVER--(BUSINESS WIRE)--": ("DENVER", None, "BUSINESS WIRE"),
    "OSLO, Oct. 3, 2021 /PRNewswire/ -- ": ("OSLO", "Oct. 3, 2021", "PRNewswire"),
    "YEREVAN, OCTOBER 3, ARMENPRESS. ": ("YEREVAN", "OCTOBER 3", "ARMENPRESS"),
    "ISTANBUL/ANKARA, Oct 3 (Reuters) - ": ("ISTANBUL/ANKARA", "Oct 3", "Reuters"),
    "By ANN LEE CARSON CITY, Nev. (AP) -- ": ("CARSON CITY, Nev.", None, "AP"),
    "Canadian Press - HALIFAX (CP) - ": ("HALIFAX", None, "CP"),
    "SYDNEY, Oct 3 AAP - ": ("SYDNEY", "Oct 3", "AAP"),
    "ACCRA, Oct. 3, GNA – ": ("ACCRA", "Oct. 3", "GNA"),
    "NUR-SULTAN. KAZINFORM - ": ("NUR-SULTAN", None, "KAZINFORM"),
    "ABOARD AIR FORCE ONE (AP) — ": ("ABOARD AIR FORCE ONE", None, "AP"),
    "Kathmandu, Oct. 3 (RSS): ": ("Kathmandu", "Oct. 3", "RSS"),
    "Colombo, Oct 3 (Daily Mirror) - ": ("Colombo", "Oct 3", "Daily Mirror"),
    "МОСКВА, 3 октября. /ТАСС/. ": ("МОСКВА", "3 октября", "ТАСС"),
    "GENEVA (3 October 2021) – ": ("GENEVA", "3 October 2021", None),
    "TROY, Mich.--(BUSINESS WIRE)--Oct. 3, 2021--": (
        "TROY, Mich.",
        "Oct. 3, 2021",
        "BUSINESS WIRE",
    ),
    "TROY, MI / ACCESSWIRE / October 3, 2021 / ": ("TROY, MI", "October 3, 2021", "ACCESSWIRE"),
    "Washington (CNN)": ("Washington", None, "CNN"),
    "PORT ILMAR, Kelvaria (NP) — ": ("PORT ILMAR, Kelvaria", None, "NP"),
    "Lisboa, 03 out 2021 (Lusa) - ": ("Lisboa", "03 out 2021", "Lusa"),
    "PUTRAJAYA, Oct 3 — ": ("PUTRAJAYA", "Oct 3", None),
    "CLEVELAND — ": ("CLEVELAND", None, None),
    "FOXBOROUGH -- ": ("FOXBOROUGH", None, None),
    "Troy Township, Mich. -- ": ("Troy Township, Mich.", None, None),
    "HONG KONG: ": ("HONG KONG", None, None),
}


@pytest.mark.parametrize(("opening", "expected"), _FORMS.items(), ids=_FORMS)
def test_a_dateline_is_read(
    opening: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    text = opening + _STORY

    assert printed(text) == expected
    found = parse_opening(text)
    assert found is not None
    assert text[found.end :].lstrip() == _STORY


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Keep an eye on your bank -- it may raise its rates.", id="dash in a sentence"
        ),
        pytest.param("NO LONG WAIT: It was to be a quick trip.", id="label with colon"),
        pytest.param("BREAKING: Fire in the harbour.", id="breaking"),
        pytest.param("UPDATE 1 - Oil prices edge up in quiet trade.", id="update"),
        pytest.param("Exeter University -- A new telescope has been built.", id="institution"),
        pytest.param("The Island Democratic Front (IDF) won two seats.", id="letters in brackets"),
        pytest.param("US West Texas Intermediate (WTI) crude rose.", id="abbreviation"),
        pytest.param("IN the heart of the island, tales are told.", id="capital start"),
        pytest.param("APPLE (AAPL) — The stock fell.", id="ticker"),
        pytest.param("APPLE, Inc. (AAPL) — The stock fell.", id="company"),
        pytest.param("China (Mainland) - The market rose.", id="country"),
        pytest.param("MONDAY: The day begins with a speech.", id="weekday"),
        pytest.param("October 3 - The quay was empty.", id="day as label"),
        pytest.param("NASA — The agency said it would wait.", id="acronym"),
        pytest.param("A spokesman said the toll — 12 dead — would rise.", id="toll"),
        pytest.param("October 3 was a cold day.", id="day in a sentence"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_look_alike_is_no_dateline(text: str) -> None:
    assert parse_opening(text) is None


def test_a_speakers_name_in_a_transcript_is_no_place() -> None:
    text = f"{_STORY}\n\nREYES: The island will not be sold. It is not mine to sell, or yours."

    assert printed(text, plain=False) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Harbour to close in March\nBy Ann Lee\nApril 2, 2021\nOSLO (AP) — {_STORY}",
            ("OSLO", "April 2, 2021", "AP"),
            id="day above the story",
        ),
        pytest.param(
            f"Harbour to close in March\nAssociated Press in Valencia\nSat 3 Apr 2021\n{_STORY}",
            ("Valencia", "3 Apr 2021", "Associated Press"),
            id="signature",
        ),
        pytest.param(
            f"OSLO, Oct. 3 (AP) —\n\nHarbour to close in March\n\n{_STORY}\n\n{_MORE}",
            ("OSLO", "Oct. 3", "AP"),
            id="line of its own",
        ),
        pytest.param(
            f"Harbour to close in March\nBallard, Texas\nCNN\n — \n{_STORY}\n{_MORE}",
            ("Ballard, Texas", None, "CNN"),
            id="three lines",
        ),
        pytest.param(
            f"Harbour to close in March\n\n{_STORY}\n{_MORE}\n\n Reuter",
            (None, None, "Reuter"),
            id="agency below the story",
        ),
        pytest.param(f"Harbour to close in March\n\n{_STORY}", None, id="none"),
    ],
)
def test_what_the_opening_lacks_is_found_around_it(
    text: str, expected: tuple[str | None, str | None, str | None] | None
) -> None:
    assert printed(text, plain=False) == expected


@pytest.mark.parametrize(
    ("words", "published", "expected"),
    [
        pytest.param("October 23", date(2019, 10, 24), date(2019, 10, 23), id="day before"),
        pytest.param("October 25", date(2019, 10, 24), date(2019, 10, 25), id="next day, zones"),
        pytest.param("October 26", date(2019, 10, 24), date(2018, 10, 26), id="last year's"),
        pytest.param("Dec. 31", date(2020, 1, 1), date(2019, 12, 31), id="turn of the year"),
        pytest.param("February 29", date(2023, 3, 1), date(2020, 2, 29), id="leap day"),
        pytest.param("February 30", date(2019, 3, 1), None, id="no such day"),
        pytest.param("October 23", None, None, id="year unknown"),
        pytest.param("Oct. 23, 2019", None, date(2019, 10, 23), id="year printed"),
        pytest.param("23 octobre 2019", None, date(2019, 10, 23), id="French"),
        pytest.param("2019-10-23", None, date(2019, 10, 23), id="ISO"),
        pytest.param("30/04/2024", None, date(2024, 4, 30), id="day first"),
        pytest.param("04/30/2024", None, date(2024, 4, 30), id="month first"),
        pytest.param("03/04/2024", None, None, id="ambiguous"),
        pytest.param("02-20-16", None, date(2016, 2, 20), id="AP's sign-off"),
        pytest.param("140811 GMT Sep 14", date(2018, 9, 14), date(2018, 9, 14), id="dpa's"),
    ],
)  # fmt: skip
def test_the_day_is_the_latest_that_publication_allows(
    words: str, published: date | None, expected: date | None
) -> None:
    assert day_of(words, published=published) == expected


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ABOSLo, (AP)/-—–:.3Oct_[]\n", max_size=60), st.booleans())
def test_a_datelines_parts_lie_inside_the_text(raw: str, plain: bool) -> None:
    text = fix_text(raw)
    blocks = find_blocks(text, titled=False, plain=plain)
    line = find_dateline(text, blocks, published=date(2019, 10, 24))
    if line is not None:
        spans = (line.span, line.place, line.agency, line.date_text)
        assert all(span.end <= len(text) and span.of(text).strip() for span in spans if span)
        held = [b for b in blocks if b.span.start <= line.span.start < b.span.end]
        assert held or all(b.part is not Part.PARAGRAPH for b in held)
