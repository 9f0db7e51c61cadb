"""Which words beside a quotation name its speaker.

In: the frame a quotation stands in. Out: the rule that holds, the words for the speaker and the
cue. The rules, in the order they are tried (RULES); the names are those of `Quote.rule`:

    script      PESKOV: "…"                      verb        "…," sighed Peskov (any verb)
    after       "…," Peskov said                 agent       was called "…" by Peskov
    inverted    "…," said Peskov                 according   according to Peskov, "…"
    noun        Peskov's statement that "…"      tail        The plan is "…", Peskov said
    before      Peskov said: "…"                 dash        "…" — Dmitry Peskov
                                                 colon       Peskov on the plan: "…"

What has none of these in its sentence is the matter of continued.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.articles.cues import VERBS, Grade, grade_of
from bot.articles.frames import Frame
from bot.articles.heads import Words, trimmed
from bot.articles.phrases import AFTER, BETWEEN, INVERTED, NP, SUBJECT
from bot.articles.subjects import main_subject, subject_of
from bot.articles.tags import is_predicate


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Why a quotation has its speaker: words of one frame."""

    rule: str
    frame: Frame
    speaker: Words
    cue: Words | None  # the verb, noun or mark that the rule stood on
    grade: Grade = "say"


_VERB = re.compile(r"[,;-]?(?:([TN]+|P|d[wkzN]*[rNw])a?(w)|(w)([TN]+)(?![wbeaV]))")
_TAIL = re.compile(rf",(?:[acs]|p{NP},?)?({SUBJECT})((?:p{NP}){{0,3}})({BETWEEN}?)[abe]*(V)[^QV]*$")
_TAIL_INVERTED = re.compile(rf",(V)({SUBJECT})[^QV]*$")
_DASH = re.compile(r"-([TN]+)")
_NOUN = re.compile(r"(S|z|d)[wra0]{0,3}(k)[wpats,:0-]{0,6}$")
# "Smith's claim that there are “…”", "Smith's answer was that “…”"
_NOUN_THAT = re.compile(r"(S|z|d)[wra0]{0,2}(k)(?:p0|e)?s(?:d?[wrNTa0]{1,4}|P|a)?[abe]{0,3}w?d?$")
_USED = re.compile(r"wd[wa]?k$")  # used the phrase “…”
_USES = frozenset("use used uses using coined repeated repeats".split())
_LABEL = re.compile(r"(?:^|[-.])([TN]{1,4}):$")
_OPENING = re.compile(r"[cas,:;.-]{0,3}")
_VERB_BEFORE = re.compile("[VG][^;Q]*$")
_LEADS = re.compile(r"[VG]([^VQ]{0,6}[,:])?$")
_ASKED = re.compile(rf"y(p)({NP})[^VQ]*[,:]$")
_PASSIVE = re.compile(r"y.{0,4}$|[-,(]a*(V)(?:pd?|d|o)?$")
_STATEMENT = re.compile(r"(k)[p,:]$")
_SOURCE = re.compile(rf"{NP}|o")
_AGENT = re.compile(rf"[^Q.;]{{0,12}}?(p)({NP})")
_SUBJECT = re.compile(SUBJECT)
_CLAUSE = re.compile(
    rf"(?:[a0]|p0|p{NP}|o)*(?:s|(?:{SUBJECT})W|(?:{SUBJECT})(?:p{NP})*(?:,[^,]*,)?(?:[ab]*[ebVwy]|(?:[a0]|d0|p0)*s|(?:d?0)?(?:{SUBJECT})[ab]*[ebVw]))"
)
_APPOSED = re.compile(r",r?([TN]{2,4})(?=[,.]|$)")
_IN_WORDS = re.compile(rf"pd(k)p({NP})")  # in the words of the mayor
_FOR = re.compile(
    rf"c?(p)([TN]+|o|d[wr]*r)(?:,[TN]+)?,(?:{SUBJECT})[ab]*e[abd]*$"
)  # To Smith, it is “…”
_FROM = re.compile(rf"p(?:(d?[TN]*S)[wNr]*k|({NP})):$")  # From the report: “…”
_HEADLINE = re.compile(rf"Q:({SUBJECT})(?=[ab]*V)")  # “Nothing to hide”: minister defends deal
_ASIDE = re.compile(rf"(?<=[^Q]),(?:({SUBJECT})[ab]*(V)|(V)({SUBJECT})),")
_HEARD = frozenset("told tells asked asks reminded assured urged warned".split())  # somebody
_MODAL = frozenset(
    "will would won't won’t wouldn't wouldn’t can can't could may might should".split()
)
_ADVERBIAL = frozenset(
    "after before when while as since until once because though although".split()
)
_CONTENT = frozenset("for of to that about".split())
_OWNERS = frozenset({"his", "her", "their", "my", "our"})


