//! Writes a document as markdown that any reader of markdown shows alike.
//!
//! The text is written anew from the tree, not copied: raw HTML, images from elsewhere and links
//! with a harmful address would otherwise come alive again in the program that opens the file.

mod escape;
mod table;

use crate::build::address::safe;
use crate::document::{Block, BlockKind, Cite, Document, Inline, Item, NumberedSource, plain};
use escape::{code_fence, code_span, escape};

/// Writes `document` as UTF-8 markdown: marking, title, date, text with citations as
/// `[1, para. 4]`, footnotes, numbered sources, marking.
pub fn write(document: &Document) -> Vec<u8> {
    let info = &document.info;
    let marking = format!("**{}**", info.tlp.label());
    let mut parts = vec![marking.clone(), format!("# {}", escape(&info.title))];
    let byline = [Some(&info.date_words), info.author.as_ref(), info.label.as_ref()];
    let byline: Vec<_> =
        byline.into_iter().flatten().filter(|s| !s.is_empty()).map(|s| escape(s)).collect();
    if !byline.is_empty() {
        parts.push(byline.join(" · "));
    }
    parts.extend(blocks(&document.blocks));
    for note in &document.notes {
        let text = blocks(&note.blocks).join("\n\n");
        parts.push(format!("[^{}]: {}", note.number, indent(&text, "    ")));
    }
    if !document.sources.is_empty() {
        parts.push("## Sources".to_owned());
        let entries: Vec<_> = document.sources.iter().map(source).collect();
        parts.push(entries.join("\n"));
    }
    parts.push(marking);
    let mut text = parts.join("\n\n");
    text.push('\n');
    text.into_bytes()
}

fn source(entry: &NumberedSource) -> String {
    let Some(source) = &entry.source else {
        return format!("{}. {}", entry.number, escape(&entry.unresolved_text()));
    };
    let url = source.url.as_ref().map(|url| match safe(url) {
        Some(target) if target == *url => format!("<{url}>"),
        _ => escape(url),
    });
    let mut parts = vec![escape(&source.lead())];
    parts.extend(url);
    parts.extend(source.descriptor.iter().map(|text| escape(text)));
    parts.push(escape(&format!("Captured {}", source.captured)));
    parts.push(escape(&format!("SHA-256 {}", source.sha256)));
    parts.extend(source.warnings.iter().map(|text| escape(&format!("Note: {text}"))));
    let sentences: Vec<_> = parts.iter().map(|part| part.trim_end_matches('.')).collect();
    format!("{}. {}.", entry.number, sentences.join(". "))
}

/// Each block as text of its own. Lists beside each other take different marks, else they would
/// become one.
fn blocks(all: &[Block]) -> Vec<String> {
    let mut out = Vec::new();
    let mut alternate = false;
    for (n, block) in all.iter().enumerate() {
        let after_list =
            n.checked_sub(1).is_some_and(|n| matches!(all[n].kind, BlockKind::List { .. }));
        alternate = after_list && !alternate;
        out.push(block_text(&block.kind, alternate));
    }
    out
}

fn block_text(kind: &BlockKind, alternate: bool) -> String {
    match kind {
        BlockKind::Heading { rank, content, .. } => {
            let level = usize::from(*rank + 1).min(6);
            let text = line(content, Place::Heading);
            format!("{} {}", "#".repeat(level), text)
        }
        BlockKind::Paragraph(content) => line(content, Place::Paragraph),
        BlockKind::Quote { alert, blocks: inner } => {
            let mut parts: Vec<String> = Vec::new();
            let text = blocks(inner).join("\n\n");
            if let Some(alert) = alert {
                parts.push(format!("[!{}]", alert.words().to_uppercase()));
            }
            parts.push(text);
            quote(&parts.join("\n"))
        }
        BlockKind::List { start, tight, items } => list(*start, *tight, items, alternate),
        BlockKind::Code { language, text } => code_fence(language.as_deref(), text),
        BlockKind::Table(table) => table::write(table),
        BlockKind::Rule => "---".to_owned(),
    }
}

fn quote(text: &str) -> String {
    let lines = text.split('\n');
    lines
        .map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") })
        .collect::<Vec<_>>()
        .join("\n")
}

fn list(start: Option<u64>, tight: bool, items: &[Item], alternate: bool) -> String {
    let written = items.iter().enumerate().map(|(n, item)| {
        let mark = match start {
            Some(first) => {
                // Nine digits are the most that a list may have.
                let number = first.saturating_add(n as u64).min(999_999_999);
                format!("{number}{} ", if alternate { ')' } else { '.' })
            }
            None => format!("{} ", if alternate { '+' } else { '-' }),
        };
        let task = match item.task {
            Some(true) => "[x] ",
            Some(false) => "[ ] ",
            None => "",
        };
        let parts = blocks(&item.blocks);
        let text = parts.join(if tight { "\n" } else { "\n\n" });
        format!("{mark}{task}{}", indent(&text, &" ".repeat(mark.len())))
    });
    written.collect::<Vec<_>>().join(if tight { "\n" } else { "\n\n" })
}

