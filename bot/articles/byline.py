"""Find and read bylines.

In: one line, or an article's blocks. Out: where the names stand, or the names.

    By Ann Lee                          By ANN LEE=                 Ann Lee in Oslo
    By Ann Lee and Bo Ek, Staff Writers Ann Lee · CBC News · ...    Ann Lee2 minutes ago
"""

from __future__ import annotations

import re

from bot.articles.furniture import DATED
from bot.articles.gazetteer import known_agency, known_place
from bot.articles.lexicon.sections import words as listed
from bot.articles.model import Block, Part

_CAP = r"[^\W\d_a-zß-öø-ÿа-я]"
_WORD = rf"(?:{_CAP}[\w.'’-]*)"
_PARTICLE = (
    r"(?:de|da|do|dos|del|della|di|la|le|van|von|der|den|ten|ter|bin|ibn|al|el|du|des|y|e|zu)"
)
NAME = rf"{_WORD}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_WORD}){{1,3}}"
_ROLE = (
    r"(?:(?:Chief|Senior|Staff|Political|Politics|Sports?|News|Travel|National|Security|Foreign|Deputy|"
    r"Assistant|Associate|Managing|Executive|Special|Diplomatic|Business|Economics?|Health|Science|"
    r"Education|Environment|Climate|Technology|Tech|Crime|Legal|Royal|Entertainment|Money|Consumer|"
    r"World|International|Europe|Asia|Africa|Washington|White House|Home|Affairs|Investigations?|"
    r"Data|Defen[cs]e|Energy|Features?|Football|Cricket|Media|Digital|Local|Night|City|Medical|"
    r"Culture|Religion|Transport|Junior|Trainee|"
    r"Contributing|Freelance|Live|Breaking|Audience|Social|General|Assignment|and|&|of)[ ]){0,5}"
    r"(?:Reporter|Correspondent|Editor|Writer|Columnist|Journalist|Producer|Staff|Contributor|Analyst|"
    r"Photographer|Bureau|Chief|Fellow|Professor|Author|REPORTER|CORRESPONDENT|EDITOR|WRITER|STAFF)s?"
)
# The Guardian's way: "Ann Lee Deputy political editor", "Ann Lee North of England correspondent".
_BEAT = (
    rf"(?:(?:{_WORD}|of|and|the|for|&|political|diplomatic|environment|science|health|education"
    r"|staff|senior|chief|special|contributing|guest) ){0,5}"
)
_BY = re.compile(
    r"[\^\s*_>]*(?:By|BY|by|(?i:written|words|story|text|report|reported|compiled) (?:by|BY)|"
    r"Von|Por|Par|Di|(?:Author|Authors|Author/Byline|Byline|BYLINE|From|[Ww]riter|Reporter|Words|Text"
    r"|Текст|Автор)\s?:)"
    r"\s?:?\s(?P<names>[^\n]+)$"
)
# "Posted on June 30, 2018 by Ann Lee"
_TWICE = re.compile(rf"(?P<names>{NAME}) [Bb]y (?P=names)\b.{{0,40}}$")  # portrait's words, byline
# Each with a city: "Ann Lee, Oslo, and Bo Ek, Rome"
_CITIES = re.compile(
    rf"(?P<names>{NAME}, (?P<one>{_WORD}(?: {_WORD})?),? (?:and|&) {NAME}), "
    rf"(?P<two>{_WORD}(?: {_WORD})?)$"
)
# As Indian papers sign: "PTI | Edited by: Ann Lee"
_EDITED = re.compile(
    rf"(?P<names>{NAME}|[A-Z]{{2,5}}) ?[|] ?(?i:edited|curated|compiled|translated) by:? {_CAP}"
)
_POSTED = re.compile(
    rf"(?:[Pp]osted|[Pp]ublished)(?: on)?:? (?i:{DATED.pattern.removeprefix('(?i)')}),? by "
    rf"(?P<names>{NAME})$"
)
_BY_GLUED = re.compile(rf"[Bb]y(?P<names>{NAME})$")  # "byAnn Lee", as copied from a button
_WRITTEN = re.compile(rf"[|·•–-]\s?(?:Written )?[Bb]y:?\s(?P<names>{NAME})\s?(?=$|[|·•–-])")
# What follows the names on the same line.
_AFTER = re.compile(
    rf"\s*(?:[=<|·•;*_]|(?<!RFE)/|\s[-–—]\s|,?\s(?i:{DATED.pattern.removeprefix('(?i)')})|[,\s]+(?i:published|updated|posted|last|on|\d)"
    rf"|,?\s+(?:for|in|at|from)\s+{_CAP}(?!.*(?:,|\sand)\s{NAME}\sin\s{_CAP})|(?:,|\s)\s*{_ROLE}\b"
    r"|,?\s(?:The )?(?:Associated Press|Canadian Press|Press Association|Reuters|AFP|AP|Bloomberg"
    r"|CNN|BBC|UPI|(?:Fox|ABC|CBS|NBC|CTV|Sky|BBC|Yahoo) (?:News|Sports?))\b"
    r"|,\s(?:The|the)\s|(?<=[a-z])\d|(?<=[a-z])\s\()"
)
_DESK = re.compile(rf"{_WORD} (?:Staff|Reporters?|Correspondents?|Newsroom|Writers|Desk|Bureau)")
_STARTS_NO_NAME = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "the",
        "a",
        "an",
        "all",
        "this",
        "that",
        "then",
        "now",
        "contrast",
        "comparison",
        "law",
        "order",
        "definition",
        "midday",
        "noon",
        "night",
        "default",
        "department",
        "ministry",
        "office",
        "the",
        "early",
        "late",
        "mid",
    ]
)
_LISTED = re.compile(
    rf"(?P<names>{NAME}(?:(?:, | and |, and ){NAME}){{0,3}})"
    r"\s?(?:[·•|/]|\s[-–—]\s)\s?(?P<rest>.{3,100})$"
)
_GLUED = re.compile(rf"(?P<names>{NAME}?(?<=[a-z]))(?=[A-Z][a-z]|\d)(?P<rest>.{{3,80}})$")
_HELPED = re.compile(rf"(?P<names>{NAME}) (?:with|mit) (?P<agencies>.{{2,60}})$")  # "with dpa, epd"
_AGED = re.compile(
    rf"(?P<names>{NAME})\s+\d+ ?(?:s|m|h|min|minutes?|hours?|days?)(?: ago)?\b.{{0,20}}$"
)
_TITLED = re.compile(
    rf"(?P<names>{_WORD}(?: {_WORD}){{1,2}}?)(?:,? {_ROLE}|, (?:{_WORD} ){{0,3}}{_ROLE}"
    rf"|, (?:{_WORD} ){{0,3}}(?:University|College|Institute|School)\b.{{0,40}}"
    rf"|,? {_BEAT}(?:correspondent|editor|reporter|writer|columnist|journalist|producer)s?"
    rf"(?: in {_WORD}(?: {_WORD}){{0,2}})?)$"
)
_IN = re.compile(
    rf"(?:[Bb]y |BY )?(?P<names>[^\W\d_][\w.'’-]*(?: (?:and |,)?[\w.'’-]+){{1,6}}?)"
    rf"(?: in | ?(?P<bar>[|]) )(?P<place>{_WORD}(?: {_WORD}){{0,2}}(?:, {_WORD})?)$"
)
_BARE = re.compile(rf"{NAME}(?:(?:, | and | & |, and ){NAME}){{0,5}}$")
_REPORTING = re.compile(
    r"(?:\(?(?:Reporting|Writing|Compiled)(?: and (?:writing|editing|reporting))? by:?|\(By"
    r"|Reporters?:)\s"
    rf"(?P<names>{NAME}(?:(?:,| and|, and) {NAME}(?![ ]in[ ]))*)"
)
_NEXT_TASK = re.compile(r"\s(?=(?:Editing|Writing|Additional|Reporting|Compiled)\b)")
_STAMPED = re.compile(
    r"(?i)\b(?:ago|posted|updated|published|min read|reporter|correspondent|editor|writer)\b"
)
_NO_NAME = re.compile(
    r"(?i)['’]s\b|\b(?:paper|edition|news|post|times|today|daily|story|photo|video|updated|published)\b"
)
_COMPANIES = frozenset(
    "inc corp ltd llc plc asa ag gmbh co company group limited sa nv spa oyj ab as".split()
)
_PLACED = re.compile(rf"(?<=\w) in {_WORD}(?: {_WORD})*$")
_GIVEN = listed("given_names")
_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b|\bAND\b|\bwith\b|\bund\b|\bet\b)\s*")

