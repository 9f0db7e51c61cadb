"""What a person is or does, as an article states it beside the name.

In: a frame and a name in it. Out: the spans of the roles before it ("Kremlin spokesman Dmitry
Peskov", "the Kremlin spokesman, Dmitry Peskov,") and behind it between commas ("Dmitry Peskov, the
Kremlin spokesman,"), without the article.
"""

from __future__ import annotations

import re

from bot.articles.frames import Frame
from bot.articles.lexicon.sections import words
from bot.articles.model import Span
from bot.articles.names import FEMALE_TITLES, MALE_TITLES, TITLES, Gender, Name
from bot.articles.tags import ROLES

_MALE = words("roles", "male")
_FEMALE = words("roles", "female")
_GROUPS = words("roles", "group")
_OFFICES = {  # what a title before a name makes of its bearer
    "sen.": {"senator", "lawmaker"},
    "senator": {"senator", "lawmaker"},
    "gov.": {"governor"},
    "rep.": {"representative", "congressman", "congresswoman", "lawmaker"},
    "dr.": {"doctor"},
    "gen.": {"general"},
    "pres.": {"president"},
    "prof.": {"professor"},
    "mp": {"lawmaker", "deputy"},
}
_RANKS = frozenset("vice deputy vice-presidential assistant".split())
_JOINTS = frozenset("of for at in on to with from and".split())
_OWNERS = frozenset("his her its their our my your".split())
_BEFORE = re.compile(r"(?:(d)|([SN]*S|z))([wkNSzr0]{0,5}[rN](?:p[dwNSzkr0]{1,6})?),$")
_AFTER = re.compile(r",(?:0,)?(d?)([wkNSzr0]*r(?:p[dwNSzkr0]+)*)(?=[,.]|$)")


def roles_beside(frame: Frame, name: Name) -> list[Span]:
    """The roles that stand beside a name, before it and behind it."""
    found: list[Span] = []
    start = name.first - len(name.titles)
    for _ in range(6):
        if start == 0 or frame.tags[start - 1] not in "rwNSzk0":
            break
        if frame.tags[start - 1] == "w" and frame.tags[start - 2 : start - 1] in ("N", "P"):
            break  # "Hart met Vice President Reed"
        start -= 1
    end = name.first
    before = frame.words[start:end]
    if before and (before[-1].lower() in ROLES or name.titles) and not is_plural(before[-1]):
        while start < end and frame.words[start][:1].islower() and frame.tags[start] == "0":
            start += 1
        if not all(word in MALE_TITLES | FEMALE_TITLES for word in before):
            found.append(frame.span(start, end))
    apposed = _BEFORE.search(frame.tags[:start])
    if apposed and re.match(r",(?!c)", frame.tags[name.last :]):
        first = apposed.start(3) if apposed[1] else apposed.start(2)
        owned = apposed[1] and frame.words[apposed.start(1)].lower() in _OWNERS
        if not owned and is_one(head_of(" ".join(frame.words[first : apposed.end(3)]))):
            found.append(frame.span(first, apposed.end(3)))
    behind = _AFTER.match(frame.tags, name.last)
    if behind and not name.possessive:
        found.append(frame.span(*behind.span(2)))
    return found


def head_of(role: str) -> str:
    """The noun of a role: "spokeswoman for the railway" is a spokeswoman."""
    parts = role.split()
    for index, word in enumerate(parts):
        if index and word in _JOINTS:
            return parts[index - 1].lower()
    return parts[-1].lower()


def fits(role: str, head: str, modifiers: set[str]) -> bool:
    """Whether a description with that head can mean who has the role; a vice president is no
    president.
    """
    own = head_of(role)
    rank = {word.lower() for word in role.split()} & _RANKS
    return (
        head in _OFFICES.get(own, {own}) and rank == {word.lower() for word in modifiers} & _RANKS
    )


def is_one(word: str) -> bool:
    """Whether a noun is one person's role: no body, no plural."""
    return word in ROLES and word not in _GROUPS and not word.endswith("s")


def is_plural(word: str) -> bool:
    """ "Foreign Ministers": a role that several have."""
    lower = word.lower()
    return lower.endswith("s") and lower[:-1] in ROLES and lower not in TITLES


def is_group(word: str) -> bool:
    return word in _GROUPS


def gender_of_role(word: str) -> Gender | None:
    if word.lower() in _MALE:
        return "m"
    return "f" if word.lower() in _FEMALE else None
