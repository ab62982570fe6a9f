//! Kept originals as the window shows them: hostile until proven otherwise, so never as they
//! came. A page is shown as a sanitised copy in a frame that may do nothing; the walls are the
//! copy, the headers here, the frame's `sandbox`, and a window without a network.

mod decode;
mod escape;
mod headers;
mod links;
mod mail;
mod parts;
mod sanitise;
mod served;
mod show;
mod view;

pub(crate) use decode::decoded;
pub(crate) use sanitise::{sanitised, shown_as_text};
pub use served::Served;
pub(crate) use show::{Kept, serve};
pub(crate) use view::view;