def attribution_of(frame: Frame, word: int, inside: str) -> Attribution | None:
    """The speaker of the quotation at `word`, whose own words are `inside`."""
    for rule in RULES:
        found = rule(frame, word, inside)
        if found is not None:
            return found
    return None


def _found(rule: str, frame: Frame, speaker: tuple[int, int], cue: int) -> Attribution:
    first, last = speaker[0], trimmed(frame, *speaker)
    named = _APPOSED.match(frame.tags, last)
    if named is not None and frame.tags[last - 1] in "rw" and frame.tags[first] in "dSN":
        first, last = named.span(1)  # "Rubio's deputy manager, Rich Beeson"
    return Attribution(
        rule=rule,
        frame=frame,
        speaker=Words(first, last),
        cue=Words(cue, cue + 1),
        grade=grade_of(frame.words[cue].lower()),
    )


def _script(frame: Frame, word: int, inside: str) -> Attribution | None:
    match = _LABEL.search(frame.tags[:word])
    return _found("script", frame, match.span(1), word - 1) if match else None


def _opens(frame: Frame, word: int, inside: str) -> bool:
    """Whether a quotation opens its clause, or ends as one does whose speaker follows."""
    return _first(frame, word) or inside[-1:] in ",?!" or frame.tags[word + 1 : word + 2] == ","


def _first(frame: Frame, word: int) -> bool:
    """Whether nothing but a conjunction or another quotation stands before it."""
    return _OPENING.fullmatch(frame.tags[:word].rpartition("Q")[2]) is not None


def _has_verb_before(frame: Frame, word: int) -> bool:
    """Whether a cue verb stands in the clause before a quotation."""
    return not _first(frame, word) and bool(_VERB_BEFORE.search(frame.tags[:word]))


def _after(frame: Frame, word: int, inside: str) -> Attribution | None:
    match = AFTER.match(frame.tags, word + 1) if _opens(frame, word, inside) else None
    if match is None:
        return None
    first, last = match.span(1)
    apposition = re.fullmatch(r",[^,]*?([TN]+),", match.group(3))
    if apposition and not re.search(r"[NT]", frame.tags[first:last]):
        # "his spokesman, Dmitry Peskov, said"
        first, last = (match.start(3) + place for place in apposition.span(1))
    found = _found("after", frame, (first, last), match.start(4))
    if found.grade in ("think", "write") and "c" in frame.tags[word + 1 : first]:
        return None  # "“…,” and donations began to come, Moor said"
    return None if found.grade != "say" and _has_verb_before(frame, word) else found


def _inverted(frame: Frame, word: int, inside: str) -> Attribution | None:
    match = INVERTED.match(frame.tags, word + 1) if _opens(frame, word, inside) else None
    if match is None:
        return None
    found = _found("inverted", frame, match.span(2), match.start(1))
    if _has_verb_before(frame, word) and (found.grade != "say" or match[2][0] == "d"):
        return None  # "called it "terrible," denounced her record"
    return found


def _verb(frame: Frame, word: int, inside: str) -> Attribution | None:
    """Any verb will do behind a quotation that ends with a comma: "…," she sighed."""
    if not (inside[-1:] in ",?!" or frame.tags[word + 1 : word + 2] == ","):
        return None
    match = _VERB.match(frame.tags, word + 1)
    if match is None:
        return None
    verb, speaker = (match.start(2), match.span(1)) if match[2] else (match.start(3), match.span(4))
    word_of = frame.words[verb].lower()
    if not re.search(r"(?:ed|s|t)$", word_of):
        return None
    if frame.tags[verb - 1] == "w" and word_of not in VERBS:
        return None  # "the document states", but not "the old way works"
    return _found("verb", frame, speaker, verb)


def _agent(frame: Frame, word: int, inside: str) -> Attribution | None:
    asked = _ASKED.search(frame.tags[:word])  # "was asked by Maher, "…""
    if asked is not None and frame.words[asked.start(1)].lower() == "by":
        return _found("agent", frame, asked.span(2), asked.start(1))
    passive = _PASSIVE.search(frame.tags[:word])
    if passive is None or (passive[1] and not _judges(frame, passive.start(1))):
        return None
    match = _AGENT.match(frame.tags, word + 1)
    if match is None or frame.words[match.start(1)].lower() != "by":
        return None
    return _found("agent", frame, match.span(2), match.start(1))


