//! Links addresses that stand in the text as they are, by the rules of GitHub's Markdown.
//!
//! `hxxp://` and `[.]` stay text: who writes them does not want a link. Mail addresses and
//! `http`, `https` and `www.` addresses are linked; code, links and citations are never touched.

use super::address::safe;
use crate::document::Inline;

/// Longer addresses stay text, in bytes: browsers do not take them, and looking for the end of
/// each would make a hostile line slow.
const LONGEST: usize = 4_000;

/// Finds addresses in the texts of a line.
pub(super) fn link_addresses(line: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::with_capacity(line.len());
    for inline in line {
        let Inline::Text(text) = inline else {
            out.push(inline);
            continue;
        };
        // What stands directly before a text decides whether an address may begin there.
        let free_start = match out.last() {
            None | Some(Inline::SoftBreak | Inline::HardBreak) => true,
            Some(Inline::Emphasis(_) | Inline::Strong(_) | Inline::Strike(_)) => true,
            Some(_) => false,
        };
        split_text(&text, free_start, &mut out);
    }
    out
}

fn split_text(text: &str, free_start: bool, out: &mut Vec<Inline>) {
    if !text.contains("://") && !text.contains("www.") && !text.contains('@') {
        out.push(Inline::Text(text.to_owned()));
        return;
    }
    let mut done = 0;
    let mut from = 0;
    while from < text.len() {
        let Some(found) = next_address(text, from, done, free_start) else { break };
        if found.start > done {
            out.push(Inline::Text(text[done..found.start].to_owned()));
        }
        let shown = &text[found.start..found.end];
        let content = vec![Inline::Text(shown.to_owned())];
        match safe(&format!("{}{shown}", found.lead)) {
            Some(url) => out.push(Inline::Link { url, content }),
            None => out.extend(content),
        }
        done = found.end;
        from = found.end;
    }
    if done < text.len() {
        out.push(Inline::Text(text[done..].to_owned()));
    }
}

struct Address {
    start: usize,
    end: usize,
    /// Put before what is shown to make the target.
    lead: &'static str,
}

/// The first address at or behind `from`; `done` is where the last one ended.
fn next_address(text: &str, from: usize, done: usize, free_start: bool) -> Option<Address> {
    let mut before = text[..from].chars().next_back();
    for (offset, c) in text[from..].char_indices() {
        let at = from + offset;
        let free =
            before.map_or(free_start, |b| b.is_whitespace() || matches!(b, '*' | '_' | '~' | '('));
        let address = match c {
            'h' | 'H' | 'w' | 'W' if free => web_address(text, at),
            '@' => mail_address(text, at, done),
            _ => None,
        };
        if address.is_some() {
            return address;
        }
        before = Some(c);
    }
    None
}

fn web_address(text: &str, start: usize) -> Option<Address> {
    let rest = &text[start..];
    let starts = |with: &str| rest.get(..with.len()).is_some_and(|s| s.eq_ignore_ascii_case(with));
    let (skip, lead) = if starts("https://") {
        (8, "")
    } else if starts("http://") {
        (7, "")
    } else if starts("www.") {
        (0, "http://")
    } else {
        return None;
    };
    if !has_host(&rest[skip..]) {
        return None;
    }
    let ends = |&(at, c): &(usize, char)| at > LONGEST || c.is_whitespace() || c == '<';
    let length = rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at);
    let candidate = &rest[..length];
    if length > LONGEST || candidate.contains("[.]") || candidate.contains("[:") {
        return None;
    }
    let end = trimmed_end(candidate);
    (end > skip).then_some(Address { start, end: start + end, lead })
}

/// Whether an address begins with a host of at least two parts, the last two without `_`.
fn has_host(rest: &str) -> bool {
    let is_host = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let host = rest.split(|c: char| !is_host(c)).next().unwrap_or_default();
    let parts: Vec<&str> = host.trim_end_matches('.').split('.').collect();
    parts.len() >= 2
        && parts.iter().all(|part| !part.is_empty())
        && !parts.iter().rev().take(2).any(|part| part.contains('_'))
}

