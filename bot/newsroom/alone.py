"""How well a sentence stands alone, away from its article. Pure.

An answer shows one sentence of an article beside one of another. There a sentence that leans on the
one before it says little, and what only a transcript, a list or a reader's comment says is no news.
"""

from __future__ import annotations

import re

# Whom or what it speaks of stands in the sentence before. After the reading order of pronouns in
# centering theory (Grosz, Joshi and Weinstein 1995): the subject most of all goes on with it.
_LEANING = re.compile(
    r"[\"“‘'(]*(?:he|she|they|his|her|their|it|its|this|that|these|those|but|and|so|then|also|such"
    r"|however|meanwhile|another|both)\b",
    re.IGNORECASE,
)
# "A spokesman said that it had been received": the spokesman is no "it".
_OF_OTHERS = re.compile(r"said (?:that )?(?:it|this|these)\b")
_SPEAKER = re.compile(r".*\b(?:spokes\w+|officials?|s?he)\s", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(r"\s*(?:[•*–—-]|\(?\d{1,2}[.)])\s")
_ITEMS = ("• ", "* ", "ictured ", "ictured:", "lick here", "CLICK HERE")
# "CROWLEY (voice-over):", "ANDERSON COOPER, HOST:": who speaks in a transcript.
_SPEAKS = re.compile(
    r"(?:[A-Z][A-Z.'’-]+,? ){0,4}[A-Z][A-Z.'’-]+(?: \([^)]*\))?: "
    r"|[^:]*\((?:voice-over|on camera|crosstalk)\)",
)
# "Han:" in an interview, "Photograph:" before a sentence.
_LABEL = re.compile(r"[A-Z]\w+: ")
_OWN_VIEW = re.compile(r"\b(?:I|we|you|my|our|us|me|your)\b")
_SAID = re.compile(r"[\"“][^\"”]*[\"”]")
_SHOUTED = re.compile(r"[A-Z]{2,}[\s,]+(?:[A-Z]{2,}[\s,]+){2}[A-Z]{2,}\b")


def fitness(words: str) -> float:
    """From 0 to 1.

    >>> fitness("The bridge opened on Monday."), fitness("* Bridge opens * Tolls gone")
    (1.0, 0.3)
    """
    score = 0.85 if _LEANING.match(words) else 1.0
    if (
        _ITEM.match(words)
        or any(map(words.__contains__, _ITEMS))
        or _SPEAKS.match(words)
        or _SHOUTED.search(words)
    ):
        score *= 0.3
    elif _LABEL.match(words):
        score *= 0.9
    beside = _SAID.sub("", words)
    others = _OF_OTHERS.search(beside)
    if others and _SPEAKER.fullmatch(beside, 0, others.start()):
        score *= 0.85
    if not any(sign.isalnum() for sign in beside):
        score *= 0.5  # a quotation alone: who said it stands elsewhere
    if any(mark in beside for mark in '"“”'):  # a quotation runs out of it or into it
        score *= 0.4
    if _OWN_VIEW.search(beside):
        score *= 0.5
    return score * 0.5 if words.rstrip('"”').endswith("?") else score
