"""The store: one SQLite file, one writer, a pool of readers."""

from __future__ import annotations

from pathlib import Path
from typing import Self


class Store:
    """Joins the store's words: `store.articles`, `store.quotes`, `store.people`, `store.events`,
    `store.search`, `store.asked`, `store.digests`, `store.outbox`, `store.settings`."""

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open or create the file and bring its schema up to date.

        Raises Unusable: no SQLite file, another program's, a newer Dateline's (the version is
        named), read-only, locked by another process, no such folder.
        """
        raise NotImplementedError

    async def close(self) -> None:
        raise NotImplementedError
