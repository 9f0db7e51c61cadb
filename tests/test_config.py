"""Settings: what they are read from, and that their descriptions agree."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from discord import Permissions

from bot.config import Settings, read_settings
from bot.errors import Unusable

PROJECT = Path(__file__).parents[1]
VARIABLES = [field.name.upper() for field in fields(Settings)]


def test_the_example_file_names_every_variable_with_a_line_of_help() -> None:
    example = (PROJECT / ".env.example").read_text(encoding="utf-8")
    assert re.findall(r"^# .+\n([A-Z_]+)=", example, re.MULTILINE) == VARIABLES


def test_the_readme_lists_every_variable() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([A-Z_]+)` \|", readme, re.MULTILINE) == VARIABLES


def test_the_invite_link_asks_for_what_the_readme_lists() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    wanted = Permissions(
        view_channel=True,
        send_messages=True,
        send_messages_in_threads=True,
        embed_links=True,
        attach_files=True,
        read_message_history=True,
    )
    assert f"scope=bot+applications.commands&permissions={wanted.value}\n" in readme


def test_the_example_file_says_what_holds_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    without = read_settings({})
    example = (PROJECT / ".env.example").read_bytes()
    (tmp_path / ".env").write_bytes(example)
    assert read_settings({}) == without == Settings()


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("DATABASE=file.db\nDISCORD_TOKEN=from-file\n", encoding="utf-8")
    settings = read_settings({"DATABASE": "~/news.db"})
    assert settings.database == Path.home() / "news.db"
    assert settings.discord_token == "from-file"


def test_an_empty_seeds_folder_means_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_settings({"SEEDS_DIR": " "}).seeds_dir is None
    assert read_settings({"DISCORD_TOKEN": "", "DATABASE": "", "LOG_LEVEL": ""}) == Settings()


def test_an_unknown_level_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Unusable) as refused:
        read_settings({"LOG_LEVEL": "loud"})
    assert refused.value.for_reader == (
        "LOG_LEVEL is “LOUD”; it can be DEBUG, INFO, WARNING, ERROR. Change it in .env."
    )


@pytest.mark.parametrize(
    ("variable", "value", "field", "expected"),
    [
        ("WEB_PORTS", "80, 443 8080", "web_ports", {80, 443, 8080}),
        (
            "INNER_SERVERS",
            "10.0.0.5:8080, [FD00:0::1]:80",
            "inner_servers",
            {("10.0.0.5", 8080), ("fd00::1", 80)},
        ),
    ],
)
def test_the_owner_says_where_links_may_lead(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    value: str,
    field: str,
    expected: object,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert getattr(read_settings({variable: value}), field) == expected


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("WEB_PORTS", "80, http", "“http” is no port."),
        ("WEB_PORTS", "99999", "“99999” is no port."),
        ("INNER_SERVERS", "intranet:80", "“intranet:80” is no address and port."),
        ("INNER_SERVERS", "10.0.0.5", "“10.0.0.5” is no address and port."),
    ],
)
def test_a_port_or_address_that_is_none_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Unusable, match=says.replace(".", r"\.")) as refused:
        read_settings({variable: value})
    assert f"Write {variable} in .env like" in refused.value.for_reader


def test_an_env_file_in_another_encoding_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_bytes("DATABASE=été.db\n".encode("utf-16"))
    with pytest.raises(Unusable, match=r"^\.env cannot be read"):
        read_settings({})
