"""The parts of an article that no question asks for by themselves, as one JSON text.

Spans are pairs of offsets. What is absent is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.articles.model import Article, Block, Dateline, Part, Pronoun, Quote, Span, Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    blocks: tuple[Block, ...]
    dateline: Dateline | None
    summary: tuple[Span, ...]
    pronouns: tuple[Pronoun, ...]
    authors: tuple[str, ...]
    warnings: tuple[str, ...]
    shown: bool  # as of an Article


def layout_json(article: Article) -> str:
    line = article.dateline
    return _json(
        blocks=[[block.part, block.span.start, block.span.end] for block in article.blocks],
        dateline=line
        and {
            "span": pair(line.span),
            "place": pair(line.place),
            "agency": pair(line.agency),
            "date_text": pair(line.date_text),
            "day": line.day and line.day.isoformat(),
        },
        summary=pairs(article.summary),
        pronouns=[[one.span.start, one.span.end, one.name] for one in article.pronouns],
        authors=article.authors,
        warnings=article.warnings,
        shown=article.shown,
    )


def layout_of(text: str) -> Layout:
    kept = json.loads(text)
    line = kept.get("dateline")
    return Layout(
        blocks=tuple(
            Block(Part(part), Span(start, end)) for part, start, end in kept.get("blocks", ())
        ),
        dateline=line
        and Dateline(
            span=Span(*line["span"]),
            place=span(line["place"]),
            agency=span(line["agency"]),
            date_text=span(line["date_text"]),
            day=date.fromisoformat(line["day"]) if line["day"] else None,
        ),
        summary=spans(kept.get("summary", ())),
        pronouns=tuple(
            Pronoun(span=Span(start, end), name=name)
            for start, end, name in kept.get("pronouns", ())
        ),
        authors=tuple(kept.get("authors", ())),
        warnings=tuple(kept.get("warnings", ())),
        shown=kept.get("shown", False),
    )


def quote_json(quote: Quote) -> str:
    said = quote.speaker
    return _json(
        speaker=said
        and {"name": said.name, "role": pair(said.role), "mention": pair(said.mention)},
        verb=pair(quote.verb),
        rule=quote.rule,
        cue=pair(quote.cue),
    )


def quote_detail(text: str) -> dict[str, Any]:
    """The fields of a Quote that `quote_json` kept."""
    kept = json.loads(text)
    said = kept.get("speaker")
    return {
        "speaker": said
        and Speaker(name=said["name"], role=span(said["role"]), mention=span(said["mention"])),
        "verb": span(kept.get("verb")),
        "rule": kept.get("rule"),
        "cue": span(kept.get("cue")),
    }


def pair(value: Span | None) -> tuple[int, int] | None:
    return None if value is None else (value.start, value.end)


def pairs(values: Iterable[Span]) -> list[tuple[int, int]]:
    return [(value.start, value.end) for value in values]


def span(kept: Sequence[int] | None) -> Span | None:
    return None if kept is None else Span(kept[0], kept[1])


def spans(kept: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in kept)


def _json(**fields: object) -> str:
    kept = {name: value for name, value in fields.items() if value}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
