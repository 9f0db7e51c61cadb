"""Fetching as the demo does it: while a slow site is waited for, the page goes on.

simcord takes a click for done when all that the bot began with it is done, and gives it up after
five seconds. A site may take longer, so it is declared to be something outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.config import Settings
from bot.sources.fetch import NO_CONTACT, Fetched, Fetcher

if TYPE_CHECKING:
    from simcord import Env


class PatientFetcher(Fetcher):
    env: Env | None = None  # from when pages are fetched for the bot alone

    async def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        fetching = super().fetch(url, etag=etag, last_modified=last_modified)
        if self.env is None:
            return await fetching
        fetched: Fetched = await self.env.external_wait(fetching, reason="a page is fetched")
        return fetched


def fetcher_of(settings: Settings, *, paper: int) -> PatientFetcher:
    """It opens what the settings allow, and the demo's own newspaper at the port `paper`."""
    return PatientFetcher(
        contact=NO_CONTACT,
        ports=[*settings.web_ports, paper],
        also={*settings.inner_servers, ("127.0.0.1", paper)},
    )
