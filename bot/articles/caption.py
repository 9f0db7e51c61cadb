"""Tell a photograph's caption from its credit.

In: one line of an article. Out: where in it the caption and the credit stand, or None.

The credit comes behind the caption, in brackets, behind a label, a dash or a bar, or bare; or it
is a line of its own:

    Marchers in Oslo on Monday. (AP Photo/Ann Lee)      Marchers in Oslo. Photograph: Ann Lee/EPA
    Marchers in Oslo. — Picture by Ann Lee              © Ann Lee/TASS

Some pages label both, a line each: "Image source, Ann Lee", "Image caption, Marchers in Oslo".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.articles.lexicon.sections import sections

_LONGEST = 700  # characters of a caption with its credit


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """Offsets (start, end) into the line; either may stand alone."""

    caption: tuple[int, int] | None
    credit: tuple[int, int] | None


# Who photographs for the press; compiled for Dateline.
_HOUSE = "(?:" + "|".join(sections("houses")["houses"]) + ")"
_NAME = r"[^\W\d_a-z@][\w.'’-]*(?:[ ](?:[^\W\d_a-z][\w.'’-]*|de|da|van|von|al|el|bin|der|den)){0,3}"
_TWO = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z]\.)? [^\W\d_a-z][\w.'’-]*"
_PART = r"@?[\w.'’&-]+(?: [\w.'’&-]+){0,4}"
_CREDITED = (
    rf"(?:{_PART}(?: ?/ ?| via |, )){{0,3}}(?:via )?{_HOUSE}(?:(?: ?/ ?| via |, ){_PART}){{0,3}}"
)
_AGENCY = (
    r"[A-Z][\w.]*(?: [A-Z]\w*)* "
    r"(?:Images|Wire|Press|Agency|News|Photos?|Pictures|Media|Archive)(?: [A-Z]\w+)?"
)
_LABEL = (
    r"(?:(?:Photograph|Photo|Picture|Pic|Image|Video|Foto|PHOTO|PHOTOGRAPH|PICTURE|IMAGE|Illustration"
    r"|Graphic)[sS]?(?: [Cc]redits?| CREDITS?| courtesy)?|(?:photo|image) credits?|Credits?|CREDIT"
    r"|Source photo|Courtesy|Express photo)"
)
_LABELLED = rf"{_LABEL}(?:\s?(?:[:|]|\.{{3}}|…)\s?|\s/\s|\s(?:by|BY|from|courtesy of|of)\s|\sby:\s)"
_TOLD_APART = re.compile(
    r"(?i:Image|Photo|Picture|Media|Video)\s(?:(?i:source|credit),\s?(?P<credit>\S.{1,89})"
    r"|(?i:caption),\s?(?P<caption>\S.{2,}))$"
)
# "FILE - Marchers in Oslo", "File photo: Marchers in Oslo": a caption whoever took the picture.
_FILED = re.compile(
    r"(?:FILE|File|FILE PHOTO|File photo|ARCHIVE|Archive)(?: ?[-–—:]|,) ?(?=\S).{20,}$"
)
_COUNTED = re.compile(
    r"(?:Item|Image|Photo|Picture|Slide|Foto)? ?\d{1,2} (?:of|/) \d{1,2}(?:\s?[|:.]|\s)\s?(?=\S)"
    r"|(?:PHOTO|Photo|PICTURE|Picture|IMAGE|Image|CAPTION|Caption): ?(?=\S)"
)
_MORE = r"(?:\s*(?:more >|See more|\[\+\]|==\w+))?"  # Kyodo signs its captions twice
_OUTLET = r"[A-Z][\w.&’'-]*(?: (?:and |of |the )?[A-Z&][\w.&’'-]*){0,4}"

_BRACKETED = re.compile(rf"\s*\((?:{_LABELLED})?(?P<credit>[^()\n]{{2,140}}?)\s*\)\.?{_MORE}$")
_SQUARED = re.compile(
    rf"\s*\[(?:{_LABELLED})?(?P<credit>(?:File: )?"
    rf"(?:{_TWO} ?/ ?[\w.’' /-]{{2,50}}|{_CREDITED}/[^\[\]/]{{2,40}}))\]$"
)
_SQUARED_LABEL = re.compile(rf"\s*\[{_LABELLED}(?P<credit>[^\[\]\n]{{2,90}})\]$")
# As small papers sign: "Ann Lee photo", "Submitted photo", "Staff photo by Ann Lee"
_OF_PAPER = (
    rf"(?:{_TWO}(?: ?/ ?[A-Z][\w ]{{2,30}})?|Submitted|Courtesy|Contributed|Provided|Staff|File)"
    rf" [Pp]hotos?(?: by {_TWO})?"
)
_LABELS = (
    "Photo Pic Image Video Foto PHOTO PICTURE IMAGE Illustration Graphic Credit CREDIT Source "
    "Courtesy credit"
)
# As chains of local papers sign, in capitals: "ANN LEE, PRAIRIE HERALD"
_PAPER = (
    r"(?:[A-Z]+-)?(?:ADVOCATE|BEE|CHRONICLE|COURIER|DISPATCH|EAGLE|ENTERPRISE|EXAMINER|EXPRESS"
    r"|GAZETTE|GLOBE|HERALD|INDEPENDENT|JOURNAL|LEADER|MAIL|NEWS|OBSERVER|POST|PRESS|RECORD"
    r"|REGISTER|REPUBLIC|REVIEW|SENTINEL|STANDARD|STAR|SUN|TELEGRAPH|TIMES|TRIBUNE)"
)
# What the pattern cannot do without, one of these, before the pattern: few lines have any.
_ENDING = tuple(
    (signs.split(), re.compile(pattern))
    for signs, pattern in (
        (
            _LABELS,
            rf"(?:[-–—|]|(?<=[.!?”\"’)\]]))\s*(?:[A-Z]{{2,4}} (?=[A-Z]))?{_LABELLED}"
            r"(?P<credit>[^.()\n]{2,90}?(?:\.[^.()\n]{2,30})?)\.?$",
        ),
        (
            _LABELS,
            rf"\s*(?:(?<![\w-])|(?=Credit|Image|Photo|Picture)){_LABEL}\s?:\s?(?P<credit>[^.()\n]{{2,90}}?(?:\.[^.()\n]{{2,30}})?)\.?$",
        ),
        (
            "Copyright © (c)",
            r"\s*[-–—|]\s*(?:Copyright|©|\(c\))\s*(?P<credit>[^()\n]{2,90})$",
        ),
        ("Copyright", rf"\sCopyright (?P<credit>{_CREDITED}|{_TWO} ?/ ?{_PART})$"),
        ("photo", rf"(?:[.!?]|\s[|–—-])\s*\(?(?P<credit>{_OF_PAPER})\)?$"),
        (
            "/ for —",
            rf"(?<=[.!?”\"’)])\s*(?P<credit>{_TWO}(?: ?/ ?| for |—)(?:the )?{_OUTLET})$",
        ),
        ("photo", r"(?<=[.!?])\s*(?P<credit>[A-Z]{2,6} (?:file )?photos?(?: [^.]{2,30})?)$"),
        ("©", r"\s*©\s*+(?!\d{4})(?P<credit>[^()\n©]{2,90})$"),
        (
            "|",
            rf"\s*[|]\s*(?:{_LABELLED})?"
            rf"(?P<credit>(?:{_CREDITED}|{_PART}/{_PART}|{_PART} for {_PART}))$",
        ),
        (
            "/",
            r"\s+(?P<credit>(?:REUTERS|AP Photo|AFP PHOTO|EPA|AP)\s?/\s?[^().\n]{2,60}?"
            r"(?:/File(?: [Pp]hoto)?)?)(?: Purchase Licensing Rights.*)?\.?$",
        ),
        ("", rf"(?:(?<=[.?!”\"’)])\s*|\s{{2,}}|\s[-–—]\s)(?P<credit>{_CREDITED})\.?$"),
        ("/", rf"\s(?P<credit>{_TWO} ?/ ?(?:via )?(?:{_HOUSE}|{_AGENCY})(?: ?/ ?{_PART})?)$"),
        (
            "/via",
            r"\s(?P<credit>@?[^\s()]{2,40}/via [A-Z]{2,12}|[Cc]ourtesy [^().\n]{2,60}/via REUTERS)"
            r"\s+(?:THIS IMAGE|ATTENTION|NO RESALES).*$",
        ),
    )
)
_ALONE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_LABELLED}(?P<credit>[^()\n]{{2,90}})\)$",  # its bracket opens a line above
        rf"(?:{_LABELLED}|©|Copyright(?:\s©)?|\(c\))\s*+"
        rf"(?P<credit>(?!\d{{4}}\b)(?!.*[.!?] ?(?:[(\[]|{_LABEL}[: ]))[^\n©]{{2,90}}?);?$",
        rf"(?P<credit>{_CREDITED})$",
        rf"(?P<credit>{_TWO}(?: ?[|] ?{_PART})? ?[|] ?"
        r"(?:Getty Images|AP Images|Shutterstock|NurPhoto))$",
        rf"\d\d?:\d\d [-–—] Source: (?P<credit>{_PART})$",  # below a film's title
        rf"[(\[](?:{_LABELLED})?(?P<credit>{_CREDITED})[)\]]$",
        rf"[(\[]{_LABELLED}(?P<credit>[^()\[\]]{{2,90}})[)\]]$",
        rf"(?P<credit>{_CREDITED})\)$",
        rf"(?P<credit>{_TWO} ?/ ?{_PART})$",
        r"(?P<credit>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){1,2}, (?:THE )?(?:[A-Z-]+ ){0,3}"
        rf"{_PAPER})$",
    )
)
_CREDITISH = re.compile(
    rf"(?:^|[/ ,])(?:{_HOUSE})(?:$|[/ ,])|\w ?/ ?\w|\bvia\b"
    r"|^(?:File|Supplied|Handout|Courtesy)\b|^[A-Z]\w+ [Pp]hoto$|^(?:The |the )?[A-Z]\w+ family$"
)


# A credit ends in a name or a bracket; most sentences do not.
_SIGNED = re.compile(
    r"(?:[)\]]\.?|[a-z] photo|(?:^|[\s/|©:.@=-])@?[^\W_a-zß-öø-ÿ][^\s/|]*|more >|See more"
    r"|Purchase Licensing Rights.*|\(c\) \S+)$"
)


_LAST_PART = re.compile(r"\w ?/ ?\w+ \w+$")  # "Ann Lee/dpa/picture alliance"
_LABEL_INSIDE = re.compile(rf"\s{_LABEL}: ?\S")  # "... Image: Ann Lee/picture alliance"


def _is_signed(line: str) -> bool:
    """Whether a line ends as credits do. Most end in a small word, which a glance tells."""
    tail = line[-60:]
    last = tail.rpartition(" ")[2].rstrip('.,!?"”')
    small = last.isascii() and last.isalpha() and last.islower() and last not in ("more", "photo")
    if small and "Rights" not in tail and "(c)" not in tail:
        return bool(_LAST_PART.search(tail) or _LABEL_INSIDE.search(tail))
    return _SIGNED.search(line, max(0, len(line) - 60)) is not None


def split_caption(line: str) -> Pictured | None:
    """Where caption and credit stand in `line`; None where it prints no credit and no label.

    >>> split_caption("Marchers in Oslo. (AP Photo/Ann Lee)")
    Pictured(caption=(0, 17), credit=(19, 35))
    """
    if len(line) > _LONGEST:
        return None
    labelled = _TOLD_APART.match(line)
    if labelled is not None:
        spans = {name: labelled.span(name) for name, words in labelled.groupdict().items() if words}
        return Pictured(caption=spans.get("caption"), credit=spans.get("credit"))
    if not _is_signed(line):
        return Pictured(caption=(0, len(line)), credit=None) if _FILED.match(line) else None
    told = line.endswith((".", "!", "?")) and len(line.split()) >= 8
    if len(line) <= 110 and not told and not line.startswith(("By ", "BY ", "by ")):
        for pattern in _ALONE:
            found = pattern.match(line)
            if found:
                return Pictured(caption=None, credit=found.span("credit"))
    if _FILED.match(line) and not line.endswith(")"):
        return Pictured(caption=(0, len(line)), credit=None)
    tail = max(0, len(line) - 220)
    end = line[tail:]
    bracketed = _BRACKETED.search(line, tail) if "(" in end else None
    square = "[" in end
    squared = (_SQUARED.search(line, tail) or _SQUARED_LABEL.search(line, tail)) if square else None
    if squared is not None:
        return _pictured(line, squared)
    if bracketed is not None and _is_credit(line, bracketed):
        return _pictured(line, bracketed)
    for signs, pattern in _ENDING:
        if signs and not any(map(end.__contains__, signs)):
            continue
        found = pattern.search(line, tail)
        if found:
            return _pictured(line, found)
    return None


def _is_credit(line: str, bracketed: re.Match[str]) -> bool:
    """Brackets hold a credit if they say so; behind a full stop a name or letters will do."""
    if re.search(_LABELLED, bracketed[0]):
        return True
    if bracketed[0].rstrip().endswith("."):
        return False
    credit = bracketed["credit"]
    if _CREDITISH.search(credit):
        return len(credit.split()) <= 14
    return line[: bracketed.start()].rstrip().endswith((".", "!", "?", "”", '"')) and bool(
        re.fullmatch(rf"[A-Z]{{2,6}}|{_NAME}", credit)
    )


def _pictured(line: str, found: re.Match[str]) -> Pictured:
    end = len(line[: found.start()].rstrip(" \t\u00a0-–—|"))
    counted = _COUNTED.match(line, 0, end)  # "1 of 5 | Marchers in Oslo", "PHOTO: Marchers"
    start = counted.end() if counted else 0
    return Pictured(caption=(start, end) if end > start else None, credit=found.span("credit"))
