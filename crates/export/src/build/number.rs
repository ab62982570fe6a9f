//! Numbers sources and footnotes in the order of their first use.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::notes::Notes;
use super::warnings::{Warnings, excerpt};
use super::{address, clean_source};
use crate::document::{
    Block, BlockKind, Cite, Inline, Note, NoteUse, NumberedSource, Resolve, Source, WarningCode,
};

/// Walks the text once, in order.
pub(super) struct Numbering<'a> {
    resolve: &'a dyn Resolve,
    warnings: &'a mut Warnings,
    sources: Vec<NumberedSource>,
    by_key: HashMap<String, usize>,
    /// The first key of those that are equal but for capital letters.
    by_folded_key: HashMap<String, String>,
    notes: Notes,
}

impl<'a> Numbering<'a> {
    /// `notes` are the footnotes by label in lower case.
    pub(super) fn new(
        resolve: &'a dyn Resolve,
        notes: BTreeMap<String, (usize, String, Vec<Block>)>,
        warnings: &'a mut Warnings,
    ) -> Self {
        Self {
            resolve,
            warnings,
            sources: Vec::new(),
            by_key: HashMap::new(),
            by_folded_key: HashMap::new(),
            notes: Notes::new(notes),
        }
    }

    /// Numbers what `blocks` cite.
    pub(super) fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match &mut block.kind {
                BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                    self.line(content);
                }
                BlockKind::Quote { blocks, .. } => self.blocks(blocks),
                BlockKind::List { items, .. } => {
                    for item in items {
                        self.blocks(&mut item.blocks);
                    }
                }
                BlockKind::Table(table) => {
                    for cell in table.head.iter_mut().chain(table.rows.iter_mut().flatten()) {
                        self.line(cell);
                    }
                }
                BlockKind::Code { .. } | BlockKind::Rule => {}
            }
        }
    }

    fn line(&mut self, line: &mut Vec<Inline>) {
        for inline in std::mem::take(line) {
            match inline {
                Inline::Cite(mut cite) => {
                    self.cite(&mut cite);
                    line.push(Inline::Cite(cite));
                }
                Inline::Note(used) => self.note(used, line),
                mut other => {
                    if let Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) =
                        &mut other
                    {
                        self.line(inner);
                    }
                    line.push(other);
                }
            }
        }
    }

    fn cite(&mut self, cite: &mut Cite) {
        let span = cite.start..cite.end;
        for item in &mut cite.items {
            let index = self.source(&item.key, &span);
            let source = &mut self.sources[index];
            source.uses += 1;
            item.number = source.number;
            item.use_number = source.uses;
            item.resolved = source.source.is_some();
            if !item.resolved {
                let message = format!("No item has the citation key “{}”.", excerpt(&item.key));
                self.warnings.add(WarningCode::UnresolvedCitation, span.clone(), message);
            }
        }
    }

    /// Place of a source in the list; it is added at its first use.
    fn source(&mut self, key: &str, span: &Range<usize>) -> usize {
        if let Some(&index) = self.by_key.get(key) {
            return index;
        }
        let index = self.sources.len();
        let source = self.resolve.source(key).map(clean_source);
        if let Some(source) = &source {
            self.check_address(source, span);
        }
        self.check_case(key, span);
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        self.sources.push(NumberedSource { number, key: key.to_owned(), source, uses: 0 });
        self.by_key.insert(key.to_owned(), index);
        index
    }

    fn check_address(&mut self, source: &Source, span: &Range<usize>) {
        let Some(url) = &source.url else { return };
        if address::safe(url).is_none() {
            let message = format!(
                "The address of source “{}” is printed, not linked: “{}”.",
                excerpt(&source.key),
                excerpt(url)
            );
            self.warnings.add(WarningCode::DroppedLink, span.clone(), message);
        }
    }

    fn check_case(&mut self, key: &str, span: &Range<usize>) {
        let first = self.by_folded_key.entry(key.to_lowercase()).or_insert_with(|| key.to_owned());
        if first != key {
            let message = format!(
                "“{first}” and “{key}” differ in capital letters only and are two sources."
            );
            self.warnings.add(WarningCode::SimilarKeys, span.clone(), message);
        }
    }

    /// Numbers a footnote and puts its mark into `line`. Footnotes that its text refers to get
    /// their marks behind it, since no format takes a footnote in a footnote.
    fn note(&mut self, used: NoteUse, line: &mut Vec<Inline>) {
        let label = used.label.to_lowercase();
        let Some((number, is_new)) = self.notes.number(&label) else {
            line.push(Inline::Text(format!("[^{}]", used.label)));
            return;
        };
        let use_number = self.notes.count_use(number);
        push_mark(line, NoteUse { number, use_number, ..used });
        if !is_new {
            return;
        }
        let mut waiting = vec![number];
        while let Some(number) = waiting.pop() {
            let Some(mut blocks) = self.notes.take_blocks(number) else { continue };
            let inner = self.notes.flatten(&mut blocks, self.warnings);
            self.blocks(&mut blocks);
            self.notes.put_blocks(number, blocks);
            for used in &inner {
                self.notes.count_use(used.number);
                push_mark(line, used.clone());
            }
            waiting.extend(inner.iter().rev().map(|used| used.number));
        }
    }

    /// Warns of known keys that stand outside of brackets.
    pub(super) fn bare_keys(&mut self, keys: &[(String, Range<usize>)]) {
        let mut known: HashMap<&str, bool> = HashMap::new();
        for (key, span) in keys {
            let resolve = self.resolve;
            if *known.entry(key).or_insert_with(|| resolve.source(key).is_some()) {
                let message = format!(
                    "“@{key}” without brackets is printed as text and not counted as a citation."
                );
                self.warnings.add(WarningCode::BareKey, span.clone(), message);
            }
        }
    }

    /// Footnotes and sources in the order of their numbers.
    pub(super) fn finish(self) -> (Vec<Note>, Vec<NumberedSource>) {
        (self.notes.finish(self.warnings), self.sources)
    }
}

/// Adds the mark of a footnote. Beside another one it would read as one number: 1 2, not 12.
fn push_mark(line: &mut Vec<Inline>, used: NoteUse) {
    if matches!(line.last(), Some(Inline::Note(_))) {
        line.push(Inline::Text("\u{202F}".to_owned()));
    }
    line.push(Inline::Note(used));
}
