//! Filing: bytes that came in become an item, with the original kept first.

mod base64;
mod content;
mod import;
mod incoming;
mod intake;
mod read;

pub(crate) use base64::decode_base64;
pub(crate) use content::{content, recorded};
pub(crate) use import::{import, unreadable};
pub(crate) use incoming::{Incoming, Placing};
pub(crate) use intake::{file, not_text, nothing_pasted};
pub(crate) use read::read;
