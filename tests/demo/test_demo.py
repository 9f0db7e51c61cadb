"""Starting and ending the demo, without a browser."""

from __future__ import annotations

import asyncio
import socket
import sqlite3
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from simcord import Env

from bot.__main__ import main
from bot.app import create_bot
from bot.config import Settings
from bot.demo.clock import PreviewClock


def test_a_port_that_is_taken_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SEEDS_DIR", "")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["demo", "--no-browser", "--port", port]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "The demo's page cannot be served" in said.err
    assert "Try another --port" in said.err


def test_a_database_of_another_program_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (a)")
    other.close()
    assert main(["demo", "--no-browser", "--db", str(path)]) == 2
    assert "another program" in capsys.readouterr().err


def test_without_its_extra_the_demo_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "simcord", None)  # as if it were not installed
    assert main(["demo"]) == 2
    said = capsys.readouterr().err
    assert "“make demo” installs it, or python -m pip install -e '.[demo]'." in said


def test_a_port_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["demo", "--port", "70000"])
    assert "“70000” is no port" in capsys.readouterr().err


async def test_the_bots_time_is_simcords_which_begins_today(settings: Settings) -> None:
    clock = PreviewClock()
    env = Env(create_bot(settings, clock=clock), check_errors=False)
    clock.follow(env)
    assert abs(datetime.now(UTC) - clock.now()) < timedelta(minutes=1)
    await env.start()
    try:
        before = clock.now()
        await env.advance_time(3600)
        assert clock.now() - before >= timedelta(hours=1)
        await asyncio.wait_for(clock.sleep_until(before), timeout=5)
    finally:
        await env.shutdown()
        await env.bot.close()
