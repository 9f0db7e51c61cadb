"""One story once, as people see it: who else prints it, linked where that is safe."""

from __future__ import annotations

from datetime import date

import pytest

from bot.digests.compose import Edition
from bot.newsroom.latest import Entry, Latest
from bot.newsroom.page import Page
from bot.presentation.articles import also_text
from bot.presentation.digests import digest_message
from bot.presentation.latest import latest_view
from bot.store.stories import Sister
from tests.support.made import article
from tests.support.views import sent, shown


def sister(source: str | None, url: str | None = None, number: int = 2) -> Sister:
    return Sister(id=number, source=source, url=url, published=None, words=100, moment=number)


COURIER = sister("Courier", "https://courier.example/a")
LONG = "https://long.example/" + "a" * 180


@pytest.mark.parametrize(
    ("also", "line"),
    [
        pytest.param([], (), id="nobody"),
        pytest.param(
            [COURIER, sister("Herald")],
            ("-# also in: [Courier](https://courier.example/a), Herald",),
            id="linked where an address is known",
        ),
        pytest.param([sister("TASS")], (), id="not beside itself"),
        pytest.param([sister("*A*")], (r"-# also in: \*A\*",), id="escaped"),
        pytest.param([sister(None)], ("-# also in: source not stated",), id="of no known source"),
        pytest.param(
            [sister(name) for name in "ABCDEF"], ("-# also in: A, B, C, D, 2 more",), id="many"
        ),
        pytest.param(
            [sister("A", LONG), sister("B", LONG)],
            (f"-# also in: [A]({LONG}), B",),
            id="addresses leave room for the news",
        ),
    ],
)
def test_who_else_prints_it(also: list[Sister], line: tuple[str, ...]) -> None:
    assert also_text(also, beside="TASS") == line


async def test_latest_and_digests_name_the_others_once() -> None:
    stored = article(summary=["The northern bridge opened on Monday."])
    entry = Entry(article=stored, key=stored.key_sentences, quote=None, also=(COURIER,))
    page = Page(items=(entry,), number=1, pages=1, total=1)
    view = shown(sent(latest_view(Latest(topic=None, source=None, articles=2, page=page), "x")))
    assert "-# 1 story in 2 articles" in view
    assert view.count("also in: [Courier](https://courier.example/a)") == 1
    edition = Edition(day=date(2031, 3, 4), entries=(entry,), total=1, since=None, nonce="0" * 24)
    (embed,) = digest_message(edition).embeds
    assert embed.description is not None
    assert embed.description.endswith("\nalso in: [Courier](https://courier.example/a)")
