//! Names the headings, closes gaps between their levels, and checks links to them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::notes::each_line;
use super::warnings::{Warnings, excerpt};
use crate::document::{Block, BlockKind, Inline, Note, OutlineEntry, WarningCode, plain};

/// Gives every heading its name and rank and lists them.
pub(super) fn name_headings(blocks: &mut [Block]) -> Vec<OutlineEntry> {
    let mut names = Names::default();
    let mut outer = Vec::new();
    let mut outline = Vec::new();
    walk(blocks, &mut names, &mut outer, &mut outline);
    outline
}

fn walk(
    blocks: &mut [Block],
    names: &mut Names,
    outer: &mut Vec<u8>,
    outline: &mut Vec<OutlineEntry>,
) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading { level, rank, id, content } => {
                while outer.last().is_some_and(|&last| last >= *level) {
                    outer.pop();
                }
                outer.push(*level);
                *rank = u8::try_from(outer.len()).unwrap_or(*level);
                let text = plain(content);
                *id = names.unique(&slug(&text));
                outline.push(OutlineEntry {
                    level: *level,
                    text,
                    id: id.clone(),
                    start: block.start,
                });
            }
            BlockKind::Quote { blocks, .. } => walk(blocks, names, outer, outline),
            BlockKind::List { items, .. } => {
                for item in items {
                    walk(&mut item.blocks, names, outer, outline);
                }
            }
            _ => {}
        }
    }
}

/// A name of letters, digits and `-`; `section` for a heading without any.
fn slug(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut out = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
        if out.len() > LONGEST {
            break;
        }
    }
    let slug = out.trim_end_matches('-');
    if slug.is_empty() { "section".to_owned() } else { slug.to_owned() }
}

#[derive(Default)]
struct Names(std::collections::HashMap<String, usize>, BTreeSet<String>);

impl Names {
    fn unique(&mut self, slug: &str) -> String {
        let Self(counts, taken) = self;
        let count = counts.entry(slug.to_owned()).or_insert(0);
        loop {
            *count += 1;
            let name = if *count == 1 { slug.to_owned() } else { format!("{slug}-{count}") };
            if taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

/// Replaces links to headings that do not exist by their text.
pub(super) fn drop_dead_links(
    blocks: &mut [Block],
    notes: &mut [Note],
    outline: &[OutlineEntry],
    anchors: &[(String, Range<usize>)],
    warnings: &mut Warnings,
) {
    if anchors.is_empty() {
        return;
    }
    let known: BTreeSet<&str> = outline.iter().map(|entry| entry.id.as_str()).collect();
    for (name, span) in anchors.iter().filter(|(name, _)| !known.contains(name.as_str())) {
        let message = format!("No heading is called “#{}”. The link is not kept.", excerpt(name));
        warnings.add(WarningCode::DeadLink, span.clone(), message);
    }
    let mut fix = |line: &mut Vec<Inline>| unlink(line, &known);
    each_line(blocks, &mut fix);
    for note in notes {
        each_line(&mut note.blocks, &mut fix);
    }
}

fn unlink(line: &mut Vec<Inline>, known: &BTreeSet<&str>) {
    for inline in std::mem::take(line) {
        match inline {
            Inline::Link { url, content }
                if url.strip_prefix('#').is_some_and(|name| !known.contains(name)) =>
            {
                line.extend(content);
            }
            mut other => {
                if let Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) =
                    &mut other
                {
                    unlink(inner, known);
                }
                line.push(other);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, slug};

    #[test]
    fn names_are_made_of_letters_digits_and_dashes() {
        for (text, wanted) in [
            ("What is new?", "what-is-new"),
            ("指标 与 方法", "指标-与-方法"),
            ("!!!", "section"),
            ("", "section"),
            ("  A__b  ", "a-b"),
        ] {
            assert_eq!(slug(text), wanted);
        }
    }

    #[test]
    fn equal_headings_get_different_names() {
        let mut names = Names::default();
        let given: Vec<_> =
            ["a", "a", "a-2", "a", "section"].iter().map(|slug| names.unique(slug)).collect();
        assert_eq!(given, ["a", "a-2", "a-2-2", "a-3", "section"]);
    }
}
