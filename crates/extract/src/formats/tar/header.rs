//! The header of a member of a TAR archive (POSIX ustar, with the long names of GNU and pax).

use crate::encoding;

/// Headers and contents stand in blocks of this many bytes.
pub(super) const BLOCK: usize = 512;

/// What a header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// Path of the member.
    pub(super) name: String,
    /// Bytes of its content.
    pub(super) size: u64,
    /// What it is: `0` a file, `5` a folder, `x` and `L` words about the next member.
    pub(super) kind: u8,
}

/// Reads a header; `None` where the block is none.
pub(super) fn read(block: &[u8]) -> Option<Header> {
    let block = block.get(..BLOCK)?;
    let sum: u64 = (0..BLOCK)
        .map(|i| if (148..156).contains(&i) { u64::from(b' ') } else { u64::from(block[i]) })
        .sum();
    if number(&block[148..156])? != sum || sum == 8 * u64::from(b' ') {
        return None;
    }
    let mut name = text(&block[..100]);
    if &block[257..262] == b"ustar" && block[345] != 0 {
        name = format!("{}/{name}", text(&block[345..500]));
    }
    let kind = if block[156] == 0 { b'0' } else { block[156] };
    Some(Header { name, size: number(&block[124..136])?, kind })
}

/// A number in octal digits, or in the binary form of GNU.
fn number(field: &[u8]) -> Option<u64> {
    if field[0] & 0x80 != 0 {
        let first = u64::from(field[0] & 0x7f);
        let joined = field[1..]
            .iter()
            .try_fold(first, |sum, byte| (sum >> 55 == 0).then(|| sum << 8 | u64::from(*byte)));
        return joined.filter(|number| *number < 1 << 62);
    }
    let digits = field.split(|byte| *byte == 0).next()?.trim_ascii();
    let octal = digits.iter().all(|byte| (b'0'..=b'7').contains(byte));
    octal.then(|| digits.iter().fold(0, |sum, byte| sum << 3 | u64::from(byte - b'0')))
}

/// Text up to the first zero.
pub(super) fn text(field: &[u8]) -> String {
    let field = field.split(|byte| *byte == 0).next().unwrap_or(b"");
    let text = encoding::decode(field, None).text;
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Path and size in the words of pax about the next member: lines of `length key=value`.
pub(super) fn pax(mut words: &[u8]) -> (Option<String>, Option<u64>) {
    let (mut path, mut size) = (None, None);
    while let Some(space) = words.iter().position(|byte| *byte == b' ') {
        let length = std::str::from_utf8(&words[..space]).ok().and_then(|it| it.parse().ok());
        let Some(length) = length.filter(|it: &usize| *it > space && *it <= words.len()) else {
            break;
        };
        let pair = &words[space + 1..length];
        let pair = pair.strip_suffix(b"\n").unwrap_or(pair);
        if let Some(value) = pair.strip_prefix(b"path=") {
            path = Some(text(value));
        } else if let Some(value) = pair.strip_prefix(b"size=") {
            size = std::str::from_utf8(value).ok().and_then(|it| it.parse().ok());
        }
        words = &words[length..];
    }
    (path, size.filter(|size| *size < 1 << 62))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_about_the_next_member_are_read() {
        let words = b"18 path=a/quay.txt\n14 size=123456\n9 odd=x\n";
        let words = [b"19 path=a/quay.txt\n".as_slice(), &words[18 + 1..]].concat();
        let (path, _) = pax(&words);
        assert_eq!(path.as_deref(), Some("a/quay.txt"));
        assert_eq!(pax(b"12 size=123\n").1, Some(123));
        assert_eq!(pax(b"99 path=a\n"), (None, None));
        assert_eq!(pax(b"0 \n"), (None, None));
    }

    #[test]
    fn numbers_have_two_forms() {
        assert_eq!(number(b"0000644\0"), Some(0o644));
        assert_eq!(number(b"   12 \0\0"), Some(0o12));
        assert_eq!(number(&[0x80, 0, 0, 0, 0, 0, 2, 1]), Some(513));
        assert_eq!(number(&[0xff; 12]), None);
        assert_eq!(number(b"12x45\0\0\0"), None);
        assert_eq!(read(&[0; BLOCK]), None);
    }
}
