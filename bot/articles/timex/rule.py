"""What a rule is, and what it may know of the text.

A rule is a name, the kinds of words a sentence must hold for it to be tried (`words_of_time`), a
pattern over the lower-case text, and a function from a match to a value. In a pattern, a space
stands for any white space; a match starts and ends at a word's edge. The function answers None
where the words are no expression of time after all. Where it wants less than the whole match as
the expression, or several expressions, it answers `Piece`s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from string import ascii_lowercase

from bot.articles.calendar import Point, point_of, point_on
from bot.articles.model import TimexType
from bot.articles.patterns import branched
from bot.articles.timex import words
from bot.articles.timex.beside import Tense
from bot.articles.timex.tense import tense_at

Value = tuple[TimexType, str]


@dataclass(frozen=True, slots=True)
class Piece:
    start: int
    end: int
    type: TimexType
    value: str


@dataclass(slots=True, kw_only=True)
class Reading:
    """The sentence under the rules, the day of publication, and what was found before it."""

    text: str
    low: str  # the text in lower case, offset by offset
    published: date | None
    narrative: bool
    exact: bool = True  # False: published on that day or on the day after
    start: int = 0
    end: int = 0
    found: list[Piece] = field(default_factory=list)  # of the whole text so far
    quarter: str | None = None  # the quarter whose results the text reports

    def capital(self, match: re.Match[str], group: str) -> bool:
        return self.text[match.start(group)].isupper()

    def before(self, match: re.Match[str], length: int = 24) -> str:
        """The lower-case words before a match, in its sentence."""
        return self.low[max(self.start, match.start() - length) : match.start()]

    def after(self, match: re.Match[str], length: int = 24) -> str:
        return self.low[match.end() : min(self.end, match.end() + length)]

    def around(self, match: re.Match[str]) -> str:
        """A match in angle brackets between its neighbours: "during <the day> the "."""
        return f"{self.before(match)}<{match[0]}>{self.after(match)}"

    @property
    def today(self) -> date | None:
        """The day of publication; a text that tells history has none."""
        return None if self.narrative else self.published

    def day_told(self) -> date | None:
        """The day that the text spoke of last."""
        point = self.spoken_of(finest="day")
        return point.date if point is not None else None

    @property
    def crowded(self) -> bool:
        """Is the sentence a table of times, which no verb governs?"""
        found = self.found
        return len(found) >= _CROWD and found[-_CROWD].start >= self.start

    def tense(self, match: re.Match[str]) -> Tense:
        if self.crowded:
            return ""
        return tense_at(self.low, self.start, self.end, match.start(), match.end())

    @property
    def base(self) -> Point | None:
        """What "this year" and "last month" count from."""
        spoken = self.spoken_of() if self.narrative else None
        if spoken is None and self.published is not None:
            return point_on(self.published)
        return spoken

    def front(self) -> Point | None:
        """Where a story has come to: the last month or day told, or "in" which year."""
        for piece in reversed(self.found[-16:]):
            point = point_of(piece.value) if piece.type in ("DATE", "TIME") else None
            if point is None:
                continue
            if not any(c.isdigit() for c in self.low[piece.start : piece.end]) and not point.month:
                continue
            before = self.low[max(0, piece.start - 10) : piece.start]
            if (
                point.month is not None
                or not before.strip(" ")
                or before.endswith("\n")
                or _TELLING.search(before)
            ):
                return point
        return self.spoken_of()

    def spoken_of(self, *, finest: str = "year") -> Point | None:
        """The year, month or day that the text spoke of last; at least as fine as `finest`."""
        for piece in reversed(self.found[-12:]):
            if piece.type in ("DATE", "TIME"):
                point = point_of(piece.value)
                if point is not None and (
                    finest == "year"
                    or (finest == "month" and point.month is not None)
                    or point.day is not None
                ):
                    return point
        return None


_CROWD = 40  # times in one sentence
_TELLING = re.compile(r"\b(?:in|during|of|early|late|by)\s+$")


Read = Callable[[re.Match[str], Reading], "Value | Sequence[Piece] | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    read: Read


def rule(needs: str, pattern: str) -> Callable[[Read], Rule]:
    """Make a rule of a function; its name is the function's."""

    def make(read: Read) -> Rule:
        spaced = pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
        return Rule(
            getattr(read, "__name__", "rule"),
            frozenset(needs.split()),
            re.compile(rf"(?<![\w$€£#@])(?<!\d[.,])(?:{branched(spaced)})(?!\w)"),
            read,
        )

    return make


def piece(match: re.Match[str], group: str | int, value: Value) -> Piece:
    return Piece(match.start(group), match.end(group), *value)


