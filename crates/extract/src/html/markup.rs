//! Tags and attributes of a page as they are written, for passes that need no tree.

/// A tag as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// Its name, in the case it is written.
    pub(crate) name: &'a str,
    /// True for a closing tag.
    pub(crate) closing: bool,
    /// True where it ends in `/>`.
    pub(crate) closes_itself: bool,
    /// What stands between name and `>`.
    pub(crate) attributes: &'a str,
    /// What follows the `>`.
    pub(crate) rest: &'a str,
}

/// An attribute as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Attribute<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// Its value without quotes; references are not replaced.
    pub(crate) value: &'a str,
    /// What follows it in the tag.
    pub(crate) rest: &'a str,
}

/// What follows a comment, doctype or processing instruction at the start of `html`; `None`
/// where there is none.
pub(crate) fn declaration(html: &str) -> Option<&str> {
    if html.starts_with("<!--") {
        return Some(html[2..].split_once("-->").map_or("", |(_, after)| after));
    }
    (html.starts_with("<!") || html.starts_with("<?"))
        .then(|| html.split_once('>').map_or("", |(_, after)| after))
}

/// The tag at the start of `html`; `None` where the `<` is only a character.
pub(crate) fn tag(html: &str) -> Option<Tag<'_>> {
    let inner = html.strip_prefix('<')?;
    let closing = inner.starts_with('/');
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let name_end = inner
        .find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/')
        .unwrap_or(inner.len());
    let (name, after) = inner.split_at(name_end);
    let end = tag_end(after);
    let attributes = &after[..end];
    let closes_itself = attributes.ends_with('/');
    let attributes = attributes.strip_suffix('/').unwrap_or(attributes);
    Some(Tag { name, closing, closes_itself, attributes, rest: after.get(end + 1..).unwrap_or("") })
}

/// Where the `>` stands that ends a tag. One in quotes does not, where the quote opens a value.
fn tag_end(after: &str) -> usize {
    let mut quote = None;
    let mut value = false;
    for (at, byte) in after.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') if value => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            value = byte == b'=' && quote.is_none();
        }
    }
    after.len()
}

/// The first attribute in what is left of a tag.
pub(crate) fn attribute(tag: &str) -> Option<Attribute<'_>> {
    let tag = tag.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
    if tag.is_empty() {
        return None;
    }
    // A name may begin with `=`, says the standard.
    let first = tag.chars().next().map_or(0, char::len_utf8);
    let end = tag[first..]
        .find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/')
        .map_or(tag.len(), |at| at + first);
    let (name, after) = tag.split_at(end);
    let spaced = after.trim_ascii_start();
    let Some(value) = spaced.strip_prefix('=').map(str::trim_ascii_start) else {
        return Some(Attribute { name, value: "", rest: after });
    };
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let (value, rest) = match quote {
        Some(quote) => {
            let inner = &value[1..];
            inner.split_once(quote).unwrap_or((inner, ""))
        }
        None => {
            value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()))
        }
    };
    Some(Attribute { name, value, rest })
}

/// Splits at the closing tag of `name`: what is inside, and what follows the whole tag. Without
/// one, everything is inside.
pub(crate) fn until_closing<'a>(html: &'a str, name: &str) -> (&'a str, &'a str) {
    let mut from = 0;
    while let Some(at) = html[from..].find("</") {
        let start = from + at;
        let after = &html.as_bytes()[start + 2..];
        let named =
            after.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()));
        let ends = after.get(name.len()).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        if named && ends {
            let rest = html[start..].split_once('>').map_or("", |(_, rest)| rest);
            return (&html[..start], rest);
        }
        from = start + 2;
    }
    (html, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(html: &str) -> Vec<(&str, &str)> {
        let mut all = Vec::new();
        let mut rest = tag(html).unwrap().attributes;
        while let Some(found) = attribute(rest) {
            all.push((found.name, found.value));
            rest = found.rest;
        }
        all
    }

    #[test]
    fn tags_end_where_the_parser_ends_them() {
        assert_eq!(tag("<a title='x > y'>z").unwrap().rest, "z");
        assert_eq!(tag("<p don't>z").unwrap().rest, "z");
        assert!(tag("<br/>z").unwrap().closes_itself);
        assert_eq!(tag("</DIV >z").unwrap().name, "DIV");
        assert_eq!(tag("<a href='never closed").unwrap().rest, "");
        assert_eq!(tag("< a>"), None);
        assert_eq!(tag("<3"), None);
    }

    #[test]
    fn attributes_with_and_without_quotes() {
        assert_eq!(
            attributes("<input checked  value = '1 2' name=\"n\" id=x/>"),
            [("checked", ""), ("value", "1 2"), ("name", "n"), ("id", "x")]
        );
        assert_eq!(attributes("<a href=/x/y =odd>"), [("href", "/x/y"), ("=odd", "")]);
        assert_eq!(attributes("<a b='open"), [("b", "open")]);
        assert_eq!(attributes("<p>"), []);
    }

    #[test]
    fn comments_and_raw_content_end() {
        assert_eq!(declaration("<!-- a > b -->c"), Some("c"));
        assert_eq!(declaration("<!-->c"), Some("c"));
        assert_eq!(declaration("<?xml v?>c"), Some("c"));
        assert_eq!(declaration("<p>"), None);
        assert_eq!(until_closing("a</scriptx></b></SCRIPT >c", "script"), ("a</scriptx></b>", "c"));
        assert_eq!(until_closing("never", "style"), ("never", ""));
    }
}
