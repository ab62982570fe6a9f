//! Text inside markdown: what would be taken for a mark is escaped.

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Somewhere in a line.
    Inside,
    /// At the beginning of a line.
    LineStart,
    /// In a heading.
    Heading,
    /// In a cell of a table.
    Cell,
}

/// Writes a text so that a reader of markdown sees exactly it.
pub(super) fn push(out: &mut String, text: &str, place: Place) {
    let mut rest = text;
    if place == Place::LineStart {
        rest = start(out, text);
    }
    let mut last = None;
    for (at, c) in rest.char_indices() {
        let behind = &rest[at + c.len_utf8()..];
        let mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            // Inside a word it is no mark.
            '_' => !(is_letter(last) && is_letter(behind.chars().next())),
            '&' => is_reference(behind),
            '#' => place == Place::Heading,
            '|' => place == Place::Cell,
            _ => false,
        };
        if mark {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
        last = Some(c);
    }
}

/// True for what follows the `&` of a character reference.
fn is_reference(behind: &str) -> bool {
    let name = behind.find(|c: char| c != '#' && !c.is_ascii_alphanumeric());
    name.is_some_and(|end| end > 0 && behind[end..].starts_with(';'))
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// Escapes what begins a heading, a quote, a list, a rule or a table; gives the rest.
fn start<'a>(out: &mut String, text: &'a str) -> &'a str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=9).contains(&digits) && text[digits..].starts_with(['.', ')']) {
        out.push_str(&text[..digits]);
        out.push('\\');
        out.push_str(&text[digits..=digits]);
        return &text[digits + 1..];
    }
    match text.chars().next() {
        Some(c @ ('#' | '>' | '+' | '-' | '=' | '|' | ':')) => {
            out.push('\\');
            out.push(c);
            &text[1..]
        }
        _ => text,
    }
}

/// An address as the target of a link: without what would end it.
pub(super) fn target(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for (at, c) in address.char_indices() {
        match c {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '*' => out.push_str("%2A"),
            '&' if is_reference(&address[at + 1..]) => out.push_str("%26"),
            c if c.is_whitespace() || c.is_control() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str, place: Place) -> String {
        let mut out = String::new();
        push(&mut out, text, place);
        out
    }

    #[test]
    fn marks_are_escaped_where_they_would_be_marks() {
        assert_eq!(
            escaped("a*b [x] <y> c_d _e_", Place::Inside),
            "a\\*b \\[x\\] \\<y> c_d \\_e\\_"
        );
        assert_eq!(escaped("AT&T & &amp;", Place::Inside), "AT&T & \\&amp;");
        assert_eq!(escaped("1. one", Place::LineStart), "1\\. one");
        assert_eq!(escaped("2024 was", Place::LineStart), "2024 was");
        assert_eq!(escaped("# 1 > 2", Place::LineStart), "\\# 1 > 2");
        assert_eq!(escaped("C #", Place::Heading), "C \\#");
        assert_eq!(escaped("a | b", Place::Cell), "a \\| b");
        assert_eq!(escaped("a | b", Place::Inside), "a | b");
    }

    #[test]
    fn an_address_cannot_end_its_link() {
        assert_eq!(
            target("https://a.example/x_(y) z?a=1&lt=2"),
            "https://a.example/x_%28y%29%20z?a=1&lt=2"
        );
    }
}
