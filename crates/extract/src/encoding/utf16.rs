//! UTF-16 without a byte order mark: its line breaks, spaces and digits hold a zero byte, always
//! on the same side. No other encoding of text has zero bytes.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// At most this many bytes are looked at.
const SAMPLE: usize = 1 << 16;

/// The UTF-16 that the zero bytes of a text speak for.
pub(super) fn by_pattern(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..(bytes.len() & !1).min(SAMPLE)];
    if sample.len() < 4 {
        return None;
    }
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let encoding = match (first, second) {
        (0, 0) => return None,
        (few, many) if few * 20 <= many => UTF_16LE,
        (many, few) if few * 20 <= many => UTF_16BE,
        _ => return None,
    };
    let (text, broken) = encoding.decode_without_bom_handling(sample);
    let odd = text.chars().filter(|c| unlikely(*c)).count();
    let count = text.chars().count();
    // The sample may end between the halves of a character.
    let broken = broken && text.chars().filter(|c| *c == '\u{fffd}').count() > 1;
    (!broken && odd * 50 <= count).then_some(encoding)
}

/// True for characters that texts do not have: control characters, private use, unassigned.
fn unlikely(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_is_enough() {
        let le: Vec<u8> = "港口已关闭\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(by_pattern(&le), Some(UTF_16LE));
    }

    #[test]
    fn other_zero_bytes_are_not_utf16() {
        assert_eq!(by_pattern(b"plain text without any"), None);
        assert_eq!(by_pattern(&[[0; 100].as_slice(), b"<h1>Title</h1>"].concat()), None);
        assert_eq!(by_pattern(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0"), None);
        assert_eq!(by_pattern(b""), None);
    }
}
