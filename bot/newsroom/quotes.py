"""What somebody said, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz.distance import OSA

from bot.errors import BadRequest, NotFound
from bot.newsroom.page import CHOICES, EMPTY, MOST_COUNTED, Choice, Page, cut, pages_of
from bot.newsroom.words import words_asked
from bot.store.database import Store
from bot.store.names import fold, surname
from bot.store.namesakes import Known
from bot.store.people import StoredPerson
from bot.store.quotes import Place, StoredQuote
from bot.store.scope import Scope

UTTERANCES = 5  # on a page
_NEAREST = 3  # names to offer instead
_LISTED = 6  # namesakes told apart in one sentence
_FEW = 5  # with fewer names that start as typed, those with a typing error are offered too
_LIKELY = 0.65  # likeness from which a name may be what was meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """The parts of one interrupted or continued utterance of one article, in reading order."""

    parts: tuple[StoredQuote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Direct and mixed quotes first, newest articles first, in reading order within one; after them
    all, in the same order, the reported (indirect) ones.

    `first` and `last` are the publication days of the articles that have one.
    """

    person: StoredPerson
    about: str | None
    articles: int
    first: date | None
    last: date | None
    page: Page[Utterance]  # total counts quotes (direct and mixed), not utterances
    reported: int  # indirect ones, which follow after the others


async def quotes_of(
    person: str,
    *,
    about: str | None = None,
    page: int = 1,
    scope: Scope,
    store: Store,
) -> Said:
    """What `person` said; a name as typed, or "#<id>" as an autocomplete choice sends it.

    `about` are words of the paragraph the quote stands in, or of the article's headline.
    Raises NotFound with the nearest names where nobody fits, where several fit equally ("There are
    two: ..."), or where the person says nothing `about` that. Raises BadRequest where there is no
    name, or no word in `about`.
    """
    query = words_asked(about, optional=True) if about else None
    known = await find_person(person, scope=scope, store=store)
    most = MOST_COUNTED + 1
    said, reported = [
        await store.quotes.said_by(
            known.forms, about=query, reported=indirect, scope=scope, limit=most
        )
        for indirect in (False, True)
    ]
    if not said and not reported:
        if about is None:
            raise NotFound(f"{known.name} is named here, but not quoted. /search finds where.")
        raise NotFound(
            f"No article here quotes {known.name} about “{about}”."
            " Ask without “about” for all that they said.",
            (known.name,),
        )
    places = [*utterances(said[:MOST_COUNTED]), *utterances(reported[:MOST_COUNTED])]
    number, pages = pages_of(len(places), UTTERANCES, page)
    shown = places[(number - 1) * UTTERANCES : number * UTTERANCES]
    quotes = await store.quotes.many((p.quote for parts in shown for p in parts), scope=scope)
    newest_first = sorted((*said, *reported), key=lambda place: -place.quote)
    articles = list(dict.fromkeys(place.article for place in newest_first))
    first, last = await store.quotes.days_of(articles)
    described = await store.people.described(known, scope=scope)
    return Said(
        person=described,
        about=about,
        articles=len(articles),
        first=first,
        last=last,
        page=Page(
            items=tuple(
                Utterance(
                    parts=tuple(
                        replace(quotes[p.quote], person=_as(described, quotes[p.quote].person))
                        for p in parts
                        if p.quote in quotes
                    )
                )
                for parts in shown
                if any(p.quote in quotes for p in parts)
            ),
            number=number,
            pages=pages,
            total=len(said),
        ),
        reported=len(reported),
    )


def utterances(places: Iterable[Place]) -> list[list[Place]]:
    """Parts of one utterance together. In: newest first. Out: articles newest first, reading order
    within one."""
    articles: dict[int, list[Place]] = {}
    for place in places:
        articles.setdefault(place.article, []).append(place)
    found: list[list[Place]] = []
    for quotes in articles.values():
        parts: dict[int, list[Place]] = {}
        for place in reversed(quotes):
            parts.setdefault(place.utterance, []).append(place)
        found += parts.values()
    return found


def _as(described: StoredPerson, printed: StoredPerson | None) -> StoredPerson:
    """The person under the fullest name, with the roles that the quote's own article gives."""
    roles = printed.roles if printed else ()
    return StoredPerson(id=described.id, name=described.name, roles=roles)


