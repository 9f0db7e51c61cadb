"""A Discord of one server and one channel on 127.0.0.1, spoken to over real sockets.

Gateway: hello, ready, the guild, heartbeats. REST: who the bot is, its commands, messages made and
listed. Messages with a nonce are made once within some minutes, as Discord promises. Real Discord
and simulated ones cannot be told to fail in the middle of a request; this one can.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import yarl
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

GUILD, CHANNEL, BOT, APPLICATION, OWNER = 700, 800, 900, 901, 902
TOKEN = "a.b.c"
_NONCE_LIVES = timedelta(minutes=3)
_USER = {
    "id": str(BOT),
    "username": "bot",
    "discriminator": "0",
    "avatar": None,
    "bot": True,
}
Payload = dict[str, Any]
Failure = Callable[[web.Request], Awaitable[web.Response]]


@dataclass(frozen=True, slots=True)
class Kept:
    nonce: str
    made: datetime
    message: Payload


class DiscordServer:
    """`kept` are the messages. `before` and `after` fail the next requests that make one."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.now = now
        self.permissions = discord.Permissions.all_channel()
        self.kept: list[Kept] = []
        self.before: list[Failure] = []
        self.after: list[Failure] = []
        self.requests = 0  # to make a message
        self.delay = 0.0  # seconds, before and after one is made
        self._sequence = itertools.count(1)
        self._runner: web.AppRunner | None = None
        self._sockets: list[web.WebSocketResponse] = []
        self.address = ""

    async def __aenter__(self) -> DiscordServer:
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/users/@me", self._me)
        app.router.add_get("/oauth2/applications/@me", self._application)
        app.router.add_put("/applications/{id}/commands", self._commands)
        app.router.add_get("/channels/{id}", self._channel)
        app.router.add_post("/channels/{id}/messages", self._post)
        app.router.add_get("/channels/{id}/messages", self._history)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.address = f"127.0.0.1:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    async def _me(self, _: web.Request) -> web.Response:
        return _json(_USER)

    async def _application(self, _: web.Request) -> web.Response:
        return _json(
            {
                "id": str(APPLICATION),
                "name": "Dateline",
                "icon": None,
                "description": "",
                "bot_public": True,
                "bot_require_code_grant": False,
                "owner": _USER | {"id": str(OWNER)},
                "verify_key": "",
                "team": None,
                "flags": 0,
            }
        )

    async def _commands(self, request: web.Request) -> web.Response:
        commands = await request.json()
        extra = {"id": "1", "application_id": str(APPLICATION), "version": "1"}
        return _json([{"description": ""} | command | extra for command in commands])

    async def _channel(self, _: web.Request) -> web.Response:
        return _json(_CHANNEL | {"guild_id": str(GUILD)})

    async def _post(self, request: web.Request) -> web.Response:
        self.requests += 1
        if self.before:
            return await self.before.pop(0)(request)
        body = await request.json()
        assert body["enforce_nonce"]
        await asyncio.sleep(self.delay)
        now = self.now()
        same = [
            kept
            for kept in self.kept
            if kept.nonce == body["nonce"] and now - kept.made <= _NONCE_LIVES
        ]
        if not same:
            same = [Kept(body["nonce"], now, self._message(body, now))]
            self.kept += same
        await asyncio.sleep(self.delay)
        if self.after:
            return await self.after.pop(0)(request)
        return _json(same[0].message)

    async def _history(self, request: web.Request) -> web.Response:
        after = int(request.query.get("after", 0))
        found = [kept.message for kept in self.kept if int(kept.message["id"]) > after]
        return _json(found[: int(request.query.get("limit", 50))][::-1])  # newest first

    def _message(self, body: Payload, now: datetime) -> Payload:
        number = discord.utils.time_snowflake(now) + next(self._sequence)
        return {
            "id": str(number),
            "channel_id": str(CHANNEL),
            "author": _USER,
            "content": body["content"],
            "embeds": body["embeds"],
            "components": body["components"],
            "timestamp": now.isoformat(),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "pinned": False,
            "type": 0,
        }

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.append(socket)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 40_000}})
        async for message in socket:
            match json.loads(message.data)["op"]:
                case 1:
                    await socket.send_json({"op": 11, "d": None})
                case 2:
                    await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": self._ready()})
                    guild = _GUILD | {"roles": [_ROLE | {"permissions": self._allowed()}]}
                    await socket.send_json({"op": 0, "t": "GUILD_CREATE", "s": 2, "d": guild})
        return socket

    async def allow(self, permissions: discord.Permissions) -> None:
        """Change what the bot may do."""
        self.permissions = permissions
        role = {"guild_id": str(GUILD), "role": _ROLE | {"permissions": self._allowed()}}
        for socket in self._sockets:
            await socket.send_json({"op": 0, "t": "GUILD_ROLE_UPDATE", "s": 3, "d": role})

    def _allowed(self) -> str:
        return str(self.permissions.value)

    def _ready(self) -> Payload:
        return {
            "v": 10,
            "user": _USER,
            "guilds": [{"id": str(GUILD), "unavailable": True}],
            "session_id": "s",
            "resume_gateway_url": f"ws://{self.address}/gateway",
            "application": {"id": str(APPLICATION), "flags": 0},
        }


def speak_to(address: str) -> tuple[str, yarl.URL]:
    """Let discord.py take `address` for Discord; what it took before."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE = f"http://{address}"
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://{address}/gateway")
    return before


def answer(status: int, **body: object) -> Failure:
    """A request that fails with a status, as Discord words it."""

    async def fail(_: web.Request) -> web.Response:
        headers = {"Via": "1.1 google"} if status == 429 else {}
        return _json(body or {"code": 0, "message": "failed"}, status=status, headers=headers)

    return fail


async def hang_up(request: web.Request) -> web.Response:
    """The connection breaks and no answer comes."""
    assert request.transport is not None
    request.transport.close()
    return web.Response()


def _json(
    body: object, *, status: int = 200, headers: dict[str, str] | None = None
) -> web.Response:
    # discord.py reads a body as JSON only where the type says just this
    kind = {"Content-Type": "application/json"}
    return web.Response(
        body=json.dumps(body).encode(), status=status, headers=kind | (headers or {})
    )


_CHANNEL = {
    "id": str(CHANNEL),
    "type": 0,
    "name": "news",
    "position": 0,
    "permission_overwrites": [],
}
_ROLE = {
    "id": str(GUILD),
    "name": "@everyone",
    "color": 0,
    "hoist": False,
    "position": 0,
    "managed": False,
    "mentionable": False,
}
_GUILD = {
    "id": str(GUILD),
    "name": "Newsroom",
    "icon": None,
    "splash": None,
    "owner_id": str(OWNER),
    "afk_channel_id": None,
    "afk_timeout": 300,
    "verification_level": 0,
    "default_message_notifications": 0,
    "explicit_content_filter": 0,
    "emojis": [],
    "features": [],
    "mfa_level": 0,
    "system_channel_id": None,
    "system_channel_flags": 0,
    "rules_channel_id": None,
    "premium_tier": 0,
    "preferred_locale": "en-US",
    "nsfw_level": 0,
    "stickers": [],
    "joined_at": "2026-01-01T00:00:00+00:00",
    "large": False,
    "member_count": 2,
    "voice_states": [],
    "members": [
        {
            "user": _USER,
            "roles": [],
            "joined_at": "2026-01-01T00:00:00+00:00",
            "deaf": False,
            "mute": False,
            "flags": 0,
        }
    ],
    "channels": [_CHANNEL],
    "threads": [],
    "presences": [],
    "stage_instances": [],
    "guild_scheduled_events": [],
}
