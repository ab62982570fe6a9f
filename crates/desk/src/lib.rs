//! Every request that the window or a terminal can make, and the jobs behind them.
//!
//! `desk` is the only crate that knows the wire: the plain types in [`wire`] are what crosses to
//! the window (as JSON) and to a terminal. They are twins of the domain's types, converted here,
//! so that the domain crates stay free of how they are shown.

mod commands;
pub mod wire;

pub use commands::{Commands, NAMES};
