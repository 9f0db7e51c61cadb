"""Sentences as the speech rules see them: every word a tag, every quotation one mark.

In: the text, a block and what is marked in it. Out: frames, each a sentence of narration in which a
quotation counts as one word, tagged Q. One character a word, so that a rule is a regular expression
over `Frame.tags`:

    N name   S name's   T title (Mr.)   P he she they I we   o him them   W who which
    d the a his   r spokesman (role)   k statement (cue noun)   w other word   z company's   0 number
    V said (cue verb)   G saying   y was told (passive cue)   A according to   e is was   b has will
    p of in to   c and but   s while because that   a later, -ly   Q quotation   , . ; : ( ) - as they are

No dictionary stands behind "w": the tags are closed word classes, capitals and the cue list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.articles.cues import NOUNLIKE, NOUNS, PHRASES, VERBS, grade_of
from bot.articles.lexicon.sections import words
from bot.articles.marks import Marked
from bot.articles.model import Span
from bot.articles.phrases import AFTER, INVERTED


@dataclass(slots=True, kw_only=True)
class Frame:
    """One sentence. Word i is text[starts[i]:ends[i]], tagged tags[i]."""

    block: int
    tags: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    quotes: dict[int, int] = field(default_factory=dict)  # word -> position among all marked

    def span(self, first: int, last: int) -> Span:
        """From word `first` to the one before `last`."""
        return Span(self.starts[first], self.ends[last - 1])


def _table() -> dict[str, str]:
    classes = {
        "P": "he she they i we it you he's she's they're i'm it's we're he'd she'd they'd they've "
        "i've we've he'll she'll here's there's that's what's let's where's how's",
        "o": "him them us me",
        "W": "who which whom whose",
        "d": "the a an this these those his her its their our my your some many several one two three "
        "four five six another each every no any both all most few other either neither",
        "p": "of in on at by for with from to into over about against during among amid amidst "
        "through like near within without per via upon under across behind beside besides beyond "
        "toward towards onto between despite around alongside inside outside until till throughout "
        "regarding concerning following off up out down versus",
        "c": "and or but nor yet plus &",
        "s": "while when because if although though since unless whether whereas as than where why "
        "how what that after before once so until",
        "e": "is are was were be been being am isn't aren't wasn't weren't 's",
        "b": "has have had having do does did will would can could may might shall should must "
        "hasn't haven't hadn't doesn't don't didn't won't wouldn't can't cannot couldn't shouldn't "
        "mustn't ought",
        "a": "himself herself themselves itself myself also then later now still again even just only not never ever already always often "
        "sometimes soon once twice there here today yesterday tomorrow tonight instead too however "
        "meanwhile perhaps maybe yet rather quite very almost indeed further furthermore moreover "
        "thus therefore hence otherwise elsewhere afterward afterwards earlier recently ago back "
        "away together alone well first next last finally once nevertheless nonetheless likewise "
        "anyway altogether",
        "0": "hours days weeks months years minutes seconds hour day week month year morning evening "
        "afternoon night weekend moments decade decades percent",
    }
    return {word: tag for tag, group in classes.items() for word in group.split()}


TAGS = _table()
ROLES = words("roles")
_QUANTIFIERS = frozenset(
    "all both many some most few one two three several another others each neither either".split()
)
GIVEN = words("given_names")
_GROUPS = words("roles", "group")
_BE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "get",
        "got",
    ]
)
_TITLES = frozenset(words("titles"))
_MONTHS = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan.",
        "Feb.",
        "Mar.",
        "Apr.",
        "Jun.",
        "Jul.",
        "Aug.",
        "Sept.",
        "Sep.",
        "Oct.",
        "Nov.",
        "Dec.",
        "Mon.",
        "Tues.",
        "Wed.",
        "Thurs.",
        "Thu.",
        "Fri.",
        "Sat.",
        "Sun.",
    ]
)
_ADJECTIVES = words("nations", "people") | {"Democratic", "Republican", "Federal", "National"}
PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "ter",
        "ten",
        "bin",
        "ibn",
        "al",
        "el",
        "of",
    ]
)

_ABBREVIATIONS = sorted(
    {word for word in _TITLES | _MONTHS if word.endswith(".")}
    | {"Jr.", "Sr.", "No.", "vs.", "Mt.", "Ft.", "Inc.", "Corp.", "Ltd.", "Co.", "Bros.", "Messrs."}
    | {"Ala.", "Ariz.", "Ark.", "Calif.", "Colo.", "Conn.", "Del.", "Fla.", "Ga.", "Ill.", "Ind."}
    | {"Kan.", "Ky.", "La.", "Md.", "Mass.", "Mich.", "Minn.", "Miss.", "Mo.", "Mont.", "Neb."}
    | {"Nev.", "Okla.", "Ore.", "Pa.", "Tenn.", "Tex.", "Va.", "Vt.", "Wash.", "Wis.", "Wyo."}
    | {"a.m.", "p.m.", "e.g.", "i.e.", "etc.", "Ph.D.", "approx."},
    key=len,
    reverse=True,
)
_WORD = re.compile(
    r"(?:[A-Z]\.){2,}(?:-\w+)*|"
    + r"\b(?:"
    + "|".join(re.escape(word) for word in _ABBREVIATIONS)
    + r")(?!\w)|"
    + r"[A-Z]\.(?=[\s\u00a0]*[A-Z])|"
    + r"[$£€#@]?\d(?:[\d,.:/]*\d)?\w*(?:-\w+)*|"
    + r"[#@]?\w+(?:[-'’.&]\w+)*(?:['’](?!\w))?|"
    + r"\.{3}|…|--|[^\w\s]"
)
_CLOSES = frozenset(".?!…")


def read_frames(
    text: str, number: int, block: Span, marked: tuple[Marked, ...], first: int
) -> list[Frame]:
    """The frames of a block. `first` is the position of its first marked stretch among all."""
    frames: list[Frame] = []
    soft: set[int] = set()  # where quotations start that may end their sentence
    tokens: list[tuple[int, int, int]] = []  # start, end, quotation or -1

    def close() -> None:
        if tokens:
            frames.extend(_split(_frame(text, number, tokens), soft))
            tokens.clear()
            soft.clear()

    at = block.start
    for position, stretch in enumerate((*marked, None)):
        stop = stretch.span.start if stretch else block.end
        for match in _WORD.finditer(text, at, stop):
            tokens.append((match.start(), match.end(), -1))
            if match.group() in ".?!" and _new_sentence(text, match.end(), stop):
                close()
            elif match.group() in _MAY_END and _closed_class_next(text, match.end(), stop):
                close()
        if stretch is None:
            break
        tokens.append((stretch.span.start, stretch.span.end, first + position))
        at = stretch.span.end
        ends = _ends_sentence(text, stretch, at, block.end)
        if ends:
            close()
        elif ends is None:
            soft.add(stretch.span.start)
    close()
    if frames:
        _drop_dateline(frames[0])
    return frames


_DATELINE = re.compile(r"[N,.0p()/]{1,14}-(?=[^Q])")


def _drop_dateline(frame: Frame) -> None:
    """ "WASHINGTON (AFP) - ": no part of the sentence behind it."""
    match = _DATELINE.match(frame.tags)
    if match is None:
        return
    cut = match.end()
    if not any((len(word) > 2 and word.isupper()) or word == ")" for word in frame.words[:cut]):
        return
    frame.tags = frame.tags[cut:]
    del frame.words[:cut], frame.starts[:cut], frame.ends[:cut]
    frame.quotes = {at - cut: quotation for at, quotation in frame.quotes.items()}


def _new_sentence(text: str, at: int, stop: int) -> bool:
    """Whether a full stop, question or exclamation mark at `at` ends a sentence."""
    following = text[at : at + 4].lstrip(" \u00a0)”\"’'")[:1]
    return at >= stop or not (following.islower() or following in tuple(",;:)—–―-"))


_MAY_END = frozenset("a.m. p.m. U.S. U.K. U.N. D.C. Inc. Corp. Jr. Sr. etc.".split())
_FOLLOWING = re.compile(r"\s+([A-Z][a-z’']*)\b")


def _closed_class_next(text: str, at: int, stop: int) -> bool:
    """ "at 7 p.m. He said": an abbreviation ends its sentence where a new one plainly opens."""
    following = _FOLLOWING.match(text, at, stop)
    return following is not None and TAGS.get(following[1].lower(), "0") in "PdpscW"


def _ends_sentence(text: str, stretch: Marked, at: int, end: int) -> bool | None:
    """Whether a quotation is the end of its sentence; None where that depends on what follows."""
    inside = text[stretch.span.start : at].rstrip("\"”“»’' \t")
    following = text[at : at + 4].lstrip()
    if not following or "\n" in text[at : at + 1]:
        return True
    if following[0] in ",;:.?!)—–―-" or following[0].islower():
        return False
    if inside[-1:] == ".":
        return True
    return None if inside[-1:] in "?!…—–-" else False


def _split(frame: Frame, soft: set[int]) -> list[Frame]:
    """A question or an exclamation ends its sentence unless its speaker follows: "Why?" he asked."""
    for word in frame.quotes:
        if frame.starts[word] not in soft or word + 1 == len(frame.tags):
            continue
        match = AFTER.match(frame.tags, word + 1) or INVERTED.match(frame.tags, word + 1)
        if match and grade_of(frame.words[frame.tags.index("V", match.start())].lower()) == "say":
            continue
        cut = word + 1
        head = Frame(
            block=frame.block,
            tags=frame.tags[:cut],
            words=frame.words[:cut],
            starts=frame.starts[:cut],
            ends=frame.ends[:cut],
            quotes={at: q for at, q in frame.quotes.items() if at < cut},
        )
        rest = Frame(
            block=frame.block,
            tags=frame.tags[cut:],
            words=frame.words[cut:],
            starts=frame.starts[cut:],
            ends=frame.ends[cut:],
            quotes={at - cut: q for at, q in frame.quotes.items() if at >= cut},
        )
        return [head, *_split(rest, soft)]
    return [frame]


def _frame(text: str, number: int, tokens: list[tuple[int, int, int]]) -> Frame:
    frame = Frame(block=number, tags="", words=[], starts=[], ends=[])
    tags: list[str] = []
    index, count = 0, len(tokens)
    while index < count:
        start, end, quotation = tokens[index]
        if quotation >= 0:
            inside = text[start:end].strip("\"“”„«»‘’'` ")
            if tags and tags[-1] == "N" and _is_nickname(text, inside, tokens, index, frame.words):
                tag, word, step = "N", inside, 1
            elif tags and tags[-1] in "wkNSrzpd" and is_titled(inside):
                tag, word, step = "w", inside, 1  # the film "…": a work, no speech
                if inside.endswith(","):
                    tags.append(tag)
                    frame.words.append(word)
                    frame.starts.append(start)
                    frame.ends.append(end)
                    tag, word, start = ",", ",", end - 1
            else:
                frame.quotes[len(tags)] = quotation
                tag, word, step = "Q", "", 1
        else:
            word = text[start:end]
            tag, step = _tag(text, word, tokens, index, tags, frame.words)
            end = tokens[index + step - 1][1]
            if step > 1:
                word = " ".join(text[start:end].split())
        tags.append(tag)
        frame.words.append(word)
        frame.starts.append(start)
        frame.ends.append(end)
        index += step
    frame.tags = "".join(tags)
    return frame


_TITLE_SMALL = frozenset("a an and at by for from in of on or the to with vs".split())


def is_titled(inside: str) -> bool:
    """Every word but small ones is capitalised, as in the title of a work."""
    words = inside.rstrip(",.").split()
    return (
        bool(words)
        and inside[-1:] not in "?!"
        and words[0][0].isupper()
        and all(
            word[0].isupper() or not word[0].isalpha() or word in _TITLE_SMALL for word in words
        )
    )


def _tag(
    text: str,
    word: str,
    tokens: list[tuple[int, int, int]],
    index: int,
    tags: list[str],
    before: list[str],
) -> tuple[str, int]:
    """The tag of a word, and how many words it takes (phrases: "went on to say")."""
    if not (word[0].isalnum() or word[0] in "#@$£€"):
        if word == "%":
            return "0", 1
        return (
            "."
            if word in "?!…" or word == "..."
            else "-"
            if word in "–—―‒−-/" or word == "--"
            else word
            if len(word) == 1
            else "-",
            1,
        )
    lower = word.lower().replace("’", "'")
    first = not tags or tags[-1] in "Q-:("
    if word[0].isupper() and not first and lower not in ("i", "i'm", "i've"):
        if word in _MONTHS:
            named = word in GIVEN and _capital_next(text, tokens, index)
            return ("N" if named else "0"), 1
        if word in _TITLES and word.endswith("."):
            return "T", 1
        if TAGS.get(lower, "") in _SMALL and word not in GIVEN:
            return TAGS[lower], 1  # "CNN President On Trump": a headline's capitals
        if (
            lower in ("says", "said", "tells", "told", "asks", "warns", "calls", "vows", "claims")
            and tags[-1] in "NS"
        ):
            return "V", 1
        return ("S" if lower.endswith(("'s", "s'")) else "N"), 1
    if word[0] in "$£€" or word[0].isdigit():
        return "0", 1
    if word[0] in "#@":
        return "N", 1
    if lower == "according":
        if index + 1 < len(tokens) and text[tokens[index + 1][0] : tokens[index + 1][1]] == "to":
            return "A", 2
    known = TAGS.get(lower)
    if (
        first
        and word in GIVEN
        and (known or word in _MONTHS)
        and _capital_next(text, tokens, index)
    ):
        return "N", 1  # "Will Hope", "May Bishop"
    if (
        lower == "of"
        and tags
        and tags[-1] == "N"
        and before[-1] in ("Secretary", "Speaker", "Minister", "Director", "Chief")
        and _capital_next(text, tokens, index)
    ):
        return "N", 1  # "Secretary of State John Kerry"
    if lower == "as" and tags and tags[-1] == "V":
        return "p", 1
    if known is not None and lower not in PHRASES:
        return known, 1
    if lower in PHRASES:
        for tail, shape in PHRASES[lower]:
            step = _follows(text, tokens, index + 1, tail)
            if step:
                return _verb(shape, lower, tags, before), step + 1
        if known is not None:
            return known, 1
    verb = VERBS.get(lower)
    if verb is not None:
        if verb[1] == "s" and tags and tags[-1] in "wrNPW" and _quoting(text, tokens, index):
            return "V", 1  # "the ad claims "…"", where "claims" could be a noun
        tag = _verb(verb[1], lower, tags, before)
        if tag != "w":
            return tag, 1
    if lower in NOUNS:
        return "k", 1
    if first and lower.endswith("ing") and _opens_participle(text, word, tokens, index):
        return "s", 1  # "Speaking on Monday, he": a clause before the main one
    if word[0].isupper() and lower.endswith("ly") and len(word) > 6 and word not in GIVEN:
        return "a", 1
    if lower in ROLES and not (word[0].isupper() and _is_name(lower)):
        return "r", 1
    if word[0].isupper():
        if word in _MONTHS:
            return "0", 1
        if word in _TITLES and word.endswith("."):
            return "T", 1
        return ("S" if lower.endswith(("'s", "s'")) else "N"), 1
    if lower.endswith(("'s", "s'")):
        return "z", 1
    if lower.endswith("ly"):
        return "a", 1
    if re.fullmatch(r"(?:al|el|ul|as|ash|an|ad|ar)-[A-Z]\w*", word) or (
        lower in PARTICLES and tags and tags[-1] == "N"
    ):
        return "N", 1
    return "w", 1


def _is_name(role: str) -> bool:
    """ "Hunter told": a singular noun without an article is somebody's name."""
    return not role.endswith("s") and role not in _GROUPS


