"""Whom "He" or "She" at the head of a sentence means, where that is sure.

In: the sentences of an article as the speech rules see them, and its people. Out: the pronoun and
the person, for sentences that may be shown away from the one before. Nothing is guessed: a name put
beside a pronoun is a statement of fact.

It is sure where the sentence before, in the same paragraph or the one above, names one person only
or opens with a pronoun that is sure itself, that person's gender is known and fits, nobody else it
may mean was named in the two sentences before that, and no other person is spoken of without a name
("the minister"). What stands in quotation marks is no part of these sentences.
"""

from __future__ import annotations

from collections.abc import Collection

from bot.articles.frames import Frame
from bot.articles.model import Pronoun, Span
from bot.articles.names import PRONOUNS
from bot.articles.people import People, Who

_RECENT = 3  # sentences in which nobody else of that gender may be named


def find_openings(
    frames: list[Frame], people: People, *, spoken: Collection[int]
) -> tuple[Pronoun, ...]:
    """In reading order. `spoken` are the blocks of an interview: there somebody else speaks."""
    meant: dict[int, Who] = {}  # by the number of the frame that the pronoun opens
    for number, frame in enumerate(frames):
        word = frame.words[0] if frame.words else ""
        if word not in ("He", "She") or number == 0:
            continue
        before = frames[number - 1]
        if frame.block in spoken or before.block in spoken:
            continue
        named = people.named_in(number - 1)
        if before.block < frame.block - 1 or len(named) > 1:
            continue
        who = next(iter(named), None) if named else meant.get(number - 1)
        if who is None or who.gender != PRONOUNS[word.lower()]:
            continue
        if meant.get(number - 1, who) is not who:
            continue
        recent = range(max(0, number - _RECENT), number)
        others = {one for back in recent for one in people.named_in(back)} - {who}
        if any(one.gender in (who.gender, None) for one in others) or _somebody(before, who):
            continue
        meant[number] = who
    return tuple(
        Pronoun(span=frames[number].span(0, 1), name=who.name) for number, who in meant.items()
    )


def _somebody(frame: Frame, who: Who) -> bool:
    """Whether somebody is spoken of by an office alone: "the minister", "a spokesman"."""
    return any(
        tag == "r" and not any(role.meets(_at(frame, at)) for role in who.roles)
        for at, tag in enumerate(frame.tags)
    )


def _at(frame: Frame, word: int) -> Span:
    return frame.span(word, word + 1)
