"""Find the capitalised names of an article and tell which of them can be a person's.

In: frames. Out: one Name per run of capitalised words, its titles taken off: "US President Donald
Trump" is the name "Donald Trump" with the title words "US President". Who is the same person as
whom is decided in people.py.
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache
from typing import Literal, NamedTuple

from bot.articles.frames import Frame
from bot.articles.lexicon.sections import words
from bot.articles.model import Span
from bot.articles.tags import GIVEN, PARTICLES

Gender = Literal["m", "f"]

_MALE = words("given_names", "male")
_FEMALE = words("given_names", "female")
MALE_TITLES = words("titles", "male")
FEMALE_TITLES = words("titles", "female")
TITLES = words("titles")
INSTITUTION_WORDS = words("institutions", "word")
INSTITUTIONS = words("institutions", "name")
NATIONS = words("nations") | {f"{one}s" for one in words("nations", "people")}
_BODIES = NATIONS | INSTITUTION_WORDS | INSTITUTIONS
_ROLES = words("roles")
PRONOUNS: dict[str, Gender] = {
    "he": "m",
    "his": "m",
    "him": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_ARTICLE = re.compile("^Al-(?=[A-Z])")  # "Al-Tamimi" opens a sentence, "al-Tamimi" stands in it
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
# British letters behind a name; they are no part of it
_HONOURS = frozenset("KC QC MP MSP MEP OBE CBE MBE PhD MD".split())
_ADJECTIVE = re.compile(r"[a-z]{3}(?:ed|ing|ful|less|ous|ible|able|ant|ent|ical)$")
_CONTRACTED = re.compile(r"['’](?:ve|d|ll|re|m|s)$")
_OF_SOMETHING = re.compile(r"-(?:born|style|owned|based|led|backed|trained|educated|linked)$")
_OF_SEVERAL = re.compile(r"[a-z]{2}(?:er|or|ist|ian|an)s$")  # "Sprinters Ada Lind and Ida Falk"
# "QuestForge": a product. "McRae", "DeVoe", "LaToya", "ElBanna" are people.
_TRADEMARK = re.compile(r"(?!Ma?c|D[aeiu]|Del|L[aeu]|V[ao]n|Fitz|[AE]l|Abd|San|St)[A-Z][a-z]+[A-Z]")
_MONTHS = frozenset(calendar.month_name[1:])
_INITIAL = re.compile(r"[A-Z]\.")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_SYLLABLES = re.compile(r"[A-Z][a-z]{0,6}-[a-z]{2,6}")  # Korean given names: "Park Ji-woo"
_SHOUTED = re.compile(r"[A-Z][A-Z.'’,\- ]{3,80}")
_RUN = re.compile(r"[TN]*[NS]")
# Capitalised at the start of a sentence only: words of closed classes, numbers, words of web pages.
_NOT_NAMES = frozenset(
    word.capitalize()
    for word in words(
        "classes",
        "pronoun P",
        "object o",
        "relative W",
        "determiner d",
        "conjunction c",
        "subordinator s",
        "quantifier",
    )
) | frozenset(
    """
