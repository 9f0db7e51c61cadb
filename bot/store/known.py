"""What each guild may be told of people and sources, counted up and down article by article.

Answers about people read these counts and names instead of all articles, and a guild's never hold
anything of an article that it cannot see.
"""

from __future__ import annotations

import sqlite3

from bot.store.names import index_words


def tell(db: sqlite3.Connection, identity: int, guild: int) -> None:
    """Count the article's people and source for one more guild."""
    which = {"article": identity, "guild": guild}
    db.execute(
        """
        INSERT INTO known (guild, person, key, surname, name, articles, quotes, reported)
        SELECT :guild, a.person, p.key, surname(p.key), a.name, 1,
               (SELECT count(*) FROM quotes AS q
                WHERE q.article = a.article AND q.person = a.person AND q.kind <> 'indirect'),
               (SELECT count(*) FROM quotes AS q
                WHERE q.article = a.article AND q.person = a.person AND q.kind = 'indirect')
        FROM appearances AS a JOIN people AS p ON p.id = a.person WHERE a.article = :article
        ON CONFLICT DO UPDATE
        SET name = CASE  -- the fullest; "Peter … Hollis" only while nothing is printed whole
                WHEN instr(excluded.name, '…') THEN name
                WHEN instr(name, '…') THEN excluded.name
                WHEN length(excluded.name) > length(name) THEN excluded.name
                ELSE name END,
            articles = articles + 1,
            quotes = quotes + excluded.quotes,
            reported = reported + excluded.reported
        """,
        which,
    )
    rows = db.execute(
        """
        SELECT k.person, k.key
        FROM appearances AS a JOIN known AS k ON k.guild = :guild AND k.person = a.person
        WHERE a.article = :article AND k.articles = 1
        """,
        which,
    ).fetchall()
    db.executemany(
        "INSERT INTO names (guild, word, person) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(guild, word, person) for person, key in rows for word in index_words(key)],
    )
    db.execute(
        """
        INSERT INTO outlets (guild, source, articles)
        SELECT :guild, source, 1 FROM articles WHERE id = :article AND source IS NOT NULL
        ON CONFLICT DO UPDATE SET articles = articles + 1
        """,
        which,
    )


def untell(db: sqlite3.Connection, identity: int, guild: int) -> None:
    """Take back what `tell` counted."""
    which = {"article": identity, "guild": guild}
    db.execute(
        """
        UPDATE known
        SET articles = known.articles - 1,
            quotes = known.quotes
                - (SELECT count(*) FROM quotes AS q
                   WHERE q.article = a.article AND q.person = a.person AND q.kind <> 'indirect'),
            reported = known.reported
                - (SELECT count(*) FROM quotes AS q
                   WHERE q.article = a.article AND q.person = a.person AND q.kind = 'indirect'),
            name = iif(
                a.name = known.name AND known.articles > 1,
                (SELECT o.name FROM appearances AS o
                 JOIN visible AS v ON v.article = o.article AND v.guild = :guild
                 WHERE o.person = a.person AND o.article <> :article
                 ORDER BY instr(o.name, '…'), length(o.name) DESC, o.article LIMIT 1),
                known.name)
        FROM appearances AS a
        WHERE a.article = :article AND known.guild = :guild AND known.person = a.person
        """,
        which,
    )
    gone = db.execute(
        """
        SELECT k.person, k.key
        FROM appearances AS a JOIN known AS k ON k.guild = :guild AND k.person = a.person
        WHERE a.article = :article AND k.articles = 0
        """,
        which,
    ).fetchall()
    db.executemany(
        "DELETE FROM names WHERE guild = ? AND word = ? AND person = ?",
        [(guild, word, person) for person, key in gone for word in index_words(key)],
    )
    db.executemany(
        "DELETE FROM known WHERE guild = ? AND person = ?", [(guild, row[0]) for row in gone]
    )
    db.execute(
        """
        UPDATE outlets SET articles = articles - 1
        WHERE guild = :guild AND source = (SELECT source FROM articles WHERE id = :article)
        """,
        which,
    )
    db.execute("DELETE FROM outlets WHERE guild = ? AND articles = 0", (guild,))
