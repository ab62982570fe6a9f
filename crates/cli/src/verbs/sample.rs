//! `dossier sample`: makes the sample vault.

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
  dossier --vault Sample.dossier search strike")]
pub(crate) struct Sample {
    /// Folder to make Sample.dossier in; a number is put behind the name where it exists
    path: String,
}

impl Sample {
    pub(crate) fn run(&self, terminal: &mut Terminal) -> Outcome {
        let door = Door::without_vault();
        let request = CreateSample { folder: door::full_path(&self.path)? };
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
