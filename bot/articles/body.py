"""Mark what stands from a story's lead on: paragraphs, sub-headings, captions, page furniture.

In: the passages and the lead's position. Out: their parts, by position; what is missing is
furniture. Not here: what sets a sub-heading apart (subheadings.py).

Whatever ends like a sentence stays a paragraph unless its words give it away as furniture. A
short line without a full stop is a sub-heading where a paragraph follows it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bot.articles.furniture import Kind, is_addressed
from bot.articles.gazetteer import known_agency
from bot.articles.model import Part
from bot.articles.passages import Passage
from bot.articles.pitches import GOES_ON, TELLS, is_boxed, is_of_pitch
from bot.articles.subheadings import (
    BULLET,
    NUMBERED,
    TOLD,
    is_framed,
    is_heading_with_stop,
    is_scrap,
    is_topic,
    settle_subheadings,
)

_PAGE = 4  # lines of furniture make a text a page
_PAGE_KINDS = (Kind.FURNITURE, Kind.LIST, Kind.PITCH)
_SHORT = 25  # words of a line that one of them can be
_SIDED = re.compile(r"(?i)\((?:[lrc]|left|right|cent(?:re|er)|(?:second|third|far) from \w+)\)$")
_LONGEST_TITLE = 22  # words of a line that leads to another story
_LONG_LINE = 16  # words; longer than most sub-headings
_SENTENCE = 8  # words
_LONG_CAPTION = 75  # words; beyond that a credit at the end does not make a paragraph a caption
_NEAR = 4  # lines from a paragraph to a sentence that still belongs to the story
_NEAR_IN_WIRE = 8  # the same in a text that is no page
_QUOTED = re.compile(r"[\"“].{10,}[.!?,…][\"”]\s?[-–—]{1,2}\s?\S")  # "We wait." - Ann Lee
_LINKED = re.compile(r"https?:|www\.|\w@\w")
_AGAIN = 3  # times that a page prints what stands where its advertisements go
_RULE = re.compile(r"[\W_]+$")
_ITEM = re.compile(r"(?:[;:,]|; (?:and|or))$")
_COUNT = re.compile(
    r"[^\W\d_][\w .'’-]{1,24}: ?[£$€]?\d[\d.,:/–%-]*(?: ?\w{1,10})?"
)  # "Attendance: 8,112"
_TAGGED = re.compile(
    r"[A-Z][\w '’-]{2,24}: [A-Z][^:]+[^.:;?!]"
)  # "Proud: Ann Lee, 29, with her dog"
_LONG_TAGGED = 12  # words
_TITLED = re.compile(
    r"(?i)(?:also |now |must )?(?:read|watch|listen)[\w ]{0,12}[:|] ?\w+(?: \S+){3}"
)
_SENTENCES = re.compile(r"\w{3,}[.!?][\"”]? [\"“]?[^\W\da-z_]\w+ \w")
_TWEETED = re.compile(r"pic\.twitter\.com|(?:^|\s)[@#]\w+.*\s[@#]\w+|https?://t\.co")
_FILMED = re.compile(r"(?i).{10,200}[–—-] (?:video|in pictures|video report|gallery|live)$")


def mark_body(passages: list[Passage], lead: int, *, authors: Sequence[str]) -> dict[int, Part]:
    """Parts of the passages from `lead` on; `authors` are the names in the bylines above."""
    page = sum(p.kind in _PAGE_KINDS for p in passages) >= _PAGE
    end, teasers = _story(passages, lead, page=page)
    parts: dict[int, Part] = {}
    credited = {
        _fold(p.words[slice(*p.pictured.caption)])
        for p in passages
        if p.pictured is not None and p.pictured.caption is not None
    }
    printed = Counter(p.words for p in passages[lead:end] if p.count <= _SHORT)
    repeated = {words for words, times in printed.items() if times >= _AGAIN}
    topics = {i for i in range(lead + 1, end - 1) if is_topic(passages, i)}
    listing = False  # behind "Read more": titles of other stories, until a sentence comes
    for i in range(lead, end):
        if i in teasers:
            continue
        if i == lead:
            part: Part | None = Part.PARAGRAPH
        elif (passages[i].words in repeated and _is_slot(passages[i])) or (
            passages[i].stopped and _is_author_box(passages, i, end, authors)
        ):
            part = None
        elif listing and BULLET.match(passages[i].words) and not passages[i].stopped:
            part = None  # "Read more: * Ferry sails again"
        elif passages[i].prose:
            part = None if is_of_pitch(passages, i) else Part.PARAGRAPH
        elif i in topics and len(topics) > 1:
            part = Part.SUBHEADING
        else:
            part = _part_of(passages, i, credited)
        if part is Part.SUBHEADING and _lost_its_stop(passages[i], page=page):
            part = Part.PARAGRAPH
        if part in (Part.PARAGRAPH, Part.CAPTION):
            listing = False
        elif passages[i].kind is Kind.LIST:
            listing = not _TITLED.match(passages[i].words)
        elif GOES_ON.fullmatch(passages[i].words):
            listing = False
        if part is not None and not (part is Part.SUBHEADING and listing):
            parts[i] = part
    _settle_captions(passages, parts, lead, end)
    settle_subheadings(passages, parts, lead, end, page=page)
    return parts


def _part_of(passages: list[Passage], i: int, credited: set[str]) -> Part | None:
    """What a line too short for a plain paragraph is; None for furniture."""
    passage = passages[i]
    if _is_signed_off(passages, i):
        return Part.PARAGRAPH
    if passage.pictured is not None:
        return Part.PARAGRAPH if passage.count > _LONG_CAPTION else Part.CAPTION
    if passage.kind is not Kind.TEXT or _RULE.match(passage.words):
        return None
    if is_framed(passage):
        return Part.SUBHEADING
    if passage.shouted or _fold(passage.words) in credited or _FILMED.match(passage.words):
        return Part.CAPTION
    if passage.count >= _LONG_TAGGED and _TAGGED.fullmatch(passage.words):
        return Part.CAPTION
    if _SIDED.search(passage.words) and not passage.stopped:
        return Part.CAPTION
    if passage.words.endswith(" ("):  # "... is easy to grow (" stands above "Image: Getty)"
        return Part.CAPTION
    if passage.byline is not None and not passage.stopped:
        return None
    if _is_told_on(passages, i) or _is_cut_off(passages, i):
        return Part.PARAGRAPH
    if _is_broken(passages, i):
        return Part.PARAGRAPH
    if _is_sentence(passage) or _QUOTED.match(passage.words):
        return None if is_of_pitch(passages, i) else Part.PARAGRAPH
    if NUMBERED.match(passage.words) and not _heads_item(passages, i):
        return Part.PARAGRAPH
    if _COUNT.fullmatch(passage.words):
        return Part.PARAGRAPH
    if is_scrap(passage) or _TWEETED.search(passage.words) or is_of_pitch(passages, i):
        return None
    if _is_others_title(passages, i) or is_boxed(passages, i + 1):
        return None
    return Part.SUBHEADING  # unless its neighbours say otherwise


def _fold(words: str) -> str:
    return " ".join(words.split()).strip(" .").lower()


def _is_signed_off(passages: list[Passage], i: int) -> bool:
    """A last paragraph with the agency in brackets behind it: "All six are stable. (ANI)"."""
    found = passages[i].pictured
    if found is None or found.caption is None or found.credit is None or i == 0:
        return False
    words = passages[i].words
    closed = words[: found.caption[1]].rstrip().endswith((".", "”", '"'))
    later = any(p.prose or p.pictured for p in passages[i + 1 : i + 9])
    return closed and not later and known_agency(words[slice(*found.credit)])


def _is_slot(passage: Passage) -> bool:
    """Whether a line printed again and again is no refrain: no sentence, or to its reader."""
    return passage.plain and (not passage.stopped or is_addressed(passage.words))


def _lost_its_stop(passage: Passage, *, page: bool) -> bool:
    """Whether a line is too long for a heading; on a page it also tells something."""
    if not page:
        return passage.count > _LONG_LINE
    words = passage.words
    tells = TELLS.search(words) is not None or TOLD.search(words) is not None
    return passage.count > _LONGEST_TITLE and tells and not is_addressed(words)


def _heads_item(passages: list[Passage], i: int) -> bool:
    """Whether a numbered line stands above what it numbers: no list of such lines."""
    after = passages[i + 1] if i + 1 < len(passages) else None
    told = after is not None and after.kind is Kind.TEXT and after.stopped
    return after is not None and (after.prose or (told and not NUMBERED.match(after.words)))


def _is_broken(passages: list[Passage], i: int) -> bool:
    """Part of a sentence that a stray line end cuts in two."""
    if passages[i].words[0].islower():
        return True
    after = passages[i + 1] if i + 1 < len(passages) else None
    goes_on = after is not None and after.kind is Kind.TEXT and after.words[0].islower()
    return goes_on and not passages[i].stopped and passages[i].count >= 4


def _is_told_on(passages: list[Passage], i: int) -> bool:
    """Sentences below a sentence, though the last one's full stop is lost."""
    passage, above = passages[i], passages[i - 1]
    if passage.count <= _LONG_LINE or not (above.stopped and above.kind is Kind.TEXT):
        return False
    words = passage.words
    told = _SENTENCES.search(words) is not None
    return told and not is_addressed(words) and not _TWEETED.search(words)


