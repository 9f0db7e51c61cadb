"""Tell the parts of an article's text apart: headline, standfirst, captions, paragraphs and so on.

In: an article's text. Out: blocks in order that hold every character but white space, each once.

The story's lead is found first: the line that opens with a dateline, else the first paragraph that
no byline, date or share line follows. What stands above it is head.py's, the rest body.py's. What
is uncertain stays a paragraph: a sentence of news is never given up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bot.articles.body import mark_body
from bot.articles.byline import find_byline_in_place, find_reporter, names_of
from bot.articles.furniture import Kind
from bot.articles.head import is_point, is_title_case, leads_in, mark_head, stamped
from bot.articles.model import Block, Part, Span
from bot.articles.opening import Opening
from bot.articles.passages import FAR, Passage, read_passages
from bot.articles.subheadings import is_clock

# What some pages print in the headline's line: where it stands in the site, when it came out.
_CRUMBS = re.compile(
    r"Home(?:\s?[/>»›]\s?[^/>»›\n]{2,40}){1,6}?\s?[/>»›]\s?(?=[^/>»›]+$)|\d\d?:\d\d\s+(?=[A-Z])"
)
_ANPA = re.compile(r"\^\s*(.*?)\s*<?\s*$", re.DOTALL)  # "^Headline<"

_SHOWN = 5  # paragraphs among which a page's first picture stands
_ENLARGES = re.compile(r"(?i)(?:enlarge|expand|open|view|see)\b.{0,20}\b(?:image|photo|picture)s?$")


def find_blocks(text: str, *, titled: bool, plain: bool) -> tuple[Block, ...]:
    """Blocks of `text`; with `titled` it holds no headline, with `plain` nothing but body."""
    passages = read_passages(text)
    if not passages:
        return ()
    if plain:
        parts = {
            i: Part.BYLINE if i < 3 and _is_plain_byline(p) else Part.PARAGRAPH
            for i, p in enumerate(passages)
        }
    else:
        lead = _lead(passages)
        parts = mark_head(passages, lead, titled=titled)
        authors = [
            name
            for i, part in parts.items()
            if part is Part.BYLINE
            for name in names_of(passages[i].words[slice(*(passages[i].byline or (0, None)))])
        ]
        parts |= mark_body(passages, lead, authors=authors)
    blocks: list[Block] = []
    for i, passage in enumerate(passages):
        blocks.extend(_carved(text, passage, parts.get(i, Part.OTHER)))
    return tuple(blocks)


def _is_plain_byline(passage: Passage) -> bool:
    return passage.byline is not None and passage.words[:3].lower() == "by "


# --- where the story begins -------------------------------------------------------------------


def _lead(passages: list[Passage]) -> int:
    """Position of the story's first paragraph."""
    near = passages[:FAR]
    repeated = Counter(p.words for p in near)
    prose = [
        i
        for i, p in enumerate(near)
        if p.prose and (repeated[p.words] == 1 or p.count > 28 or i == len(near) - 1)
    ]
    captions = {
        p.words[slice(*p.pictured.caption)].strip()
        for p in near
        if p.pictured is not None and p.pictured.caption is not None
    }
    prose = [i for i in prose if not is_point(near[i]) and near[i].words not in captions] or prose
    for i, passage in enumerate(near):
        if passage.opening is None:
            continue
        if sum(j < i for j in prose) > (3 if passage.opening.bold else 0):
            continue
        if passage.bare_dateline:
            if passage.opening.agency is not None or passage.opening.date is None:
                return next((j for j in prose if j > i), min(i + 1, len(passages) - 1))
        elif passage.prose or passage.opening.agency is not None or _is_dated(passage.opening):
            return i
    if not prose:
        return _without_paragraphs(passages)
    shown = [i for i in prose[:_SHOWN] if _is_enlarged(passages, i)]
    prose = [i for i in prose if i not in shown] or prose
    lead = prose[0]
    for later in prose[1:5]:
        between = near[lead + 1 : later]
        if not stamped(between) or any(map(is_clock, between)):  # the entries of a live report
            break
        lead = later
    at = prose.index(lead)
    if at + 1 < len(prose) and (
        leads_in(passages, lead) or (at == 0 and _is_title_with_stop(passages, lead))
    ):
        return prose[at + 1]
    return lead


