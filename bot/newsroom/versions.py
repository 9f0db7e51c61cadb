"""New words at a known address: whether they are a newer version, and what changed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from bot.articles.changes import Change, find_changes
from bot.articles.model import Article
from bot.articles.sketch import body_words, fold_words, shared_of
from bot.store.database import Store
from bot.store.scope import Scope
from bot.store.stored import StoredArticle
from bot.store.versions import Version
from bot.store.writing import text_hash

_ANOTHER = 0.2  # share of the shorter body: with less, the address shows another article now
_CUT, _CUT_TO = 0.5, 0.6  # so much of it is in the old body, and it has so much of its words


class Arrival(Enum):
    """What came to an address that led to an article before."""

    KNOWN = auto()  # the same words, an earlier version of them, or a part
    UPDATE = auto()
    ANOTHER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """How an article came to say what it says."""

    before: Version  # its last words before these
    changes: tuple[Change, ...]  # from `before` to what it says now


async def arrival(known: StoredArticle, article: Article, *, scope: Scope, store: Store) -> Arrival:
    """What `article`, found where `known` was, is to it.

    A feed that prints the first paragraph of an article does not take the rest away: what only
    leaves out is no update.
    """
    if fold_words(known.text) == fold_words(article.text):
        return Arrival.KNOWN
    if await store.versions.holds(known.id, text_hash(article.text), scope=scope):
        return Arrival.KNOWN
    old = body_words(known.text, known.blocks, known.dateline)
    new = body_words(article.text, article.blocks, article.dateline)
    shared = shared_of(old, new)
    if shared >= _CUT and len(new) <= _CUT_TO * len(old):
        return Arrival.KNOWN
    return Arrival.UPDATE if shared >= _ANOTHER else Arrival.ANOTHER


async def history_of(article: StoredArticle, *, scope: Scope, store: Store) -> History | None:
    """None where the article never changed, as far as the scope sees."""
    versions = await store.versions.of_article(article.id, scope=scope)
    if not versions:
        return None
    before = versions[0]
    changes = await asyncio.to_thread(find_changes, before.text, article.text)
    return History(before=before, changes=changes)


def version_of(versions: Iterable[Version], number: int) -> Version | None:
    return next((version for version in versions if version.number == number), None)
