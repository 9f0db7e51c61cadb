"""The bot as a whole: starting, telling Discord of its commands, failing, staying within bounds."""

from __future__ import annotations

import json
import logging
import re
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import discord
import pytest
import yarl
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.app import Dateline, create_bot, serve
from bot.buttons.desk import editors_guild, scope_of
from bot.config import Settings
from bot.errors import Forbidden, Unusable
from bot.store.scope import LIBRARY
from tests.support.simulated import Server, SimulatedClock


def synced(env: Any) -> int:
    """How often Discord was told of the commands."""
    return sum(
        request.method == "PUT" and request.path.endswith("/commands")
        for request in env.http_requests
    )


async def test_commands_are_told_once_and_again_only_when_they_changed(server: Server) -> None:
    assert synced(server.env) == 1

    await server.restart()
    assert synced(server.env) == 1

    await server.bot.store.settings.put("commands", "of an older Dateline")
    await server.restart()
    assert synced(server.env) == 2


async def test_commands_that_discord_has_lost_are_told_again(server: Server) -> None:
    application = server.bot.application_id
    assert application is not None
    await server.bot.http.bulk_upsert_global_commands(application, [])
    before = synced(server.env)

    await server.restart()

    assert synced(server.env) == before + 1
    assert (await server.ask("quote", person="Peskov")) is not None


async def test_every_command_and_option_explains_itself(server: Server) -> None:
    def explained(command: dict[str, Any]) -> None:
        assert len(command["description"]) > 8, command["name"]
        for option in command.get("options", []):
            explained(option)

    for command in server.bot.tree.get_commands(type=discord.AppCommandType.chat_input):
        explained(command.to_dict(server.bot.tree))


async def test_readers_commands_work_everywhere_editors_in_servers_only(server: Server) -> None:
    found = {
        command.name: command.to_dict(server.bot.tree) for command in server.bot.tree.get_commands()
    }

    for name in ("latest", "quote", "timeline", "search", "article"):
        assert sorted(found[name]["contexts"]) == [0, 1, 2]
        assert sorted(found[name]["integration_types"]) == [0, 1]
    assert found["news"]["contexts"] == [0]
    assert found["news"]["integration_types"] == [0]
    assert (
        found["news"]["default_member_permissions"] == discord.Permissions(manage_guild=True).value
    )


async def test_nothing_sent_can_ping(server: Server) -> None:
    await server.ask("quote", person="Peskov")
    await (await server.ask("quote", person="Peskof")).press("Dmitry Peskov")
    await server.load("# @everyone\n\nVELM, March 3. @here <@1> won on Monday.")

    for request in server.env.http_requests:
        if request.method == "POST" and "components" in json.dumps(request.json):
            body = request.json.get("data", request.json)
            assert body["allowed_mentions"]["parse"] == []


