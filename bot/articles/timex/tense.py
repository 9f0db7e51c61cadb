"""Does a sentence speak of the past or the future, near a given place?

The verbs nearest to the place decide; a comma between counts as distance. "said Friday it will"
is past, "will meet on Friday" is future, "is due Friday" too.
"""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "future", ""]

_VERB = re.compile(
    r"\b(?:(?P<future>will|won['’]t|shall|['’]ll|to be|(?:is|are|was|were|be) (?:due|set|scheduled"
    r"|expected|slated|likely|to|going to|planned|supposed)|going to|plans?|expects?|hopes? to"
    r"|intends?|aims? to|scheduled|due|slated|until|till|upcoming|is to|are to|ahead of"
    r"|no later than|would|could|begins|starts|opens|expires|takes effect|effective"
    r"|starting|beginning|by|through|meets|wants?|matur(?:ing|es)|payable|expir(?:es|ing)"
    r"|convertible|redeemable|continues? (?:until|through))"
    r"|(?P<past>had been [a-z]+(?: to)?|was|were|had|did|said|says|told|went|came|made"
    r"|took|met|won|died|began|left|held|rose"
    r"|fell|gave|got|saw|sent|lost|found|led|became|sold|bought|paid|brought|wrote|spoke|struck|hit"
    r"|shot|fought|flew|built|cut|put|set|read|sought|stood|ran|drew|grew|threw|knew|broke|chose"
    r"|drove|fled|kept|laid|met|quit|rode|sat|slept|spent|stole|swore|taught|thought|wore"
    r"|since|ended|has|have|closed|(?!need|speed|indeed|hundred|proceed|exceed|agreed to|breed|seed"
    r"|united|limited|unprecedented|based|related|red\b)[a-z]{2,}ed))\b"
)
_BREAK = re.compile(r"[,;:()]|\s[–—-]+\s|\b(?:who|which|that|and|but|after|before|when|while)\b")
_COST = 25


def tense_at(low: str, start: int, end: int, left: int, right: int) -> Tense:
    """The tense around [left, right) in the sentence [start, end) of a lower-case text."""
    best: tuple[float, Tense] = (1e9, "")
    for match in _VERB.finditer(low, max(start, left - 250), min(end, right + 300)):
        if match.end() <= left:
            between = low[match.end() : left]
            cost: float = len(between)
        elif match.start() >= right:
            between = low[right : match.start()]
            cost = len(between) * 1.5 + 5
        else:
            continue
        cost += _COST * len(_BREAK.findall(between))
        tense: Tense = "future" if match["future"] else "past"
        if match["future"] in ("by", "through") and (match.end() > left or between.strip()):
            continue  # "by Friday", not "made on Friday by a lawyer"
        if match["future"] in ("would", "could"):
            cost += 20
        if cost < best[0]:
            best = (cost, tense)
    return best[1]
