-- Feeds, who follows them, and what of them has not been loaded yet. Times are Unix seconds.

CREATE TABLE feeds ( -- asked once, however many servers follow
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,
    host TEXT NOT NULL,
    etag TEXT, -- the validators of the last answer that was read
    modified TEXT,
    body BLOB, -- its SHA-256
    due INTEGER NOT NULL, -- when it is asked next
    failures INTEGER NOT NULL DEFAULT 0, -- in a row
    failing INTEGER, -- since when; NULL: all is well
    trouble TEXT, -- a sentence: what was wrong last
    gone INTEGER NOT NULL DEFAULT 0 -- 1: its site ended it (410); it is asked no more
) STRICT;
CREATE INDEX feeds_by_due ON feeds (due);
CREATE INDEX feeds_by_host ON feeds (host, due);

CREATE TABLE subscriptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed INTEGER NOT NULL REFERENCES feeds (id),
    guild INTEGER NOT NULL,
    channel INTEGER NOT NULL, -- is told when the feed breaks
    title TEXT NOT NULL,
    minutes INTEGER NOT NULL, -- between two looks
    whole INTEGER NOT NULL, -- 1: articles are read from their pages; 0: from the feed
    topics TEXT NOT NULL, -- the four filters as typed; "" where there is none
    words TEXT NOT NULL,
    people TEXT NOT NULL,
    sources TEXT NOT NULL,
    backfill INTEGER NOT NULL, -- of the entries that were there first, how many are loaded
    begun INTEGER NOT NULL DEFAULT 0, -- 1: those entries are known
    paused INTEGER NOT NULL DEFAULT 0,
    told INTEGER, -- feeds.failing, where the channel was told of that
    telling INTEGER, -- since when a message to the channel may be under way without our knowing
    refusal TEXT, -- a sentence: the last entry that could not be loaded, and why
    created INTEGER NOT NULL,
    UNIQUE (channel, feed)
) STRICT;
CREATE INDEX subscriptions_by_feed ON subscriptions (feed);
CREATE INDEX subscriptions_by_guild ON subscriptions (guild);

CREATE TABLE seen ( -- marks of entries; kept as long as the subscription
    subscription INTEGER NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    mark INTEGER NOT NULL,
    PRIMARY KEY (subscription, mark)
) STRICT, WITHOUT ROWID;

CREATE TABLE arrivals ( -- entries that are seen and not loaded yet
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription INTEGER NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    mark INTEGER NOT NULL, -- the entry's first: the same entry for several servers is read once
    entry TEXT NOT NULL, -- JSON
    host TEXT NOT NULL, -- that is asked for its page; "" where the feed has its text
    due INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    UNIQUE (subscription, mark)
) STRICT;
CREATE INDEX arrivals_by_due ON arrivals (due);
CREATE INDEX arrivals_by_host ON arrivals (host, due);
