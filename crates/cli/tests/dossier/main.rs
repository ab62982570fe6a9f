//! The `dossier` command as a person meets it: transcripts of what is typed and what comes back.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod brief;
mod case;
mod export;
mod extract;
mod filing;
mod formats;
mod ground;
mod held;
mod import;
mod output;
mod search;
mod triage;
mod usage;
mod vault;
