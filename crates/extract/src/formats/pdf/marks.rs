//! Marks of lists: bullets, and numbers with a point or a bracket.

/// The text of an entry of a list, without its bullet; a number stays, since it may be cited.
/// `None` where the line begins with no mark.
pub(super) fn entry(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    if is_bullet(chars.next()?) {
        let rest = chars.as_str().strip_prefix([' ', '\u{a0}'])?.trim_start();
        return (!rest.is_empty()).then_some(rest);
    }
    let end = text.find([' ', '\u{a0}'])?;
    is_number(&text[..end]).then_some(text)
}

/// True where a text is such a mark and nothing else.
pub(super) fn is_mark(text: &str) -> bool {
    let mut chars = text.chars();
    let bullet = chars.next().is_some_and(is_bullet) && chars.as_str().is_empty();
    bullet || is_number(text)
}

fn is_bullet(c: char) -> bool {
    const BULLETS: &str = "•◦▪▫●○■□‣⁃–-*➢➤✓❖⬧\u{f0b7}\u{f0a7}\u{b7}";
    BULLETS.contains(c)
}

/// `1.`, `12)`, `(3)`, `b)`.
fn is_number(mark: &str) -> bool {
    let Some(number) = mark.trim_start_matches('(').strip_suffix([')', '.']) else { return false };
    let digits = (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let letter =
        mark.ends_with(')') && number.len() == 1 && number.bytes().all(|b| b.is_ascii_lowercase());
    digits || letter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_go_and_numbers_stay() {
        assert_eq!(entry("• Gates"), Some("Gates"));
        assert_eq!(entry("2. Gates"), Some("2. Gates"));
        assert_eq!(entry("(b) Gates"), Some("(b) Gates"));
        for text in ["Gates", "2024. Gates", "-5 degrees", "A. Novak", "•", ""] {
            assert_eq!(entry(text), None, "{text}");
        }
        assert!(is_mark("•") && is_mark("12.") && !is_mark("12") && !is_mark("ab"));
    }
}
