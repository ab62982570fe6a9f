//! What came of an import, entry by entry.

use archive::{Capture, ImportId, ImportTrouble, Outcome, Reader, TroubleFilter, TroubleKind};

use crate::wire::{EntryOutcome, ImportEntry, ImportReportPage, WireError};
use crate::{open::OpenVault, twins};

/// A part of the report: entries that became items first, then what was left out or failed.
pub(crate) fn page(
    vault: &OpenVault,
    import: ImportId,
    outcome: Option<EntryOutcome>,
    offset: u64,
    limit: u32,
) -> Result<ImportReportPage, WireError> {
    Ok(vault.archive.read(|r| {
        let counts = r.imports().get(import)?.counts;
        let (items, troubles) = match outcome {
            None => (counts.filed + counts.seen + counts.versions, true),
            Some(EntryOutcome::Filed) => (counts.filed, false),
            Some(EntryOutcome::SeenBefore) => (counts.seen, false),
            Some(EntryOutcome::NewVersion) => (counts.versions, false),
            Some(EntryOutcome::Skipped | EntryOutcome::Failed) => (0, true),
        };
        let mut entries = Vec::new();
        if offset < items {
            let captures = r.captures().of_import(import, outcome.and_then(kind), offset, limit)?;
            entries = became_items(r, captures)?;
        }
        let mut total = items;
        if troubles {
            let filter = TroubleFilter { what: outcome.and_then(trouble_kind), open: true };
            let room = limit.saturating_sub(u32::try_from(entries.len()).unwrap_or(u32::MAX));
            let page = r.imports().troubles(import, filter, offset.saturating_sub(items), room)?;
            total += page.total;
            for trouble in page.rows {
                entries.push(trouble_entry(r, import, trouble)?);
            }
        }
        Ok(ImportReportPage { total: twins::number(total), entries })
    })?)
}

fn kind(outcome: EntryOutcome) -> Option<Outcome> {
    match outcome {
        EntryOutcome::Filed => Some(Outcome::New),
        EntryOutcome::SeenBefore => Some(Outcome::Seen),
        EntryOutcome::NewVersion => Some(Outcome::Version),
        EntryOutcome::Skipped | EntryOutcome::Failed => None,
    }
}

fn trouble_kind(outcome: EntryOutcome) -> Option<TroubleKind> {
    match outcome {
        EntryOutcome::Skipped => Some(TroubleKind::Skipped),
        EntryOutcome::Failed => Some(TroubleKind::Failed),
        EntryOutcome::Filed | EntryOutcome::SeenBefore | EntryOutcome::NewVersion => None,
    }
}

fn became_items(r: &Reader<'_>, captures: Vec<Capture>) -> archive::Result<Vec<ImportEntry>> {
    let ids: Vec<_> = captures.iter().map(|capture| capture.item).collect();
    let rows = r.items().rows(&ids)?;
    Ok(captures
        .into_iter()
        .map(|capture| {
            let row = rows.iter().find(|row| row.id == capture.item);
            let (path, place) = match capture.came_in {
                Some(came) => (came.container.name, Some(came.place)),
                None => (capture.from_where.unwrap_or_default(), None),
            };
            ImportEntry {
                outcome: twins::entry_outcome(capture.outcome),
                path,
                place,
                item: Some(capture.item),
                key: row.map(|row| row.key.clone()),
                title: row.map(|row| row.title.clone()),
                url: capture.url,
                why: None,
                original: Some(capture.original.to_string()),
            }
        })
        .collect())
}

/// What was left out or failed; a page that was stopped has an item made of its visible text.
pub(crate) fn trouble_entry(
    r: &Reader<'_>,
    import: ImportId,
    trouble: ImportTrouble,
) -> archive::Result<ImportEntry> {
    let input = r.imports().input(import, trouble.input)?;
    let item = match &trouble.original {
        Some(sha) => r.items().by_original(sha)?,
        None => None,
    };
    let row = r.items().rows(&item.into_iter().collect::<Vec<_>>())?.pop();
    Ok(ImportEntry {
        outcome: match trouble.what {
            TroubleKind::Skipped => EntryOutcome::Skipped,
            TroubleKind::Failed => EntryOutcome::Failed,
        },
        path: input.path,
        place: trouble.place,
        item,
        key: row.as_ref().map(|row| row.key.clone()),
        title: row.map(|row| row.title),
        url: trouble.url,
        why: Some(trouble.why),
        original: trouble.original.map(|sha| sha.to_string()),
    })
}

/// The report as a table: one line for each entry, as RFC 4180 has it.
pub(crate) fn csv_line(entry: &ImportEntry) -> String {
    let outcome = match entry.outcome {
        EntryOutcome::Filed => "filed",
        EntryOutcome::SeenBefore => "seen before",
        EntryOutcome::NewVersion => "new version",
        EntryOutcome::Skipped => "skipped",
        EntryOutcome::Failed => "failed",
    };
    let item = entry.item.map(|item| item.to_string());
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let cells = [
        outcome.to_owned(),
        entry.path.clone(),
        text(&entry.place),
        text(&item),
        text(&entry.key),
        text(&entry.title),
        text(&entry.url),
        text(&entry.why),
        text(&entry.original),
    ];
    cells.map(|cell| csv_cell(&cell)).join(",") + "\r\n"
}

/// The names of the columns.
pub(crate) const CSV_HEADER: &str = "outcome,path,place,item,key,title,address,reason,sha256\r\n";

/// A cell. One that a spreadsheet would take for a formula is kept from it: titles come from
/// hostile pages.
fn csv_cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_table_can_be_read_by_others() {
        let entry = ImportEntry {
            outcome: EntryOutcome::Failed,
            path: "/home/ana/a,b.warc".to_owned(),
            place: Some("record 17".to_owned()),
            item: Some(3),
            key: None,
            title: Some("=HYPERLINK(\"x\")".to_owned()),
            url: None,
            why: Some("two\nlines".to_owned()),
            original: None,
        };
        assert_eq!(
            csv_line(&entry),
            "failed,\"/home/ana/a,b.warc\",record 17,3,,\"'=HYPERLINK(\"\"x\"\")\",,\"two\nlines\",\r\n"
        );
        assert_eq!(CSV_HEADER.split(',').count(), 9);
    }
}
