//! Makes text mean itself in markdown, with as few backslashes as will do.

/// Escapes what would be markup within a line.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let characters: Vec<char> = text.chars().collect();
    for (n, &c) in characters.iter().enumerate() {
        let before = n.checked_sub(1).map(|n| characters[n]);
        let next = characters.get(n + 1).copied();
        let means_something = match c {
            '`' | '*' | '[' | ']' | '~' => true,
            '\\' => next.is_none_or(|c| c.is_ascii_punctuation()),
            '_' => {
                !(before.is_some_and(char::is_alphanumeric)
                    && next.is_some_and(char::is_alphanumeric))
            }
            '<' => next.is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => next.is_none_or(|c| c.is_ascii_alphanumeric() || c == '#'),
            '!' => next.is_none(),
            // Elsewhere the text may be read by a program that knows citations.
            '@' => !before.is_some_and(char::is_alphanumeric),
            _ => false,
        };
        if means_something {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Escapes what would be markup at the start of a line; `text` is escaped otherwise.
pub(super) fn line_start(text: &str) -> String {
    let text = text.trim_start_matches([' ', '\t']);
    let Some(first) = text.chars().next() else { return String::new() };
    if matches!(first, '#' | '>' | '-' | '+' | '=' | '|' | ':') {
        return format!("\\{text}");
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    text.to_owned()
}

/// Code within a line.
pub(super) fn code_span(text: &str) -> String {
    let ticks = "`".repeat(longest_run(text, '`') + 1);
    let pad = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let pad = if pad && !text.trim().is_empty() { " " } else { "" };
    format!("{ticks}{pad}{text}{pad}{ticks}")
}

/// A block of code.
pub(super) fn code_fence(language: Option<&str>, text: &str) -> String {
    let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
    format!("{fence}{}\n{text}\n{fence}", language.unwrap_or_default())
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{code_fence, code_span, escape, line_start};

    #[test]
    fn only_markup_is_escaped() {
        for (text, wanted) in [
            ("plain, text.", "plain, text."),
            ("snake_case and _x_", "snake_case and \\_x\\_"),
            ("a*b [c] `d`", "a\\*b \\[c\\] \\`d\\`"),
            ("<b> 1 < 2", "\\<b> 1 < 2"),
            ("R&D & &amp;", "R\\&D & \\&amp;"),
            ("C:\\dir \\*", "C:\\dir \\\\\\*"),
            ("wow!", "wow\\!"),
            ("@a, b@c", "\\@a, b@c"),
        ] {
            assert_eq!(escape(text), wanted);
        }
    }

    #[test]
    fn a_line_does_not_begin_a_block() {
        for (text, wanted) in [
            ("1986. A year", "1986\\. A year"),
            ("- x", "\\- x"),
            ("# x", "\\# x"),
            ("  x", "x"),
            ("10 ports", "10 ports"),
        ] {
            assert_eq!(line_start(text), wanted);
        }
    }

    #[test]
    fn code_is_fenced_by_more_ticks_than_it_holds() {
        assert_eq!(code_span("a`b"), "``a`b``");
        assert_eq!(code_span("`"), "`` ` ``");
        assert_eq!(code_fence(Some("sh"), "```"), "````sh\n```\n````");
    }
}
