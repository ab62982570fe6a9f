//! Filing: bytes that came in become an item, with the original kept first.

mod base64;
mod content;
mod import;
mod incoming;
mod intake;
mod read;
mod written;

pub(crate) use base64::decode_base64;
pub(crate) use content::{content, key_of, recorded, set_body};
pub(crate) use import::{fresh, import, unreadable};
pub(crate) use incoming::{Incoming, Placing};
pub(crate) use intake::{file, not_text, nothing_pasted};
pub(crate) use read::read;
pub(crate) use written::written_blocks;