def _judges(frame: Frame, verb: int) -> bool:
    return grade_of(frame.words[verb].lower()) == "judge"


def _noun(frame: Frame, word: int, inside: str) -> Attribution | None:
    promise = re.match("Q[w]{0,2}(k)", frame.tags[word:])
    if promise is not None and frame.tags[word - 1 : word] == "S":  # Obama's "…" promise
        first = word - 1
        while first > 0 and frame.tags[first - 1] in "NT":
            first -= 1
        return _found("noun", frame, (first, word), word + promise.start(1))
    match = _NOUN.search(frame.tags, 0, word) or _NOUN_THAT.search(frame.tags, 0, word)
    if match is None:
        return _issued(frame, word)
    for verb in range(match.start()):
        if frame.tags[verb] in "VG" and (
            _reports_clause(frame, verb, word)
            # "called Trump's claim "…"", but not "rejected Trump's call for "…""
            or (frame.words[match.end(2)].lower() not in _CONTENT and _judges(frame, verb))
        ):
            return None
    owner = match.start(1)
    if frame.tags[owner] == "d" and frame.words[owner].lower() not in _OWNERS:
        return _issued(frame, word)
    first = owner
    while frame.tags[owner] == "S" and first > 0 and frame.tags[first - 1] in "NT":
        first -= 1
    return _found("noun", frame, (first, owner + 1), match.start(2))


def _issued(frame: Frame, word: int) -> Attribution | None:
    """Trump issued a statement: "…" """
    used = _USED.search(frame.tags, 0, word)
    if used is not None and frame.words[used.start()].lower() in _USES:
        speaker = main_subject(frame, used.start())
        return _found("noun", frame, speaker, word - 1) if speaker else None
    match = _STATEMENT.search(frame.tags, 0, word)
    if match is None or re.search("[VGA]", frame.tags[:word]):
        return None
    if frame.tags[word - 1] == "p" and (
        frame.words[word - 1].lower() != "of" or re.search("[ey]", frame.tags[:word])
    ):
        return None  # "broke into a chant of"
    speaker = main_subject(frame, match.start())
    return _found("noun", frame, speaker, match.start()) if speaker else None


def _before(frame: Frame, word: int, inside: str) -> Attribution | None:
    """The cue verb that governs a quotation behind it: the nearest, unless it stands in what
    another one reports ("Ryan said he feels confident that Cruz will …" is Ryan's).
    """
    tags = frame.tags
    start = tags.rfind(";", 0, word) + 1
    aside = _aside(frame, word)
    if aside is not None:
        return aside
    nearest: Attribution | None = None
    if is_predicate(inside) and tags[word - 1] in "wkNrP":
        # "nothing the mayor said “will help”": the nearest verb may stand in its subject
        reports = [
            at for at in range(word) if tags[at] in "VG" and _reports_clause(frame, at, word)
        ]
    else:
        reports = []
    for verb in range(word - 1, start - 1, -1):
        if tags[verb] not in "VG":
            continue
        if reports and verb not in reports:
            continue
        if nearest is not None and (
            not _reports_clause(frame, verb, word) or (tags[verb] == "G" and verb == start)
        ):
            continue
        speaker: tuple[int, int] | None = subject_of(frame, verb, start)
        if speaker is None and (verb == 0 or tags[verb - 1] in "Q,"):
            behind = _SUBJECT.match(tags, verb + 1, word)
            if behind is not None and frame.words[verb + 1] != "it":  # "wrote it"
                speaker = behind.span()
        if speaker is None:
            continue
        found = _found("before", frame, speaker, verb)
        if nearest is not None:
            return found
        if _governs(tags[verb + 1 : word], found.grade) and not _is_inner(
            frame, verb, word, speaker
        ):
            return found
        nearest = found
    return nearest


def _aside(frame: Frame, word: int) -> Attribution | None:
    """The firm, Smith said, called it "…": who says so in an aside, not who calls it so."""
    last: Attribution | None = None
    for match in _ASIDE.finditer(frame.tags, 0, word):
        if frame.tags[word - 1] in ",:" and match.end() != word:
            continue
        verb = match.start(2) if match[2] else match.start(3)
        found = _found("before", frame, match.span(1) if match[1] else match.span(4), verb)
        if found.grade == "say" and (match[1] or frame.words[verb] not in _HEARD):
            last = found
    return last


