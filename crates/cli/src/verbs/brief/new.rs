//! `dossier brief new`: makes a briefing.

use clap::Args;
use desk::wire::{BriefingSaved, CreateBriefing};

use super::text;
use super::tlp::Tlp;
use crate::door::Place;
use crate::failure::Outcome;
use crate::names;
use crate::terminal::Terminal;

/// Make a briefing
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier brief new 'Port strike, week 3' --case port-strike
  dossier brief new 'Port strike, week 3' --from draft.md --tlp amber
  generate-draft | dossier brief new 'Port strike, week 3' --from -")]
pub(crate) struct New {
    /// Title
    title: String,
    /// Its case, by number or key
    #[arg(long, value_name = "CASE")]
    case: Option<String>,
    /// Label of the Traffic Light Protocol; amber where none is given
    #[arg(long, value_enum)]
    tlp: Option<Tlp>,
    /// File with the text in markdown; - reads standard input
    #[arg(long, value_name = "FILE")]
    from: Option<String>,
}

impl New {
    pub(crate) fn run(self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let markdown = self.from.as_deref().map(text::read).transpose()?.unwrap_or_default();
        let door = place.write()?;
        let request = CreateBriefing {
            title: self.title,
            case: names::case_if_named(&door, self.case.as_deref())?,
            markdown,
            tlp: self.tlp.map(Into::into),
        };
        let made: BriefingSaved = door.ask("create_briefing", &request)?;
        text::saved(terminal, "Made", &made)
    }
}
