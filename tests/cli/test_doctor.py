"""`doctor` and `run`: what is missing, and what to do about it."""

from __future__ import annotations

import base64
import shutil
import sqlite3
from pathlib import Path

import pytest

from bot.__main__ import main

TOKEN = base64.urlsafe_b64encode(b"123456789012345678").decode() + ".Gaaaaa." + "b" * 38


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with seeds and a token in .env, where nothing is wrong."""
    monkeypatch.chdir(tmp_path)
    for variable in ("DISCORD_TOKEN", "DATABASE", "SEEDS_DIR", "LOG_LEVEL"):
        monkeypatch.delenv(variable, raising=False)
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={TOKEN}\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("A.", encoding="utf-8")
    return tmp_path


def test_all_is_well_before_the_first_start(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    shown = capsys.readouterr().out
    assert "of application 123456789012345678" in shown
    assert "Database dateline.db: not there yet, made at the first start" in shown
    assert "Seeds: 1 article in seeds" in shown
    assert "full-text search" in shown
    assert not (here / "dateline.db").exists()


def test_a_database_is_described(
    here: Path, seeded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(seeded, here / "news.db")
    assert main(["doctor", "--db", "news.db"]) == 0
    assert "Database news.db: schema" in (shown := capsys.readouterr().out)
    assert "1 article for everyone" in shown


@pytest.mark.parametrize(
    ("env", "wrong"),
    [
        pytest.param("", "There is no DISCORD_TOKEN. Make an application", id="no token"),
        pytest.param("DISCORD_TOKEN=abc", "is not shaped like a bot's token", id="no such token"),
        pytest.param(
            f"DISCORD_TOKEN={'x' * 24}.Gaaaaa.{'b' * 38}",
            "is not shaped like a bot's token",
            id="names no application",
        ),
        pytest.param(
            f"DISCORD_TOKEN={TOKEN}\nSEEDS_DIR=none",
            "The seeds folder none cannot be read",
            id="no seeds folder",
        ),
        pytest.param(
            f"DISCORD_TOKEN={TOKEN}\nDATABASE=no/news.db", "There is no folder no", id="no folder"
        ),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(
    env: str, wrong: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / ".env").write_text(env, encoding="utf-8")
    assert main(["doctor"]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("WRONG")]
    assert len(lines) == 1
    assert wrong in lines[0]


def test_a_newer_database_is_not_touched(here: Path, seeded: Path) -> None:
    path = shutil.copy(seeded, here / "dateline.db")
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 999")
    newer.close()
    assert main(["doctor"]) == 1


def test_a_secret_is_not_shown(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor"])
    said = capsys.readouterr()
    assert "b" * 38 not in said.out + said.err


def test_run_without_a_token_says_how_to_get_one(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / ".env").unlink()
    assert main(["run"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("There is no DISCORD_TOKEN. Make an application at https://")
    assert said.err.count("\n") == 1


def test_run_with_a_setting_that_cannot_be_says_so(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / ".env").write_text("LOG_LEVEL=loud", encoding="utf-8")
    assert main(["run"]) == 2
    assert capsys.readouterr().err.startswith("LOG_LEVEL is “LOUD”")
