//! What the threads of an import share.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use archive::ImportId;
use extract::SiteRule;

use super::budget::Budget;
use super::placing::Wishes;
use crate::environment::Environment;
use crate::jobs::Progress;
use crate::pen::Pen;

/// An import at work.
pub(super) struct Work {
    /// Its number.
    pub(super) import: ImportId,
    /// The hand that writes, in the vault it goes into.
    pub(super) pen: Pen,
    /// The world around: time.
    pub(super) environment: Environment,
    /// Progress, pause, cancel.
    pub(super) progress: Progress,
    /// What was asked for.
    pub(super) wishes: Wishes,
    /// What analysts taught about sites.
    pub(super) site_rules: Vec<SiteRule>,
    /// Room in memory.
    pub(super) budget: Arc<Budget>,
    /// True once nothing more is to be read.
    halted: AtomicBool,
    /// What every input was when it was listed: the label of what is done now.
    current: Mutex<Option<String>>,
    /// Failed entries of an earlier attempt that are to be read again, by input and place; all
    /// else is passed over. `None` where everything is read.
    pub(super) again: Option<BTreeMap<(u32, String), i64>>,
}

/// Bytes under way between the reader and the archive.
const UNDER_WAY: u64 = 48 << 20;

impl Work {
    /// An import that is about to begin or go on.
    pub(super) fn new(
        import: ImportId,
        pen: Pen,
        environment: Environment,
        progress: Progress,
        wishes: Wishes,
        site_rules: Vec<SiteRule>,
    ) -> Self {
        Self {
            import,
            pen,
            environment,
            progress,
            wishes,
            site_rules,
            budget: Budget::of(UNDER_WAY),
            halted: AtomicBool::new(false),
            current: Mutex::default(),
            again: None,
        }
    }

    /// Nothing more is to be read; who waits for room is told.
    pub(super) fn halt(&self) {
        self.halted.store(true, Ordering::Release);
        self.budget.close();
    }

    /// The same under a condition.
    pub(super) fn halt_if(&self, condition: bool) {
        if condition {
            self.halt();
        }
    }

    /// True once nothing more is to be read.
    pub(super) fn is_halted(&self) -> bool {
        self.halted.load(Ordering::Acquire)
    }

    /// Says what is read now.
    pub(super) fn reading(&self, what: &str) {
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) = Some(what.to_owned());
    }

    /// What is read now.
    pub(super) fn current(&self) -> Option<String> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
