"""Who the people of an article are: one person for all the ways it names them.

In: the names of an article and the frames they stand in. Out: Who, one per person, with the fullest
name printed, gender as far as the article or the given name shows it, and the roles it states
(roles.py). Which person a pronoun or a description means is decided in resolve.py.

A surname alone is the person of that full name; where two people bear it, the title (Mr., Mrs.)
or the nearest full name decides, else nobody. What a name needs to be a person's is evidence: a
given name from the list, a title, a role, an age, or being the subject of a verb of saying.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from bot.articles.cues import is_base
from bot.articles.frames import Frame
from bot.articles.lexicon.sections import groups, words
from bot.articles.model import Span
from bot.articles.names import (
    FEMALE_TITLES,
    INSTITUTION_WORDS,
    MALE_TITLES,
    PRONOUNS,
    TITLES,
    Gender,
    Name,
    gender_of_given,
    person_like,
)
from bot.articles.roles import gender_of_role, head_of, is_group, is_plural, roles_beside
from bot.articles.tags import CLASSES, GIVEN, ROLES

_NICKNAMES: dict[str, set[str]] = {}
for _group in groups("nicknames"):
    for _form in _group:
        _NICKNAMES.setdefault(_form, set()).update(_group)

_PERSON_TITLES = words("titles") - words("institutions", "word")

_OF_COUNTRIES = frozenset("ally neighbor neighbour rival".split())  # what a country may be
_BODY = re.compile(  # what follows the name of a country or company, as the subject of two verbs
    r"(?:, )?(?:\w+ ){1,2}(?:that )?it "
    r"(?:would|will|had|has|plans?|planned|expects?|expected|intends?) (?!(?:not |never )?been\b)"
)
# "what X must say"
_MODALS = frozenset("can could may might must shall should will would".split())
_STATE = frozenset("army capital government minister ministry parliament".split())  # what it has


@dataclass(slots=True, eq=False)
class Who:
    """A person of the article."""

    words: tuple[str, ...]  # the fullest name printed
    name: str
    mentions: list[Name] = field(default_factory=list)
    roles: list[Span] = field(default_factory=list)
    shown: list[Span] = field(default_factory=list)  # the roles that tell something by themselves
    gender: Gender | None = None


# Words that say something of somebody only together with whose: "rival Ada Lind".
_RELATIONS = frozenset(
    """
