//! The search index: derived from the store, rebuilt at any time, never the only place of anything.

mod document;
mod error;
mod health;
mod hits;
mod indexer;
mod setup;
mod state;
mod truth;

pub use document::{CaseLabel, DaySpan, Document, Status};
pub use error::IndexError;
pub use health::{DamagedFiles, IndexComparison};
pub use hits::{Hit, Hits, SearchOptions, Sort};
pub use indexer::Indexer;
pub use setup::{IndexSetup, RebuildProgress, StateListener};
pub use state::{IndexPhase, IndexState};
pub use truth::{Truth, TruthError};