_LETTERS = bytes(sign if chr(sign) in ascii_lowercase else ord(" ") for sign in range(256))
_FIGURE = re.compile(r"\d(?:\d{3}|\d*)")
_KIND_WORDS = {
    "month": " ".join((*words.MONTH_NUMBERS, *words.MONTHS)),
    "weekday": " ".join((*words.WEEKDAYS, *(day + "s" for day in words.WEEKDAYS))),
    "weekdays": " ".join(day + "s" for day in words.WEEKDAYS),
    "season": " ".join((*words.SEASONS, *(season + "s" for season in words.SEASONS))),
    "quarter": "quarter quarters period half",
    "ago": (
        "ago earlier later before after hence now today previously prior beforehand afterward"
        " afterwards on"
    ),
    "counted": (
        "ago earlier later hence now today previously prior beforehand afterward afterwards"
    ),
    "unit": " ".join((*words.UNITS, *(unit + "s" for unit in words.UNITS), "period", "term")),
    "single": "day week month year hour night",
    "units": "days weeks months years decades centuries hours minutes moments",
    "decade": "twenties thirties forties fifties sixties seventies eighties nineties",
    "today": "today yesterday tomorrow tonight overnight",
    "part": " ".join((*words.PARTS_OF_DAY, *(part + "s" for part in words.PARTS_OF_DAY))),
    "clock": "noon midnight midday am pm m gmt utc clock hrs est edt et hour hours",
    "now": "now",
    "present": "currently nowadays presently present these moment",
    "current": "current",
    "recently": "recently lately",
    "recent": "recent",
    "future": "future",
    "past": "past",
    "former": "former",
    "soon": "soon",
    "point": "time point moment",
    "rel": (
        "last past previous prior preceding next coming following this current that same very"
        " latest ago earlier just comparable corresponding"
    ),
    "nth": (
        "first second third fourth last final latest full opening initial st nd rd th"
        " fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
        " sixteenth seventeenth eighteenth nineteenth twentieth"
    ),
    "edge": (
        "earlier later late early end beginning start middle rest remainder half course balance"
        " turn"
    ),
    "suffix": "st nd rd th",
    "tens": "20 30 40 50 60 70 80 90",
    "s": "s",
    "fiscal": "q h fy",
    "eleven": "11",
    "all": "all",
    "day": "day night",
    "often": "daily weekly monthly annually yearly hourly nightly biweekly every each per",
    "holiday": (
        "christmas thanksgiving easter halloween eve juneteenth groundhog mlk martin memorial labor"
        " independence veterans columbus mother father valentine presidents patrick new good palm"
        " ash boxing armistice bastille april may earth pentecost whit guy anzac canada flag"
        " election remembrance black maundy ascension"
    ),
    "spelled": "eighteen nineteen thousand",
    "era": "bc ad bce ce c d",
    "century": "century centuries",
    "age": "old",
    "term": "term",
    "ahead": "ahead",
    "weekend": "weekend weekends",
    "end": "end ends",
}
_KINDS: dict[str, list[str]] = {}
for _kind, _words in _KIND_WORDS.items():
    for _word in _words.split():
        _KINDS.setdefault(_word, []).append(_kind)

_TIME = frozenset(_KINDS)
_COUNTS = ("number", "numbers", "third")

# These count from a time only before a stop: "two days before.", "a year on,".
_COUNTED_FROM = re.compile(r"\b(?:(?:before|after|on)[.,;]|before\s+that\b)")


def letters_of(low: str) -> str:
    """The text with blanks for all signs but a to z, offset by offset."""
    return low.encode("ascii", "replace").translate(_LETTERS).decode()


def words_of_time(low: str, letters: str, start: int, end: int) -> frozenset[str]:
    """The kinds of words of time in a sentence; "number" for any figure, "numbers" for two, "third"
    for three of them, "pair" and "year" for one of two and of four digits."""
    kinds: set[str] = set()
    for word in _TIME.intersection(letters[start:end].split()):
        kinds.update(_KINDS[word])
    figures = _FIGURE.findall(low, start, end)
    if figures:
        kinds.update(_COUNTS[: len(figures)])
        for figure in figures:
            if len(figure) == 4:
                kinds.add("year")
            elif len(figure) == 2:
                kinds.add("pair")
                kinds.update(_KINDS.get(figure, ()))
    if "unit" in kinds and "counted" not in kinds and _COUNTED_FROM.search(low, start, end):
        kinds.add("counted")
    if "pair" in kinds and ("part" in kinds or low.find(":", start, end) > 0):
        kinds.add("clock")
    return frozenset(kinds)
