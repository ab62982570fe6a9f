//! The types that cross the wire, one file per noun.
//!
//! All of them are JSON objects in camelCase; `ui/src/wire/wire.ts` is generated from them.
//! Times are RFC 3339 text in UTC, days are `YYYY-MM-DD`, ids are whole numbers below 2^53,
//! positions in a text count UTF-16 code units, as JavaScript does.

mod briefing;
mod case;
mod change;
mod error;
mod event;
mod export;
mod extracted;
mod facet;
mod filing;
mod format;
mod import;
mod item;
mod job;
mod original;
mod search;
mod settings;
mod table;
mod text;
mod vault;
mod versions;
mod watch;

pub use briefing::*;
pub use case::*;
pub use change::*;
pub use error::*;
pub use event::*;
pub use export::*;
pub use extracted::*;
pub use facet::*;
pub use filing::*;
pub use format::*;
pub use import::*;
pub use item::*;
pub use job::*;
pub use original::*;
pub use search::*;
pub use settings::*;
pub use table::*;
pub use text::*;
pub use vault::*;
pub use versions::*;
pub use watch::*;
