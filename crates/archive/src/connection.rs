//! Opens connections to the database: the pragmas, and a pool for readers.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::error::{ArchiveError, Result};
use crate::key::Key;

/// Idle read connections that are kept; more are opened when needed and closed after use.
const IDLE_READERS: usize = 4;

/// What every connection is told. Each line says why.
const EVERY_CONNECTION: &str = "
    -- Two threads of our own may meet; the second waits instead of failing.
    PRAGMA busy_timeout = 5000;
    -- Off by default in SQLite; links must not dangle.
    PRAGMA foreign_keys = ON;
    -- A vault may come from a stranger: its schema may not call functions with effects.
    PRAGMA trusted_schema = OFF;
    -- Damage in a page is noticed when the page is read.
    PRAGMA cell_size_check = ON;
    -- No text of an item in a temporary file.
    PRAGMA temp_store = MEMORY;
";

/// What the writing connection is told besides.
const WRITER: &str = "
    -- Readers never block the writer and see one snapshot.
    PRAGMA journal_mode = WAL;
    -- NORMAL loses confirmed changes in a power cut; FULL loses none.
    PRAGMA synchronous = FULL;
    -- macOS acknowledges a flush before the disk has it unless told otherwise; ignored elsewhere.
    PRAGMA fullfsync = ON;
    -- A log that once grew (an import) shrinks again, to 64 MB.
    PRAGMA journal_size_limit = 67108864;
    -- 64 MB of pages in memory: an import touches pages all over its indexes.
    PRAGMA cache_size = -64000;
    -- The log is moved into the database when it has 32 MB: a page that an import changes again
    -- and again is then moved once.
    PRAGMA wal_autocheckpoint = 8000;
";

/// What a reading connection is told besides.
const READER: &str = "
    -- 8 MB of pages each: there are several.
    PRAGMA cache_size = -8000;
    -- Nothing that only reads may write.
    PRAGMA query_only = ON;
";

/// Opens the one connection that writes; `create` makes the database where it is missing.
pub(crate) fn open_writer(path: &Path, key: &Key, create: bool) -> Result<Connection> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let open = || -> Result<Connection> {
        let connection = Connection::open_with_flags(path, flags)?;
        prepare(&connection, key)?;
        connection.execute_batch(WRITER)?;
        Ok(connection)
    };
    open().map_err(|error| match error {
        // The file is there; what cannot be opened is the log that SQLite keeps beside it.
        ArchiveError::Database(inner) if cannot_open(&inner) && path.exists() => {
            ArchiveError::ReadOnly { what: format!("the folder of {}", path.display()) }
        }
        error => error,
    })
}

fn cannot_open(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen)
}

fn prepare(connection: &Connection, key: &Key) -> Result<()> {
    key.apply(connection)?;
    connection.execute_batch(EVERY_CONNECTION)?;
    // Ordinary SQL can then neither rewrite the schema nor the file's own tables.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Connections that only read. Each use gets one to itself, so that readers never wait for
/// each other or for the writer.
#[derive(Debug)]
pub(crate) struct ReadPool {
    path: PathBuf,
    key: Key,
    idle: Mutex<Vec<Connection>>,
}

impl ReadPool {
    pub(crate) fn new(path: PathBuf, key: Key) -> Self {
        Self { path, key, idle: Mutex::new(Vec::new()) }
    }

    /// Runs `work` on a connection of the pool.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Connection) -> Result<T>) -> Result<T> {
        let idle = self.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner).pop();
        let (mut connection, lasting) = match idle {
            Some(connection) => (connection, true),
            None => self.open()?,
        };
        let result = work(&mut connection);
        if !lasting {
            return result;
        }
        let mut kept = self.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if kept.len() < IDLE_READERS {
            kept.push(connection);
        }
        result
    }

    /// Opens a connection; false where it must not outlive its first use.
    fn open(&self) -> Result<(Connection, bool)> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        match self.prepare_reader(&connection) {
            // The two ways in which SQLite says that it cannot put a log's index there.
            Err(ArchiveError::ReadOnly { .. }) => Ok((self.open_immutable()?, false)),
            Err(ArchiveError::Database(error)) if cannot_open(&error) => {
                Ok((self.open_immutable()?, false))
            }
            result => result.map(|()| (connection, true)),
        }
    }

    fn prepare_reader(&self, connection: &Connection) -> Result<()> {
        prepare(connection, &self.key)?;
        connection.execute_batch(READER)?;
        // Reads the header: only now does SQLite look at the file.
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok(())
    }

    /// Opens a database in a folder where SQLite cannot put the files that WAL needs: a disk
    /// that is mounted read-only, or another user's folder. While nobody writes, it may be read
    /// without them, unless a log with changes was left behind, which this would not see. Who
    /// may write there may begin to at any time, so the connection serves one use only.
    fn open_immutable(&self) -> Result<Connection> {
        let mut log = self.path.clone().into_os_string();
        log.push("-wal");
        if std::fs::metadata(&log).is_ok_and(|file| file.len() > 0) {
            return Err(ArchiveError::refused(
                "the vault lies in a folder that cannot be written and was not closed properly; \
                 copy the whole folder to a disk that can be written and open it there. Nothing is lost",
            ));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_URI;
        let uri = format!("file:{}?immutable=1", escape_for_uri(&self.path.to_string_lossy()));
        let connection = Connection::open_with_flags(uri, flags)?;
        self.prepare_reader(&connection)?;
        Ok(connection)
    }
}

/// Percent-encodes the characters that mean something in a URI.
fn escape_for_uri(path: &str) -> String {
    path.replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_writer_has_the_settings_that_survive_a_power_cut() {
        let folder = tempfile::tempdir().unwrap();
        let connection = open_writer(&folder.path().join("a.sqlite"), &Key::None, true).unwrap();
        let number = |pragma: &str| -> i64 {
            connection.pragma_query_value(None, pragma, |row| row.get(0)).unwrap()
        };
        let mode: String =
            connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
        assert_eq!(mode, "wal");
        assert_eq!(number("synchronous"), 2);
        assert_eq!(number("foreign_keys"), 1);
        assert_eq!(number("trusted_schema"), 0);
        assert_eq!(number("cell_size_check"), 1);
        assert_eq!(number("busy_timeout"), 5000);
        assert_eq!(number("journal_size_limit"), 67_108_864);
    }

    #[test]
    fn a_missing_database_is_an_error_and_not_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sqlite");
        assert!(open_writer(&path, &Key::None, false).is_err());
        assert!(!path.exists());
    }

    #[test]
    fn a_reader_cannot_write() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sqlite");
        let writer = open_writer(&path, &Key::None, true).unwrap();
        writer.execute_batch("CREATE TABLE t(x)").unwrap();
        let pool = ReadPool::new(path, Key::None);
        let refused = pool.with(|reader| Ok(reader.execute("INSERT INTO t VALUES (1)", [])?));
        assert!(matches!(refused, Err(ArchiveError::ReadOnly { .. })));
    }

    #[test]
    fn a_path_with_signs_of_its_own_stays_a_path() {
        assert_eq!(escape_for_uri("/a?b#c%d"), "/a%3fb%23c%25d");
    }
}
