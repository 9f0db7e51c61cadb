"""Reported speech: "Peskov recalled that Russia's sole aim was …".

In: a frame. Out: the stretches of it that report what somebody said, without a quotation inside,
each with the words for who said it and the cue. Only cue verbs with a subject of their own count,
and only where the clause is plain; a missed one is better than a wrong one. What is denied or only
possible ("did not say", "might argue") is not reported.

    that, bare, question, urged   behind the verb (complements.py): Peskov said that …
    according   according to Peskov, … (and behind)
    tail        The plan was …, Peskov said
    within      The plan, Peskov said, was … (in two parts)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.articles.complements import HEARER, WHEN, complement_of, verbs
from bot.articles.cues import grade_of
from bot.articles.frames import Frame
from bot.articles.heads import Words, trimmed
from bot.articles.phrases import BETWEEN, NP, SUBJECT
from bot.articles.speakers import Attribution
from bot.articles.subjects import subject_of
from bot.articles.tags import ROLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """Words `content` of a frame, reported as somebody's."""

    content: Words
    attribution: Attribution


_TAIL = verbs("tail")  # …, he said
_AROUND = frozenset({"according", "tail"})
_UNSAID = frozenset(
    "not never no cannot can could would should might may must will unless if to".split()
)

_INSERTED = re.compile(
    rf",({SUBJECT})(?:p{NP}){{0,2}}{BETWEEN}?[ab]*(V)(o|{NP})?(?:{WHEN}){{0,3}},"
)
_FINITE = re.compile(r"[ebVy]|[rNPk]w")
_TAIL_SUBJECT = rf"({SUBJECT})((?:p{NP}){{0,3}})({BETWEEN}?)[ab]*(V)"
_BEHIND = re.compile(rf",{_TAIL_SUBJECT}(o|{NP})?((?:,?{WHEN}){{0,4}})")
_BEHIND_INVERTED = re.compile(rf",(V)({SUBJECT})(?:p{NP}|,[^V]*|{WHEN}){{0,4}}")
_SOURCE = re.compile(rf"({NP}|o)(?:p{NP})*")
_ASIDE = re.compile(
    r",W[^,]*,|,(?=c)|,[^,;]{1,30},(?=[ab]*[eb])"
)  # ", an ally, was"; ", and to decide"
_APPOSED = re.compile(r",(?:[TN]{1,4}|d[^,;ebVP]{1,20}),(?![c,])")
_BRACKET = re.compile(r"\([^)]{1,8}\)")
_CUE = re.compile("[VG]")
_SAYING = re.compile("[VGA]")
_SUBORDINATE = re.compile("[cs]*s[^,]*")
_PARTICIPLE = re.compile(",[ac]?$")
_WHO = re.compile("W[abe]*$")
_SPEAKS = re.compile("[NTPrk]|^W")
_COUNT = re.compile("0$|0p.$")
_AGENTS = re.compile(r"(?:er|or|ist|ian|ant|ee|[aeiou]nt)s$")  # "forecasters", "economists"
_NAMES = re.compile("[NTr]")
_AND_CLAUSE = re.compile(rf"[,;-]c(?={SUBJECT}(?:p{NP})*[ab]*[ebVw])")


def find_reported(frame: Frame) -> list[Reported]:
    """What the frame reports, in reading order, apart from each other."""
    tags = frame.tags.rstrip(".")
    if len(tags) < 5 or not _SAYING.search(tags):
        return []
    whole = _behind(frame, tags) or _according(frame, tags)
    if whole is not None:
        return [whole] if _is_plain(tags, whole) else []
    found = [part for part in _within(frame, tags) if _is_plain(tags, part)]
    at = found[-1].content.last if found else 0
    for cue in _CUE.finditer(tags):
        said = _said(frame, tags, cue.start()) if cue.start() >= at else None
        if said is not None and _is_plain(tags, said):
            found.append(said)
            at = said.content.last
    return found


def _is_plain(tags: str, reported: Reported) -> bool:
    """Whether the words are sure, and that somebody else than the writer says them."""
    first, last = reported.content
    said = reported.attribution
    frame, speaker = said.frame, said.speaker
    if frame.words[speaker.first].lower() in ("i", "we", "you"):
        return False
    if _COUNT.search(frame.tags, 0, speaker.first + 1):
        return False  # "31% of voters said": a finding, not somebody's words
    if not _speaks(frame, speaker):
        return False
    if last - first < 3 - (said.rule == "within"):
        return False
    content = _BRACKET.sub("", tags[first:last])
    if said.rule == "within" and _ASIDE.sub("", content).partition(",")[2]:
        return False
    return not re.search(r"[Q(;:-]" if said.rule in _AROUND else "Q", content)


def _speaks(frame: Frame, speaker: Words) -> bool:
    """Whether the words can stand for somebody: a name, an office, "they", a group of agents."""
    if _SPEAKS.search(frame.tags[speaker.first : speaker.last]):
        return True
    head = frame.words[speaker.last - 1].lower()
    return frame.tags[speaker.last - 1] == "w" and (
        head[:-1] in ROLES or bool(_AGENTS.search(head))
    )


