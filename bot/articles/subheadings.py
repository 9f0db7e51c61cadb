"""Tell sub-headings from other short lines of a story's body.

In: the passages from the lead on. Out: whether one is set as a heading, or, where the neighbours
tell, the parts settled in place. What is left without a part is furniture.
"""

from __future__ import annotations

import re

from bot.articles.furniture import Kind
from bot.articles.model import Part
from bot.articles.passages import Passage

_LONGEST_HEADING = 22  # words
_TITLE = 11  # words; few sub-headings have as many
_SHOUTED_TITLE = 8  # the same in capitals
_LONGEST_TOPIC = 4  # words before a colon
_LONGEST_FRAMED = 14  # words between dashes or stars
# "- 'Like a train' -", "*** Two years on ***", "== Who pays ==", "**Who pays**", "## Who pays"
_FRAMED = re.compile(r"([-–—*=~_]{1,4})\s?[^-–—*=~_\s].*[^.;:,…]\s?\1|#{1,6}\s.*[^.;:,…]")
BULLET = re.compile(r"(?:[-–—•*·▪●◦‣]|\(?[a-z]\))\s|-[A-Z]")
NUMBERED = re.compile(r"\s*(?:\d{1,2}|[IVX]{1,4})[.)]\s")
_DANGLING = re.compile(r"(?i)\s(?:from|by|for|with|of|and|or|the|a)$")  # a link is missing
_CLOCK = re.compile(r"(?i)\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?|[a-z]{2,4})?")  # of a live report
_BRACKETED = re.compile(r"[(\[][^()\[\]]{1,60}[)\]]")
_ASKING = re.compile(
    r"(?i)(?:what|why|how|who|when|where|which|does|do|is|are|can|will|did|has|have|should|could)\b"
)
TOLD = re.compile(r"(?i)\b(?:said|says|told|added)\b")


def is_framed(passage: Passage) -> bool:
    return passage.count <= _LONGEST_FRAMED and _FRAMED.fullmatch(passage.words) is not None


def is_clock(passage: Passage) -> bool:
    """The minute of an entry in a live report."""
    return _CLOCK.fullmatch(passage.words) is not None


def is_scrap(passage: Passage) -> bool:
    """No heading: it lost its link ("Latest pictures from"), is in brackets or a clock's time."""
    if is_clock(passage):
        return True
    dangles = _DANGLING.search(passage.words) and not _ASKING.match(passage.words)
    return bool(dangles) or _BRACKETED.fullmatch(passage.words) is not None


def is_heading_with_stop(passage: Passage) -> bool:
    """A short question, or a few capitalised words in quotation marks."""
    line = NUMBERED.sub("", passage.words)
    words = line.split()
    if passage.asks:
        return len(words) <= 14 and "," not in line and _ASKING.match(line) is not None
    quoted = passage.words[:1] in "\"“‘'" and passage.words[-1:] in "\"”’'"
    long = [word for word in words if len(word) > 3]
    return quoted and len(words) <= 9 and all(word.strip("\"“”‘’'")[:1].isupper() for word in long)


def is_topic(passages: list[Passage], i: int) -> bool:
    """One of several short lines with a colon and a paragraph below: "Night trains:"."""
    passage, after = passages[i], passages[i + 1]
    return (
        passage.words.endswith(":")
        and passage.kind is Kind.TEXT
        and passage.count <= _LONGEST_TOPIC
        and after.prose
        and after.words[0] not in "\"“‘'«„"
        and not BULLET.match(after.words)
        and not TOLD.search(passage.words)
    )


def settle_subheadings(
    passages: list[Passage], parts: dict[int, Part], lead: int, end: int, *, page: bool
) -> None:
    """In a row of short lines only the last can be a sub-heading, unless they are a list.

    A text without a page around it has no links to other stories: two short lines in a row are a
    section's title and the first sub-heading in it.
    """
    i = lead
    while i < end:
        if parts.get(i) is not Part.SUBHEADING:
            i += 1
            continue
        run, after = [i], i + 1
        while after < end and parts.get(after) is not Part.PARAGRAPH:
            if parts.get(after) is Part.SUBHEADING:
                run.append(after)
            after += 1
        before = next((k for k in range(i - 1, lead - 1, -1) if k in parts), lead)
        if len(run) > 1 and passages[before].words.rstrip().endswith(":"):
            parts.update(dict.fromkeys(run, Part.PARAGRAPH))
        elif page or after >= end or not _are_headings([passages[k] for k in run]):
            _settle_run(passages, parts, run, followed=after < end)
        i = after
    if page:
        _drop_titles(passages, parts, lead, end)


def _drop_titles(passages: list[Passage], parts: dict[int, Part], lead: int, end: int) -> None:
    """On a page a line or two as long as headlines are, between paragraphs, lead to other stories.

    A story whose sections have such titles has more of them; questions, quotations and numbered
    lines are its own.
    """
    titles = [
        k
        for k in range(lead, end)
        if parts.get(k) is Part.SUBHEADING
        and passages[k].count >= (_SHOUTED_TITLE if passages[k].words.isupper() else _TITLE)
        and passages[k].words[0] not in "\"“‘'"
        and not (passages[k].asks or NUMBERED.match(passages[k].words) or is_framed(passages[k]))
    ]
    if len(titles) <= 2:
        for k in titles:
            del parts[k]


def _are_headings(run: list[Passage]) -> bool:
    named = len(run) == 2 and any(p.name for p in run)
    return len(run) <= 2 and not named and all(p.count <= _LONGEST_HEADING for p in run)


def _settle_run(
    passages: list[Passage], parts: dict[int, Part], run: list[int], *, followed: bool
) -> None:
    names = [k for k in run if passages[k].name and not passages[k].words.isupper()]  # portraits
    last = run[-1]
    below = passages[last + 1 : last + 2]
    listed = len(run) > 1 and any(p.kind is Kind.LIST for p in below)  # links, and more of them
    for k in run:
        del parts[k]
    if last in names or listed or not followed or passages[last].count > _LONGEST_HEADING:
        return
    if len(run) - len(names) == 1 or passages[last].count <= 8:
        parts[last] = Part.SUBHEADING
