"""What somebody said, as `/quote` shows it."""

from __future__ import annotations

from itertools import groupby

from bot.newsroom.quotes import Said, Utterance
from bot.presentation.answer import (
    Answer,
    Block,
    Text,
    ask_button,
    compose,
    pager,
    row,
    turn_button,
)
from bot.presentation.articles import ROLE, article_button, headline_text, origin
from bot.presentation.because import attribution, because_text
from bot.presentation.counts import counted
from bot.presentation.dates import range_text
from bot.presentation.markup import Words, plain, small
from bot.presentation.questions import Question


def quotes_view(said: Said, token: str, other: str, *, why: bool = False) -> Answer:
    """The person's words, article by article; with `why` each says why it is this person's.

    `other` stands for the same question with `why` turned round.
    """
    groups = [
        (article, list(utterances))
        for article, utterances in groupby(
            said.page.items, key=lambda utterance: utterance.parts[0].article
        )
    ]
    blocks = [Block(_heading(said))]
    for article, utterances in groups:
        about = (*headline_text(article), "\n" + small(origin(article)))
        blocks.append(Block(about, article_button(article), ruled=True))
        blocks += [Block(_utterance(utterance, why=why)) for utterance in utterances]
    jump = ask_button("Timeline", Question("timeline", (said.person.name, "", "", "")))
    turn = turn_button("Without reasons" if why else "Why", other, said.page.number)
    return compose(blocks, [row(*pager(said.page, token), jump, turn)])


def _heading(said: Said) -> Text:
    role = next(iter(said.person.roles), None)
    counts = [f"about “{plain(said.about)}”"] if said.about else []
    counts += [counted(said.page.total, "quote")] if said.page.total else []
    counts += [counted(said.reported, "reported statement")] if said.reported else []
    line = f"{' · '.join(counts)} in {counted(said.articles, 'article')}"
    if said.first and said.last:
        line += f" · {range_text(said.first.isoformat(), said.last.isoformat())}"
    shown = (Words(role, form="inline", most=ROLE), " · ") if role else ()
    return (f"### {plain(said.person.name)}\n-# ", *shown, line)


def _utterance(utterance: Utterance, *, why: bool) -> Text:
    """Its parts, and beneath them how the article attributes the first; or the reason for each."""
    text: Text = ()
    for part in utterance.parts:
        text += (Words(part.words, quoted=True), "\n")
        if why:
            text += (*because_text(part), "\n")
    first = utterance.parts[0]
    reported = "reported, not word for word" if first.quote.kind == "indirect" else ""
    said = None if why else attribution(first)
    if said is None:
        return (*text, small(reported)) if reported else text[:-1]
    before = f"{reported} · " if reported else ""
    return (*text, small(f"{before}“"), Words(said, form="inline", most=80), "”")
