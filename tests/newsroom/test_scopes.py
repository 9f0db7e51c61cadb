"""Nothing of another server's articles is ever told.

The same questions are asked of two files: one that holds the library's and this server's articles,
and one that another server has loaded its own into as well, before, between and after. Every answer
must be the same, but for the numbers that nobody is shown.
"""

from __future__ import annotations

import asyncio
import dataclasses
import re
import tempfile
from collections.abc import Awaitable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.model import Article, Excerpt, QuoteKind
from bot.errors import NewsError, NotFound
from bot.newsroom.activity import activity
from bot.newsroom.articles import article_choices, card, source_choices, text_of
from bot.newsroom.ingest import listing
from bot.newsroom.latest import latest
from bot.newsroom.page import Choice
from bot.newsroom.quotes import person_choices, quotes_of
from bot.newsroom.search import search
from bot.newsroom.timeline import timeline
from bot.newsroom.topics import topic_choices
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from tests.support.stories import opened, said, story, told

HERE, THERE = 700, 701

_names = st.sampled_from(
    ["Dana Olmer", "Olmer", "Ivo Olmer", "Dana Ruth Olmer", "Zoë Vell", "Zoe Vell", "Vell"]
)
_kinds: st.SearchStrategy[QuoteKind] = st.sampled_from(["direct", "indirect"])
_roles = st.sampled_from(["mayor", "pilot", None])


def _story(
    number: int,
    place: str,
    day: date | None,
    source: str | None,
    quotes: list[tuple[str, QuoteKind, str | None]],
) -> Article:
    words = [f"“Word {n} of {place}.”" for n in range(len(quotes))]
    # The text decides what is read in it, as with the real reader.
    spoken_by = [
        f"{w} {name} {kind} {role}" for w, (name, kind, role) in zip(words, quotes, strict=True)
    ]
    return story(
        f"{place} story {number}",
        f"The mayor and the pilot of {place} met on Monday. {' '.join(spoken_by)}",
        published=day,
        source=source,
        quotes=[
            said(spoken, name, role=role, kind=kind)
            for spoken, (name, kind, role) in zip(words, quotes, strict=True)
        ],
        events=[told(f"The mayor and the pilot of {place} met on Monday.", "2031-03-03", "Monday")],
        warnings=(f"{place} may be misspelt.",),
    )


_others = st.builds(
    _story,
    st.integers(0, 2),
    st.sampled_from(["Velm", "Orrin"]),
    st.sampled_from([date(2031, 3, 4), date(2031, 3, 5), date(2030, 1, 1)]),
    st.sampled_from([None, "Sample Agency", "sample agency", "Other Wire"]),
    st.lists(st.tuples(_names, _kinds, _roles), max_size=3),
)


def _theirs(article: Article) -> Article:
    """The same but for its last words: an article that only the other server has."""
    return dataclasses.replace(article, text=article.text + " Theirs alone.")


_ours = st.tuples(st.sampled_from([LIBRARY, HERE]), _others)
_apart = st.lists(st.one_of(_ours, st.tuples(st.just(THERE), _others.map(_theirs))), max_size=8)
_mixed = st.lists(st.one_of(_ours, st.tuples(st.just(THERE), _others)), max_size=8)


def _questions(scope: Scope, store: Store) -> list[Awaitable[object]]:
    ask: dict[str, Any] = {"scope": scope, "store": store}
    return [
        latest(**ask),
        latest(topic="velm", **ask),
        latest(source="SAMPLE agency", count=2, page=2, **ask),
        quotes_of("Olmer", **ask),
        quotes_of("Dana Olmer", **ask),
        quotes_of("Zoe Vell", about="orrin", **ask),
        quotes_of("Vell", **ask),
        quotes_of("Ollmer", **ask),
        person_choices("", **ask),
        person_choices("ol", **ask),
        person_choices("vll", **ask),
        timeline("Velm", **ask),
        timeline("Velm", detail="full", **ask),
        activity("Velm", **ask),
        timeline("mayor", until=date(2031, 12, 31), **ask),
        topic_choices("", **ask),
        topic_choices("v", **ask),
        search("pilot velm", **ask),
        search("nothing orrin", **ask),
        card("story 1", **ask),
        article_choices("orr", **ask),
        source_choices("", **ask),
        listing(**ask),
        latest(source="Wire", **ask),
    ]


