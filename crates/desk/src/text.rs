//! Small matters of texts: positions, counts, names.

/// Counts positions of a text in UTF-16 code units, as the window does.
#[derive(Debug)]
pub(crate) struct Utf16<'t> {
    text: &'t str,
    byte: usize,
    unit: u32,
}

impl<'t> Utf16<'t> {
    /// Positions in `text`.
    pub(crate) fn of(text: &'t str) -> Self {
        Self { text, byte: 0, unit: 0 }
    }

    /// The position of a byte offset. Cheap where offsets ascend. An offset inside a character
    /// counts as its beginning, one behind the text as its end.
    pub(crate) fn position(&mut self, byte: usize) -> u32 {
        let byte = floor(self.text, byte);
        if byte < self.byte {
            (self.byte, self.unit) = (0, 0);
        }
        self.unit += units(&self.text[self.byte..byte]);
        self.byte = byte;
        self.unit
    }
}

/// Length of a text in UTF-16 code units.
pub(crate) fn units(text: &str) -> u32 {
    u32::try_from(text.chars().map(char::len_utf16).sum::<usize>()).unwrap_or(u32::MAX)
}

/// The nearest beginning of a character at or before an offset.
pub(crate) fn floor(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// "1 item", "3 items".
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// A title as it stands in a label: in quotes, and not too long.
pub(crate) fn quoted(title: &str) -> String {
    const LONGEST: usize = 80;
    let mut short: String = title.chars().take(LONGEST).collect();
    if short.len() < title.len() {
        short.push('…');
    }
    format!("“{short}”")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_as_the_window_counts() {
        let text = "a🦀é港";
        let mut positions = Utf16::of(text);
        let found: Vec<u32> = [0, 1, 3, 5, 7, 10, 99].map(|byte| positions.position(byte)).to_vec();
        assert_eq!(found, [0, 1, 1, 3, 4, 5, 5]);
        assert_eq!(positions.position(1), 1, "going back works too");
        assert_eq!(units(text), 5);
    }

    #[test]
    fn labels_read_well() {
        assert_eq!(count(1, "item", "items"), "1 item");
        assert_eq!(count(0, "item", "items"), "0 items");
        assert_eq!(quoted("Harbour"), "“Harbour”");
        assert_eq!(quoted(&"x".repeat(200)).chars().count(), 83);
    }
}
