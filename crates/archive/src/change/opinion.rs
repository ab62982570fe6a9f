//! What analysts say about evidence: kept beside it, changed freely, always with what stood before.

use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Noun, Writing};
use crate::error::Result;
use crate::ids::ItemId;

/// Where an opinion stands: the number in the log, and the item it is about, if any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) id: i64,
    pub(crate) item: Option<ItemId>,
}

/// A state that can be written, logged and taken back. A kind of opinion says only how it is
/// read and stored; the log and undo follow from that.
pub(crate) trait Opinion: Serialize + DeserializeOwned + PartialEq {
    /// How the log calls it.
    const NOUN: Noun;

    /// The state that stands at a place now; `None` where there is none.
    fn load(connection: &Connection, place: Place) -> Result<Option<Self>>;

    /// Makes `state` the state at a place; `None` removes it.
    fn store(writing: &Writing<'_>, place: Place, state: Option<&Self>) -> Result<()>;
}