def _reported(
    frame: Frame, rule: str, content: tuple[int, int], speaker: tuple[int, int], cue: int
) -> Reported:
    return Reported(
        content=Words(*content),
        attribution=Attribution(
            rule=rule,
            frame=frame,
            speaker=Words(speaker[0], trimmed(frame, *speaker)),
            cue=Words(cue, cue + 1),
        ),
    )


def _behind(frame: Frame, tags: str) -> Reported | None:
    """The plan was dropped, Peskov said on Thursday."""
    comma, verb = tags.find(",", 4), tags.rfind("V")
    while 0 <= comma < verb:
        if _FINITE.search(tags, 0, comma) and not _SUBORDINATE.fullmatch(tags, 0, comma):
            match = _BEHIND.fullmatch(tags, comma)
            if match is not None and _is_tail(frame.words[match.start(4)].lower(), match[5]):
                return _reported(
                    frame, "tail", (_last_clause(tags, comma), comma), match.span(1), match.start(4)
                )
            inverted = _BEHIND_INVERTED.fullmatch(tags, comma)
            if (
                inverted is not None
                and frame.words[inverted.start(1)].lower() in _TAIL - HEARER
                and _NAMES.search(inverted[2])
            ):
                return _reported(
                    frame,
                    "tail",
                    (_last_clause(tags, comma), comma),
                    inverted.span(2),
                    inverted.start(1),
                )
        comma = tags.find(",", comma + 1)
    return None


def _within(frame: Frame, tags: str) -> list[Reported]:
    """The plan, Peskov said on Thursday, was dropped."""
    match = _INSERTED.search(tags, 1)
    if match is None or not _is_tail(frame.words[match.start(2)].lower(), match[3]):
        return []
    comma, behind = match.start(), match.end()
    if re.search(r"[VQ(;:-]", tags[:comma]) or re.search(r"[Q(;:-]", tags[behind:]):
        return []
    parts = []
    if not re.search("^[psGaA]|W", tags[:comma]):
        parts.append((_last_clause(tags, comma), comma))
    going_on = tags[behind : behind + 1] in ("G", "w") and frame.words[behind].endswith("ing")
    if tags[behind : behind + 1] not in ("", "c") and not going_on:  # ", wiping his face"
        parts.append((behind, len(tags)))
    return [_reported(frame, "within", part, match.span(1), match.start(2)) for part in parts]


def _is_tail(verb: str, hearer: str | None) -> bool:
    return verb in _TAIL and (hearer is None or verb in HEARER)


def _last_clause(tags: str, end: int) -> int:
    """Where the clause begins that a tail belongs to: "It is small, but it has grown, she said"."""
    start = 0
    for match in _AND_CLAUSE.finditer(tags, 0, end):
        start = match.end()
    return start


def _according(frame: Frame, tags: str) -> Reported | None:
    at = tags.find("A")
    source = _SOURCE.match(tags, at + 1) if at >= 0 else None
    if source is None:
        return None
    if at == 0:
        comma = tags.find(",", source.end())
        named = _APPOSED.match(tags, comma) if comma > 0 else None
        comma = named.end() - 1 if named else comma  # "the engineer, Han Seo-yun, …"
        if not 0 < comma < source.end() + 12 or not _FINITE.search(tags, comma):
            return None
        return _reported(frame, "according", (comma + 1, len(tags)), source.span(1), at)
    end = at - 1 if tags[at - 1] == "," else at
    if not _FINITE.search(tags, 0, end) or re.search(rf"V(?:s|{SUBJECT}[ab]*[eb])", tags[:end]):
        return None
    return _reported(frame, "according", (0, end), source.span(1), at)


def _said(frame: Frame, tags: str, verb: int) -> Reported | None:
    """What the verb reports behind it, if its subject is plain."""
    found = complement_of(frame, tags, verb)
    if found is None or _is_unsaid(frame, verb):
        return None
    if tags[verb] == "G" and not _PARTICIPLE.search(tags, 0, verb):
        return None  # "by saying that": behind a comma it has the subject of its sentence
    speaker = subject_of(frame, verb)
    if speaker is None or speaker.first > verb:
        return None
    if _is_embedded(tags, speaker, verb) and not _stands_alone(frame, tags, found.first, verb):
        return None
    return _reported(frame, found.kind, (found.first, found.last), speaker, verb)


def _is_unsaid(frame: Frame, verb: int) -> bool:
    before = (word.lower() for word in frame.words[max(0, verb - 3) : verb])
    return any(word in _UNSAID or word.endswith(("n't", "n’t")) for word in before)


def _is_embedded(tags: str, speaker: Words, verb: int) -> bool:
    """Whether the verb stands in a clause that the narration may go on behind: "when he said"."""
    first = speaker.first
    if _WHO.search(tags, first, verb) or (first > 0 and tags[first - 1] == "s"):
        return True
    return tags[0] in "sG" and "," not in tags[:verb]


def _stands_alone(frame: Frame, tags: str, first: int, verb: int) -> bool:
    """Whether the narration cannot go on: what is reported runs to the end of the sentence."""
    if "," in tags[first:] or grade_of(frame.words[verb].lower()) != "say":
        return False
    who = tags.rfind("W", 0, verb)
    return who <= 0 or tags[who - 1] == "," or bool(_FINITE.search(tags, 0, who))
