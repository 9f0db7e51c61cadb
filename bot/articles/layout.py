"""Tell the parts of an article's text apart: headline, standfirst, captions, paragraphs and so on.

In: an article's text. Out: blocks in order that hold every character but white space, each once.

The story's lead is found first: the line that opens with a dateline, else the first paragraph that
no byline, date or share line follows. Above it stand crumbs, headline, standfirst, byline and
captions; below it paragraphs, sub-headings and captions, and page furniture between and behind
them. What is uncertain stays a paragraph: a sentence of news is never given up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.articles.byline import find_byline_in_place, find_reporter
from bot.articles.furniture import Kind
from bot.articles.model import Block, Part, Span
from bot.articles.passages import Passage, read_passages

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # letters compared: "arrest" and "arrested" are the same
_MARGIN = 0.8  # of _likeness: the first line this close to the best is the headline
_FAR = 90  # passages within which a story begins, even on a page with long menus
_SEPARATOR = re.compile(r"[\W_]+$")
_LEAD_IN = re.compile(r"[\s\W]*$")

Marks = list[Part | None]


def find_blocks(text: str, *, titled: bool, plain: bool) -> tuple[Block, ...]:
    """Blocks of `text`; with `titled` it holds no headline, with `plain` nothing but body."""
    passages = read_passages(text)
    if not passages:
        return ()
    if plain:
        parts: Marks = [
            Part.BYLINE if p.byline and p.words[:2].lower() == "by" and i < 3 else Part.PARAGRAPH
            for i, p in enumerate(passages)
        ]
    else:
        parts = _parts(passages, titled=titled)
    blocks: list[Block] = []
    for passage, part in zip(passages, parts, strict=True):
        blocks.extend(_carved(text, passage, part or Part.OTHER))
    return tuple(blocks)


def _parts(passages: list[Passage], *, titled: bool) -> Marks:
    parts: Marks = [None] * len(passages)
    lead = _lead(passages)
    _mark_head(passages, parts, lead, titled=titled)
    _mark_body(passages, parts, lead)
    return parts


# --- where the story begins -------------------------------------------------------------------


def _lead(passages: list[Passage]) -> int:
    """Position of the story's first paragraph, or of the dateline that stands alone above it."""
    prose = [i for i, p in enumerate(passages[:_FAR]) if p.prose]
    for i, passage in enumerate(passages[:_FAR]):
        if passage.opening is None or sum(j < i for j in prose) > 3:
            continue
        if passage.prose or passage.opening.agency is not None:
            if passage.prose or passage.bare_dateline or passage.stopped:
                return i
        elif passage.bare_dateline and i + 1 < len(passages) and passage.opening.date is None:
            return i
    if not prose:
        return _longest(passages)
    lead = prose[0]
    for later in prose[1:4]:
        between = passages[lead + 1 : later]
        if not any(_belongs_to_head(p) for p in between):
            break
        lead = later
    if lead == prose[0]:
        return _after_headline(passages, lead)
    return lead


def _belongs_to_head(passage: Passage) -> bool:
    if passage.byline is not None or passage.kind is Kind.META:
        return True
    return passage.kind is Kind.FURNITURE and "share" in passage.words.lower()


def _longest(passages: list[Passage]) -> int:
    """With no paragraph in sight: the first line behind a headline, else the first line."""
    texts = [i for i, p in enumerate(passages) if p.plain]
    if not texts:
        return 0
    stopped = [i for i in texts if passages[i].stopped]
    return stopped[0] if stopped else texts[-1] if len(texts) > 1 else texts[0]


def _after_headline(passages: list[Passage], lead: int) -> int:
    """A first line that is a headline with a full stop is no lead."""
    first = passages[lead]
    if any(p.plain for p in passages[:lead]) or lead + 1 >= len(passages):
        return lead
    words = [w for w in first.words.split() if len(w) > 3 and w[0].isalpha()]
    capitals = sum(w[0].isupper() for w in words)
    one = len(re.findall(r"[.!?](?:\s|$)", first.words)) <= 1
    if one and first.count <= 20 and len(words) >= 4 and capitals >= 0.75 * len(words):
        later = [i for i in range(lead + 1, len(passages)) if passages[i].prose]
        return later[0] if later else lead
    return lead


# --- above the lead ---------------------------------------------------------------------------