@pytest.mark.breaks_the_bot
async def test_a_bug_is_answered_with_a_reference_to_the_log(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    with sqlite3.connect(server.settings.database) as db:
        db.execute("DROP TABLE asked")
    db.close()

    with caplog.at_level(logging.ERROR):
        answer = await server.ask("quote", person="Peskov", about="Syria OR " + "x" * 90)

    assert answer.private
    found = re.fullmatch(
        r"Something went wrong here, not with what you asked\. It is logged as (\w+)\.", answer.text
    )
    assert found is not None
    assert found[1] in caplog.text
    assert "no such table" in caplog.text
    assert "### Dmitry Peskov" in (await server.ask("quote", person="Peskov")).text


@pytest.mark.breaks_the_bot
async def test_autocomplete_that_fails_offers_nothing(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    with sqlite3.connect(server.settings.database) as db:
        db.execute("DROP TABLE names")
        db.execute("DROP TABLE known")
    db.close()

    assert await server.suggestions("quote", "person", "pes") == []
    assert "autocomplete failed" in caplog.text


@pytest.mark.breaks_the_bot
async def test_an_answer_too_late_for_discord_is_one_line_in_the_log(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.env.inject_error("POST", "/interactions/*/*/callback", status=404, code=10062)

    result = await server.reader.slash(server.channel, "quote", person="Peskov")

    assert result.response is None
    assert "too late for Discord" in caplog.text
    assert "Traceback" not in caplog.text
    assert not (await server.ask("quote", person="Peskov")).private


async def test_a_button_of_another_dateline_says_so(server: Server) -> None:
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Old", custom_id="ask:horoscope|aries"))
    view.stop()
    channel = server.bot.get_partial_messageable(server.channel.id)
    message = await channel.send("an old message", view=view)

    result = await server.reader.click(message, custom_id="ask:horoscope|aries")

    assert "another Dateline" in json.dumps(result.response.components)


def from_a_user_install(server: Server, *, permissions: discord.Permissions) -> Any:
    """An interaction from a server that the bot is no member of."""
    guild, user = "424242", {"id": "77", "username": "guest", "discriminator": "0", "avatar": None}
    member = {
        **{"user": user, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "flags": 0},
        **{"permissions": str(permissions.value), "deaf": False, "mute": False},
    }
    channel = {"id": "99", "type": 0, "name": "elsewhere", "guild_id": guild, "position": 0}
    data = {
        **{"id": "5", "application_id": str(server.bot.application_id), "type": 2, "token": "t"},
        **{"version": 1, "guild_id": guild, "guild": {"id": guild, "features": [], "locale": "en"}},
        **{"channel": channel, "channel_id": "99", "member": member, "locale": "en-GB"},
        **{"app_permissions": "0", "entitlements": [], "attachment_size_limit": 10, "context": 0},
        "authorizing_integration_owners": {"1": "77"},
        "data": {
            **{"id": "1", "type": 1, "name": "quote"},
            "options": [{"name": "person", "type": 3, "value": "Ana Ruiz"}],
        },
    }
    return discord.Interaction(data=data, state=server.bot._connection)  # type: ignore[arg-type]


async def test_a_user_install_sees_the_library_and_can_change_nothing(server: Server) -> None:
    interaction = from_a_user_install(server, permissions=discord.Permissions.all())

    assert scope_of(interaction).guild_id == LIBRARY
    with pytest.raises(Forbidden) as refused:
        editors_guild(interaction)
    assert "Add me to it first" in refused.value.for_reader


@pytest.mark.breaks_the_bot  # the simulation takes no answer to an interaction it did not send
async def test_a_user_install_is_not_told_what_a_server_loaded(server: Server) -> None:
    await server.load('Bridge opens\n\nVELM, March 3. "It holds," Ana Ruiz said on Monday.')
    interaction = from_a_user_install(server, permissions=discord.Permissions.none())

    await server.bot.tree._call(interaction)

    sent = [
        json.dumps(request.json) for request in server.env.http_requests if "/5/t/" in request.path
    ]
    assert sent
    assert all("It holds" not in body for body in sent)
    assert "No article here quotes" in sent[0]


async def test_what_older_rules_have_read_is_read_again(server: Server) -> None:
    with sqlite3.connect(server.settings.database) as db:
        db.execute("UPDATE articles SET reader = 0")
        db.execute("DELETE FROM events")
    db.close()
    await server.restart()

    await server.env.settle(timeout=20)

    assert "Tuesday 22 October 2019" in (await server.ask("timeline", topic="Syria")).text


class TestStarting:
    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return Settings(database=tmp_path / "dateline.db", seeds_dir=Path("seeds"))

    async def test_the_first_start_reads_the_seeds(self, server: Server) -> None:
        await server.bot.seeded.wait()

        assert "### Dmitry Peskov" in (await server.ask("quote", person="Peskov")).text


class TestWithoutSeeds:
    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return Settings(database=tmp_path / "dateline.db", seeds_dir=tmp_path / "nowhere")

    async def test_a_missing_folder_is_logged_and_questions_are_answered(
        self, server: Server, caplog: pytest.LogCaptureFixture
    ) -> None:
        assert server.bot.seeded.is_set()
        for command, asked in (
            ("latest", {}),
            ("quote", {"person": "Peskov"}),
            ("timeline", {"topic": "Syria"}),
            ("search", {"words": "Syria"}),
            ("article", {"headline": "Syria"}),
        ):
            refusal = await server.ask(command, **asked)
            assert refusal.private
            assert "The library is empty" in refusal.text

    async def test_who_asks_while_articles_are_still_read_is_told_so(self, server: Server) -> None:
        server.bot.seeded.clear()
        early = await server.ask("latest")
        server.bot.seeded.set()

        assert "Articles are still being read; ask again in a minute." in early.text
        assert "still being read" not in (await server.ask("latest")).text


class PatientClock:
    """Time passes only by waiting; remembers for how long it was waited."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 1, 1, tzinfo=UTC)
        self.waited: list[float] = []

    def now(self) -> datetime:
        return self.moment

    async def sleep_until(self, moment: datetime) -> None:
        self.waited.append((moment - self.moment) / timedelta(seconds=1))
        self.moment = moment
        await self.after_waiting()

    async def after_waiting(self) -> None:
        pass


class TestConnecting:
    """Discord's web address is one of this machine; what answers there is up to the test."""

    @pytest.fixture
    async def discord_address(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> AsyncIterator[dict[str, tuple[int, Any]]]:
        answers: dict[str, tuple[int, Any]] = {}

        async def answer(request: web.Request) -> web.Response:
            status, body = answers.get(request.path, (401, {"message": "401: Unauthorized"}))
            return web.Response(
                body=json.dumps(body).encode(),
                status=status,
                headers={"Content-Type": "application/json"},  # discord.py takes no charset beside
            )

        app = web.Application()
        app.router.add_route("*", "/{path:.*}", answer)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{port}")
        yield answers
        await runner.cleanup()

    def bot(self, tmp_path: Path, clock: PatientClock) -> Dateline:
        settings = Settings(database=tmp_path / "dateline.db", seeds_dir=None)
        return create_bot(settings, clock=clock)

    async def test_a_token_discord_refuses_gets_a_sentence(
        self, tmp_path: Path, discord_address: dict[str, tuple[int, Any]]
    ) -> None:
        with pytest.raises(Unusable) as refused:
            await serve(self.bot(tmp_path, PatientClock()), "wrong")

        assert "Discord refuses this token" in refused.value.for_reader
        assert "DISCORD_TOKEN" in refused.value.for_reader

    async def test_a_network_that_is_away_is_waited_for_longer_each_time(
        self,
        tmp_path: Path,
        discord_address: dict[str, tuple[int, Any]],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        there = Route.BASE
        monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:9")
        clock = PatientClock()

        async def back_after_three() -> None:
            if len(clock.waited) == 3:
                monkeypatch.setattr(Route, "BASE", there)

        clock.after_waiting = back_after_three  # type: ignore[method-assign]

        with pytest.raises(Unusable):  # the token is wrong, which only Discord can have said
            await serve(self.bot(tmp_path, clock), "wrong")
        assert clock.waited == [5, 10, 20]

    async def test_a_first_connection_that_fails_is_tried_again(
        self,
        tmp_path: Path,
        discord_address: dict[str, tuple[int, Any]],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        user: dict[str, Any] = {
            "id": "7",
            "username": "Dateline",
            "discriminator": "0",
            "avatar": None,
        }
        application: dict[str, Any] = {
            "id": "7",
            "name": "Dateline",
            "description": "",
            "icon": None,
        }
        application |= {
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "",
            "owner": user,
        }
        discord_address["/users/@me"] = (200, user)
        discord_address["/oauth2/applications/@me"] = (200, application)
        discord_address["/applications/7/commands"] = (200, [])
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL("ws://127.0.0.1:9/"))
        clock = PatientClock()
        bot = self.bot(tmp_path, clock)

        async def give_up() -> None:
            await bot.close()

        clock.after_waiting = give_up  # type: ignore[method-assign]
        await serve(bot, "right")

        assert clock.waited == [5]


async def test_a_database_of_another_program_stops_the_start(
    tmp_path: Path, clock: SimulatedClock, settings: Settings
) -> None:
    foreign = tmp_path / "foreign.db"
    foreign.write_bytes(b"no database at all" * 99)
    bot = create_bot(replace(settings, database=foreign), clock=clock)

    with pytest.raises(Unusable) as refused:
        await bot.setup_hook()
    await bot.close()

    assert "foreign.db" in refused.value.for_reader
