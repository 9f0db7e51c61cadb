"""What the articles themselves call a topic besides: an abbreviation and its long forms.

In: a question's words. Out: the same question, also asking for the other names that articles print
for one of its alternatives, as in "World Health Organization (WHO)". Learned anew for each question
from articles that whoever asks may see; nothing is kept.

The long form is taken as Schwartz and Hearst take it ("A simple algorithm for identifying
abbreviation definitions in biomedical text", 2003), but each letter must open a word of it, and
only small words may stand between. An abbreviation of two things has both long forms; neither has
the abbreviation. What articles also print small ("it", "who") finds every article: such a word is
never added, and where somebody types it in capitals its long forms are looked for instead of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.newsroom.stems import folded
from bot.store.database import Store
from bot.store.query import Query
from bot.store.scope import Scope

_LOOKED_AT = 20  # newest articles that hold the name
_SEARCHED = 300  # where it is a word as well: few of the articles that hold it print the name
_MOST = 3  # long forms of one abbreviation
_SHORT = re.compile(r"[^\W\d_]{2,8}")
_SMALL = frozenset("a an and at by de for from in of on or the to with".split())
_WORD = re.compile(r"[^\W_]+")
_ALIKE = 4  # letters that words begin with: "Organization" and "Organisation" are one name

Terms = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Synonym:
    name: str  # as printed
    instead_of: str | None = None  # the word that was not looked for, since it finds everything


async def with_synonyms(
    query: Query, *, scope: Scope, store: Store
) -> tuple[Query, tuple[Synonym, ...]]:
    """The question with other names, and these names."""
    also: list[Synonym] = []
    asked: list[Terms] = []
    for terms in query.alternatives:
        words = [word for term in terms for word in term]
        if len(words) == 1 and _SHORT.fullmatch(words[0]):
            found = await _long_forms(words[0], scope, store)
        else:
            found = await _short_form(words, scope, store)
        also += found
        if not any(one.instead_of for one in found):
            asked.append(terms)
    asked += [((*_WORD.findall(one.name),),) for one in also]
    return replace(query, alternatives=tuple(dict.fromkeys(asked))), tuple(also)


async def _long_forms(word: str, scope: Scope, store: Store) -> list[Synonym]:
    short, holding = word.upper(), Query((((word,),),))
    printed = await store.search.bracketed(short, holding, scope=scope, limit=_LOOKED_AT)
    small = sum(is_small for _, is_small in printed)
    if small and word != short:
        return []
    instead = small * 2 > len(printed)
    if instead:
        printed = await store.search.bracketed(short, holding, scope=scope, limit=_SEARCHED)
    return [Synonym(name, word if instead else None) for name in _names(printed, short)[:_MOST]]


async def _short_form(words: list[str], scope: Scope, store: Store) -> list[Synonym]:
    """Initials of the words, or of the last of them, that articles print behind these words only,
    and never small."""
    telling = [word for word in words if folded(word) not in _SMALL]
    for opening in (telling, words) if len(telling) < len(words) else (words,):
        initials = "".join(word[0] for word in opening).upper()
        for first in range(max(len(initials) - 8, 0), len(initials) - 1):
            short = initials[first:]
            if not _SHORT.fullmatch(short):
                continue
            side_by_side = Query((((*words, short),),))
            beside = await store.search.bracketed(short, side_by_side, scope=scope, limit=1)
            if not _names(beside, short):
                continue
            holding = Query((((short,),),))
            printed = await store.search.bracketed(short, holding, scope=scope, limit=_LOOKED_AT)
            names = _names([*beside, *printed], short)
            one_thing = all(_alike(name, names[0]) for name in names)
            is_small = any(small for _, small in printed)
            return [Synonym(short)] if one_thing and not is_small else []
    return []


def _names(printed: Iterable[tuple[str, bool]], short: str) -> list[str]:
    """Each long form once, in the order given."""
    found = (long_form(before, short) for before, _ in printed)
    return list({folded(name): name for name in found if name}.values())


def _alike(left: str, right: str) -> bool:
    return _beginnings(left) == _beginnings(right)


def _beginnings(name: str) -> list[str]:
    words = _WORD.findall(folded(name))
    return [word[:_ALIKE] for word in words if word not in _SMALL]


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
