//! Text that may stand in XML 1.0.

/// Escapes a text or the value of an attribute. What XML cannot hold becomes U+FFFD.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' | '\n' => out.push(c),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_gets_out_of_a_text() {
        assert_eq!(
            escape("</w:t>&\"'\u{b}\u{FFFE}\t"),
            "&lt;/w:t&gt;&amp;&quot;&apos;\u{FFFD}\u{FFFD}\t"
        );
    }
}