Pair = tuple[int, int]


def is_name(line: str) -> bool:
    """Whether the whole line reads like one person's name or several."""
    return (
        len(line) <= 90
        and _BARE.match(line) is not None
        and line.split()[-1].strip(".").lower() not in _COMPANIES
        and not line.startswith(("A ", "An ", "About ", "The ", "How ", "Why ", "What ", "New "))
        and not known_agency(line)
        and not known_place(line)
    )


def find_byline(line: str) -> Pair | None:
    """Where the names stand in a line that says so itself ("By ...", "... · Posted: ...")."""
    if len(line) > 220 or (len(line) > 60 and line.endswith((".", "!", "?"))):
        return None
    by = _BY.match(line)
    if by is not None:
        return _trimmed(line, *by.span("names"))
    cities = _CITIES.match(line) if line.count(",") >= 2 else None
    if cities is not None and known_place(cities["one"]) and known_place(cities["two"]):
        return cities.span("names")
    edited = _EDITED.match(line)
    if edited is not None and (" " in edited["names"] or known_agency(edited["names"])):
        return edited.span("names")
    written = (
        _WRITTEN.search(line) or _TWICE.match(line) or _BY_GLUED.match(line) or _POSTED.match(line)
    )
    if written is not None:
        return written.span("names")
    helped = _HELPED.match(line)
    if helped is not None and all(known_agency(name) for name in _SPLIT.split(helped["agencies"])):
        return helped.span("names")
    for pattern in (_LISTED, _GLUED):
        found = pattern.match(line)
        if (
            found is None
            or known_agency(found["names"])
            or found["names"].lower().startswith("by ")
        ):
            continue
        if line.endswith((".", "!", "?")) and not line.endswith(".m."):
            continue
        if _NO_NAME.search(found["names"]):
            continue
        if DATED.search(found["rest"]) or _STAMPED.search(found["rest"]):
            return found.span("names")
    aged = _AGED.match(line)
    if aged is not None and not _NO_NAME.search(aged["names"]):
        return aged.span("names")
    titled = _TITLED.match(line)
    return titled.span("names") if titled is not None and len(line) <= 90 else None


