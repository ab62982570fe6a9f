//! Files and folders of the user, outside of the vault: read with care, written all or nothing.

mod fonts;
mod read;
mod walk;
mod write;

pub(crate) use fonts::fonts_for;
pub(crate) use read::{Unreadable, open_file, read_file};
pub(crate) use walk::{Found, walk};
pub(crate) use write::{Writing, write_new};
