//! `dossier formats`: what can be read.

use clap::Args;
use desk::wire::FormatInfo;

use crate::door::Door;
use crate::failure::Outcome;
use crate::table::Table;
use crate::terminal::Terminal;

/// List the formats that can be read
#[derive(Debug, Args)]
#[command(after_long_help = "What a file is, its content decides; its name is only a hint.

Examples:
  dossier formats
  dossier formats --markdown
  dossier formats --json | jq -r '.[].extensions[]'")]
pub(crate) struct Formats {
    /// Print a table in markdown, as it stands in the handbook
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
}

impl Formats {
    pub(crate) fn run(&self, terminal: &mut Terminal) -> Outcome {
        let formats: Vec<FormatInfo> = Door::without_vault().ask("formats", &())?;
        if terminal.wants_json() {
            return terminal.json(&formats);
        }
        if self.markdown {
            return markdown(terminal, &formats);
        }
        let mut table = Table::new(&["CODE", "FORMAT", "ENDINGS", "WHAT BECOMES OF IT"]);
        for format in formats {
            table.row([format.code, format.name, format.extensions.join(" "), format.help]);
        }
        table.print(terminal)
    }
}

fn markdown(terminal: &mut Terminal, formats: &[FormatInfo]) -> Outcome {
    terminal.line("| format | endings | what becomes of it |")?;
    terminal.line("|---|---|---|")?;
    for format in formats {
        let endings: Vec<String> =
            format.extensions.iter().map(|ending| format!("`.{ending}`")).collect();
        terminal.line(&format!(
            "| {} | {} | {} |",
            format.name,
            endings.join(", "),
            format.help
        ))?;
    }
    Ok(())
}
