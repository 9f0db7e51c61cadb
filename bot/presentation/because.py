"""Why a quote has its speaker, in words for readers, so that an error can be traced to its rule."""

from __future__ import annotations

from bot.presentation.answer import Text
from bot.presentation.markup import Words, plain, small
from bot.store.quotes import StoredQuote

# By Quote.rule; what the rules are stands in speakers.py, continued.py and indirect.py.
REASONS = {
    "after": "who said it stands right behind the quotation",
    "inverted": "who said it stands right behind the quotation",
    "verb": "the clause right behind the quotation has one subject",
    "tail": "who said it stands at the end of the sentence",
    "before": "who said it stands before the quotation",
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
    "within": "who said it stands inside the sentence",
    "that": "the sentence says who reports it",
    "bare": "the sentence says who reports it",
    "question": "the sentence says who asked it",
    "urged": "the sentence says who asked for it",
}


def because_text(quote: StoredQuote) -> Text:
    """ "Why: who said it stands right behind the quotation; “he” is read as Dmitry Peskov"."""
    reason = REASONS.get(quote.quote.rule or "", "the article does not say plainly")
    line: Text = (small(f"Why: {reason}"),)
    speaker = quote.quote.speaker
    mention = quote.article.excerpt(speaker.mention) if speaker and speaker.mention else None
    if mention is None or quote.person is None or quote.person.name in mention.words:
        return line
    name = plain(quote.person.name)
    return (*line, "; “", Words(mention, form="inline", most=60), f"” is read as {name}")
