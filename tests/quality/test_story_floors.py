"""How surely copies of one story are joined, and different stories never: floors that only rise.

The texts are the demonstration's, eighteen invented stories of one topic; each is edited as outlets
edit wire copy. `make quality` prints the figures.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

from bot.articles.parse import parse
from bot.articles.sketch import fold_words, likeness, sketch_of

TEXTS = sorted((Path(__file__).parents[2] / "bot/demo/samples").glob("*.txt"))
PRECISION, RECALL = 0.97, 0.98
INTRO = (
    "Readers along the shore have asked this newspaper since the weekend what is known so far, and"
    " our correspondent sends this report. "
)
_OTHER_WORDS = ("said", "the", "new", "official", "on", "government")


def _edits(text: str, chance: random.Random) -> dict[str, str]:
    sentences = re.split(r"(?<=[.!?\"”])\s+", text)

    def swapped(share: float) -> str:
        return " ".join(
            word if chance.random() > share else chance.choice(_OTHER_WORDS)
            for word in text.split()
        )

    return {
        "another dateline": "HALM, October 23. /TASS/. " + text,
        "cut to a half": " ".join(sentences[: len(sentences) // 2]),
        "cut to a third": " ".join(sentences[: len(sentences) // 3]),
        "another lead": INTRO + " ".join(sentences[1:]),
        "a third dropped": " ".join(s for s in sentences if chance.random() > 0.3),
        "5 % of the words": swapped(0.05),
        "12 % of the words": swapped(0.12),
        "an introduction, and half": INTRO + " ".join(sentences[: len(sentences) // 2]),
    }


def _texts() -> list[str]:
    articles = [parse(path.read_text("utf-8")) for path in TEXTS]
    return [" ".join(span.of(a.text) for span in a.paragraphs) for a in articles]


def _figures(edit: Callable[[str], dict[str, str]]) -> tuple[float, float, list[str]]:
    """Precision, recall, and what was missed or wrongly joined."""
    texts = _texts()
    words = [fold_words(text) for text in texts]
    right = wrong = wanted = 0
    slips = []
    for number, text in enumerate(texts):
        for name, edited in edit(text).items():
            copy = fold_words(edited)
            if sketch_of(copy) is None:
                continue
            wanted += 1
            joined = [at for at, other in enumerate(words) if likeness(copy, other)]
            right += number in joined
            wrong += len(joined) - (number in joined)
            if joined != [number]:
                slips.append(f"{TEXTS[number].stem}, {name}: {joined}")
    return right / (right + wrong), right / wanted, slips


def test_edited_copies_are_joined_with_their_story_and_no_other() -> None:
    chance = random.Random(7)
    precision, recall, slips = _figures(lambda text: _edits(text, chance))
    print(f"\npairs of edited copies: precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= PRECISION, slips
    assert recall >= RECALL, slips


def test_stories_of_one_topic_are_not_joined() -> None:
    words = [fold_words(text) for text in _texts()]
    assert not [
        (TEXTS[one].stem, TEXTS[other].stem)
        for one in range(len(words))
        for other in range(one)
        if likeness(words[one], words[other])
    ]