/// Puts `by` before every line but the first and the empty ones.
fn indent(text: &str, by: &str) -> String {
    let mut lines = text.split('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        if !line.is_empty() {
            out.push_str(by);
            out.push_str(line);
        }
    }
    out
}

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Paragraph,
    Heading,
    Cell,
}

fn line(content: &[Inline], place: Place) -> String {
    let mut writer = Line { out: String::new(), place, depth: 0 };
    writer.all(content);
    let mut text = writer.out.trim().to_owned();
    if place == Place::Heading && text.ends_with('#') {
        // A heading may be closed by signs, which are not part of it.
        text.insert(text.len() - 1, '\\');
    }
    text
}

struct Line {
    out: String,
    place: Place,
    depth: usize,
}

impl Line {
    fn all(&mut self, content: &[Inline]) {
        for (n, inline) in content.iter().enumerate() {
            let after_reference = n.checked_sub(1).is_some_and(|n| content[n].is_reference());
            self.inline(inline, after_reference);
        }
    }

    fn inline(&mut self, inline: &Inline, after_reference: bool) {
        match inline {
            Inline::Text(text) => self.text(text, after_reference),
            Inline::Code(text) => {
                let span = code_span(text);
                self.raw(&span);
            }
            Inline::Emphasis(inner) => {
                self.span(if self.depth.is_multiple_of(2) { "*" } else { "_" }, inner);
            }
            Inline::Strong(inner) => self.span("**", inner),
            Inline::Strike(inner) => self.span("~~", inner),
            Inline::Link { url, content } => self.link(url, content),
            Inline::MissingImage { alt } => {
                let text = escape(&missing_image(alt));
                self.raw(&text);
            }
            Inline::Cite(cite) => {
                let text = citation(cite);
                self.raw(&text);
            }
            Inline::Note(used) => self.raw(&format!("[^{}]", used.number)),
            Inline::SoftBreak => self.line_break("\n"),
            Inline::HardBreak => self.line_break("\\\n"),
        }
    }

    /// In a heading or a cell a line break would end it.
    fn line_break(&mut self, text: &str) {
        self.out.push_str(if self.place == Place::Paragraph { text } else { " " });
    }

    fn text(&mut self, text: &str, after_reference: bool) {
        if after_reference && text.starts_with(['(', ':']) {
            // `[1](` would begin a link, `[^1]:` a footnote.
            self.out.push('\\');
        }
        let mut escaped = escape(text);
        if self.out.is_empty() || self.out.ends_with('\n') {
            escaped = escape::line_start(&escaped);
        }
        self.raw(&escaped);
    }

    fn raw(&mut self, text: &str) {
        if self.place == Place::Cell {
            self.out.push_str(&text.replace('|', "\\|"));
        } else {
            self.out.push_str(text);
        }
    }

    fn span(&mut self, mark: &str, inner: &[Inline]) {
        self.out.push_str(mark);
        self.depth += 1;
        self.all(inner);
        self.depth -= 1;
        self.out.push_str(mark);
    }

    fn link(&mut self, url: &str, content: &[Inline]) {
        let shown = plain(content);
        if shown == url && !url.starts_with('#') {
            self.raw(&format!("<{url}>"));
            return;
        }
        self.out.push('[');
        self.all(content);
        let target =
            if url.contains(['(', ')']) { format!("](<{url}>)") } else { format!("]({url})") };
        self.raw(&target);
    }
}

/// `[1, para. 4]`; the brackets stay bare, what stands in them is escaped.
fn citation(cite: &Cite) -> String {
    let words = cite.words();
    let inner = words.strip_prefix('[').and_then(|w| w.strip_suffix(']')).unwrap_or(&words);
    format!("[{}]", escape(inner))
}

/// What is printed in the place of an image.
pub(crate) fn missing_image(alt: &str) -> String {
    if alt.is_empty() { "[missing image]".to_owned() } else { format!("[missing image: {alt}]") }
}

#[cfg(test)]
mod tests {
    use super::{indent, quote};

    #[test]
    fn containers_lead_every_line() {
        assert_eq!(quote("a\n\nb"), "> a\n>\n> b");
        assert_eq!(indent("a\n\nb", "  "), "a\n\n  b");
    }
}
