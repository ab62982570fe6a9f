//! Items as the window sees them.

use archive::{
    Block, Capture, ItemDetail, ItemLink, ItemRow, RecordedDate, Sha256Hex, Status, Warning,
};
use extract::{Basis, CutRule};
use tradecraft::date::DateBasis;

use super::{case_ref, entry_outcome, made_by, number, role};
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
        container: row.container.as_deref().map(file_name),
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

/// The name of a file without the folders above it.
fn file_name(path: &str) -> String {
    let name = std::path::Path::new(path).file_name();
    name.map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
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
    let id = detail.row.id;
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
        markdown: markdown(&content.blocks),
        blocks: blocks(content.blocks),
        body: content.body,
        cut_blocks: u32::try_from(cut_blocks).unwrap_or(u32::MAX),
        upstream: content.upstream,
        captures: detail.captures.into_iter().map(|one| capture(one, id)).collect(),
        version: detail.version.number,
        made_by: detail
            .versions
            .iter()
            .find(|version| version.shown)
            .map_or(wire::MadeBy::Capture, |version| made_by(version.made_by)),
        versions: u32::try_from(detail.versions.len()).unwrap_or(u32::MAX),
        merged_into: detail.merged_into,
        merged: detail.merged,
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
pub(crate) fn blocks(blocks: Vec<Block>) -> Vec<wire::Block> {
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
            rule: block.rule.map(rule_words),
            start,
            markdown: block.markdown,
            page: block.page,
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

/// The kept blocks as one text in markdown.
fn markdown(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut in_list = false;
    for block in blocks.iter().filter(|block| block.kept) {
        let list = block.kind == "list_item";
        if !text.is_empty() {
            text.push_str(if list && in_list { "\n" } else { "\n\n" });
        }
        text.push_str(&block_markdown(block));
        in_list = list;
    }
    text
}

fn block_markdown(block: &Block) -> String {
    if let Some(markdown) = &block.markdown {
        return markdown.clone();
    }
    let every_line = |mark: &str| {
        block.text.lines().map(|line| format!("{mark}{line}")).collect::<Vec<_>>().join("\n")
    };
    match block.kind.as_str() {
        "heading" => {
            format!("{} {}", "#".repeat(block.level.unwrap_or(2).into()), block.text)
        }
        "list_item" => format!("- {}", block.text),
        "quote" => every_line("> "),
        "code" => every_line("    "),
        _ => block.text.clone(),
    }
}

/// The code of the rule by which an analyst cut a block.
pub(crate) const BY_HAND: &str = "by_hand";

fn rule_words(code: String) -> String {
    if code == BY_HAND {
        return "cut by hand".to_owned();
    }
    CutRule::from_code(&code).map_or(code, |rule| rule.words().to_owned())
}

fn capture(capture: Capture, item: i64) -> wire::Capture {
    wire::Capture {
        id: capture.id,
        at: capture.at.to_string(),
        how: capture.how.word().to_owned(),
        from: capture.from_where,
        outcome: entry_outcome(capture.outcome),
        container: capture.came_in.map(|came| wire::ContainerRef {
            name: came.container.name,
            sha256: came.container.sha.map(|sha| sha.to_string()).unwrap_or_default(),
            place: came.place,
        }),
        part: capture.part,
        import: capture.import,
        merged_from: (capture.item != item).then_some(capture.item),
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
    fn the_text_as_markdown_has_its_structure() {
        let heading = Block { level: Some(3), ..block("heading", "Pilots", true) };
        let link = Block {
            markdown: Some("See [the notice](https://port.example).".to_owned()),
            ..block("paragraph", "See the notice.", true)
        };
        let all = [
            heading,
            block("list_item", "one", true),
            block("list_item", "two", true),
            block("paragraph", "Share this", false),
            link,
            block("quote", "a\nb", true),
        ];
        assert_eq!(
            markdown(&all),
            "### Pilots\n\n- one\n- two\n\nSee [the notice](https://port.example).\n\n> a\n> b"
        );
        assert_eq!(rule_words(BY_HAND.to_owned()), "cut by hand");
    }

    #[test]
    fn codes_of_a_newer_program_are_shown_as_they_are() {
        assert_eq!(basis_words("json_ld"), Basis::JsonLd.words());
        assert_eq!(basis_words("telepathy"), "telepathy");
    }
}
