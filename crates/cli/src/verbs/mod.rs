//! One file for each verb: what it takes, what it asks of the vault, how it prints the answer.

pub(crate) mod brief;
pub(crate) mod case;
pub(crate) mod correct;
pub(crate) mod discard;
pub(crate) mod doctor;
pub(crate) mod export;
pub(crate) mod extract;
pub(crate) mod file;
pub(crate) mod formats;
pub(crate) mod import;
pub(crate) mod imports;
pub(crate) mod inbox;
pub(crate) mod keep;
pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod new;
pub(crate) mod open;
pub(crate) mod put_back;
pub(crate) mod rebuild_index;
pub(crate) mod redo;
pub(crate) mod rename;
pub(crate) mod sample;
pub(crate) mod search;
pub(crate) mod shell;
pub(crate) mod show;
pub(crate) mod status;
pub(crate) mod tag;
pub(crate) mod text;
mod triage;
pub(crate) mod undo;
pub(crate) mod versions;
pub(crate) mod watch;

use crate::arguments::{Arguments, Verb};
use crate::door::Place;
use crate::failure::Outcome;
use crate::terminal::Terminal;

/// Does what was asked.
pub(crate) fn run(arguments: Arguments, terminal: &mut Terminal) -> Outcome {
    let place = Place::new(arguments.vault);
    match arguments.verb {
        Verb::New(verb) => verb.run(terminal),
        Verb::Sample(verb) => verb.run(terminal),
        Verb::Open(verb) => verb.run(&place, terminal),
        Verb::Status(verb) => verb.run(&place, terminal),
        Verb::File(verb) => verb.run(&place, terminal),
        Verb::Inbox(verb) => verb.run(&place, terminal),
        Verb::List(verb) => verb.run(&place, terminal),
        Verb::Show(verb) => verb.run(&place, terminal),
        Verb::Keep(verb) => verb.run(&place, terminal),
        Verb::Discard(verb) => verb.run(&place, terminal),
        Verb::PutBack(verb) => verb.run(&place, terminal),
        Verb::Tag(verb) => verb.run(&place, terminal),
        Verb::Correct(verb) => verb.run(&place, terminal),
        Verb::Undo(verb) => verb.run(&place, terminal),
        Verb::Redo(verb) => verb.run(&place, terminal),
        Verb::Search(verb) => verb.run(&place, terminal),
        Verb::Case(verb) => verb.run(&place, terminal),
        Verb::Brief(verb) => verb.run(&place, terminal),
        Verb::Export(verb) => verb.run(&place, terminal),
        Verb::Import(verb) => verb.run(&place, terminal),
        Verb::Imports(verb) => verb.run(&place, terminal),
        Verb::Watch(verb) => verb.run(&place, terminal),
        Verb::Blocks(verb) => verb.run(&place, terminal),
        Verb::Cut(verb) => verb.run(&place, terminal),
        Verb::Restore(verb) => verb.run(&place, terminal),
        Verb::Edit(verb) => verb.run(&place, terminal),
        Verb::Clean(verb) => verb.run(&place, terminal),
        Verb::Versions(verb) => verb.run(&place, terminal),
        Verb::Diff(verb) => verb.run(&place, terminal),
        Verb::UseVersion(verb) => verb.run(&place, terminal),
        Verb::Merge(verb) => verb.run(&place, terminal),
        Verb::Split(verb) => verb.run(&place, terminal),
        Verb::SiteRules(verb) => verb.run(&place, terminal),
        Verb::Formats(verb) => verb.run(terminal),
        Verb::Extract(verb) => verb.run(terminal),
        Verb::Log(verb) => verb.run(&place, terminal),
        Verb::Rename(verb) => verb.run(&place, terminal),
        Verb::Doctor(verb) => verb.run(&place, terminal),
        Verb::RebuildIndex(verb) => verb.run(&place, terminal),
        Verb::Completions(verb) => verb.run(terminal),
        Verb::Man(verb) => verb.run(terminal),
    }
}
