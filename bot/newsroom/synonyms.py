"""What the articles themselves call a topic besides: an abbreviation and its long form.

In: a question's words. Out: the same question, also asking for the other names that articles print
for one of its alternatives, as in "World Health Organization (WHO)". Learned anew for each question
from articles that whoever asks may see; nothing is kept.

The long form is taken as Schwartz and Hearst take it ("A simple algorithm for identifying
abbreviation definitions in biomedical text", 2003), but each letter must open a word of it, and
only small words may stand between. What articles also print small ("it", "who") is a word, which
would find everything: it is no abbreviation here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.newsroom.stems import folded
from bot.store.database import Store
from bot.store.query import Query
from bot.store.scope import Scope

_LOOKED_AT = 20  # newest articles that hold the name
_GLANCED_AT = 2  # of them; nearly every topic of one word shows there that it is a word
_SHORT = re.compile(r"[^\W\d_]{2,8}")
_SMALL = frozenset("a an and at by de for from in of on or the to with".split())
_WORD = re.compile(r"[^\W_]+")


async def with_synonyms(query: Query, *, scope: Scope, store: Store) -> tuple[Query, list[str]]:
    """The wider question, and the names it was widened by, as printed; at most one for each
    alternative."""
    also: list[str] = []
    for terms in query.alternatives:
        words = [word for term in terms for word in term]
        if len(words) == 1 and _SHORT.fullmatch(words[0]):
            found = await _long_form(words[0].upper(), Query(((tuple(words),),)), scope, store)
        else:
            found = await _short_form(words, scope, store)
        if found:
            also.append(found)
    known = set(query.alternatives)
    wider = [alternative for name in also if (alternative := _named(name)) not in known]
    return replace(query, alternatives=(*query.alternatives, *wider)), also


def _named(name: str) -> tuple[tuple[str, ...], ...]:
    return (tuple(_WORD.findall(name)),)


async def _long_form(short: str, holding: Query, scope: Scope, store: Store) -> str | None:
    """The newest that is printed before "(short)"; None where `short` is a word as well."""
    for limit in (_GLANCED_AT, _LOOKED_AT):
        printed = await store.search.bracketed(short, holding, scope=scope, limit=limit)
        if any(small for _, small in printed):
            return None
    return next((long for before, _ in printed if (long := long_form(before, short))), None)


async def _short_form(words: list[str], scope: Scope, store: Store) -> str | None:
    """Initials of the words, or of the last of them, that articles print behind them."""
    telling = [word for word in words if folded(word) not in _SMALL]
    for opening in (telling, words):
        initials = "".join(word[0] for word in opening).upper()
        for first in range(max(len(initials) - 8, 0), len(initials) - 1):
            short = initials[first:]
            if not _SHORT.fullmatch(short):
                continue
            side_by_side = Query((((*words, short),),))
            printed = await store.search.bracketed(short, side_by_side, scope=scope, limit=1)
            if any(long_form(before, short) for before, _ in printed):
                return short if await _long_form(short, _asked(short), scope, store) else None
        if len(telling) == len(words):
            break
    return None


def _asked(word: str) -> Query:
    return Query((((word,),),))


def long_form(before: str, short: str) -> str | None:
    """The words at the end of `before` that `short` abbreviates; None where they do not fit.

    >>> long_form("talks with the World Health Organization ", "WHO")
    'World Health Organization'
    """
    left = list(folded(short))
    for word in reversed(list(_WORD.finditer(before))):
        form = folded(word[0])
        if form[0] == left[-1] and (form not in _SMALL or word[0][0].isupper()):
            left.pop()
            if not left:
                found = before[word.start() :].rstrip()
                fits = word[0][0].isupper() and len(_WORD.findall(found)) > 1
                return found if fits and not re.search(r"[.;:!?\n(]", found) else None
        elif form not in _SMALL:
            return None
    return None
