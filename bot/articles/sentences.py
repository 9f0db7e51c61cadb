"""Cut blocks into sentences.

In: an article's text, its blocks and its dateline. Out: sentences in reading order; each lies in
one block, starts and ends on a visible character, and together they hold every visible character
but those of the dateline, which stands before the first sentence of its block.

A full stop ends a sentence where the next word could start one. It does not after a title
("Gen."), an initial, "No." before a number, a month before its day. After "U.S.", "p.m." or "Inc."
it does only before a word that sentences like to start with. A question in quotation marks goes on
where the next words tell who asks. Abbreviations: the Associated Press and the Chicago manuals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.articles.model import Block, Dateline, Part, Sentence, Span

_END = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*+[\"”’')\]»]*+(?=\s+[\"“‘'(\[«—–•*-]*\s?[^\W_])")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“‘'/—–]*$")
_WORD_AFTER = re.compile(r"[\s\"“‘'(\[«—–•*-]*([^\W_][\w’'-]*)")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]|[A-Z]")
_CLOSERS = "\"”’')]»"

# Always before something: a name, a number.
_TITLES = frozenset(
    "mr mrs ms mx dr prof gen sen sens rep reps gov govs lt col capt cpl sgt maj adm cmdr brig pvt"
    " rev hon fr sr. st ste mt messrs mmes pres supt insp det atty amb sec treas asst assoc vs v"
    " viz cf al fig figs approx ca e.g i.e lt.gen maj.gen lt.col".split()
)
# Before a number only.
_COUNTERS = frozenset("no nos p pp vol art sec ch para op".split())
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
# May end a sentence or not.
_EITHER = frozenset(
    "inc co corp ltd llc bros plc cos etc jr sr esq ph.d m.d d.c a.m p.m am pm u.s u.k u.n e.u"
    " u.s.a u.s.s.r b.c a.d est dept univ ave blvd rd st ft hon calif mass conn fla ill ind pa"
    " wis va tenn tex ariz colo del ga kan ky la md mich minn miss mo mont neb nev okla ore"
    " wash wyo ala ark n.y n.j n.h n.c n.d s.c s.d w.va r.i n.m p.m.".split()
)
# Words that sentences start with and that names seldom do.
_STARTERS = frozenset(
    "the a an in on at for from with by to of he she it they we you i this that these those there"
    " his her its their our my but and or so yet if when while as after before since although"
    " though"
    " because however meanwhile moreover also another some many most both each all no not nor what"
    " who why how where which during under over about one two three more such then now still once"
    " earlier later last mr mrs ms only even despite among until unless according instead".split()
)
_SAYING = re.compile(
    r"\s+(?:(?:the|a|an|one|his|her)\s+)?(?:[\w’'.-]+\s+){0,4}?"
    r"(?:said|says|asked|asks|told|tells|added|wrote|writes|replied|shouted|cried|called|wondered"
    r"|exclaimed|joked|tweeted|demanded|inquired|yelled|recalled|continued)\b"
)


def find_sentences(
    text: str, blocks: tuple[Block, ...], dateline: Dateline | None = None
) -> tuple[Sentence, ...]:
    """Every block's sentences. The first one of the dateline's block starts after the dateline."""
    found = []
    for index, block in enumerate(blocks):
        start, end = block.span.start, block.span.end
        if dateline is not None and block.span.holds(dateline.span):
            opens = not text[start : dateline.span.start].strip()
            if opens and block.part is Part.PARAGRAPH and dateline.span.end < end:
                start = dateline.span.end
        found += [Sentence(span, index) for span in _cut(text, start, end)]
    return tuple(found)


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    start = _skip_space(text, start, end)
    for match in _END.finditer(text, start, end):
        if match.start() >= start and _ends(text, start, match, end):
            yield Span(start, match.end())
            start = _skip_space(text, match.end(), end)
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends(text: str, start: int, match: re.Match[str], end: int) -> bool:
    after = _WORD_AFTER.match(text, match.end(), end)
    if after is None:
        return False
    word = after[1]
    if word[0].islower():
        return False
    mark = match[0].rstrip(_CLOSERS)
    if mark[-1] in "!?…" or len(mark) > 1:
        quoted = match[0] != mark
        return not (quoted and _SAYING.match(text, match.end(), min(end, match.end() + 120)))
    return _full_stop(text, start, match, word)


def _full_stop(text: str, start: int, match: re.Match[str], word: str) -> bool:
    printed = _WORD_BEFORE.search(text, max(start, match.start() - 30), match.start())
    before = printed[0] if printed is not None else ""
    last = before.lower()
    starter = word.lower() in _STARTERS and word[:1].isupper()
    if match[0] != ".":  # a mark or bracket closes after the full stop
        return True
    if last in _TITLES and before[:1].isupper():
        return False
    if last in _TITLES and last in {"vs", "v", "viz", "cf", "al", "approx", "ca", "e.g", "i.e"}:
        return False
    if last in _COUNTERS and word[0].isdigit():
        return False
    if last in _MONTHS and before[:1].isupper():
        return starter
    if last in _EITHER:
        return starter
    if _INITIALS.fullmatch(before) and before != "I":
        return starter and len(before) > 1
    return not (before.isdigit() and match.start() - len(before) == start)  # "1. First"
