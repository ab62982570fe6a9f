//! The charset a page declares: `<meta charset=...>`, `<meta ... content="...; charset=...">`, or
//! `<?xml encoding="..."?>`.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Only the start of a page may declare it.
const START: usize = 4096;

/// The encoding declared, by its label. A page that can be searched for its declaration byte by
/// byte is not UTF-16, whatever it says.
pub(super) fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes[..bytes.len().min(START)].to_ascii_lowercase();
    let found = label(&start, b"charset")
        .or_else(|| start.starts_with(b"<?xml").then(|| label(&start, b"encoding")).flatten())?;
    let encoding = Encoding::for_label(found)?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// The value behind `key =`, the first that is there.
fn label<'a>(bytes: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let mut from = 0;
    while let Some(at) = bytes[from..].windows(key.len()).position(|window| window == key) {
        from += at + key.len();
        let rest = bytes[from..].trim_ascii_start();
        let Some(rest) = rest.strip_prefix(b"=") else { continue };
        let rest = rest.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte);
        let end = rest.iter().position(|byte| !plain(byte)).unwrap_or(rest.len());
        if end > 0 {
            return Some(&rest[..end]);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(page: &str) -> Option<&'static str> {
        charset(page.as_bytes()).map(Encoding::name)
    }

    #[test]
    fn declarations_are_read() {
        assert_eq!(name("<META CHARSET = 'Windows-1252'>"), Some("windows-1252"));
        assert_eq!(name("<meta content=\"text/html; charset=EUC-KR\">"), Some("EUC-KR"));
        assert_eq!(name("<?xml version='1.0' encoding='iso-8859-2'?>"), Some("ISO-8859-2"));
        assert_eq!(name("<script charset src=x><meta charset=koi8-u>"), Some("KOI8-U"));
    }

    #[test]
    fn nonsense_is_not() {
        assert_eq!(name("<meta charset=utf-16>"), Some("UTF-8"));
        assert_eq!(name("<meta charset=utf-7>"), None);
        assert_eq!(name("no charset here"), None);
        assert_eq!(name(&format!("{}<meta charset=big5>", " ".repeat(START))), None);
    }
}
