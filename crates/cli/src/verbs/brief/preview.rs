//! `dossier brief preview`: how a briefing would come out.

use clap::Args;
use desk::wire::{self, BriefingDetail, BriefingRequest, PreviewRequest};

use super::text;
use super::tlp::printed;
use crate::door::Place;
use crate::failure::Outcome;
use crate::names;
use crate::terminal::{Style, Terminal};
use crate::words;

/// Say how a briefing would come out: length, outline, sources, what does not resolve
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier brief preview 1
  dossier brief preview 1 --json | jq -r .html > preview.html")]
pub(crate) struct Preview {
    /// Briefing, by number, key or title
    #[arg(value_name = "BRIEFING")]
    briefing: String,
}

impl Preview {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.read()?;
        let id = names::briefing(&door, &self.briefing)?;
        let briefing: BriefingDetail = door.ask("show_briefing", &BriefingRequest { id })?;
        let row = &briefing.row;
        let request = PreviewRequest {
            title: row.title.clone(),
            markdown: briefing.markdown.clone(),
            tlp: row.tlp,
            briefing: Some(id),
        };
        let preview: wire::Preview = door.ask("preview", &request)?;
        if terminal.wants_json() {
            return terminal.json(&preview);
        }
        terminal.styled_line(&[(Some(Style::Bold), &words::one_line(&row.title))])?;
        print(terminal, printed(row.tlp), &preview)?;
        text::warnings(terminal, &preview.warnings)
    }
}

fn print(terminal: &mut Terminal, tlp: &str, preview: &wire::Preview) -> Outcome {
    let length = words::count(i64::from(preview.words), "word", "words");
    let time = words::count(i64::from(preview.minutes), "minute", "minutes");
    terminal.line(&format!("{tlp}, {length}, {time} to read"))?;
    if !preview.outline.is_empty() {
        terminal.line("\nOutline")?;
    }
    for heading in &preview.outline {
        let depth = "  ".repeat(usize::from(heading.level));
        terminal.line(&format!("{depth}{}", words::one_line(&heading.text)))?;
    }
    if !preview.sources.is_empty() {
        terminal.line("\nSources")?;
    }
    for source in &preview.sources {
        terminal.line(&format!("  {:>2}  {}", source.number, words::one_line(&source.text)))?;
    }
    Ok(())
}
