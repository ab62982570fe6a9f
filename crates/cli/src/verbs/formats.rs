//! `dossier formats`: what can be read.

use clap::Args;
use desk::wire::{FormatInfo, TableColumns, TableInfo};

use crate::door::{self, Door};
use crate::failure::Outcome;
use crate::table::Table;
use crate::terminal::Terminal;
use crate::words;

/// List the formats that can be read
#[derive(Debug, Args)]
#[command(
    after_long_help = "What a file is, its content decides; its name is only a hint. Of a table or a
list of records, --columns shows the columns and what is taken from each; where the guess is
wrong, say it to the import: `dossier import table.csv --columns title=Headline,text=Story`.

Examples:
  dossier formats
  dossier formats --markdown
  dossier formats --columns table.csv
  dossier formats --json | jq -r '.[].extensions[]'"
)]
pub(crate) struct Formats {
    /// Print a table in markdown, as it stands in the handbook
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
    /// Show the columns of this table, and what an import takes from them
    #[arg(long, value_name = "PATH", conflicts_with = "markdown")]
    columns: Option<String>,
}

impl Formats {
    pub(crate) fn run(&self, terminal: &mut Terminal) -> Outcome {
        if let Some(path) = &self.columns {
            return columns(terminal, path);
        }
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

fn columns(terminal: &mut Terminal, path: &str) -> Outcome {
    let request = TableColumns { path: door::full_path(path)? };
    let info: TableInfo = Door::without_vault().ask("table_columns", &request)?;
    if terminal.wants_json() {
        return terminal.json(&info);
    }
    let mut table = Table::new(&["COLUMN", "TAKEN AS", "EXAMPLE"]);
    for column in info.columns {
        table.row([
            words::one_line(&column.name),
            column.field.unwrap_or_else(|| "-".to_owned()),
            words::one_line(&column.example),
        ]);
    }
    table.print(terminal)
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
