"""Mark what stands above a story's lead: headline, standfirst, byline, captions, menus.

In: the passages and the lead's position. Out: the parts of those above it, by position.

The headline is the first line that shares about as many words with the story as any other: crumbs
and menus share few, the title of another story some, a standfirst as many but later.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from bot.articles.byline import find_byline_in_place
from bot.articles.furniture import Kind
from bot.articles.gazetteer import known_agency, known_place
from bot.articles.lexicon.sections import words as listed
from bot.articles.model import Part
from bot.articles.passages import Passage
from bot.articles.subheadings import is_clock

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
# Whose release it is: "The Hon. Ann Lee", "Minister for Water"
_OFFICE = re.compile(
    r"(?:The )?(?:Rt\.? )?Hon(?:\.|ourable|orable)? (?:[A-Z][\w.'’-]*,? ?){1,5}(?:MP|MLA|MLC)?$"
    r"|(?:The )?(?:Minister|Ministry|Department|Office|Embassy|Secretary)(?: of State)? (?:for|of)"
    r"(?:,?(?: and| the)? [A-Z][\w'’-]*){1,6}$"
)
_GIVEN = listed("given_names")
_POINT = re.compile(r"[*•·▪●◦‣]\s?\w")
_UNRELATED = 2.0  # at most, for a line that shares no word with the story
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
    if title:  # a trail of crumbs may end in it, and more of the menu follow
        headline = max(i for i in range(lead) if _key(passages[i]) == title)
    parts: dict[int, Part] = {} if headline is None else {headline: Part.HEADLINE}
    captions = {
        _fold(passage.words[slice(*found.caption)])
        for passage in passages
        if (found := passage.pictured) is not None and found.caption is not None
    }
    captions |= {
        _key(p) for i, p in enumerate(passages[:lead]) if _stands_by_credit(passages, i, lead)
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
            or _signs_from(passages, i, headline)
            or (
                passage.name
                and passage.plain
                and i > (headline or -1)
                and (_beside_stamp(passages, i) or _signs_alone(passages, i, lead, headline))
            )
        ):
            parts[i] = Part.BYLINE
    standfirst = _standfirst(passages, parts, lead, headline, title)
    if standfirst is not None:
        parts[standfirst] = Part.STANDFIRST
    if lead > 1 and is_clock(passages[lead - 2]) and passages[lead - 1].plain:
        parts[lead - 1] = Part.SUBHEADING  # of a live report's newest entry
    _keep(passages, parts, lead, headline)
    return parts


def _keep(passages: list[Passage], parts: dict[int, Part], lead: int, headline: int | None) -> None:
    """Leave in the body what stands above the lead and reads like news."""
    begin = -1 if headline is None else headline
    title = "" if headline is None else _key(passages[headline])
    for i in range(headline or 0):
        if is_point(passages[i]) and passages[i].prose:
            parts[i] = Part.PARAGRAPH  # what a page sums up above its headline
    free = {
        i
        for i in range(begin + 1, lead)
        if i not in parts and passages[i].plain and _key(passages[i]) != title
    }
    for i in range(lead - 1, begin, -1):
        if i not in free or not passages[i].stopped:
            break
        parts[i] = Part.PARAGRAPH  # a story may open with a few words: "The creek keeps its name."
    summary = _summary(passages, begin, lead)
    page = sum(passages[i].kind is Kind.FURNITURE for i in range(begin + 1, lead)) >= _PAGE
    for i in free:
        summed = summary is not None and i > summary and passages[i].count >= 4
        told = passages[i].prose or summed
        if told or (not page and (passages[i].stopped or is_point(passages[i]))):
            parts[i] = Part.PARAGRAPH  # above a dateline or a date line, but no menu's


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


def is_title_case(line: str) -> bool:
    """Most long words with a capital: so some papers set headlines, even those with full stops."""
    words = [w for w in line.split() if len(w) > 3 and w[0].isalpha()]
    return len(words) >= 4 and sum(w[0].isupper() for w in words) >= 0.75 * len(words)


def _summary(passages: list[Passage], headline: int, lead: int) -> int | None:
    """Position of the line between headline and lead that says that points follow."""
    found = (i for i in range(headline + 1, lead) if _SUMMARY.fullmatch(passages[i].words))
    return next(found, None)


def stamped(passages: list[Passage]) -> bool:
    """Whether these passages, between two paragraphs, show that the first is a standfirst."""
    if any(is_stamp(p) for p in passages):
        return True
    return any(p.name and p.plain for p in passages) and any(
        p.kind is Kind.FURNITURE for p in passages
    )


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
    beside = [passages[k] for k in (i - 1, i + 1) if 0 <= k < lead]
    if passage.plain and passage.count >= 5 and _key(passage) in map(_key, beside):
        return True  # once as the picture's own words and once below it
    if i > 0 and _LABEL.fullmatch(passages[i - 1].words):
        return True
    return _stands_by_credit(passages, i, lead) or _stands_below_credit(passages, i)


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
    return alone and passage.count >= 3 and not _is_affiliation(passages, i)


def _is_affiliation(passages: list[Passage], i: int) -> bool:
    """Whom the name on the line above writes for: "BBC Scotland News"."""
    return passages[i].count <= 4 and (passages[i - 1].name or passages[i - 1].byline is not None)


def _stands_below_credit(passages: list[Passage], i: int) -> bool:
    """Some sites print the credit first; above it stands no caption, but who wrote, or buttons."""
    passage = passages[i]
    if i < 2 or not passage.plain or passage.stopped or passage.count < 4:
        return False
    credit, above = passages[i - 1], passages[i - 2]
    bare = credit.pictured is not None and credit.pictured.credit == (0, len(credit.words))
    stands = is_stamp(above) or above.kind is Kind.FURNITURE or above.name
    return bare and (stands or _is_affiliation(passages, i - 2))


def _beside_stamp(passages: list[Passage], i: int) -> bool:
    near = passages[max(0, i - 1) : i] + passages[i + 1 : i + 4]
    after = passages[i + 1] if i + 1 < len(passages) else None
    signed = after is not None and (
        _is_source(passages, i + 1) or known_agency(after.words.strip("()[]"))
    )
    return signed or any(p.kind is Kind.META for p in near)


def _signs_from(passages: list[Passage], i: int, headline: int | None) -> bool:
    """ "Ann Lee in Oslo"; below the headline and by a date line the place may be unknown."""
    words = passages[i].words
    placed = find_byline_in_place(words)
    if placed is None:
        return False
    sure = known_place(words[slice(*placed[1])])
    return sure or (headline is not None and i > headline and _beside_stamp(passages, i))


def _signs_alone(passages: list[Passage], i: int, lead: int, headline: int | None) -> bool:
    """A name below the headline, or alone between it, or its standfirst, and the story."""
    if headline is None:
        return False
    first = passages[i].words.split()[0].capitalize()
    if i == headline + 1 and passages[headline].count > _LETTERHEAD and first in _GIVEN:
        return True
    if i + 1 != lead:
        return False
    between = passages[headline + 1 : i]
    return len(between) <= 1 and all(p.plain and p.count >= 5 for p in between)


def _stems(texts: Iterable[str]) -> set[str]:
    return {stem.lower() for text in texts for stem in _STEMS.findall(text)}


def _headline(passages: list[Passage], lead: int) -> int | None:
    lines = [i for i in range(lead) if _may_be_headline(passages[i], lead)]
    if len(lines) > 1 and lines[-1] == lead - 1 and is_clock(passages[lead - 2]):
        lines.pop()  # heads a live report's newest entry
    summary = _summary(passages, -1, lead)
    if summary is not None and any(i < summary and passages[i].count >= 5 for i in lines):
        lines = [i for i in lines if i < summary]
    if len(lines) < 2:
        return next(iter(lines), None)
    told = takewhile(lambda p: p.kind is not Kind.END, passages[lead : lead + _COMPARED])
    story = _stems(p.words for p in told if p.prose)
    keys = [_key(p) for p in passages[: lead + 1]]
    repeated = Counter(keys)
    stamp = next((i for i in range(lead) if is_stamp(passages[i])), lead)
    scores: dict[int, float] = {}
    for i in lines:
        passage = passages[i]
        score = _likeness(passage, story)
        score += 0.5 * (i < stamp) + (repeated[keys[i]] > 1)
        if passage.prose and passage.stopped and not is_title_case(passage.words):
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
    if _OFFICE.match(passage.words):
        return False
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
    heads = here > _LETTERHEAD or passages[i].asks
    margin = _MARGIN if heads else _LITTLE
    longer = there > max(1.3 * here, _SENTENCE)
    first = i == 0 and lead <= _FEW
    once = sum(p.words == passages[best].words for p in passages[: lead + 1]) == 1
    deck = best == i + 1 and scores[i] > _UNRELATED and once
    if heads and 0 < best - i <= 2 and (longer or first or deck):
        margin = _LARGEST if longer and best == i + 1 else _LARGE
    if best - i > 2 and scores[i] <= _UNRELATED and scores[best] > _UNRELATED:
        return False  # what a site says of itself
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
