//! Items: rows of lists, and one item with everything about it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CaseRef, ContainerRef, EntryOutcome, MadeBy, Role};

/// Where an item stands in triage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ItemStatus {
    /// Waits for a decision.
    Inbox,
    /// Kept.
    Filed,
    /// Put aside: kept on disk, left out of search unless asked for.
    Discarded,
}

/// A date with its precision and its basis; never more precise than what was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WireDate {
    /// "" unknown, `2024`, `2024-12`, `2024-12-18`, `2024-12-18T15:42:00+08:00`, or a range
    /// `2024-04/2024-08`.
    pub when: String,
    /// Where it comes from, as a code: `page_metadata`, `in_text`, `analyst` ...
    pub basis: String,
    /// Where it comes from, in words.
    pub basis_words: String,
}

/// Something the analyst should know about an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemWarning {
    /// Stable code: `headline_does_not_fit`, `extraction_stopped` ...
    pub code: String,
    /// In plain words.
    pub message: String,
}

/// An item in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemRow {
    /// Id of the item.
    pub id: i64,
    /// Citation key.
    pub key: String,
    /// Title as it stands now.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: WireDate,
    /// When it was first captured, RFC 3339.
    pub filed_at: String,
    /// How it came: "paste", "file", "drop", "stdin", "import", "watch".
    pub how: String,
    /// Name of the file it first came in, where that holds others: "export-2024.warc".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub container: Option<String>,
    /// Where it stands in triage.
    pub status: ItemStatus,
    /// Language code of the text, where it is known.
    pub language: Option<String>,
    /// Warnings.
    pub warnings: Vec<ItemWarning>,
    /// Tags, in alphabetical order.
    pub tags: Vec<String>,
    /// Cases it is linked to.
    pub cases: Vec<CaseRef>,
    /// The first words of the text.
    pub excerpt: String,
    /// How many times it was captured; those of items that were merged into it count as well.
    pub captures: u32,
}

/// Asks for a part of a list of items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListItems {
    /// Only items of this status; all but discarded ones where it is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub status: Option<ItemStatus>,
    /// First row wanted, from 0.
    pub offset: u32,
    /// How many rows, at most 500.
    pub limit: u32,
}

/// A part of a list of items, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemPage {
    /// How many items the whole list has.
    pub total: i64,
    /// The rows asked for.
    pub rows: Vec<ItemRow>,
}

/// Names one item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShowItem {
    /// Id of the item, or
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub id: Option<i64>,
    /// its citation key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub key: Option<String>,
    /// Query whose words are to be marked in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub query: Option<String>,
}

/// One item with everything about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemDetail {
    /// The row, as in a list.
    pub row: ItemRow,
    /// Headline as published, where one was found.
    pub headline: Option<String>,
    /// Where the title comes from, in words.
    pub title_basis: String,
    /// Other titles that were found, with where they come from.
    pub title_candidates: Vec<Proposal>,
    /// Authors.
    pub authors: Vec<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// When it was last changed by its publisher.
    pub modified: WireDate,
    /// Other publication dates that were found.
    pub published_candidates: Vec<WireDate>,
    /// The cleaned text: the kept blocks.
    pub body: String,
    /// The same as markdown, with headings, lists, links and emphasis.
    pub markdown: String,
    /// All blocks of the capture in order, kept and cut.
    pub blocks: Vec<Block>,
    /// How many blocks were cut.
    pub cut_blocks: u32,
    /// Lines that name where it was taken from.
    pub upstream: Vec<String>,
    /// The acts of filing, newest first.
    pub captures: Vec<Capture>,
    /// Number of the version shown, from 1.
    pub version: u32,
    /// Who made the version shown.
    pub made_by: MadeBy,
    /// How many versions it has.
    pub versions: u32,
    /// The item it was merged into, where it was.
    pub merged_into: Option<i64>,
    /// Items that were merged into this one.
    pub merged: Vec<i64>,
    /// SHA-256 of the version's text, 64 hex digits.
    pub version_sha256: String,
    /// Cases it is linked to, with role and note.
    pub links: Vec<ItemLink>,
    /// Briefings that cite it.
    pub cited_in: Vec<i64>,
    /// Marks in the title for the query given.
    pub title_marks: Vec<Mark>,
    /// Marks in the body for the query given.
    pub body_marks: Vec<Mark>,
}

