//! Rules of the house that a machine can check; ARCHITECTURE.md says why they are rules.

mod dependencies;
mod docs;
mod files;
mod migrations;
mod ui;
mod walk;
