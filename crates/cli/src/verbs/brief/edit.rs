//! `dossier brief edit`: title, label and case of a briefing.

use clap::Args;
use desk::wire::{BriefingDetail, BriefingRequest, BriefingSaved, SaveBriefing};

use super::text;
use super::tlp::Tlp;
use crate::door::Place;
use crate::failure::Outcome;
use crate::names;
use crate::terminal::Terminal;

/// Change title, label or case of a briefing
#[derive(Debug, Args)]
#[command(
    override_usage = "dossier brief edit [OPTIONS] <BRIEFING>",
    after_long_help = "Examples:
  dossier brief edit 1 --title 'Port strike, week 4' --tlp amber+strict
  dossier brief edit 1 --no-case"
)]
pub(crate) struct Edit {
    /// Briefing, by number, key or title
    #[arg(value_name = "BRIEFING")]
    briefing: String,
    #[command(flatten)]
    change: Change,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct Change {
    /// New title
    #[arg(long)]
    title: Option<String>,
    /// New label of the Traffic Light Protocol
    #[arg(long, value_enum)]
    tlp: Option<Tlp>,
    /// New case, by number or key
    #[arg(long, value_name = "CASE")]
    case: Option<String>,
    /// Take it out of its case
    #[arg(long, conflicts_with = "case")]
    no_case: bool,
}

impl Edit {
    pub(crate) fn run(self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.write()?;
        let id = names::briefing(&door, &self.briefing)?;
        let now: BriefingDetail = door.ask("show_briefing", &BriefingRequest { id })?;
        let case = match self.change.case.as_deref() {
            Some(name) => Some(names::case(&door, name)?),
            None => self.change.no_case.then_some(0),
        };
        let request = SaveBriefing {
            id,
            base_revision: now.row.revision,
            title: self.change.title,
            markdown: None,
            tlp: self.change.tlp.map(Into::into),
            case,
            aside: false,
        };
        let saved: BriefingSaved = door.ask("save_briefing", &request)?;
        text::saved(terminal, "Changed", &saved)
    }
}
