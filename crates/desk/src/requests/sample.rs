//! The sample vault.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use archive::{Archive, Mode, NewVault, Opening};

use super::vault::{new_folder, open};
use crate::desk::Desk;
use crate::fault::refused;
use crate::jobs::{Plan, Progress};
use crate::open::OpenVault;
use crate::pen::Pen;
use crate::sample;
use crate::wire::{CreateSample, JobResult, JobStarted, WireError};

/// Samples in one folder.
const MOST: u32 = 100;

/// How long closing the finished sample waits for its index.
const INDEX_PATIENCE: Duration = Duration::from_secs(20);

pub(crate) fn create_sample(desk: &Desk, request: CreateSample) -> Result<JobStarted, WireError> {
    let folder = match &request.name {
        Some(name) => new_folder(&request.folder, name)?,
        None => free_folder(&request.folder)?,
    };
    let label = "Making the sample vault".to_owned();
    let plan = Plan { label, can_pause: true, in_vault: false };
    let worker = desk.clone();
    desk.long_work().start(plan, move |progress| {
        make(&worker, progress, &folder)?;
        let vault = open(&worker, &folder.to_string_lossy(), Mode::Write)?;
        Ok(JobResult::Sample { vault })
    })
}

/// `Sample.dossier`, with a number behind it where that exists.
fn free_folder(parent: &str) -> Result<PathBuf, WireError> {
    for number in 1..=MOST {
        let name = if number == 1 {
            sample::NAME.to_owned()
        } else {
            format!("{} {number}", sample::NAME)
        };
        let folder = new_folder(parent, &name)?;
        if folder.symlink_metadata().is_err() {
            return Ok(folder);
        }
    }
    Err(refused(format!("there are {MOST} samples in this folder already. Remove some of them")))
}

/// Makes the vault beside the one that is open, in silence: nobody looks at it before it is
/// whole. What was not finished is removed again.
fn make(desk: &Desk, progress: &Progress, folder: &Path) -> Result<(), WireError> {
    let made = sample::made()?;
    let new = NewVault {
        name: sample::NAME.to_owned(),
        analyst: sample::ANALYST.to_owned(),
        vault_id: desk.environment().new_identity(),
    };
    let archive = Archive::create(folder, &new, Opening::new(Mode::Write, made))?;
    let vault = Arc::new(OpenVault { archive, path: folder.to_string_lossy().into_owned() });
    let children = Arc::clone(desk.children());
    let pen = Pen::of(Arc::clone(&vault), children, Arc::default(), made)?;
    let total = sample::steps();
    let built = sample::build(&pen, &mut |done, what| {
        progress.at(done, total, Some(what));
        progress.checkpoint()
    });
    drop(pen);
    let Ok(vault) = Arc::try_unwrap(vault) else {
        return Err(refused("the sample vault is still in use"));
    };
    vault.archive.close(INDEX_PATIENCE);
    if let Err(error) = built {
        // Made by this very call a moment ago, so nothing of the user's is in it.
        drop(std::fs::remove_dir_all(folder));
        return Err(error);
    }
    progress.at(total, total, None);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_sample_gets_a_number() {
        let parent = tempfile::tempdir().unwrap();
        let within = parent.path().to_string_lossy().into_owned();
        let first = free_folder(&within).unwrap();
        assert_eq!(first, parent.path().join("Sample.dossier"));
        std::fs::create_dir(first).unwrap();
        assert_eq!(free_folder(&within).unwrap(), parent.path().join("Sample 2.dossier"));
    }
}
