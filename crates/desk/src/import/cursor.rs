//! Where an input stands: one number for each level of nesting.
//!
//! A container is read from a number that its format understands. Inside a part that is itself a
//! container, a second number counts, and so on: `1024.3` means that the part at 1024 was entered
//! and that its own third one comes next. The document that a part is besides (a mail has a text
//! and attachments) comes before its parts, so that an entered part has had its document filed.

use std::fmt;

/// Where to go on; nothing was read yet where it is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Cursor(Vec<u64>);

impl Cursor {
    /// Reads a stored one. What cannot be read is the beginning: everything that was filed before
    /// is then seen again, and nothing is lost.
    pub(super) fn parse(text: &str) -> Self {
        let levels: Result<Vec<u64>, _> = if text.is_empty() {
            Ok(Vec::new())
        } else {
            text.split('.').map(str::parse).collect()
        };
        Self(levels.unwrap_or_default())
    }

    /// True where nothing of it was read.
    pub(super) fn is_start(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of the outermost level, and what is left of it further in.
    pub(super) fn enter(&self) -> (u64, Self) {
        match self.0.split_first() {
            Some((first, rest)) => (*first, Self(rest.to_vec())),
            None => (0, Self::default()),
        }
    }

    /// The place of this number inside of where this one stands.
    pub(super) fn inside(&self, number: u64) -> Self {
        let mut levels = self.0.clone();
        levels.push(number);
        Self(levels)
    }

    /// How many levels in it stands.
    pub(super) fn depth(&self) -> usize {
        self.0.len()
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, level) in self.0.iter().enumerate() {
            write!(f, "{}{level}", if at == 0 { "" } else { "." })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cursor_leads_inwards() {
        let cursor = Cursor::parse("1024.3");
        let (outer, rest) = cursor.enter();
        assert_eq!((outer, rest.enter().0), (1024, 3));
        assert!(rest.enter().1.is_start());
        assert_eq!(Cursor::default().inside(7).inside(0).to_string(), "7.0");
        assert_eq!(Cursor::default().enter().0, 0);
    }

    #[test]
    fn nonsense_is_the_beginning() {
        for nonsense in ["", "x", "1..2", "-1", "1.", "99999999999999999999999"] {
            assert!(Cursor::parse(nonsense).is_start(), "{nonsense}");
        }
    }

    proptest! {
        #[test]
        fn it_is_read_as_it_was_written(levels in proptest::collection::vec(any::<u64>(), 0..5)) {
            let cursor = Cursor(levels);
            prop_assert_eq!(Cursor::parse(&cursor.to_string()), cursor);
        }
    }
}
