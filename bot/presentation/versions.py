"""What changed in an article, word by word: what went struck through, what came in bold."""

from __future__ import annotations

from bot.articles.changes import Change
from bot.articles.model import Excerpt, Span
from bot.newsroom.versions import History
from bot.presentation.answer import Button, Text, ask_button
from bot.presentation.counts import counted
from bot.presentation.markup import Words, small
from bot.presentation.questions import Question
from bot.store.stored import StoredArticle

_CHANGES = 4  # that are shown
_CHANGED, _AROUND = 240, 60  # characters of a change, and of what stands around it


def updated_text(history: History) -> str:
    """Each reader sees it on their own clock."""
    times = f", {history.before.number} times" if history.before.number > 1 else ""
    return f"updated <t:{int(history.before.ended.timestamp())}:f>{times}"


def changes_text(history: History, article: StoredArticle) -> Text:
    """What went struck through, what came in bold, a few words around them; the first changes."""
    if not history.changes:
        return (small("Only what stands above the text changed, or how it is set"),)
    out: Text = (small("What changed"),)
    for change in history.changes[:_CHANGES]:
        out += ("\n", *_change(change, history.before.text, article.text))
    more = len(history.changes) - _CHANGES
    return (*out, "\n" + small(f"and {counted(more, 'more change')}")) if more > 0 else out


def _change(change: Change, old: str, new: str) -> Text:
    def words(text: str, span: Span | None, mark: str = "") -> Text:
        if span is None:
            return ()
        most = _CHANGED if mark else _AROUND
        return (" " + mark, Words(Excerpt(text, span), form="inline", most=most), mark)

    return (
        "…",
        *words(new, change.leading),
        *words(old, change.before, "~~"),
        *words(new, change.after, "**"),
        *words(new, change.trailing),
        " …",
    )


def before_button(article: StoredArticle, history: History | None) -> Button | None:
    if history is None:
        return None
    return ask_button(
        "Text before", Question("text", (f"#{article.id}", str(history.before.number)))
    )