def _mark_head(passages: list[Passage], parts: Marks, lead: int, *, titled: bool) -> None:
    seen: set[str] = set()
    for i in range(lead):
        passage = passages[i]
        if passage.pictured is not None:
            parts[i] = Part.CAPTION
            if passage.pictured.caption is not None:
                seen.add(passage.words[slice(*passage.pictured.caption)].strip(" .").lower())
    body = _stems(p.words for p in passages[lead : lead + 14] if p.prose)
    headline = None if titled else _headline(passages, parts, lead, body)
    if headline is not None:
        parts[headline] = Part.HEADLINE
    begin = -1 if headline is None else headline
    for i in range(lead):
        passage = passages[i]
        if parts[i] is not None:
            continue
        folded = passage.words.strip(" .").lower()
        if headline is not None and folded == passages[headline].words.strip(" .").lower():
            continue
        if folded in seen or _stands_by_credit(passages, i, lead):
            parts[i] = Part.CAPTION
        elif passage.byline is not None or find_byline_in_place(passage.words) or (passage.name and i > begin and _beside_meta(passages, i)):
            parts[i] = Part.BYLINE
    standfirst = _standfirst(passages, parts, lead, begin, titled=titled)
    if standfirst is not None:
        parts[standfirst] = Part.STANDFIRST


def _stands_by_credit(passages: list[Passage], i: int, lead: int) -> bool:
    """The line above a line that is nothing but a credit is a caption."""
    after = passages[i + 1] if i + 1 < len(passages) else None
    if after is None or not passages[i].plain or i == 0 or i + 1 > lead:
        return False
    return (
        after.pictured is not None
        and after.pictured.caption is None
        and not passages[i].prose
        and passages[i].count >= 3
    )


def _beside_meta(passages: list[Passage], i: int) -> bool:
    near = passages[max(0, i - 1) : i] + passages[i + 1 : i + 3]
    return any(p.kind is Kind.META for p in near)


def _stems(texts: Iterable[str]) -> Counter[str]:
    return Counter(w[:_STEM].lower() for t in texts for w in _WORD.findall(t))


def _headline(passages: list[Passage], parts: Marks, lead: int, body: Counter[str]) -> int | None:
    """The line above the lead that shares most words with the story and looks like a title."""
    scores: dict[int, float] = {}
    repeated = Counter(p.words for p in passages)
    meta = next((i for i in range(lead) if _belongs_to_head(passages[i])), lead)
    for i in range(lead):
        passage = passages[i]
        if parts[i] is not None or not passage.plain or (passage.name and lead > 2):
            continue
        if passage.bare_dateline or passage.count > 45 or len(passage.words) > 320:
            continue
        if _stands_by_credit(passages, i, lead):
            continue
        score = _likeness(passage, body)
        if repeated[passage.words] > 1:
            score += 1
        if i < meta:
            score += 0.5
        if passage.prose and passage.stopped:
            score -= 1.5
        scores[i] = score
    best = max(scores.values(), default=0.0)
    # Crumbs say little; a standfirst says as much as the headline above it.
    return next((i for i, score in scores.items() if score >= best - _MARGIN), None)


def _likeness(passage: Passage, body: Counter[str]) -> float:
    """How much a line looks like this story's title: about 0 for a menu, up to 4."""
    stems = {w[:_STEM].lower() for w in _WORD.findall(passage.words)}
    shared = sum(1 for stem in stems if stem in body)
    overlap = shared / len(stems) if stems else 0.0
    size = min(passage.count, 8) / 8 if passage.count >= 3 else 0.0
    return size * 1.5 + min(shared, 4) / 4 * 1.5 + overlap


def _standfirst(
    passages: list[Passage], parts: Marks, lead: int, begin: int, *, titled: bool
) -> int | None:
    """The first sentence-like line between headline and lead."""
    for i in range(begin + 1, lead):
        passage = passages[i]
        if parts[i] is None and passage.plain and not passage.bare_dateline:
            if passage.prose or (passage.count >= 5 and not titled):
                return i
    return None


# --- from the lead on -------------------------------------------------------------------------


