//! `dossier doctor`: checks everything that is stored.

use clap::Args;
use desk::wire::{DoctorReport, JobResult};

use crate::door::Place;
use crate::failure::{Failure, Outcome};
use crate::progress;
use crate::terminal::{Style, Terminal};
use crate::words;

/// Check everything that is stored: tables, log, originals, index
#[derive(Debug, Args)]
#[command(after_long_help = "Ends with exit code 1 where something is not in order.

Examples:
  dossier doctor
  dossier doctor --json | jq '.checks[] | select(.ok | not)'")]
pub(crate) struct Doctor {}

impl Doctor {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.read()?;
        let job = progress::finish(&door, &door.ask("doctor", &())?)?;
        let Some(JobResult::Doctor { report }) = job.result else {
            return Err(progress::unexpected(&job));
        };
        if terminal.wants_json() {
            terminal.json(&report)?;
        } else {
            print(terminal, &report)?;
        }
        if report.healthy { Ok(()) } else { Err(Failure::Shown) }
    }
}

fn print(terminal: &mut Terminal, report: &DoctorReport) -> Outcome {
    let widest = report.checks.iter().map(|check| check.name.chars().count()).max().unwrap_or(0);
    for check in &report.checks {
        let sign = if check.ok { "ok    " } else { "WRONG " };
        let name = format!("{:<widest$}  ", check.name);
        let style = (!check.ok).then_some(Style::Bold);
        let finding = words::one_line(&check.finding);
        terminal.styled_line(&[(style, sign), (None, &name), (style, &finding)])?;
        if let Some(hint) = check.hint.as_deref().filter(|_| !check.ok) {
            terminal.line(&format!("      {hint}"))?;
        }
    }
    terminal.line(if report.healthy {
        "\nThe vault is in order."
    } else {
        "\nThe vault is not in order."
    })
}
