//! `dossier export`: a briefing leaves as a document.

use std::path::Path;

use clap::{Args, ValueEnum};
use desk::wire::{ExportBriefing, ExportFormat, JobResult};

use super::brief::warnings;
use crate::door::{self, Place};
use crate::failure::{Failure, Outcome};
use crate::names;
use crate::progress;
use crate::terminal::Terminal;
use crate::words;

/// Write a briefing as PDF, Word document, HTML or Markdown
#[derive(Debug, Args)]
#[command(
    after_long_help = "The document carries title, date, TLP label, numbered citations and the list of sources.

Examples:
  dossier export 1 --format pdf                        into this folder, under a proposed name
  dossier export 1 --out ~/briefings/strike.docx       the ending tells the format
  dossier export 'Port strike, week 3' --format html --out . --overwrite
  dossier export 1 --format pdf --allow-unresolved     although a citation leads nowhere"
)]
pub(crate) struct Export {
    /// Briefing, by number, key or title
    #[arg(value_name = "BRIEFING")]
    briefing: String,
    /// The format; the ending of --out tells it, too
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// File to write, or folder to write into under a proposed name
    #[arg(long, value_name = "PATH", default_value = ".")]
    out: String,
    /// Replace a file that exists
    #[arg(long)]
    overwrite: bool,
    /// Export although a citation does not resolve; it is printed as such
    #[arg(long)]
    allow_unresolved: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// PDF
    Pdf,
    /// Word document
    Docx,
    /// One HTML file with everything in it
    Html,
    /// Markdown with numbered citations
    #[value(alias = "md")]
    Markdown,
}

impl Export {
    pub(crate) fn run(self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let format = self.format()?;
        let path = door::full_path(&self.out)?;
        let door = place.read()?;
        let id = names::briefing(&door, &self.briefing)?;
        let request = ExportBriefing {
            id,
            format,
            path,
            overwrite: self.overwrite,
            allow_unresolved: self.allow_unresolved,
        };
        let job =
            progress::finish(&door, &door.ask("export_briefing", &request).map_err(with_flags)?)?;
        let Some(JobResult::Export { exported }) = job.result else {
            return Err(progress::unexpected(&job));
        };
        if terminal.wants_json() {
            return terminal.json(&exported);
        }
        terminal.line(&format!("Wrote {} ({})", exported.path, words::size(exported.size)))?;
        warnings(terminal, &exported.warnings)
    }

    fn format(&self) -> Outcome<ExportFormat> {
        let ending = Path::new(&self.out).extension().and_then(|ending| ending.to_str());
        match (self.format, ending.map(str::to_ascii_lowercase).as_deref()) {
            (Some(Format::Pdf), _) | (None, Some("pdf")) => Ok(ExportFormat::Pdf),
            (Some(Format::Docx), _) | (None, Some("docx")) => Ok(ExportFormat::Docx),
            (Some(Format::Html), _) | (None, Some("html" | "htm")) => Ok(ExportFormat::Html),
            (Some(Format::Markdown), _) | (None, Some("md" | "markdown")) => {
                Ok(ExportFormat::Markdown)
            }
            (None, _) => Err(Failure::Usage(
                if self.out == "." {
                    "the format is missing".to_owned()
                } else {
                    format!("the name {} does not tell the format", self.out)
                },
                "Say it with --format pdf, docx, html or markdown.".to_owned(),
            )),
        }
    }
}

/// What to do, in the words of the command line.
fn with_flags(failure: Failure) -> Failure {
    let Failure::Said(mut error) = failure else { return failure };
    error.hint = error.hint.map(|hint| {
        hint.replace("say that it may be replaced", "replace it with --overwrite")
            .replace("allow unresolved citations", "export it as it is with --allow-unresolved")
    });
    Failure::Said(error)
}
