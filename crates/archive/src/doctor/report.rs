//! What an examination found, in words.

use std::fmt::Write as _;

/// The findings about a vault, in the order in which it was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DoctorReport {
    /// One entry for each thing that was looked at.
    pub checks: Vec<Check>,
}

impl DoctorReport {
    /// True where nothing is wrong.
    pub fn is_healthy(&self) -> bool {
        self.checks.iter().all(|check| check.ok)
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What was looked at.
    pub name: &'static str,
    /// True where it is in order.
    pub ok: bool,
    /// What was found.
    pub finding: String,
    /// What to do about it.
    pub hint: Option<&'static str>,
}

impl Check {
    pub(super) fn good(name: &'static str, finding: impl Into<String>) -> Self {
        Self { name, ok: true, finding: finding.into(), hint: None }
    }

    pub(super) fn bad(name: &'static str, finding: impl Into<String>, hint: &'static str) -> Self {
        Self { name, ok: false, finding: finding.into(), hint: Some(hint) }
    }
}

/// Faults of many things: how many, and the first few by name.
#[derive(Debug, Default)]
pub(super) struct Faults {
    count: u64,
    first: Vec<String>,
}

impl Faults {
    /// Faults that are named; the others are only counted.
    const NAMED: usize = 5;

    pub(super) fn add(&mut self, fault: impl Into<String>) {
        self.count += 1;
        if self.first.len() < Self::NAMED {
            self.first.push(fault.into());
        }
    }

    /// The finding: `fine` where there is no fault, else the faults.
    pub(super) fn check(
        self,
        name: &'static str,
        fine: impl Into<String>,
        hint: &'static str,
    ) -> Check {
        if self.count == 0 {
            return Check::good(name, fine);
        }
        Check::bad(name, self.words(), hint)
    }

    /// True while a further fault would be named.
    pub(super) fn has_room(&self) -> bool {
        self.first.len() < Self::NAMED
    }

    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// The faults as a sentence.
    pub(super) fn words(&self) -> String {
        let mut words = self.first.join("; ");
        let more = self.count - self.first.len() as u64;
        if more > 0 {
            // Writing to a String cannot fail.
            _ = write!(words, "; and {more} more");
        }
        words
    }
}

/// "1 item", "2 items".
pub(super) fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_faults_are_counted_and_few_are_named() {
        let mut faults = Faults::default();
        for number in 1..=8 {
            faults.add(format!("item {number}"));
        }
        let check = faults.check("Items", "fine", "Restore them.");
        assert!(!check.ok);
        assert_eq!(check.finding, "item 1; item 2; item 3; item 4; item 5; and 3 more");
        assert!(Faults::default().check("Items", "fine", "Restore them.").ok);
    }
}
