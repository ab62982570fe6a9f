//! What an import read is stored: in order, many entries in one act, with the place where it goes
//! on in the same transaction.

use std::collections::{BTreeMap, HashMap};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use archive::{
    Act, ArchiveError, ContainerId, ContainerPlace, ImportBatch, InputNote, InputState, NewCapture,
    NewItem, NewTrouble, PutOriginal, Role, TroubleKind,
};

use super::entry::{Entry, Found, Read, Trouble};
use super::tally::{Tally, Told};
use super::work::Work;
use crate::wire::WireError;

/// Entries that are stored in one act.
const MOST: usize = 200;

/// Bytes of originals that are stored in one act.
const MOST_BYTES: usize = 16 << 20;

/// How long an entry may wait for others before it is stored.
const LONGEST_WAIT: Duration = Duration::from_millis(300);

/// Stores entries as they come, until there are no more of them.
pub(super) struct Store<'w> {
    work: &'w Work,
    tally: &'w mut Tally,
    /// Came out of order, and wait for those before them.
    early: BTreeMap<u64, Entry>,
    next: u64,
    batch: Vec<Entry>,
    bytes: usize,
    since: Instant,
    /// Containers of the inputs at hand.
    containers: HashMap<u32, ContainerId>,
}

impl<'w> Store<'w> {
    /// A store for an import; `containers` are those of inputs that were begun before.
    pub(super) fn new(
        work: &'w Work,
        tally: &'w mut Tally,
        containers: HashMap<u32, ContainerId>,
    ) -> Self {
        Self {
            work,
            tally,
            early: BTreeMap::new(),
            next: 0,
            batch: Vec::new(),
            bytes: 0,
            since: Instant::now(),
            containers,
        }
    }

    /// Stores what comes until nothing more does.
    pub(super) fn run(&mut self, inbox: &Receiver<Entry>) -> Result<(), WireError> {
        loop {
            let wait = LONGEST_WAIT.saturating_sub(self.since.elapsed());
            match inbox.recv_timeout(if self.batch.is_empty() { LONGEST_WAIT } else { wait }) {
                Ok(entry) => self.take(entry)?,
                Err(RecvTimeoutError::Timeout) => {
                    self.flush()?;
                    self.tally.rest(self.work)?;
                }
                Err(RecvTimeoutError::Disconnected) => return self.flush(),
            }
        }
    }

    fn take(&mut self, entry: Entry) -> Result<(), WireError> {
        self.early.insert(entry.order, entry);
        while let Some(entry) = self.early.remove(&self.next) {
            if matches!(entry.found, Found::Container(_)) {
                self.tally.uncountable();
            }
            self.next += 1;
            if self.batch.is_empty() {
                self.since = Instant::now();
            }
            if let Found::Item(read) = &entry.found {
                self.bytes += read.bytes.len();
            }
            self.batch.push(entry);
            if self.batch.len() >= MOST
                || self.bytes >= MOST_BYTES
                || self.since.elapsed() >= LONGEST_WAIT
            {
                self.flush()?;
            }
        }
        Ok(())
    }

    /// Stores what waits.
    fn flush(&mut self) -> Result<(), WireError> {
        let batch = std::mem::take(&mut self.batch);
        self.bytes = 0;
        if batch.is_empty() {
            return Ok(());
        }
        let archive = &self.work.pen.vault.archive;
        let bytes: Vec<&[u8]> = batch.iter().filter_map(bytes_of).collect();
        let mut originals = archive.originals().pack(&bytes)?.into_iter();
        let act = Act::new(self.work.environment.now(), self.work.pen.actor.clone(), label(&batch));
        let mut told = Vec::with_capacity(batch.len());
        let containers = &mut self.containers;
        let work = self.work;
        let ((), changed) = archive.import_batch(act, work.import, |writer| {
            let mut notes: BTreeMap<u32, InputNote> = BTreeMap::new();
            for entry in batch {
                let note = notes.entry(entry.input).or_default();
                let original = bytes_of(&entry).and_then(|_| originals.next());
                told.extend(store(work, writer, containers, note, entry, original)?);
            }
            notes.iter().try_for_each(|(input, note)| writer.input(*input, note))
        })?;
        self.work.pen.tell(changed);
        self.tally.stored(self.work, told);
        Ok(())
    }
}

fn bytes_of(entry: &Entry) -> Option<&[u8]> {
    match &entry.found {
        Found::Item(read) => Some(&read.bytes),
        _ => None,
    }
}

