//! Items as the window sees them.

use archive::{
    Block, Capture, ItemDetail, ItemLink, ItemRow, RecordedDate, Sha256Hex, Status, Warning,
};
use extract::{Basis, CutRule};
use tradecraft::date::DateBasis;

use super::{case_ref, number, role};
use crate::text::units;
use crate::wire;

/// An item in a list.
pub(crate) fn item_row(row: ItemRow) -> wire::ItemRow {
    wire::ItemRow {
        id: row.id,
        key: row.key,
        title: row.title,
        publisher: row.publisher,
        published: date(&row.published),
        filed_at: row.filed_at.to_string(),
        how: row.how.word().to_owned(),
        status: match row.status {
            Status::Inbox => wire::ItemStatus::Inbox,
            Status::Filed => wire::ItemStatus::Filed,
            Status::Discarded => wire::ItemStatus::Discarded,
        },
        language: row.language,
        warnings: row.warnings.into_iter().map(warning).collect(),
        tags: row.tags,
        cases: row.cases.into_iter().map(case_ref).collect(),
        excerpt: row.excerpt,
        captures: row.captures,
    }
}

/// A status for the archive.
pub(crate) fn status_of(status: wire::ItemStatus) -> Status {
    match status {
        wire::ItemStatus::Inbox => Status::Inbox,
        wire::ItemStatus::Filed => Status::Filed,
        wire::ItemStatus::Discarded => Status::Discarded,
    }
}

/// A warning.
pub(crate) fn warning(warning: Warning) -> wire::ItemWarning {
    wire::ItemWarning { code: warning.code, message: warning.message }
}

/// One item with everything about it; marks are added by whoever knows the query.
pub(crate) fn item_detail(detail: ItemDetail) -> wire::ItemDetail {
    let content = detail.version.content;
    let cut_blocks = content.blocks.iter().filter(|block| !block.kept).count();
    let corrected = |field| detail.corrections.iter().any(|done| done.field() == field);
    let title_basis = if corrected(archive::Field::Title) {
        DateBasis::Analyst.words().to_owned()
    } else {
        basis_words(&content.title_basis)
    };
    wire::ItemDetail {
        row: item_row(detail.row),
        headline: content.headline,
        title_basis,
        title_candidates: content
            .candidates
            .titles
            .into_iter()
            .map(|title| wire::Proposal {
                value: title.value,
                basis_words: basis_words(&title.basis),
            })
            .collect(),
        authors: detail.authors,
        url: detail.url,
        modified: date(&content.modified),
        published_candidates: content
            .candidates
            .published
            .into_iter()
            .map(|found| wire::WireDate { basis_words: found.from, ..date(&found.date) })
            .collect(),
        blocks: blocks(content.blocks),
        body: content.body,
        cut_blocks: u32::try_from(cut_blocks).unwrap_or(u32::MAX),
        upstream: content.upstream,
        captures: detail.captures.into_iter().map(capture).collect(),
        version: detail.version.number,
        version_sha256: detail.version.sha.to_string(),
        links: detail.links.into_iter().map(link).collect(),
        cited_in: detail.cited_in,
        title_marks: Vec::new(),
        body_marks: Vec::new(),
    }
}

/// A date with its basis in words.
fn date(date: &RecordedDate) -> wire::WireDate {
    let basis_words = DateBasis::from_code(&date.basis)
        .map_or_else(String::new, |basis| basis.words().to_owned());
    wire::WireDate { when: date.iso.clone(), basis: date.basis.clone(), basis_words }
}

/// Where a value was found, in words; the code itself where a newer program wrote it.
fn basis_words(code: &str) -> String {
    Basis::from_code(code).map_or_else(|| code.to_owned(), |basis| basis.words().to_owned())
}

/// The blocks with the positions of the kept ones in the body, which is these joined by an empty
/// line.
fn blocks(blocks: Vec<Block>) -> Vec<wire::Block> {
    let mut next = 0_u32;
    let mut place = |block: Block| {
        let start = block.kept.then_some(next);
        if block.kept {
            next = next.saturating_add(units(&block.text)).saturating_add(2);
        }
        wire::Block {
            kind: camel(&block.kind),
            level: block.level,
            text: block.text,
            kept: block.kept,
            rule: block
                .rule
                .map(|code| CutRule::from_code(&code).map_or(code, |rule| rule.words().to_owned())),
            start,
        }
    };
    blocks.into_iter().map(&mut place).collect()
}

/// `list_item` as the window writes it: `listItem`.
fn camel(code: &str) -> String {
    let mut words = code.split('_');
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut chars = word.chars();
        name.extend(chars.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(chars.as_str());
    }
    name
}

fn capture(capture: Capture) -> wire::Capture {
    wire::Capture {
        id: capture.id,
        at: capture.at.to_string(),
        how: capture.how.word().to_owned(),
        from: capture.from_where,
        original: wire::Original {
            path: original_path(&capture.original),
            sha256: capture.original.to_string(),
            size: number(capture.size),
            kind: capture.kind,
            encoding: capture.encoding,
        },
    }
}

/// Address under which the window shows an original, without scheme and host.
fn original_path(sha: &Sha256Hex) -> String {
    format!("original/{sha}")
}

fn link(link: ItemLink) -> wire::ItemLink {
    wire::ItemLink { case: case_ref(link.case), role: role(link.role), note: link.note }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(kind: &str, text: &str, kept: bool) -> Block {
        let rule = (!kept).then(|| "stop_phrase".to_owned());
        Block { kind: kind.to_owned(), text: text.to_owned(), kept, rule, ..Block::default() }
    }

    #[test]
    fn kept_blocks_point_into_the_body() {
        let kept = [block("heading", "Hafen 🦀", true), block("paragraph", "Zwei", true)];
        let body = kept.clone().map(|block| block.text).join("\n\n");
        let all = vec![kept[0].clone(), block("list_item", "Share this", false), kept[1].clone()];
        let shown = blocks(all);
        let body: Vec<u16> = body.encode_utf16().collect();
        for block in shown.iter().filter(|block| block.kept) {
            let text: Vec<u16> = block.text.encode_utf16().collect();
            let start = block.start.unwrap() as usize;
            assert_eq!(body[start..start + text.len()], text);
        }
        assert_eq!((shown[1].kind.as_str(), shown[1].start), ("listItem", None));
        assert!(shown[1].rule.as_deref().is_some_and(|rule| rule != "stop_phrase"));
    }

    #[test]
    fn codes_of_a_newer_program_are_shown_as_they_are() {
        assert_eq!(basis_words("json_ld"), Basis::JsonLd.words());
        assert_eq!(basis_words("telepathy"), "telepathy");
    }
}
