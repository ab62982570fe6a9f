//! Links of a served copy lead nowhere: the address is shown when the pointer rests on it.

/// Turns the `href` of sanitised HTML into `title`. Takes the output of a sanitiser, in which
/// every attribute value stands in double quotes and no `"` stands unescaped inside one.
pub(super) fn unlinked(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        let end = end_of_tag(tag);
        out.push_str(text);
        push_tag(&mut out, &tag[..end]);
        rest = &tag[end..];
    }
    out.push_str(rest);
    out
}

/// Position behind the `>` that ends the tag; a `>` inside a value does not.
fn end_of_tag(tag: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

fn push_tag(out: &mut String, tag: &str) {
    // Even pieces lie outside of values, odd ones are values.
    for (number, piece) in tag.split('"').enumerate() {
        if number > 0 {
            out.push('"');
        }
        match piece.strip_suffix(" href=") {
            Some(before) if number % 2 == 0 => {
                out.push_str(before);
                out.push_str(" title=");
            }
            _ => out.push_str(piece),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_title() {
        assert_eq!(
            unlinked(r#"<p>see <a href="https://a.example/?q=1&amp;r">this</a></p>"#),
            r#"<p>see <a title="https://a.example/?q=1&amp;r">this</a></p>"#
        );
    }

    #[test]
    fn text_and_values_stay_as_they_are() {
        let same = [r#"say href="x" aloud"#, r#"<img alt="a > b href=">x href="y""#, "", "<"];
        for html in same {
            assert_eq!(unlinked(html), html);
        }
    }

    #[test]
    fn a_value_that_ends_a_tag_does_not_end_it() {
        assert_eq!(unlinked(r#"<a lang=">" href="u">t</a>"#), r#"<a lang=">" title="u">t</a>"#);
    }
}
