"""Mark what stands above a story's lead: headline, standfirst, byline, captions, menus.

In: the passages and the lead's position. Out: the parts of those above it, by position.

The headline is the first line that shares about as many words with the story as any other: crumbs
and menus share few, the title of another story some, a standfirst as many but later.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from bot.articles.byline import find_byline_in_place
from bot.articles.furniture import Kind
from bot.articles.gazetteer import known_agency
from bot.articles.model import Part
from bot.articles.passages import Passage

_PAGE = 2  # lines of furniture below a headline make the text a page
_STEM = 5  # letters compared: "arrest" and "arrested" are the same
_MARGIN = 0.8  # of _likeness: the first line this close to the best is the headline
_SUMMARY = re.compile(r"(?i)summary|(?:key )?(?:points|takeaways|facts)|highlights|at a glance")
_STEMS = re.compile(rf"([^\W\d_]{{4,{_STEM}}})[^\W\d_]*")  # those of the words
# Above it stands who releases: "MINISTRY OF TRANSPORT", below it the headline.
_RELEASED = re.compile(
    r"(?i)(?:(?:press|media|news) release\b.{0,30}|for immediate release.{0,20})$"
)
_LABEL = re.compile(r"(?i)(?:image|photo|picture) caption[,:]?")  # the caption is the next line
_POINT = re.compile(r"[*•·▪●◦‣]\s?\w")
_LITTLE = 0.3  # the same for a line as short as a letterhead
_LARGE = 1.3  # the same for the text's first line and one with a longer line right below it
_LARGEST = 1.7  # the same where nothing stands between the two
_FEW = 5  # lines above the lead; a page has more
_LETTERHEAD = 4  # words
_SENTENCE = 15  # words; few headlines are longer
_SECOND = re.compile(r"[.!?…][\"”’]?\s+[^\W\d_a-z]")
_COMPARED = 14  # passages of the story whose words count


def mark_head(passages: list[Passage], lead: int, *, titled: bool) -> dict[int, Part]:
    """Parts of the passages above `lead`; what is missing is furniture."""
    headline = None if titled else _headline(passages, lead)
    title = "" if headline is None else _key(passages[headline])
    parts: dict[int, Part] = {} if headline is None else {headline: Part.HEADLINE}
    captions = {
        _fold(passage.words[slice(*found.caption)])
        for passage in passages
        if (found := passage.pictured) is not None and found.caption is not None
    }
    for i in range(lead):
        passage = passages[i]
        if i in parts or _key(passage) == title:
            continue
        if _is_source(passages, i) or (i < (headline or 0) and _is_of_menu(passages, i)):
            continue
        if _is_begun(passage, captions):
            parts[i] = Part.OTHER
        elif passage.pictured is not None or _is_caption(passages, i, captions, lead):
            parts[i] = Part.CAPTION
        elif (
            passage.byline is not None
            or find_byline_in_place(passage.words) is not None
            or (
                passage.name
                and passage.plain
                and i > (headline or -1)
                and _beside_stamp(passages, i)
            )
        ):
            parts[i] = Part.BYLINE
    standfirst = _standfirst(passages, parts, lead, headline, title)
    if standfirst is not None:
        parts[standfirst] = Part.STANDFIRST
    for i in range(headline or 0):
        if is_point(passages[i]) and passages[i].prose:
            parts[i] = Part.PARAGRAPH  # what a page sums up above its headline
    keys = [_key(p) for p in passages[:lead]]
    below = range(-1 if headline is None else headline, lead)[1:]
    summary = _summary(passages, below.start - 1, lead)
    if sum(passages[i].kind is Kind.FURNITURE for i in below) < _PAGE:
        for i in below:
            summed = summary is not None and i > summary and passages[i].count >= 4
            told = passages[i].stopped or is_point(passages[i]) or summed
            if i not in parts and passages[i].plain and told and keys[i] != title:
                parts[i] = Part.PARAGRAPH  # above a dateline or a date line, but no menu's
    return parts


def is_stamp(passage: Passage) -> bool:
    """A byline, a date line or share buttons: what stands between headline and lead."""
    if passage.words.startswith(("—", "–")):  # who wrote the lines quoted above it
        return False
    if passage.byline is not None or passage.kind is Kind.META:
        return True
    return passage.kind is Kind.FURNITURE and "share" in passage.words.lower()


def is_point(passage: Passage) -> bool:
    """One of the points in which a wire sums its story up: "* Shares fall 9 pct"."""
    return _POINT.match(passage.words) is not None and passage.count >= 3


def _summary(passages: list[Passage], headline: int, lead: int) -> int | None:
    """Position of the line between headline and lead that says that points follow."""
    found = (i for i in range(headline + 1, lead) if _SUMMARY.fullmatch(passages[i].words))
    return next(found, None)


def stamped(passages: list[Passage]) -> bool:
    """Whether these passages, between two paragraphs, show that the first is a standfirst."""
    if any(is_stamp(p) for p in passages):
        return True
    return any(p.name for p in passages) and any(p.kind is Kind.FURNITURE for p in passages)


def _fold(words: str) -> str:
    return " ".join(words.split()).strip(" .").lower()


def _key(passage: Passage) -> str:
    return _fold(passage.words)


def _is_source(passages: list[Passage], i: int) -> bool:
    """An agency's name beside a byline or a date line says who wrote, not who photographed."""
    found = passages[i].pictured
    if found is None or found.caption is not None:
        return False
    if not known_agency(passages[i].words.strip("()[]")):
        return False
    return any(is_stamp(p) or p.name for p in passages[max(0, i - 1) : i] + passages[i + 1 : i + 2])


