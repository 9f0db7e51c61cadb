-- Articles of the same copy. A body is known by its sketch: of its shingles' hashes one in eight.

CREATE TABLE sketches (
    article INTEGER PRIMARY KEY REFERENCES articles (id),
    words INTEGER NOT NULL, -- of the body
    hashes BLOB NOT NULL -- 64-bit integers, little-endian: what shingles holds of it, to take it out
) STRICT;

CREATE TABLE shingles (
    hash INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;

-- Two articles one of which is made from the other, in both directions. Only whoever sees both may
-- be told. What is `whole` is one story; the rest is a part of a longer article with its own opening.
CREATE TABLE pairs (
    article INTEGER NOT NULL REFERENCES articles (id),
    other INTEGER NOT NULL, -- the same pair stands there too
    whole INTEGER NOT NULL,
    PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;
