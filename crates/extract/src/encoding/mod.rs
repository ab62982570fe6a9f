//! Bytes to text: byte order mark, UTF-16 by its pattern, valid UTF-8, the charset the page
//! declares, and only then a guess.

mod declared;
mod utf16;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// Above this share of unreadable bytes a text that says it is UTF-8 is not.
const DAMAGE: usize = 100;

/// At most this many bytes are looked at to guess an encoding.
const GUESS: usize = 1 << 20;

/// A decoded text.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// The text, without byte order mark and NUL characters.
    pub(crate) text: String,
    /// The encoding's name.
    pub(crate) encoding: &'static str,
    /// True where some bytes could not be read; they are U+FFFD in the text.
    pub(crate) damaged: bool,
    /// True where NUL characters were taken out.
    pub(crate) nuls: bool,
}

/// Decodes bytes. `host` is the host they came from, which helps to guess.
pub(crate) fn decode(bytes: &[u8], host: Option<&str>) -> Decoded {
    decode_declared(bytes, host, None)
}

/// The same, where the bytes came with the name of an encoding: it counts like one that they
/// declare themselves, and before it.
pub(crate) fn decode_declared(bytes: &[u8], host: Option<&str>, label: Option<&str>) -> Decoded {
    let label = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let encoding = choose(bytes, host, label);
    let (text, damaged) = encoding.decode_with_bom_removal(bytes);
    let nuls = text.contains('\0');
    let text = if nuls { text.replace('\0', "") } else { text.into_owned() };
    Decoded { text, encoding: encoding.name(), damaged, nuls }
}

fn choose(bytes: &[u8], host: Option<&str>, label: Option<&'static Encoding>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = utf16::by_pattern(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    for declared in [label, declared::charset(bytes)] {
        if let Some(encoding) = declared.filter(|it| *it != UTF_8)
            && encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some()
        {
            return encoding;
        }
    }
    if nearly_utf8(bytes) {
        return UTF_8;
    }
    guess(bytes, host)
}

/// True where a text has many characters that only UTF-8 writes so, and few broken ones: a page
/// with one damaged byte is still UTF-8.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && bad <= good / DAMAGE + 1 && good > bad
}

fn guess(bytes: &[u8], host: Option<&str>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(GUESS)], true);
    let tld = host.and_then(|host| host.rsplit('.').next()).filter(|tld| {
        !tld.is_empty()
            && tld.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    });
    detector.guess(tld.map(str::as_bytes), Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes, None);
        (decoded.text, decoded.encoding)
    }

    #[test]
    fn marks_come_first() {
        assert_eq!(read("\u{feff}Grüße".as_bytes()), ("Grüße".into(), "UTF-8"));
        assert_eq!(read(b"\xff\xfeG\0\xfc\0"), ("Gü".into(), "UTF-16LE"));
        assert_eq!(read(b"\xfe\xff\x4e\x2d"), ("中".into(), "UTF-16BE"));
    }

    #[test]
    fn utf16_without_a_mark_is_seen() {
        let text = "Die Fähre fährt heute nicht.\nMorgen wieder.";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&le), (text.into(), "UTF-16LE"));
        assert_eq!(read(&be), (text.into(), "UTF-16BE"));
    }

    #[test]
    fn valid_utf8_beats_a_wrong_declaration() {
        let page = "<meta charset=iso-8859-1><p>Ärger in Łódź".as_bytes();
        assert_eq!(read(page).1, "UTF-8");
    }

    #[test]
    fn the_declared_charset_is_tried() {
        let (bytes, _, _) =
            encoding_rs::WINDOWS_1251.encode("<meta charset=\"windows-1251\">Порт закрыт");
        assert_eq!(read(&bytes).1, "windows-1251");
        let (bytes, _, _) = encoding_rs::GBK.encode(
            "<meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>港口已关闭</p>",
        );
        let (text, name) = read(&bytes);
        assert!(text.contains("港口已关闭") && name == "GBK");
    }

    #[test]
    fn a_label_that_came_with_the_bytes_is_tried_first() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("Порт");
        let decoded = decode_declared(&bytes, None, Some(" Windows-1251 "));
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("Порт", "windows-1251"));
        assert_eq!(decode_declared("Łódź".as_bytes(), None, Some("latin1")).text, "Łódź");
        assert_eq!(decode_declared(b"x", None, Some("no such thing")).text, "x");
    }

    #[test]
    fn the_rest_is_guessed() {
        let russian = "Порт закрыт до утра понедельника, сообщила администрация города.";
        let (bytes, _, _) = encoding_rs::KOI8_R.encode(russian);
        assert!(read(&bytes).0.contains("понедельника"));
        let japanese = "港は月曜日の朝まで閉鎖されると市当局が発表した。船は沖で待っている。";
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(japanese);
        assert_eq!(read(&bytes).0, japanese);
    }

    #[test]
    fn one_broken_byte_does_not_change_the_encoding() {
        let mut bytes = "Größere Änderungen für Öffentlichkeit übermorgen".as_bytes().to_vec();
        bytes.push(0xc3);
        let decoded = decode(&bytes, None);
        assert!(decoded.text.starts_with("Größere Änderungen") && decoded.damaged);
    }

    #[test]
    fn nul_characters_go() {
        let decoded = decode(b"\0\0\0a\0b", None);
        assert_eq!((decoded.text.as_str(), decoded.nuls), ("ab", true));
    }
}