def _opens_participle(text: str, word: str, tokens: list[tuple[int, int, int]], index: int) -> bool:
    """Whether a capitalised word in -ing opens a sentence as a participle, and is no surname."""
    if len(word) < 6 or word in GIVEN or index + 1 >= len(tokens) or tokens[index + 1][2] >= 0:
        return False
    following = text[tokens[index + 1][0] : tokens[index + 1][1]]
    return (
        following[:1].islower() and following not in VERBS and TAGS.get(following) not in ("b", "e")
    )


_SMALL = tuple("psce")


def _is_nickname(
    text: str, inside: str, tokens: list[tuple[int, int, int]], index: int, before: list[str]
) -> bool:
    """Robert “Bobby” Lang: one capitalised word between a given name and another name."""
    return (
        inside.isalpha()
        and inside[0].isupper()
        and before[-1] in GIVEN
        and _capital_next(text, tokens, index)
    )


def _capital_next(text: str, tokens: list[tuple[int, int, int]], index: int) -> bool:
    if index + 1 >= len(tokens) or tokens[index + 1][2] >= 0:
        return False
    return text[tokens[index + 1][0]].isupper()


def _quoting(text: str, tokens: list[tuple[int, int, int]], index: int) -> bool:
    """Whether a quotation follows the word, with a comma or colon between at most."""
    behind = tokens[index + 1 : index + 3]
    if behind and behind[0][2] >= 0:
        return True
    return len(behind) > 1 and behind[1][2] >= 0 and text[behind[0][0]] in ",:"


