//! `dossier brief show`: the text of a briefing.

use clap::Args;
use desk::wire::{BriefingDetail, BriefingRequest, RevisionRequest};
use serde_json::json;

use crate::door::Place;
use crate::failure::Outcome;
use crate::names;
use crate::terminal::Terminal;

/// Print the text of a briefing in markdown
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier brief show 1 > draft.md
  dossier brief show 1 --revision 3
  dossier brief show 1 --json | jq '{title, tlp, revision}'")]
pub(crate) struct Show {
    /// Briefing, by number, key or title
    #[arg(value_name = "BRIEFING")]
    briefing: String,
    /// An earlier state, by its number
    #[arg(long, value_name = "NUMBER")]
    revision: Option<u32>,
}

impl Show {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.read()?;
        let id = names::briefing(&door, &self.briefing)?;
        let briefing: BriefingDetail = match self.revision {
            Some(number) => door.ask("show_revision", &RevisionRequest { id, number })?,
            None => door.ask("show_briefing", &BriefingRequest { id })?,
        };
        if terminal.wants_json() {
            let mut value = json!(briefing.row);
            value["markdown"] = json!(briefing.markdown);
            return terminal.json(&value);
        }
        terminal.whole(&briefing.markdown)?;
        if briefing.markdown.ends_with('\n') { Ok(()) } else { terminal.line("") }
    }
}