rival opponent challenger foe friend colleague fellow ally partner supporter critic neighbour
neighbor wife husband son daughter sister brother mother father former foreign team charity website
newspaper agency
""".split()
)
_ACTS = re.compile(r"[ab]*[wVbe]")
_SAYS = re.compile(r"[ab]*V")
_SAYS_BEHIND = re.compile(r",[ab]*V")
_APPOSED_SAYS = re.compile(r"(?:p[dwNSzkr0]+)*,[ab]*V")
_APPOSED = re.compile(r"r(?:p[ds]?[wkNSr]+)?,$")  # "his aide, ", "the head of the court, "
_ROLE_BEHIND = re.compile(r",d?[wkNSz0]{0,5}(r)")


_LAST_WORD = re.compile(r"\b[^\W\d_][\w’'-]+$")
_LONGEST_WORD = 40  # characters; no given name is longer


class People:
    """The people of one article, and which of them a name stands for."""

    def __init__(self, text: str, frames: list[Frame], names: list[Name]) -> None:
        self._text = text
        self._frames = frames
        self.all: list[Who] = []
        self._by_words: dict[tuple[str, ...], Who] = {}
        self._by_surname: dict[str, list[Who]] = {}
        self._bare: dict[str, Who | None] = {}  # whom a surname alone has meant so far
        self._couples: dict[tuple[int, int], Who] = {}
        self._of_name: dict[tuple[int, int], Who | None] = {}
        self._collect(names)
        self.mentions: list[tuple[Name, Who]] = []
        self._link(names)
        self._named_in: dict[int, set[Who]] = {}
        for name, who in self.mentions:
            self._named_in.setdefault(name.frame, set()).add(who)
        for who in self.all:
            self._describe(who)

    # -- which names are people --

    def _collect(self, names: list[Name]) -> None:
        evidence: dict[tuple[str, ...], int] = {}
        against: dict[tuple[str, ...], int] = {}
        first: dict[tuple[str, ...], Name] = {}
        alone: Counter[str] = Counter()
        shouted: dict[int, bool] = {}
        for name in names:
            if name.frame not in shouted:
                shouted[name.frame] = _in_capitals(self._frames[name.frame])
            if shouted[name.frame] or name.heading:
                continue
            first.setdefault(name.words, name)
            score = self._evidence(name)
            evidence[name.words] = max(evidence.get(name.words, score), score)
            against[name.words] = min(against.get(name.words, 0), score)
            if len(name.words) == 1 and score > 0:
                alone[name.words[0]] += 1
        for known, name in first.items():
            if len(known) < 2:
                continue
            score = evidence[known] + against[known] + person_like(known)
            score += 2 * (alone[known[-1]] > 0)
            if score >= 2:
                self._add(known, name)
        for name in names:
            inner = _within_title(name.words)
            if inner and alone[inner[-1]] and inner not in self._by_words:
                self._add(inner, name, " ".join(inner))
        for name in names:
            if name.heading and alone[name.surname]:
                own = next(self._printed(n) for n in names if n.words == (name.surname,))
                self._add(name.words, name, " ".join([*name.words[:-1], own]))
        for left, right in pairwise(names):
            if self._is_couple(left, right):
                known = (left.words[0], right.surname)
                self._add(known, left, " … ".join(known))  # as printed, but for what is between
                self._couples[left.frame, left.first] = self._by_words[known]
        for known, name in first.items():
            if (
                len(known) == 1
                and known[0] not in TITLES
                and known[0].lower() not in ROLES
                and not is_plural(known[0])
                and not self._is_noun(known, names)
                and evidence[known] + against[known] + person_like(known) >= 2
                and not self._candidates(known)
            ):
                self._add(known, name)
                self._complete(self._by_words[known])

    def _is_noun(self, known: tuple[str, ...], names: list[Name]) -> bool:
        """ "Rescuers said": a plural whose capital is its sentence's."""
        return _PLURAL.search(known[0]) is not None and all(
            name.first == 0 and not name.titles for name in names if name.words == known
        )

    def _complete(self, who: Who) -> None:
        """The given name of somebody whom only a quotation or a headline names in full."""
        surname = who.words[-1]
        printed = {given for given in _words_before(surname, self._text) if _is_given(given)}
        if len(printed) == 1:
            given = printed.pop()
            who.words, who.name = (given, surname), f"{given} {surname}"

    def _is_couple(self, left: Name, right: Name) -> bool:
        """ "Peter and Joan Hollis" are two of one surname."""
        return (
            left.frame == right.frame
            and left.last + 1 == right.first
            and self._frames[left.frame].words[left.last] == "and"
            and len(left.words) == 1
            and left.words[0] in GIVEN
            and left.words[0] not in self._by_surname  # "Carson and Donald Trump"
            and len(right.words) == 2
            and right.words in self._by_words
        )

    def _add(self, known: tuple[str, ...], name: Name, printed: str | None = None) -> None:
        for other in self._by_surname.get(known[-1], []):
            if _same(other.words, known):
                if len(known) > len(other.words):
                    other.words, other.name = known, self._printed(name)
                self._by_words[known] = other
                return
        who = Who(words=known, name=printed or self._printed(name))
        self.all.append(who)
        self._by_words[known] = who
        self._by_surname.setdefault(known[-1], []).append(who)

    def _printed(self, name: Name) -> str:
        return " ".join(self._text[name.start : name.end].split())

    def _evidence(self, name: Name) -> int:
        """What stands around a name that makes it a person's."""
        frame = self._frames[name.frame]
        tags, score, alone = frame.tags, 0, len(name.words) == 1
        if not name.possessive and _ACTS.match(tags, name.last):
            words_behind = frame.words[name.last : name.last + 7]
            if "its" in words_behind and not {"he", "she", "his", "her"} & set(words_behind):
                score -= 3  # "Morgan Stanley cut its forecast"
        before = tags[: name.first]
        role = frame.words[name.first - 1].lower() if before.endswith("r") else ""
        if role in _OF_COUNTRIES and alone:
            score -= 3  # "its eastern neighbour Teshkar"
        elif not _PERSON_TITLES.isdisjoint(name.titles) or (
            role and role not in ("group", "company")
        ):
            score += 2
        elif not alone and _APPOSED.search(before):
            score += 1 + bool(_SAYS_BEHIND.match(tags, name.last))  # His aide, Jo Ask, said
        if (
            not name.titles
            and before.endswith("d")
            and frame.words[name.first - 1].lower() == "the"
            and tags[name.last : name.last + 1] not in ("w", "r", "k")  # "the Trump campaign"
        ):
            score -= 2
        after = tags[name.last :]
        if alone and after[:1] == "V" and is_base(frame.words[name.last].lower()):
            score -= 3  # "Fishermen believe": one person believes
        if not name.possessive:
            behind = _ROLE_BEHIND.match(after)
            if after.startswith(",0,") or (
                behind and not is_group(frame.words[name.last + behind.start(1)].lower())
            ):
                score += 2
                if behind and not before.endswith("p") and _APPOSED_SAYS.match(after, behind.end()):
                    score += 2  # "London Hart, mayor of Velm, said"
            following = self._frames[name.frame + 1 : name.frame + 2]
            if (
                name.first < 3
                and after.startswith(("e", "b"))
                and following
                and following[0].tags[:1] == "P"
            ):
                score += 1 + (following[0].words[0].lower() in ("he", "she"))
            if after.startswith((",W", "W")) and frame.words[
                name.last + (after[0] == ",")
            ].lower() in (
                "who",
                "whose",
            ):
                score += 2
            if (
                _SAYS.match(after)
                and not (alone and (before.endswith("p") or frame.words[name.last] in _MODALS))
            ) or (
                before.endswith("V")
                and frame.words[name.first - 1].lower() not in ("told", "tells")
                and (not after or after[0] in ".,0pQ")
            ):
                score += 2
            if (alone or name.words[0] not in GIVEN) and _BODY.match(
                " ".join(frame.words[name.last : name.last + 6])
            ):
                score -= 2  # "Kelvaria said it would send ships"
        elif alone and _STATE & set(frame.words[name.last : name.last + 3]):
            score -= 2  # "Kelvaria's transport minister"
        return score

    # -- which person a name is --

    def _link(self, names: list[Name]) -> None:
        for name in names:
            who = self.named(name)
            self._of_name[name.frame, name.first] = who
            if who is not None:
                who.mentions.append(name)
                self.mentions.append((name, who))

    def _candidates(self, known: tuple[str, ...]) -> list[Who]:
        exact = self._by_words.get(known)
        if exact is not None:
            return [exact]
        if len(known) == 1:
            found = self._by_surname.get(known[0], [])
            if found:
                return found
            return [who for who in self.all if who.words[0] == known[0] and len(who.words) > 1]
        return [who for who in self._by_surname.get(known[-1], []) if _same(who.words, known)]

    def named(self, name: Name) -> Who | None:
        couple = self._couples.get((name.frame, name.first))
        if couple is not None:
            return couple
        found = self._candidates(name.words)
        wanted = _title_gender(name.titles)
        if wanted:
            found = [who for who in found if gender_of_given(who.words[0]) in (wanted, None)]
        if len(found) > 1:
            found = self._principal(found, name)
        return found[0] if len(found) == 1 else None

    def _principal(self, found: list[Who], name: Name) -> list[Who]:
        """Of people with one surname, the one whom the article has named in full before, if only
        one; he keeps the bare surname when another of that name comes in (AP style: the full name
        again for the others).
        """
        before = [who for who in found if any(m.start < name.start for m in who.mentions)]
        held = self._bare.get(name.surname)
        if held in before:
            return [held]
        if len(before) == 1 and len(name.words) == 1:
            self._bare[name.surname] = before[0]
        return before if len(before) == 1 else []

    def called(self, label: str) -> Who | None:
        """The person whom the label of a transcript means: "PESKOV", "Dmitry Peskov"."""
        words = label.casefold().split()
        folded = [(who, [word.casefold() for word in who.words]) for who in self.all]
        fitting = [who for who, own in folded if words in (own, own[-1:])]
        if not fitting:  # "Han" for Han Seo-yun, "Greta" for Greta Holm
            fitting = [who for who, own in folded if words == own[:1]]
        return fitting[0] if len(fitting) == 1 else None

    def at(self, frame: int, first: int, last: int) -> Who | None:
        """The person named last among some words of a frame; nobody for "Cruz and Rubio"."""
        named = {self._of_name.get((frame, word)) for word in range(first, last)} - {None}
        if len(named) > 1 and re.search(r"Nc[^V]*[TN]", self._frames[frame].tags[first:last]):
            return None
        for word in range(last - 1, first - 1, -1):
            who = self._of_name.get((frame, word))
            if who is not None:
                return who
        return None

    def sharing(self, surname: str) -> list[Who]:
        """Those who bear it, where they are two or more."""
        bearers = self._by_surname.get(surname, [])
        return bearers if len(bearers) > 1 else []

    def named_in(self, frame: int) -> set[Who]:
        """The people whom a frame names."""
        return self._named_in.get(frame, set())

    # -- what is known of them --

    def _describe(self, who: Who) -> None:
        votes: Counter[Gender] = Counter()
        given = (
            gender_of_given(who.words[0]) if len(who.words) > 1 or who.words[0] in GIVEN else None
        )
        for name in who.mentions:
            titled = _title_gender(name.titles)
            if titled:
                votes[titled] += 5
            for role in roles_beside(self._frames[name.frame], name):
                shown = gender_of_role(head_of(role.of(self._text)))
                if shown:
                    votes[shown] += 2
                if not any(role.of(self._text) == known.of(self._text) for known in who.roles):
                    who.roles.append(role)
                    if role.of(self._text).lower() not in _RELATIONS:
                        who.shown.append(role)
        if given:
            votes[given] += 3  # more than a role: a woman may be a spokesman
        else:
            votes.update(self._pronouns_near(who))
        if votes:
            who.gender = votes.most_common(1)[0][0]

    def _pronouns_near(self, who: Who) -> list[Gender]:
        """The gender of pronouns in sentences that name nobody else."""
        found: list[Gender] = []
        for name in who.mentions:
            others = self._named_in.get(name.frame, set()) - {who}
            if others:
                continue
            frame = self._frames[name.frame]
            for word in frame.words[name.last :]:
                gender = PRONOUNS.get(word.lower())
                if gender is not None:
                    found.append(gender)
        return found


