"""`ask`: a reader's command, answered here from the same database.

The terminal sees the library: what the owner loaded for everyone, as in direct messages.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.cli.answer_json import Answer, answer_json
from bot.cli.database import database_of
from bot.cli.slash import OPTIONS, Slash, number, read_slash
from bot.clock import SystemClock
from bot.errors import BadRequest
from bot.newsroom.articles import card
from bot.newsroom.latest import latest
from bot.newsroom.quotes import quotes_of
from bot.newsroom.search import search
from bot.newsroom.timeline import DETAILS, Detail, Timeline, timeline
from bot.presentation.dates import read_day
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope

_SCOPE = Scope(LIBRARY)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "question",
        nargs="+",
        metavar="COMMAND",
        help=f'"/timeline topic:Syria since:2019-10-01"; also /{", /".join(OPTIONS)}',
    )
    parser.add_argument("--json", action="store_true", help="stable keys; see docs/terminal.md")
    parser.add_argument("--page", type=_from_one, metavar="N", help="another page of the answer")
    parser.add_argument("--dates", type=_from_one, metavar="N", help="days of a timeline at most")
    parser.add_argument(
        "--sentences", type=_from_one, metavar="N", help="sentences a day at most (2)"
    )
    parser.add_argument("--db", type=Path, metavar="FILE", help="another database than DATABASE's")


def run(options: argparse.Namespace) -> int:
    slash = read_slash(" ".join(options.question))
    database = database_of(options.db, must_exist=True)
    answer = asyncio.run(_ask(slash, options, database))
    if options.json:
        print(json.dumps(answer_json(answer), ensure_ascii=False, indent=2))
        return 0
    from bot.cli.answer_text import show_answer  # rich takes as long to import as an answer

    show_answer(answer)
    return 0


async def _ask(slash: Slash, options: argparse.Namespace, database: Path) -> Answer:
    store = await Store.open(database, clock=SystemClock())
    try:
        if slash.command == "timeline":
            return await _timeline(slash, options, store)
        return await _other(slash, options.page or 1, store)
    finally:
        await store.close()


async def _other(slash: Slash, page: int, store: Store) -> Answer:
    values = slash.values
    match slash.command:
        case "latest":
            count = number(slash, "count", default=5, most=10)
            topic, source = values.get("topic"), values.get("source")
            return await latest(
                topic=topic, source=source, count=count, page=page, scope=_SCOPE, store=store
            )
        case "quote":
            about = values.get("about")
            return await quotes_of(
                values["person"], about=about, page=page, scope=_SCOPE, store=store
            )
        case "search":
            return await search(values["words"], page=page, scope=_SCOPE, store=store)
        case _:
            return await card(values["headline"], scope=_SCOPE, store=store)


async def _timeline(slash: Slash, options: argparse.Namespace, store: Store) -> Timeline:
    """One page; as JSON without --page, all of them, and of every day unless less is asked for."""
    detail = _detail(slash, "full" if options.json else "normal")

    async def turned_to(page: int) -> Timeline:
        return await timeline(
            slash.values["topic"],
            since=_day(slash, "since"),
            until=_day(slash, "until", end=True),
            detail=detail,
            dates=options.dates,
            sentences=options.sentences,
            page=page,
            scope=_SCOPE,
            store=store,
        )

    first = await turned_to(options.page or 1)
    if not options.json or options.page:
        return first
    items = list(first.page.items)
    for page in range(2, first.page.pages + 1):
        items += (await turned_to(page)).page.items
    return replace(first, page=replace(first.page, items=tuple(items), pages=1))


def _detail(slash: Slash, default: Detail) -> Detail:
    typed = slash.values.get("detail", default).lower()
    if typed not in DETAILS:
        raise BadRequest(f"“{typed}” is no detail. Write short, normal or full.")
    return DETAILS[typed]


def _day(slash: Slash, option: str, *, end: bool = False) -> date | None:
    typed = slash.values.get(option)
    return read_day(typed, end=end) if typed else None


def _from_one(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal()) or int(typed) < 1:
        raise argparse.ArgumentTypeError(f"“{typed}” is no number from 1.")
    return int(typed)
