"""What names a place or a news agency, as datelines, credits and bylines print them.

In: a few words. Out: yes or no. The lists are lexicon/places.txt, regions.txt and agencies.txt;
labels.txt holds what stands in capitals before a colon and is no place.
"""

from __future__ import annotations

import re
import unicodedata

from bot.articles.lexicon import entries

# Small words inside a place's name.
_JOINERS = frozenset(
    (
        "of the and de del della di da do dos la le les el los las sur am an an- der en on near "
        "upon al und y e et aboard off outside"
    ).split()
)
_LONGEST = 6  # words of a town's name, the towns it is named with included
_NO_TOWN = re.compile(r"[\d|:;()]")
ORGANISED = re.compile(
    r"(?i)(?:wire|newswire|news\s(?:agency|service)|agency|press|network|news|\.com)$"
)


def _fold(words: str) -> str:
    plain = unicodedata.normalize("NFD", words)
    kept = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return " ".join(kept.replace("’", "'").lower().split()).strip(" ,;:-–—")


def known_agency(words: str) -> bool:
    """Whether `words` name an agency of the list, alone or with a partner ("tca/dpa", "via X")."""
    agencies = entries("agencies")
    folded = _fold(words).rstrip(".")
    parts = re.split(r"/| via | with | and ", folded)
    if folded in agencies or any(part.strip() in agencies for part in parts):
        return True
    tokens = folded.split()  # "Reuters Breakingviews", "CNN Business"
    return len(tokens) <= 3 and any(t in agencies for t in tokens if len(t) > 2)


def plausible_agency(words: str, *, dated: bool) -> bool:
    """Whether `words` look like an agency no list knows: "PID", "Sports Network", "Hina"."""
    tokens = words.replace("/", " ").split()
    if not 1 <= len(tokens) <= 4 or not all(token[0].isupper() for token in tokens):
        return False
    if all(token.lower() in entries("labels") for token in tokens):  # "On October 23 (Monday)"
        return False
    if dated:
        return not words[-1].isdigit()
    return bool(ORGANISED.search(words)) or (
        len(tokens) == 1
        and sum(letter.isupper() for letter in words) >= 2
        and not words[-1].isdigit()
    )


def known_place(words: str) -> bool:
    """Whether `words` are a city or region of the lists or end in one ("Troy, Mich.")."""
    folded = _fold(words)
    if folded in entries("places") or folded in entries("regions"):
        return True
    if "/" in folded:
        return all(known_place(part) for part in folded.split("/"))
    town, comma, region = folded.rpartition(",")
    if not (comma and town) or region.strip() not in entries("regions"):
        return False
    label = town in entries("labels") and not region.endswith(".")  # but "Roundup, Mont."
    return not label and len(town.split()) <= _LONGEST and not _NO_TOWN.search(town)


def shaped_as_place(words: str, *, sure: bool = False) -> bool:
    """Few words, capitalised; unless `sure`, none of them a label's ("UPDATE", "BASEBALL")."""
    tokens = words.replace("/", " ").replace(",", " , ").split()
    names = [token for token in tokens if token != ","]
    if not 1 <= len(names) <= 9 or len(words) > 70 or "  " in words.strip():
        return False
    if names[0].lower().strip(".") in entries("labels") and not known_place(words):
        return False
    for name in names:
        letters = name.strip(".'’-–")
        if not letters or any(letter.isdigit() for letter in letters):
            return False
        if letters.lower() in _JOINERS:
            continue
        if not letters[0].isupper() and not letters.startswith(("al-", "el-", "d'", "d’")):
            return False
        if not sure and letters.lower() in entries("labels"):
            return False
    return True


def in_capitals(words: str) -> bool:
    town = re.split(r"[,/]| [Aa]nd ", words)[0]
    letters = [letter for letter in town if letter.isalpha()]
    return len(letters) >= 3 and all(letter.isupper() for letter in letters)


def in_newspaper_style(words: str) -> bool:
    """A place that needs neither day nor agency: in capitals and no acronym, or known."""
    if known_place(words):
        return True
    return in_capitals(words) and not (" " not in words and len(words.strip(".")) <= 4)
