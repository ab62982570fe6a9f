//! `dossier sample`: makes the sample vault.

use std::path::Path;

use clap::Args;
use desk::wire::{CreateSample, JobResult};

use crate::door::{self, Door};
use crate::failure::Outcome;
use crate::progress;
use crate::terminal::Terminal;

/// Make the sample vault: invented news, two cases and a briefing to try everything on
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier sample .                    makes ./Sample.dossier
  dossier sample Training.dossier     makes ./Training.dossier
  dossier --vault Sample search cable")]
pub(crate) struct Sample {
    /// Folder that is there, to make Sample.dossier in; or the vault's own folder, to be made
    path: String,
}

impl Sample {
    pub(crate) fn run(&self, terminal: &mut Terminal) -> Outcome {
        let door = Door::without_vault();
        // A folder that is there gets the sample in it; a new path, or one that is named like a
        // vault, becomes the sample itself.
        let path = Path::new(&self.path);
        let within = path.is_dir() && !door::is_named_like_a_vault(path);
        let (folder, name) = if within {
            (door::full_path(&self.path)?, None)
        } else {
            let (folder, name) = door::new_vault_place(&self.path)?;
            (folder, Some(name))
        };
        let request = CreateSample { folder, name };
        let job = progress::finish(&door, &door.ask("create_sample", &request)?)?;
        let Some(JobResult::Sample { vault }) = job.result else {
            return Err(progress::unexpected(&job));
        };
        if terminal.wants_json() {
            return terminal.json(&vault);
        }
        terminal.line(&format!("Made the sample vault in {}", vault.path))
    }
}
