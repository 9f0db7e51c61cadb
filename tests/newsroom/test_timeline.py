"""What happened when, across articles, in a real file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.articles.model import EventKind
from bot.errors import BadRequest, NotFound
from bot.newsroom.timeline import DAYS_A_PAGE, Detail, Timeline, timeline
from bot.newsroom.topics import spoken_of, topic_choices
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from tests.support.stories import opened, said, story, told

EVERYONE = Scope(LIBRARY)

BURST = story(
    "Orrin dam bursts",
    "The Orrin dam burst on Tuesday and flooded the lower town.",
    'On Wednesday Mayor Dana Olmer visited the camp, saying "Nobody is alone."',
    "A bakery moved on Monday. Another month, October, was dry. It rained on Friday.",
    published=date(2031, 3, 6),
    source="Sample Agency",
    quotes=[said('"Nobody is alone."', "Dana Olmer", role="Mayor")],
    events=[
        told("The Orrin dam burst on Tuesday", "2031-03-04", "Tuesday"),
        told("On Wednesday Mayor Dana Olmer visited the camp", "2031-03-05", "Wednesday"),
        told("A bakery moved on Monday.", "2031-03-03", "Monday"),
        told("Another month, October, was dry.", "2030-10", "October", precision="month"),
        told("It rained on Friday.", None, "Friday"),
    ],
    warnings=("The weekday and the day disagree.",),
)
AGAIN = story(
    "Week of water",
    "People cleaned up.",
    "The dam at Orrin burst on March 4 and flooded the town.",
    "Orrin was founded on October 17.",
    published=date(2031, 3, 11),
    source="Other Wire",
    events=[
        told("The dam at Orrin burst on March 4 and flooded the town.", "2031-03-04", "March 4"),
        told("Orrin was founded on October 17.", "XXXX-10-17", "October 17"),
    ],
)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with opened(tmp_path) as opened_store:
        for article in (BURST, AGAIN):
            await opened_store.articles.add(article, guild=LIBRARY)
        yield opened_store


def _shown(answer: Timeline) -> list[tuple[str, str]]:
    return [(item.date, item.sentence.words) for item in answer.page.items]


async def test_a_timeline_tells_each_event_once_by_day_with_its_sources(store: Store) -> None:
    answer = await timeline("Orrin", scope=EVERYONE, store=store)
    assert [day for day, _ in _shown(answer)] == [
        "2030-10",
        "2031-03-03",
        "2031-03-04",
        "2031-03-05",
        "XXXX-10-17",
    ]
    burst = answer.page.items[2]
    assert burst.sources == 2
    assert [article.source for article in burst.also] == [
        {"Sample Agency": "Other Wire", "Other Wire": "Sample Agency"}[burst.article.source or ""]
    ]
    assert (answer.articles, answer.sources, answer.undated) == (2, 2, 1)
    assert (answer.first, answer.last) == ("2030-10", "2031-03-05")
    assert answer.warnings == ("The weekday and the day disagree.",)
    assert (answer.page.total, answer.page.pages) == (5, 1)


async def test_two_articles_of_one_source_count_as_one_source(store: Store) -> None:
    later = story(
        "Orrin cleans up",
        "The dam at Orrin burst on March 4 and the flooded town still waits.",
        published=date(2031, 3, 12),
        source="Other Wire",
        events=[told("The dam at Orrin burst on March 4 and", "2031-03-04", "March 4")],
    )
    await store.articles.add(later, guild=LIBRARY)
    answer = await timeline("Orrin", scope=EVERYONE, store=store)
    (burst,) = (item for item in answer.page.items if item.date == "2031-03-04")
    assert (len(burst.also) + 1, burst.sources) == (3, 2)
    assert (answer.articles, answer.sources) == (3, 2)


async def test_the_quote_inside_a_sentence_comes_with_it(store: Store) -> None:
    whole = story(
        "Orrin thanks",
        'On Sunday Ivo Quist said of Orrin, "Thank you all."',
        published=date(2031, 3, 10),
        quotes=[said('"Thank you all."', "Ivo Quist")],
        events=[
            told('On Sunday Ivo Quist said of Orrin, "Thank you all."', "2031-03-09", "Sunday")
        ],
    )
    await store.articles.add(whole, guild=LIBRARY)
    answer = await timeline("Orrin", since=date(2031, 3, 9), scope=EVERYONE, store=store)
    (item,) = answer.page.items
    assert [(q.words.words, q.person and q.person.name) for q in item.quotes] == [
        ('"Thank you all."', "Ivo Quist")
    ]


async def test_since_until_and_dates_narrow_it(store: Store) -> None:
    answer = await timeline(
        "Orrin", since=date(2031, 3, 4), until=date(2031, 3, 4), scope=EVERYONE, store=store
    )
    assert [day for day, _ in _shown(answer)] == ["2031-03-04"]
    answer = await timeline("Orrin", dates=1, scope=EVERYONE, store=store)
    assert [day for day, _ in _shown(answer)] == ["2031-03-04"]
    answer = await timeline("Orrin", until=date.max, scope=EVERYONE, store=store)
    assert answer.last == "2031-03-05"


@pytest.mark.parametrize(
    ("between", "day"),
    [
        pytest.param("", "2031-04-01", id="both open it: the earlier day"),
        pytest.param("Nothing else happened. " * 20, "2031-04-02", id="one opens it"),
    ],
)
async def test_what_an_article_opens_with_comes_first(between: str, day: str, store: Store) -> None:
    vote, storm = "Velm voted on Wednesday.", "A storm hit Velm on Tuesday."
    await store.articles.add(
        story(
            "Velm votes",
            vote,
            f"{between}{storm}",
            published=date(2031, 4, 3),
            events=[told(vote, "2031-04-02", "Wednesday"), told(storm, "2031-04-01", "Tuesday")],
        ),
        guild=LIBRARY,
    )
    answer = await timeline("Velm", dates=1, scope=EVERYONE, store=store)
    assert [shown for shown, _ in _shown(answer)] == [day]


async def test_a_day_has_two_events_where_two_are_told(store: Store) -> None:
    other = story(
        "Orrin bridge",
        "Engineers closed Orrin's northern bridge on Tuesday night.",
        published=date(2031, 3, 5),
        events=[
            told(
                "Engineers closed Orrin's northern bridge on Tuesday night.",
                "2031-03-04",
                "Tuesday",
            )
        ],
    )
    await store.articles.add(other, guild=LIBRARY)
    ask: dict[str, Any] = {"since": date(2031, 3, 4), "until": date(2031, 3, 4)}
    both = await timeline("Orrin", **ask, scope=EVERYONE, store=store)
    assert len(both.page.items) == 2
    one = await timeline("Orrin", **ask, sentences=1, scope=EVERYONE, store=store)
    assert len(one.page.items) == 1
    assert "dam" in one.page.items[0].sentence.words


@pytest.mark.parametrize(
    ("kind", "sentences", "shown"),
    [
        pytest.param("background", None, 1, id="once, where it is only looked back to"),
        pytest.param("background", 2, 2, id="as often as asked for"),
        pytest.param("news", None, 2, id="twice, where it is news"),
    ],
)
async def test_a_day_that_is_background_is_told_once(
    kind: EventKind, sentences: int | None, shown: int, store: Store
) -> None:
    lines = [
        "Velm's registrar received the report on April 2.",
        "A spokesman said Velm had stored it without reading on April 2.",
    ]
    await store.articles.add(
        story(
            "An inquiry begins",
            " ".join(lines),
            published=date(2031, 5, 1),
            events=[told(line, "2031-04-02", "April 2", kind=kind) for line in lines],
        ),
        guild=LIBRARY,
    )
    answer = await timeline("Velm", sentences=sentences, scope=EVERYONE, store=store)
    assert [item.date for item in answer.page.items] == ["2031-04-02"] * shown


@pytest.mark.parametrize(
    ("other", "days"),
    [
        pytest.param("left the harbour pact", ["2030-10"], id="the same event"),
        pytest.param("built a lighthouse", ["2030", "2030-10"], id="another event"),
    ],
)
async def test_an_event_is_told_on_the_day_that_is_known_best(
    other: str, days: list[str], store: Store
) -> None:
    vague, exact = f"Ulm {other} in 2030.", "In October 2030 Ulm left the harbour pact."
    await store.articles.add(
        story(
            "Ulm",
            vague,
            exact,
            published=date(2031, 3, 3),
            events=[
                told(vague, "2030", "2030", precision="year", kind="background"),
                told(exact, "2030-10", "October 2030", precision="month", kind="background"),
            ],
        ),
        guild=LIBRARY,
    )
    answer = await timeline("Ulm", scope=EVERYONE, store=store)
    assert [day for day, _ in _shown(answer)] == days


async def test_either_word_of_a_topic_will_do(store: Store) -> None:
    for topic in ("Nowhere OR Orrin", '"Orrin dam" OR nothing', "orrin dam"):
        answer = await timeline(topic, scope=EVERYONE, store=store)
        assert "2031-03-04" in [day for day, _ in _shown(answer)]


@pytest.fixture
async def votes(store: Store) -> list[str]:
    """Twenty days of one article; the 12 in the middle another article tells too."""
    days = [f"2031-04-{day:02}" for day in range(1, 21)]
    for kept in (days, days[4:16]):
        lines = [f"Velm voted on {day}." for day in kept]
        article = story(
            f"Velm votes {len(kept)} times",
            " ".join(lines),
            published=date(2031, 5, 1),
            events=[told(line, day, day) for line, day in zip(lines, kept, strict=True)],
        )
        await store.articles.add(article, guild=LIBRARY)
    return days


async def test_pages_hold_days_and_any_page_answers(store: Store, votes: list[str]) -> None:
    seen: list[str] = []
    for page in (1, 2, 3, 4):
        answer = await timeline("Velm", detail="full", page=page, scope=EVERYONE, store=store)
        assert (answer.page.number, answer.page.pages) == (page, -(-20 // DAYS_A_PAGE))
        seen += [day for day, _ in _shown(answer)]
    assert seen == votes
    last = await timeline("Velm", detail="full", page=99, scope=EVERYONE, store=store)
    assert last.page.number == 4


@pytest.mark.parametrize(("detail", "days"), [("short", 5), ("normal", 12), ("full", 20)])
async def test_detail_says_how_many_of_the_days_that_are_told_most(
    detail: Detail, days: int, store: Store, votes: list[str]
) -> None:
    answer = await timeline("Velm", detail=detail, scope=EVERYONE, store=store)

    assert (answer.page.total, answer.days, answer.further) == (days, 20, False)
    if detail != "full":
        assert {answer.first, answer.last} <= set(votes[4:16])


@pytest.mark.parametrize(
    ("topic", "since", "until", "sentence"),
    [
        pytest.param("zebra", None, None, "No article here mentions “zebra”.", id="unknown"),
        pytest.param(
            "Orrin",
            date(2040, 1, 1),
            None,
            "nothing of it is dated since 2040-01-01. Ask without since for",
            id="too late",
        ),
    ],
)
async def test_nothing_to_tell_says_what_there_is(
    topic: str, since: date | None, until: date | None, sentence: str, store: Store
) -> None:
    with pytest.raises(NotFound) as asked:
        await timeline(topic, since=since, until=until, scope=EVERYONE, store=store)
    assert sentence in asked.value.for_reader


async def test_a_topic_without_days_says_so(store: Store) -> None:
    await store.articles.add(story("Chess", "Nobody plays."), guild=LIBRARY)
    with pytest.raises(NotFound, match="One article mentions “chess”, but nothing of it is dated"):
        await timeline("chess", scope=EVERYONE, store=store)


async def test_a_question_that_makes_no_sense_says_why(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="There is no word in “—”"):
        await timeline("—", scope=EVERYONE, store=store)
    with pytest.raises(BadRequest, match="is after until"):
        await timeline(
            "Orrin", since=date(2031, 2, 1), until=date(2031, 1, 1), scope=EVERYONE, store=store
        )
    async with opened(tmp_path, "empty.db") as empty:
        with pytest.raises(NotFound, match="The library is empty"):
            await timeline("Orrin", scope=EVERYONE, store=empty)


async def test_topics_are_what_headlines_and_people_are_called(store: Store) -> None:
    async def labels(typed: str) -> list[str]:
        return [c.label for c in await topic_choices(typed, scope=EVERYONE, store=store)]

    assert await labels("") == ["Dana Olmer", "Week", "Orrin", "water", "bursts"]
    assert await labels("or") == ["Orrin"]
    assert await labels("olm") == ["Dana Olmer"]
    assert await labels("zz") == []


@pytest.mark.parametrize(
    ("headlines", "typed", "topics"),
    [
        pytest.param(
            ["Operation Red Kite ends in Velm", "Velm marks Operation Red Kite"],
            "",
            ["Velm", "Operation Red Kite", "ends", "Kite", "marks", "Operation", "Red"],
            id="names of several words",
        ),
        pytest.param(["Dam Bursts In Orrin Valley"], "va", ["Valley"], id="title case"),
        pytest.param(["The and of"], "", [], id="small words"),
        pytest.param(["Café Olé opens"], "ole", ["Olé"], id="accents"),
        pytest.param([], "", [], id="no headline"),
    ],
)
def test_headlines_speak_of_names_and_words(
    headlines: list[str], typed: str, topics: list[str]
) -> None:
    found = spoken_of(headlines, typed, most=25)
    assert sorted(found) == sorted(topics) if not typed else found[:1] == topics
