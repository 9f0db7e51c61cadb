"""Answers as they are laid out for their reader: nothing of another server's, nothing made up.

For the first, the same acts are done in two files, with another server's among them and without;
then everything that can be asked is asked: its words, buttons and links must be the same. (The
newsroom's values are compared in tests/newsroom/test_scopes.py.)
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.model import Article
from bot.articles.parse import parse
from bot.buttons.answers import answer
from bot.errors import NewsError
from bot.newsroom.activity import activity
from bot.newsroom.articles import article_choices, source_choices
from bot.newsroom.ingest import arrive, remove
from bot.newsroom.quotes import person_choices
from bot.newsroom.reading import Readers
from bot.newsroom.topics import topic_choices
from bot.presentation.activity import activity_view
from bot.presentation.questions import Question
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from tests.support.copies import WIRE
from tests.support.digests import SetClock
from tests.support.simulated import quoted
from tests.support.stories import said, story, told
from tests.support.views import buttons, sent, shown

HERE, THERE = 700, 701
START = datetime(2031, 3, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Somebody loads an article at an address, where it may be newer words of one that is there, or
    removes what is called so. No two articles have one day, as those of a day stand in the order of
    their ids, which tell nobody anything."""

    guild: int
    what: Literal["load", "remove"]
    place: Literal["Orm", "Halm"]  # of the headline and the address
    edition: int  # how much of the wire copy is in it
    source: Literal["Crier", "Post"]

    @property
    def day(self) -> date:
        return date(
            2031, 3, 5 + self.edition + 4 * (self.source == "Post") + 8 * (self.place == "Orm")
        )

    @property
    def speaker(self) -> str:
        return ("Ada Brink", "Ada Ruth Brink", "Ole Brink", "Ada Brink")[self.edition]

    @property
    def article(self) -> Article:
        theirs = " Theirs alone." if self.guild == THERE else ""
        quote = '"We heard a long scraping noise, and then the engines stopped,"'
        return story(
            f"{self.place} ferry aground",
            *WIRE[: 4 + self.edition],
            f"{self.speaker} of {self.place} was on board on Tuesday.{theirs}",
            published=self.day,
            source=self.source,
            url=self.address,
            people=[self.speaker],
            quotes=[said(quote, self.speaker)],
            events=[told(WIRE[0], "2031-03-04", "Tuesday")],
        )

    @property
    def address(self) -> str:
        return f"https://{self.source.lower()}.example/{self.place}"


_acts = st.lists(
    st.builds(
        Act,
        guild=st.sampled_from([LIBRARY, HERE, THERE, THERE]),
        what=st.sampled_from(["load", "load", "load", "remove"]),
        place=st.sampled_from(["Orm", "Halm"]),
        edition=st.integers(0, 3),
        source=st.sampled_from(["Crier", "Post"]),
    ),
    min_size=2,
    max_size=7,
)

QUESTIONS = [
    Question("latest", ("", "", "")),
    Question("latest", ("ferry", "Crier", "2")),
    Question("quote", ("Brink", "", "")),
    Question("quote", ("Ada Brink", "", "why")),
    Question("quote", ("Ole Brink", "engines", "")),
    Question("quote", ("Adda Brink", "", "")),
    Question("timeline", ("ferry", "", "", "")),
    Question("timeline", ("Halm", "2031-03-01", "", "full")),
    Question("search", ("scraping noise",)),
    Question("search", ("theirs alone",)),
    Question("article", ("Orm ferry",)),
    Question("article", ("Halm ferries",)),
    Question("text", ("Orm ferry", "")),
    Question("text", ("Orm ferry", "1")),
    Question("list"),
]


async def _answers(folder: Path, acts: Sequence[tuple[int, Act]]) -> list[object]:
    clock, readers = SetClock(START), Readers()
    store = await Store.open(folder / "dateline.db", clock=clock)
    try:
        for at, act in acts:
            clock.moment = START + timedelta(minutes=at)
            with suppress(NewsError):
                if act.what == "remove":
                    await remove(f"{act.place} ferry", guild=act.guild, store=store)
                else:
                    await arrive(
                        act.article,
                        [act.address],
                        guild=act.guild,
                        store=store,
                        readers=readers,
                    )
        return [
            *[await _shown(question, store) for question in QUESTIONS],
            *await _drawn(store),
            *await _offered(store),
        ]
    finally:
        await readers.close()
        await store.close()


async def _shown(question: Question, store: Store) -> tuple[str, object]:
    try:
        view = await answer(question, page=1, scope=Scope(HERE), store=store)
    except NewsError as error:
        return error.for_reader, list(getattr(error, "nearest", ()))
    components = sent(view)
    pressed = [(button["label"], button.get("url")) for button in buttons(components)]
    return shown(components), pressed


async def _drawn(store: Store) -> list[object]:
    try:
        found = await activity("ferry", scope=Scope(HERE), store=store)
    except NewsError as error:
        return [error.for_reader]
    return [shown(sent(activity_view(found, None)))]


async def _offered(store: Store) -> list[object]:
    offers = [
        choices(typed, scope=Scope(HERE), store=store)
        for choices in (person_choices, topic_choices, article_choices, source_choices)
        for typed in ("", "br", "fe", "c")
    ]
    return [[choice.label for choice in await offer] for offer in offers]


@given(_acts)
@settings(max_examples=25, deadline=None)
def test_every_answer_is_the_same_whatever_another_server_does(acts: list[Act]) -> None:
    async def ask() -> tuple[list[object], list[object]]:
        numbered = [*enumerate(acts)]
        with tempfile.TemporaryDirectory() as alone, tempfile.TemporaryDirectory() as shared:
            ours = [(at, act) for at, act in numbered if act.guild != THERE]
            return await _answers(Path(alone), ours), await _answers(Path(shared), numbered)

    alone, shared = asyncio.run(ask())
    assert shared == alone
    assert "Theirs" not in str(alone)


_PIECES = [
    "Ada Brink, the mayor of Orm, said on Tuesday: ",
    '"We heard a long scraping noise," ',
    "“The buoy was missing”, he said, ",
    "she told reporters, ",
    '"and then the engines stopped." ',
    "said Ole Brink. ",
    "On October 17, the ferry left Halm. ",
    "‘It’s *not* our _fault_’, ",
    "according to the coast guard",
    "\n\n",
    '"',
    "”",
    ". ",
    "Ada Brink denied it. ",
]


@given(st.lists(st.sampled_from(_PIECES), min_size=3, max_size=20).map("".join))
@settings(max_examples=40, deadline=None)
def test_whatever_is_set_off_as_quoted_stands_in_the_article(body: str) -> None:
    text = f"Ferry aground\n\nOrm, March 4. {body}Ada Brink."

    async def ask() -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            store = await Store.open(Path(folder, "dateline.db"), clock=SetClock(START))
            try:
                read = parse(text, published=date(2031, 3, 5))
                await store.articles.add(read, guild=HERE)
                people = await person_choices("", scope=Scope(HERE), store=store)
                asked = [Question("quote", (one.value, "", "why")) for one in people]
                told = [await _shown(one, store) for one in [*QUESTIONS, *asked]]
                return [words for words, _ in told]
            finally:
                await store.close()

    flat = " ".join(text.split())
    for markdown in asyncio.run(ask()):
        for line in quoted(markdown):
            assert line.rstrip("\"”’'").removesuffix("…").strip() in flat
