//! `dossier rebuild-index`: builds the search index anew from the archive.

use clap::Args;
use desk::wire::JobResult;
use serde_json::json;

use crate::door::Place;
use crate::failure::Outcome;
use crate::progress;
use crate::terminal::Terminal;
use crate::words;

/// Build the search index anew from the archive
#[derive(Debug, Args)]
#[command(
    after_long_help = "The index is only a cache: nothing is lost with it. A missing or damaged one is built anew by
itself at the next opening; this command does it now.

Examples:
  dossier rebuild-index"
)]
pub(crate) struct RebuildIndex {}

impl RebuildIndex {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.write()?;
        let job = progress::finish(&door, &door.ask("rebuild_index", &())?)?;
        let Some(JobResult::RebuildIndex { items }) = job.result else {
            return Err(progress::unexpected(&job));
        };
        if terminal.wants_json() {
            return terminal.json(&json!({ "items": items }));
        }
        terminal
            .line(&format!("The index is built anew: {}.", words::count(items, "item", "items")))
    }
}
