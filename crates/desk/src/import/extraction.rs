//! Documents of an import are read: several at a time, each in a jailed child.

use std::sync::mpsc::{Receiver, SyncSender};
use std::sync::{Mutex, PoisonError};

use archive::{Content, Sha256Hex};
use tradecraft::citation::key_stem;

use super::entry::{Document, Entry, Found, Read};
use super::work::Work;
use crate::child::{Extraction, Failure};
use crate::filing::{content, read};

/// Reads documents until there are no more of them. What was read goes on to be stored.
pub(super) fn work(work: &Work, inbox: &Mutex<Receiver<Entry>>, outbox: &SyncSender<Entry>) {
    loop {
        let next = inbox.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(mut entry) = next else { return };
        // What is under way when it is stopped was not stored, so it is read when it goes on.
        if work.progress.checkpoint().is_err() {
            work.halt();
            return;
        }
        if let Found::Document(document) = std::mem::replace(&mut entry.found, Found::Nothing) {
            entry.found = Found::Item(Box::new(done(work, *document)));
        }
        if outbox.send(entry).is_err() {
            return;
        }
    }
}

/// Reads one document, unless its bytes are in the vault already.
fn done(work: &Work, document: Document) -> Read {
    let sha = Sha256Hex::of(&document.bytes);
    if let Some(seen) = seen(work, &sha, &document) {
        return seen;
    }
    let extraction = Extraction {
        name: document.name.clone(),
        url: document.url.clone(),
        kind: Some(document.kind),
        pasted: false,
        captured: document.at,
        told: Some(document.told.clone()),
        site_rules: work.site_rules.clone(),
    };
    let (capture, failure) = read(&work.pen.children, &extraction, &document.bytes);
    let unreadable = capture.unreadable().map(str::to_owned);
    let published = capture.published.date.clone();
    let (kind, encoding, rules) =
        (capture.kind.word().to_owned(), capture.encoding.clone(), capture.rules.clone());
    let content = content(capture, document.name.as_deref());
    Read {
        key_stem: key_stem(content.publisher.as_deref(), &content.title, &published),
        content,
        kind,
        encoding,
        rules,
        from: document.from,
        url: document.url,
        told: document.told,
        // Where no child could be started at all, reading it again would help no more.
        stopped: failure
            .filter(|failure| !matches!(failure, Failure::NoStart(_)))
            .map(|failure| failure.to_string())
            .or(unreadable),
        bytes: document.bytes,
    }
}

/// Bytes that are there already: noted, not read again.
fn seen(work: &Work, sha: &Sha256Hex, document: &Document) -> Option<Read> {
    // It was filed by its visible text alone, and is to be read once more.
    if work.again.is_some() {
        return None;
    }
    let found = work.pen.vault.archive.read(|r| {
        let Some(item) = r.items().by_original(sha)? else { return Ok(None) };
        let title = r.items().rows(&[item])?.pop().map(|row| row.title);
        Ok(r.captures().reading_of(sha)?.map(|reading| (title.unwrap_or_default(), reading)))
    });
    let (title, (kind, encoding)) = found.ok()??;
    Some(Read {
        bytes: document.bytes.clone(),
        key_stem: String::new(),
        content: Content { title, ..Content::default() },
        kind,
        encoding,
        rules: String::new(),
        from: document.from.clone(),
        url: document.url.clone(),
        told: document.told.clone(),
        stopped: None,
    })
}
