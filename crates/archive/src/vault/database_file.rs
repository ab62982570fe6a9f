//! A look at the database file before SQLite opens it: a file that lost its end must not be
//! written to, and an empty one must not become a new vault.

use std::fs;
use std::io::{self, Read as _};

use super::VaultFolder;
use crate::error::{ArchiveError, Result};

/// Length of the file's own header, and what it begins with (SQLite file format, section 1.3).
const HEADER: usize = 100;
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Checks that the database begins like one and is as long as it says. Costs one read.
///
/// # Errors
/// [`ArchiveError::Damaged`] with what was found.
pub(crate) fn check_database_file(folder: &VaultFolder) -> Result<()> {
    let path = folder.database();
    let damaged =
        |detail: String| ArchiveError::damaged(format!("the database {}", path.display()), detail);
    let failed = |error| ArchiveError::io(&path, error);
    let mut file = fs::File::open(&path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    let mut header = [0_u8; HEADER];
    match file.read_exact(&mut header) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            return Err(damaged(format!("it has only {length} bytes")));
        }
        Err(error) => return Err(failed(error)),
    }
    if header[..16] != *MAGIC {
        return Err(damaged("it does not begin like a database".to_owned()));
    }
    let expected = expected_length(&header);
    let log = fs::metadata(folder.database_log()).map_or(0, |log| log.len());
    match expected {
        // With a log, a copy of it into the file may have been under way; SQLite finishes that.
        Some(expected) if log == 0 && length < expected => Err(damaged(format!(
            "it should have {expected} bytes and has {length}; its end is missing"
        ))),
        _ => Ok(()),
    }
}

/// The length that the header tells, where it can be trusted: page size times pages.
fn expected_length(header: &[u8; HEADER]) -> Option<u64> {
    let number = |at: usize| {
        u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
    };
    let page_size = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    let (change_counter, pages, valid_for) = (number(24), number(28), number(92));
    (change_counter == valid_for).then(|| page_size * u64::from(pages))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault_with(bytes: &[u8]) -> (tempfile::TempDir, VaultFolder) {
        let place = tempfile::tempdir().unwrap();
        let folder = VaultFolder::at(place.path());
        fs::write(folder.database(), bytes).unwrap();
        (place, folder)
    }

    fn finding(bytes: &[u8]) -> String {
        let (_place, folder) = vault_with(bytes);
        check_database_file(&folder).unwrap_err().to_string()
    }

    #[test]
    fn what_is_no_whole_database_is_named_as_such() {
        assert!(finding(b"").contains("only 0 bytes"));
        assert!(finding(b"SQLite format 3\0").contains("only 16 bytes"));
        assert!(finding(&[b'x'; 4096]).contains("does not begin like a database"));
    }

    #[test]
    fn a_file_that_lost_its_end_is_noticed_unless_a_log_may_hold_it() {
        let (_place, folder) = vault_with(b"");
        fs::remove_file(folder.database()).unwrap();
        let connection = rusqlite::Connection::open(folder.database()).unwrap();
        connection.execute_batch("CREATE TABLE t(x); CREATE TABLE u(x)").unwrap();
        drop(connection);
        check_database_file(&folder).unwrap();
        let whole = fs::read(folder.database()).unwrap();
        fs::write(folder.database(), &whole[..whole.len() - 1]).unwrap();
        assert!(
            check_database_file(&folder).unwrap_err().to_string().contains("its end is missing")
        );
        fs::write(folder.database_log(), b"a log").unwrap();
        check_database_file(&folder).unwrap();
    }
}
