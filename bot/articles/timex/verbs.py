"""The verbs that tell whether a day is past or ahead, as the English of news uses them.

In: a stretch of a lower-case text. Out: its verbs and words like them, as matches with one group:
"past", "future", "present" (a passive in the present tense tells nothing) or "missed" ("was to
have met": it did not happen).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FUTURE = (
    r"will|won['’]t|shall|must|['’]ll|to be"
    r"|(?:is|are|was|were|be) (?:(?:not|also|still|now|[a-z]+ly) )?"
    r"(?:due|set|scheduled|expected|slated|likely to|to|going to|planned|supposed|forecast|poised)"
    r"|(?:is|are) (?:flying|travell?ing|meeting|holding|hosting|visiting|leaving|arriving|returning"
    r"|playing|heading|being held|preparing to|getting ready to|gearing up)|going to"
    r"|plans? (?:to|an?)\b"
    r"|plann(?:ed|ing) (?:to|an?)|set to"
    r"|(?:agreed|vowed|threatened|hoped|due) to(?! (?:an?|the)\b)|as (?:soon|early) as|expects?"
    r"|hopes? to|intends?|aims? to"
    r"|scheduled|due(?! to (?:an?|the|his|her|its|their)\b)|slated|until|till|upcoming|ahead of"
    r"|no later than|(?:would|could)(?! (?:not |never )?have\b| not (?:say|comment|be reached)\b)"
    r"|might(?! (?:be|have)\b)|begins|starts"
    r"|opens|reopens|resumes|ends|expires|airs|premieres|debuts|arrives|departs|travels|flies|hosts|holds"
    r"|closes|gathers|plays|sails|sits|visits|(?:they|we) (?:play|face|host|travel|visit)"
    r"|leaves for|returns to|continues on|polls (?:open|close)|takes? (?:effect|place|over|office)"
    r"|(?:steps|stands) down|leaves office"
    r"|go(?:es)? (?:ahead|on sale)|(?:go(?:es)?|comes?) into (?:effect|force)"
    r"|(?:go(?:es)?|heads?) (?:back )?to the polls"
    r"|kicks? off|effective|starting|beginning|by|through(?! on\b)|meets|wants?|maturing"
    r"|meet(?= (?:on|in|at|for|again|next|with|[a-z]+day)\b)"
    r"|(?:ordered|summoned|subpoenaed) to"
    r" (?:appear|attend|be|face|hand|leave|pay|report|return|testify)"
    r"|hears|decides|votes on|convenes|reconvenes|testifies|celebrates|retires|goes on trial"
    r"|(?:(?<=s )(?<!news )(?<!sports )|(?<=: ))host|(?<!to )(?<!not )(?:reopen|resume|visit the)"
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
    rf"|(?P<future>{_FUTURE})|(?P<past>had been [a-z]+(?: to)?|says|since"
    r"|(?:would|could)(?:n['’]t| not) (?:say|comment|be reached)"
    rf"|announcing|saying|telling|{PAST_VERBS}))\b"
)
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
testifies celebrates retires host reopen resume steps stands announcing saying telling wouldn couldn
closes gathers plays sails sits visit visits they we
""".split()
)
_WORD = re.compile(r"[a-z]+")


def verbs_of(low: str, start: int, end: int) -> Iterator[re.Match[str]]:
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
