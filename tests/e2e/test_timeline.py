"""/timeline on the real article."""

from __future__ import annotations

import sys

import pytest

from tests.support.simulated import SEED, Server, quoted, words

TEXT = SEED.read_text(encoding="utf-8")

# The seed's own labels: its dated events with the day of publication known.
EVENTS = [
    ("Thursday 17 October 2019", "On October 17, the United States, represented by Vice President"),
    ("Tuesday 22 October 2019", "Russia and Turkey on Tuesday agreed on giving"),
    ("Wednesday 23 October 2019", "On Wednesday, US President Donald Trump confirmed"),
    ("Wednesday 23 October 2019", "On Wednesday, Peskov said that the United States"),
    ("Thursday 24 October 2019", "The Kremlin is confident that all foreign military deployed"),
]


async def test_each_day_shows_the_sentences_that_tell_it_in_order(server: Server) -> None:
    answer = await server.ask("timeline", topic="Syria")
    text = words(answer.text)

    assert not answer.private
    at = 0
    for day, sentence in EVENTS:
        section = text[text.index(f"**{day}**") :]
        told = section.index(sentence)
        assert "**" not in section[len(f"**{day}**") : told]
        assert text.index(sentence) > at
        at = text.index(sentence)


async def test_the_heading_says_how_far_it_reaches_and_on_what_it_rests(server: Server) -> None:
    text = (await server.ask("timeline", topic="Syria")).text

    assert text.startswith("### Syria\n-# 17 – 24 October 2019 · 1 article · 1 source\n")


async def test_the_quote_stands_under_its_day_once_with_its_speaker(server: Server) -> None:
    text = (await server.ask("timeline", topic="Syria")).text

    sand = '"Let someone else fight over this long bloodstained sand."'
    assert quoted(text) == [sand]
    assert text.count(sand) == 1
    assert f"saying\n> {sand}\n-# — Donald Trump, US President · TASS" in text


async def test_the_dateline_that_disagrees_is_flagged(server: Server) -> None:
    text = (await server.ask("timeline", topic="Syria")).text

    assert "⚠ The dateline says October 23 where the text says Thursday" in text


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        pytest.param("20 October 2019", None, ["22", "23", "24"], id="since"),
        pytest.param(None, "2019-10-22", ["17", "22"], id="until"),
        pytest.param("Oct 18, 2019", "23 October 2019", ["22", "23"], id="both"),
        pytest.param("2019", "Oct 2019", ["17", "22", "23", "24"], id="year to month"),
    ],
)
async def test_since_and_until_narrow_it(
    server: Server, since: str | None, until: str | None, days: list[str]
) -> None:
    options = {name: day for name, day in (("since", since), ("until", until)) if day}
    text = (await server.ask("timeline", topic="Syria", **options)).text

    headings = [line for line in text.split("\n") if line.startswith("**")]
    assert [heading.split()[1] for heading in headings] == days


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        pytest.param({"topic": "Brazil"}, "No article here mentions “Brazil”.", id="topic"),
        pytest.param(
            {"topic": "Syria", "since": "2020", "until": "2019"},
            "is after until",
            id="turned round",
        ),
        pytest.param({"topic": "Syria", "since": "soon"}, "is no day I can read", id="no date"),
        pytest.param(
            {"topic": "Syria", "until": "30 February 2019"}, "in the calendar", id="no such day"
        ),
        pytest.param({"topic": "Syria", "since": "2021"}, "2021", id="nothing since"),
    ],
)
async def test_what_cannot_be_shown_gets_a_sentence(
    server: Server, asked: dict[str, str], says: str
) -> None:
    refusal = await server.ask("timeline", **asked)

    assert refusal.private
    assert says in refusal.text


async def test_the_article_opens_even_after_a_restart(server: Server) -> None:
    answer = await server.ask("timeline", topic="Syria")
    await server.restart()

    assert (await answer.press("Article")).private


async def test_several_articles_open_from_a_list(server: Server) -> None:
    await server.load(
        "Talks on Syria open\n\nGENEVA, October 25. Talks on Syria opened on Friday.",
        published="25 October 2019",
        source="Sample Agency",
    )
    answer = await server.ask("timeline", topic="Syria")
    assert "2 articles · 2 sources" in answer.text
    pages = [answer]
    await server.restart()
    if answer.pages > 1:
        pages.append(await answer.press("›"))

    card = await pages[0].choose("1")

    assert card.private
    assert "Kremlin" in card.text


async def test_without_a_day_of_publication_no_year_and_no_day_is_made_up(server: Server) -> None:
    await server.load(TEXT.replace("All news", "World"), source="Undated Wire")

    text = (await server.ask("timeline", topic="Syria", by=server.reader)).text

    undated = text[text.index("**October 17, year not stated**") :]
    assert "-# Undated Wire" in undated
    assert "2019" not in undated
    assert "only a weekday of an unknown week" in undated


VOTES = [f"On April {day}, 2019, Velm voted on law {day * 11}." for day in range(1, 17)]


async def test_a_dozen_days_are_shown_and_all_of_them_on_request(server: Server) -> None:
    await server.load("Velm votes\n\n" + "\n\n".join(VOTES), published="2019-05-01")
    answer = await server.ask("timeline", topic="Velm")
    assert "12 of 16 days: those told most" in answer.text
    assert answer.pages == 2

    every = await answer.press("All 16 days")
    assert every.private
    assert every.pages == 3
    turned = await (await every.press("›")).press("›")
    assert VOTES[-1] in words(turned.text)  # the pages keep what was asked

    short = await server.ask("timeline", topic="Velm", detail="short")
    assert "5 of 16 days" in short.text
    assert short.pages == 1


async def test_how_much_was_told_when_is_a_picture_with_words(server: Server) -> None:
    answer = await server.ask("timeline", topic="Syria", since="2019-10-20")

    told = await answer.press("Activity")

    assert told.private
    assert "articles that tell of each day · 22 – 24 October 2019" in told.text
    (picture,) = told.message.attachments
    assert picture.filename == "activity.png"
    assert picture.size > 5000


async def test_without_the_extra_it_is_a_line_of_blocks(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)  # as where it is not installed

    told = await (await server.ask("timeline", topic="Syria")).press("Activity")

    assert "`█····███`" in told.text
    assert "one sign a day, █ the most, · none" in told.text
    assert told.message.attachments == []


async def test_topics_are_offered(server: Server) -> None:
    assert ("Syria", "Syria") in await server.suggestions("timeline", "topic", "sy")
