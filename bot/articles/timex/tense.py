"""Does a sentence speak of the past or the future, near a given place?

The verbs nearest to the place decide; a comma or a new clause between counts as distance. "said
Friday it will" is past, "will meet on Friday" is future, so is "is due Friday". What stands right
before the place counts first: "set for Friday", "the vote is Friday". A condition whose clause has
no verb in the past speaks of the future ("if the vote on Monday fails"), and so does a headline's
infinitive ("library to reopen Monday").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Tense = Literal["past", "future", ""]

_FUTURE = (
    r"will|won['’]t|shall|must|['’]ll|to be"
    r"|(?:is|are|was|were|be) (?:(?:not|also|still|now|[a-z]+ly) )?"
    r"(?:due|set|scheduled|expected|slated|likely|to|going to|planned|supposed|forecast|poised)"
    r"|(?:is|are) (?:flying|travell?ing|meeting|holding|hosting|visiting|leaving|arriving|returning"
    r"|playing|heading|being held|preparing to|getting ready to|gearing up)|going to"
    r"|plans? (?:to|an?)\b"
    r"|plann(?:ed|ing) (?:to|an?)|set to"
    r"|(?:agreed|vowed|threatened|hoped|due) to(?! (?:an?|the)\b)|as (?:soon|early) as|expects?"
    r"|hopes? to|intends?|aims? to"
    r"|scheduled|due(?! to (?:an?|the|his|her|its|their)\b)|slated|until|till|upcoming|ahead of"
    r"|no later than|would|could|might(?! (?:be|have)\b)|begins|starts"
    r"|opens|reopens|resumes|ends|expires|airs|premieres|debuts|arrives|departs|travels|flies|hosts|holds"
    r"|leaves for|returns to|continues on|polls (?:open|close)|takes? (?:effect|place|over|office)"
    r"|(?:steps|stands) down|leaves office"
    r"|go(?:es)? on sale|(?:go(?:es)?|comes?) into (?:effect|force)"
    r"|(?:go(?:es)?|heads?) (?:back )?to the polls"
    r"|kicks? off|effective|starting|beginning|by|through(?! on\b)|meets|wants?|maturing"
    r"|meet(?= (?:on|in|at|for|again|next|with|[a-z]+day)\b)"
    r"|(?:ordered|summoned|subpoenaed) to"
    r" (?:appear|attend|be|face|hand|leave|pay|report|return|testify)"
    r"|hears|decides|votes on|convenes|reconvenes|testifies|celebrates|retires|goes on trial"
    r"|(?<!to )(?<!not )(?:host|reopen|resume)"
    r"|matures|payable|expiring|convertible|redeemable|continues? (?:until|through)"
)
_PARTICIPLE = (  # the regular past; words that only end like it are none
    r"(?!need|speed|indeed|hundred|proceed|exceed|breed|seed|united|limited|based|related|red\b"
    r"|un(?!der|ited|veil|cover|fold|leash|load|lock|did)[a-z]+ed\b)[a-z]{2,}ed"
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
beaten begun born broken chosen done drawn driven eaten fallen flown forbidden forgotten frozen
given gone grown hidden ridden risen seen shaken shown spoken stolen sunk sworn taken thrown
torn woken worn written
"""  # "read", "set" and their like count as past
PAST_VERBS = "|".join(_IRREGULAR.split()) + "|" + _PARTICIPLE
_VERB = re.compile(
    r"(?:(?P<present>(?:is|are|being|(?:may|might|should|can) be) (?!being held)"
    r"(?:(?:not|also|still|being|[a-z]+ly) )?"
    rf"(?!due|set|scheduled|expected|slated|planned|supposed|forecast)(?:{PAST_VERBS}))"
    r"|(?P<missed>(?:was|were) (?:(?:due|set|scheduled|expected|supposed|planned) )?to have)"
    rf"|(?P<future>{_FUTURE})|(?P<past>had been [a-z]+(?: to)?|says|since|{PAST_VERBS}))\b"
)
_APPOSITION = re.compile(r",\s[^,;:()]{2,50},\s(?=(?:on\s)?$)")  # "met Lee, the mayor, on"
_BREAK = re.compile(r"[,;:()]|\s[–—-]+\s|\b(?:who|which|that|and|but|after|before|when|while)\b")
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
_SUBJECT = re.compile(r"\s+(?:is|marks)\s+(?:the|an?)\b")  # "Friday is the last day"
_MAYBE = 5
_NEXT = 100  # for the next verb of the subject and one of an aside: "met on Friday and will talk"
_NEXT_VERB = re.compile(r"[^\w,;:()]*\b(?:and|but)\s+|.*,\s+who\s+")
_HAD = re.compile(r"\bhad\s+(?!to\b)[a-z]+(?:ed|en|wn|ne)?\b[^,;:]*\bby\s+$")
_WAS = re.compile(
    r"['’]s\s|,?\s+(?:[\w'’,-]+\s+){1,9}?(?:was|were|had)\b(?!\s+(?:to|due|set|expected)\b)"
)
_WOULD_THAT = re.compile(r"\bthat\b[^,;:]*\b(?:will|would|might)\b[^,;:]*$")
_BESIDE = frozenset({"by", "through", "starting", "beginning", "effective"})
_LINK = re.compile(r"\s*(?:(?:on|from|in)|with\b[\w\s]{,25})?\s*")
# Words that a match of _VERB can start with, besides those in "-ed".
_STARTS = frozenset(
    re.findall(r"[a-z]+", _IRREGULAR)
    + """
will won shall ll to is are was were be being going plan plans planning set agreed vowed threatened
hoped due as expect expects hope hopes intend intends aim aims scheduled slated until till upcoming
ahead no would could begins starts opens reopens resumes ends expires airs premieres debuts arrives
departs travels flies hosts holds leaves returns polls take
takes go goes come comes head heads kick kicks effective starting beginning by through meet meets
want wants maturing matures payable expiring convertible redeemable continue continues says since
had must may might should can ordered summoned subpoenaed hears decides votes convenes reconvenes
testifies celebrates retires host reopen resume steps stands
""".split()
)
_WORD = re.compile(r"[a-z]+")

