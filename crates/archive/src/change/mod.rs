//! The log of changes: one table that feeds the index, tells the history and takes acts back.

mod act;
mod chain;
mod log;
mod noun;
mod opinion;
mod record;
mod undo;

pub use act::{Act, Changed};
pub use chain::ChainReport;
pub(crate) use chain::{ChainLink, GENESIS, chain_hash, content_sha, verify_chain};
pub use log::{Log, LogEntry, LogFilter};
pub(crate) use noun::words;
pub use noun::{Noun, Op};
pub(crate) use opinion::{Opinion, Place};
pub use record::BatchKind;
pub(crate) use record::{Touched, Writing};
pub use undo::Undone;
pub(crate) use undo::{redo, undo};
