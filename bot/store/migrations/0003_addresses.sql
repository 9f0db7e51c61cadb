-- Where an article was found. Its page has one address of its own and may be reached by others; each
-- guild knows those that it came by itself, for as long as it has the article.

CREATE TABLE addresses (
    guild INTEGER NOT NULL,
    url TEXT NOT NULL,
    loading INTEGER NOT NULL REFERENCES visible (id) ON DELETE CASCADE,
    PRIMARY KEY (guild, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX addresses_by_loading ON addresses (loading);

INSERT OR IGNORE INTO addresses (guild, url, loading)
SELECT v.guild, a.url, v.id
FROM articles AS a JOIN visible AS v ON v.article = a.id
WHERE a.url IS NOT NULL ORDER BY v.id;
