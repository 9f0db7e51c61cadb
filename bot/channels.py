"""Discord's channels, as digests and feeds write in them: what goes wrong, sorted by what can be
done."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import aiohttp
import discord

from bot.digests.compose import Edition
from bot.digests.outbox import Later, Refused
from bot.newsroom.notices import Notice, Outcome
from bot.presentation.digests import digest_message, nonce_of
from bot.presentation.feeds import notice_text

_log = logging.getLogger(__name__)

_RIGHTS = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "embed_links": "Embed Links",
    "read_message_history": "Read Message History",
}
_NOT_US = (401, 429)  # the token was reset; too many requests from this address


def missing_rights(permissions: discord.Permissions, *, thread: bool) -> list[str]:
    """What the bot lacks to post digests, as Discord's settings call it.

    Without "Embed Links" a post would be empty; without the history nobody could tell whether it
    got out before a crash.
    """
    other = "send_messages" if thread else "send_messages_in_threads"
    return [
        name
        for right, name in _RIGHTS.items()
        if right != other and not getattr(permissions, right)
    ]


class Channels:
    """bot.digests.outbox.Post."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def send(self, channel: int, edition: Edition) -> int:
        with _sorted(channel):
            await self._check_rights(channel)
            message = digest_message(edition)
            sent = await self._client.get_partial_messageable(channel).send(
                message.content,
                embeds=message.embeds,
                view=message.buttons,
                nonce=edition.nonce,  # discord.py adds enforce_nonce
            )
        return sent.id

    async def tell(self, channel: int, notice: Notice) -> Outcome:
        """bot.newsroom.notices.Tell."""
        try:
            with _sorted(channel):
                await self._client.get_partial_messageable(channel).send(
                    notice_text(notice), nonce=notice.nonce, suppress_embeds=True
                )
        except Refused:
            return "refused"
        except Later as later:
            return "unknown" if later.unknown else "later"
        return "told"

    async def find(
        self, channel: int, nonce: str, *, after: datetime, before: datetime
    ) -> int | None:
        with _sorted(channel):
            await self._check_rights(channel)
            place = self._client.get_partial_messageable(channel)
            async for message in place.history(
                limit=None, after=after, before=before, oldest_first=True
            ):
                if message.author == self._client.user and nonce_of(_custom_ids(message)) == nonce:
                    return message.id
        return None

    async def _check_rights(self, channel: int) -> None:
        """Raises Refused. Discord itself is silent about some: it drops embeds, hides history."""
        place = self._client.get_channel(channel) or await self._client.fetch_channel(channel)
        if not isinstance(place, discord.abc.GuildChannel | discord.Thread):
            raise Refused(f"<#{channel}> is no channel of a server.")
        me = place.guild.get_member(self._client.user.id) if self._client.user else None
        if me is None:
            raise Later("Discord has lost sight of this server.", unknown=False)
        missing = missing_rights(
            place.permissions_for(me), thread=isinstance(place, discord.Thread)
        )
        if missing:
            raise Refused(lack(channel, missing))


def lack(channel: int, missing: list[str]) -> str:
    names = " and ".join([", ".join(missing[:-1]), missing[-1]] if missing[1:] else missing)
    return f"I lack {names} in <#{channel}>. Give me that in the channel's settings."


@contextmanager
def _sorted(channel: int) -> Iterator[None]:
    """Raises Refused or Later for what Discord or the network raises."""
    try:
        yield
    except discord.NotFound as error:
        raise Refused("The channel is gone. Remove this digest, or make one elsewhere.") from error
    except discord.Forbidden as error:
        raise Refused(f"Discord does not let me post in <#{channel}>: {error.text}.") from error
    except discord.RateLimited as error:
        after = timedelta(seconds=error.retry_after)
        raise Later("Discord asks me to wait.", unknown=False, after=after) from error
    except discord.HTTPException as error:
        if error.status >= 500:
            raise Later(f"Discord has trouble ({error.status}).") from error
        if error.status in _NOT_US:
            raise Later(f"Discord refuses me for now ({error.status}).", unknown=False) from error
        _log.exception("Discord did not take a digest")
        reason = f"Discord does not take the post ({error.status}); the log says why."
        raise Refused(reason) from error
    except aiohttp.ClientConnectorError as error:  # nothing was sent
        raise Later("Discord cannot be reached.", unknown=False) from error
    except (TimeoutError, aiohttp.ClientError, OSError) as error:
        raise Later("The connection to Discord broke.") from error


def _custom_ids(message: discord.Message) -> Iterator[str]:
    for component in message.components:
        if isinstance(component, discord.ActionRow):
            for child in component.children:
                if isinstance(child, discord.Button | discord.SelectMenu) and child.custom_id:
                    yield child.custom_id
