//! JSON as files of records have it: a line for each, or an array of them at the root or in a field
//! of it.

mod lines;
mod list;
mod peek;
mod walk;

pub(super) use lines::FORMAT as LINES;
pub(super) use list::{FORMAT as LIST, parts_of};
pub(super) use peek::Peek;
pub(super) use walk::Records;