def _follows(text: str, tokens: list[tuple[int, int, int]], index: int, tail: str) -> int:
    """How many words `tail` takes from `index` on; 0 where something else stands there."""
    parts = tail.split()
    if index + len(parts) > len(tokens):
        return 0
    for offset, part in enumerate(parts):
        start, end, quotation = tokens[index + offset]
        if quotation >= 0 or text[start:end] != part:
            return 0
    return len(parts)


def _verb(shape: str, lower: str, tags: list[str], before: list[str]) -> str:
    """V, G, y or w: what a form of a cue verb is behind the words that stand before it."""
    at = len(tags) - 1
    while at >= 0 and tags[at] == "a":
        at -= 1
    last = tags[at] if at >= 0 else ""
    word = before[at].lower() if at >= 0 else ""
    if shape == "ing":
        if last == "e":
            return "V"
        if last in ("w", "N", "r", "k") and VERBS.get(lower, ("say",))[0] == "think":
            return "w"
        return "w" if last and last in "dSz" else "G"
    if shape == "past":
        if last == "e" or word in _BE:
            return "y"
        if last and last in "dSz":
            if word not in _QUANTIFIERS:
                return "w"
            tags[at] = "r"  # "some chanted": somebody
        return "V"
    if shape == "base":
        if not last or last in ",Q":
            return "w" if lower in NOUNS else "V"
        if (
            last in "Pbac"
            or word == "to"
            or (last in "rwN" and word.endswith("s") and word[0].islower())
        ):
            return "V"
        return "w"
    if last and last in "dSz0p":
        return "w"
    if lower in NOUNLIKE and last == "N":
        run = at
        while run > 0 and tags[run - 1] in "NT":
            run -= 1
        if (run > 0 and tags[run - 1] == "d") or before[at] in _ADJECTIVES:
            return "w"  # "the Paris attacks", "Democratic claims"
    if lower in NOUNLIKE and last not in ("N", "P", "r", "Q", ",", "W", "a", "b"):
        return "w"
    return "V"