/// A value that was found, and where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// The value.
    pub value: String,
    /// Where it was found, in words.
    pub basis_words: String,
}

/// A block of a captured text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// `paragraph`, `heading`, `listItem`, `quote`, `table`, `code`, `image`.
    pub kind: String,
    /// Level of a heading, 1 to 6.
    pub level: Option<u8>,
    /// Its text.
    pub text: String,
    /// True where it belongs to the cleaned text.
    pub kept: bool,
    /// The rule that cut it, in words.
    pub rule: Option<String>,
    /// First position of the block in `body`, where it is kept.
    pub start: Option<u32>,
    /// The whole block as markdown, where that says more than kind and text: links, emphasis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub markdown: Option<String>,
    /// The page of the original that it stands on, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub page: Option<u32>,
}

/// One act of filing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Capture {
    /// Id of the capture.
    pub id: i64,
    /// When, RFC 3339.
    pub at: String,
    /// "paste", "file", "drop", "stdin", "import", "watch".
    pub how: String,
    /// Name of the file, where there was one.
    pub from: Option<String>,
    /// What became of it: `filed`, `seenBefore` or `newVersion`.
    pub outcome: EntryOutcome,
    /// The file it came in, and where in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub container: Option<ContainerRef>,
    /// The part of the original that it is, where it is not all of it: "blocks 5 to 12".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub part: Option<String>,
    /// The import that brought it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub import: Option<i64>,
    /// The item that it came as, where that was merged into this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub merged_from: Option<i64>,
    /// The original.
    pub original: Original,
}

/// The bytes as they came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Original {
    /// SHA-256 of the bytes, 64 hex digits.
    pub sha256: String,
    /// Size in bytes.
    pub size: i64,
    /// Code of its format: `text`, `html`, `pdf` ...
    pub kind: String,
    /// Character encoding that the text was read with.
    pub encoding: String,
    /// Address under which the window shows it, without scheme and host.
    pub path: String,
}

/// A link of an item to a case, seen from the item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemLink {
    /// The case.
    pub case: CaseRef,
    /// Its role there.
    pub role: Role,
    /// The analyst's note.
    pub note: String,
}

/// A marked part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// First position.
    pub start: u32,
    /// Position behind the last.
    pub end: u32,
}

/// The original as text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OriginalText {
    /// The decoded text, at most 2 MB of it.
    pub text: String,
    /// The encoding it was read with.
    pub encoding: String,
    /// True where it was longer.
    pub truncated: bool,
}

/// Names an original.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OriginalRequest {
    /// SHA-256 of the bytes, 64 hex digits.
    pub sha256: String,
}

/// Decides about items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Triage {
    /// The items.
    pub items: Vec<i64>,
    /// Where they go.
    pub status: ItemStatus,
}

/// Adds and removes tags.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TagItems {
    /// The items.
    pub items: Vec<i64>,
    /// Tags to add.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub add: Vec<String>,
    /// Tags to remove.
    #[serde(default)]
    #[ts(as = "Option<_>", optional)]
    pub remove: Vec<String>,
}

/// Corrects one field of an item. What the page said stays beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CorrectItem {
    /// The item.
    pub item: i64,
    /// The field.
    pub field: ItemField,
    /// The right value; an empty one takes the correction back.
    pub value: String,
}

/// The fields an analyst can correct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ItemField {
    /// The title.
    Title,
    /// The authors, separated by `;`.
    Authors,
    /// Who published it.
    Publisher,
    /// When it was published: a year, month, day, moment or range in ISO form, or `unknown`.
    Published,
    /// The language code.
    Language,
    /// The address.
    Url,
}
