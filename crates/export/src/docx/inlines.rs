//! Pieces of a line as runs.

use super::script::{Script, runs};
use super::story::Story;
use super::xml::escape;
use crate::document::{Cite, Inline, NoteUse};
use crate::markdown::missing_image;

/// How a run is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Format {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Struck out.
    pub strike: bool,
    /// Id of a character style.
    pub style: Option<&'static str>,
}

impl Format {
    /// With a character style.
    pub(super) const fn styled(self, style: &'static str) -> Self {
        Self { style: Some(style), ..self }
    }
}

impl Story<'_> {
    /// Writes pieces of a line.
    pub(super) fn inlines(&mut self, content: &[Inline], format: Format) {
        for inline in content {
            self.inline(inline, format);
        }
    }

    fn inline(&mut self, inline: &Inline, format: Format) {
        match inline {
            Inline::Text(text) => self.text(text, format),
            Inline::Code(text) => self.text(text, format.styled("VerbatimChar")),
            Inline::Emphasis(inner) => {
                self.inlines(inner, Format { italic: !format.italic, ..format });
            }
            Inline::Strong(inner) => self.inlines(inner, Format { bold: true, ..format }),
            Inline::Strike(inner) => self.inlines(inner, Format { strike: true, ..format }),
            Inline::Link { url, content } => self.hyperlink(url, content, format),
            Inline::MissingImage { alt } => self.text(&missing_image(alt), format.styled("Lost")),
            Inline::Cite(cite) => self.cite(cite, format),
            Inline::Note(used) => self.note_mark(used),
            Inline::SoftBreak => self.text(" ", format),
            Inline::HardBreak => self.out.push_str("<w:r><w:br/></w:r>"),
        }
    }

    /// Writes a text as one run for each script in it.
    pub(super) fn text(&mut self, text: &str, format: Format) {
        for (script, range) in runs(text) {
            self.out.push_str("<w:r>");
            let properties = properties(format, script);
            self.out.push_str(&properties);
            self.lines(&text[range]);
            self.out.push_str("</w:r>");
        }
    }

    /// Text with its line breaks and tabs, within a run.
    fn lines(&mut self, text: &str) {
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.out.push_str("<w:br/>");
            }
            for (n, piece) in line.split('\t').enumerate() {
                if n > 0 {
                    self.out.push_str("<w:tab/>");
                }
                if !piece.is_empty() {
                    self.out.push_str("<w:t xml:space=\"preserve\">");
                    self.out.push_str(&escape(piece));
                    self.out.push_str("</w:t>");
                }
            }
        }
    }

    fn hyperlink(&mut self, url: &str, content: &[Inline], format: Format) {
        let format = format.styled("Hyperlink");
        let target = match url.strip_prefix('#') {
            Some(id) => self.names.heading(id).map(|name| format!("w:anchor=\"{name}\"")),
            None => Some(format!("r:id=\"{}\"", self.link(url))),
        };
        let Some(target) = target else {
            self.inlines(content, format);
            return;
        };
        self.out.push_str(&format!("<w:hyperlink {target} w:history=\"1\">"));
        self.inlines(content, format);
        self.out.push_str("</w:hyperlink>");
    }

    /// An address as text, linked where it is harmless.
    pub(super) fn address(&mut self, url: &str) {
        match crate::build::address::safe(url) {
            Some(target) => {
                let content = [Inline::Text(url.to_owned())];
                self.hyperlink(&target, &content, Format::default());
            }
            None => self.text(url, Format::default()),
        }
    }

    fn cite(&mut self, cite: &Cite, format: Format) {
        let format = format.styled("Citation");
        self.text("[", format);
        for (n, item) in cite.items.iter().enumerate() {
            if n > 0 {
                self.text("; ", format);
            }
            let (before, after) = item.around();
            self.text(&before, format);
            let number = item.number;
            self.out
                .push_str(&format!("<w:hyperlink w:anchor=\"source_{number}\" w:history=\"1\">"));
            let style = if item.resolved { "Citation" } else { "Lost" };
            self.text(&item.mark(), format.styled(style));
            self.out.push_str("</w:hyperlink>");
            self.text(&after, format);
        }
        self.text("]", format);
    }

    /// The first use of a footnote carries it; a later one points to the first.
    fn note_mark(&mut self, used: &NoteUse) {
        let number = used.number;
        let style = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
        if used.use_number == 1 {
            self.bookmark(&format!("footnote_{number}"), |story| {
                story.out.push_str(&format!(
                    "<w:r>{style}<w:footnoteReference w:id=\"{number}\"/></w:r>"
                ));
            });
        } else {
            self.out.push_str(&format!(
                "<w:fldSimple w:instr=\" NOTEREF footnote_{number} \\f \\h \">\
                 <w:r>{style}<w:t>{number}</w:t></w:r></w:fldSimple>"
            ));
        }
    }
}

/// Properties of a run, in the order of the schema.
fn properties(format: Format, script: Script) -> String {
    let mut out = String::new();
    if let Some(style) = format.style {
        out.push_str(&format!("<w:rStyle w:val=\"{style}\"/>"));
    }
    if matches!(script, Script::Chinese | Script::Japanese | Script::Korean) {
        let font = match script {
            Script::Japanese => " w:eastAsia=\"MS Mincho\"",
            Script::Korean => " w:eastAsia=\"Batang\"",
            _ => "",
        };
        out.push_str(&format!("<w:rFonts{font} w:hint=\"eastAsia\"/>"));
    }
    for (set, names) in [
        (format.bold, "<w:b/><w:bCs/>"),
        (format.italic, "<w:i/><w:iCs/>"),
        (format.strike, "<w:strike/>"),
    ] {
        if set {
            out.push_str(names);
        }
    }
    if script.is_rtl() {
        out.push_str("<w:rtl/>");
    } else if script.is_complex() {
        out.push_str("<w:cs/>");
    }
    if let Some((attribute, language)) = script.language() {
        out.push_str(&format!("<w:lang {attribute}=\"{language}\"/>"));
    }
    if out.is_empty() { out } else { format!("<w:rPr>{out}</w:rPr>") }
}
