"""Find the words that stand between quotation marks.

In: an article's text and the span of one of its blocks. Out: what is marked in it, in reading
order, apart from each other, with the marks. Whether it is speech is decided in continued.py.

Pairs: " ", “ ”, „ “, « », `` '', and single ‘ ’ and ' '. A mark may be wrong of its kind (“ for
”): what opens is what stands before a word. An inner pair belongs to the outer one. A mark that its
block never closes runs to the block's end (a quotation over several paragraphs repeats its opening
mark and closes once). Neither an apostrophe nor feet and inches (6'2") open or close anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.articles.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A stretch of text with its quotation marks."""

    span: Span
    closed: bool  # False: its block ends before its mark closes
    single: bool  # ‘ ’ or ' '

    def words(self, text: str) -> str:
        return text[self.span.start : self.span.end].strip(_ALL)


_ALL = "\"“”„«»‘’'` \t\u00a0"
_DOUBLE = re.compile(r"[\"“”„«»`'](?:(?<=[^`'])|(?<=`)`|(?<=')')")
_SINGLE = re.compile(r"[‘'’]")
_CLOSER = {'"': '"”', "“": '”"“', "„": '“”"', "«": "»", "”": '”"', "»": "«", "``": "''", "''": "''"}
_SINGLE_OPENS = re.compile(r"(?:^|[\s(\[—–-])[‘'](?=[\w…\[$£€])", re.MULTILINE)
_NAMED = r"(?:[A-Z][\w.'’-]*\s){1,5}"
_SAID_BEHIND = re.compile(
    rf"[,?!]\s(?:(?:{_NAMED}|he\s|she\s)(?:said|says|added|told|wrote|asked)\b|"
    rf"(?:said|says|added)\s(?:[A-Z][\w.'’-]*\s?){{1,5}})[^,\"“”]{{0,50}}$"
)
_INCHES = re.compile(r"\d\s?(?:['’′]\s?\d{1,2}|)$")


def find_marked(text: str, block: Span) -> tuple[Marked, ...]:
    """The outermost marked stretches of a block."""
    found = _without_nested(text, block, _doubles(text, block))
    gaps, at = [], block.start
    for marked in found:
        gaps.append((at, marked.span.start))
        at = marked.span.end
    gaps.append((at, block.end))
    for start, end in gaps:
        found.extend(_singles(text, start, end))
    return tuple(sorted(found, key=lambda marked: marked.span))


def _without_nested(text: str, block: Span, doubles: list[Marked]) -> list[Marked]:
    """British order, ‘She said “no”, and left,’: the outer single pair stands for the inner."""
    if not doubles or _SINGLE_OPENS.search(text, block.start, block.end) is None:
        return doubles
    kept: list[Marked] = []
    at, number = block.start, 0
    while number < len(doubles):
        inner = doubles[number]
        outer = _single_around(text, at, inner, block.end)
        if outer is None:
            kept.append(inner)
            at = inner.span.end
        else:
            kept.append(outer)
            at = outer.span.end
        number += 1
        while number < len(doubles) and doubles[number].span.start < at:
            number += 1
    return kept


def _single_around(text: str, at: int, inner: Marked, end: int) -> Marked | None:
    """The single pair that opens behind `at` and is still open where `inner` begins."""
    start = inner.span.start
    while inner.closed:
        opener = _single_opener(text, at, at, start)
        if opener is None:
            return None
        closer = _single_closer(text, opener + 1, start)
        if closer is not None:
            at = closer + 1
            continue
        for match in _SINGLE.finditer(text, inner.span.end, end):
            here = match.start()
            if match.group() == "‘":
                return None
            if text[here - 1] in ",.?!…" and not text[here + 1 : here + 2].isalnum():
                return Marked(span=Span(opener, here + 1), closed=True, single=True)
        return None
    return None


def _opens(text: str, start: int, end: int, block: Span) -> bool:
    """A mark opens where a blank, a bracket or a dash stands before it and a word after it."""
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    return (before.isspace() or before in "([{—–-/‘'") and not after.isspace()


