//! The document as the template reads it.

use serde_json::{Value, json};

use super::fonts::{Fonts, MONO, SERIF};
use super::glyphs::Glyphs;
use crate::build::address::safe;
use crate::document::{
    Alignment, Block, BlockKind, Cite, Document, Inline, Item, NumberedSource, Table, plain,
};
use crate::markdown::missing_image;

/// Everything that the template prints. Each text is a string that [`Glyphs`] has seen.
pub(super) fn of(document: &Document, fonts: &Fonts, glyphs: &mut Glyphs<'_>) -> Value {
    let info = &document.info;
    let families = fonts.families(&info.language);
    let stack = |first: &str, second: &str| {
        let own = [first.to_owned()].into_iter().chain(families.iter().cloned());
        own.chain([second.to_owned()]).collect::<Vec<_>>()
    };
    let (language, region) = language(&info.language);
    let mut writer = Writer { glyphs, quotes: 0 };
    json!({
        "title": writer.text(&info.title),
        "has-title": !info.title.trim().is_empty(),
        "date": day(&info.date),
        "date-words": writer.text(&info.date_words),
        "author": info.author.as_ref().map(|text| writer.text(text)),
        "label": info.label.as_ref().map(|text| writer.text(text)),
        "tlp": { "label": info.tlp.label(), "color": info.tlp.color() },
        "language": language,
        "region": region,
        "serif": stack(SERIF, MONO),
        "mono": stack(MONO, SERIF),
        "blocks": writer.blocks(&document.blocks),
        "notes": document.notes.iter().map(|note| writer.blocks(&note.blocks)).collect::<Vec<_>>(),
        "sources": document.sources.iter().map(|s| writer.source(s)).collect::<Vec<_>>(),
    })
}

fn day(date: &str) -> Option<[i16; 3]> {
    let day: jiff::civil::Date = date.parse().ok()?;
    Some([day.year(), day.month().into(), day.day().into()])
}

/// Language and region as the layout takes them.
fn language(tag: &str) -> (String, Option<String>) {
    let mut parts = tag.split('-');
    let letters = |part: &str| part.chars().all(|c| c.is_ascii_alphabetic());
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let known = matches!(language.len(), 2 | 3) && letters(&language);
    let region = parts.find(|part| part.len() == 2 && letters(part)).map(str::to_ascii_uppercase);
    (if known { language } else { "en".to_owned() }, region.filter(|_| known))
}

/// Whether the first letter of a text runs from right to left.
fn is_rtl(text: &str) -> bool {
    let rtl = |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    text.chars().find(|c| c.is_alphabetic()).is_some_and(rtl)
}

struct Writer<'a, 'f> {
    glyphs: &'a mut Glyphs<'f>,
    /// Quotes around what is written.
    quotes: usize,
}

impl Writer<'_, '_> {
    fn text(&mut self, text: &str) -> String {
        self.glyphs.text(text)
    }

    fn blocks(&mut self, blocks: &[Block]) -> Vec<Value> {
        blocks.iter().map(|block| self.block(&block.kind)).collect()
    }

    fn block(&mut self, kind: &BlockKind) -> Value {
        match kind {
            BlockKind::Heading { rank, id, content, .. } => {
                // A heading needs words; the outline of the file shows them.
                let shown = self.line(content);
                json!(["heading", rank, id, is_rtl(&plain(content)), shown])
            }
            BlockKind::Paragraph(content) => {
                json!(["paragraph", is_rtl(&plain(content)), self.line(content)])
            }
            BlockKind::Quote { alert, blocks } => {
                let alert = alert.map(|alert| json!([alert.code(), alert.words()]));
                let is_nested = self.quotes > 0;
                self.quotes += 1;
                let blocks = self.blocks(blocks);
                self.quotes -= 1;
                json!(["quote", alert, is_nested, blocks])
            }
            BlockKind::List { start, tight, items } => {
                let items: Vec<_> = items.iter().map(|item| self.item(item, *tight)).collect();
                json!(["list", start, tight, items])
            }
            BlockKind::Code { text, .. } => json!(["code", self.text(text)]),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Rule => json!(["rule"]),
        }
    }

