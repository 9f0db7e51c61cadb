"""Whom the words for a speaker mean.

In: words of a frame, in reading order. Out: the person and the role to show. A name means its
person (people.py), a pronoun whom pronouns.py says, "who" what it stands for, a description ("the
Russian presidential spokesman") the one person whose stated roles fit it, or who spoke last if
nobody else was named since. "A spokesman" is anybody, and so is the "he" that means him; "Cruz and
Rubio" are not one person.
"""

from __future__ import annotations

import re

from bot.articles.frames import Frame
from bot.articles.heads import Words, antecedent
from bot.articles.lexicon.sections import groups
from bot.articles.model import Span
from bot.articles.names import TITLES, Gender, bare
from bot.articles.people import People, Who
from bot.articles.pronouns import RECENT, gender_of, person_meant
from bot.articles.roles import fits, gender_of_role, is_group, is_one
from bot.articles.subjects import subject_of
from bot.articles.tags import ROLES

_ASKED = re.compile(r"[ab]*(V)([TN]+)")
_PLACE = re.compile(r"\([^)]{1,4}\)|,N(?=[,.])|,?pN+")
_STATES = {form: state for state, *forms in groups("states") for form in (state, *forms)}
_OPENS = re.compile(r"[ca]*(?:[^VebNT]*,)?[caQ,]*|.*Q,?V")  # the first words, or “…” said they
_NAMED = re.compile(r",?[TN]|,[0N]+,")
_ASKING = frozenset({"asked", "asks", "wondered"})
_ANYBODY = frozenset({"a", "an", "one", "another"})


