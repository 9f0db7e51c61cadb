"""Tag the words of a sentence, one character a word.

In: the words of a sentence. Out: its tags, and its words with phrases joined. What the tags mean
stands in frames.py; the rules below are tried in order, and the first that knows a word has it. No
dictionary stands behind them: closed word classes, capitals, the cue list and the list of roles.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.articles.cues import NAMING, NOUNLIKE, NOUNS, PHRASES, VERBS, Shape
from bot.articles.lexicon.sections import sections, words
from bot.articles.tokens import Run

ROLES = words("roles")
GIVEN = words("given_names")
PARTICLES = words("classes", "particle")
CLASSES: dict[str, str] = {
    word: section[-1]
    for section, lines in sections("classes").items()
    if section[-2:-1] == " "
    for line in lines
    for word in line.split()
}
_GROUPS = words("roles", "group")
_QUANTIFIERS = words("classes", "quantifier")
_ONE = frozenset("a an this that each every another".split())
_BE = words("classes", "be e") | {"get", "got"}
_DATES = words("classes", "date")
_TITLES = words("titles")
_ADJECTIVES = words("nations", "people") | {"Democratic", "Republican", "Federal", "National"}
_HEADLINE_VERBS = frozenset("says said tells told asks warns calls vows claims".split())
_SAID = frozenset({"past", "s"})  # forms that no auxiliary stands before: "Will said"
_SMALL = frozenset("psce")  # classes that a headline capitalises
_TITLE_SMALL = frozenset("a an and at by for from in of on or the to with vs".split())
_OFFICES = frozenset("Secretary Speaker Minister Director Chief".split())
_BY = frozenset("by about why whether if how what".split())
_PHRASE = re.compile(r"d[wkrN]+(?:pd?[wkrN]+)?")
_PAIR = re.compile(r"[NT]c[NT]+a*$")
_ARAB = re.compile(r"(?:al|el|ul|as|ash|an|ad|ar)-[A-Z]\w*")


def is_titled(inside: str) -> bool:
    """Every word but small ones is capitalised, as in the title of a work."""
    parts = inside.rstrip(",.").split()
    return (
        bool(parts)
        and inside[-1:] not in "?!"
        and parts[0][0].isupper()
        and all(
            part[0].isupper() or not part[0].isalpha() or part in _TITLE_SMALL for part in parts
        )
    )


_FINITE = (words("classes", "be e") | words("classes", "auxiliary b")) - {
    "be",
    "been",
    "being",
    "am",
    "having",
    "'s",
}


def is_predicate(inside: str) -> bool:
    """Whether a fragment begins with a verb whose subject stands before its marks."""
    first = inside.lstrip("\"“”„«»‘’'` ").partition(" ")[0]
    return first in _FINITE


@lru_cache(maxsize=16384)
def fixed_tag(word: str) -> str | None:
    """The tag of a word that has the same one wherever it stands; None for other words."""
    head = word[0]
    if not (head.isalnum() or head in "#@$£€"):
        return _punctuation(word)
    if head in "$£€" or head.isdigit():
        return "0"
    if head in "#@":
        return "N"
    lower = word.lower().replace("’", "'")
    if head.isupper() or lower in PHRASES or lower in ("as", "of", "according"):
        return None
    if lower in CLASSES:
        return None if word in GIVEN else CLASSES[lower]
    if lower in VERBS or lower in PARTICLES or lower.endswith("ing") or _ARAB.fullmatch(word):
        return None
    if lower in NOUNS:
        return "k"
    if lower in ROLES:
        return "r"
    if lower.endswith(("'s", "s'")):
        return "z"
    return "a" if lower.endswith("ly") else "w"


@lru_cache(maxsize=16384)
def inner_tag(word: str) -> str | None:
    """The tag of a capitalised word inside a sentence; None where its neighbours have a say."""
    lower = word.lower().replace("’", "'")
    if lower in ("i", "i'm", "i've") or lower in _HEADLINE_VERBS:
        return None
    if word in _DATES:
        return None if word in GIVEN else "0"
    if word in _TITLES and word.endswith("."):
        return "T"
    if CLASSES.get(lower) in _SMALL and word not in GIVEN:
        return CLASSES[lower]  # "CNN President On Trump": a headline's capitals
    return _name_tag(lower)


class Tagger:
    """The tags of one sentence, filled from left to right; the words of a run, which become its
    own, are as many where all are tagged."""

    def __init__(self, text: str, run: Run) -> None:
        self._text = text
        self._marked = run.marked
        self.tags: list[str] = []
        self.words = run.words
        self.starts = run.starts
        self.ends = run.ends
        self.quotes: dict[int, int] = {}  # word -> position of the marked stretch
        put = self.tags.append
        for word in self.words:  # those behind the word that is tagged may change under way
            put((fixed_tag(word) or self._word(word)) if word else self._quotation())

    # -- quotations --

    def _quotation(self) -> str:
        index = len(self.tags)
        start, end = self.starts[index], self.ends[index]
        inside = self._text[start:end].strip("\"“”„«»‘’'` ")
        last = self.tags[-1] if self.tags else ""
        if last == "N" and self._is_nickname(inside, index):
            self.words[index] = inside
            return "N"
        if last and last in "wkNSrzpd" and is_titled(inside) and not self._naming():
            self.words[index] = inside  # the film "…": a work, no speech
            if inside.endswith(","):
                self.words.insert(index + 1, ",")
                self.starts.insert(index + 1, end - 1)
                self.ends.insert(index + 1, end)
            return "w"
        self.quotes[index] = self._marked[start]
        return "Q"

    def _naming(self) -> bool:
        """Whether the verb before a quotation calls somebody so: "calling the mayor “Big Bad”"."""
        for at in range(len(self.tags) - 1, max(-1, len(self.tags) - 9), -1):
            if self.tags[at] in "VG":
                return self.words[at].lower() in NAMING
            if self.tags[at] in "Qey,":
                return False
        return False

    def _is_nickname(self, inside: str, index: int) -> bool:
        """Robert “Bobby” Lang: one capitalised word between a given name and another name."""
        return (
            inside.isalpha()
            and inside[0].isupper()
            and self.words[index - 1] in GIVEN
            and self._capital_next(index)
        )

    # -- words --

    def _word(self, word: str) -> str:
        index = len(self.tags)
        if index and word[0].isupper() and self.tags[-1] not in "Q-:(":
            inner = inner_tag(word)
            if inner is not None:
                return inner
        tag, step = self._tag(word, index)
        if step > 1:
            last = index + step - 1
            joined = self._text[self.starts[index] : self.ends[last]]
            self.words[index : last + 1] = [" ".join(joined.split())]
            del self.starts[index + 1 : last + 1], self.ends[index:last]
        return tag

    def _tag(self, word: str, index: int) -> tuple[str, int]:
        """The tag of a word, and how many words it takes (phrases: "went on to say")."""
        head = word[0]
        lower = word.lower().replace("’", "'")
        first = not self.tags or self.tags[-1] in "Q-:("
        if head.isupper() and not first and lower not in ("i", "i'm", "i've"):
            return self._capital(word, lower, index), 1
        if lower == "according" and self._at(index + 1) == "to":
            return "A", 2
        if first and word in ("Said", "Says") and self._quotes_soon(index):
            return "V", 1
        if self._is_name_or_part(word, lower, first, index):
            return "N", 1
        if lower == "as" and self.tags[-1:] == ["V"]:
            return "p", 1
        known = CLASSES.get(lower) if word != "US" else "N"
        if known and head.isupper() and known in "bps" and self._says_next(word, index):
            return "N", 1  # "“…,” Will wrote."
        for tail, shape in PHRASES.get(lower, ()):
            if self._follows(index + 1, tail):
                tag = self._verb(shape, lower)
                if tag == "w" and lower in NOUNS:
                    break  # "the mayor's call for"
                return tag, 1 + len(tail)
        if known is not None:
            return known, 1
        return self._open_class(word, lower, first, index), 1

    def _capital(self, word: str, lower: str, index: int) -> str:
        """A capitalised word inside a sentence that `inner_tag` does not know by itself."""
        if word in _DATES:
            return "N" if self._capital_next(index) else "0"
        return "V" if lower in _HEADLINE_VERBS and self.tags[-1] in "NS" else _name_tag(lower)

    def _says_next(self, word: str, index: int) -> bool:
        """Whether a capital behind a quotation is followed by a verb of saying."""
        return (
            word != "As"
            and self.tags[-1:] == ["Q"]
            and VERBS.get(self._at(index + 1), ("", ""))[1] in ("past", "s")
            and VERBS[self._at(index + 1)][0] == "say"
        )

    def _is_name_or_part(self, word: str, lower: str, first: bool, index: int) -> bool:
        """ "Will Hope", "Grace said"; the "of" in "Secretary of State John Kerry"."""
        if lower == "of":
            return (
                self.tags[-1:] == ["N"]
                and self.words[index - 1] in _OFFICES
                and self._capital_next(index)
            )
        if not first or word not in GIVEN:
            return False
        if VERBS.get(self._at(index + 1), ("", ""))[1] in _SAID:
            return True
        ambiguous = lower in CLASSES or lower in VERBS or word in _DATES
        return ambiguous and self._capital_next(index)

    def _open_class(self, word: str, lower: str, first: bool, index: int) -> str:
        verb = VERBS.get(lower)
        if verb is not None:
            shape = verb[1]
            if shape == "s" and self.tags and self.tags[-1] in "wrNPW" and self._quoting(index):
                # "the ad claims "…"", where it could be a noun; in "called her claims "…"" it is
                noun = self._judged() or self._predicate_next(index)
                return "w" if noun and lower in NOUNLIKE and self.tags[-1] in "wr" else "V"
            if shape == "s" and self._closes(index):
                return "V"  # "“…,” a voice in the film states."
            tag = self._verb(shape, lower)
            if tag != "w":
                return tag
        if lower in NOUNS:
            return "k"
        if first and lower.endswith("ing") and self._opens_participle(word, index):
            return "s"  # "Speaking on Monday, he": a clause before the main one
        if first and lower.endswith("ed") and word not in GIVEN and self._at(index + 1) in _BY:
            return "s"  # "Pressed by reporters, he"
        if word[0].isupper() and lower.endswith("ly") and len(word) > 6 and word not in GIVEN:
            return "a"
        if lower in ROLES and not (word[0].isupper() and _is_surname(lower)):
            return "r"
        if word[0].isupper():
            if word in _DATES:
                return "0"
            return "T" if word in _TITLES and word.endswith(".") else _name_tag(lower)
        if lower.endswith(("'s", "s'")):
            return "z"
        if lower.endswith("ly"):
            return "a"
        if _ARAB.fullmatch(word) or (lower in PARTICLES and self.tags[-1:] == ["N"]):
            return "N"
        return "w"

    def _opens_participle(self, word: str, index: int) -> bool:
        """Whether a word in -ing opens a sentence as a participle, and is no surname."""
        if len(word) < 6 or word in GIVEN:
            return False
        following = self._at(index + 1)
        return (
            following[:1].islower()
            and following not in VERBS
            and CLASSES.get(following) not in ("b", "e")
        )

    def _verb(self, shape: Shape, lower: str) -> str:
        """V, G, y or w: what a form of a cue verb is behind the words that stand before it."""
        at = len(self.tags) - 1
        while at >= 0 and self.tags[at] == "a":
            at -= 1
        last = self.tags[at] if at >= 0 else ""
        word = self.words[at].lower() if at >= 0 else ""
        if shape == "ing":
            if last == "e":
                return "V"
            if last and last in "wNrk" and VERBS.get(lower, ("say",))[0] == "think":
                return "w"
            return "w" if last and last in "dSz" else "G"
        if shape == "past":
            if last == "e" or word in _BE:
                return "y"
            if last and last in "dSz":
                if word not in _QUANTIFIERS:
                    return "w"
                self.tags[at] = "r"  # "some chanted": somebody
            return "V"
        if shape == "base":
            if not last or last in ",Q":
                return "w" if lower in NOUNS else "V"
            return "V" if last in "Pbac" or word == "to" or self._is_plural(at) else "w"
        if last and last in "dSz0p":
            return "w"
        if lower in NOUNLIKE and (not last or last not in "NPrQ,Wab" or self._noun_run(at)):
            return "w"
        return "V"

    def _quotes_soon(self, index: int) -> bool:
        """Said Moor, “It rains”: whether a capital and then a quotation follow."""
        if not self._capital_next(index):
            return False
        for at in range(index + 2, min(index + 9, len(self.words))):
            if not self.words[at]:
                return self._at(at - 1) in (",", ":")
        return False

    def _predicate_next(self, index: int) -> bool:
        """The new plans “will not help”: what stands before the quotation is its subject."""
        if self.words[index + 1]:
            return False
        return is_predicate(self._text[self.starts[index + 1] : self.ends[index + 1]])

    def _closes(self, index: int) -> bool:
        """Whether a word ends a clause that stands behind a quotation."""
        behind = "".join(self.tags[-8:]).rpartition("Q")
        return (
            bool(behind[1])
            and self._at(index + 1) in (".", ",")
            and _PHRASE.fullmatch(behind[2]) is not None
        )

    def _judged(self) -> bool:
        """Whether the sentence has a verb that calls something so: "called her emails"."""
        for at in range(len(self.tags) - 1, -1, -1):
            if self.tags[at] == "V":
                return VERBS.get(self.words[at].lower(), ("say",))[0] == "judge"
        return False

    def _is_plural(self, at: int) -> bool:
        """Whether several are the subject: "critics say", "police say", "Moor and Lee say"."""
        if self.tags[at] not in "rwN":
            return False
        run = at
        while run > 0 and self.tags[run - 1] in "wNT":
            run -= 1
        if run > 0 and self.words[run - 1].lower() in _ONE:
            return False  # "a public-records request"
        word = self.words[at].lower()
        return (
            word.endswith(("s", "men")) or word in _GROUPS or bool(_PAIR.search("".join(self.tags)))
        )

    def _noun_run(self, at: int) -> bool:
        """ "the Paris attacks", "Democratic claims": the name before is no subject."""
        if self.tags[at] != "N":
            return False
        run = at
        while run > 0 and self.tags[run - 1] in "NT":
            run -= 1
        return (run > 0 and self.tags[run - 1] in "d0") or self.words[at] in _ADJECTIVES

    # -- what follows --

    def _at(self, index: int) -> str:
        """The word at `index`; empty for a quotation and behind the end."""
        return self.words[index] if index < len(self.words) else ""

    def _capital_next(self, index: int) -> bool:
        return self._at(index + 1)[:1].isupper()

    def _quoting(self, index: int) -> bool:
        """Whether a quotation follows the word, with a comma or colon between at most."""
        behind = self.words[index + 1 : index + 3]
        if behind and not behind[0]:
            return True
        return len(behind) > 1 and not behind[1] and behind[0] in (",", ":")

    def _follows(self, index: int, tail: list[str]) -> bool:
        return self.words[index : index + len(tail)] == tail


def _punctuation(word: str) -> str:
    if word == "%":
        return "0"
    if word in "?!…" or word == "...":
        return "."
    if word in "–—―‒−-/" or word == "--":
        return "-"
    return word if len(word) == 1 else "-"


def _name_tag(lower: str) -> str:
    return "S" if lower.endswith(("'s", "s'")) else "N"


def _is_surname(role: str) -> bool:
    """ "Hunter told": a singular noun without an article is somebody's name."""
    return not role.endswith("s") and role not in _GROUPS
