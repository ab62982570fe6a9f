//! Watched folders: what appeared there since the last look is imported.

use std::path::{Path, PathBuf};

use archive::{SeenFile, Watch, WatchId};
use jiff::{SignedDuration, Timestamp};

use super::input::modified_ns;
use crate::open::OpenVault;
use crate::outside::{Found, walk};
use crate::wire::WireError;

/// How long a file must have been left alone: it may be half written.
const AT_REST: SignedDuration = SignedDuration::from_secs(2);

/// What a look into a folder found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// Files that are new or were changed since they were read.
    pub(crate) new: Vec<SeenFile>,
    /// How many changed a moment ago, and wait for the next look.
    pub(crate) waiting: usize,
    /// Why nothing could be looked at.
    pub(crate) why: Option<String>,
}

/// Looks into a watched folder.
pub(crate) fn look(vault: &OpenVault, watch: &Watch, now: Timestamp) -> Result<Look, WireError> {
    let folder = Path::new(&watch.folder);
    if !folder.is_dir() {
        let why = "the folder is not there at the moment; it is looked at again later".to_owned();
        return Ok(Look { why: Some(why), ..Look::default() });
    }
    let mut look = Look::default();
    for found in walk(&[PathBuf::from(folder)], watch.recursive) {
        let Found::File(path) = found else { continue };
        let Some(file) = seen(&path) else { continue };
        if vault.archive.read(|r| r.watches().has_seen(watch.id, &file))? {
            continue;
        }
        if is_at_rest(&file, now) {
            look.new.push(file);
        } else {
            look.waiting += 1;
        }
    }
    Ok(look)
}

/// Notes files as read, in words of no act: what came of them is told by the import.
pub(crate) fn note_seen(
    pen: &crate::pen::Pen,
    watch: WatchId,
    files: &[SeenFile],
) -> Result<(), WireError> {
    pen.write("Looked into a watched folder", |w| w.watches().note_seen(watch, files)).map(drop)
}

/// A plain file as it is now.
fn seen(path: &Path) -> Option<SeenFile> {
    let metadata = std::fs::metadata(path).ok()?;
    let modified_ns = modified_ns(&metadata).unwrap_or(0);
    metadata.is_file().then(|| SeenFile {
        path: path.to_string_lossy().into_owned(),
        size: metadata.len(),
        modified_ns,
    })
}

/// A file whose time lies in the future is taken as it is: clocks differ between machines.
fn is_at_rest(file: &SeenFile, now: Timestamp) -> bool {
    let changed = Timestamp::from_nanosecond(file.modified_ns.into()).unwrap_or(Timestamp::MIN);
    let since = now.duration_since(changed);
    since >= AT_REST || since < -AT_REST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_just_changed_waits() {
        let now: Timestamp = "2026-03-09T08:00:00Z".parse().unwrap();
        let at = |seconds: i64| SeenFile {
            path: String::new(),
            size: 1,
            modified_ns: i64::try_from((now - SignedDuration::from_secs(seconds)).as_nanosecond())
                .unwrap(),
        };
        assert!(!is_at_rest(&at(0), now));
        assert!(!is_at_rest(&at(1), now));
        assert!(is_at_rest(&at(2), now));
        assert!(is_at_rest(&at(-60), now), "a clock that is ahead");
    }
}
