"""Measure how well any labelled corpus is read: `make quality CORPUS=FILE`.

FILE holds one JSON object a line, plain or gzipped. What is measured follows from its keys:

    text, quotes      who said what: start, end, kind, speaker_text, speaker_start, speaker_end,
                      speaker_name. Spans are compared without marks and closing punctuation, a
                      line at a time; a speaker is right where the two mentions overlap or one
                      holds the other's words.
    text, timexes     expressions of time, with `dct`, the day of publication: start, end, type,
                      value. Counted as in TempEval-3 (UzZaman et al. 2013); "day" are the values
                      that name a day.
    text, headline    layout: standfirst, byline, place, date_text, agency, caption, credit,
                      body_paragraphs, subheadings. A field is right where its words are the same.
    sentences, summary  key sentences, as many as the summary has: ROUGE-1 and -2 (Lin 2004),
                      without stemming.

Out: a table of figures from 0 to 100. Offsets count code points of the text.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bot.articles.model import Article, Part, Span
from bot.articles.parse import parse

Document = dict[str, Any]
Tally = Counter[str]
_TRIMMED = " \t\u00a0\"“”„«»‘’'`,.;:–—-"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TRACKS = {
    "direct": ("direct",),
    "direct and mixed": ("direct", "mixed"),
    "indirect": ("indirect",),
}
_PARTS = (Part.HEADLINE, Part.STANDFIRST, Part.BYLINE, Part.CAPTION, Part.CREDIT)


def documents(path: Path) -> Iterator[Document]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    for line in text.split("\n"):
        if line.strip():
            yield json.loads(line)


def figures(found: Iterable[Document]) -> dict[str, float]:
    """The table, a figure a line; a corpus may mix kinds of documents."""
    tally: Tally = Counter()
    for document in found:
        for key, count in _COUNTS.items():
            if key in document:
                tally += count(document)
    return {
        name: 100 * value
        for name, value in _table(tally)
        if value is not None  # nothing of this kind is labelled
    }


def _table(tally: Tally) -> Iterator[tuple[str, float | None]]:
    for track in _TRACKS:
        for measure in ("span", "span and speaker"):
            yield f"{track}: {measure} F1", _f1(tally, track, measure)
    yield "full name shown", _share(tally, "name", "named")
    yield "another name shown", _share(tally, "other name", "name shown")
    for measure in ("strict", "relaxed", "value", "day"):
        yield f"time: {measure} F1", _f1(tally, "day" if measure == "day" else "time", measure)
    for field in ("place", "date_text", "agency", *(part.value for part in _PARTS)):
        yield f"{field} right", _share(tally, f"{field} right", field)
    for field in ("body_paragraphs", "subheadings"):
        yield f"{field} F1", _f1(tally, field, "same")
    for n in (1, 2):
        yield f"ROUGE-{n}", _share(tally, f"rouge {n}", "summaries", scale=1e6)


def _f1(tally: Tally, kind: str, measure: str) -> float | None:
    labelled = tally[f"{kind} labelled"]
    return 2 * tally[f"{kind} {measure}"] / (labelled + tally[f"{kind} read"]) if labelled else None


def _share(tally: Tally, right: str, of: str, scale: float = 1) -> float | None:
    return tally[right] / tally[of] / scale if tally[of] else None


def _quotes(document: Document) -> Tally:
    text: str = document["text"]
    article = parse(text)
    read = [
        (piece, quote.kind, quote.speaker)
        for quote in article.quotes
        for piece in _pieces(text, quote.span.start, quote.span.end)
    ]
    labels = [
        (piece, label)
        for label in document["quotes"]
        for piece in _pieces(text, label["start"], label["end"])
    ]
    kinds = {piece: label["kind"] for piece, label in labels}
    tally: Tally = Counter()
    for track, counted in _TRACKS.items():
        wanted = [(piece, label) for piece, label in labels if label["kind"] in counted]
        tally[f"{track} labelled"] += len(wanted)
        for piece, kind, _ in read:  # what is labelled as another kind is neither right nor wrong
            if kinds.get(piece, kind) in counted:
                tally[f"{track} read"] += 1
        for piece, label in wanted:
            speaker = next((s for span, _, s in read if span == piece), None)
            found = any(span == piece for span, _, _ in read)
            mention = speaker.mention if speaker else None
            right = _same_speaker(text, label, mention)
            tally[f"{track} span"] += found
            tally[f"{track} span and speaker"] += found and right
            if track == "direct and mixed" and (name := label.get("speaker_name")):
                shown = speaker.name if speaker else None
                tally["named"] += 1
                tally["name"] += shown == name
                tally["name shown"] += bool(shown)
                tally["other name"] += shown is not None and shown.split()[-1] != name.split()[-1]
    return tally


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text[start:end]):
        words = line[0].strip(_TRIMMED)
        if words:
            at = start + line.start() + line[0].index(words)
            yield at, at + len(words)


def _same_speaker(text: str, label: Document, mention: Span | None) -> bool:
    if mention is None or not label.get("speaker_text"):
        return mention is None and not label.get("speaker_text")
    if label.get("speaker_start") is not None:
        start, end = label["speaker_start"], label["speaker_end"]
        if mention.start < end and start < mention.end:
            return True
    ours, theirs = mention.of(text).lower(), label["speaker_text"].lower()
    return ours in theirs or theirs in ours


def _timexes(document: Document) -> Tally:
    day = document.get("dct")
    article = parse(document["text"], published=date.fromisoformat(day[:10]) if day else None)
    tally: Tally = Counter()
    tally["time read"] = len(article.dates)
    tally["day read"] = sum(bool(_DAY.match(timex.value)) for timex in article.dates)
    for label in document["timexes"]:
        tally["time labelled"] += 1
        tally["day labelled"] += bool(_DAY.match(label["value"]))
        for timex in article.dates:
            if timex.span.start < label["end"] and label["start"] < timex.span.end:
                same = (timex.span.start, timex.span.end) == (label["start"], label["end"])
                named = _DAY.match(label["value"])
                tally["time relaxed"] += 1
                tally["time strict"] += same
                tally["time value"] += timex.value == label["value"]
                tally["day day"] += bool(named) and timex.value[:10] == label["value"][:10]
                break
    return tally


def _layout(document: Document) -> Tally:
    article = parse(document["text"])
    line = article.dateline
    read: dict[str, str | None] = {
        "place": _words(article, line.place if line else None),
        "date_text": _words(article, line.date_text if line else None),
        "agency": _words(article, line.agency if line else None),
        **{part.value: _words(article, article.first(part)) for part in _PARTS},
    }
    tally: Tally = Counter()
    for field, words in read.items():
        if field in document:
            tally[field] += 1
            tally[f"{field} right"] += _folded(words) == _folded(document[field])
    body = {
        "body_paragraphs": [
            article.text[max(span.start, line.span.end) : span.end].lstrip(" .-–—:/\t\u00a0")
            if line and span.meets(line.span)
            else span.of(article.text)
            for span in article.paragraphs
        ],
        "subheadings": [span.of(article.text) for span in article.parts(Part.SUBHEADING)],
    }
    for field, blocks in body.items():
        ours = Counter(map(_folded, blocks))
        theirs = Counter(map(_folded, document.get(field, [])))
        tally[f"{field} read"] += ours.total()
        tally[f"{field} labelled"] += theirs.total()
        tally[f"{field} same"] += (ours & theirs).total()
    return tally


def _words(article: Article, span: Span | None) -> str | None:
    return span.of(article.text) if span else None


def _folded(words: str | None) -> str:
    return " ".join((words or "").split())


def _summary(document: Document) -> Tally:
    labels: list[str] = document["summary"]
    article = parse(
        "\n\n".join(document["sentences"]),
        title=document.get("title"),
        plain=True,
        sentences=len(labels),
    )
    ours = _terms(" ".join(span.of(article.text) for span in article.summary))
    theirs = _terms(" ".join(labels))
    tally: Tally = Counter(summaries=1)
    for n in (1, 2):
        left, right = (Counter(_runs(terms, n)) for terms in (ours, theirs))
        both, all_ = (left & right).total(), left.total() + right.total()
        tally[f"rouge {n}"] = round(2e6 * both / all_) if all_ else 0
    return tally


def _runs(terms: list[str], n: int) -> Iterator[tuple[str, ...]]:
    return zip(*(terms[i:] for i in range(n)), strict=False)


def _terms(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


_COUNTS: dict[str, Callable[[Document], Tally]] = {
    "quotes": _quotes,
    "timexes": _timexes,
    "headline": _layout,
    "summary": _summary,
}


if __name__ == "__main__":
    for name, figure in figures(documents(Path(sys.argv[1]))).items():
        print(f"{name:<40}{figure:6.1f}")
