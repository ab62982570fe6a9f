//! Bytes that are no text.

use crate::encoding::Decoded;

/// First bytes of formats that are not text, and how to call them.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document or mail file"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"RIFF", "a picture, sound or film (RIFF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\0asm", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or film file"),
    (b"fLaC", "a sound file"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
];

/// The format that the first bytes announce, where it is not text.
pub(super) fn signature(bytes: &[u8]) -> Option<&'static str> {
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("a film or picture (MP4)");
    }
    SIGNATURES.iter().find(|(first, _)| bytes.starts_with(first)).map(|(_, format)| *format)
}

/// True where a decoded text has more control characters or broken bytes than texts have: one in
/// fifty. Noise read as a one-byte encoding has one in ten.
pub(super) fn is_binary(decoded: &Decoded) -> bool {
    let (mut all, mut strange) = (0_usize, 0_usize);
    for c in decoded.text.chars() {
        all += 1;
        let shown = !c.is_control() || c.is_whitespace() || matches!(c, '\u{8}' | '\u{1b}');
        strange += usize::from(!shown || c == '\u{fffd}');
    }
    strange * 50 > all || (decoded.nuls && strange * 500 > all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::decode;

    #[test]
    fn formats_are_known_by_their_first_bytes() {
        assert_eq!(signature(b"\0\0\0\x18ftypmp42"), Some("a film or picture (MP4)"));
        assert_eq!(signature(b"PK\x03\x04\x14\0"), Some("a ZIP archive or an office document"));
        assert_eq!(signature(b"MZ is how this sentence begins"), None);
    }

    #[test]
    fn text_with_a_few_odd_characters_is_text() {
        let paste = format!("Port closed.\u{b} {}", "The office said so on Monday. ".repeat(5));
        assert!(!is_binary(&decode(paste.as_bytes(), None)));
        let padded = [vec![0; 300], b"<h1>Port closed until Monday</h1>".to_vec()].concat();
        assert!(!is_binary(&decode(&padded, None)));
    }

    #[test]
    fn a_program_is_binary() {
        let bytes: Vec<u8> = (0..2000_u32).map(|i| (i * i % 251) as u8 & 0x9f).collect();
        assert!(is_binary(&decode(&bytes, None)));
    }
}
