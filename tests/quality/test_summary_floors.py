"""How often the key sentences are those an editor marked: a floor that only rises."""

from __future__ import annotations

from pathlib import Path

from bot.articles.parse import parse

TEXTS = Path(__file__).parent / "summaries.txt"
FLOOR = 100.0


def counted() -> tuple[float, list[str]]:
    """The share of marked sentences among those picked, in percent, and the others picked."""
    right = picked = 0
    wrong = []
    lines = [x for x in TEXTS.read_text("utf-8").splitlines() if not x.startswith("#")]
    for story in "\n".join(lines).split("====\n"):
        marked = {line[2:] for line in story.splitlines() if line.startswith("* ")}
        article = parse(story.replace("\n* ", "\n"), sentences=len(marked))
        for span in article.summary:
            picked += 1
            right += span.of(article.text) in marked
            if span.of(article.text) not in marked:
                wrong.append(span.of(article.text))
    return 100 * right / picked, wrong


def test_key_sentences_are_the_marked_ones_no_less_often_than_before() -> None:
    share, wrong = counted()
    assert share >= FLOOR, wrong