def _is_enlarged(passages: list[Passage], i: int) -> bool:
    """A caption above a line with its credit alone: below a button, or with the day in full."""
    passage, credit = passages[i], passages[i + 1].pictured if i + 1 < len(passages) else None
    if credit is None or credit.caption is not None or passage.opening is not None:
        return False
    button = i > 0 and _ENLARGES.match(passages[i - 1].words) is not None
    return (
        button
        or re.search(r"\b[A-Z][a-z]{2,8}\.? \d\d?, (?:19|20)\d\d\b", passage.words) is not None
    )


def _is_dated(opening: Opening) -> bool:
    """With a place and a day it opens a story though its sentence ends in a colon: "Results:"."""
    return opening.place is not None and opening.date is not None


def _without_paragraphs(passages: list[Passage]) -> int:
    """A note of a line or two: its first sentence, else what stands behind its first line."""
    texts = [i for i, p in enumerate(passages[:FAR]) if p.plain]
    stopped = [i for i in texts if passages[i].stopped]
    return next(iter(stopped or texts[1:] or texts), 0)


def _is_title_with_stop(passages: list[Passage], lead: int) -> bool:
    """Some papers end their headlines with a full stop; title case gives them away."""
    first = passages[lead]
    if first.count > 20 or any(p.plain for p in passages[:lead]):
        return False
    sentences = len(re.findall(r"[.!?](?:\s|$)", first.words))
    return sentences <= 1 and is_title_case(first.words)


# --- blocks -----------------------------------------------------------------------------------


def _carved(text: str, passage: Passage, part: Part) -> list[Block]:
    """The passage's blocks: names out of a byline, a credit off its caption, the rest OTHER."""
    words = passage.words
    finds: list[tuple[Part, tuple[int, int]]] = []
    if part is Part.CAPTION and passage.pictured is not None:
        if passage.pictured.caption is not None and any(
            map(str.isalnum, words[slice(*passage.pictured.caption)])
        ):
            finds.append((Part.CAPTION, passage.pictured.caption))
        if passage.pictured.credit is not None:
            finds.append((Part.CREDIT, passage.pictured.credit))
    elif part is Part.PARAGRAPH and passage.opening is not None and passage.opening.author:
        author = passage.opening.author  # "By ANN LEE CARSON CITY, Nev. (AP) -- ..."
        begin = author[1] + len(words[author[1] :]) - len(words[author[1] :].lstrip())
        finds = [(Part.BYLINE, author), (part, (begin, passage.span.end - passage.span.start))]
    elif part is Part.CAPTION and words.endswith(" ("):  # the credit's bracket, a line below
        finds = [(part, (0, len(words) - 2))]
    elif part is Part.BYLINE:
        placed = find_byline_in_place(words)
        pair = placed[0] if placed else passage.byline
        finds.append((part, pair or (0, len(words))))
    elif part in (Part.HEADLINE, Part.STANDFIRST):
        anpa = _ANPA.match(words)
        crumbs = _CRUMBS.match(words)
        whole = (crumbs.end() if crumbs else 0, len(words))
        finds.append((part, anpa.span(1) if anpa and anpa[1] else whole))
    elif part is Part.OTHER and passage.kind is Kind.END:
        pair = find_reporter(words)
        if pair is not None:
            finds.append((Part.BYLINE, pair))
    if not finds:
        return [Block(part, passage.span)]
    return _cut(text, passage.span, finds)


def _cut(text: str, span: Span, finds: Sequence[tuple[Part, tuple[int, int]]]) -> list[Block]:
    blocks: list[Block] = []

    def add(part: Part, start: int, end: int) -> None:
        words = text[start:end]
        if words.strip():
            start += len(words) - len(words.lstrip())
            blocks.append(Block(part, Span(start, start + len(words.strip()))))

    at = span.start
    for part, (start, end) in finds:
        add(Part.OTHER, at, span.start + start)
        add(part, span.start + start, span.start + end)
        at = span.start + end
    add(Part.OTHER, at, span.end)
    return blocks
