//! `dossier status`: what the vault holds.

use clap::Args;
use desk::wire::{IndexPhase, Overview};

use crate::door::Place;
use crate::failure::Outcome;
use crate::terminal::{Style, Terminal};
use crate::words;

/// Say what the vault holds
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  dossier status\n  dossier status --json | jq .inbox")]
pub(crate) struct Status {}

impl Status {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let overview: Overview = place.read()?.ask("overview", &())?;
        if terminal.wants_json() {
            return terminal.json(&overview);
        }
        terminal.styled_line(&[(Some(Style::Bold), &overview.vault.name)])?;
        for (name, value) in facts(&overview) {
            let name = format!("{name:<11}");
            terminal.styled_line(&[(Some(Style::Dim), &name), (None, &words::one_line(&value))])?;
        }
        Ok(())
    }
}

fn facts(overview: &Overview) -> Vec<(&'static str, String)> {
    let vault = &overview.vault;
    let length = |list: usize| words::thousands(i64::try_from(list).unwrap_or(i64::MAX));
    let mut facts = vec![
        ("Folder", vault.path.clone()),
        ("Analyst", vault.analyst.clone()),
        ("Made", words::minute(&vault.created)),
        ("Archive", words::count(overview.archive, "item", "items")),
        ("Inbox", words::count(overview.inbox, "item", "items")),
        ("Discarded", words::count(overview.discarded, "item", "items")),
        ("Cases", length(overview.cases.len())),
        ("Briefings", length(overview.briefings.len())),
        ("Index", index(overview)),
    ];
    facts.extend(overview.undo.clone().map(|act| ("Undo", act)));
    facts.extend(overview.redo.clone().map(|act| ("Redo", act)));
    if vault.read_only {
        facts.push((
            "Access",
            "read here; what is written goes through the program that holds the vault".to_owned(),
        ));
    }
    facts
}

fn index(overview: &Overview) -> String {
    let index = &overview.index;
    let behind = words::count(index.behind, "change", "changes");
    let message = index.message.as_deref().map(|why| format!(": {why}")).unwrap_or_default();
    match index.phase {
        IndexPhase::UpToDate => "up to date".to_owned(),
        IndexPhase::CatchingUp => format!("catching up, {behind} to go"),
        IndexPhase::Rebuilding => format!("being built{message}"),
        IndexPhase::Failed => format!("failed{message}"),
    }
}
