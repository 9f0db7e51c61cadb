-- What an article said before: the same address, other words. The article's row has the newest.
-- Each guild has the versions that it brought itself.

CREATE TABLE versions (
    article INTEGER NOT NULL,
    guild INTEGER NOT NULL,
    number INTEGER NOT NULL, -- 1 is the first
    hash BLOB NOT NULL, -- SHA-256 of its words
    title TEXT,
    text TEXT NOT NULL,
    loaded INTEGER NOT NULL, -- Unix seconds: when these words came
    ended INTEGER NOT NULL, -- when newer ones came
    PRIMARY KEY (article, guild, number)
) STRICT;

-- Buttons carry the id an article once had in a guild, for ever.
CREATE TABLE moved (
    guild INTEGER NOT NULL,
    was INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (guild, was)
) STRICT, WITHOUT ROWID;
