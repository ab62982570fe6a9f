//! Imports: many inputs become items, with a place to go on from and a report.
//!
//! What is to be read is stored first ([`start`]). Then one thread reads ([`read`], and
//! [`container`] for files that hold others), some have documents read in jailed children
//! ([`extraction`]), and one stores ([`store`]): items and the place to go on from in one
//! transaction, in the order in which they were found. A process that is killed at any moment
//! goes on exactly where it stood: nothing twice, nothing lost. What is under way is bounded in
//! bytes ([`budget`]).

mod budget;
mod container;
mod cursor;
mod entry;
mod extraction;
mod input;
mod live;
mod placing;
mod plan;
mod read;
mod report;
mod retry;
mod run;
mod start;
mod store;
mod tally;
mod watch;
mod work;

pub(crate) use input::start_of;
pub(crate) use live::Live;
pub(crate) use placing::{Wishes, columns};
pub(crate) use plan::plan;
pub(crate) use report::{CSV_HEADER, csv_line, page, trouble_entry};
pub(crate) use start::{Fresh, Order, label, note_interrupted, site_rules};
pub(crate) use tally::Told;
pub(crate) use watch::{look, note_seen};
