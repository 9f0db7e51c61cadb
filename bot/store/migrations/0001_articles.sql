-- Articles, who is named and quoted in them, what happened when, and who may see them.
--
-- A moment is a publication second (midnight UTC of the day; the second of loading where the day is
-- unknown) shifted left by 20 bits, plus a sequence: rows with moments are walked newest first and
-- never sorted. Offsets count code points of articles.text, as substr() does, but from 0.

CREATE TABLE sources (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL -- the folded name: "tass" and "TASS" are one source
) STRICT;
CREATE INDEX sources_by_key ON sources (key);

CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: buttons carry it for ever
    moment INTEGER NOT NULL UNIQUE,
    hash BLOB NOT NULL, -- SHA-256 of its words
    title TEXT,
    source INTEGER REFERENCES sources (id),
    url TEXT,
    published TEXT,
    published_from TEXT NOT NULL,
    language TEXT NOT NULL,
    headline_start INTEGER NOT NULL, -- the headline where no title is given
    headline_end INTEGER NOT NULL,
    lead_end INTEGER NOT NULL, -- where the first paragraph ends
    reader INTEGER NOT NULL, -- version of the rules it was read with
    layout TEXT NOT NULL, -- JSON: blocks, dateline, summary, authors, warnings
    text TEXT NOT NULL -- last, so that the columns before it are read without it
) STRICT;
CREATE INDEX articles_by_hash ON articles (hash);
CREATE INDEX articles_by_reader ON articles (reader);

CREATE TABLE visible (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- grows with every load: digests go on after the last one
    guild INTEGER NOT NULL, -- 0 is the library
    article INTEGER NOT NULL REFERENCES articles (id),
    loaded INTEGER NOT NULL, -- Unix seconds
    UNIQUE (article, guild)
) STRICT;
CREATE INDEX visible_by_guild ON visible (guild, loaded);

CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE -- the folded name: "dmitry peskov"
) STRICT;

CREATE TABLE appearances (
    article INTEGER NOT NULL REFERENCES articles (id),
    person INTEGER NOT NULL REFERENCES people (id),
    name TEXT NOT NULL, -- the fullest form this article prints
    roles TEXT NOT NULL, -- JSON: spans
    mentions TEXT NOT NULL, -- JSON: spans
    PRIMARY KEY (article, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearances_by_person ON appearances (person, article);

-- What one guild may be told of a person.
CREATE TABLE known (
    guild INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES people (id),
    key TEXT NOT NULL, -- as in people
    surname TEXT NOT NULL, -- the word of the key that a short mention would use
    name TEXT NOT NULL, -- the fullest form that the guild's articles print
    articles INTEGER NOT NULL,
    quotes INTEGER NOT NULL, -- direct and mixed
    reported INTEGER NOT NULL, -- indirect
    PRIMARY KEY (guild, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_by_quotes ON known (guild, quotes DESC, person);
CREATE INDEX known_by_surname ON known (guild, surname);

-- A known person's folded name words, and each word less one letter under "~" (see names.py).
CREATE TABLE names (
    guild INTEGER NOT NULL,
    word TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (guild, word, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE outlets ( -- how many articles of a source a guild has
    guild INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES sources (id),
    articles INTEGER NOT NULL,
    PRIMARY KEY (guild, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE quotes (
    id INTEGER PRIMARY KEY, -- a moment; in reading order within an article
    article INTEGER NOT NULL REFERENCES articles (id),
    person INTEGER REFERENCES people (id),
    kind TEXT NOT NULL,
    utterance INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    around_start INTEGER NOT NULL, -- the block it stands in, for finding it by words
    around_end INTEGER NOT NULL,
    detail TEXT NOT NULL -- JSON: speaker, verb, rule, cue
) STRICT;
CREATE INDEX quotes_by_article ON quotes (article);
CREATE INDEX quotes_by_person ON quotes (person, id);

CREATE TABLE events (
    id INTEGER PRIMARY KEY, -- holds day, article and more, and sorts by day: see told.py
    article INTEGER NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    date_start INTEGER NOT NULL,
    date_end INTEGER NOT NULL,
    day TEXT, -- ISO day, "2019-10", "2019", "XXXX-10-17"; NULL for a bare weekday
    until TEXT,
    precision TEXT NOT NULL,
    kind TEXT NOT NULL,
    published TEXT, -- its article's, repeated here so that events are weighed without articles
    source INTEGER -- its article's; sources of one key count as the first of them
) STRICT;
CREATE INDEX events_by_article ON events (article);

-- Full text. `tags` holds who may see a row, so that visibility is part of the walk:
-- "g5" the guild, "s3g5" the source in it, "p7g5" and "r7g5" a person's words, quoted or reported.
CREATE VIEW headlines AS
SELECT a.id AS article, a.moment,
       coalesce(a.title, substr(a.text, a.headline_start + 1, a.headline_end - a.headline_start))
           AS headline,
       (SELECT group_concat('g' || guild, ' ')
        FROM (SELECT guild FROM visible WHERE article = a.id ORDER BY guild)) AS tags
FROM articles AS a;
CREATE VIRTUAL TABLE headlines_fts USING fts5 (
    headline, tags, content = headlines, content_rowid = moment,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE VIEW article_words AS
SELECT a.id AS article, a.moment,
       coalesce(a.title || char(10), '') || substr(a.text, 1, a.lead_end) AS lead,
       substr(a.text, a.lead_end + 1) AS body,
       (SELECT group_concat('g' || guild || coalesce(' s' || a.source || 'g' || guild, ''), ' ')
        FROM (SELECT guild FROM visible WHERE article = a.id ORDER BY guild)) AS tags
FROM articles AS a;
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    lead, body, tags, content = article_words, content_rowid = moment, columnsize = 0,
    tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE VIEW quote_words AS
SELECT a.id AS article, q.id AS moment,
       substr(a.text, q.around_start + 1, q.around_end - q.around_start) AS words,
       coalesce(a.title, substr(a.text, a.headline_start + 1, a.headline_end - a.headline_start))
           AS headline,
       (SELECT group_concat(iif(q.kind = 'indirect', 'r', 'p') || q.person || 'g' || guild, ' ')
        FROM (SELECT guild FROM visible WHERE article = a.id ORDER BY guild)) AS tags
FROM quotes AS q JOIN articles AS a ON a.id = q.article
WHERE q.person IS NOT NULL;
CREATE VIRTUAL TABLE quotes_fts USING fts5 (
    words, headline, tags, content = quote_words, content_rowid = moment, columnsize = 0,
    tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE VIEW event_words AS
SELECT a.id AS article, e.id AS moment,
       substr(a.text, e.start + 1, e."end" - e.start) AS words,
       (SELECT group_concat('g' || guild, ' ')
        FROM (SELECT guild FROM visible WHERE article = a.id ORDER BY guild)) AS tags
FROM events AS e JOIN articles AS a ON a.id = e.article;
CREATE VIRTUAL TABLE events_fts USING fts5 (
    words, tags, content = event_words, content_rowid = moment, columnsize = 0,
    tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE seeds ( -- files of seed folders that were loaded
    path TEXT PRIMARY KEY, -- "seeds/000_a5c3734ef05d3e34.txt"
    hash BLOB NOT NULL, -- SHA-256 of the file and its sidecar
    article INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE asked ( -- what a button asks again, where it does not fit its custom_id
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    command TEXT NOT NULL,
    arguments TEXT NOT NULL, -- JSON object of strings, keys sorted
    UNIQUE (command, arguments)
) STRICT;

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
