"""Whom a pronoun means.

In: the people of an article with the places they are named at. Out: the person, or None where two
fit about as well. Only he and she (and their forms) are resolved; "they", "it" and "we" name
nobody.

A candidate agrees in gender. It counts more as the subject of its sentence, as the speaker of the
exchange that runs, and the nearer it is; less behind a preposition or as an owner (subject over
object: the preference of centering theory, Grosz, Joshi and Weinstein 1995).
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.articles.frames import Frame
from bot.articles.names import PRONOUNS, Gender, Name
from bot.articles.people import People, Who
from bot.articles.roles import gender_of_role

_IS_SUBJECT = re.compile(r"(?:,[^,]*,|\([^)]*\))?[ab]*[Vebyw]")
_FRONTED = re.compile(r"[ca,]*p[^,]*")  # "In terms of backing Reed, ": no subject yet
RECENT = 2
_WINDOW = 12  # sentences that a pronoun looks back over


def gender_of(word: str) -> Gender | None:
    return PRONOUNS.get(word.lower().replace("’", "'").partition("'")[0])


def person_meant(
    word: str,
    frame: int,
    at: int,
    *,
    frames: list[Frame],
    people: People,
    spoke: dict[int, Who | None],
    either: dict[int, list[Who]],
) -> Who | None:
    """The person that the pronoun `word`, word `at` of a frame, stands for.

    `spoke` tells for the frames before who spoke in them, `either` of whom one did where a surname
    did not tell.
    """
    wanted = gender_of(word)
    if wanted is None:
        return None
    topic = re.match(r"sp([TN]+),", frames[frame].tags[:at])
    if topic is not None:  # "As for Trump, he"
        return people.at(frame, *topic.span(1))
    last = max((number for number in spoke if number < frame), default=-_WINDOW)
    if frame - last <= RECENT and spoke.get(last, ...) is None:
        # the one whose surname said too little, if the pronoun says it: "Quill said. … She added"
        fitting = [who for who in either.get(last, ()) if who.gender in (wanted, None)]
        others = {
            who
            for name, who in people.mentions
            if last - RECENT <= name.frame <= frame and who.gender in (wanted, None)
        }
        return fitting[0] if len(fitting) == 1 and others <= set(fitting) else None
    scores: dict[Who, float] = {}
    for name, who in people.mentions:
        if name.frame > frame or (name.frame == frame and name.first >= at):
            continue
        back = frame - name.frame
        if back > _WINDOW or who.gender not in (wanted, None):
            continue
        scores[who] = max(
            scores.get(who, -9.0),
            _salience(name, frames) - 0.45 * back - 0.3 * (who.gender is None),
        )
    for back in range(1, _WINDOW):
        heard = spoke.get(frame - back)
        if heard is not None and heard.gender in (wanted, None):
            score = 1.6 - 0.45 * back - 0.3 * (heard.gender is None)
            scores[heard] = max(scores.get(heard, -9.0), score)
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.05:
        return None
    best = ranked[0][0]
    since = {who for number in range(frame - RECENT, frame + 1) for who in people.named_in(number)}
    heard_since = {spoke.get(number) for number in range(frame - RECENT, frame)}
    if best not in since | heard_since:
        if _kin(frames[max(frame - RECENT, 0) : frame], wanted):
            return None  # "Reed and his wife came. … She said"
        # So far back only past sentences about nobody: a given name may be both a man's and a
        # woman's ("Andrea told the Courier … Asked when, he said").
        if any(
            name.frame == frame - 1 and who.gender != wanted and _salience(name, frames) > 1
            for name, who in people.mentions
        ):
            return None
    return best


def _kin(frames: list[Frame], wanted: Gender) -> bool:
    """Whether somebody of that gender is spoken of without a name: "his wife", "her son"."""
    return any(
        owner.lower() in ("his", "her")
        and gender_of_role(word) == wanted
        and not re.match(",?[TN]", frame.tags[at:])
        for frame in frames
        for at, (owner, word) in enumerate(pairwise(frame.words), 2)
    )


def _salience(name: Name, frames: list[Frame]) -> float:
    tags = frames[name.frame].tags
    before = tags[: name.first - len(name.titles)]
    if name.possessive:
        return 0.3
    if before.endswith("p"):
        return 0.2
    if "N" not in before and "P" not in before and not _FRONTED.fullmatch(before):
        return 1.4
    if _IS_SUBJECT.match(tags, name.last):
        return 1.1
    return 0.6