def _is_of_menu(passages: list[Passage], i: int) -> bool:
    """An agency's name among short lines above the headline is the page's own."""
    found = passages[i].pictured
    bare = found is not None and found.caption is None and known_agency(passages[i].words)
    return bare and (i == 0 or passages[i - 1].count < 5)


def _is_caption(passages: list[Passage], i: int, captions: set[str], lead: int) -> bool:
    passage = passages[i]
    if _key(passage) in captions or passage.shouted:
        return True
    if i > 0 and _LABEL.fullmatch(passages[i - 1].words):
        return True
    return _stands_by_credit(passages, i, lead)


def _is_begun(passage: Passage, captions: set[str]) -> bool:
    """What a page says for those who see no picture: a caption's first words."""
    key = _key(passage)
    return len(key) > 30 and key not in captions and any(c.startswith(key) for c in captions)


def _stands_by_credit(passages: list[Passage], i: int, lead: int) -> bool:
    """The line above a line that is nothing but a credit is a caption."""
    passage, after = passages[i], passages[i + 1] if i + 1 < len(passages) else None
    if after is None or not passage.plain or i == 0 or i + 1 > lead:
        return False
    alone = after.pictured is not None and after.pictured.caption is None
    alone = alone and not _is_source(passages, i + 1)
    return alone and passage.count >= 3


def _beside_stamp(passages: list[Passage], i: int) -> bool:
    near = passages[max(0, i - 1) : i] + passages[i + 1 : i + 4]
    after = passages[i + 1] if i + 1 < len(passages) else None
    signed = after is not None and (
        _is_source(passages, i + 1) or known_agency(after.words.strip("()[]"))
    )
    return signed or any(p.kind is Kind.META for p in near)


def _stems(texts: Iterable[str]) -> set[str]:
    return {stem.lower() for text in texts for stem in _STEMS.findall(text)}


