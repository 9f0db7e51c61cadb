"""Does a sentence speak of the past or the future, near a given place?

The verbs nearest to the place decide; a comma or a new clause between counts as distance. "said
Friday it will" is past, "will meet on Friday" is future, so is "is due Friday". What stands right
beside the place counts first (beside.py). The verb of another clause is none of the place's: one
after "that", in an aside ("Lee, who will retire,"), or after "and". A headline's infinitive speaks
of the future ("library to reopen Monday").
"""

from __future__ import annotations

import re

from bot.articles.timex.beside import WAS_DONE, Tense, tense_beside
from bot.articles.timex.verbs import PAST_VERBS, verbs_of

_APPOSITION = re.compile(r",\s[^,;:()]{2,50},\s(?=(?:on\s)?$)")  # "met Lee, the mayor, on"
_BREAK = re.compile(
    r"[,;:()”]|(?<=\S)\"|\s[–—-]+\s|\b(?:who|which|that|and|but|after|before|when|while)\b"
)
_ADJECTIVE = re.compile(r"\b(?:an?|the|his|her|its|their|newly|of)\s$")
_TO_BASE = re.compile(r"\bto\s+$")  # "to cut", "to set": no past
_SAME_BASE = frozenset(
    "beat bet bid burst cast cut found hit hurt lay let put quit read set shut split spread".split()
)
_STOPS = (".", "!", "?", '"', "”")
_COST = 25  # characters that a break between counts for
_MODALS = frozenset(
    {"will", "would", "shall", "must", "could", "to be", "'ll", "’ll", "won't", "won’t"}
)
_OF_MODAL = re.compile(  # between a modal verb and its own verb
    r"\s+(?:(?:not|also|now|[a-z]+ly)\s+)?(?:be\s+|have\s+)?(?:[a-z]+ly\s+)?"
)
_MAYBE = 5
_NEXT = 100  # for the next verb of the subject and one of an aside: "met on Friday and will talk"
_NEXT_VERB = re.compile(r"[^\w,;:()]*\b(?:and|but)\s+|.*,\s+(?:who|which)\s+")
_HAD = re.compile(r"\bhad\s+(?!to\b)[a-z]+(?:ed|en|wn|ne)?\b[^,;:]*\bby\s+$")
_TAKEN = re.compile(r"\b(?:taken|conducted|held|tallied|counted|collected|interviewed)\b[^,;:]*$")
_LIVED = re.compile(r"\b(?:came|got|lived|ran|sat|slept|stayed|went|worked)\s+through\s+$")
_ASIDE = re.compile(r",\s+(?:who|which)\s[^,;:()]*$")  # "Lee, who spoke on Friday, plans"
_OF_LENGTH = re.compile(r"\b(?:days|weeks|week|weekend|month|period)\s$")
_APPEARS = re.compile(
    r"\b(?:appear|seem|believe|thought|said|report|known|claim|consider)(?:s|e?d)?\s$"
)
_WOULD_THAT = re.compile(r"\bthat\b[^,;:]*\b(?:will|would|might)\b[^,;:]*$")
_BESIDE = frozenset({"by", "through", "starting", "beginning", "effective"})
_TILL = frozenset({"by", "through"})
_LINK = re.compile(r"\s*(?:(?:on|from|in)|with\b[\w\s]{,25})?\s*")
_BUT = re.compile(r",?\s+but\s+(?:(?:it|that|he|she|they)\s+)?(?:was|were|did|had|never)\b")
_INFINITIVE = re.compile(
    r"\bto\s+(?:address|air|announce|appear|appoint|approve|arrive|attend|auction|be|become|begin"
    r"|build|buy|celebrate|close|compete|consider|cut|debate|debut|decide|deliver|demolish|discuss"
    r"|elect|end|expand|face|fly|gather|get|give|go|hear|hold|honor|honour|host|join|land|launch"
    r"|lead|leave|lift|make|march|mark|meet|move|name|observe|open|pay|perform|play|premiere"
    r"|present|publish|raise|rally|receive|release|reopen|replace|report|resign|resume|retire"
    r"|return|review|rule|run|seek|sell|sentence|shut|sign|speak|stage|stand|start|stay|step|stop"
    r"|strike|take|talk|testify|tour|travel|unveil|visit|vote|welcome)\b[^,;:()]*$"
)


