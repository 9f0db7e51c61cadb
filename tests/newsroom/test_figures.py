"""Counts that grow while a story goes on are one event, the newest in front."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.newsroom.days import Chosen
from bot.newsroom.figures import newest_first, other_counts
from bot.newsroom.timeline import timeline
from bot.presentation.timeline import timeline_view
from bot.store.events import Sentence
from bot.store.scope import Scope
from tests.support.stories import opened, story, told
from tests.support.views import sent, shown

FIRE = "The fire in the mill of Tarn on Monday killed {} people and destroyed two barns."


def _sentence(words: str, number: int, day: str | None = "2031-03-03") -> Sentence:
    return Sentence(
        id=number,
        article=number,
        source=number,
        published=day,
        kind="news",
        words=words,
        dated=0,
    )


def _told(*tellings: tuple[str, str | None]) -> tuple[str, list[tuple[str, bool]]]:
    """The words in front, and the other counts: of tellings in the order of loading, with the
    first of them chosen."""
    first, *others = [
        _sentence(words, number, day) for number, (words, day) in enumerate(tellings, 1)
    ]
    chosen = newest_first(Chosen(first, tuple(others)))
    assert {chosen.best, *chosen.same} == {first, *others}
    return chosen.best.words, [(c.number, c.earlier) for c in other_counts(chosen)]


MONDAY, TUESDAY = "2031-03-03", "2031-03-04"


@pytest.mark.parametrize(
    ("tellings", "front", "others"),
    [
        pytest.param(
            [(FIRE.format(12), MONDAY), (FIRE.format(15), TUESDAY)],
            FIRE.format(15),
            [("12", True)],
            id="the newest count in front, the earlier noted",
        ),
        pytest.param(
            [(FIRE.format(12), MONDAY), (FIRE.format(15), MONDAY)],
            FIRE.format(15),
            [("12", False)],
            id="of one day the later load, and what others say",
        ),
        pytest.param(
            [(FIRE.format(15), TUESDAY), (FIRE.format(12), MONDAY), (FIRE.format("nine"), MONDAY)],
            FIRE.format(15),
            [("nine", True), ("12", True)],
            id="several",
        ),
        pytest.param(
            [(FIRE.format(12), MONDAY), (FIRE.format("twelve"), TUESDAY)],
            FIRE.format(12),
            [],
            id="the same in letters",
        ),
        pytest.param(
            [("They got 120 hours to leave.", MONDAY), ("They got 150 hours to leave.", TUESDAY)],
            "They got 120 hours to leave.",
            [],
            id="a term is no count",
        ),
        pytest.param(
            [("It cost $12 million people say.", MONDAY), ("It cost $15 million.", TUESDAY)],
            "It cost $12 million people say.",
            [],
            id="nor is a price",
        ),
        pytest.param(
            [("12 people died and 3 people fled.", MONDAY), ("15 people died.", TUESDAY)],
            "12 people died and 3 people fled.",
            [],
            id="two counts of one thing",
        ),
        pytest.param(
            [("It killed 12 people.", MONDAY), ("It injured 15 people.", TUESDAY)],
            "It killed 12 people.",
            [],
            id="another fate",
        ),
        pytest.param(
            [("1,200 homes burnt.", MONDAY), ("1,500 homes burnt.", TUESDAY)],
            "1,500 homes burnt.",
            [("1,200", True)],
            id="thousands",
        ),
        pytest.param([(FIRE.format(12), None)], FIRE.format(12), [], id="one telling"),
    ],
)
def test_counts(
    tellings: list[tuple[str, str | None]], front: str, others: list[tuple[str, bool]]
) -> None:
    assert _told(*tellings) == (front, others)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_no_sentence_is_lost_whatever_it_says(texts: list[str]) -> None:
    _told(*((text, None) for text in texts))


async def test_a_timeline_shows_the_newest_count_and_notes_the_earlier(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        for outlet, count, day in (("Courier", 12, 3), ("Herald", 15, 4)):
            words = FIRE.format(count)
            await store.articles.add(
                story(
                    f"{outlet} on the fire",
                    words,
                    source=outlet,
                    published=date(2031, 3, day),
                    events=[told(words, "2031-03-03", "Monday")],
                ),
                guild=700,
            )
        (hours, other) = (
            story(
                f"Terms for Tarn {count}",
                words := f"On {day} March the union got {count} hours to leave the mill of Tarn.",
                source="Courier",
                published=date(2031, 3, 9),
                events=[told(words, f"2031-03-0{day}", f"{day} March")],
            )
            for count, day in ((120, 5), (150, 8))
        )
        for article in (hours, other):
            await store.articles.add(article, guild=700)
        found = await timeline("Tarn", scope=Scope(700), store=store)
        text = shown(sent(timeline_view(found, "timeline|Tarn||")))
    assert [h.date for h in found.page.items] == ["2031-03-03", "2031-03-05", "2031-03-08"]
    assert "killed 15 people" in text
    assert "killed 12 people" not in text
    assert "2 sources · earlier: 12" in text
    assert "120 hours" in text
    assert "150 hours" in text