Read More Story Photo Image Video Watch Follow Click Related Asked Yes Not Neighbouring
Neighboring Seven Eight Nine Ten Eleven Twelve Here There Now Then Thanks Please Ok OK TV PM AM Mr
Mrs Is Everyone Everybody Someone Somebody Anyone Anybody Nobody None Nothing Everything Something
Editorial Sorry
""".split()
)


class Name(NamedTuple):
    """A run of capitalised words without its titles. Words `first` to `last` - 1 of a frame."""

    words: tuple[str, ...]  # no possessive, no Jr.
    titles: tuple[str, ...]  # capitalised words taken off its front
    opens: int  # where its titles begin; this and the next two count characters of the text
    start: int  # where the name itself begins
    end: int  # of the name, a Jr. included
    frame: int
    first: int
    last: int
    possessive: bool
    heading: bool = False  # read in capitals, over what its bearer says

    @property
    def surname(self) -> str:
        return self.words[-1]

    @property
    def full(self) -> Span:
        """With its titles."""
        return Span(self.opens, self.end)


def bare(word: str) -> str:
    """A word without its possessive ending."""
    if word.isalpha():
        return word
    word = word.replace("’", "'")
    return word.removesuffix("'s") if word.endswith("s") else word.removesuffix("'")


def find_names(frames: list[Frame]) -> list[Name]:
    found: list[Name] = []
    for number, frame in enumerate(frames):
        for match in _RUN.finditer(frame.tags):
            name = _name(frame, number, match.start(), match.end())
            if name is not None:
                found.append(name)
    return _with_headings(frames, _without_openers(frames, found))


def _without_openers(frames: list[Frame], names: list[Name]) -> list[Name]:
    """ "Understated Perez", "Among Perez", "In August Perez": what stands before a name and is no
    part of it, where the article prints the name otherwise too.
    """
    printed = {name.words for name in names}
    whole: dict[str, list[tuple[str, ...]]] = {}  # by surname
    for known in printed:
        if len(known) > 1 and known[0] in GIVEN:
            whole.setdefault(known[-1], []).append(known)

    def opens(name: Name) -> bool:
        word, rest = name.words[0], name.words[1:]
        if not rest or (word not in _MONTHS and (name.first or word in GIVEN)):
            return False
        others = [known for known in whole.get(name.surname, ()) if word not in known]
        if len(rest) > 1:
            return rest in others
        return bool(others) or (rest in printed and _ADJECTIVE.search(word) is not None)

    return [_shortened(name, frames[name.frame]) if opens(name) else name for name in names]


def _shortened(name: Name, frame: Frame) -> Name:
    """Without its first word."""
    start = frame.starts[name.first + 1]
    return name._replace(words=name.words[1:], first=name.first + 1, opens=start, start=start)


def _with_headings(frames: list[Frame], names: list[Name]) -> list[Name]:
    """ "PRIME MINISTER AUREL DANE" over what Dane says: capitals are read as the text prints the
    surname elsewhere.
    """
    numbers = [
        number
        for number, frame in enumerate(frames)
        if frame.words[0].isupper() and _SHOUTED.fullmatch(" ".join(frame.words))
    ]
    if not numbers:
        return names
    printed = {
        name.surname.casefold(): name.surname for name in names if not name.surname.isupper()
    }
    read = {number: _heading(frames[number], number, printed) for number in numbers}
    kept = [name for name in names if read.get(name.frame) is None]
    kept.extend(name for name in read.values() if name is not None)
    return sorted(kept, key=lambda name: (name.start, name.end))


def _heading(frame: Frame, number: int, printed: dict[str, str]) -> Name | None:
    last = frame.words.index(",") if "," in frame.words else len(frame.words)
    run = [word.capitalize() for word in frame.words[:last]]
    start = title_words(run)
    core = run[start:]
    surname = printed.get(bare(core[-1]).casefold()) if core else None
    if surname is None or not 2 <= len(core) <= 3:
        return None
    if not start and last == len(frame.words) and core[0] not in GIVEN:
        return None
    return Name(
        words=(*core[:-1], surname),
        titles=tuple(run[:start]),
        opens=frame.starts[0],
        start=frame.starts[start],
        end=frame.ends[last - 1],
        frame=number,
        first=start,
        last=last,
        possessive=False,
        heading=True,
    )


def _name(frame: Frame, number: int, first: int, last: int) -> Name | None:
    run = [_own(word) for word in frame.words[first:last]]
    possessive = frame.tags[last - 1] == "S"
    start, core = 0, run
    if len(run) > 1:
        start = title_words(run)
        while last - first > start + 1 and run[last - first - 1] in _HONOURS:
            last -= 1
        start, core = _core(run, start, last - first)
    if core and (_is_no_name(core[0]) or (len(core) > 2 and _OF_SEVERAL.search(core[0]))):
        core, start = core[1:], start + 1
    if not core:
        return None
    head = frame.starts[first + start]
    stop = frame.ends[last - 1] - (len(frame.words[last - 1]) - len(run[last - first - 1]))
    return Name(
        words=tuple(core),
        titles=tuple(run[:start]),
        opens=frame.starts[first],
        start=head,
        end=max(stop, head + 1),
        frame=number,
        first=first + start,
        last=last,
        possessive=possessive,
    )


def _is_no_name(word: str) -> bool:
    return word in _NOT_NAMES or (
        not word.isalpha()
        and (
            word[:1] in "#@"
            or _CONTRACTED.sub("", word) in _NOT_NAMES
            or _OF_SOMETHING.search(word) is not None
        )
    )


def _core(run: list[str], start: int, end: int) -> tuple[int, list[str]]:
    """Where the name begins in a run whose titles end at `start`, and its words up to `end`."""
    while end > start + 1 and run[end - 1] in _SUFFIXES:
        end -= 1
    core = run[start:end]
    if not core:
        start, core = start - 1, run[start - 1 : end]  # somebody may be called Baker
    if core[:1] == ["of"]:  # "Minister of Transport Ilse van der Moor"
        offset = next((at for at in range(1, len(core)) if core[at] in GIVEN), 2)
        if offset < len(core):
            return _without_body(start + offset, core[offset:])
    return _without_body(start, core)


def _without_body(start: int, core: list[str]) -> tuple[int, list[str]]:
    """ "The Trump campaign's Jason Miller": a given name later in the run opens the person's."""
    if len(core) > 2 and core[0] not in GIVEN:
        for offset in range(1, len(core) - 1):
            if core[offset] in GIVEN and not _BODIES.isdisjoint(core[:offset]):
                return start + offset, core[offset:]
    return start, core