class Resolver:
    """Remembers who spoke; its questions are asked in reading order."""

    def __init__(self, text: str, frames: list[Frame], people: People) -> None:
        self._text = text
        self._frames = frames
        self._people = people
        self._spoke: dict[int, Who | None] = {}  # None: a name that may be one of several
        self._either: dict[int, list[Who]] = {}  # those several, where nobody else spoke
        self._unnamed: dict[int, tuple[Gender | None, Span]] = {}  # "a spokesman" spoke
        self._known: dict[tuple[int, Words], tuple[Who | None, Span | None]] = {}

    def speaker(self, number: int, words: Words) -> tuple[Who | None, Span | None]:
        """The person that words of frame `number` mean, and a role of theirs to show."""
        key = (number, words)
        if key not in self._known:
            frame = self._frames[number]
            who = self._person(number, words)
            next_to_speak = self._asked(number, words) or who
            if next_to_speak is not None:
                self._spoke[number] = next_to_speak
            elif number not in self._spoke:
                bearers = self._people.sharing(bare(frame.words[words.last - 1]))
                if bearers:
                    self._spoke[number], self._either[number] = None, bearers
            role = who.shown[0] if who and who.shown else None
            if who is None and frame.tags[words.first : words.last] in ("W", "s"):
                noun = antecedent(frame, words.first)
                role = frame.span(*noun) if noun else None
            elif who is None and (unnamed := self._one_unnamed(number, words)) is not None:
                self._unnamed[number] = unnamed
                role = unnamed[1] if words.last - words.first == 1 else None
            self._known[key] = (who, role)
        return self._known[key]

    def hear(self, number: int) -> None:
        """Note who speaks in a sentence that yields no quote: "the mayor spoke on Monday"."""
        frame = self._frames[number]
        verb = frame.tags.find("V") if number not in self._spoke else -1
        if verb >= 0:
            words = subject_of(frame, verb)
            if words is not None:
                self.speaker(number, words)

    def _asked(self, number: int, words: Words) -> Who | None:
        """ "Hannity asked Trump": the one who speaks next is Trump."""
        frame = self._frames[number]
        match = _ASKED.match(frame.tags, words.last)
        if match is None or frame.words[match.start(1)].lower() not in ("asked", "asks"):
            return None
        return self._people.at(number, *match.span(2))

    def _person(self, number: int, words: Words) -> Who | None:
        frame = self._frames[number]
        tags = frame.tags[words.first : words.last]
        if tags in ("W", "s"):
            noun = antecedent(frame, words.first)
            return self._person(number, noun) if noun else None
        if len(tags) == 1 and (wanted := gender_of(frame.words[words.first])):
            if self._heard_unnamed(number, words.first, wanted):
                return None
            return person_meant(
                frame.words[words.first],
                number,
                words.first,
                frames=self._frames,
                people=self._people,
                spoke=self._spoke,
                either=self._either,
            )
        if tags[-1] in "NS":
            named = self._people.at(number, words.first, words.last)
            if named is not None or "N" in tags[:-1]:
                return named
        return self._described(frame, words) or self._running(number, words)

    def _one_unnamed(self, number: int, words: Words) -> tuple[Gender | None, Span] | None:
        """Somebody who has no name here, and whom "he" may mean later: "a senior officer"."""
        frame = self._frames[number]
        noun = frame.words[words.last - 1].lower()
        if words.last - words.first == 1 and (wanted := gender_of(noun)) is not None:
            return self._heard_unnamed(number, words.first, wanted)
        if frame.words[words.first].lower() not in _ANYBODY or not is_one(noun):
            return None
        if not _OPENS.fullmatch(frame.tags, 0, words.first) or _NAMED.match(frame.tags, words.last):
            return None  # "Ann Moor, a blogger, said", "a pollster, Ann Moor, said"
        if not _ASKING.isdisjoint(frame.words[words.last : words.last + 1]):
            return None  # what follows is the answer
        return gender_of_role(noun), frame.span(*words)

    def _heard_unnamed(
        self, number: int, at: int, wanted: Gender
    ) -> tuple[Gender | None, Span] | None:
        """Who spoke last, where that is somebody without a name and nobody was named since."""
        heard = max((back for back in self._unnamed if back < number), default=-RECENT - 1)
        if number - heard > RECENT or max(self._spoke, default=-1) > heard:
            return None
        unnamed = self._unnamed[heard]
        named = any(
            heard < name.frame < number or (name.frame == number and name.first < at)
            for name, who in self._people.mentions
            if who.gender in (wanted, None)
        )
        return None if named or unnamed[0] not in (wanted, None) else unnamed

    def _described(self, frame: Frame, words: Words) -> Who | None:
        """The one person whose stated roles fit a description."""
        if frame.tags[words.first] not in "dSN" or frame.words[words.first].lower() in _ANYBODY:
            return None
        noun = frame.words[words.last - 1]
        head = bare(noun).lower()
        if is_group(head) or (head not in ROLES and noun not in TITLES):
            return None
        modifiers = {bare(word) for word in frame.words[words.first : words.last - 1]}
        fitting = [
            who
            for who in self._people.all
            if any(fits(role.of(self._text), head, modifiers) for role in who.roles)
        ]
        states = _states(modifiers)
        if states:  # "the New Jersey governor" is nobody who governed New York
            fitting = [who for who in fitting if not _states(self._places(who)) - states]
        if len(fitting) > 1:
            fitting = [
                who
                for who in fitting
                if self._places(who) & modifiers or _states(self._places(who)) & states
            ] or fitting
        return fitting[0] if len(fitting) == 1 else None

    def _places(self, who: Who) -> set[str]:
        """Words of the places and bodies beside a person's roles: "(R-Texas)", "of Vermont"."""
        found: set[str] = set()
        for role in who.roles:
            found.update(role.of(self._text).split())
        for name in who.mentions:
            frame = self._frames[name.frame]
            behind = _PLACE.match(frame.tags, name.last)
            if behind is not None:
                for word in frame.words[name.last : behind.end()]:
                    found.update(word.split("-"))
        return found

    def _running(self, number: int, words: Words) -> Who | None:
        """ "The diplomat added": whoever spoke last, if nobody else was named since."""
        frame = self._frames[number]
        noun = frame.words[words.last - 1].lower()
        if frame.words[words.first].lower() != "the" or not is_one(noun):
            return None
        if "N" in frame.tags[words.first : words.last]:
            return None
        for back in (1, 2):
            who = self._spoke.get(number - back)
            if who is not None:
                named = set().union(*(self._people.named_in(number - b) for b in range(back + 1)))
                alone = named <= {who} and gender_of_role(noun) in (None, who.gender)
                return who if alone else None
        return None


def _states(places: set[str]) -> set[str]:
    """The states among some words, however they are written."""
    return {_STATES[word] for word in places if word in _STATES}
