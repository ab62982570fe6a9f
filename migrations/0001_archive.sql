-- The archive as first released.
--
-- Evidence (original, capture, version, briefing_revision) and the log (batch, change) are only
-- ever added to; triggers at the end refuse anything else. Opinion (status, tags, corrections,
-- cases, links, briefings) lies beside the evidence in rows of its own, and every change of it is
-- in the log with what stood before, so that it can be taken back.
--
-- Times are milliseconds since 1970-01-01 UTC. Content hashes are SHA-256 in lower-case hex.

CREATE TABLE vault (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    vault_id   TEXT NOT NULL,
    name       TEXT NOT NULL,
    analyst    TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- The bytes as they came. The file lies in originals/ under the same hash.
CREATE TABLE original (
    sha      TEXT PRIMARY KEY CHECK (length(sha) = 64),
    size     INTEGER NOT NULL CHECK (size >= 0),
    added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who published: an outlet, agency or feed.
CREATE TABLE source (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    fold TEXT NOT NULL,
    host TEXT NOT NULL,
    UNIQUE (fold, host)
) STRICT;

-- One filed piece of news. What it says stands in version, what is thought of it here and below.
-- read is set by looking, so it is neither logged nor taken back.
CREATE TABLE item (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    key      TEXT NOT NULL UNIQUE,
    status   TEXT NOT NULL CHECK (status IN ('inbox', 'filed', 'discarded')),
    version  INTEGER NOT NULL CHECK (version >= 1),
    filed_at INTEGER NOT NULL,
    read     INTEGER NOT NULL DEFAULT 0 CHECK (read IN (0, 1))
) STRICT;
CREATE INDEX item_by_status ON item (status, filed_at DESC, id DESC);
CREATE INDEX item_in_use ON item (filed_at DESC, id DESC) WHERE status <> 'discarded';

-- How many items have each status, kept by the triggers below: a list of a million items must not
-- be counted each time its total is shown.
CREATE TABLE item_count (
    status TEXT PRIMARY KEY CHECK (status IN ('inbox', 'filed', 'discarded')),
    items  INTEGER NOT NULL CHECK (items >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO item_count (status, items) VALUES ('inbox', 0), ('filed', 0), ('discarded', 0);

-- What an item said when it was captured. Short columns come first: a list reads only those, and
-- what lies behind a long text costs the way through all of it.
CREATE TABLE version (
    item_id         INTEGER NOT NULL REFERENCES item (id),
    number          INTEGER NOT NULL CHECK (number >= 1),
    at              INTEGER NOT NULL,
    sha             TEXT NOT NULL CHECK (length(sha) = 64),
    source_id       INTEGER REFERENCES source (id),
    title           TEXT NOT NULL,
    title_basis     TEXT NOT NULL,
    headline        TEXT,
    publisher       TEXT,
    published       TEXT NOT NULL,
    published_basis TEXT NOT NULL,
    published_first TEXT,
    published_last  TEXT,
    language        TEXT,
    warnings        TEXT NOT NULL CHECK (json_valid(warnings)),
    excerpt         TEXT NOT NULL,
    url             TEXT,
    authors         TEXT NOT NULL CHECK (json_valid(authors)),
    modified        TEXT NOT NULL,
    modified_basis  TEXT NOT NULL,
    upstream        TEXT NOT NULL CHECK (json_valid(upstream)),
    candidates      TEXT NOT NULL CHECK (json_valid(candidates)),
    body            TEXT NOT NULL,
    blocks          TEXT NOT NULL CHECK (json_valid(blocks)),
    PRIMARY KEY (item_id, number)
) STRICT;
CREATE INDEX version_by_source ON version (source_id);

-- One act of filing: when, how, from where, which bytes.
CREATE TABLE capture (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id    INTEGER NOT NULL REFERENCES item (id),
    version    INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    actor      TEXT NOT NULL,
    how        TEXT NOT NULL CHECK (how IN ('paste', 'file', 'stdin', 'drop')),
    from_where TEXT,
    original   TEXT NOT NULL REFERENCES original (sha),
    url        TEXT,
    kind       TEXT NOT NULL,
    encoding   TEXT NOT NULL,
    rules      TEXT NOT NULL,
    FOREIGN KEY (item_id, version) REFERENCES version (item_id, number)
) STRICT;
CREATE INDEX capture_by_item ON capture (item_id, id);
CREATE INDEX capture_by_original ON capture (original);

-- What the analyst put right in an item; the version keeps what the page said.
CREATE TABLE correction (
    item_id INTEGER NOT NULL REFERENCES item (id),
    field   TEXT NOT NULL
            CHECK (field IN ('title', 'authors', 'publisher', 'published', 'language', 'url')),
    value   TEXT NOT NULL CHECK (json_valid(value)),
    PRIMARY KEY (item_id, field)
) STRICT, WITHOUT ROWID;

-- items counts those that carry the tag and are not discarded, kept by the triggers below.
CREATE TABLE tag (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    name  TEXT NOT NULL,
    fold  TEXT NOT NULL UNIQUE,
    items INTEGER NOT NULL DEFAULT 0 CHECK (items >= 0)
) STRICT;

CREATE TABLE item_tag (
    item_id INTEGER NOT NULL REFERENCES item (id),
    tag_id  INTEGER NOT NULL REFERENCES tag (id),
    PRIMARY KEY (item_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_tag_by_tag ON item_tag (tag_id, item_id);

-- A question that is worked on. A case that was taken back stays, marked as gone, so that its
-- number and key are never given to another.
CREATE TABLE case_file (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    key        TEXT NOT NULL UNIQUE,
    title      TEXT NOT NULL,
    question   TEXT NOT NULL,
    status     TEXT NOT NULL CHECK (status IN ('open', 'paused', 'closed')),
    color      TEXT NOT NULL,
    tlp        TEXT,
    created_at INTEGER NOT NULL,
    gone       INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
) STRICT;

CREATE TABLE case_item (
    case_id   INTEGER NOT NULL REFERENCES case_file (id),
    item_id   INTEGER NOT NULL REFERENCES item (id),
    role      TEXT NOT NULL CHECK (role IN ('evidence', 'background', 'context')),
    note      TEXT NOT NULL,
    linked_at INTEGER NOT NULL,
    PRIMARY KEY (case_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_item_by_item ON case_item (item_id, case_id);

-- A briefing; what it says stands in the revision named here. Taking a save back names an older
-- one; the next save still gets a number of its own.
CREATE TABLE briefing (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    key        TEXT NOT NULL UNIQUE,
    revision   INTEGER NOT NULL CHECK (revision >= 1),
    created_at INTEGER NOT NULL,
    gone       INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
) STRICT;

-- Every saved state of a briefing.
CREATE TABLE briefing_revision (
    briefing_id INTEGER NOT NULL REFERENCES briefing (id),
    number      INTEGER NOT NULL CHECK (number >= 1),
    at          INTEGER NOT NULL,
    actor       TEXT NOT NULL,
    title       TEXT NOT NULL,
    case_id     INTEGER REFERENCES case_file (id),
    tlp         TEXT NOT NULL,
    words       INTEGER NOT NULL,
    sha         TEXT NOT NULL CHECK (length(sha) = 64),
    cites       TEXT NOT NULL CHECK (json_valid(cites)),
    markdown    TEXT NOT NULL,
    PRIMARY KEY (briefing_id, number)
) STRICT;

-- The item keys that a briefing cites in the revision that stands. A key need not exist.
CREATE TABLE citation (
    key         TEXT NOT NULL,
    briefing_id INTEGER NOT NULL REFERENCES briefing (id),
    PRIMARY KEY (key, briefing_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_by_briefing ON citation (briefing_id);

-- One act of a user: all its changes came, and are taken back, together.
CREATE TABLE batch (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    actor  TEXT NOT NULL,
    label  TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('act', 'undo', 'redo')),
    target INTEGER REFERENCES batch (id),
    CHECK ((kind = 'act') = (target IS NULL))
) STRICT;
CREATE INDEX batch_by_target ON batch (target, id) WHERE target IS NOT NULL;

-- Feed of the index, log, and what undo needs, in one. Never trimmed.
CREATE TABLE change (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    batch   INTEGER NOT NULL REFERENCES batch (id),
    at      INTEGER NOT NULL,
    actor   TEXT NOT NULL,
    noun    TEXT NOT NULL,
    noun_id INTEGER NOT NULL,
    item_id INTEGER REFERENCES item (id),
    rev     INTEGER NOT NULL,
    op      TEXT NOT NULL,
    before  TEXT CHECK (before IS NULL OR json_valid(before)),
    after   TEXT CHECK (after IS NULL OR json_valid(after)),
    sha     BLOB NOT NULL CHECK (length(sha) = 32),
    hash    BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX change_by_place ON change (noun, noun_id, item_id, seq);
CREATE INDEX change_by_item ON change (item_id, seq) WHERE item_id IS NOT NULL;
CREATE INDEX change_by_batch ON change (batch, seq);

CREATE TRIGGER item_is_counted AFTER INSERT ON item
BEGIN UPDATE item_count SET items = items + 1 WHERE status = new.status; END;
CREATE TRIGGER item_is_recounted AFTER UPDATE OF status ON item WHEN old.status <> new.status
BEGIN
    UPDATE item_count SET items = items - 1 WHERE status = old.status;
    UPDATE item_count SET items = items + 1 WHERE status = new.status;
    UPDATE tag SET items = items + (old.status = 'discarded') - (new.status = 'discarded')
    WHERE (old.status = 'discarded') <> (new.status = 'discarded')
      AND id IN (SELECT tag_id FROM item_tag WHERE item_id = new.id);
END;
CREATE TRIGGER tag_is_counted AFTER INSERT ON item_tag
BEGIN
    UPDATE tag SET items = items + 1 WHERE id = new.tag_id
      AND EXISTS (SELECT 1 FROM item WHERE id = new.item_id AND status <> 'discarded');
END;
CREATE TRIGGER tag_is_uncounted AFTER DELETE ON item_tag
BEGIN
    UPDATE tag SET items = items - 1 WHERE id = old.tag_id
      AND EXISTS (SELECT 1 FROM item WHERE id = old.item_id AND status <> 'discarded');
END;

CREATE TRIGGER original_is_kept BEFORE DELETE ON original
BEGIN SELECT RAISE(ABORT, 'an original is never removed'); END;
CREATE TRIGGER original_is_fixed BEFORE UPDATE ON original
BEGIN SELECT RAISE(ABORT, 'an original never changes'); END;
CREATE TRIGGER item_is_kept BEFORE DELETE ON item
BEGIN SELECT RAISE(ABORT, 'an item is never removed'); END;
CREATE TRIGGER item_key_is_fixed BEFORE UPDATE OF id, key, filed_at ON item
BEGIN SELECT RAISE(ABORT, 'the key and time of an item never change'); END;
CREATE TRIGGER version_is_kept BEFORE DELETE ON version
BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END;
CREATE TRIGGER version_is_fixed BEFORE UPDATE ON version
BEGIN SELECT RAISE(ABORT, 'a version never changes'); END;
CREATE TRIGGER capture_is_kept BEFORE DELETE ON capture
BEGIN SELECT RAISE(ABORT, 'a capture is never removed'); END;
CREATE TRIGGER capture_is_fixed BEFORE UPDATE ON capture
BEGIN SELECT RAISE(ABORT, 'a capture never changes'); END;
CREATE TRIGGER revision_is_kept BEFORE DELETE ON briefing_revision
BEGIN SELECT RAISE(ABORT, 'a revision is never removed'); END;
CREATE TRIGGER revision_is_fixed BEFORE UPDATE ON briefing_revision
BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
CREATE TRIGGER batch_is_kept BEFORE DELETE ON batch
BEGIN SELECT RAISE(ABORT, 'the log is never trimmed'); END;
CREATE TRIGGER batch_is_fixed BEFORE UPDATE ON batch
BEGIN SELECT RAISE(ABORT, 'the log never changes'); END;
CREATE TRIGGER change_is_kept BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'the log is never trimmed'); END;
CREATE TRIGGER change_is_fixed BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'the log never changes'); END;
