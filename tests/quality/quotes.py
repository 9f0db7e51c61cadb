"""Measure who said what on labelled stories: the format of stories.txt, and the figures.

`labelled(path)` reads stories; `figures(stories)` reads each with the parser and counts. A
quotation is found where its words, without marks, are the same; its speaker is right where one of
the two mentions holds the other. The figures are shares from 0 to 1:

    joint      F1 of direct and mixed quotations found with the right speaker
    name       of quotations whose label has a name, those that show it in full
    wrong      of names shown, those of somebody else (the only one that is better low)
    reported   precision of reported speech
    found      share of the reported speech labelled that is read, with the right speaker
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.articles.model import Article, Block, Part, Quote, Span
from bot.articles.speech import find_speech

STORIES = Path(__file__).with_name("stories.txt")
_LABEL = re.compile(r"\{(~?)([^|{}]+)\|([^:{}]+): ([^{}]+)\}")
_MARKS = "\"“”„«»‘’' \u00a0,.;:–—-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    words: str  # without marks
    start: int
    mention: str
    name: str | None
    reported: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    word: str
    text: str
    labels: tuple[Label, ...]


def labelled(path: Path = STORIES) -> tuple[Story, ...]:
    stories = []
    for part in re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        word, _, marked = part.partition("\n")
        stories.append(_story(word, marked.strip()))
    return tuple(stories)


def _story(word: str, marked: str) -> Story:
    text, labels, at = "", [], 0
    for match in _LABEL.finditer(marked):
        text += marked[at : match.start()]
        labels.append(
            Label(
                words=match[4].strip(_MARKS),
                start=len(text),
                mention=match[3],
                name=None if match[2] == "-" else match[2],
                reported=bool(match[1]),
            )
        )
        text += match[4]
        at = match.end()
    return Story(word=word, text=text + marked[at:], labels=tuple(labels))


def read(text: str) -> Article:
    """The story with every line a paragraph, so that only the speech rules are measured."""
    blocks = tuple(
        Block(Part.PARAGRAPH, Span(match.start(), match.end()))
        for match in re.finditer(r"[^\n]*\S", text)
    )
    people, quotes, _ = find_speech(text, blocks)
    return Article(text=text, blocks=blocks, people=people, quotes=quotes)


def _same_mention(left: str, right: str) -> bool:
    a, b = left.lower().strip(), right.lower().strip()
    return a in b or b in a


def _right(story: Story, label: Label, quote: Quote) -> bool:
    if quote.speaker is None or quote.speaker.mention is None:
        return False
    return _same_mention(label.mention, quote.speaker.mention.of(story.text))


def count(story: Story) -> tuple[Counter[str], list[str]]:
    """What is right and wrong in one story, and the errors as lines to read."""
    article = read(story.text)
    tally: Counter[str] = Counter()
    errors: list[str] = []
    left = {(q.span.start, q.kind == "indirect"): q for q in article.quotes}
    for label in story.labels:
        kind = "reported" if label.reported else "direct"
        tally[f"{kind} labelled"] += 1
        quote = next(
            (
                q
                for (start, indirect), q in left.items()
                if indirect is label.reported
                and abs(start - label.start) <= 6
                and q.span.of(story.text).strip(_MARKS) == label.words
            ),
            None,
        )
        if quote is None:
            errors.append(f"{story.word}: missed {label.words!r}")
            tally["named"] += bool(label.name)
            continue
        del left[quote.span.start, quote.kind == "indirect"]
        tally[f"{kind} read"] += 1
        if _right(story, label, quote):
            tally[f"{kind} right"] += 1
        else:
            mention = quote.speaker and quote.speaker.mention
            shown = mention.of(story.text) if mention else None
            errors.append(f"{story.word}: {label.words!r} is {label.mention!r}, read {shown!r}")
        name = quote.speaker.name if quote.speaker else None
        tally["named"] += bool(label.name)
        tally["named right"] += bool(label.name) and name == label.name
        tally["shown"] += bool(name)
        tally["wrong"] += bool(name) and name != label.name
        if name != label.name:
            errors.append(f"{story.word}: {label.words!r} by {label.name}, shown {name}")
    for (_, indirect), quote in left.items():
        tally["reported read" if indirect else "direct read"] += 1
        errors.append(f"{story.word}: false {quote.span.of(story.text)!r}")
    return tally, errors


def figures(stories: Iterable[Story]) -> dict[str, float]:
    tally: Counter[str] = Counter()
    for story in stories:
        tally += count(story)[0]
    right = tally["direct right"]
    return {
        "joint": round(2 * right / (tally["direct read"] + tally["direct labelled"]), 4),
        "name": round(tally["named right"] / tally["named"], 4),
        "wrong": round(tally["wrong"] / tally["shown"], 4),
        "reported": round(tally["reported right"] / max(1, tally["reported read"]), 4),
        "found": round(tally["reported right"] / max(1, tally["reported labelled"]), 4),
    }


if __name__ == "__main__":
    for told in labelled():
        for error in count(told)[1]:
            print(error)
    print(figures(labelled()))
