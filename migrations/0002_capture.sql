-- Capture of anything: originals in packs, imports and their reports, containers, watched folders,
-- versions made by the analyst, items merged into one, rules for sites.
--
-- What an import says of itself (import, import_input, import_trouble, watch_seen) is neither
-- evidence nor opinion but the place where a job stands; it is written in the transaction of the
-- items filed, so that a job that was killed goes on exactly there.

-- Where the bytes lie: in the pack of this number, beginning at this byte, or (both null) in a
-- file of their own.
ALTER TABLE original ADD COLUMN pack INTEGER CHECK (pack IS NULL OR pack >= 1);
ALTER TABLE original ADD COLUMN place INTEGER CHECK ((place IS NULL) = (pack IS NULL));

-- How far the members of each pack reach that some original names. What lies behind was never
-- confirmed.
CREATE TABLE pack (
    number INTEGER PRIMARY KEY,
    ends   INTEGER NOT NULL CHECK (ends >= 0)
) STRICT;

-- A file that held originals: a mail, a web archive, an archive of files. Its own bytes are not
-- kept, so its hash may still be missing while it is being read.
CREATE TABLE container (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    sha  TEXT CHECK (sha IS NULL OR length(sha) = 64),
    name TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    kind TEXT NOT NULL
) STRICT;
CREATE INDEX container_by_sha ON container (sha) WHERE sha IS NOT NULL;

-- A folder that is looked into from time to time. One that was given up stays, marked as gone.
CREATE TABLE watch (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    folder    TEXT NOT NULL,
    case_id   INTEGER REFERENCES case_file (id),
    tags      TEXT NOT NULL CHECK (json_valid(tags)),
    recursive INTEGER NOT NULL CHECK (recursive IN (0, 1)),
    every     INTEGER NOT NULL CHECK (every >= 1),
    paused    INTEGER NOT NULL CHECK (paused IN (0, 1)),
    made_at   INTEGER NOT NULL,
    gone      INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
) STRICT;

-- The files of a watched folder that were read, as they were then.
CREATE TABLE watch_seen (
    watch_id    INTEGER NOT NULL REFERENCES watch (id),
    path        TEXT NOT NULL,
    size        INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    PRIMARY KEY (watch_id, path)
) STRICT, WITHOUT ROWID;

