//! Places: where a text of a page stood in the page as it came.
//!
//! The parser gives no places, and moves, joins and drops what it finds. So every text carries a
//! sign in front of it while it is parsed: two characters of a plane that no text uses, which
//! count the texts. Page and libraries read them away; what a page itself writes in that plane is
//! shown as unreadable.

/// First of the characters that count; the other half of the plane is the second of each pair.
const FIRST: u32 = 0x0010_0000;

/// How many values one character has.
const VALUES: u32 = 0x7ff0;

/// Where each text stood: first byte, and the byte behind the last.
#[derive(Debug, Default)]
pub(super) struct Places(Vec<(u32, u32)>);

impl Places {
    /// Writes a text that stood at `from` with its sign. Text of blanks has none.
    pub(super) fn mark(&mut self, out: &mut String, text: &str, from: usize) {
        let shown = text.trim_start();
        out.push_str(&text[..text.len() - shown.len()]);
        if shown.is_empty() {
            return;
        }
        let start = from + text.len() - shown.len();
        let end = start + shown.trim_end().len();
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        let signs = (
            char::from_u32(FIRST + number / VALUES),
            char::from_u32(FIRST + 0x8000 + number % VALUES),
        );
        if let (Some(high), Some(low), true) = (signs.0, signs.1, number < VALUES * VALUES) {
            out.extend([high, low]);
            self.0.push((position(start), position(end)));
        }
        // Bytes of that plane begin with one value alone.
        if shown.bytes().any(|byte| byte == 0xf4) {
            out.extend(shown.chars().map(|c| if is_sign(c) { '\u{fffd}' } else { c }));
        } else {
            out.push_str(shown);
        }
    }

    /// Reads the signs away; gives where the text stood.
    pub(super) fn read(&self, text: &str) -> (String, Option<(u32, u32)>) {
        if !text.bytes().any(|byte| byte == 0xf4) {
            return (text.to_owned(), None);
        }
        let mut out = String::with_capacity(text.len());
        let (mut at, mut high) = (None, None);
        for c in text.chars() {
            let value = u32::from(c).wrapping_sub(FIRST);
            match high.take() {
                _ if !is_sign(c) => out.push(c),
                None if value < VALUES => high = Some(value),
                Some(high) if value >= 0x8000 => {
                    let number = high * VALUES + (value - 0x8000);
                    at = union(at, self.0.get(number as usize).copied());
                }
                _ => {}
            }
        }
        (out, at)
    }
}

/// Both ranges and what lies between them.
pub(super) fn union(a: Option<(u32, u32)>, b: Option<(u32, u32)>) -> Option<(u32, u32)> {
    match (a, b) {
        (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
        (a, b) => a.or(b),
    }
}

/// A page without its signs.
pub(super) fn unmarked(page: &str) -> String {
    page.chars().filter(|c| !is_sign(*c)).collect()
}

fn is_sign(c: char) -> bool {
    u32::from(c) >= FIRST
}

fn position(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_where_it_stood() {
        let mut places = Places::default();
        let mut out = String::new();
        places.mark(&mut out, "  One ", 10);
        places.mark(&mut out, " ", 16);
        places.mark(&mut out, "two", 20);
        assert_eq!(unmarked(&out), "  One  two");
        assert_eq!(places.read(&out), ("  One  two".to_owned(), Some((12, 23))));
        assert_eq!(places.read("none"), ("none".to_owned(), None));
    }

    #[test]
    fn signs_that_a_page_writes_itself_do_no_harm() {
        let mut places = Places::default();
        let mut out = String::new();
        places.mark(&mut out, "a\u{100001}\u{10fffd}b", 0);
        assert_eq!(places.read(&out).0, "a\u{fffd}\u{fffd}b");
        assert_eq!(places.read("x\u{100005}\u{10800f}y\u{10fff0}z"), ("xyz".to_owned(), None));
    }

    #[test]
    fn many_texts_have_a_place_each() {
        let mut places = Places::default();
        let mut out = String::new();
        for i in 0..70_000 {
            out.clear();
            places.mark(&mut out, "x", i);
        }
        assert_eq!(places.read(&out).1, Some((69_999, 70_000)));
    }
}
