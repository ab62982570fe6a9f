//! Rules of the house that a machine can check; ARCHITECTURE.md says why they are rules.

#![expect(clippy::unwrap_used, reason = "what a test cannot read is its failure")]

mod dependencies;
mod docs;
mod files;
mod migrations;
mod ui;
mod walk;
