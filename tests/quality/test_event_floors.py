"""How well events get their days and kinds: a floor that only rises, on texts of our own."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from bot.articles.dates import find_dates
from bot.articles.events import find_events
from bot.articles.layout import find_blocks
from bot.articles.sentences import find_sentences

TEXTS = Path(__file__).parent / "events_news.txt"
FLOOR = 100.0


def told(text: str, published: date | None) -> Counter[str]:
    blocks = find_blocks(text, titled=True, plain=True)
    cut = find_sentences(text, blocks)
    dates = find_dates(text, blocks, cut, published=published)
    events = find_events(text, blocks, cut, dates, (), published=published)
    return Counter(f"{event.date} {event.kind[0]}" for event in events)


def counted() -> tuple[float, list[str]]:
    """F1 of days with their kinds, in percent, and the passages read otherwise."""
    right = total = 0
    wrong = []
    for line in TEXTS.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        day, text, labels = line.split("|")
        gold = Counter(label.strip() for label in labels.split(",") if label.strip())
        read = told(text, None if day == "none" else date.fromisoformat(day))
        right += 2 * (gold & read).total()
        total += gold.total() + read.total()
        if gold != read:
            wrong.append(f"{text} {dict(read)}")
    return 100 * right / total, wrong


def test_events_have_their_days_no_less_often_than_before() -> None:
    f1, wrong = counted()
    assert f1 >= FLOOR, wrong
