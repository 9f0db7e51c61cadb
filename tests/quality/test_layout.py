"""How well layouts are read, on invented stories in the agencies' and papers' formats.

Each file in layout/ is a story as it would be pasted, with its parts marked: {h:headline},
{s:standfirst}, {b:byline}, {c:caption}, {k:credit}, {u:sub-heading}, {p:paragraph}, and of the
dateline {place:}, {day:}, {agency:}. What no mark holds is no news. The floors only rise.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.articles.clean import fix_text
from bot.articles.dateline import find_dateline
from bot.articles.layout import find_blocks
from bot.articles.model import Part, Span

_STORIES = sorted((Path(__file__).parent / "layout").glob("*.txt"))
_MARK = re.compile(r"\{(h|s|b|c|k|u|p|place|day|agency):|\}")
_PARTS = {
    "h": Part.HEADLINE,
    "s": Part.STANDFIRST,
    "b": Part.BYLINE,
    "c": Part.CAPTION,
    "k": Part.CREDIT,
}
_FLOORS = {
    "h": 1.0,
    "s": 0.97,
    "b": 0.99,
    "c": 0.98,
    "k": 1.0,
    "place": 1.0,
    "day": 0.99,
    "agency": 1.0,
}
_BODY_FLOOR = 0.995
_SUBHEADING_FLOOR = 0.98


@dataclass
class Story:
    name: str
    text: str = ""
    marks: dict[str, list[str]] = field(default_factory=dict)

    def first(self, mark: str) -> str:
        return _fold(self.marks.get(mark, [""])[0])


def _fold(words: str) -> str:
    return " ".join(re.sub(r"\W+", " ", words).split())


def marked_story(path: Path) -> Story:
    story = Story(path.stem)
    open_marks: list[tuple[str, int]] = []
    source, at = path.read_text("utf-8"), 0
    for found in _MARK.finditer(source):
        story.text += source[at : found.start()]
        at = found.end()
        if found[1]:
            open_marks.append((found[1], len(story.text)))
        else:
            mark, start = open_marks.pop()
            story.marks.setdefault(mark, []).append(story.text[start:])
    story.text = fix_text(story.text + source[at:])
    return story


def read_story(story: Story) -> dict[str, list[str]]:
    blocks = find_blocks(story.text, titled=False, plain=False)
    line = find_dateline(story.text, blocks, published=None)

    def words(span: Span | None) -> list[str]:
        return [] if span is None else [_fold(span.of(story.text))]

    def of(part: Part) -> list[str]:
        return [_fold(b.span.of(story.text)) for b in blocks if b.part is part]

    read = {mark: of(part) for mark, part in _PARTS.items()}
    read |= {"p": of(Part.PARAGRAPH), "u": of(Part.SUBHEADING)}
    read |= {
        "place": words(line.place if line else None),
        "day": words(line.date_text if line else None),
        "agency": words(line.agency if line else None),
    }
    return read


def f1(right: int, read: int, marked: int) -> float:
    return 2 * right / (read + marked) if read + marked else 1.0


def test_there_are_stories_in_many_layouts() -> None:
    assert len(_STORIES) >= 253


@pytest.mark.parametrize("mark", _FLOORS)
def test_fields_are_read_as_well_as_ever(mark: str) -> None:
    wrong = [
        story.name
        for story in map(marked_story, _STORIES)
        if story.first(mark) != (read_story(story)[mark] or [""])[0]
    ]
    assert 1 - len(wrong) / len(_STORIES) >= _FLOORS[mark], wrong


@pytest.mark.parametrize(("mark", "floor"), [("p", _BODY_FLOOR), ("u", _SUBHEADING_FLOOR)])
def test_paragraphs_and_subheadings_are_read_as_well_as_ever(mark: str, floor: float) -> None:
    counts: Counter[str] = Counter()
    wrong = []
    for story in map(marked_story, _STORIES):
        marked = {_fold(words) for words in story.marks.get(mark, [])}
        read = set(read_story(story)[mark])
        counts += Counter(right=len(marked & read), read=len(read), marked=len(marked))
        if marked != read:
            wrong.append((story.name, marked ^ read))
    assert f1(counts["right"], counts["read"], counts["marked"]) >= floor, wrong
