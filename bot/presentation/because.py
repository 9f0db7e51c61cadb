"""Why a quote has its speaker, in words for readers, so that an error can be traced to its rule."""

from __future__ import annotations

from bot.articles.model import Excerpt, Span
from bot.presentation.answer import Text
from bot.presentation.markup import Words, plain, small
from bot.store.quotes import StoredQuote

# By Quote.rule; what the rules are stands in speakers.py, continued.py and indirect.py.
PLACES = {  # of the words that say who
    "after": "stands right behind the quotation",
    "inverted": "stands right behind the quotation",
    "tail": "stands at the end of the sentence",
    "before": "stands before the quotation",
    "within": "stands inside the sentence",
}
REASONS = {
    "verb": "the clause right behind the quotation has one subject",
    "agent": "“by” names who said it",
    "according": "the sentence says according to whom",
    "noun": "the words are called this speaker's",
    "dash": "the name behind a dash signs it",
    "colon": "the name stands before a colon",
    "script": "the name stands before a colon, as in a script",
    "transcript": "the label of the interview names who answers",
    "continued": "it goes on from the quotation before it",
    "next": "the quotation right behind it says who",
    "lead-in": "the paragraph before it ends with a colon",
    "introduced": "the paragraph before it tells of this speaker only",
    "running": "the paragraph before it quotes the same speaker",
    "that": "the sentence says who reports it",
    "bare": "the sentence says who reports it",
    "question": "the sentence says who asked it",
    "urged": "the sentence says who asked for it",
}


def because_text(quote: StoredQuote) -> Text:
    """ "Why: “he recalled” stands right behind the quotation; “he” is read as Dmitry Peskov"."""
    line = _reason(quote)
    speaker = quote.quote.speaker
    mention = quote.article.excerpt(speaker.mention) if speaker and speaker.mention else None
    if mention is None or quote.person is None or quote.person.name in mention.words:
        return line
    name = plain(quote.person.name)
    return (*line, "; “", Words(mention, form="inline", most=60), f"” is read as {name}")


def _reason(quote: StoredQuote) -> Text:
    rule = quote.quote.rule or ""
    if rule not in PLACES:
        return (small(f"Why: {REASONS.get(rule, 'the article does not say plainly')}"),)
    said = attribution(quote)
    if said is None:
        return (small(f"Why: who said it {PLACES[rule]}"),)
    return (small("Why: “"), Words(said, form="inline", most=80), f"” {PLACES[rule]}")


def attribution(quote: StoredQuote) -> Excerpt | None:
    """The words that attribute it: "Dmitry Peskov told", or the verb where it stands alone."""
    verb, speaker = quote.quote.verb, quote.quote.speaker
    if verb is None:
        return None
    mention = speaker.mention if speaker else None
    if mention and 0 <= verb.start - mention.end <= 1:
        return quote.article.excerpt(Span(mention.start, verb.end))
    if mention and 0 <= mention.start - verb.end <= 1:
        return quote.article.excerpt(Span(verb.start, mention.end))
    return quote.article.excerpt(verb)
