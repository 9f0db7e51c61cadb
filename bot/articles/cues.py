"""The words that tell who speaks: which verb forms and nouns, and how strongly.

Source of the verbs: lexicon/cues.txt. A grade says what a verb proves: "say" that its subject says
the words, "judge" that its subject calls something so, "think" that they are somebody's view,
"write" that a text goes so ("the letter read").
"""

from __future__ import annotations

import re
from typing import Literal

from bot.articles.lexicon.sections import sections

Grade = Literal["say", "judge", "think", "write"]
Shape = Literal["base", "s", "past", "ing"]

_GRADES: tuple[Grade, ...] = ("say", "judge", "think", "write")
_VOWELS = "aeiou"


def _third(base: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", base):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def _ing(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return base + "ing"


def _forms(line: str) -> dict[str, Shape]:
    """All forms of one line of the list: base form, then what spelling rules would get wrong."""
    base, *irregular = line.split()
    forms: dict[str, Shape] = {base: "base", _third(base): "s"}
    forms |= {form: "ing" if form.endswith("ing") else "past" for form in irregular}
    if not any(shape == "past" for shape in forms.values()):
        forms[_past(base)] = "past"
    if not any(shape == "ing" for shape in forms.values()):
        forms[_ing(base)] = "ing"
    return forms


def forms_of(base: str) -> frozenset[str]:
    """Every form of a verb or phrase of the list, given as its base form ("point out")."""
    head, blank, tail = base.partition(" ")
    forms = _IRREGULAR[head].split() if head in _IRREGULAR else _forms(_LINES.get(head, head))
    return frozenset(form + blank + tail for form in forms)


def _verbs() -> dict[str, tuple[Grade, Shape]]:
    found: dict[str, tuple[Grade, Shape]] = {}
    for grade in reversed(_GRADES):
        for line in sections("cues")[grade]:
            found |= {form: (grade, shape) for form, shape in _forms(line).items()}
    return found


VERBS = _verbs()
_LINES = {line.split()[0]: line for grade in _GRADES for line in sections("cues")[grade]}
NOUNS = frozenset(word for line in sections("cues")["noun"] for word in line.split())

# Verbs that give a name, so that a quotation with a title's capitals behind them is none.
NAMING = frozenset(form for line in sections("cues")["naming"] for form in _forms(line))

_IRREGULAR = {
    "be": "be is are was were been being",
    "go": "go goes went gone going",
    "put": "put puts putting",
    "give": "give gives gave given giving",
    "make": "make makes made making",
    "come": "come comes came coming",
    "break": "break breaks broke breaking",
    "cut": "cut cuts cutting",
    "hit": "hit hits hitting",
    "lay": "lay lays laid laying",
    "read": "read reads reading",
    "ring": "ring rings rang ringing",
    "set": "set sets setting",
    "shoot": "shoot shoots shot shooting",
    "speak": "speak speaks spoke spoken speaking",
    "spell": "spell spells spelled spelt spelling",
    "strike": "strike strikes struck striking",
    "sum": "sum sums summed summing",
    "take": "take takes took taken taking",
    "think": "think thinks thought thinking",
    "plead": "plead pleads pleaded pled pleading",
    "write": "write writes wrote written writing",
    "chime": "chime chimes chimed chiming",
    "butt": "butt butts butted butting",
    "snap": "snap snaps snapped snapping",
}


def _shape(form: str, base: str) -> Shape:
    if form.endswith("ing"):
        return "ing"
    if form in ("is", _third(base)):
        return "s"
    # "put" is also the past of "put"
    return "base" if form == base and form not in ("put", "cut", "hit", "set", "read") else "past"


def _phrases() -> dict[str, tuple[tuple[list[str], Shape], ...]]:
    """First word of a phrase (any form) to the words that may follow it, longest first."""
    found: dict[str, list[tuple[str, Shape]]] = {}
    for line in sections("cues")["phrase"]:
        head, _, tail = line.partition(" ")
        forms = _IRREGULAR.get(head)
        if forms is None:
            shapes = _forms(head)
        else:
            base = forms.split()[0]
            shapes = {form: _shape(form, base) for form in forms.split()}
        for form, shape in shapes.items():
            found.setdefault(form, []).append((tail, shape))
    return {
        form: tuple(
            (tail.split(), shape) for tail, shape in sorted(tails, key=lambda entry: -len(entry[0]))
        )
        for form, tails in found.items()
    }


PHRASES = _phrases()

# Forms that are nouns at least as often; they are verbs only behind a subject.
NOUNLIKE = frozenset(
    _third(word) for line in sections("cues")["noun or verb"] for word in line.split()
)


def grade_of(form: str) -> Grade:
    """The grade of a verb form or phrase; a phrase says something."""
    known = VERBS.get(form)
    return known[0] if known else "say"


def is_base(form: str) -> bool:
    """Whether a verb form is one that several subjects take: "say"."""
    known = VERBS.get(form)
    return known is not None and known[1] == "base"