-- An import: what was asked for, how far it is, and how much came of it. The counts are the sums
-- of those of its inputs.
CREATE TABLE import (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    label       TEXT NOT NULL,
    actor       TEXT NOT NULL,
    started_at  INTEGER NOT NULL,
    ended_at    INTEGER,
    state       TEXT NOT NULL
                CHECK (state IN ('waiting', 'running', 'paused', 'done', 'cancelled', 'failed')),
    why         TEXT,
    placing     TEXT NOT NULL CHECK (json_valid(placing)),
    watch_id    INTEGER REFERENCES watch (id),
    hidden      INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
    inputs      INTEGER NOT NULL DEFAULT 0,
    entries     INTEGER NOT NULL DEFAULT 0,
    filed       INTEGER NOT NULL DEFAULT 0,
    seen        INTEGER NOT NULL DEFAULT 0,
    versions    INTEGER NOT NULL DEFAULT 0,
    skipped     INTEGER NOT NULL DEFAULT 0,
    failed      INTEGER NOT NULL DEFAULT 0,
    bytes_done  INTEGER NOT NULL DEFAULT 0,
    bytes_total INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A file that an import reads. The cursor says from where reading goes on: a number for each file
-- inside of a file, the outermost first, with dots between them; empty at the beginning.
CREATE TABLE import_input (
    import_id   INTEGER NOT NULL REFERENCES import (id),
    number      INTEGER NOT NULL CHECK (number >= 1),
    path        TEXT NOT NULL,
    size        INTEGER NOT NULL,
    modified_ns INTEGER,
    kind        TEXT,
    container   INTEGER REFERENCES container (id),
    state       TEXT NOT NULL
                CHECK (state IN ('waiting', 'running', 'done', 'skipped', 'failed')),
    cursor      TEXT NOT NULL DEFAULT '',
    bytes_done  INTEGER NOT NULL DEFAULT 0,
    entries     INTEGER NOT NULL DEFAULT 0,
    filed       INTEGER NOT NULL DEFAULT 0,
    seen        INTEGER NOT NULL DEFAULT 0,
    versions    INTEGER NOT NULL DEFAULT 0,
    skipped     INTEGER NOT NULL DEFAULT 0,
    failed      INTEGER NOT NULL DEFAULT 0,
    why         TEXT,
    PRIMARY KEY (import_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_input_by_state ON import_input (import_id, state, number);

-- What was skipped or could not be read. Bytes that could not be read are kept all the same.
CREATE TABLE import_trouble (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL,
    input     INTEGER NOT NULL,
    place     TEXT,
    what      TEXT NOT NULL CHECK (what IN ('skipped', 'failed')),
    why       TEXT NOT NULL,
    url       TEXT,
    original  TEXT REFERENCES original (sha),
    settled   INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)),
    FOREIGN KEY (import_id, input) REFERENCES import_input (import_id, number)
) STRICT;
CREATE INDEX import_trouble_by_import ON import_trouble (import_id, id);

-- Captures say more now: what became of them, the import they belong to, the container they came
-- in with the place there and what it told, the part of the original where it is not all of it,
-- and when the page was fetched. SQLite cannot widen a
-- check, so the table is made anew with the same rows.
CREATE TABLE capture_new (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id    INTEGER NOT NULL REFERENCES item (id),
    version    INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    actor      TEXT NOT NULL,
    how        TEXT NOT NULL CHECK (how IN ('paste', 'file', 'stdin', 'drop', 'import', 'watch')),
    from_where TEXT,
    original   TEXT NOT NULL REFERENCES original (sha),
    url        TEXT,
    kind       TEXT NOT NULL,
    encoding   TEXT NOT NULL,
    rules      TEXT NOT NULL,
    outcome    TEXT NOT NULL CHECK (outcome IN ('new', 'seen', 'version')),
    import     INTEGER REFERENCES import (id),
    container  INTEGER REFERENCES container (id),
    place      TEXT,
    told       TEXT CHECK (told IS NULL OR json_valid(told)),
    part       TEXT,
    fetched_at INTEGER,
    FOREIGN KEY (item_id, version) REFERENCES version (item_id, number)
) STRICT;
INSERT INTO capture_new (id, item_id, version, at, actor, how, from_where, original, url, kind,
                         encoding, rules, outcome)
SELECT id, item_id, version, at, actor, how, from_where, original, url, kind, encoding, rules,
       CASE WHEN EXISTS (SELECT 1 FROM capture b
                         WHERE b.item_id = c.item_id AND b.version = c.version AND b.id < c.id)
            THEN 'seen' WHEN version = 1 THEN 'new' ELSE 'version' END
FROM capture c ORDER BY id;
DROP TABLE capture;
ALTER TABLE capture_new RENAME TO capture;
CREATE INDEX capture_by_item ON capture (item_id, id);
CREATE INDEX capture_by_original ON capture (original);
CREATE INDEX capture_by_import ON capture (import, id) WHERE import IS NOT NULL;

-- Who made a version, and by what a captured one is known again: the first 8 bytes of the hash of
-- its address or, where it has none, of its title and text. Two may share a number, so who finds
-- one compares.
-- Versions that the analyst made are not looked for, and have neither.
CREATE TABLE version_origin (
    item_id   INTEGER NOT NULL,
    number    INTEGER NOT NULL,
    made_by   TEXT NOT NULL CHECK (made_by IN ('capture', 'analyst', 'rules', 'merge', 'split')),
    made_from INTEGER,
    actor     TEXT NOT NULL,
    page      INTEGER,
    text      INTEGER,
    PRIMARY KEY (item_id, number),
    FOREIGN KEY (item_id, number) REFERENCES version (item_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_by_page ON version_origin (page) WHERE page IS NOT NULL;
CREATE INDEX version_by_text ON version_origin (text) WHERE text IS NOT NULL;

-- An item that was merged into another. Its captures are shown there.
CREATE TABLE merged (
    item_id INTEGER PRIMARY KEY REFERENCES item (id),
    into_id INTEGER NOT NULL REFERENCES item (id),
    CHECK (item_id <> into_id)
) STRICT;
CREATE INDEX merged_by_into ON merged (into_id);

-- What the analyst taught about the pages of a host: blocks that begin like this are cut (1) or
-- kept (0). Null where the rule was taken back.
CREATE TABLE site_rule (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    host      TEXT NOT NULL,
    signature TEXT NOT NULL,
    cut       INTEGER CHECK (cut IN (0, 1)),
    UNIQUE (host, signature)
) STRICT;

CREATE TRIGGER capture_is_kept BEFORE DELETE ON capture
BEGIN SELECT RAISE(ABORT, 'a capture is never removed'); END;
CREATE TRIGGER capture_is_fixed BEFORE UPDATE ON capture
BEGIN SELECT RAISE(ABORT, 'a capture never changes'); END;
CREATE TRIGGER version_origin_is_kept BEFORE DELETE ON version_origin
BEGIN SELECT RAISE(ABORT, 'who made a version is never removed'); END;
CREATE TRIGGER version_origin_is_fixed BEFORE UPDATE ON version_origin
BEGIN SELECT RAISE(ABORT, 'who made a version never changes'); END;
CREATE TRIGGER container_is_kept BEFORE DELETE ON container
BEGIN SELECT RAISE(ABORT, 'a container is never removed'); END;
CREATE TRIGGER container_is_fixed BEFORE UPDATE ON container
WHEN old.sha IS NOT NULL OR new.name <> old.name OR new.size <> old.size OR new.kind <> old.kind
BEGIN SELECT RAISE(ABORT, 'a container never changes'); END;
CREATE TRIGGER import_is_kept BEFORE DELETE ON import
BEGIN SELECT RAISE(ABORT, 'an import is never removed'); END;
CREATE TRIGGER import_input_is_kept BEFORE DELETE ON import_input
BEGIN SELECT RAISE(ABORT, 'an input of an import is never removed'); END;
CREATE TRIGGER import_trouble_is_kept BEFORE DELETE ON import_trouble
BEGIN SELECT RAISE(ABORT, 'what an import reported is never removed'); END;
