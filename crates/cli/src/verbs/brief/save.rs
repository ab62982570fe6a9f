//! `dossier brief save`: a new text for a briefing.

use clap::Args;
use desk::wire::{BriefingDetail, BriefingRequest, BriefingSaved, SaveBriefing};

use super::text;
use crate::door::Place;
use crate::failure::Outcome;
use crate::names;
use crate::terminal::Terminal;

/// Save a new text for a briefing, as a new revision
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier brief save 1 draft.md
  dossier brief show 1 | sed s/Monday/Tuesday/ | dossier brief save 1 -
  dossier brief save 1 draft.md --base 4      refused where somebody saved a fifth revision")]
pub(crate) struct Save {
    /// Briefing, by number, key or title
    #[arg(value_name = "BRIEFING")]
    briefing: String,
    /// File with the text in markdown; - reads standard input
    file: String,
    /// Revision that the text was made from; the newest where none is given
    #[arg(long, value_name = "NUMBER")]
    base: Option<u32>,
}

impl Save {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let markdown = text::read(&self.file)?;
        let door = place.write()?;
        let id = names::briefing(&door, &self.briefing)?;
        let base_revision = match self.base {
            Some(number) => number,
            None => {
                let now: BriefingDetail = door.ask("show_briefing", &BriefingRequest { id })?;
                now.row.revision
            }
        };
        let request = SaveBriefing {
            id,
            base_revision,
            title: None,
            markdown: Some(markdown),
            tlp: None,
            case: None,
            aside: false,
        };
        let saved: BriefingSaved = door.ask("save_briefing", &request)?;
        text::saved(terminal, "Saved", &saved)
    }
}
