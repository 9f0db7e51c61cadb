-- Digests, and the outbox of posts that are due. Times are Unix seconds.

CREATE TABLE digests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    at TEXT NOT NULL, -- wall clock, "08:00"
    zone TEXT NOT NULL, -- IANA name
    created INTEGER NOT NULL,
    begins INTEGER NOT NULL, -- what was loaded before is never new
    covered INTEGER NOT NULL, -- the slot up to which everything is posted or in the outbox
    cursor INTEGER NOT NULL, -- the same as visible.id
    trouble TEXT, -- a sentence: why the last post did not get out; NULL when all is well
    UNIQUE (channel, at, zone)
) STRICT;
CREATE INDEX digests_by_guild ON digests (guild);

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest INTEGER NOT NULL REFERENCES digests (id) ON DELETE CASCADE,
    day TEXT NOT NULL, -- the local day it is for
    moment INTEGER NOT NULL, -- its slot
    since INTEGER NOT NULL, -- digests.covered before it
    after INTEGER NOT NULL, -- digests.cursor before it
    nonce TEXT NOT NULL UNIQUE, -- names the post to Discord, in the request and in a button of it
    state TEXT NOT NULL CHECK (state IN ('waiting', 'refused', 'sent', 'dropped')),
    doubt INTEGER, -- since when it may be in the channel without our knowing; NULL: it is not there
    message INTEGER, -- its message, once sent
    UNIQUE (digest, day)
) STRICT;
CREATE INDEX outbox_unsent ON outbox (digest) WHERE state IN ('waiting', 'refused');

CREATE TABLE posted ( -- the articles of each post, latest load first; the first few are shown
    outbox INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    article INTEGER NOT NULL,
    hash BLOB NOT NULL, -- articles.hash: a text that comes back under another id is not new
    PRIMARY KEY (outbox, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX posted_by_hash ON posted (hash);