def _headline(passages: list[Passage], lead: int) -> int | None:
    lines = [i for i in range(lead) if _may_be_headline(passages[i], lead)]
    if len(lines) < 2:
        return next(iter(lines), None)
    story = _stems(p.words for p in passages[lead : lead + _COMPARED] if p.prose)
    keys = [_key(p) for p in passages[: lead + 1]]
    repeated = Counter(keys)
    stamp = next((i for i in range(lead) if is_stamp(passages[i])), lead)
    scores: dict[int, float] = {}
    for i in lines:
        passage = passages[i]
        score = _likeness(passage, story)
        score += 0.5 * (i < stamp) + (repeated[keys[i]] > 1)
        if passage.prose and passage.stopped:
            score -= 0.5 if passage.count <= 22 and not _SECOND.search(passage.words) else 2.0
        score -= 0.7 * _stands_by_credit(passages, i, lead)
        for other in keys[max(0, i - 8) : i + 9]:
            if other != keys[i] and min(len(other), len(keys[i])) >= 20:
                score += (keys[i] in other) - (other in keys[i])  # "Title | Paper", "HomeTitle"
        scores[i] = score
    letterhead = max((i for i in range(lead) if _RELEASED.match(passages[i].words)), default=-1)
    scores = {i: score for i, score in scores.items() if i > letterhead} or scores
    best = max(scores, key=lambda i: (scores[i], -i))
    return next(i for i in scores if i == best or _is_as_good(passages, i, best, lead, scores))


def _may_be_headline(passage: Passage, lead: int) -> bool:
    if not passage.plain or passage.bare_dateline or (passage.name and lead > 2):
        return False
    return not is_point(passage) and passage.count <= 45 and len(passage.words) <= 320


def _is_as_good(
    passages: list[Passage], i: int, best: int, lead: int, scores: dict[int, float]
) -> bool:
    """Whether a line can be the headline though a later one is more like the story.

    A letterhead is short; a standfirst is longer than its headline and so shares more words.
    """
    here, there = passages[i].count, passages[best].count
    margin = _MARGIN if here > _LETTERHEAD else _LITTLE
    longer = there > max(1.3 * here, _SENTENCE)
    if here > _LETTERHEAD and 0 < best - i <= 2 and (longer or (i == 0 and lead <= _FEW)):
        margin = _LARGEST if longer and best == i + 1 else _LARGE
    return scores[i] >= scores[best] - margin


def _likeness(passage: Passage, story: set[str]) -> float:
    """How much a line looks like this story's title: about 0 for a menu, up to 4."""
    stems = _stems([passage.words])
    shared = len(stems & story)
    overlap = shared / len(stems) if stems else 0.0
    size = min(passage.count, 8) / 8 if passage.count >= 3 else 0.0
    return size * 1.5 + min(shared, 4) / 4 * 1.5 + overlap


def _standfirst(
    passages: list[Passage],
    parts: dict[int, Part],
    lead: int,
    headline: int | None,
    title: str,
) -> int | None:
    """The first sentence between headline and lead, or the line right below the headline."""
    begin = -1 if headline is None else headline
    near = True
    points = sum(map(is_point, passages[begin + 1 : lead]))
    for i in range(begin + 1, _summary(passages, begin, lead) or lead):
        passage = passages[i]
        if points > 1 and is_point(passage):
            continue
        if i in parts or not passage.plain or passage.bare_dateline or _key(passage) == title:
            thin = passage.kind is Kind.FURNITURE and i - begin <= 3
            near = near and (i in parts or is_stamp(passage) or passage.bare_dateline or thin)
            continue
        above = i + 1 == lead and passages[lead].opening is not None
        if passage.prose or ((near or above) and passage.count >= 5 and headline is not None):
            return i
        near = near and passage.count < 5 and i - begin <= 3
    return None


def leads_in(passages: list[Passage], lead: int) -> bool:
    """Whether a lead is a standfirst: one sentence, set apart by buttons above and below it."""
    if not 0 < lead < len(passages) - 2:
        return False
    above, passage, below = passages[lead - 1 : lead + 2]
    return (
        (is_stamp(above) or above.kind is Kind.FURNITURE)
        and below.kind is Kind.FURNITURE
        and passage.opening is None
        and passage.count <= 35
        and not re.search(r"[.!?][\"”]? ", passage.words)
    )