_PLURAL = re.compile(r"(?:tion|sion|ment|ist|esse|er|or|ian)s$|[iy][sz]ation$")


def _words_before(surname: str, text: str) -> Iterator[str]:
    """The words that stand right before a surname, as often as they do."""
    end = 0
    for match in re.finditer(rf"{re.escape(surname)}\b", text):
        at = match.start() - 1
        if at > end and text[at] in " \xa0":
            before = _LAST_WORD.search(text, max(end, at - _LONGEST_WORD), at)
            if before is not None:
                end = match.end()
                yield before[0]


def _is_given(word: str) -> bool:
    """Whether a capitalised word is a given name and nothing else: "Will Reed go?"."""
    lower = word.lower()
    return word in GIVEN and word not in TITLES and lower not in CLASSES and lower not in ROLES


def _in_capitals(frame: Frame) -> bool:
    """A headline with capitals throughout tells no name from another word."""
    if len(frame.words) < 5 or frame.quotes:
        return False
    return not any(
        word.islower() and tag in "wrkaVGy"
        for word, tag in zip(frame.words, frame.tags, strict=True)
    )


def _within_title(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """The person whom a programme is named after: "The Rachel Maddow Show"."""
    inner = words[1:] if words[0] == "The" else words
    if len(inner) == 3 and inner[0] in GIVEN and inner[-1] in INSTITUTION_WORDS:
        return inner[:2]
    return None


def _same(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names of one surname are one person's: J. Smith, Jack Smith."""
    if left[-1] != right[-1]:
        return False
    a, b = left[0], right[0]
    if len(left) == 1 or len(right) == 1:
        return True
    short, long = sorted(([word.casefold() for word in words] for words in (left, right)), key=len)
    if long[-len(short) :] == short:
        return True  # "De Wael" opens a sentence, "Anton de Wael" stands in one
    return (
        a == b
        or b in _NICKNAMES.get(a, ())
        or a in _NICKNAMES.get(b, ())
        or (a.rstrip(".") == b[:1] and a.endswith("."))
        or (b.rstrip(".") == a[:1] and b.endswith("."))
    )


def _title_gender(titles: tuple[str, ...]) -> Gender | None:
    for title in titles:
        if title in MALE_TITLES:
            return "m"
        if title in FEMALE_TITLES:
            return "f"
        shown = gender_of_role(title)
        if shown:
            return shown
    return None
