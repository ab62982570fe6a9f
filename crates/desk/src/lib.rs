//! Every request that the window or a terminal can make, and the jobs behind them.
//!
//! `desk` is the only crate that knows the wire: the plain types in [`wire`] are what crosses to
//! the window (as JSON) and to a terminal. They are twins of the domain's types, converted in
//! `twins`, so that the domain crates stay free of how they are shown.

mod child;
mod cleaning;
mod commands;
mod desk;
mod diff;
mod environment;
mod fault;
mod filing;
mod import;
mod jobs;
mod listeners;
mod open;
mod originals;
mod outside;
mod pen;
mod reading;
mod relay;
mod requests;
mod sample;
mod settings;
mod text;
mod twins;
mod watching;
pub mod wire;

pub use child::{ChildProgram, JailReport, Wall, Work, child_main, child_main_with};
pub use commands::{Commands, NAMES};
pub use desk::Desk;
pub use environment::{Clock, Environment, Random};
pub use extract::MAX_INPUT;
pub use listeners::Listener;
pub use originals::Served;
pub use relay::Relay;
