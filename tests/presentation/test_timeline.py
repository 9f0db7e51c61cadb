"""The lines of a timeline, on values made by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.articles.model import Pronoun
from bot.newsroom.gist import Gist
from bot.newsroom.page import Page
from bot.newsroom.synonyms import Synonym
from bot.newsroom.timeline import Happening, Timeline
from bot.presentation.timeline import timeline_view
from bot.store.quotes import StoredQuote
from bot.store.stored import StoredArticle
from tests.support.made import BRIDGE, article, person, quote, span
from tests.support.views import SELECT, labels, sent, shown, walk

BRAND = person("Olof Brand", number=2)
PRAISE = (
    'On Sunday, Minister Olof Brand praised the engineers, saying "Nobody thought it would hold."'
)


def happening(stored: StoredArticle, words: str, *quotes: StoredQuote, **given: Any) -> Happening:
    facts: dict[str, Any] = {
        **{"date": "2031-03-02", "until": None, "precision": "day", "kind": "news"},
        **{"sources": 1, "also": (), **given},
    }
    sentence = stored.excerpt(span(stored.text, words))
    return Happening(article=stored, sentence=sentence, quotes=quotes, **facts)


def lines(*items: Happening, undated: int = 0) -> list[str]:
    return shown(sent(timeline_view(timeline(*items, undated=undated), "t"))).split("\n")


def timeline(*items: Happening, undated: int = 0, **given: Any) -> Timeline:
    facts: dict[str, Any] = {
        **{"detail": "normal", "days": len(items), "further": False, "undated": undated},
        **{"page": Page(items=items, number=1, pages=1, total=len(items)), **given},
    }
    return Timeline(
        topic="Velm",
        since=None,
        until=None,
        first="2031-03-02",
        last="2031-03-03",
        articles=1,
        sources=1,
        gist=(),
        warnings=(),
        **facts,
    )


def test_what_else_was_looked_for_stands_under_the_topic() -> None:
    also = (Synonym("Velm River Agency"), Synonym("VRA"), Synonym("Inland Transport", "IT"))
    answer = timeline(happening(article(), PRAISE), also=also)
    assert shown(sent(timeline_view(answer, "t"))).split("\n")[:3] == [
        "### Velm",
        "-# 2 – 3 March 2031 · 1 article · 1 source",
        "-# also looked for Velm River Agency, VRA"
        " · looked for Inland Transport, not for the word “it”",
    ]


def test_a_quotation_that_ends_its_sentence_is_set_off_and_not_repeated() -> None:
    stored = article()
    said = quote(stored, '"Nobody thought it would hold."', by=BRAND, role="Minister")

    assert lines(happening(stored, PRAISE, said))[2:] == [
        "**Sunday 2 March 2031**",
        "On Sunday, Minister Olof Brand praised the engineers, saying",
        '> "Nobody thought it would hold."',
        "-# — Olof Brand, Minister · Sample Agency",
    ]


def test_a_quotation_inside_its_sentence_is_named_beneath_it() -> None:
    stored = article('Head\n\nStand\n\n"It holds," Ana Ruiz said on Monday in Velm.')
    said = quote(stored, '"It holds,"', by=person("Ana Ruiz"))

    assert lines(happening(stored, '"It holds," Ana Ruiz said on Monday in Velm.', said))[3:] == [
        '"It holds," Ana Ruiz said on Monday in Velm.',
        "-# — Ana Ruiz · Sample Agency",
    ]


def test_words_said_besides_the_sentence_are_quoted_beneath_it() -> None:
    stored = article()
    said = quote(stored, '"The tolls are gone."', by=person("Ana Ruiz"))

    assert lines(happening(stored, "The northern bridge opened on Monday.", said))[3:] == [
        "The northern bridge opened on Monday.",
        '> "The tolls are gone."',
        "-# — Ana Ruiz · Sample Agency",
    ]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        pytest.param(
            "The northern bridge opened on", "The northern bridge opened on …", id="start"
        ),
        pytest.param("bridge opened on Monday.", "… bridge opened on Monday.", id="end"),
        pytest.param("bridge opened on", "… bridge opened on …", id="middle"),
        pytest.param(
            "The northern bridge opened on Monday",
            "The northern bridge opened on Monday",
            id="all but its full stop",
        ),
    ],
)
def test_a_clause_shows_where_its_sentence_goes_on(words: str, line: str) -> None:
    assert lines(happening(article(BRIDGE), words))[3] == line


def test_a_pronoun_that_opens_a_sentence_gets_its_name_in_brackets() -> None:
    text = "Head\n\nStand\n\nMayor Ana Ruiz spoke. She opened the bridge on Monday."
    at = span(text, "She")
    stored = replace(article(text), pronouns=(Pronoun(span=at, name="Ana Ruiz"),))

    told = lines(happening(stored, "She opened the bridge on Monday."))

    assert told[3] == "She \\[Ana Ruiz] opened the bridge on Monday."


def test_what_the_articles_say_together_comes_first() -> None:
    stored = article()
    gist = Gist(sentence=stored.excerpt(span(stored.text, PRAISE)), article=stored)
    day = happening(stored, "The northern bridge opened on Monday.")

    told = shown(sent(timeline_view(replace(timeline(day), gist=(gist,)), "t"))).split("\n")

    assert told[2:5] == [PRAISE, "-# Sample Agency", "**Sunday 2 March 2031**"]


def test_several_happenings_of_a_day_stand_under_one_heading() -> None:
    stored = article()
    shown_lines = lines(
        happening(stored, "The northern bridge opened on Monday."), happening(stored, PRAISE)
    )

    assert shown_lines.count("**Sunday 2 March 2031**") == 1


def test_other_sources_are_named_and_counted() -> None:
    stored, other = article(), article(number=2, source="Velm Times")

    told = lines(happening(stored, PRAISE, sources=2, also=(other,), kind="announced"))

    assert told[-1] == "-# Sample Agency · also Velm Times · 2 sources · announced"


def test_each_day_links_to_the_articles_that_tell_it() -> None:
    stored = article(url="https://agency.example/bridge")
    other = article(number=2, source="Velm Times", url="https://times.example/b(1)")
    unnamed = article(number=3, source=None, url="https://unnamed.example/")
    nowhere = article(number=4, source="Paper [print]", url="https://print.example/")

    told = [
        happening(stored, PRAISE, sources=2, also=(other,)),
        happening(unnamed, PRAISE),
        happening(nowhere, PRAISE),
    ]

    assert [line for line in lines(*told) if line.startswith("-# ")][1:] == [
        "-# [Sample Agency](https://agency.example/bridge)"
        " · also [Velm Times](https://times.example/b%281%29) · 2 sources",
        "-# [source not stated](https://unnamed.example/)",
        "-# Paper \\[print]",
    ]


def test_where_addresses_are_long_each_day_keeps_one_link_before_others_get_theirs() -> None:
    def stored(number: int) -> StoredArticle:
        url = f"https://agency{number}.example/".ljust(180, "x")
        return article(number=number, source=f"Agency {number}", url=url)

    told = [happening(stored(day), PRAISE, also=(stored(day + 6),), sources=2) for day in range(6)]
    links = [line for line in lines(*told) if " · also Agency" in line]

    assert [line.count("](") for line in links] == [1] * 6


def test_some_of_many_days_say_so_and_the_others_are_a_press_away() -> None:
    some = timeline(
        happening(article(), PRAISE),
        days=37,
        page=Page(items=(happening(article(), PRAISE),), number=1, pages=2, total=12),
    )

    answer = sent(timeline_view(some, "t"))

    assert "12 of 37 days: those told most · detail: full shows all" in shown(answer)
    assert labels(answer) == ["‹", "1 of 2", "›", "All 37 days", "In short", "Activity", "Article"]
    assert "12 of 37+ days" in shown(sent(timeline_view(replace(some, further=True), "t")))
    everything = replace(some, days=12)
    assert "detail" not in shown(sent(timeline_view(everything, "t")))


def test_what_has_only_a_weekday_is_counted() -> None:
    told = lines(happening(article(), PRAISE), undated=2)

    assert told[-1].startswith("-# 2 sentences name only a weekday of an unknown week")


def test_one_article_has_a_button_and_several_have_a_list() -> None:
    one, two = article(), article(number=2, title="Another story")

    single = sent(timeline_view(timeline(happening(one, PRAISE)), "t"))
    several = sent(timeline_view(timeline(happening(one, PRAISE), happening(two, PRAISE)), "t"))

    assert labels(single) == ["Article"]
    assert "Article" not in labels(several)
    options = next(part["options"] for part in walk(several) if part["type"] == SELECT)
    assert [(option["label"], option["value"]) for option in options] == [
        ("Northern bridge opens in Velm", "1"),
        ("Another story", "2"),
    ]
