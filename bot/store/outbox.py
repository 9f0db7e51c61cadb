"""The outbox: what a digest posts on a day, fixed before it is sent.

A post is claimed together with its articles and the digest's new cursor, in one transaction, so
that whatever crashes, an article belongs to one post. Its states:

    waiting   to be sent, or being sent
    refused   Discord will not take it: a gone channel, a missing right
    sent      it is in the channel, as `message`
    dropped   never to be sent: a later post covers its time, or its articles are gone

`doubt` is set before a request and cleared when its outcome is known. A post with a doubt may be in
the channel although we never heard so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import aiosqlite

from bot.store.connections import Connections
from bot.store.scope import LIBRARY

MOST_COUNTED = 1000  # new articles are counted up to here; one more stands for "more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One post of a digest that is not in its channel, as far as we know."""

    id: int
    digest: int
    day: date  # the local day it is for
    moment: datetime  # its slot
    since: datetime  # the slot up to which news was posted before
    articles: tuple[int, ...]  # all that are new, latest load first; at most MOST_COUNTED + 1
    nonce: str  # 24 hexadecimal digits, the same however often it is sent
    refused: bool
    doubt: datetime | None  # since when it may be in the channel without our knowing


class Outbox:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def claim(self, digest: int, *, day: date, moment: datetime) -> Due | None:
        """Put what is new since the last post into the outbox, as the post of `day`.

        New is a text that became visible to the server since, was not visible to it before, that
        this digest never posted, and that is no other print of a story seen before. An unsent post
        of an earlier day is dropped, and what it held is new again; it must not be in doubt.

        None where nothing is new (the slot is then done), the digest is gone, or `moment` is not
        after the last slot that was done.
        """
        async with self._connections.write() as db:
            return await _claim(db, digest, day, int(moment.timestamp()))

    async def unsent(self, digest: int) -> Due | None:
        """The post that waits or was refused; there is never more than one."""
        async with self._connections.read() as db:
            return await _unsent(db, digest)

    async def begin(self, due: int, *, now: datetime) -> bool:
        """A request is about to be made. False where the post is gone or needs none any more."""
        async with self._connections.write() as db:
            cursor = await db.execute(
                """
                UPDATE outbox SET doubt = coalesce(doubt, :now)
                WHERE id = :id AND state = 'waiting'
                """,
                {"id": due, "now": int(now.timestamp())},
            )
            return cursor.rowcount == 1

    async def clear(self, due: int) -> None:
        """It is certainly not in the channel."""
        async with self._connections.write() as db:
            await db.execute("UPDATE outbox SET doubt = NULL WHERE id = :id", {"id": due})

    async def sent(self, due: int, *, message: int) -> None:
        """It is in the channel; the digest's trouble is over."""
        async with self._connections.write() as db:
            await db.execute(
                """
                UPDATE outbox SET state = 'sent', doubt = NULL, message = :message
                WHERE id = :id AND state <> 'dropped'
                """,
                {"id": due, "message": message},
            )
            await _set_trouble(db, due, None)

    async def refuse(self, due: int, *, reason: str) -> None:
        """Discord did not take it and will not; `reason` is a sentence for the editors."""
        async with self._connections.write() as db:
            await db.execute(
                "UPDATE outbox SET state = 'refused' WHERE id = :id AND state = 'waiting'",
                {"id": due},
            )
            await _set_trouble(db, due, reason)

    async def drop(self, due: int) -> None:
        """Everything in it was removed before it could be sent."""
        async with self._connections.write() as db:
            await db.execute(
                "UPDATE outbox SET state = 'dropped', doubt = NULL WHERE id = :id", {"id": due}
            )
            await _set_trouble(db, due, None)


async def _set_trouble(db: aiosqlite.Connection, due: int, sentence: str | None) -> None:
    await db.execute(
        """
        UPDATE digests SET trouble = :sentence
        WHERE id = (SELECT digest FROM outbox WHERE id = :id)
        """,
        {"id": due, "sentence": sentence},
    )


