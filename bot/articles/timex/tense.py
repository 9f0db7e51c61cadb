"""Does a sentence speak of the past or the future, near a given place?

The verbs nearest to the place decide; a comma or a new clause between counts as distance. "said
Friday it will" is past, "will meet on Friday" is future, so is "is due Friday".
"""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "future", ""]

_FUTURE = (
    r"will|won['’]t|shall|['’]ll|to be|(?:is|are|was|were|be) (?:due|set|scheduled|expected|slated"
    r"|likely|to|going to|planned|supposed)|going to|plans?|plann(?:ed|ing) (?:to|an?)|set to"
    r"|(?:agreed|vowed|threatened|hoped|due) to(?! (?:an?|the)\b)|as (?:soon|early) as|expects?"
    r"|hopes? to|intends?|aims? to"
    r"|scheduled|due|slated|until|till|upcoming|ahead of|no later than|would|could|begins|starts"
    r"|opens|expires|takes? (?:effect|place)|goes? on sale"
    r"|kicks? off|effective|starting|beginning|by|through|meets|wants?|maturing"
    r"|matures|payable|expiring|convertible|redeemable|continues? (?:until|through)"
)
_PARTICIPLE = (  # the regular past; words that only end like it are none
    r"(?!need|speed|indeed|hundred|proceed|exceed|breed|seed|united|limited|unprecedented|based"
    r"|related|red\b)[a-z]{2,}ed"
)
_IRREGULAR = """
ate bade beat became began bent bet bit bled blew bore bought bound bred broke brought built
burst came cast caught chose clung crept cut dealt did drank drew drove dug fed fell felt fled
flew flung forbade forgot fought found froze gave got grew ground had has have heard held hid
hit hung hurt kept knew laid lay leapt learnt led left lent let lit lost made meant met misled
overcame overran overthrew overtook paid put quit ran rang read rebuilt resold rode rose said
sang sank sat saw sent set sewed shone shook shot shut slept slid sold sought spent split spoke
sprang spread stole stood strode strove struck stuck swam swept swore swung taught thought threw
told took tore understood undertook undid upheld was went were withdrew withstood woke won wore
wound wrote
"""  # "read", "set" and their like count as past
PAST_VERBS = "|".join(_IRREGULAR.split()) + "|" + _PARTICIPLE
_VERB = re.compile(
    rf"\b(?:(?P<future>{_FUTURE})|(?P<past>had been [a-z]+(?: to)?|says|since|{PAST_VERBS}))\b"
)
_BREAK = re.compile(r"[,;:()]|\s[–—-]+\s|\b(?:who|which|that|and|but|after|before|when|while)\b")
_ADJECTIVE = re.compile(r"\b(?:an?|the|his|her|its|their|newly|of)\s$")
_COST = 25  # characters that a break between counts for
_MODALS = frozenset({"will", "would", "shall", "could", "to be", "'ll", "’ll", "won't", "won’t"})
_MODAL = 12  # characters between a modal verb and its own verb
_MAYBE = 5


def tense_at(low: str, start: int, end: int, left: int, right: int) -> Tense:
    """The tense around [left, right) in the sentence [start, end) of a lower-case text."""
    best: tuple[float, Tense] = (1e9, "")
    modal = -_MODAL
    for match in _VERB.finditer(low, max(start, left - 250), min(end, right + 300)):
        if match.end() <= left:
            between = low[match.end() : left]
            cost: float = len(between)
        elif match.start() >= right:
            between = low[right : match.start()]
            cost = len(between) * 1.5 + 15
        else:
            continue
        sign = match["future"]
        if _ADJECTIVE.search(low, max(start, match.start() - 9), match.start()):
            continue  # "an elected successor", "the planned talks"
        if match["past"] and match.start() - modal < _MODAL:
            sign = "will"  # "will be shut", "to be held"
        elif sign in _MODALS:
            modal = match.end()
        if sign in ("by", "through") and (match.end() > left or between.strip()):
            continue  # "by Friday", not "made on Friday by a lawyer"
        cost += _COST * len(_BREAK.findall(between)) + (_MAYBE if sign in ("would", "could") else 0)
        if cost < best[0]:
            best = (cost, "future" if sign else "past")
    return best[1]