    /// In a tight list a paragraph is a mere line.
    fn item(&mut self, item: &Item, tight: bool) -> Value {
        let blocks: Vec<_> = item
            .blocks
            .iter()
            .map(|block| match &block.kind {
                BlockKind::Paragraph(content) if tight => json!(["line", self.line(content)]),
                kind => self.block(kind),
            })
            .collect();
        json!([item.task, blocks])
    }

    fn table(&mut self, table: &Table) -> Value {
        let alignments: Vec<_> = table
            .alignments
            .iter()
            .map(|alignment| match alignment {
                Alignment::Start => "start",
                Alignment::Left => "left",
                Alignment::Center => "center",
                Alignment::Right => "right",
            })
            .collect();
        let mut row =
            |cells: &[Vec<Inline>]| cells.iter().map(|cell| self.line(cell)).collect::<Vec<_>>();
        let head = row(&table.head);
        let rows: Vec<_> = table.rows.iter().map(|cells| row(cells)).collect();
        json!(["table", alignments, head, rows])
    }

    fn line(&mut self, content: &[Inline]) -> Vec<Value> {
        content.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&mut self, inline: &Inline) -> Value {
        match inline {
            Inline::Text(text) => json!(["text", self.text(text)]),
            Inline::Code(text) => json!(["code", self.text(text)]),
            Inline::Emphasis(inner) => json!(["emphasis", self.line(inner)]),
            Inline::Strong(inner) => json!(["strong", self.line(inner)]),
            Inline::Strike(inner) => json!(["strike", self.line(inner)]),
            Inline::Link { url, content } => match url.strip_prefix('#') {
                Some(id) => json!(["anchor", id, self.line(content)]),
                None => json!(["link", url, self.line(content)]),
            },
            Inline::MissingImage { alt } => json!(["missing", self.text(&missing_image(alt))]),
            Inline::Cite(cite) => json!(["cite", self.cite(cite)]),
            Inline::Note(used) => json!(["note", used.number, used.use_number == 1]),
            Inline::SoftBreak => json!(["text", " "]),
            Inline::HardBreak => json!(["break"]),
        }
    }

    fn cite(&mut self, cite: &Cite) -> Vec<Value> {
        cite.items
            .iter()
            .map(|item| {
                let (before, after) = item.around();
                let mark = self.text(&item.mark());
                json!([self.text(&before), item.number, mark, self.text(&after), item.resolved])
            })
            .collect()
    }

    /// A digest stays in one piece, so that it can be copied and compared.
    fn digest(&mut self, text: &str) -> Value {
        let is_whole = text.len() <= 64 && text.chars().all(|c| c.is_ascii_alphanumeric());
        json!([is_whole, if is_whole { text.to_owned() } else { self.text(text) }])
    }

    fn source(&mut self, entry: &NumberedSource) -> Value {
        let Some(source) = &entry.source else {
            return json!({ "unresolved": self.text(&entry.unresolved_text()) });
        };
        let descriptor = source.descriptor.as_ref().map(|text| {
            let text = text.trim_end_matches('.');
            self.text(text)
        });
        let warnings: Vec<_> =
            source.warnings.iter().map(|text| self.text(text.trim_end_matches('.'))).collect();
        json!({
            "lead": self.text(&source.lead()),
            "url": source.url.as_ref().map(|url| json!([safe(url), self.text(url)])),
            "descriptor": descriptor,
            "captured": self.text(&source.captured),
            "digest": self.digest(&source.sha256),
            "warnings": warnings,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{is_rtl, language};

    #[test]
    fn languages_are_what_the_layout_takes() {
        for (tag, wanted) in [
            ("en", ("en", None)),
            ("pt-BR", ("pt", Some("BR"))),
            ("zh-Hant-TW", ("zh", Some("TW"))),
            ("", ("en", None)),
            ("\"]); #panic()", ("en", None)),
        ] {
            let (read, region) = language(tag);
            assert_eq!((read.as_str(), region.as_deref()), wanted);
        }
        assert!(is_rtl("12 שלום") && !is_rtl("a שלום") && !is_rtl(""));
    }
}