def _told(answer: object) -> object:
    """What a reader is told, in words; ids and moments of loading are told nobody."""
    if isinstance(answer, Excerpt):
        return answer.words
    if isinstance(answer, Choice):
        return answer.label, re.sub(r"^#\d+$", "#", answer.value)
    if isinstance(answer, datetime):
        return "loaded"
    if isinstance(answer, list | tuple):
        return [_told(item) for item in answer]
    if dataclasses.is_dataclass(answer):
        return {
            field.name: _told(getattr(answer, field.name))
            for field in dataclasses.fields(answer)
            if field.name not in ("id", "moment")
        }
    return answer


async def _answers(folder: Path, loads: list[tuple[int, Article]]) -> list[object]:
    answers: list[object] = []
    async with opened(folder) as store:
        for guild, article in loads:
            await store.articles.add(article, guild=guild)
        for question in _questions(Scope(HERE), store):
            try:
                answers.append(_told(await question))
            except NewsError as error:
                answers.append((type(error), error.for_reader, list(getattr(error, "nearest", ()))))
    return answers


def _alone_and_shared(loads: list[tuple[int, Article]]) -> tuple[list[object], list[object]]:
    async def ask() -> tuple[list[object], list[object]]:
        with tempfile.TemporaryDirectory() as alone, tempfile.TemporaryDirectory() as shared:
            ours = [(guild, article) for guild, article in loads if guild != THERE]
            return await _answers(Path(alone), ours), await _answers(Path(shared), loads)

    return asyncio.run(ask())


@given(_apart)
@settings(max_examples=20, deadline=None)
def test_what_another_server_loads_changes_no_answer_here(
    loads: list[tuple[int, Article]],
) -> None:
    alone, shared = _alone_and_shared(loads)
    assert shared == alone


@given(_mixed)
@settings(max_examples=20, deadline=None)
def test_what_another_server_loads_too_adds_nothing_here(loads: list[tuple[int, Article]]) -> None:
    """A text that both have is one row: its place among others of the same day may differ, and with
    it which of two equal sentences is shown first; no count and no name does."""
    alone, shared = _alone_and_shared(loads)
    for here, there in zip(alone, shared, strict=True):
        assert list(_counts(here)) == list(_counts(there))


def _counts(answer: object) -> Iterator[object]:
    if isinstance(answer, dict):
        for name, item in answer.items():
            if isinstance(item, int | str) and name not in ("start", "end", "utterance"):
                yield name if name in _OF_ONE_ARTICLE else (name, item)
            elif name in ("page", "person"):
                yield from _counts(item)
            elif name == "items":
                yield len(item)
    elif isinstance(answer, list):  # choices: a person's role may be that of another article
        yield from ([label.split(" · ")[0] for label in item[:1]] for item in answer)
    else:
        yield answer


_OF_ONE_ARTICLE = ("text", "language", "published_from", "source", "reader")


async def test_an_article_of_another_server_is_not_there(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        theirs, _ = await store.articles.add(
            _story(1, "Velm", None, "Other Wire", [("Dana Olmer", "direct", None)]), guild=THERE
        )
        person = (await person_choices("", scope=Scope(THERE), store=store))[0].value
        for question in (
            card(f"#{theirs}", scope=Scope(HERE), store=store),
            text_of(theirs, scope=Scope(HERE), store=store),
            quotes_of(person, scope=Scope(HERE), store=store),
            latest(scope=Scope(LIBRARY), store=store),
        ):
            with pytest.raises(NotFound) as refused:
                await question
            assert not {"Velm", "Olmer"} & set(refused.value.for_reader.split())
        assert await store.articles.many([theirs], scope=Scope(HERE)) == {}
        for words in (store.quotes, store.events, store.people):
            assert await words.of_article(theirs, scope=Scope(HERE)) == []
