"""Look at a text's passages one by one, before their place among the others counts.

In: an article's text. Out: one Passage per line or paragraph, with what its own words show.
Not here: which part of the article it is (layout.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.articles.byline import Pair, find_byline, is_name
from bot.articles.caption import Pictured, split_caption
from bot.articles.furniture import Kind, kind_of
from bot.articles.lexicon.sections import words as listed
from bot.articles.lines import find_passages
from bot.articles.model import Span
from bot.articles.opening import REACH, Opening, parse_opening

# Behind the story's last full stop an agency may sign: "-0-", "PTI SCH", "/aal/men"
_STOPPED = re.compile(
    r"[.!?…。！？؟।][\"”’'»」)\]]*(?:''|\s?\[\w+\]|\s(?:Enditem|ENDS|/?end|\([A-Z]{2,8}\)|-30-))?$|[\"”»」]$|''$"
    r"|[a-z\d]{2}[.!?][\"”’']*(?:(?:\s[^\sa-z]{2,9}){1,3}|(?:/\w{2,6}){2,4})$"
)
_RATE = re.compile(r"\s\((?:\$?1|1 [\w. ]{1,20}) = [^()]{3,40}\)\s*$")  # what a dollar costs
_SECOND = re.compile(r"\w{4,}[.!?…][\"”’]?\s")
_SHOUTED = re.compile(r"[A-Z][A-Z’',!? -]{5,60} ?(?:…|\.\.\.) ?[A-Z]")  # southern African papers
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
FAR = 400  # passages within which a story begins, even on a page with long menus
_GIVEN = listed("given_names")
_OPENING = 5  # paragraphs among which the story's first is
_KEPT = 800  # characters looked at; longer passages are paragraphs whatever they say


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One line or paragraph; offsets of its finds count from the passage's start."""

    span: Span
    words: str  # its first _KEPT characters as they stand
    kind: Kind
    count: int  # words, whole passage
    stopped: bool  # ends like a sentence
    asks: bool  # one short question
    shouted: bool  # opens in capitals, as captions do: "THERE THEY GO … Fans leave"
    prose: bool  # sentences enough to be a paragraph of a story, whatever stands around it
    name: bool  # reads like somebody's name
    opening: Opening | None
    byline: Pair | None
    pictured: Pictured | None

    @property
    def plain(self) -> bool:
        """Nothing known against it and no picture's line."""
        return self.kind is Kind.TEXT and self.pictured is None and self.byline is None

    @property
    def bare_dateline(self) -> bool:
        """A dateline and nothing behind it."""
        return self.opening is not None and self.opening.end >= len(self.words)


def _is_person(line: str, text: str) -> bool:
    """Whether a line shaped as a name is one: no given name, and its words are the story's own?"""
    first, *others = line.replace(",", " ").split()
    if first in _GIVEN:
        return True
    return not any(
        word.lower() in text and re.search(rf"\W{re.escape(word.lower())}\W", text)
        for word in (first, *others)
        if len(word) > 2
    )


def read_passage(text: str, span: Span, *, opens: bool = True) -> Passage:
    """The passage at `span`; its dateline is read only if it may open the story."""
    length = span.end - span.start
    words = text[span.start : min(span.end, span.start + _KEPT)]
    pieces = words.split()
    folded = " ".join(pieces)
    short = length <= _KEPT
    signed = folded.rstrip(" |·•,")  # "Ann Lee|"
    count = len(pieces) + (0 if words.isascii() else len(_WIDE.findall(words)) // 2)
    end = text[max(span.start, span.end - 100) : span.end]
    if end.endswith(")"):
        end = _RATE.sub("", end)
    tail = " ".join(end[-20:].split())
    stopped = _STOPPED.search(tail) is not None
    kind = kind_of(folded) if short else Kind.TEXT
    opening = parse_opening(words[:REACH]) if opens and kind is not Kind.META else None
    alone = opening is not None and opening.end >= len(words)  # "AFP, MANILA" is no credit
    pictured = split_caption(words) if short and not alone and kind is not Kind.META else None
    byline = find_byline(words) if short and not alone else None
    asks = folded.endswith("?") and not _SECOND.search(folded) and count < 25
    shouted = _SHOUTED.match(words) is not None
    story = (stopped and count >= 9 and not asks and not shouted) or (count >= 28 and not shouted)
    return Passage(
        span=span,
        words=words,
        kind=kind,
        count=count,
        stopped=stopped,
        asks=asks,
        shouted=shouted,
        prose=story and kind is Kind.TEXT and pictured is None and byline is None,
        name=short and is_name(signed) and _is_person(signed, text),
        opening=opening,
        byline=byline,
        pictured=pictured,
    )


def read_passages(text: str) -> list[Passage]:
    passages: list[Passage] = []
    paragraphs = 0
    for span in find_passages(text):
        opens = paragraphs < _OPENING and len(passages) < FAR
        passages.append(read_passage(text, span, opens=opens))
        paragraphs += passages[-1].prose
    return passages
