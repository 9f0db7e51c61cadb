"""Why a question about words finds nothing, and what to ask instead.

In: the words as typed, and what was looked for. Out: a NotFound that says which name or headline's
words they may be a misspelling of, else which of several words articles hold by themselves.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from bot.errors import NotFound
from bot.newsroom.page import EMPTY, MOST_COUNTED, cut
from bot.newsroom.quotes import likeness, nearest
from bot.newsroom.topics import spoken_of
from bot.store.database import Store
from bot.store.names import fold
from bot.store.query import Query
from bot.store.scope import Scope

_WORDS = 8  # of which each is counted by itself
_HEADLINES = 100  # newest ones, whose words are compared
_PHRASES = 400
_LIKELY = 0.8  # likeness from which a word is taken for misspelt: one letter of five
_OFFERED = 3


async def nothing(words: str, query: Query, *, scope: Scope, store: Store) -> NotFound:
    """`words` as typed, of which `query` found nothing that `scope` may see."""
    if not await store.search.ids(scope=scope, limit=1):
        return NotFound(EMPTY)
    sentence = f"No article here mentions “{cut(words)}”."
    if meant := await _meant(words, scope, store):
        return NotFound(f"{sentence} Did you mean {' or '.join(meant)}?", meant)
    if alone := await _alone(query, scope, store):
        return NotFound(f"{sentence} By themselves: {', '.join(alone)}.")
    return NotFound(f"{sentence} Try another word; /latest shows what is new.")


async def _alone(query: Query, scope: Scope, store: Store) -> list[str]:
    """ "“harbour” in 2 articles", for each of several words that there is."""
    if len(query.words) < 2:
        return []
    found = []
    for word in query.words[:_WORDS]:
        one = Query((((word,),),))
        if count := await store.search.count(one, scope=scope, most=MOST_COUNTED + 1):
            many = f"{count:,}" if count <= MOST_COUNTED else f"{MOST_COUNTED:,}+"
            found.append(f"“{word}” in {many} article{'s' if count > 1 else ''}")
    return found


async def _meant(words: str, scope: Scope, store: Store) -> tuple[str, ...]:
    """Names of people and words of headlines that are as typed but for an error, best first."""
    typed = fold(words)
    if not (parts := typed.split()):
        return ()
    scored = {
        known.name: likeness(parts, known.key.split())
        for known in await nearest(parts, scope=scope, store=store)
    }
    headlines = await store.search.headlines("", scope=scope, limit=_HEADLINES)
    for phrase in spoken_of((line for _, line in headlines), most=_PHRASES):
        scored.setdefault(phrase, OSA.normalized_similarity(typed, fold(phrase)))
    likely = [name for name, score in scored.items() if score >= _LIKELY]
    return tuple(sorted(likely, key=lambda name: -scored[name])[:_OFFERED])
