"""Whether a page holds an article at all.

In: what was read of a page. Out: None, or a sentence that says why it is none: an error page, a
check for robots, a consent wall, the stub before a paywall, an index of other stories. A page with
enough prose is an article whatever it says around it; these rules look at those with little.
"""

from __future__ import annotations

import re

from bot.articles.model import Part
from bot.sources.body import Line
from bot.sources.metadata import Metadata
from bot.sources.pieces import Pieces

ENOUGH = 150  # words of prose
_FEW = 12  # fewer are no article, whatever the page says of itself

_ERROR = re.compile(
    r"""^\W*(?:
      (?:error\W*)?(?:40[0-9]|410|50[0-9])\b | not\ found\b | bad\ gateway
    | (?:internal\ )?server\ error
    | page\ (?:not|can.?t\ be)\ found | service\ unavailable | something\ went\ wrong
    | (?:page|article|story|content)\ (?:is\ )?(?:not\ found|unavailable|removed|does\ not\ exist)
    | (?:page|article|story|content)\ (?:is\ )?no\ longer\ (?:available|exists)
    | (?:sorry|oops|uh.oh|whoops)\b | site\ (?:is\ )?(?:down|under\ maintenance)
    | we\ (?:can.?t|could\ ?n.?t|cannot)\ find | this\ page\ (?:is|does|has|could)
    | seite\ nicht\ gefunden | page\ introuvable | página\ no\ encontrada
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ROBOT = re.compile(
    r"""
      just\ a\ moment | attention\ required | access\ denied | request\ blocked | captcha
    | are\ you\ (?:a\ )?(?:human|robot) | verify(?:ing)?\ (?:that\ )?you\ are\ (?:a\ )?human
    | unusual\ (?:traffic|activity) | checking\ your\ browser | security\ check | bot\ detection
    | enable\ (?:javascript|js|cookies)\ (?:and|to\ continue)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CONSENT = re.compile(
    r"""
      \bcookies?\b | \bconsent\b | personal\ data | personali[sz]ed\ (?:ads|content) | our\ partners
    | advertising\ partners | legitimate\ interest | privacy\ (?:policy|settings|choices)
    | before\ you\ continue | (?:accept|reject)\ all | datenschutz | données\ personnelles
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PAY = re.compile(
    r"""
      subscribe\ (?:now\ |today\ )?(?:to|for|and)\ (?:continue|read|keep|unlock|get|access|full)
    | to\ (?:continue|keep)\ reading | continue\ reading\ (?:this|with|your) | subscribers?\ only
    | already\ (?:a\ )?(?:subscri|member|have\ an\ account) | for\ subscribers
    | exclusive\ to\ subscribers | unlock\ (?:this|the\ full) | premium\ (?:content|article)
    | (?:register|sign\ in|log\ in|create\ (?:a|your)\ (?:free\ )?account)
      \ (?:to|for)\ (?:continue|read|free|keep)
    | free\ articles?\ (?:left|remaining|this\ month) | start\ your\ (?:free\ )?trial
    | subscription\ required
    | this\ (?:article|content|story)\ is\ (?:reserved|available\ to|exclusive)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def why_no_article(pieces: Pieces, body: list[Line], metadata: Metadata) -> str | None:
    """The reason as a whole sentence; None where the page holds an article."""
    prose = [line for line in body if line.part is Part.PARAGRAPH]
    words = sum(len(line.text.split()) for line in prose)
    if words >= ENOUGH:
        return None
    shown = [piece.text for piece in pieces.pieces]
    title = metadata.title or ""
    all_words = " ".join(shown)[:20_000]
    if words < 60 and (
        _ROBOT.search(title) or (len(all_words) < 1500 and _ROBOT.search(all_words))
    ):
        return "That page wants to know whether a person reads it. Paste the text instead."
    if words < 90 and not metadata.is_article and (_ERROR.match(title) or _opens_with_error(shown)):
        return "That page says that there is no article at this address. Check the link."
    of_consent = len(_CONSENT.findall(" ".join(line.text for line in prose) or all_words[:3000]))
    if of_consent >= 3 and of_consent * 25 > words and not _PAY.search(all_words[:3000]):
        return "That page asks for consent before it shows anything. Paste the text instead."
    if words < 120 and (not metadata.free or _PAY.search(all_words)):
        return "That page shows its article to subscribers only. Paste it instead, if you may."
    if not metadata.is_article and _is_index(pieces, body, words):
        return "That page lists stories instead of telling one. Give the link of a story."
    if words < _FEW:
        return "No article was found on that page. Paste the text instead."
    return None


def _opens_with_error(shown: list[str]) -> bool:
    return any(_ERROR.match(text) for text in shown[:12] if len(text) < 120)


def _is_index(pieces: Pieces, body: list[Line], words: int) -> bool:
    """Many linked headlines and little prose that is not a link."""
    linked = sum(
        1
        for piece in pieces.pieces
        if piece.links > 0.7 and (piece.kind in ("h", "li", "p")) and len(piece.key.split()) >= 4
    )
    return linked >= 8 and words < 15 * linked