def _mark_body(passages: list[Passage], parts: Marks, lead: int) -> None:
    end = _story_end(passages, lead)
    captions = {
        passages[i].words[slice(*found.caption)].strip(" .").lower()
        for i in range(len(passages))
        if (found := passages[i].pictured) is not None and found.caption is not None
    }
    listing = False
    for i in range(lead, end):
        passage = passages[i]
        if i == lead and passage.bare_dateline:
            continue
        if passage.prose or i == lead:
            parts[i], listing = Part.PARAGRAPH, False
        elif passage.pictured is not None and _is_picture(passage):
            parts[i] = Part.CAPTION
        elif (
            (passage.kind is Kind.LIST
            and not passage.stopped)
            or (passage.kind is Kind.LIST
            and passage.count < 14)
        ):
            listing = True
        elif passage.kind in (Kind.FURNITURE, Kind.PITCH) or _SEPARATOR.match(passage.words):
            continue
        elif passage.words.strip(" .").lower() in captions:
            parts[i] = Part.CAPTION
        elif passage.byline is not None and not passage.stopped:
            continue
        elif passage.stopped or passage.words.endswith((";", ",", ":")):
            parts[i], listing = Part.PARAGRAPH, False
        elif not listing:
            parts[i] = Part.SUBHEADING  # settled by its neighbours below
    _settle_subheadings(passages, parts, lead, end)


def _is_picture(passage: Passage) -> bool:
    found = passage.pictured
    return found is not None and not (passage.stopped and found.caption and passage.count > 60)


def _story_end(passages: list[Passage], lead: int) -> int:
    """Position behind the last passage that can be the story's."""
    last = lead
    words = 0
    total = sum(p.count for p in passages[lead:] if p.prose)
    for i in range(lead, len(passages)):
        passage = passages[i]
        if i > lead and passage.kind is Kind.END and words >= 0.4 * total:
            break
        if passage.prose:
            words += passage.count
            last = i
        elif passage.stopped and passage.kind is Kind.TEXT and i - last <= 4:
            last = i
    return last + 1


def _settle_subheadings(passages: list[Passage], parts: Marks, lead: int, end: int) -> None:
    """A short line is a sub-heading where a paragraph follows it; in a row of them, the last."""
    i = lead
    while i < end:
        if parts[i] is not Part.SUBHEADING:
            i += 1
            continue
        run = [i]
        j = i + 1
        while j < end and parts[j] in (Part.SUBHEADING, Part.CAPTION, None):
            if parts[j] is Part.SUBHEADING:
                run.append(j)
            j += 1
        before = next((passages[k] for k in range(i - 1, lead - 1, -1) if parts[k]), None)
        if len(run) > 1 and before is not None and before.words.rstrip().endswith(":"):
            for k in run:
                parts[k] = Part.PARAGRAPH
        else:
            for k in run[:-1]:
                parts[k] = Part.CAPTION if passages[k].name else None
            last = passages[run[-1]]
            if j >= end or last.count > 22 or (len(run) > 1 and last.count > 7):
                parts[run[-1]] = None
        i = j


# --- blocks -----------------------------------------------------------------------------------


def _carved(text: str, passage: Passage, part: Part) -> list[Block]:
    """The passage's blocks: names out of a byline, a credit off its caption, the rest OTHER."""
    words = passage.words
    if part is Part.CAPTION and passage.pictured is not None:
        found = passage.pictured
        cuts = [(Part.CAPTION, found.caption), (Part.CREDIT, found.credit)]
        return _cut(text, passage.span, [(p, c) for p, c in cuts if c])
    if part is Part.BYLINE:
        pair = passage.byline
        placed = find_byline_in_place(words)
        if placed is not None:
            pair = placed[0]
        if pair is not None:
            return _cut(text, passage.span, [(Part.BYLINE, pair)])
    if part in (Part.HEADLINE, Part.STANDFIRST, Part.OTHER):
        marked = re.match(r"\^(.*?)<?\s*$", words, re.DOTALL)
        if marked and marked[1] and part is not Part.OTHER:
            return _cut(text, passage.span, [(part, marked.span(1))])
    if part is Part.OTHER and passage.kind is Kind.END:
        pair = find_reporter(words)
        if pair is not None:
            return _cut(text, passage.span, [(Part.BYLINE, pair)])
    return [Block(part, passage.span)]


def _cut(text: str, span: Span, finds: Sequence[tuple[Part, tuple[int, int]]]) -> list[Block]:
    blocks: list[Block] = []
    at = span.start

    def add(part: Part, start: int, end: int) -> None:
        words = text[start:end]
        if words.strip():
            start += len(words) - len(words.lstrip())
            blocks.append(Block(part, Span(start, start + len(words.strip()))))

    for part, (start, end) in finds:
        add(Part.OTHER, at, span.start + start)
        add(part, span.start + start, span.start + end)
        at = span.start + end
    add(Part.OTHER, at, span.end)
    return blocks
