//! Takes from this process what it does not need to read a page: memory and time without end,
//! files, connections, other processes. Called once, before the first byte of input is read.

#[cfg(target_os = "linux")]
mod calls;
#[cfg(target_os = "linux")]
mod files;
#[cfg(unix)]
mod limits;

use serde::{Deserialize, Serialize};

/// What holds the child, as it found out itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JailReport {
    /// The walls, one by one.
    pub walls: Vec<Wall>,
}

/// One wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wall {
    /// What it keeps in: "memory and time", "files and connections", "system calls".
    pub name: String,
    /// True where it stands completely.
    pub complete: bool,
    /// What was achieved, in words.
    pub words: String,
}

/// Names of walls.
const LIMITS: &str = "memory and time";
const FILES: &str = "files and connections";
const CALLS: &str = "system calls";

impl JailReport {
    /// True where every wall stands.
    pub fn complete(&self) -> bool {
        self.walls.iter().all(|wall| wall.complete)
    }

    /// True where no page can reach out of the child: one of the walls around files stands.
    pub fn holds(&self) -> bool {
        self.walls.iter().any(|wall| wall.complete && [FILES, CALLS].contains(&wall.name.as_str()))
    }

    /// All walls in one sentence.
    pub fn words(&self) -> String {
        let walls: Vec<String> =
            self.walls.iter().map(|wall| format!("{}: {}", wall.name, wall.words)).collect();
        walls.join("; ")
    }
}

impl Wall {
    fn of(name: &str, outcome: Result<String, String>) -> Self {
        let complete = outcome.is_ok();
        let words = outcome.unwrap_or_else(|why| why);
        Self { name: name.to_owned(), complete, words }
    }
}

/// Locks the door from the inside.
#[cfg(target_os = "linux")]
pub(super) fn lock_down() -> JailReport {
    JailReport {
        walls: vec![
            Wall::of(LIMITS, limits::set()),
            Wall::of(FILES, files::close()),
            Wall::of(CALLS, calls::close()),
        ],
    }
}

/// Locks the door from the inside, as far as this system can.
#[cfg(all(unix, not(target_os = "linux")))]
pub(super) fn lock_down() -> JailReport {
    JailReport {
        walls: vec![
            Wall::of(LIMITS, limits::set()),
            Wall::of(FILES, Err("not closed on this system".to_owned())),
        ],
    }
}

/// Locks the door from the inside, as far as this system can.
#[cfg(not(unix))]
pub(super) fn lock_down() -> JailReport {
    let none = Err("a process of its own, without further walls on this system".to_owned());
    JailReport { walls: vec![Wall::of(LIMITS, none.clone()), Wall::of(FILES, none)] }
}
