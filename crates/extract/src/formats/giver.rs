//! Hands over what a container holds, and keeps the count.

use std::io;

use super::{Broken, Ended, Part, PartLimits, SkippedPart, Step, StepTaker};

/// Reading is left.
#[derive(Debug)]
pub(super) enum Leave {
    /// At the end, or because it was asked for.
    Ended(Ended),
    /// Because nothing more can be read.
    Broken(Broken),
}

impl From<Broken> for Leave {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

/// Turns what a reader leaves with into its answer.
pub(super) fn answer(left: Result<Ended, Leave>) -> Result<Ended, Broken> {
    match left {
        Ok(ended) | Err(Leave::Ended(ended)) => Ok(ended),
        Err(Leave::Broken(broken)) => Err(broken),
    }
}

/// Hands steps over until the taker has enough or a bound is reached.
pub(super) struct Giver<'g, 't> {
    take: &'g mut StepTaker<'t>,
    limits: PartLimits,
    members: u64,
    bytes: u64,
    next: u64,
}

impl<'g, 't> Giver<'g, 't> {
    /// Starts at a cursor.
    pub(super) fn new(take: &'g mut StepTaker<'t>, limits: &PartLimits, from: u64) -> Self {
        Self { take, limits: *limits, members: 0, bytes: 0, next: from }
    }

    /// Cursor behind everything that was handed over.
    pub(super) fn next(&self) -> u64 {
        self.next
    }

    /// The bytes of the container cannot be had.
    pub(super) fn unreadable(&self, error: &io::Error) -> Leave {
        Broken::unreadable(self.next, error).into()
    }

    /// Hands a document over.
    pub(super) fn part(&mut self, part: Part) -> Result<(), Leave> {
        self.bytes = self.bytes.saturating_add(part.bytes.len() as u64);
        self.step(Step::Part(part))
    }

    /// Says that something is left out.
    pub(super) fn skip(
        &mut self,
        place: String,
        next: u64,
        why: impl Into<String>,
        failed: bool,
    ) -> Result<(), Leave> {
        self.step(Step::Skipped(SkippedPart { place, next, why: why.into(), failed }))
    }

    /// Hands a step over.
    pub(super) fn step(&mut self, step: Step) -> Result<(), Leave> {
        self.next = step.next();
        self.members += 1;
        if (self.take)(step).is_break() {
            return Err(Leave::Ended(Ended::whole(self.next)));
        }
        if self.members >= self.limits.members {
            return Err(self.enough("it holds more documents than are taken from one file"));
        }
        if self.bytes > self.limits.total {
            return Err(self.enough("its documents are larger than what is taken from one file"));
        }
        Ok(())
    }

    /// Leaves because of a bound.
    pub(super) fn enough(&self, why: &str) -> Leave {
        let why = format!(
            "The rest was not read: {why}. What was filed is safe; split the file to read the rest."
        );
        Leave::Ended(Ended::cut_off(self.next, why))
    }
}
