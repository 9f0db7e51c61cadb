"""The store: one SQLite file, one writer, a pool of readers."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Self

from bot.clock import Clock
from bot.store.arrivals import Arrivals
from bot.store.articles import Articles
from bot.store.asked import Asked
from bot.store.connections import Connections
from bot.store.digests import Digests
from bot.store.events import Events
from bot.store.feeds import Feeds
from bot.store.migrate import prepare
from bot.store.outbox import Outbox
from bot.store.people import People
from bot.store.quotes import Quotes
from bot.store.search import Search
from bot.store.seeds import Seeds
from bot.store.settings import KeptSettings
from bot.store.stories import Stories
from bot.store.subscriptions import Subscriptions
from bot.store.versions import Versions


class Store:
    """Joins the store's words. Each is a small class over the same connections."""

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self.articles = Articles(connections, clock)
        self.search = Search(connections)
        self.quotes = Quotes(connections)
        self.people = People(connections)
        self.events = Events(connections)
        self.stories = Stories(connections)
        self.versions = Versions(connections)
        self.seeds = Seeds(connections)
        self.asked = Asked(connections)
        self.settings = KeptSettings(connections)
        self.digests = Digests(connections)
        self.outbox = Outbox(connections)
        self.feeds = Feeds(connections)
        self.subscriptions = Subscriptions(connections)
        self.arrivals = Arrivals(connections)

    @classmethod
    async def open(cls, path: Path, *, clock: Clock) -> Self:
        """Open or create the file and bring its schema up to date.

        `clock` says when an article is loaded; the app and the terminal hand in SystemClock().
        Raises Unusable: no SQLite file, another program's, a newer Dateline's (the version is
        named), read-only, locked by another process, no such folder.
        """
        await asyncio.to_thread(prepare, path)
        return cls(await Connections.to(path), clock)

    async def close(self) -> None:
        await self._connections.close()
