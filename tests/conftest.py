"""Fixtures for whole runs of the bot on a simulated Discord."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from simcord.env import Env

from bot.app import create_bot
from bot.clock import SystemClock
from bot.config import Settings
from bot.newsroom.reading import Readers
from bot.newsroom.seeds import load_folder
from bot.store.database import Store
from tests.support.simulated import SEED, Server, SimulatedClock, unexpected


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the seeds in it, made once; tests take copies."""
    path = tmp_path_factory.mktemp("seeded") / "dateline.db"

    async def load() -> None:
        store, readers = await Store.open(path, clock=SystemClock()), Readers()
        try:
            await load_folder(SEED.parent, store=store, readers=readers)
        finally:
            await readers.close()
            await store.close()

    asyncio.run(load())
    return path


@pytest.fixture
def settings(seeded: Path, tmp_path: Path) -> Settings:
    """A database of the test's own that holds the seeds already."""
    database = tmp_path / "dateline.db"
    shutil.copy(seeded, database)
    return Settings(database=database, seeds_dir=None)


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "breaks_the_bot: something in the bot is made to fail")


@pytest.fixture
async def env(
    settings: Settings, clock: SimulatedClock, request: pytest.FixtureRequest
) -> AsyncIterator[Env]:
    """Discord, simulated, with the bot connected to it. What the bot raised fails the test."""
    env = Env(create_bot(settings, clock=clock), check_errors=False)
    clock.env = env
    await env.start()
    try:
        yield env
    finally:
        await env.shutdown()
        await env.bot.close()  # simcord leaves that to whoever made the bot
    bugs = unexpected(env.errors)
    if bugs and request.node.get_closest_marker("breaks_the_bot") is None:
        raise ExceptionGroup("the bot raised", [bug for bug in bugs if isinstance(bug, Exception)])


@pytest.fixture
def server(env: Any, settings: Settings, clock: SimulatedClock) -> Server:
    return Server(env=env, settings=settings, clock=clock)
