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
from bot.articles.names import FEMALE_TITLES, MALE_TITLES, TITLES, Gender, Name, is_role
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
_FORMER = frozenset("former then acting interim outgoing incoming retired late".split())
_BEFORE_TITLES = _FORMER | frozenset("state city county federal police deputy vice".split())
_PLURAL_TITLES = frozenset("sens. reps. govs. drs. profs. gens. messrs.".split())
_JOINTS = frozenset("of for at in on to with from and".split())
_OWNERS = frozenset("his her its their our my your".split())
_BEFORE = re.compile(r"(?:(d)|([SN]*S|z))([wkNSzr0]{0,5}[rN](?:p[dwNSzkr0]{1,6})?),$")
_AFTER = re.compile(r",(?:0,)?(d?)([wkNSzr0]*r(?:p[dwNSzkr0]+)*)(?=[,.]|$)")


def roles_beside(frame: Frame, name: Name) -> list[Span]:
    """The roles that stand beside a name, before it and behind it."""
    found: list[Span] = []
    edge = name.first - len(name.titles)
    start = _reach(frame, edge, titled=bool(name.titles))
    beside = frame.words[edge - 1] if edge else ""
    if name.titles and start == edge and is_one(beside) and beside != "fellow":
        found += _role(frame, _reach(frame, edge), edge)  # "the candidate Sen. Reed"
    titled = any(word in TITLES or is_role(word) for word in name.titles)
    found += _role(frame, start, name.first, titled=titled)
    apposed = _BEFORE.search(frame.tags[:start]) if frame.tags[:start].endswith(",") else None
    if apposed and re.match(r",(?!c)", frame.tags[name.last :]):
        first = apposed.start(3) if apposed[1] else apposed.start(2)
        owned = apposed[1] and frame.words[apposed.start(1)].lower() in _OWNERS
        if not owned and is_one(head_of(" ".join(frame.words[first : apposed.end(3)]))):
            found.append(frame.span(first, apposed.end(3)))
    behind = _AFTER.match(frame.tags, name.last)
    if behind and not name.possessive:
        found.append(frame.span(*behind.span(2)))
    return found


def _reach(frame: Frame, edge: int, *, titled: bool = False) -> int:
    """Where the words begin that may be a role up to word `edge`. Small words before a title are
    seldom part of it: "it sent Mr. Reed", but "former Ohio Gov. Reed".
    """
    start = edge
    while start > max(0, edge - 6) and frame.tags[start - 1] in "rwNSzk0":
        if frame.tags[start - 1] == "w" and frame.tags[start - 2 : start - 1] in ("N", "P"):
            break  # "Hart met Vice President Reed"
        word = frame.words[start - 1]
        if titled and word.islower() and word not in _BEFORE_TITLES:
            break
        start -= 1
        if titled and word in _FORMER:
            break
    return start


def _role(frame: Frame, start: int, end: int, *, titled: bool = False) -> list[Span]:
    before = frame.words[start:end]
    if not before or not (before[-1].lower() in ROLES or titled) or is_plural(before[-1]):
        return []
    while start < end and frame.words[start][:1].islower() and frame.tags[start] == "0":
        start += 1
    if start == end or all(word in MALE_TITLES | FEMALE_TITLES for word in before):
        return []
    return [frame.span(start, end)]


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
    if lower in _PLURAL_TITLES:
        return True
    return lower.endswith("s") and lower[:-1] in ROLES and lower not in TITLES


def is_group(word: str) -> bool:
    return word in _GROUPS


def gender_of_role(word: str) -> Gender | None:
    if word.lower() in _MALE:
        return "m"
    return "f" if word.lower() in _FEMALE else None
