//! The text of an original, read with the encoding that its capture noted.

use encoding_rs::{Encoding, UTF_8};

/// The text of some bytes; what the encoding does not know becomes a replacement character. A
/// byte order mark wins over the name.
pub(crate) fn decoded(bytes: &[u8], encoding: &str) -> String {
    let encoding = Encoding::for_label(encoding.as_bytes()).unwrap_or(UTF_8);
    encoding.decode(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_text() {
        assert_eq!(decoded(b"caf\xe9", "windows-1252"), "café");
        assert_eq!(decoded("café".as_bytes(), "UTF-8"), "café");
        assert_eq!(decoded(b"\xef\xbb\xbfx", "windows-1252"), "x");
        assert_eq!(decoded(b"h\0i\0", "UTF-16LE"), "hi");
        assert_eq!(decoded(b"\xff", "no such thing"), "\u{fffd}");
    }
}
