//! Inputs to captures, through the public face of the crate.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says where it skipped"
)]

mod any_format;
mod archives;
mod documents;
mod encodings;
mod feeds;
mod golden;
mod handbook;
mod hostile;
mod marks;
mod office;
mod pdf;
mod properties;
mod shared_material;
mod site_rules;
mod traps;
