//! Bytes in, clean capture out: text, blocks, headline, dates, language, each with where it came from.
//!
//! [`detect`] says what some bytes are, or why they cannot be read. [`formats`] lists the formats
//! there are, and opens those that hold several documents. [`extract`] reads one document; it
//! cannot fail: what it cannot make out is said in the warnings of the [`Capture`].
//! [`plain`] is the way out when a full extraction died or would be too large: the visible text,
//! in one pass, with nothing cut.
//!
//! Nothing here opens a file or a connection, asks for the time, or knows a database. Every walk
//! over a page is a loop, never a recursion, and every size is bounded in [`limits`].

mod address;
pub mod anchor;
mod block;
mod byline;
mod capture;
mod cut;
mod dates;
mod detect;
mod encoding;
mod entity;
pub mod formats;
mod found;
mod html;
mod input;
mod language;
pub mod limits;
mod markdown;
mod marks;
mod normal;
mod phrases;
mod plain;
mod prose;
mod read;
mod site_rule;
mod stops;
mod text;
mod tokens;
mod upstream;

pub use block::{Block, BlockKind};
pub use capture::{Capture, Warning};
pub use cut::CutRule;
pub use detect::{NotText, detect, detect_start};
pub use formats::{Kind, Told};
pub use found::{Basis, Found, FoundDate};
pub use input::Input;
pub use limits::MAX_INPUT;
pub use plain::plain;
pub use read::{decoded, extract};
pub use site_rule::{SiteRule, signature, site_of};
