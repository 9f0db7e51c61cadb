"""Articles in a real file: kept once, seen by whom they belong to, gone when nobody has them."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.model import Article, Dateline, QuoteKind, Span
from bot.articles.parse import parse
from bot.store.database import Store
from bot.store.query import parse_query
from bot.store.scope import LIBRARY, Scope
from bot.store.stored import StoredArticle
from bot.store.subscriptions import Filters
from tests.support.stories import consistent, newest, opened, said, story, told

HERE, THERE = 700, 701

DAM = story(
    "Dam of Velm holds",
    'Mayor Dana Olmer said "The dam held." on Monday.',
    source="Sample Agency",
    url="https://example.org/dam",
    published=date(2031, 3, 4),
    quotes=[said('"The dam held."', "Dana Olmer", role="Mayor")],
    events=[told("Mayor Dana Olmer said", "2031-03-03", "Mayor")],
    warnings=("The weekday and the day disagree.",),
)


def _headlines(found: list[StoredArticle]) -> list[str]:
    return [article.headline.words for article in found]


async def test_an_article_comes_back_as_it_went_in(tmp_path: Path) -> None:
    line = Dateline(span=Span(0, 9), place=Span(0, 3), date_text=Span(4, 9), day=date(2031, 3, 4))
    article = replace(DAM, dateline=line, authors=("Ivo Brand",), language="fr")
    async with opened(tmp_path) as store:
        identity, known = await store.articles.add(article, guild=LIBRARY)
        assert not known
        kept = await store.articles.get(identity, scope=Scope(LIBRARY))
        assert kept is not None
        for name in (
            "text title source url published published_from language authors blocks dateline"
            " summary warnings"
        ).split():
            assert getattr(kept, name) == getattr(article, name), name
        assert kept.loaded == datetime(2031, 3, 1, 0, 1, tzinfo=UTC)
        quotes = await store.quotes.of_article(identity, scope=Scope(LIBRARY))
        assert [quote.quote for quote in quotes] == list(article.quotes)
        assert quotes[0].person is not None
        assert quotes[0].person.name == "Dana Olmer"
        assert [role.words for role in quotes[0].person.roles] == ["Mayor"]
        events = await store.events.of_article(identity, scope=Scope(LIBRARY))
        assert [event.event for event in events] == list(article.events)


async def test_the_greatest_id_that_discord_can_give_is_kept(tmp_path: Path) -> None:
    guild = channel = 2**63 - 1
    async with opened(tmp_path) as store:
        article, _ = await store.articles.add(DAM, guild=guild)
        now = datetime(2031, 3, 5, tzinfo=UTC)
        await store.digests.create(
            guild=guild, channel=channel, at=time(8), zone="Europe/Paris", created=now, covered=now
        )
        await store.subscriptions.follow(
            "https://example.org/feed",
            guild=guild,
            channel=channel,
            title="Feed",
            minutes=60,
            whole=True,
            filters=Filters(),
            backfill=0,
            now=now,
        )
        (seen,) = await store.articles.loaded_by(guild, limit=9)
        (digest,) = await store.digests.of_guild(guild)
        (feed,) = await store.subscriptions.of_guild(guild)
        assert await store.search.ids(scope=Scope(guild), limit=9) == [article] == [seen.id]
        assert (digest.guild, digest.channel) == (guild, channel) == (feed.guild, feed.channel)


async def test_the_newest_day_of_publication_comes_first_whenever_it_was_loaded(
    tmp_path: Path,
) -> None:
    days = [date(2031, 3, 2), None, date(1931, 3, 4), date(2031, 2, 27), date(2031, 3, 2)]
    async with opened(tmp_path) as store:  # whose clock says 1 March 2031
        for number, day in enumerate(days):
            await store.articles.add(story(f"Story {number}", "Told.", published=day), guild=0)
        found = await newest(store, scope=Scope(0))
        assert _headlines(found) == ["Story 4", "Story 0", "Story 1", "Story 3", "Story 2"]
        assert found[2].published is None


async def test_servers_that_load_the_same_share_a_row_and_know_nothing_of_it(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as store:
        first, known_here = await store.articles.add(DAM, guild=HERE)
        assert await store.articles.get(first, scope=Scope(THERE)) is None
        second, known_there = await store.articles.add(DAM, guild=THERE)
        assert (known_here, known_there) == (False, False)
        assert first == second
        here = await store.articles.get(first, scope=Scope(HERE))
        there = await store.articles.get(first, scope=Scope(THERE))
        assert here is not None
        assert there is not None
        assert here.loaded < there.loaded
        assert await store.articles.add(DAM, guild=HERE) == (first, True)


async def test_other_facts_of_the_same_text_stay_with_whoever_gave_them(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        first, _ = await store.articles.add(replace(DAM, source="Leaked memo"), guild=HERE)
        second, known = await store.articles.add(DAM, guild=THERE)
        assert first != second
        assert not known
        assert await store.search.sources(scope=Scope(THERE)) == [("Sample Agency", 1)]
        third, known = await store.articles.add(replace(DAM, source="Third"), guild=THERE)
        assert (third, known) == (second, True)


async def test_a_change_reaches_no_other_servers_copy(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        shared, _ = await store.articles.add(DAM, guild=HERE)
        await store.articles.add(DAM, guild=THERE)
        later = replace(DAM, published=date(2031, 5, 1))
        own = await store.articles.replace(shared, later, guild=THERE)
        assert own is not None
        assert own != shared
        here = await store.articles.get(shared, scope=Scope(HERE))
        there = await store.articles.get(own, scope=Scope(THERE))
        assert here is not None
        assert there is not None
        assert (here.published, there.published) == (date(2031, 3, 4), date(2031, 5, 1))
        assert await store.articles.get(shared, scope=Scope(THERE)) == there  # for old buttons
        assert await store.articles.get(own, scope=Scope(HERE)) is None
        assert await store.articles.replace(shared, later, guild=999) is None
        await consistent(store)


async def test_a_change_of_ones_own_article_keeps_its_id_and_moves_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        identity, _ = await store.articles.add(DAM, guild=HERE)
        await store.articles.add(story("Later", "News.", published=date(2031, 4, 1)), guild=HERE)
        assert _headlines(await newest(store, scope=Scope(HERE), limit=1)) == ["Later"]
        moved = replace(DAM, published=date(2031, 5, 1))
        assert await store.articles.replace(identity, moved, guild=HERE) == identity
        assert _headlines(await newest(store, scope=Scope(HERE), limit=1)) == ["Dam of Velm holds"]
        await consistent(store)


async def test_what_nobody_has_any_more_leaves_no_trace(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        identity, _ = await store.articles.add(DAM, guild=HERE)
        await store.articles.add(DAM, guild=THERE)
        assert await store.articles.remove(identity, guild=HERE)
        assert not await store.articles.remove(identity, guild=HERE)
        query = parse_query("dam")
        assert await store.search.count(query, scope=Scope(HERE), most=9) == 0
        assert await store.search.count(query, scope=Scope(THERE), most=9) == 1
        assert await store.articles.remove(identity, guild=THERE)
        async with store._connections.read() as db:
            for table in (
                "articles visible people appearances known names outlets quotes events sources"
            ).split():
                assert list(await db.execute_fetchall(f"SELECT * FROM {table}")) == [], table
        await consistent(store)
        again, _ = await store.articles.add(DAM, guild=HERE)
        assert again != identity  # an old button shows no other article


_names = st.sampled_from(
    ["Dana Olmer", "Olmer", "Ivo Olmer", "Dana R. Olmer", "Zoë Vell", "Zoe Vell", "Mara Quist"]
)
_SAID = ("“Word one.”", "“Word two.”")
_KINDS: tuple[QuoteKind, ...] = ("direct", "indirect")
_stories = st.builds(
    lambda n, day, source, names: story(
        f"Story {n}",
        "“Word one.” “Word two.” it was said of Velm on Monday.",
        published=day,
        source=source,
        quotes=[
            said(words, name, kind=kind)
            for words, name, kind in zip(_SAID, names, _KINDS, strict=False)
        ],
        events=[told("it was said of Velm", "2031-03-03", "Monday")],
    ),
    st.integers(0, 3),
    st.sampled_from([None, date(2031, 3, 4), date(2031, 3, 5)]),
    st.sampled_from([None, "Sample Agency", "sample agency", "Other"]),
    st.lists(_names, max_size=2),
)
_guilds = st.sampled_from([LIBRARY, HERE, THERE])
_acts = st.lists(
    st.one_of(
        st.tuples(st.just("add"), _guilds, _stories),
        st.tuples(st.just("remove"), _guilds, st.integers(1, 6)),
        st.tuples(st.just("replace"), _guilds, st.tuples(st.integers(1, 6), _stories)),
    ),
    max_size=12,
)


@given(_acts)
@settings(max_examples=25, deadline=None)
def test_whatever_editors_do_the_store_stays_consistent(
    acts: list[tuple[str, int, object]],
) -> None:
    async def play() -> None:
        with tempfile.TemporaryDirectory() as folder:
            async with opened(Path(folder)) as store:
                for act, guild, what in acts:
                    await _do(store, act, guild, what)
                await consistent(store)

    asyncio.run(play())


async def _do(store: Store, act: str, guild: int, what: object) -> None:
    if isinstance(what, Article):
        await store.articles.add(what, guild=guild)
    elif isinstance(what, int):
        await store.articles.remove(what, guild=guild)
    elif isinstance(what, tuple):
        await store.articles.replace(what[0], what[1], guild=guild)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
@settings(max_examples=25, deadline=None)
def test_any_text_the_reader_reads_can_be_stored_and_comes_back(text: str) -> None:
    async def keep() -> None:
        with tempfile.TemporaryDirectory() as folder:
            async with opened(Path(folder)) as store:
                article = parse(text)
                if not article.text:
                    return
                identity, _ = await store.articles.add(article, guild=LIBRARY)
                kept = await store.articles.get(identity, scope=Scope(LIBRARY))
                assert kept is not None
                assert (kept.text, kept.blocks) == (article.text, article.blocks)
                quotes = await store.quotes.of_article(identity, scope=Scope(LIBRARY))
                assert {q.quote.span for q in quotes} == {q.span for q in article.quotes}
                await consistent(store)

    asyncio.run(keep())
