//! The jailed child: hostile pages are read, and documents laid out, in a process that may die.
//!
//! The child is this very program, started with a hidden argument. It locks itself in before it
//! reads the first byte (no file, no connection, no other program, bounded memory), then answers
//! one order after the other over its pipes. The program meters every order and kills the child
//! when it takes too long; whoever gave the order then goes on without the answer.

mod frame;
mod jail;
mod life;
mod limits;
mod meter;
mod nursery;
mod parts;
mod picture;
mod pool;
mod process;
mod talk;
mod tasks;

pub use jail::{JailReport, Wall};
pub use life::{Work, child_main_with};
pub(crate) use limits::{Failure, Limits};
pub(crate) use parts::{Reading, parts_in};
pub(crate) use picture::{count_pages_in, draw_page_in};
pub(crate) use pool::{Pool, Warmth};
pub(crate) use tasks::{Extraction, columns_in, extract_in, pdf_in, sanitise_in};

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::ExitCode;

/// The hidden argument. It begins like an option, so that a program that does not know it
/// refuses it instead of taking it for a file.
pub(crate) const HIDDEN: &str = "--jailed-child";

/// The program that is started as the jailed child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildProgram {
    /// The executable; it must call [`child_main`] before anything else.
    pub path: PathBuf,
}

impl ChildProgram {
    /// This very program.
    pub fn this() -> Self {
        // Where the system cannot tell, starting the child fails and filing goes on without it.
        Self { path: std::env::current_exe().unwrap_or_default() }
    }
}

/// Must be called first by every program that uses this crate, with its arguments. Where the
/// program was started as the jailed child, it does the child's whole work and answers with how
/// to end; otherwise it answers `None` at once.
pub fn child_main<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Option<ExitCode> {
    child_main_with(arguments, |_, _| None)
}