def tense_at(low: str, start: int, end: int, left: int, right: int) -> Tense:
    """The tense around [left, right) in the sentence [start, end) of a lower-case text."""
    first = max(start, left - 250)
    before = low[first:left]
    beside = tense_beside(low, before, right, end)
    if beside:
        return beside
    # What comes after "announced Friday that", "said that it would shut on Friday" is not of it.
    told = (
        low.startswith((" that ", ", “", ', "'), right)
        or _WOULD_THAT.search(before) is not None
        or (low.startswith(",", right) and _ASIDE.search(before) is not None)
    )
    best: tuple[float, Tense] = (1e9, "")
    modal = -1
    for match in verbs_of(low, first, min(end, right + 300)):
        if match.end() <= left:
            between = low[match.end() : left]
            between = _APPOSITION.sub(" ", between)
            cost: float = len(between)
        elif match.start() >= right:
            between = low[right : match.start()]
            cost = len(between) * 1.5 + 15 + (_NEXT if _NEXT_VERB.fullmatch(between) else 0)
            if told or cost >= best[0]:
                break
        else:
            continue
        sign, past = match["future"], match["past"]
        if sign and sign.startswith("w") and _BUT.match(low, right, end):
            sign = None  # "was to leave on Monday but was held"
        ahead = low[max(start, match.start() - 9) : match.start()]
        if (
            match["present"]
            or _ADJECTIVE.search(ahead)  # "an elected successor", "the planned talks"
            or (past in _SAME_BASE and _TO_BASE.search(ahead))
        ):
            continue
        if past and _OF_MODAL.fullmatch(low, max(modal, 0), match.start()):
            sign = "will"  # "will be shut", "to be held"
        elif sign in _MODALS or (sign and sign.endswith(" to")):
            modal = match.end()
        if sign == "beginning" and _OF_LENGTH.search(low, first, match.start()):
            continue
        if sign == "to be" and _APPEARS.search(low, first, match.start()):
            continue
        if sign in _BESIDE:
            if match.end() > left or not _LINK.fullmatch(between):
                continue  # "by Friday", not "made on Friday by a lawyer"
            if sign in _TILL and (_HAD.search(before) or WAS_DONE.match(low, right, end)):
                continue  # "had docked by Friday", "by Friday, the crew was", "by Friday's flood"
            if sign == "by" and low.startswith(", ", right):
                continue  # the verb that follows decides
            if sign == "through" and (_TAKEN.search(before) or _LIVED.search(before)):
                continue  # "a poll taken through Friday", "worked through Christmas"
        cost += _COST * len(_BREAK.findall(between)) + (_MAYBE if sign in ("would", "could") else 0)
        if cost < best[0]:
            best = (cost, "future" if sign else "past")
    if not best[1] and low[end - 1 : end] not in _STOPS and _INFINITIVE.search(before):
        return "future"
    return best[1]


_DONE = re.compile(
    rf"(?s:.*)(?:\bsince|\b(?P<verb>{PAST_VERBS})"
    r"(?P<object>(?:\s+(?!to\b|for\b|of\b|until\b)[\w'’-]+){0,4})\s+(?:on|in))\s+$"
)
_AHEAD_OF_VERB = re.compile(r"\b(?:to|be|is|are|an?|the|his|her|its|their|newly|will|would)\s$")
_WILL = re.compile(r"\b(?:will|shall)\b[^,;:]*$")
_NOT_DONE = re.compile(  # what is told or agreed of a day may lie ahead of it
    r"said|told|set|scheduled|expected|planned|agreed|called|invited|proposed|delayed|postponed"
    r"|needed|wanted|hoped|announced|offered|promised|vowed|based"
)


# "a report in November found", "the vote on May 3 was close"
_DID = re.compile(
    r"\s+(?:also\s+|later\s+)?(?:was|were|had|found|showed|said|told|saw|gave|led|left|took|came|won"
    r"|lost|made|drew|killed|ended|failed|revealed|concluded|warned|ruled|suggested|estimated)\b"
)


def is_done(low: str, start: int, left: int, right: int, tense: Tense) -> bool:
    """Does a verb in the past stand beside a place: "died at home on", "shut since"?"""
    if tense != "future" and _DID.match(low, right):
        return True
    done = _DONE.match(low, max(start, left - 70), left)
    if done is None or done["verb"] is None:
        return done is not None
    if _NOT_DONE.fullmatch(done["verb"]) or (tense == "future" and done["object"]):
        return False
    before = low[max(start, done.start("verb") - 60) : done.start("verb")]
    if done["object"] and _WILL.search(before):
        return False  # "will redeem preferred shares on"
    return _AHEAD_OF_VERB.search(before) is None