def _is_inner(frame: Frame, verb: int, word: int, speaker: tuple[int, int]) -> bool:
    """Whether a verb may stand in what somebody else is reported to say: "the union will say",
    "once the union goes on". A fragment that nothing leads in to is the reporter's: "Smith said
    that the union once called it "…"".
    """
    before, led = speaker[0] - 1, frame.tags[word - 1] in ",:"
    if before < 1:
        return False
    if frame.words[verb - 1].lower() in _MODAL:
        return not led
    opening = frame.words[before].lower()
    if (frame.tags[before] == "s" and opening != "that") or opening == "once":
        # "said that once the union goes on", but not "…, although he tweeted"
        return frame.tags[before - 1] in "sV" if led else frame.tags[before - 1] != ","
    return not (led or opening == "with" or frame.tags[before] in "c,W" or frame.tags[verb] == "G")


def _next_to(frame: Frame, word: int, inside: str) -> Attribution | None:
    """The verb right before a quotation goes before any behind it."""
    match = _LEADS.search(frame.tags[:word])
    if match is None or (inside[-1:] == "," and len(match[1] or "") > 1):
        return None
    if not match[1] and inside[-1:] == "," and is_predicate(inside):
        return None  # "Nothing the mayor said “will help,” Moor noted"
    return _before(frame, word, inside)


def _governs(between: str, grade: Grade) -> bool:
    """Whether a verb with nothing but `between` before a quotation must be its own."""
    if grade in ("think", "write"):
        return False
    if re.fullmatch(r"[,:asop(-]*|[^VWG]{0,8}[,:]|[^VWGe]{0,8}s", between):
        return True
    return grade == "judge" and not re.search(r"[ebVyW]", between)


def _reports_clause(frame: Frame, verb: int, word: int) -> bool:
    """Whether a verb of saying has a clause as its object, and the quotation in it."""
    if grade_of(frame.words[verb].lower()) != "say":
        return False
    if frame.words[verb + 1].lower() in _ADVERBIAL:
        return False  # "tweeted after Smith argued …"
    between = frame.tags[verb + 1 : word].replace("Q", "w") + "w"
    return _CLAUSE.match(between) is not None


def _according(frame: Frame, word: int, inside: str) -> Attribution | None:
    at = frame.tags.find("A")
    match = _SOURCE.match(frame.tags, at + 1) if at >= 0 else None
    if match is not None:
        return _found("according", frame, match.span(), at)
    match = _IN_WORDS.search(frame.tags) if "k" in frame.tags else None
    if match is not None and frame.words[match.start(1)].lower() == "words":
        return _found("according", frame, match.span(2), match.start(1))
    match = _FOR.match(frame.tags, 0, word)
    if match is not None and frame.words[match.start(1)].lower() in ("for", "to"):
        return _found("according", frame, match.span(2), match.start(1))
    return None


def _tail(frame: Frame, word: int, inside: str) -> Attribution | None:
    match = _TAIL.search(frame.tags, word + 1)
    if match is not None:
        return _found("tail", frame, match.span(1), match.start(4))
    match = _TAIL_INVERTED.search(frame.tags, word + 1)
    return _found("tail", frame, match.span(2), match.start(1)) if match else None


def _dash(frame: Frame, word: int, inside: str) -> Attribution | None:
    match = _DASH.match(frame.tags, word + 1)
    return _found("dash", frame, match.span(1), match.start()) if match else None


def _colon(frame: Frame, word: int, inside: str) -> Attribution | None:
    headline = _HEADLINE.match(frame.tags, word) if word == 0 else None
    if headline is not None:
        return _found("colon", frame, headline.span(1), 1)
    if not frame.tags[:word].endswith(":"):
        return None
    source = _FROM.match(frame.tags, 0, word)
    if source is not None and frame.words[0].lower() == "from":
        return _found("colon", frame, source.span(1 if source[1] else 2), word - 1)
    speaker = main_subject(frame, word - 1)
    if speaker is None:
        return None
    owner = re.match(r"d?[wr]*(?:[TN]*S|z)(?=k)", frame.tags[speaker.first : speaker.last])
    if owner is not None:  # "The minister's words were clear:"
        return _found("noun", frame, (speaker.first, speaker.first + owner.end()), speaker.last - 1)
    return _found("colon", frame, speaker, word - 1)


RULES: tuple[Callable[[Frame, int, str], Attribution | None], ...] = (
    _script,
    _next_to,
    _after,
    _inverted,
    _agent,
    _noun,
    _before,
    _according,
    _tail,
    _dash,
    _verb,
    _colon,
)
