"""How well expressions of time are read: floors that only rise.

The texts are this project's own (dates_news.txt, dates_history.txt). Counted as in TempEval-3: an
expression is found where a gold one overlaps it, strictly where both ends agree; its value counts
where it is the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot.articles.dates import find_dates
from bot.articles.layout import find_blocks
from bot.articles.sentences import find_sentences

HERE = Path(__file__).parent
_MARKED = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")


@dataclass
class Counts:
    gold: int = 0
    read: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0

    def f1(self, right: int) -> float:
        return 200 * right / (self.gold + self.read)


def passages(name: str) -> list[tuple[date | None, str, list[tuple[int, int, str]]]]:
    """Day of publication, text and gold expressions of each passage of a file."""
    rows = []
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        day, _, marked = line.partition("|")
        text, gold, end = "", [], 0
        for match in _MARKED.finditer(marked):
            text += marked[end : match.start()]
            gold.append((len(text), len(text) + len(match[1]), match[2]))
            text += match[1]
            end = match.end()
        published = None if day == "none" else date.fromisoformat(day)
        rows.append((published, text + marked[end:], gold))
    return rows


def counted(name: str) -> Counts:
    counts = Counts()
    for published, text, gold in passages(name):
        blocks = find_blocks(text, titled=True, plain=True)
        sentences = find_sentences(text, blocks)
        times = find_dates(text, blocks, sentences, published=published)
        counts.gold += len(gold)
        counts.read += len(times)
        for start, end, value in gold:
            for timex in times:
                if timex.span.start < end and start < timex.span.end:
                    counts.relaxed += 1
                    counts.strict += (timex.span.start, timex.span.end) == (start, end)
                    counts.value += timex.value == value
                    break
    return counts


@pytest.mark.parametrize(
    ("name", "strict", "relaxed", "value"),
    [("dates_news.txt", 99, 99, 99), ("dates_history.txt", 100, 100, 100)],
)
def test_days_are_read_no_worse_than_before(
    name: str, strict: float, relaxed: float, value: float
) -> None:
    counts = counted(name)
    assert counts.f1(counts.strict) >= strict
    assert counts.f1(counts.relaxed) >= relaxed
    assert counts.f1(counts.value) >= value
