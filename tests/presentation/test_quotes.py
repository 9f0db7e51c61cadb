from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.articles.model import Excerpt
from bot.newsroom.page import Page
from bot.newsroom.quotes import Said, Utterance
from bot.presentation.quotes import quotes_view
from tests.support.made import BRIDGE, article, person, quote, span
from tests.support.views import labels, sent, shown

TOKEN, WHY = "quote|#1||", "quote|#1||why"


def said(
    *utterances: Utterance, pages: int = 1, about: str | None = None, reported: int = 0
) -> Said:
    return Said(
        person=person("Ana Ruiz", Excerpt(BRIDGE, span(BRIDGE, "Mayor"))),
        about=about,
        articles=1,
        first=date(2031, 3, 3),
        last=date(2031, 3, 3),
        page=Page(items=utterances, number=1, pages=pages, total=len(utterances)),
        reported=reported,
    )


def mayors() -> Utterance:
    stored, ruiz = article(), person("Ana Ruiz")
    return Utterance(
        parts=(
            quote(
                stored,
                '"We kept our word to the people of Velm,"',
                by=ruiz,
                mention="Mayor Ana Ruiz",
                verb="told",
            ),
            quote(stored, '"The tolls are gone."', by=ruiz),
        )
    )


async def test_the_words_stand_under_their_article_with_how_they_were_said() -> None:
    assert shown(sent(quotes_view(said(mayors()), TOKEN, WHY))).split("\n") == [
        "### Ana Ruiz",
        "-# Mayor · 1 quote in 1 article · 3 March 2031",
        "**Northern bridge opens in Velm**",
        "-# Sample Agency · Monday 3 March 2031",
        '> "We kept our word to the people of Velm,"',
        '> "The tolls are gone."',
        "-# “Mayor Ana Ruiz told”",
    ]


async def test_the_article_and_the_timeline_are_a_press_away() -> None:
    assert labels(sent(quotes_view(said(mayors()), TOKEN, WHY))) == [
        "Article",
        "Timeline",
        "Why",
    ]


async def test_each_quote_can_say_why_it_is_this_persons() -> None:
    stored, ruiz = article(), person("Ana Ruiz")
    told, gone = mayors().parts
    parts = (
        replace(told, quote=replace(told.quote, rule="after")),
        replace(gone, quote=replace(gone.quote, rule="continued")),
    )
    minister = quote(
        stored, '"Nobody thought it would hold."', by=ruiz, mention="Minister Olof Brand", number=9
    )
    view = sent(
        quotes_view(
            said(Utterance(parts=parts), Utterance(parts=(minister,))), WHY, TOKEN, why=True
        )
    )

    assert [line for line in shown(view).split("\n") if line.startswith("-# Why")] == [
        "-# Why: “Mayor Ana Ruiz told” stands right behind the quotation",
        "-# Why: it goes on from the quotation before it",
        "-# Why: the article does not say plainly; “Minister Olof Brand” is read as Ana Ruiz",
    ]
    assert labels(view)[-1] == "Without reasons"


async def test_pages_turn_where_there_are_several() -> None:
    view = sent(quotes_view(said(mayors(), pages=3), TOKEN, WHY))

    assert labels(view)[1:4] == ["‹", "1 of 3", "›"]


async def test_reported_words_are_called_so() -> None:
    stored, ruiz = article(), person("Ana Ruiz")
    reported = quote(stored, "The northern bridge opened on Monday", by=ruiz, kind="indirect")
    answer = shown(sent(quotes_view(said(Utterance(parts=(reported,)), reported=1), TOKEN, WHY)))

    assert "> The northern bridge opened on Monday\n-# reported, not word for word" in answer
    assert "1 reported statement" in answer


async def test_a_very_long_quote_is_cut_at_a_word_and_the_others_stay_whole() -> None:
    text = 'Head\n\nStand\n\n"' + "word " * 1200 + 'end," Ana Ruiz said. "Short one," she added.'
    stored, ruiz = article(text), person("Ana Ruiz")
    long = quote(stored, '"' + "word " * 1200 + 'end,"', by=ruiz)
    short = quote(stored, '"Short one,"', by=ruiz, number=2)
    view = quotes_view(said(Utterance(parts=(long,)), Utterance(parts=(short,))), TOKEN, WHY)
    answer = sent(view)

    assert 'word …"' in shown(answer)
    assert '> "Short one,"' in shown(answer)


async def test_what_was_asked_about_is_shown_without_its_markdown() -> None:
    answer = shown(sent(quotes_view(said(mayors(), about="**tolls** @everyone"), TOKEN, WHY)))

    assert "about “\\*\\*tolls\\*\\* \\@everyone”" in answer