_AHEAD = re.compile(  # right before the place
    r"\b(?:(?:is|are)(?: not until| only| on| in| out(?: on)?)?|coming|upcoming|forthcoming"
    r"|(?<!was )(?<!were )(?<!had )planned"
    r"|(?:calling|bracing|braced|preparing|gearing up) for(?: [\w-]+){1,5}?(?: (?:on|in|for))?"
    r"|(?:set|scheduled|forecast|slated|planned|called|rescheduled|expected|due|booked) for"
    r"|(?:postponed|rescheduled|delayed|adjourned|moved|pushed back|put off|extended) (?:to|until)"
    r")\s+(?:(?:late|early|this|next|the)\s+)*$"
)
_BUT = re.compile(r",?\s+but\s+(?:(?:it|that|he|she|they)\s+)?(?:was|were|did|had|never)\b")
_UNTIL_PAST = re.compile(
    r"\b(?:(?:did|had|was|were)(?:\s+not|n['’]t|\s+never)|nobody|no\s+one|lasted|ran|stayed|remained|worked|lived)\b"
    r"[^,;:]*\buntil\s+(?:late\s+|early\s+)?$"
)
_CONDITION = re.compile(
    r"\b(?:if|unless|provid(?:ed|ing) that|once|in case|as long as|assuming"
    r"|(?:when|as soon as)(?! [a-z]+ing\b))\b"
    r"(?P<clause>[^,;:()]*)$"
)
_OF_SOMEBODY = re.compile(r"\b(?:his|her|its|their|the)\s+$")  # "his Tuesday win"
_CLAUSE = re.compile(r"[^,;:()]{0,60}")
_ANY_PAST = re.compile(
    r"\b(?:(?P<passive>(?:is|are|be|been|being)\s+(?:not\s+|[a-z]+ly\s+)?[a-z]+)"
    rf"|(?P<past>{PAST_VERBS}))\b"
)
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
    if _AHEAD.search(before[-60:]) or _is_condition(before, low[right : min(end, right + 60)]):
        return "future"
    if "until" in before[-12:] and _UNTIL_PAST.search(before):
        return "past"
    # What comes after "announced Friday that", "said that it would shut on Friday" is not of it.
    told = low.startswith(" that ", right) or _WOULD_THAT.search(before) is not None
    if _SUBJECT.match(low, right, end) and not before.strip(" \"'“‘"):
        return "future"
    best: tuple[float, Tense] = (1e9, "")
    modal = -1
    for match in _verbs(low, first, min(end, right + 300)):
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
        if sign in _BESIDE:
            if match.end() > left or not _LINK.fullmatch(between):
                continue  # "by Friday", not "made on Friday by a lawyer"
            if sign == "by" and (_HAD.search(before) or _WAS.match(low, right, end)):
                continue  # "had docked by Friday", "by Friday, the crew was", "by Friday's flood"
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


def _verbs(low: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The verbs of a stretch, none inside another."""
    reached = start
    for word in _WORD.finditer(low, start, end):
        at = word.start()
        if at >= reached and (word[0] in _STARTS or word[0].endswith("ed")):
            if word[0] == "ll":
                at -= 1
            match = _VERB.match(low, at, end)
            if match is not None:
                reached = match.end()
                yield match


def _is_condition(before: str, after: str) -> bool:
    """Does the place lie in a condition that is open still: no verb of it is in the past."""
    condition = None if after.startswith(("'s", "’s")) else _CONDITION.search(before)
    if condition is None or before[: condition.start()].endswith(("even ", "as ", "only ")):
        return False
    clause = condition["clause"]
    rest = _CLAUSE.match(after)
    words = clause + " day " + (rest[0] if rest else "")
    if not clause.strip() or _OF_SOMEBODY.search(clause):
        return False
    return all(match["passive"] for match in _ANY_PAST.finditer(words))