async def _claim(db: aiosqlite.Connection, digest: int, day: date, moment: int) -> Due | None:
    unsent = await _unsent(db, digest)
    if unsent is not None and unsent.doubt is not None:
        raise ValueError(f"post {unsent.id} may be in its channel")
    found = await _one(
        db,
        """
        SELECT d.guild, d.channel, d.created, d.begins,
               coalesce(o.since, d.covered), coalesce(o.after, d.cursor),
               coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'visible'), 0)
        FROM digests AS d
        LEFT JOIN outbox AS o ON o.digest = d.id AND o.state IN ('waiting', 'refused')
        WHERE d.id = :digest AND d.covered < :moment
        """,
        {"digest": digest, "moment": moment},
    )
    if found is None:
        return None
    guild, channel, created, begins, since, after, last = found
    if unsent is not None:
        await db.execute("DELETE FROM posted WHERE outbox = :id", {"id": unsent.id})
        await db.execute("UPDATE outbox SET state = 'dropped' WHERE id = :id", {"id": unsent.id})
    await db.execute(
        "UPDATE digests SET covered = :moment, cursor = :last WHERE id = :digest",
        {"digest": digest, "moment": moment, "last": last},
    )
    new = await _new(db, digest, guild, begins, after)
    if not new:
        return None
    name = f"{digest} {channel} {created} {day.isoformat()}"
    row = await _one(
        db,
        """
        INSERT INTO outbox (digest, day, moment, since, after, nonce, state)
        VALUES (:digest, :day, :moment, :since, :after, :nonce, 'waiting')
        RETURNING id
        """,
        {
            "digest": digest,
            "day": day.isoformat(),
            "moment": moment,
            "since": since,
            "after": after,
            "nonce": sha256(name.encode()).hexdigest()[:24],  # Discord takes 25 characters
        },
    )
    assert row is not None
    await db.executemany(
        "INSERT INTO posted (outbox, place, article, hash) VALUES (?, ?, ?, ?)",
        [(row[0], place, article, text) for place, (text, article) in enumerate(new.items())],
    )
    return await _unsent(db, digest)


async def _new(
    db: aiosqlite.Connection, digest: int, guild: int, begins: int, after: int
) -> dict[bytes, int]:
    """The ids of new articles by the hashes of their texts, latest load first."""
    # "No w.id < v.id" would say the same as min(), but SQLite 3.40 answers that wrongly once it has
    # statistics: IN on the second column of an index and a range after it lose the range.
    cursor = await db.execute(
        """
        SELECT a.hash, v.article
        FROM visible AS v JOIN articles AS a ON a.id = v.article
        WHERE v.id > :after AND v.guild IN (:library, :guild) AND v.loaded > :begins
          AND v.id = (SELECT min(w.id) FROM visible AS w
                      WHERE w.article = v.article AND w.guild IN (:library, :guild))
          AND NOT EXISTS (SELECT 1 FROM posted AS p JOIN outbox AS o ON o.id = p.outbox
                          WHERE p.hash = a.hash AND o.digest = :digest)
          AND NOT EXISTS (SELECT 1 FROM pairs AS p JOIN visible AS w ON w.article = p.other
                          WHERE p.article = v.article AND p.whole AND w.id <= :after
                            AND w.guild IN (:library, :guild))
        ORDER BY v.id DESC LIMIT :most
        """,
        {
            "digest": digest,
            "guild": guild,
            "library": LIBRARY,
            "begins": begins,
            "after": after,
            "most": MOST_COUNTED + 1,
        },
    )
    new: dict[bytes, int] = {}
    async for text, article in cursor:
        new.setdefault(text, article)
    return new


async def _unsent(db: aiosqlite.Connection, digest: int) -> Due | None:
    row = await _one(
        db,
        """
        SELECT id, digest, day, moment, since, nonce, state, doubt
        FROM outbox WHERE digest = :digest AND state IN ('waiting', 'refused')
        """,
        {"digest": digest},
    )
    if row is None:
        return None
    number, digest, day, moment, since, nonce, state, doubt = row
    articles = await db.execute_fetchall(
        "SELECT article FROM posted WHERE outbox = :id ORDER BY place", {"id": number}
    )
    return Due(
        id=number,
        digest=digest,
        day=date.fromisoformat(day),
        moment=datetime.fromtimestamp(moment, UTC),
        since=datetime.fromtimestamp(since, UTC),
        articles=tuple(article for (article,) in articles),
        nonce=nonce,
        refused=state == "refused",
        doubt=None if doubt is None else datetime.fromtimestamp(doubt, UTC),
    )


async def _one(db: aiosqlite.Connection, statement: str, arguments: dict[str, Any]) -> Any:
    return await (await db.execute(statement, arguments)).fetchone()