def _is_cut_off(passages: list[Passage], i: int) -> bool:
    """The last line of a copied text, a sentence below a sentence: its end was not copied."""
    passage, above = passages[i], passages[i - 1]
    return (
        i == len(passages) - 1
        and passage.count >= _SENTENCE
        and above.kind is Kind.TEXT
        and above.stopped
        and TELLS.search(passage.words) is not None
        and not is_addressed(passage.words)
    )


def _is_sentence(passage: Passage) -> bool:
    if _ITEM.search(passage.words) or BULLET.match(passage.words):
        return True
    return passage.stopped and not is_heading_with_stop(passage)


def _is_others_title(passages: list[Passage], i: int) -> bool:
    """Whether the line below says how old it is, or how long its video: another story's title."""
    return i + 1 < len(passages) and passages[i + 1].kind is Kind.META


def _is_author_box(passages: list[Passage], i: int, end: int, authors: Sequence[str]) -> bool:
    """ "Ann Lee is a reporter in Oslo" below the story that Ann Lee wrote."""
    if i < end - 3 or not authors:
        return False
    words = passages[i].words
    before = passages[i - 1]
    if before.name and before.words in authors:
        return True
    box = re.compile(
        r"(?:"
        + "|".join(map(re.escape, authors))
        + r")(?: is | covers | writes | was | joined | works | reports | can be reached )"
    )
    return box.match(words) is not None


