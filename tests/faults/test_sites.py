"""Sites that misbehave in the middle of a load: each is refused by name, nothing else is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from bot.newsroom.documents import Intake, Link, load_all
from bot.newsroom.ingest import Receipt, Refusal
from bot.newsroom.reading import Readers
from bot.sources.fetch import Fetcher
from tests.sources.servers import Names, answering, serving
from tests.sources.test_fetch import FAULTS, RAW
from tests.sources.test_guard import NAMES, VECTORS
from tests.support.stories import consistent, opened

HERE = 700
PAGE = """<html><head><title>Ferry {name}</title><meta property="og:type" content="article"></head>
<body><article><h1>Ferry {name} ends</h1>
<p>The ferry {name} of Orrin ended on Monday, the port authority said in a long statement.</p>
<p>"We shall miss the sound of it," Mayor Ana Ruiz told reporters on the quay of {name}.</p>
</article></body></html>"""


def ferry(name: str) -> web.Response:
    return web.Response(text=PAGE.format(name=name), content_type="text/html")


@asynccontextmanager
async def an_intake(folder: Path, fetcher: Fetcher) -> AsyncIterator[Intake]:
    async with opened(folder) as store, fetcher:
        readers = Readers()
        try:
            yield Intake(guild=HERE, store=store, readers=readers, fetcher=fetcher)
        finally:
            await readers.close()


async def test_a_load_goes_on_past_every_fault_and_a_second_one_completes_it(
    tmp_path: Path,
) -> None:
    handlers = {f"fault{at}": handler for at, (_, handler, _) in enumerate(FAULTS)}
    well = False

    async def site(request: web.Request) -> web.StreamResponse:
        name = request.path.rsplit("/", 1)[-1]
        return ferry(name) if well or name not in handlers else await handlers[name](request)

    async with serving(site) as port:
        fetcher = Fetcher(
            contact="desk@velm.example",
            also={("127.0.0.1", port)},
            seconds=3,
            resolver=Names(news=[["127.0.0.1"]]),
        )
        links = [
            Link(f"http://news.test:{port}/{name}")
            for fault in handlers
            for name in (f"beside-{fault}", fault)
        ]
        async with an_intake(tmp_path, fetcher) as intake:
            first = [result async for result in load_all(links, intake=intake)]
            await consistent(intake.store)
            well = True
            second = [result async for result in load_all(links, intake=intake)]
            stored = await intake.store.articles.count_loaded_by(HERE, most=999)
            await consistent(intake.store)

    assert all(isinstance(result, Receipt) for result in first[::2])
    for (name, _, sentence), result in zip(FAULTS, first[1::2], strict=True):
        assert isinstance(result, Refusal), name
        assert sentence.replace("0.6", "3") in result.reason, name
    assert [result.known for result in second if isinstance(result, Receipt)] == [
        True,
        False,
    ] * len(FAULTS)
    assert stored == len(links)


@pytest.mark.parametrize(
    ("raw", "reset", "sentence"), [case[1:] for case in RAW], ids=[case[0] for case in RAW]
)
async def test_a_connection_that_breaks_leaves_nothing_behind(
    tmp_path: Path, raw: bytes, reset: bool, sentence: str
) -> None:
    async with answering(raw, reset=reset) as port:
        fetcher = Fetcher(
            contact="desk@velm.example",
            also={("127.0.0.1", port)},
            resolver=Names(news=[["127.0.0.1"]]),
        )
        async with an_intake(tmp_path, fetcher) as intake:
            (refusal,) = [
                result
                async for result in load_all([Link(f"http://news.test:{port}/a")], intake=intake)
            ]
            assert await intake.store.articles.count_loaded_by(HERE, most=9) == 0
            await consistent(intake.store)

    assert isinstance(refusal, Refusal)
    assert sentence in refusal.reason


async def test_no_link_that_an_editor_gives_leads_inside(tmp_path: Path) -> None:
    reached: list[str] = []

    async def inner(request: web.Request) -> web.Response:
        reached.append(request.path_qs)
        return ferry("inner")

    async def outer(request: web.Request) -> web.Response:
        raise web.HTTPFound(request.path_qs.partition("to=")[2])

    async with serving(outer) as open_port, serving(inner) as shut_port:
        fetcher = Fetcher(
            contact="desk@velm.example",
            ports={open_port, shut_port},
            also={("127.0.0.1", open_port)},
            resolver=Names(**NAMES),
        )
        links = [
            Link(vector.replace("G/", f"{open_port}/").replace(":S/", f":{shut_port}/"))
            for vector in VECTORS.values()
        ]
        async with an_intake(tmp_path, fetcher) as intake:
            results = [result async for result in load_all(links, intake=intake)]
            stored = await intake.store.articles.count_loaded_by(HERE, most=9)

    assert len(results) == len(VECTORS)
    assert all(isinstance(result, Refusal) and result.reason.endswith(".") for result in results)
    assert (reached, stored) == ([], 0)
