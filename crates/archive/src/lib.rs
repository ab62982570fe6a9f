//! Remembers and finds: SQLite is the truth, the search index is derived from it, originals are kept byte for byte.

pub mod analyzer;
mod archive;
mod change;
mod connection;
mod date;
mod doctor;
mod error;
mod ids;
pub mod index;
mod key;
mod moment;
mod originals;
pub mod query;
mod reader;
mod schema;
mod sha;
mod tables;
mod truth;
mod vault;
mod writer;

pub use archive::{Archive, OpenWarning, Opening};
pub use change::{
    Act, BatchKind, ChainReport, Changed, Log, LogEntry, LogFilter, Noun, Op, Undone,
};
pub use date::RecordedDate;
pub use doctor::{Check, DoctorOptions, DoctorProgress, DoctorReport};
pub use error::{ArchiveError, Holder, Result};
pub use ids::{
    BatchId, BriefingId, CaptureId, CaseId, ContainerId, ImportId, ItemId, Seq, SiteRuleId, TagId,
    WatchId,
};
pub use index::Status;
pub use key::Key;
pub use originals::{OriginalReader, Originals, PutOriginal};
pub use reader::Reader;
pub use schema::schema_version;
pub use sha::{Sha256Hex, version_sha};
pub use tables::*;
pub use vault::{FORMAT_VERSION, Mode, NewVault, VaultMarker};
pub use writer::Writer;