def _story(passages: list[Passage], lead: int, *, page: bool) -> tuple[int, set[int]]:
    """Position behind the story's last passage, and paragraphs before it that belong elsewhere."""
    last, words, listed = lead, 0, False
    total = sum(p.count for p in passages[lead:] if p.prose)
    teasers: set[int] = set()
    for i in range(lead, len(passages)):
        passage = passages[i]
        if i > lead and passage.kind is Kind.END and words >= 0.4 * total:
            break
        listed = listed or passage.kind is Kind.LIST
        if passage.prose:
            gap = sum(p.kind in (Kind.TEXT, Kind.LIST) for p in passages[last + 1 : i])
            if ((gap > 4 and listed) or gap > 20) and not _resumes(passages, i):
                teasers.add(i)
                continue
            words += passage.count
            last, listed = i, False
        elif (_is_signed_off(passages, i) and passages[i - 1].prose) or (
            passage.kind is Kind.TEXT
            and (
                passage.stopped
                or _QUOTED.match(passage.words)
                or _is_point(passage)
                or (not page and passage.count > _LONG_LINE)  # its full stop is lost
                or (not page and _is_cut_off(passages, i))
            )
            and (
                i - last <= (2 if listed else _NEAR if page else _NEAR_IN_WIRE)
                or (listed and _ends_list(passages, i, last))
            )
        ):
            last = i
    return last + 1, teasers


def _ends_list(passages: list[Passage], i: int, last: int) -> bool:
    """A sentence with a verb below a few titles."""
    words, between = passages[i].words, passages[last + 1 : i]
    near = sum(p.kind in (Kind.TEXT, Kind.LIST) for p in between) <= _NEAR
    return near and TELLS.search(words) is not None and not is_addressed(words)


def _is_point(passage: Passage) -> bool:
    """An item of a list, unless it is of links."""
    return BULLET.match(passage.words) is not None and _LINKED.search(passage.words) is None


def _resumes(passages: list[Passage], i: int) -> bool:
    """A story that goes on does so for more than one short paragraph, or says that it does."""
    if GOES_ON.fullmatch(passages[i - 1].words):
        return True
    after = next((p for p in passages[i + 1 : i + 8] if p.kind is Kind.TEXT), None)
    return passages[i].count >= 45 or (after is not None and (after.prose or after.stopped))


def _settle_captions(passages: list[Passage], parts: dict[int, Part], lead: int, end: int) -> None:
    """Beside a line that is nothing but a credit stands the caption: above it, at times below."""
    for i in range(lead + 1, end):
        found = passages[i].pictured
        if found is None or found.caption is not None:
            continue
        above, below = i - 1, i + 1
        bare = found.credit == (0, len(passages[i].words))
        if bare and parts.get(below) is Part.SUBHEADING and passages[above].prose:
            if passages[below].count >= 9:
                parts[below] = Part.CAPTION
            continue
        if passages[above].count <= 3:  # "Football": a sub-heading above a picture
            continue
        if passages[above].words[0] in '"“‘':
            continue
        near = above > lead and parts.get(above) in (Part.SUBHEADING, Part.PARAGRAPH)
        if near and passages[above].count <= 30 and not TOLD.search(passages[above].words):
            parts[above] = Part.CAPTION
