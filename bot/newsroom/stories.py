"""One story once: articles of the same copy are shown as one, and count as one source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.store.database import Store
from bot.store.scope import Scope
from bot.store.stories import Sister, Story, first_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story among articles that were found: the one that is shown, and where else it is."""

    article: int
    also: tuple[Sister, ...] = ()  # whoever was found or not; those with an address first


async def once(articles: Sequence[int], *, scope: Scope, store: Store) -> list[Told]:
    """These articles, newest first, as stories: each stands where its earliest article stood.

    So a story that is printed again does not come back as news. The article that is shown is one of
    those that were found.
    """
    stories = await store.stories.among(articles, scope=scope)
    shown: dict[int, Told] = {}
    found = frozenset(articles)
    for article in reversed(articles):
        told = _told(article, stories.get(article), found)
        shown.setdefault(told.article, told)
    return [*reversed(shown.values())]


async def best_once(articles: Sequence[int], *, scope: Scope, store: Store) -> list[Told]:
    """These articles, best first, as stories: each shown by its best article."""
    stories = await store.stories.among(articles, scope=scope)
    shown: dict[int, Told] = {}
    for article in articles:
        story = stories.get(article)
        also = story.without(article) if story else ()
        shown.setdefault(
            story.articles[0].id if story else article, Told(article=article, also=also)
        )
    return [*shown.values()]


def _told(article: int, story: Story | None, found: frozenset[int]) -> Told:
    if story is None:
        return Told(article=article)
    first = first_of(sister for sister in story.articles if sister.id in found)
    return Told(article=first.id, also=story.without(first.id))


def independent(sources: Mapping[int, int | None], stories: Mapping[int, Story]) -> int:
    """How many sources told it by themselves: `sources` of articles, by article.

    One outlet's articles are one source, and so are all outlets that print one copy. Those whose
    source is not known count as one.
    """
    roots: dict[tuple[str, int | None], tuple[str, int | None]] = {}

    def root(of: tuple[str, int | None]) -> tuple[str, int | None]:
        while (above := roots.setdefault(of, of)) != of:
            of = above
        return of

    for article, source in sources.items():
        outlet = root(("source", source))
        if story := stories.get(article):
            roots[outlet] = root(("story", story.articles[0].id))
    return len({root(("source", source)) for source in sources.values()})


def outlets(also: Iterable[Sister], *, beside: str | None) -> list[Sister]:
    """One article of each other outlet, in their order; those of no known outlet too."""
    named: dict[str, Sister] = {}
    nameless = []
    for sister in also:
        if sister.source is None:
            nameless.append(sister)
        elif sister.source != beside:
            named.setdefault(sister.source, sister)
    return [*named.values(), *nameless]