/// What the log calls a batch.
fn label(batch: &[Entry]) -> String {
    let items = batch.iter().filter(|entry| bytes_of(entry).is_some()).count();
    match items {
        0 => "Went on with an import".to_owned(),
        items => format!("Imported {}", crate::text::count(items, "item", "items")),
    }
}

/// Stores one entry; answers with what became of it, where it is one that counts.
fn store(
    work: &Work,
    batch: &mut ImportBatch<'_, '_>,
    containers: &mut HashMap<u32, ContainerId>,
    note: &mut InputNote,
    entry: Entry,
    original: Option<PutOriginal>,
) -> Result<Option<Told>, ArchiveError> {
    note.bytes_done = Some(entry.bytes_done).filter(|_| work.again.is_none());
    if let Some(cursor) = &entry.cursor {
        note.cursor = Some(cursor.to_string());
        note.state.get_or_insert(InputState::Running);
    }
    let (input, place, settles) = (entry.input, entry.place, entry.settles);
    match entry.found {
        Found::Container(new) => {
            let container = batch.writer().containers().note(&new)?;
            containers.insert(input, container);
            note.container = Some(container);
            note.kind = Some(new.kind);
            note.state.get_or_insert(InputState::Running);
            Ok(None)
        }
        Found::Item(read) => {
            let Some(original) = original else { return Ok(None) };
            let container = place.zip(containers.get(&input).copied());
            item(work, batch, (input, container, settles), *read, original).map(Some)
        }
        Found::Trouble(trouble) => {
            batch.trouble(input, &new_trouble(work, place.clone(), &trouble, None))?;
            Ok(Some(Told::trouble(input, place, trouble)))
        }
        Found::End(end) => {
            note.state = Some(end.state);
            note.kind = end.kind.or(note.kind.take());
            note.why = end.why;
            Ok(None)
        }
        // A document that was not read cannot come here; there is nothing to store of it.
        Found::Nothing | Found::Document(_) => Ok(None),
    }
}

fn new_trouble(
    work: &Work,
    place: Option<String>,
    trouble: &Trouble,
    original: Option<PutOriginal>,
) -> NewTrouble {
    NewTrouble {
        place,
        what: trouble.what,
        why: trouble.why.clone(),
        url: trouble.url.clone(),
        original,
        at: work.environment.now(),
    }
}

type At = (u32, Option<(String, ContainerId)>, Option<i64>);

/// Files one item, with its case and tags.
fn item(
    work: &Work,
    batch: &mut ImportBatch<'_, '_>,
    (input, container, settles): At,
    read: Read,
    original: PutOriginal,
) -> Result<Told, ArchiveError> {
    let place = container.as_ref().map(|(place, _)| place.clone());
    let url = read.url.clone();
    let shown = (read.content.title.clone(), read.content.warnings.clone());
    let tags: Vec<String> = work.wishes.tags.iter().chain(&read.told.tags).cloned().collect();
    let stopped = read.stopped.clone();
    let new = new_item(work, container, read, original.clone());
    let filed = match (&stopped, settles) {
        (None, Some(trouble)) => batch.file_again(trouble, new)?,
        (None, None) => batch.file(input, new)?,
        // It is an item with what could be had of it, and counts as what could not be read.
        (Some(why), settles) => {
            let filed = batch.file_unread(new)?;
            if settles.is_none() {
                let trouble = Trouble { what: TroubleKind::Failed, why: why.clone(), url };
                let trouble = new_trouble(work, place.clone(), &trouble, Some(original));
                batch.trouble(input, &trouble)?;
            }
            filed
        }
    };
    let writer = batch.writer();
    if !tags.is_empty() {
        writer.tags().add(&[filed.item], &tags)?;
    }
    if let Some(case) = work.wishes.case {
        writer.links().link(case, &[filed.item], Role::Evidence, None)?;
    }
    Ok(Told::item(input, place, filed, shown, stopped))
}

fn new_item(
    work: &Work,
    container: Option<(String, ContainerId)>,
    read: Read,
    original: PutOriginal,
) -> NewItem {
    let container = container.map(|(place, container)| ContainerPlace {
        container,
        place,
        told: serde_json::to_string(&read.told).unwrap_or_else(|_| "{}".to_owned()),
    });
    NewItem {
        key_stem: read.key_stem,
        content: read.content,
        capture: NewCapture {
            from_where: read.from,
            url: read.url,
            kind: read.kind,
            encoding: read.encoding,
            rules: read.rules,
            container,
            fetched: read.told.fetched,
            ..NewCapture::of(original, work.wishes.how())
        },
    }
}
