//! Moments as they stand in the tables: milliseconds since 1970-01-01 UTC.

use jiff::Timestamp;

use crate::error::{ArchiveError, Result};

/// The moment behind a stored number.
///
/// # Errors
/// [`ArchiveError::Damaged`] for a number that is no moment.
pub(crate) fn from_ms(ms: i64) -> Result<Timestamp> {
    Timestamp::from_millisecond(ms)
        .map_err(|error| ArchiveError::damaged("a time in the database", error))
}
