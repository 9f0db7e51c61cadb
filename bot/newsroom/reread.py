"""Read stored articles again where the rules have become better since.

Ids of articles and people stay; those of quotes and events may change.
"""

from __future__ import annotations

from bot.errors import Unreadable
from bot.newsroom.reading import Readers
from bot.store.database import Store

_STEP = 20  # articles


async def reread(*, store: Store, readers: Readers) -> int:
    """One step: read some articles again, and return how many; 0 where all are up to date.

    The app calls it again until then. A day that old rules took from a dateline is taken anew.
    """
    outdated = await store.articles.outdated(limit=_STEP)
    for old in outdated:
        told = old.published_from in ("given", "page")
        try:
            article = await readers.read(
                old.text,
                published=old.published if told else None,
                title=old.title,
                source=old.source,
                url=old.url,
                published_from=old.published_from if told else "given",
                blocks=old.blocks if old.shown else None,
                authors=old.authors,
            )
        except Unreadable:
            await store.articles.leave(old.id)
            continue
        await store.articles.reread(old.id, article)
    return len(outdated)
