//! Pieces of a line as HTML.

use super::render::{Render, Target};
use crate::document::{Cite, CiteItem, Inline, NoteUse};
use crate::markdown::missing_image;

impl Render {
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.out.text(text),
            Inline::Code(text) => self.out.element("code", &[], text),
            Inline::Emphasis(inner) => self.span("em", inner),
            Inline::Strong(inner) => self.span("strong", inner),
            Inline::Strike(inner) => self.span("del", inner),
            Inline::Link { url, content } => self.link(url, content),
            Inline::MissingImage { alt } => {
                self.out.element("span", &[("class", "missing")], &missing_image(alt));
            }
            Inline::Cite(cite) => self.cite(cite),
            Inline::Note(used) => self.note_mark(used),
            Inline::SoftBreak => self.out.text("\n"),
            Inline::HardBreak => self.out.open("br", &[]),
        }
    }

    fn span(&mut self, tag: &str, inner: &[Inline]) {
        self.out.open(tag, &[]);
        self.inlines(inner);
        self.out.close(tag);
    }

    fn link(&mut self, url: &str, content: &[Inline]) {
        if self.target == Target::Preview {
            self.out.open(
                "a",
                &[("class", "link"), ("role", "link"), ("tabindex", "0"), ("data-href", url)],
            );
        } else if url.starts_with('#') {
            self.out.open("a", &[("href", url)]);
        } else {
            self.out.open("a", &[("href", url), ("rel", "noopener noreferrer")]);
        }
        self.inlines(content);
        self.out.close("a");
    }

    fn cite(&mut self, cite: &Cite) {
        self.out.open("span", &[("class", "cites")]);
        self.out.text("[");
        for (n, item) in cite.items.iter().enumerate() {
            if n > 0 {
                self.out.text("; ");
            }
            let (before, after) = item.around();
            self.out.text(&before);
            self.cite_item(item);
            self.out.text(&after);
        }
        self.out.text("]");
        self.out.close("span");
    }

    fn cite_item(&mut self, item: &CiteItem) {
        let number = item.number.to_string();
        let class = if item.resolved { "cite" } else { "cite unresolved" };
        if self.target == Target::Preview {
            let attributes = [
                ("class", class),
                ("role", "link"),
                ("tabindex", "0"),
                ("data-key", item.key.as_str()),
                ("data-number", number.as_str()),
            ];
            self.out.element("a", &attributes, &item.mark());
            return;
        }
        let id = format!("cite_{number}_{}", item.use_number);
        let target = format!("#source_{number}");
        let attributes = [
            ("class", class),
            ("id", id.as_str()),
            ("href", target.as_str()),
            ("role", "doc-biblioref"),
        ];
        self.out.element("a", &attributes, &item.mark());
    }

    fn note_mark(&mut self, used: &NoteUse) {
        let number = used.number.to_string();
        self.out.open("sup", &[]);
        if self.target == Target::Preview {
            self.out.element("span", &[("class", "noteref")], &number);
        } else {
            let id = format!("noteref_{number}_{}", used.use_number);
            let target = format!("#note_{number}");
            let attributes = [
                ("class", "noteref"),
                ("id", id.as_str()),
                ("href", target.as_str()),
                ("role", "doc-noteref"),
            ];
            self.out.element("a", &attributes, &number);
        }
        self.out.close("sup");
    }
}
