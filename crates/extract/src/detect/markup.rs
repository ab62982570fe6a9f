//! HTML and markdown by their content.

/// Tags that make a text a page when a few different ones occur.
const TAGS: &[&str] = &[
    "html",
    "head",
    "body",
    "title",
    "meta",
    "link",
    "script",
    "style",
    "div",
    "span",
    "p",
    "br",
    "a",
    "h1",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "img",
    "article",
    "section",
    "main",
    "header",
    "footer",
    "nav",
    "blockquote",
    "strong",
    "em",
    "b",
    "i",
];

/// True for a page or a part of one. `named` says that the file's name claims it.
pub(crate) fn is_html(text: &str, named: bool) -> bool {
    if opens_page(text) {
        return true;
    }
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let start = lower_start(text);
    let seen = tags(text);
    let different = seen.count_ones();
    // Markdown and plain text may hold a tag or two; a page opens with one, or is full of them.
    let wanted = if named || start.starts_with('<') { 1 } else { 4 };
    different >= wanted && (wanted == 1 || fenced_less(text))
}

/// True for a text that opens as only pages do.
pub(crate) fn opens_page(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let start = lower_start(text);
    ["<!doctype html", "<html", "<head>", "<body"].iter().any(|tag| start.starts_with(tag))
}

/// True where the text has no markdown code fence: its tags may then be an example.
fn fenced_less(text: &str) -> bool {
    !text.lines().any(|line| line.trim_start().starts_with("```"))
}

fn lower_start(text: &str) -> String {
    text.chars().take(20).flat_map(char::to_lowercase).collect()
}

/// The known tags that occur, as a set of bits.
fn tags(text: &str) -> u64 {
    let mut seen = 0;
    for (at, _) in text.match_indices('<') {
        let rest = &text.as_bytes()[at + 1..];
        let rest = rest.strip_prefix(b"/").unwrap_or(rest);
        let end = rest.iter().take(12).position(|b| !b.is_ascii_alphanumeric()).unwrap_or(0);
        if end == 0 || !matches!(rest.get(end), Some(b'>' | b'/' | b' ' | b'\n' | b'\t' | b'\r')) {
            continue;
        }
        let name = rest[..end].to_ascii_lowercase();
        if let Some(which) = TAGS.iter().position(|tag| tag.as_bytes() == name) {
            seen |= 1_u64 << which;
        }
    }
    seen
}

/// True for markdown. `named` says that the file's name claims it. Lists alone are no proof:
/// pasted text has them too.
pub(crate) fn is_markdown(text: &str, named: bool) -> bool {
    if named {
        return true;
    }
    let (mut score, mut headings, mut links, mut fences) = (0, 0, 0, 0);
    if has_front_matter(text) {
        score += 3;
    }
    for line in text.lines() {
        let hashes = line.bytes().take_while(|b| *b == b'#').count();
        headings += usize::from((1..=6).contains(&hashes) && line[hashes..].starts_with(' '));
        links += usize::from(line.contains("](http") || line.contains("](/"));
        fences += usize::from(line.starts_with("```"));
        score += usize::from(line.matches("**").count() >= 2 && score == 0);
    }
    score + 2 * headings.min(2) + 2 * links.min(1) + 2 * usize::from(fences >= 2) >= 3
}

/// True where a text opens with `---`, lines of `key: value`, and `---`.
fn has_front_matter(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    if lines.next().map(str::trim_end) != Some("---") {
        return false;
    }
    let mut pairs = 0;
    for line in lines.take(60) {
        match line.trim_end() {
            "---" | "..." => return pairs > 0,
            line => {
                pairs += usize::from(
                    line.split_once(':')
                        .is_some_and(|(key, _)| !key.is_empty() && !key.contains(' ')),
                );
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_parts_of_pages() {
        assert!(is_html("  <!DOCTYPE HTML PUBLIC>", false));
        assert!(is_html("<p>One paragraph.</p>", false));
        assert!(is_html("Intro <b>bold</b> <a href=x>link</a><br> <div>box</div>", false));
        assert!(is_html("Closed.<br>Until Monday.", true));
    }

    #[test]
    fn text_with_a_tag_in_it_is_no_page() {
        assert!(!is_html("The <script> tag and <b>bold</b> were abused.", false));
        assert!(!is_html("if a <b and c> d", false));
        assert!(!is_html("```\n<div><p><a ><br>\n```", false));
        assert!(!is_html("<3 this port", false));
        assert!(!is_html("<rss><channel></channel></rss>", false));
    }

    #[test]
    fn markdown_needs_more_than_a_list() {
        assert!(is_markdown("---\ntitle: Port\n---\nClosed.", false));
        assert!(is_markdown("# Port\n\n## Gates\n", false));
        assert!(!is_markdown("- one\n- two\n* three\n1. four", false));
        assert!(!is_markdown("#hashtag #port closed **today**", false));
        assert!(!is_markdown("---\nNothing here\n---\n", false));
    }
}
