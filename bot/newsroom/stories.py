"""One story once: articles of the same copy are shown as one, and count as one source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.store.database import Store
from bot.store.scope import Scope
from bot.store.stories import Sister, first_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story on a page: the article that is shown, and where else its copy is printed."""

    article: int
    also: tuple[Sister, ...] = ()  # the one that stands for the story first


async def once(
    articles: Sequence[int], *, best_first: bool = False, scope: Scope, store: Store
) -> list[tuple[int, ...]]:
    """These articles, newest first, as stories: each stands where its earliest article stood.

    So a story that is printed again does not come back as news. With `best_first` it stands where
    its best article stood. All articles are such that `scope` sees.
    """
    joined = await store.stories.joined(articles, scope=scope)
    stories: dict[int, list[int]] = {}
    for article in articles if best_first else reversed(articles):
        stories.setdefault(joined.get(article, article), []).append(article)
    found = [tuple(story) for story in stories.values()]
    return found if best_first else found[::-1]


async def told(
    stories: Sequence[tuple[int, ...]], *, best: bool = False, scope: Scope, store: Store
) -> list[Told]:
    """Stories of `once` as they are shown: by the article that stands for those that were found;
    with `best`, by the first of them."""
    found = await store.stories.among([story[0] for story in stories], scope=scope)
    shown = []
    for articles in stories:
        first = articles[0]
        if whole := found.get(first):
            if not best:
                first = first_of(one for one in whole.articles if one.id in articles).id
            shown.append(Told(article=first, also=whole.without(first)))
        else:
            shown.append(Told(article=first))
    return shown


def independent(sources: Mapping[int, int | None], joined: Mapping[int, int]) -> int:
    """How many sources told it by themselves: `sources` of articles, by article.

    One outlet's articles are one source, and so are all outlets that print one copy: articles that
    share a number in `joined`. Those whose source is not known count as one.
    """
    if joined.keys().isdisjoint(sources):
        return len(set(sources.values()))
    roots: dict[tuple[str, int | None], tuple[str, int | None]] = {}

    def root(of: tuple[str, int | None]) -> tuple[str, int | None]:
        while (above := roots.setdefault(of, of)) != of:
            of = above
        return of

    for article, source in sources.items():
        outlet = root(("source", source))
        if article in joined:
            roots[outlet] = root(("story", joined[article]))
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
