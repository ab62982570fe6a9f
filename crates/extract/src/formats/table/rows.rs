//! Rows of a table of values apart by a sign (RFC 4180, and what programs make of it): where a row
//! ends, and what its cells are.

/// A quoted cell that is not closed within this many bytes never was meant to be one.
pub(super) const LONGEST_QUOTE: usize = 8 << 20;

/// Where the first row of some bytes ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowEnd {
    /// Behind the end of its line.
    At(usize),
    /// Not within these bytes.
    Open {
        /// True inside a quoted cell.
        quoted: bool,
    },
}

/// Looks for the end of the first row. A quote opens a cell only where the cell begins.
pub(super) fn row_end(bytes: &[u8], delimiter: u8) -> RowEnd {
    let (mut quoted, mut begins) = (false, true);
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if quoted {
            if byte == b'"' {
                if bytes.get(at + 1) == Some(&b'"') {
                    at += 1;
                } else {
                    quoted = false;
                }
            }
        } else if byte == b'\n' {
            return RowEnd::At(at + 1);
        } else if byte == b'"' && begins {
            quoted = true;
        }
        begins = !quoted && byte == delimiter || begins && byte == b' ' && !quoted;
        at += 1;
    }
    RowEnd::Open { quoted }
}

/// The cells of a row, quotes taken off.
pub(super) fn cells(row: &str, delimiter: u8) -> Vec<String> {
    let delimiter = char::from(delimiter);
    let row = row.strip_suffix('\n').unwrap_or(row);
    let row = row.strip_suffix('\r').unwrap_or(row);
    let mut cells = Vec::new();
    let mut rest = row;
    loop {
        let trimmed = rest.trim_start_matches(' ');
        if let Some(quoted) = trimmed.strip_prefix('"') {
            let (cell, after) = unquoted(quoted);
            // What follows a closing quote belongs to the cell where somebody forgot to quote it.
            let end = after.find(delimiter).unwrap_or(after.len());
            cells.push(cell + &after[..end]);
            rest = &after[end..];
        } else {
            let end = rest.find(delimiter).unwrap_or(rest.len());
            cells.push(rest[..end].trim_end_matches('\r').to_owned());
            rest = &rest[end..];
        }
        match rest.strip_prefix(delimiter) {
            Some(after) => rest = after,
            None => return cells,
        }
    }
}

/// A quoted cell from behind its quote, and what follows its closing quote.
fn unquoted(text: &str) -> (String, &str) {
    let mut cell = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('"') {
        cell.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix('"') {
            Some(after) => {
                cell.push('"');
                rest = after;
            }
            None => return (cell, rest),
        }
    }
    cell.push_str(rest);
    (cell, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_end_at_line_ends_outside_quotes() {
        let text = b"a,\"b\nc\"\"\n\",d\r\ne,f";
        assert_eq!(row_end(text, b','), RowEnd::At(14));
        assert_eq!(row_end(b"e,f", b','), RowEnd::Open { quoted: false });
        assert_eq!(row_end(b"e,\"f\n", b','), RowEnd::Open { quoted: true });
        assert_eq!(row_end(b"12\" pipe,x\ny", b','), RowEnd::At(11));
    }

    #[test]
    fn cells_lose_their_quotes() {
        assert_eq!(cells("a,\"b, \"\"c\"\"\nd\",,e\r\n", b','), ["a", "b, \"c\"\nd", "", "e"]);
        assert_eq!(cells("a;12\" pipe; \"x\" ;\n", b';'), ["a", "12\" pipe", "x ", ""]);
        assert_eq!(cells("", b','), [""]);
        assert_eq!(cells("\"open, never closed", b','), ["open, never closed"]);
    }
}