def find_byline_in_place(line: str) -> tuple[Pair, Pair] | None:
    """Names and place of "Ann Lee in Oslo", as British papers sign; either must be known."""
    found = _IN.match(line) if len(line) <= 90 else None
    if found is None:
        return None
    names = found["names"]
    if not known_place(found["place"]) and (found["bar"] or names.split()[0] not in _GIVEN):
        return None
    if not (known_agency(names) or _BARE.match(names)):
        return None
    return found.span("names"), found.span("place")


def find_reporter(line: str) -> Pair | None:
    """Who reported, in a sign-off such as "(Reporting by Ann Lee in Oslo; Editing by Bo Ek)"."""
    found = _REPORTING.match(line)
    if found is None:
        return None
    start, end = found.span("names")
    return start, start + len(_NEXT_TASK.split(line[start:end])[0])


def _trimmed(line: str, start: int, end: int) -> Pair | None:
    names = line[start:end]
    after = _AFTER.search(names, 2)
    desk = _DESK.fullmatch(names.strip()) is not None  # "MND Staff", "Post Reporters"
    if after is not None and not desk:
        names = names[: after.start()]
    names = names.rstrip(" .,;:=<")
    before, comma, last = names.rpartition(", ")
    if comma and (known_agency(last) or known_place(last)):
        names = before
    words = names.split()
    if not 1 <= len(words) <= 16 or words[0].lower().strip(",.") in _STARTS_NO_NAME:
        return None
    lower = [word for word in words if word[0].islower()]
    joins = {
        "and",
        "in",
        "with",
        "de",
        "da",
        "van",
        "von",
        "der",
        "bin",
        "al",
        "el",
        "for",
        "di",
        "la",
        "le",
    }
    strange = [word for word in lower if word not in joins and not known_agency(word)]
    if len(strange) > (1 if known_agency(words[0]) else 0) or any(c.isdigit() for c in names):
        return None
    if line.rstrip().endswith((".", "!", "?")) and len(words) > 6:
        return None
    return start, start + len(names)


def names_of(words: str) -> list[str]:
    """The single names in the words of a byline; a city between two is none."""
    names = [_PLACED.sub("", name) for name in _SPLIT.split(" ".join(words.split())) if name]
    return [name for name in names if len(names) == 1 or " " in name or not known_place(name)]


def authors_of(text: str, blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The names of all bylines in the order they are printed, each once."""
    bylines = (block.span.of(text) for block in blocks if block.part is Part.BYLINE)
    return tuple(dict.fromkeys(name for byline in bylines for name in names_of(byline)))