async def find_person(person: str, *, scope: Scope, store: Store) -> Known:
    """The one person meant. Raises NotFound with the nearest names."""
    if number := re.fullmatch(r"#(\d{1,18})", person.strip()):
        known = await store.people.get(int(number[1]), scope=scope)
        if known is None:
            raise NotFound("No article here names this person any more. Ask with a name.")
        return known
    words = fold(person).split()
    if not words:
        raise BadRequest("Type a name, or a part of one.")
    fitting = await store.people.named(words, scope=scope)
    if not fitting:
        raise await _nobody(person, words, scope, store)
    whole = [known for known in fitting if known.key == " ".join(words)]
    if whole and len(words) > 1:  # though "Donald Trump Jr." is known too
        return whole[0]
    if len(words) == 1:  # a surname before a first name
        fitting = [known for known in fitting if surname(known.key) == words[0]] or fitting
    if any(known.quotes or known.reported for known in fitting):
        fitting = [known for known in fitting if known.quotes or known.reported]
    if len(fitting) == 1:
        return fitting[0]
    raise _several(person.strip(), tuple(known.name for known in fitting))


async def person_choices(typed: str, *, scope: Scope, store: Store) -> list[Choice]:
    """People who are quoted, at most 25: label "Dmitry Peskov · Kremlin spokesman · 7".

    The value is the name where it means nobody else, else "#<id>".
    """
    words = fold(typed).split()
    found = await store.people.starting(words, scope=scope, limit=CHOICES)
    found = [known for known in found if known.quotes or known.reported]
    if len(found) < _FEW and words:
        seen = {form for known in found for form in known.forms}
        near = [k for k in await nearest(words, scope=scope, store=store) if k.id not in seen]
        found += [known for known in near if known.quotes or known.reported]
    roles = await store.people.roles(found[:CHOICES], scope=scope)
    return [
        Choice(
            cut(" · ".join(filter(None, (one.name, roles.get(one.id), str(one.quotes))))),
            one.name if _is_plain(one) else f"#{one.id}",
        )
        for one in found[:CHOICES]
    ]


def _is_plain(known: Known) -> bool:
    """Whether the name alone finds this person: a whole key of several words, and it fits."""
    return " " in known.key and fold(known.name) == known.key and len(known.name) <= 100


async def nearest(words: Sequence[str], *, scope: Scope, store: Store) -> list[Known]:
    """People whose names are as good as these folded words, best first."""
    scored = [
        (likeness(words, known.key.split()), known)
        for known in await store.people.like(words, scope=scope)
    ]
    likely = sorted(
        ((score, known) for score, known in scored if score >= _LIKELY),
        key=lambda one: (-one[0], -one[1].quotes, one[1].key),
    )
    return await store.people.merged([known for _, known in likely[:CHOICES]], scope=scope)


def likeness(typed: Sequence[str], name: Sequence[str]) -> float:
    """From 0 to 1: how well each typed word fits the best of the name's words."""
    return sum(max(OSA.normalized_similarity(t, n) for n in name) for t in typed) / len(typed)


def _several(typed: str, names: tuple[str, ...]) -> NotFound:
    count = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}.get(len(names), str(len(names)))
    shown = names if len(names) <= _LISTED else (*names[: _LISTED - 1], "others")
    listed = f"{', '.join(shown[:-1])} and {shown[-1]}"
    return NotFound(
        f"{count} people here are named {typed}: {listed}. Ask with the whole name.",
        names[:CHOICES],
    )


async def _nobody(person: str, words: Sequence[str], scope: Scope, store: Store) -> NotFound:
    if not await store.search.ids(scope=scope, limit=1):
        return NotFound(EMPTY)
    near = await store.people.starting(words, scope=scope, limit=_NEAREST)
    near = near or await nearest(words, scope=scope, store=store)
    names = tuple(known.name for known in near[:_NEAREST])
    hint = f"Did you mean {' or '.join(names)}?" if names else "/search finds who is only named."
    return NotFound(f"No article here quotes “{person.strip()}”. {hint}", names)
