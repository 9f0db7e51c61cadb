"""Numbers as news prints them: 12, 1,200, 2.5, 2 1/2, twenty-four, a dozen, several."""

from __future__ import annotations

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS: dict[str, float] = {word: number for number, word in enumerate(_ONES)}
_WORDS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
_WORDS |= {"a": 1, "an": 1, "half": 0.5, "dozen": 12}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, 1)}

_ONE = "|".join(sorted(_ONES[1:], key=len, reverse=True))
_TEN = "|".join(_TENS)
_SMALL = rf"(?:(?:{_TEN})(?:[\s-]+(?:one|two|three|four|five|six|seven|eight|nine)\b)?|(?:{_ONE}))"
_THOUSANDS = rf"(?:hundred|thousand)(?: (?:and )?{_SMALL})?"
NUMBER = (  # each branch opens with what only it can open with, or most words would try them all
    rf"(?P<number>\d\d{{0,2}}(?:,\d{{3}})+|\d\d*(?:\.\d+)?(?: (?:1/2|1/4|3/4)|[½¼¾])?"
    rf"|(?:{_SMALL}|an?) (?:and )?{_THOUSANDS}|{_THOUSANDS}"
    rf"|{_SMALL}(?:[\s-]+and[\s-]+(?:a|one)[\s-]+half)?"
    r"|a half(?: an?)?|half(?: an?)?|a dozen|dozen)"
)
VAGUE = (
    r"(?P<vague>several|just a few|only a few|a few|few|fewer|many|some|a couple(?: of)?"
    r"|couple(?: of)?|numerous|countless|a number of|a handful of|tens of|dozens of|hundreds of"
    r"|thousands of|a matter of|matter of)"
)
_FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "½": 0.5, "¼": 0.25, "¾": 0.75}


def number_of(words: str) -> float | None:
    """
    >>> number_of("two and a half")
    2.5
    """
    words = " ".join(words.lower().replace("-", " ").split())
    digits = re.fullmatch(r"(\d[\d,]*(?:\.\d+)?)\s*(1/2|1/4|3/4|[½¼¾])?", words)
    if digits is not None:
        whole = digits[1].replace(",", "")
        return float(whole) + _FRACTIONS[digits[2]] if digits[2] else _plain(whole)
    total: float = 0
    part: float = 0
    for word in words.split():
        if word == "and":
            continue
        if word in ("hundred", "thousand"):
            total += (part or 1) * (100 if word == "hundred" else 1000)
            part = 0
        elif word == "dozen":
            part = (part or 1) * 12
        elif word == "half":
            part = part + 0.5 if part > 1 else 0.5
        elif word in _WORDS:
            if not (word in ("a", "an") and part):
                part += _WORDS[word]
        else:
            return None
    return total + part


def _plain(digits: str) -> float:
    return float(digits) if "." in digits else int(digits)


def ordinal_of(word: str) -> int | None:
    """
    >>> ordinal_of("third"), ordinal_of("21st")
    (3, 21)
    """
    match = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word)
    return int(match[1]) if match else ORDINALS.get(word)


ORDINAL = r"(?P<ordinal>\d{1,2}(?:st|nd|rd|th)|" + "|".join(_ORDINALS) + ")"
