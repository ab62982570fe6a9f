//! What can be asked of the command.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::verbs::{
    brief, case, correct, discard, doctor, export, extract, file, formats, import, imports, inbox,
    keep, list, log, new, open, put_back, rebuild_index, redo, rename, sample, search, shell, show,
    status, tag, text, undo, versions, watch,
};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "dossier",
    version,
    about = "An offline archive of news, with cases and briefings",
    long_about = "Dossier keeps news items with their originals, finds them in full text, links them \
        into cases, and turns briefings in markdown that cite them into documents.\n\n\
        It works offline: it opens no network connection. Everything lies in a vault, a folder \
        named NAME.dossier. Say which one with --vault, or once and for all with DOSSIER_VAULT.",
    after_long_help = GUIDE,
    arg_required_else_help = true,
    max_term_width = 100,
    subcommand_value_name = "VERB",
    subcommand_help_heading = "Verbs"
)]
pub(crate) struct Arguments {
    /// The vault to work with
    #[arg(
        long,
        global = true,
        value_name = "PATH",
        env = "DOSSIER_VAULT",
        hide_env_values = true,
        help_heading = EVERYWHERE,
        display_order = 900,
        long_help = "The vault to work with: a folder made by Dossier. The ending .dossier may be left out"
    )]
    pub(crate) vault: Option<PathBuf>,

    /// Print JSON instead of text
    #[arg(
        long,
        global = true,
        help_heading = EVERYWHERE,
        display_order = 901,
        long_help = "Print JSON instead of text, for other programs. Failures are then JSON too, on \
            standard error: {\"error\": {\"code\", \"message\", \"hint\"}}"
    )]
    pub(crate) json: bool,

    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// Heading of the options that every verb takes.
const EVERYWHERE: &str = "Options of every verb";

pub(crate) const GUIDE: &str = "\
The main job, from the first item to the document:
  dossier new Harbour.dossier --analyst \"Ana Ferreira\"
  export DOSSIER_VAULT=$PWD/Harbour.dossier
  dossier file strike.html notes.txt
  wl-paste | dossier file -
  dossier inbox
  dossier keep 1 2
  dossier search 'strike AND source:\"Harbour Post\"'
  dossier case new \"Port strike\" --question \"Who gains from the strike?\"
  dossier case link port-strike 1 2 --note \"Names the operator\"
  dossier brief new \"Port strike, week 3\" --case port-strike --from draft.md
  dossier export 1 --format pdf --out .

Items are named by number or by citation key, cases by number or key, briefings by number, key or title.

Exit codes: 0 done, 1 refused or failed, 2 wrong usage.

While a window holds the vault, what you change here goes through it and shows up there at once.";

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    New(new::New),
    Sample(sample::Sample),
    Open(open::Open),
    Status(status::Status),
    File(file::File),
    Import(import::Import),
    Imports(imports::Imports),
    Watch(watch::Watch),
    Inbox(inbox::Inbox),
    List(list::List),
    Show(show::Show),
    Keep(keep::Keep),
    Discard(discard::Discard),
    PutBack(put_back::PutBack),
    Tag(tag::Tag),
    Correct(correct::Correct),
    Blocks(text::Blocks),
    Cut(text::Cut),
    Restore(text::Restore),
    Edit(text::Edit),
    Clean(text::Clean),
    Versions(versions::Versions),
    Diff(versions::Diff),
    UseVersion(versions::UseVersion),
    Merge(versions::Merge),
    Split(versions::Split),
    SiteRules(versions::SiteRules),
    Undo(undo::Undo),
    Redo(redo::Redo),
    Search(search::Search),
    Case(case::Case),
    Brief(brief::Brief),
    Export(export::Export),
    Formats(formats::Formats),
    Extract(extract::Extract),
    Log(log::Log),
    Rename(rename::Rename),
    Doctor(doctor::Doctor),
    RebuildIndex(rebuild_index::RebuildIndex),
    Completions(shell::Completions),
    Man(shell::Man),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }
}