@lru_cache(maxsize=16384)
def _own(word: str) -> str:
    """A word of a name as its bearer writes it."""
    return bare(_ARTICLE.sub("al-", word))


def title_words(run: list[str]) -> int:
    """How many words on the front of a capitalised run are titles, offices and parties."""
    start = 0
    for index, word in enumerate(run[:-1] or run):
        if (word in TITLES or is_role(word)) and not (
            word in GIVEN
            and index + 1 < len(run)
            and index == start
            and (start == 0 or (run[index - 1].endswith(".") and index + 2 == len(run)))
            and (start > 0 or word not in MALE_TITLES)
        ):
            start = index + 1
    if (
        start == len(run)
        and len(run) > 1
        and run[-1].lower() not in _ROLES
        and run[-1] not in TITLES
    ):
        start -= 1
    return start


@lru_cache(maxsize=8192)
def is_role(word: str) -> bool:
    """ "Actor", "Senators", "Oscar-winner"."""
    noun = word.lower().rpartition("-")[2]
    return noun in _ROLES or (noun.endswith("s") and noun[:-1] in _ROLES)


def gender_of_given(word: str) -> Gender | None:
    if word in _MALE:
        return "m"
    if word in _FEMALE:
        return "f"
    if "-" in word:
        return gender_of_given(word.split("-")[0])
    return None


def person_like(name: tuple[str, ...]) -> int:
    """How much the words of a name alone speak for a person: above 0 for, below 0 against."""
    score = 0
    if len(name) > 1:
        if name[0] in GIVEN or name[0].split("-")[0] in GIVEN or _INITIALS.fullmatch(name[0]):
            score += 2
        elif name[0] in NATIONS:
            score -= 2
        elif _SYLLABLES.fullmatch(name[1]):
            score += 2
        if any(_INITIAL.fullmatch(word) for word in name[1:-1]):
            score += 1
        if any(word in PARTICLES for word in name):
            score += 1
        if name[-1] in NATIONS and name[-1] not in GIVEN:
            score -= 3
        if any(word in INSTITUTION_WORDS for word in name[1:]) or (
            name[0] in INSTITUTION_WORDS
            and name[0] not in GIVEN
            and not _SYLLABLES.fullmatch(name[1])
        ):
            score -= 4
        if name[0] in INSTITUTIONS:
            score -= 3
    elif name[0] in NATIONS or name[0] in INSTITUTIONS or name[0] in INSTITUTION_WORDS:
        score -= 4
    if len(name) == 1 and (name[0].endswith(".") or _TRADEMARK.match(name[0])):
        score -= 3
    if any(len(word) > 1 and word.isupper() and not word.endswith(".") for word in name):
        score -= 3
    if len(name) > 4:
        score -= 3
    return score
