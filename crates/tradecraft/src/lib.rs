//! Weighs: labels, grades, honest dates, and whether a headline fits its text.
//!
//! Everything here is pure: no clock, no file, no database. What is not known stays unknown, and
//! every judgement says in plain words what it rests on.

pub mod citation;
pub mod date;
pub mod headline;
pub mod tlp;

mod fold;
