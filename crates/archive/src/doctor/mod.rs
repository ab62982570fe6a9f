//! Examines a vault: what is stored against what was written. Of what is stored it mends nothing.

mod counts;
mod database;
mod evidence;
mod originals;
mod packs;
mod report;
mod states;

use std::ops::ControlFlow;

use report::Faults;
pub use report::{Check, DoctorReport};

use crate::archive::Archive;
use crate::error::{ArchiveError, Result};
use crate::vault::Mode;

/// Called with what is being looked at, how many of it were looked at, and how many there are (0
/// where that is not known). It may block, which pauses the examination;
/// [`ControlFlow::Break`] stops it.
pub type DoctorProgress<'a> = &'a mut dyn FnMut(&'static str, u64, u64) -> ControlFlow<()>;

/// What an examination may do besides looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DoctorOptions {
    /// Move originals that no item names to the folder `quarantine/` of the vault. Nothing is
    /// ever deleted.
    pub quarantine: bool,
}

/// Passes progress on and turns a stop into an error.
pub(crate) struct Steps<'p> {
    progress: DoctorProgress<'p>,
}

impl Steps<'_> {
    pub(crate) fn at(&mut self, what: &'static str, done: u64, total: u64) -> Result<()> {
        match (self.progress)(what, done, total) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ArchiveError::Cancelled),
        }
    }
}

impl Archive {
    /// Examines the whole vault. What cannot be read is a finding, not an error.
    ///
    /// # Errors
    /// [`ArchiveError::Cancelled`] when `progress` said so; [`ArchiveError::ReadOnly`] when
    /// originals are to be moved in a vault that was opened for reading.
    pub fn doctor(
        &self,
        options: DoctorOptions,
        progress: DoctorProgress<'_>,
    ) -> Result<DoctorReport> {
        if options.quarantine && self.mode() == Mode::Read {
            return Err(ArchiveError::ReadOnly {
                what: "this vault, opened for reading,".to_owned(),
            });
        }
        let mut steps = Steps { progress };
        let mut report = DoctorReport::default();
        report.checks.push(self.examine_folder());
        for (name, examine) in database::CHECKS {
            steps.at(name, 0, 0)?;
            let found = self.store.snapshot(|connection| examine(connection, &mut steps));
            report.checks.push(settle(name, found)?);
        }
        let found = counts::examine(self, &mut steps);
        report.checks.push(settle(counts::NAME, found)?);
        let found = originals::examine(self, options, &mut steps);
        report.checks.push(settle(originals::NAME, found)?);
        report.checks.push(self.examine_index(&mut steps)?);
        Ok(report)
    }

    fn examine_folder(&self) -> Check {
        let mut warnings = Faults::default();
        for warning in self.warnings() {
            warnings.add(warning.to_string());
        }
        let held = match self.mode() {
            Mode::Write => "its lock is held by this process",
            Mode::Read => "opened for reading, without its lock",
        };
        let marker = self.marker();
        let fine = format!("vault.json is whole (format {}); {held}", marker.format);
        let mut check = Check::good("Folder", fine);
        if warnings.count() > 0 {
            check.finding = format!("{}; {}", check.finding, warnings.words());
        }
        check
    }

    fn examine_index(&self, steps: &mut Steps<'_>) -> Result<Check> {
        const NAME: &str = "Search index";
        const HINT: &str = "Rebuild the index; your items are not affected.";
        steps.at(NAME, 0, 0)?;
        let found = self.indexer().and_then(|indexer| {
            let files = indexer.damaged_files()?;
            Ok((files, indexer.compare()?))
        });
        let (files, compared) = match found {
            Ok(found) => found,
            Err(error) => return Ok(Check::bad(NAME, error.to_string(), HINT)),
        };
        let mut faults = Faults::default();
        for file in &files.files {
            faults.add(format!("its file {} is damaged", file.display()));
        }
        let kinds = [
            (&compared.missing, "is missing from it"),
            (&compared.surplus, "is in it and not in the vault"),
            (&compared.twice, "is in it more than once"),
            (&compared.stale, "is in it with older words"),
        ];
        for (ids, fault) in kinds {
            for id in ids {
                faults.add(format!("item {id} {fault}"));
            }
        }
        let items = report::counted(compared.items, "item", "items");
        Ok(faults.check(NAME, format!("{items}, each as it stands in the vault"), HINT))
    }
}

/// What cannot be read is a finding about the vault; only a stop ends the examination.
fn settle(name: &'static str, found: Result<Check>) -> Result<Check> {
    match found {
        Err(ArchiveError::Cancelled) => Err(ArchiveError::Cancelled),
        Err(error) => Ok(Check::bad(name, error.to_string(), RESTORE)),
        Ok(check) => Ok(check),
    }
}

/// What to do where stored things are not as they were written.
const RESTORE: &str = "Keep a copy of the vault's folder as it is, and restore a backup.";
