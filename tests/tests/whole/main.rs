//! The whole program, as it is built: the `dossier` command as its users run it.

#![expect(clippy::unwrap_used, reason = "what a test cannot read is its failure")]

mod import_kills;
mod kills;
mod main_job;
mod program;
