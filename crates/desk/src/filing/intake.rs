//! One input becomes an item, or one more capture of an item that is there.

use archive::{ArchiveError, Content, NewCapture, NewItem, Outcome, PutOriginal, Role, Sha256Hex};
use extract::{MAX_INPUT, NotText};
use tradecraft::citation::key_stem;
use tradecraft::date::HonestDate;

use super::content::content;
use super::import::outcome;
use super::read::read;
use super::{Incoming, Placing};
use crate::child::Extraction;
use crate::fault::fault;
use crate::import::site_rules;
use crate::pen::Pen;
use crate::text::quoted;
use crate::twins;
use crate::wire::{Changed, ErrorCode, Filed, WireError};

/// Files one input. The original is kept before anything else is done with it.
pub(crate) fn file(pen: &Pen, incoming: Incoming, placing: &Placing) -> Result<Filed, WireError> {
    let kind = checked(&incoming)?;
    if let Some(case) = placing.case {
        pen.vault.archive.read(|r| r.cases().get(case))?;
    }
    let sha = Sha256Hex::of(&incoming.bytes);
    let seen = pen.vault.archive.read(|r| r.items().by_original(&sha))?.is_some();
    let original = pen.vault.archive.originals().put(&incoming.bytes)?;
    if seen {
        return capture_again(pen, incoming, original, kind, placing);
    }
    let extraction = Extraction {
        name: incoming.name.clone(),
        url: incoming.url.clone(),
        kind: Some(kind),
        pasted: incoming.how == archive::How::Paste,
        captured: pen.at,
        told: None,
        site_rules: pen.vault.archive.read(site_rules)?,
    };
    let (capture, _) = read(&pen.children, &extraction, &incoming.bytes);
    let how = new_capture(&incoming, original, &capture);
    let published = capture.published.date.clone();
    let content = content(capture, incoming.name.as_deref());
    store(pen, content, &published, how, placing)
}

/// Refuses what is empty, too large or no text; answers with what it is.
fn checked(incoming: &Incoming) -> Result<extract::Kind, WireError> {
    if incoming.bytes.len() as u64 > MAX_INPUT {
        return Err(not_text(&NotText::TooLarge(incoming.bytes.len() as u64)));
    }
    let found = extract::detect(&incoming.bytes, incoming.name.as_deref());
    if let Ok(kind) = found
        && incoming.kind.is_none()
        && kind.format().document.is_none()
    {
        return Err(fault(
            ErrorCode::Refused,
            format!("this holds other files ({}), so it is not one item", kind.format().name),
            "Save it as a file and import it: each of the files inside becomes an item.",
        ));
    }
    match (found, incoming.kind) {
        // A clipboard knows what it holds; only nothing at all is refused there.
        (Ok(_), Some(kind)) => Ok(kind),
        (Ok(kind), None) => Ok(kind),
        (Err(why), _) => Err(not_text(&why)),
    }
}

pub(crate) fn not_text(why: &NotText) -> WireError {
    let code = match why {
        NotText::TooLarge(_) => ErrorCode::TooLarge,
        NotText::Empty | NotText::Known(_) | NotText::Binary => ErrorCode::Refused,
    };
    WireError { code, message: why.to_string(), hint: None }
}

fn new_capture(incoming: &Incoming, original: PutOriginal, read: &extract::Capture) -> NewCapture {
    NewCapture {
        from_where: incoming.from.clone(),
        url: incoming.url.clone(),
        kind: read.kind.word().to_owned(),
        encoding: read.encoding.clone(),
        rules: read.rules.clone(),
        ..NewCapture::of(original, incoming.how)
    }
}

fn store(
    pen: &Pen,
    content: Content,
    published: &HonestDate,
    capture: NewCapture,
    placing: &Placing,
) -> Result<Filed, WireError> {
    let title = content.title.clone();
    let key_stem = key_stem(content.publisher.as_deref(), &title, published);
    let warnings = content.warnings.iter().cloned().map(twins::warning).collect();
    let from = capture.from_where.clone();
    let new = NewItem { key_stem, content, capture };
    let (filed, changed) = write(pen, &format!("Filed {}", quoted(&title)), &new, placing)?;
    Ok(told(filed, title, from, warnings, changed))
}

/// Bytes that are there already: noted, not read again.
fn capture_again(
    pen: &Pen,
    incoming: Incoming,
    original: PutOriginal,
    kind: extract::Kind,
    placing: &Placing,
) -> Result<Filed, WireError> {
    let (title, warnings, reading) = pen.vault.archive.read(|r| {
        let item = r.items().by_original(&original.sha)?;
        let row = r.items().rows(&item.into_iter().collect::<Vec<_>>())?.pop();
        let reading = r.captures().reading_of(&original.sha)?;
        let (title, warnings) = row.map(|row| (row.title, row.warnings)).unwrap_or_default();
        Ok((title, warnings, reading))
    })?;
    let (kind, encoding) = reading.unwrap_or_else(|| (kind.word().to_owned(), "UTF-8".to_owned()));
    let capture = NewCapture {
        from_where: incoming.from,
        url: incoming.url,
        kind,
        encoding,
        ..NewCapture::of(original, incoming.how)
    };
    let from = capture.from_where.clone();
    let content = Content { title: title.clone(), ..Content::default() };
    let new = NewItem { key_stem: String::new(), content, capture };
    let label = format!("Captured {} again", quoted(&title));
    let (filed, changed) = write(pen, &label, &new, placing)?;
    let warnings = warnings.into_iter().map(twins::warning).collect();
    Ok(told(filed, title, from, warnings, changed))
}

fn write(
    pen: &Pen,
    label: &str,
    new: &NewItem,
    placing: &Placing,
) -> Result<(archive::Filed, Changed), WireError> {
    pen.write(label, |w| -> Result<archive::Filed, ArchiveError> {
        let filed = w.items().file(new)?;
        if !placing.tags.is_empty() {
            w.tags().add(&[filed.item], &placing.tags)?;
        }
        if let Some(case) = placing.case {
            w.links().link(case, &[filed.item], Role::Evidence, None)?;
        }
        Ok(filed)
    })
}

fn told(
    filed: archive::Filed,
    title: String,
    from: Option<String>,
    warnings: Vec<crate::wire::ItemWarning>,
    changed: Changed,
) -> Filed {
    Filed {
        outcome: outcome(filed.outcome),
        item: Some(filed.item),
        key: Some(filed.key),
        title: Some(title),
        from,
        warnings,
        message: words_of(filed.outcome, filed.status == archive::Status::Discarded)
            .map(str::to_owned),
        discarded: filed.status == archive::Status::Discarded,
        changed,
    }
}

/// What is said of what was there before.
pub(super) fn words_of(outcome: Outcome, discarded: bool) -> Option<&'static str> {
    match outcome {
        Outcome::New => None,
        Outcome::Seen if discarded => {
            Some("The same was filed before, and the item was discarded.")
        }
        Outcome::Seen => Some("The same was filed before."),
        Outcome::Version if discarded => {
            Some("The page was filed before, and the item was discarded.")
        }
        Outcome::Version => Some("The page was filed before and says something else now."),
    }
}

/// What is said where nothing was pasted.
pub(crate) fn nothing_pasted() -> WireError {
    fault(
        ErrorCode::Refused,
        "there is no text to file. Nothing was changed",
        "Copy the text of the page again, then paste.",
    )
}
