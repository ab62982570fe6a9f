//! The search index: derived from the store, rebuilt at any time, never the only place of anything.

mod board;
mod directory;
mod document;
mod engine;
mod error;
mod facets;
mod fingerprint;
mod generation;
mod health;
mod hits;
mod indexer;
mod opened;
mod payload;
mod reading;
mod rebuild;
mod schema;
mod search;
mod setup;
mod shared;
mod state;
mod trouble;
mod truth;
mod worker;
mod writer;

pub use document::{CaseLabel, DaySpan, Document, Status};
pub use error::IndexError;
pub use facets::{Facet, FacetField, FacetValue, Facets, Filter, Month};
pub use health::{DamagedFiles, IndexComparison};
pub use hits::{Hit, Hits, SearchOptions, Sort};
pub use indexer::Indexer;
pub(crate) use schema::PROPERTIES;
pub use setup::{IndexSetup, RebuildProgress, StateListener};
pub use state::{IndexPhase, IndexState};
pub use truth::{Truth, TruthError};
