//! `dossier show`: one item with everything about it.

use clap::Args;
use desk::wire::{Block, Capture, ItemDetail, OriginalRequest, OriginalText, WireDate};
use serde_json::{Value, json};

use crate::door::{Door, Place};
use crate::failure::Outcome;
use crate::names;
use crate::rows::status_word;
use crate::terminal::{Style, Terminal};
use crate::words;

/// Show an item: text, dates with where they come from, warnings, what was cut
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier show 12
  dossier show harbour-2024-1219 --cut           what was cut from the page, with the reason
  dossier show 12 --original > page.html         the original as text, as it came
  dossier show 12 --json | jq '.dates.published'")]
pub(crate) struct Show {
    /// Item, by number or citation key
    #[arg(value_name = "ITEM")]
    item: String,
    /// Print the original as text instead
    #[arg(long, conflicts_with_all = ["cut", "json"])]
    original: bool,
    /// Print the blocks that were cut instead of the text
    #[arg(long, conflicts_with = "json")]
    cut: bool,
}

impl Show {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.read()?;
        let item: ItemDetail = door.ask("show_item", &names::item_request(&self.item))?;
        if self.original {
            return original(&door, terminal, &item);
        }
        if terminal.wants_json() {
            return terminal.json(&as_json(&item));
        }
        if self.cut {
            return cut(terminal, &item);
        }
        head(terminal, &item)?;
        terminal.line("")?;
        terminal.line(&item.body)?;
        if item.cut_blocks > 0 {
            let blocks = words::count(i64::from(item.cut_blocks), "block was", "blocks were");
            let how = format!("\n{blocks} cut; `dossier show {} --cut` prints them.", item.row.id);
            terminal.styled_line(&[(Some(Style::Dim), &how)])?;
        }
        Ok(())
    }
}

/// The item in one flat object: its row, and what a reader of it asks for.
fn as_json(item: &ItemDetail) -> Value {
    let cut: Vec<_> = item
        .blocks
        .iter()
        .filter(|block| !block.kept)
        .map(|block| json!({ "kind": block.kind, "text": block.text, "rule": block.rule }))
        .collect();
    let mut value = json!(item.row);
    let rest = json!({
        "headline": item.headline,
        "titleBasis": item.title_basis,
        "titleCandidates": item.title_candidates,
        "authors": item.authors,
        "url": item.url,
        "dates": {
            "published": item.row.published,
            "publishedCandidates": item.published_candidates,
            "modified": item.modified,
            "filed": item.row.filed_at,
        },
        "body": item.body,
        "cutBlocks": cut,
        "upstream": item.upstream,
        "captures": item.captures,
        "version": item.version,
        "versionSha256": item.version_sha256,
        "links": item.links,
        "citedIn": item.cited_in,
    });
    if let (Value::Object(value), Value::Object(rest)) = (&mut value, rest) {
        value.extend(rest);
    }
    value
}

fn original(door: &Door, terminal: &mut Terminal, item: &ItemDetail) -> Outcome {
    let Some(capture) = item.captures.first() else { return Ok(()) };
    let request = OriginalRequest { sha256: capture.original.sha256.clone() };
    let text: OriginalText = door.ask("original_text", &request)?;
    terminal.whole(&text.text)?;
    if text.truncated {
        terminal.aside("note: the original is longer; this is its beginning")?;
    }
    Ok(())
}

fn cut(terminal: &mut Terminal, item: &ItemDetail) -> Outcome {
    let blocks: Vec<&Block> = item.blocks.iter().filter(|block| !block.kept).collect();
    if blocks.is_empty() {
        return terminal.line("Nothing was cut.");
    }
    for block in blocks {
        let rule = block.rule.as_deref().unwrap_or("no rule given");
        terminal.styled_line(&[(Some(Style::Dim), &format!("[{rule}]"))])?;
        terminal.line(&block.text)?;
        terminal.line("")?;
    }
    Ok(())
}

/// What is known about the item, one line each.
fn head(terminal: &mut Terminal, item: &ItemDetail) -> Outcome {
    let row = &item.row;
    terminal.styled_line(&[(Some(Style::Bold), &words::one_line(&row.title))])?;
    for (name, value) in facts(item) {
        let name = format!("{name:<11}");
        terminal.styled_line(&[(Some(Style::Dim), &name), (None, &words::one_line(&value))])?;
    }
    for warning in &row.warnings {
        terminal.styled_line(&[
            (Some(Style::Bold), "! "),
            (None, &words::one_line(&warning.message)),
        ])?;
    }
    Ok(())
}

fn facts(item: &ItemDetail) -> Vec<(&'static str, String)> {
    let row = &item.row;
    let status = status_word(row.status).map(|word| format!(", {word}")).unwrap_or_default();
    let mut facts = vec![("Item", format!("{} {}{status}", row.id, row.key))];
    let mut add = |name, value: Option<String>| {
        facts.extend(value.filter(|value| !value.is_empty()).map(|value| (name, value)));
    };
    add("Headline", item.headline.clone().filter(|headline| *headline != row.title));
    add("Source", row.publisher.clone());
    add("Authors", Some(item.authors.join("; ")));
    add("Published", Some(dated(&row.published)));
    let others: Vec<_> = item.published_candidates.iter().map(dated).collect();
    add("Also found", Some(others.join("; ")));
    add("Changed", Some(dated(&item.modified)).filter(|_| !item.modified.when.is_empty()));
    add("Address", item.url.clone());
    add("Language", row.language.clone());
    add("Names as its source", Some(item.upstream.join("; ")));
    add("Tags", Some(row.tags.join(", ")));
    for link in &item.links {
        let note = if link.note.is_empty() { String::new() } else { format!(": {}", link.note) };
        add(
            "Case",
            Some(format!("{} ({}){note}", link.case.key, super::case::role_word(link.role))),
        );
    }
    for capture in &item.captures {
        let original = &capture.original;
        let size = words::size(original.size);
        add("Captured", Some(format!("{} {}", words::minute(&capture.at), came(capture))));
        add("Original", Some(format!("{} {size}, SHA-256 {}", original.kind, original.sha256)));
    }
    facts
}

/// How a capture came, in words.
fn came(capture: &Capture) -> String {
    let from = capture.from.as_deref().unwrap_or("a file");
    match capture.how.as_str() {
        "paste" => "pasted".to_owned(),
        "drop" => format!("dropped: {from}"),
        "stdin" => capture.from.as_deref().map_or_else(
            || "from standard input".to_owned(),
            |from| format!("from standard input as {from}"),
        ),
        _ => format!("from {from}"),
    }
}

fn dated(date: &WireDate) -> String {
    format!("{} ({})", words::date(&date.when), date.basis_words)
}