/// Where an address ends once the punctuation of its sentence is taken off.
fn trimmed_end(candidate: &str) -> usize {
    let mut open = candidate.matches('(').count();
    let mut close = candidate.matches(')').count();
    let mut end = candidate.len();
    loop {
        let shorter = match candidate[..end].chars().next_back() {
            Some('?' | '!' | '.' | ',' | ':' | '*' | '_' | '~') => end - 1,
            Some(')') if close > open => {
                close -= 1;
                end - 1
            }
            Some(';') => match entity_start(&candidate[..end]) {
                Some(start) => start,
                None => return end,
            },
            _ => return end,
        };
        open -= candidate[shorter..end].matches('(').count();
        end = shorter;
    }
}

/// Where `&name;` at the end of `text` begins.
fn entity_start(text: &str) -> Option<usize> {
    let start = text.rfind('&')?;
    let name = &text[start + 1..text.len() - 1];
    (!name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())).then_some(start)
}

fn mail_address(text: &str, at: usize, done: usize) -> Option<Address> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let local = text[done..at].chars().rev().take_while(|&c| is_local(c)).count();
    let is_domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let rest = &text[at + 1..];
    let domain = rest.split(|c: char| !is_domain(c)).next().unwrap_or_default();
    let domain = domain.trim_end_matches('.');
    let whole = domain.contains('.') && !domain.starts_with('.') && !domain.ends_with(['-', '_']);
    let followed_by_at = rest[domain.len()..].starts_with('@');
    let after_at = text[done..at - local].ends_with('@');
    if local == 0 || !whole || followed_by_at || after_at {
        return None;
    }
    Some(Address { start: at - local, end: at + 1 + domain.len(), lead: "mailto:" })
}

#[cfg(test)]
mod tests {
    use super::link_addresses;
    use crate::document::Inline;

    /// The line with links as `<shown|target>`.
    fn linked(text: &str) -> String {
        let line = link_addresses(vec![Inline::Text(text.to_owned())]);
        line.iter()
            .map(|inline| match inline {
                Inline::Text(text) => text.clone(),
                Inline::Link { url, content } => {
                    let [Inline::Text(shown)] = &content[..] else { panic!("{content:?}") };
                    if shown == url { format!("<{shown}>") } else { format!("<{shown}|{url}>") }
                }
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (text, wanted) in [
            ("www.example.org", "<www.example.org|http://www.example.org>"),
            ("See www.example.org.", "See <www.example.org|http://www.example.org>."),
            ("(https://example.org/a_(b))", "(<https://example.org/a_(b)>)"),
            ("https://example.org/q?a=(b))+c", "<https://example.org/q?a=(b))+c>"),
            ("https://example.org/?a=1&lt;", "<https://example.org/?a=1>&lt;"),
            ("www.example.org/he<lp", "<www.example.org/he|http://www.example.org/he><lp"),
            ("http://example.org/é", "<http://example.org/é|http://example.org/%C3%A9>"),
            ("https://a.org www.b.org", "<https://a.org> <www.b.org|http://www.b.org>"),
            ("https://example.org/a;", "<https://example.org/a;>"),
            ("HTTPS://example.org", "<HTTPS://example.org|https://example.org>"),
            ("x@y.org", "<x@y.org|mailto:x@y.org>"),
            ("x@y.org.", "<x@y.org|mailto:x@y.org>."),
            ("a.b-c_d@x.y", "<a.b-c_d@x.y|mailto:a.b-c_d@x.y>"),
        ] {
            assert_eq!(linked(text), wanted);
        }
    }

    #[test]
    fn what_is_no_address_stays_text() {
        for text in [
            "x@y.org-",
            "x@y",
            "@a and @b",
            "hxxps://evil[.]example",
            "https://evil[.]example",
            "https://one.two[.]example/x",
            "ftp://example.org",
            "https://localhost",
            "https://a_b.org",
            "xhttps://example.org",
            "www.",
            "://",
            "a@b@c.org",
        ] {
            assert_eq!(linked(text), text);
        }
    }

    #[test]
    fn a_code_or_a_link_before_it_stops_an_address() {
        let line = vec![Inline::Code("x".into()), Inline::Text("www.example.org".into())];
        assert_eq!(link_addresses(line.clone()), line);
    }

    #[test]
    fn a_long_line_of_signs_takes_no_long_time() {
        let text = "a@".repeat(20_000) + &"(www.".repeat(20_000);
        assert_eq!(linked(&text), text);
        let text = "(www.a.b".repeat(5_000);
        assert!(linked(&text).starts_with("(www.a.b(www.a.b"));
    }
}