def _doubles(text: str, block: Span) -> list[Marked]:
    found: list[Marked] = []
    opened: int | None = None
    closers = ""
    inner: list[str] = []  # what closes the pairs inside the open one
    for match in _DOUBLE.finditer(text, block.start, block.end):
        mark, start, end = match.group(), match.start(), match.end()
        opens = _opens(text, start, end, block)
        if opened is None:
            if opens or _opens_at_a_pinch(text, mark, start, block):
                opened, closers, inner = start, _CLOSER[mark], []
        elif opens and mark not in "”»" and not (mark == '"' == text[opened]):
            if mark in "“„«":
                inner.append(_CLOSER[mark])
        elif (
            inner
            and mark in inner[-1]
            and (mark not in closers or _again(text, end, block.end, closers))
        ):
            inner.pop()
        elif mark in closers:
            found.append(Marked(span=Span(opened, end), closed=True, single=False))
            opened = None
    if opened is not None:
        found.extend(_unclosed(text, opened, block))
    return found


def _opens_at_a_pinch(text: str, mark: str, start: int, block: Span) -> bool:
    """Whether a mark opens although no blank stands before it: it can do nothing else."""
    if mark in "“„«" or mark == "``":
        return True
    if mark != '"' or _INCHES.search(text, block.start, start):
        return False
    return start + 1 < block.end and not text[start + 1].isspace()


def _unclosed(text: str, opened: int, block: Span) -> list[Marked]:
    said = _SAID_BEHIND.search(text, opened, block.end)
    if said is not None:  # the closing mark is forgotten: "…, Peskov said.
        return [Marked(span=Span(opened, said.start() + 1), closed=True, single=False)]
    end = opened + len(text[opened : block.end].rstrip())
    return [Marked(span=Span(opened, end), closed=False, single=False)] if end > opened + 1 else []


def _again(text: str, start: int, end: int, closers: str) -> bool:
    """Whether another closing mark comes before the next opening one."""
    following = _DOUBLE.search(text, start, end)
    if following is None:
        return False
    return following.group() in closers and not text[following.start() - 1].isspace()


def _singles(text: str, start: int, end: int) -> list[Marked]:
    found: list[Marked] = []
    at = start
    while True:
        opener = _single_opener(text, at, start, end)
        if opener is None:
            return found
        closer = _single_closer(text, opener + 1, end)
        if closer is None:
            at = text.find("‘", opener + 1, end)  # nothing closes up to the next that must open
            if at < 0:
                return found
            continue
        if closer > opener + 2:
            found.append(Marked(span=Span(opener, closer + 1), closed=True, single=True))
        at = closer + 1


_ELISION = re.compile(r"['’](?:\d\ds?|em|til|tis|twas|cause|n|bout|round)\b", re.IGNORECASE)


def _single_opener(text: str, at: int, start: int, end: int) -> int | None:
    for match in _SINGLE.finditer(text, at, end):
        here = match.start()
        before = text[here - 1] if here > start else " "
        if not (before.isspace() or before in '([—–-"“'):
            continue
        if here + 1 >= end or not (text[here + 1].isalnum() or text[here + 1] in "…[.$£€#@"):
            continue
        if match.group() != "‘" and _ELISION.match(text, here):
            continue
        if match.group() == "’":
            continue
        return here
    return None


def _single_closer(text: str, at: int, end: int) -> int | None:
    """The first mark that must close; failing that, the first that may (not a plural's s’)."""
    possible: int | None = None
    for match in _SINGLE.finditer(text, at, end):
        here = match.start()
        after = text[here + 1] if here + 1 < end else " "
        before = text[here - 1]
        if match.group() == "‘":
            if not before.isspace() or after.isspace():
                return here
            return possible
        if after.isalnum() or before.isspace():
            continue
        if before in ",.?!…—" or after in ",.;:?!)":
            return here
        if possible is None:
            possible = here
            if before != "s":
                return here
    return possible
