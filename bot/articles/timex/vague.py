"""Words for now, the past and the future that name no day."""

from __future__ import annotations

import re

from bot.articles.timex.rule import Piece, Reading, Value, rule


@rule("now", r"(?:right |just |until |up to )?(?P<word>now)(?! that\b| famous| infamous| defunct)")
def now(match: re.Match[str], reading: Reading) -> Value | tuple[Piece, ...] | None:
    if reading.text[match.start("word") : match.end("word")] == "NOW" or reading.before(
        match, 6
    ).endswith(("from ", "by ")):
        return None
    start = match.start("word")
    return (Piece(start, match.end(), "DATE", "PRESENT_REF"),)


@rule(
    "present",
    r"(?:currently|nowadays|presently|(?:at )?(?:this|the) (?:very )?(?:present|moment)"
    r"(?: time)?|these days|at present|the present(?: day| time)?)",
)
def present(match: re.Match[str], reading: Reading) -> Value | tuple[Piece, ...] | None:
    start = match.start()
    if match[0].startswith("at "):
        start += 3
    if match[0].startswith("the moment") and not re.match(r"[.,;]", reading.after(match)):
        return None
    return (Piece(start, match.end(), "DATE", "PRESENT_REF"),)


@rule("current", r"(?P<word>current)(?= [a-z]+)")
def current(match: re.Match[str], reading: Reading) -> Value | None:
    if reading.capital(match, "word") and reading.before(match).strip():
        return None
    return "DATE", "PRESENT_REF"


@rule("recently", r"(?:(?:more|most|very|just|until|only) )?(?:recently|lately)")
def recently(match: re.Match[str], reading: Reading) -> Value | tuple[Piece, ...] | None:
    start = match.start()
    if match[0].startswith("until"):
        start += 6
    return (Piece(start, match.end(), "DATE", "PAST_REF"),)


@rule(
    "recent",
    r"recent(?: (?P<unit>days|weeks|months|years|quarters|decades|times|history)(?: and "
    r"(?:weeks|months|years))?)?",
)
def recent(match: re.Match[str], reading: Reading) -> Value | None:
    unit = match["unit"]
    if unit in ("years", "decades", "times", "history"):
        return "DATE", "PAST_REF"  # so long a stretch is a time rather than a length
    if unit:
        return "DURATION", f"PX{unit[0].upper()}"
    if re.match(r" [a-z]", reading.after(match)) and not reading.before(match).endswith(
        ("most ", "more ")
    ):
        return "DATE", "PAST_REF"
    return None


@rule(
    "future",
    r"(?:the )?(?:near |immediate |foreseeable |not-too-distant |very near |distant )?"
    r"(?P<word>future)(?= |[.,;:)'’\"”])",
)
def future(match: re.Match[str], reading: Reading) -> Value | None:
    if reading.capital(match, "word") or re.match(r"s\b", reading.after(match)):
        return None
    if re.search(
        r"\b(?:whose|its|his|her|their|a|our|my|bright|political|[a-z]+['’]s)\s+$",
        reading.before(match),
    ):
        return None
    return "DATE", "FUTURE_REF"


@rule("term", r"the (?:near|short|long|medium) term(?=[.,;:)'’\"”]| [a-z]+[^a-z])")
def near_term(match: re.Match[str], reading: Reading) -> Value | None:
    return "DATE", "FUTURE_REF"


@rule(
    "past",
    r"the (?:recent |distant |immediate )?past(?! \w+ (?:days|weeks|months|years))(?! "
    r"(?:an?|\d+|few|several|couple|decade|century|year|week|month|quarter|season|tense"
    r"|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|half|winter|summer"
    r"|spring|fall|weekend|hour|day|[a-z]+teen)\b)",
)
def past(match: re.Match[str], reading: Reading) -> Value | None:
    return "DATE", "PAST_REF"


@rule("former", r"(?P<word>former)(?= [a-z])")
def former(match: re.Match[str], reading: Reading) -> Value | None:
    return ("DATE", "PAST_REF") if reading.narrative else None


@rule("soon", r"(?:very |fairly |pretty )?soon(?! after| as|er)")
def soon(match: re.Match[str], reading: Reading) -> Value | None:
    if (
        reading.narrative
        or reading.tense(match) == "past"
        or re.search(r"\b(?:as|so|too)\s+$", reading.before(match))
    ):
        return None
    return "DATE", "FUTURE_REF"


@rule(
    "point",
    r"(?:at )?(?P<which>this|that|the|the same) (?P<word>time|point|moment)(?: in time)?"
    r"(?=[.,;:]| (?:the|a|he|she|it|they|we|was|were|had|and|in|of (?:the|his|her))\b)",
)
def that_time(match: re.Match[str], reading: Reading) -> Value | tuple[Piece, ...] | None:
    if not match[0].startswith("at") and not re.search(
        r"\b(?:by|since|until|from|during|before)\s+$", reading.before(match)
    ):
        return None
    if match["which"] in ("the", "the same") and (
        match["word"] != "time"
        or not re.match(
            r"[.,;]|\s(?:he|she|they|we)\b" if match[0].startswith("at") else r"[.,;]",
            reading.after(match),
        )
        or match["which"] == "the same"
    ):
        return None
    start = match.start("which")
    if match["which"] == "this":
        return (Piece(start, match.end(), "DATE", "PRESENT_REF"),)
    if reading.narrative or match["which"] == "that":
        spoken = reading.spoken_of()
        if spoken is not None:
            return (Piece(start, match.end(), "DATE", spoken.value),)
    return (Piece(start, match.end(), "DATE", "PAST_REF"),)


RULES = (
    now,
    present,
    current,
    recently,
    recent,
    future,
    near_term,
    past,
    former,
    soon,
    that_time,
)
