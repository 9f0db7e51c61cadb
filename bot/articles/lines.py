"""Cut a text into passages: a paragraph, a headline or any other line that stands by itself.

In: an article's text. Out: spans without surrounding white space, in order.

A line is a passage, unless the text is hard-wrapped, as wire copy and old newspapers are: then
lines that follow each other without a blank line or an indent are one. A text counts as wrapped
when few lines reach beyond a terminal's width and most of them break only where the next word
would not have fitted. A list's item and a line that is a slug or a sign-off begin anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.articles.furniture import Kind, kind_of
from bot.articles.model import Span

_WIDEST = 100  # columns: typewriters and terminals wrap at 60 to 85
_BYLINE = re.compile(r"\^?(?:By|BY) \w")
_ITEM = re.compile(r"(?:[-–—*·•▪●◦‣]\s|[·•▪●◦‣])(?=\S)|\(\$1 = ")  # or what a dollar costs
_MARGINAL = 80  # columns: slugs and sign-offs are short
_LINE = re.compile(r"[^\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    end: int
    row: int  # counts blank lines too
    indent: int

    @property
    def width(self) -> int:
        return self.end - self.start


def _lines(text: str) -> Iterator[Line]:
    row, counted = 0, 0
    for found in _LINE.finditer(text):
        start, end = found.span()
        row += text.count("\n", counted, start)
        counted = start
        words = text[start:end].strip()
        if words:
            indent = text[start:end].find(words[0])
            start += indent
            yield Line(start, start + len(words), row, indent)


def _runs(lines: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Neighbours without a blank line or a new indent between them."""
    for line, after in pairwise(lines):
        if after.row == line.row + 1 and after.indent <= line.indent + 1:
            yield line, after


def _first_word(text: str, line: Line) -> int:
    """Length of the line's first word, measured no further than a terminal's width."""
    return len(text[line.start : min(line.end, line.start + _WIDEST)].split(None, 1)[0])


def _width(text: str, lines: list[Line]) -> int | None:
    """The column at which the text is wrapped; None where it is not."""
    pairs = [pair for pair in _runs(lines) if not _ITEM.match(text, pair[1].start)]
    too_wide = sum(line.width > _WIDEST for line in lines)
    if len(pairs) < 2 or (too_wide >= 2 and too_wide > 0.1 * len(lines)):
        return None
    widths = sorted(line.width for line, _ in pairs)
    width = widths[min(len(widths) - 1, int(len(widths) * 0.98))]
    if not 30 <= width <= _WIDEST:
        return None
    long = [(line, after) for line, after in pairs if line.width > width * 0.6]
    full = sum(line.width + 1 + _first_word(text, after) > width * 0.88 for line, after in long)
    within = sum(not text[after.start].isupper() for _, after in long)
    stopped = sum(text[line.end - 1] in '.!?"”' for line, _ in long)
    wrapped = len(long) >= 2 and full >= 0.6 * len(long) and within >= 0.4 * len(long)
    wrapped = wrapped and stopped < 0.7 * len(long)  # else each line is a paragraph
    return width if wrapped and len(long) >= 0.2 * len(pairs) else None


def _is_marginal(text: str, line: Line) -> bool:
    """A slug below a headline, a sign-off below a paragraph: "(Photos)", "Reuter"."""
    if line.width > _MARGINAL or text[line.start].islower():
        return False
    return kind_of(text[line.start : line.end]) in (Kind.SLUG, Kind.END)


def _continues(text: str, line: Line, after: Line, width: int) -> bool:
    if after.row != line.row + 1 or after.indent > line.indent + 1:
        return False
    if _BYLINE.match(text, after.start) and after.width < 0.6 * width:
        return False
    if _ITEM.match(text, after.start) or _is_marginal(text, after):
        return False
    if after.indent > 1 and text[line.end - 1] in '.!?"”' and text[after.start].isupper():
        return False  # two short paragraphs, each set in
    if line.width + 1 + _first_word(text, after) > width * 0.88:
        return True
    if text[after.start].islower():
        return line.width > 0.4 * width or text[line.end - 1] not in ".!?:"
    last = text[line.end - 1]
    return line.width > 0.55 * width and last not in '.!?:=<*"”' and after.width > 0.75 * width


def find_passages(text: str) -> tuple[Span, ...]:
    lines = list(_lines(text))
    width = _width(text, lines)
    if width is None:
        return tuple(Span(line.start, line.end) for line in lines)
    passages: list[Span] = []
    last: Line | None = None
    for line in lines:
        if last is not None and _continues(text, last, line, width):
            passages[-1] = Span(passages[-1].start, line.end)
        else:
            passages.append(Span(line.start, line.end))
        last = line
    return tuple(passages)
