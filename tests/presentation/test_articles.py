"""Headlines, origins and links, on values made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.articles.model import Dateline
from bot.newsroom.articles import Card
from bot.presentation.articles import card_view, headline_text, origin
from bot.presentation.limits import fill
from bot.store.stored import StoredArticle
from tests.support.made import BRIDGE, article, span
from tests.support.views import buttons, labels, sent, shown


def headline(stored: StoredArticle) -> str:
    return "".join(fill(headline_text(stored), 4000) or [])


DATELINE = Dateline(
    span=span(BRIDGE, "VELM, March 3. /Sample Agency/."),
    place=span(BRIDGE, "VELM"),
    date_text=span(BRIDGE, "March 3"),
)


@pytest.mark.parametrize(
    ("title", "url", "markdown"),
    [
        pytest.param("Bridge opens", None, "**Bridge opens**", id="no address"),
        pytest.param(
            "Bridge opens", "https://x.org/a", "**[Bridge opens](https://x.org/a)**", id="a link"
        ),
        pytest.param(
            "Bridge", "https://x.org/a_(b)", "**[Bridge](https://x.org/a_%28b%29)**", id="brackets"
        ),
        pytest.param("*Star* news", "https://x.org/a", "**\\*Star\\* news**", id="needs escapes"),
        pytest.param("[Live] news", "https://x.org/a", "**\\[Live] news**", id="own brackets"),
        pytest.param(
            "See https://y.org", "https://x.org", "**See https://y.org**", id="an address"
        ),
        pytest.param("Bridge", "javascript:alert(1)", "**Bridge**", id="no web address"),
        pytest.param("Bridge", "https://x.org/ b", "**Bridge**", id="a space in it"),
        pytest.param("Bridge", "https://x.org/" + "b" * 400, "**Bridge**", id="a long address"),
    ],
)
def test_a_headline_is_a_link_where_that_is_safe(
    title: str, url: str | None, markdown: str
) -> None:
    assert headline(article(title=title, url=url)) == markdown


@pytest.mark.parametrize(
    ("stored", "line"),
    [
        pytest.param(article(), "Sample Agency · Monday 3 March 2031", id="given"),
        pytest.param(
            replace(article(), published_from="dateline"),
            "Sample Agency · Monday 3 March 2031 (from the dateline)",
            id="from the dateline",
        ),
        pytest.param(
            article(published=None, dateline=DATELINE),
            "Sample Agency · March 3, year not stated",
            id="a dateline without a year",
        ),
        pytest.param(
            article(published=None), "Sample Agency · day of publication unknown", id="none"
        ),
        pytest.param(article(source=None), "Monday 3 March 2031", id="no source"),
    ],
)
def test_where_an_article_is_from_and_when(stored: StoredArticle, line: str) -> None:
    assert origin(stored) == line


def card(stored: StoredArticle) -> Card:
    return Card(article=stored, key=(), quotes=(), quotes_in_all=0, people=(), events=())


def test_the_card_links_to_the_source() -> None:
    view = sent(card_view(card(article(url="https://x.org/a", published=date(2031, 3, 3)))))

    assert labels(view) == ["Whole text", "At Sample Agency"]
    assert buttons(view)[1]["url"] == "https://x.org/a"


def test_an_address_too_long_for_a_button_is_shown_as_text() -> None:
    address = "https://x.org/" + "a" * 600
    view = sent(card_view(card(article(url=address))))

    assert labels(view) == ["Whole text"]
    assert f"-# {address}" in shown(view)


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "https:///path", "https://]/", "http://[::1/", "https://a b.org/"),
        *("https://x.org:port/", "http://intranet/news", "https://x.org\\a", "https://mäh.org/"),
    ],
)
def test_what_is_no_web_address_is_not_shown(url: str) -> None:
    """Discord takes no message with a button that leads to one of these."""
    view = sent(card_view(card(article(url=url))))

    assert labels(view) == ["Whole text"]
    assert url not in shown(view)
