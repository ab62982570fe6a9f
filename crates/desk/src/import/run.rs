//! An import at work: one thread reads, some have documents read in jailed children, one stores.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use archive::{ContainerId, ImportInput, ImportState, InputState};

use super::entry::Entry;
use super::extraction;
use super::live::Entered;
use super::read::Reader;
use super::store::Store;
use super::tally::{Tally, Told};
use super::work::Work;
use crate::child::Warmth;
use crate::wire::{ErrorCode, WireError};

/// Entries between two threads; the budget of bytes bounds what they hold.
const BETWEEN: usize = 256;

/// Inputs that are looked up at once.
const PAGE: u32 = 500;

/// The container that each input is.
type Containers = HashMap<u32, ContainerId>;

/// Does an import, or what is left of it, to its end or until it is stopped. Answers with what
/// became of each entry where `collect` asks for it.
pub(super) fn run(work: &Work, entered: &Entered, collect: bool) -> Result<Vec<Told>, WireError> {
    let _warm = Warmth::of(&work.pen.children);
    note(work, ImportState::Running, None)?;
    let mut tally = Tally::new(Arc::clone(&entered.speed), collect);
    let (containers, started) = begun(work)?;
    if !containers.is_empty() {
        tally.uncountable();
    }
    work.progress.begins_at(started.0, started.1);
    tally.tell(work);
    let outcome = all(work, &mut tally, containers);
    tally.tell(work);
    ended(work, outcome)?;
    Ok(tally.collected())
}

/// Reads and stores until nothing is left.
fn all(
    work: &Work,
    tally: &mut Tally,
    containers: HashMap<u32, ContainerId>,
) -> Result<(), WireError> {
    let (to_read, documents) = sync_channel::<Entry>(BETWEEN);
    let (to_store, stored) = sync_channel::<Entry>(BETWEEN);
    let documents = Arc::new(Mutex::new(documents));
    thread::scope(|scope| {
        for _ in 0..work.pen.children.places() {
            let (documents, to_store) = (Arc::clone(&documents), to_store.clone());
            scope.spawn(move || extraction::work(work, &documents, &to_store));
        }
        drop(documents);
        let reading = scope.spawn(move || inputs(work, to_read, to_store));
        let outcome = Store::new(work, tally, containers).run(&stored);
        // Whatever still waits for room, or to be taken, is let go.
        work.halt_if(outcome.is_err());
        drop(stored);
        let read = reading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        outcome.and(read)
    })
}

/// Reads every input that is not at its end.
fn inputs(
    work: &Work,
    to_read: SyncSender<Entry>,
    to_store: SyncSender<Entry>,
) -> Result<(), WireError> {
    let mut reader = Reader::new(work, to_read, to_store);
    let mut offset = 0;
    loop {
        let page =
            work.pen.vault.archive.read(|r| r.imports().inputs(work.import, offset, PAGE))?.rows;
        let Some(last) = page.last() else { return Ok(()) };
        offset = u64::from(last.number);
        for input in page.iter().filter(|input| wanted(work, input)) {
            if reader.read(input) == ControlFlow::Break(()) {
                work.halt();
                return Ok(());
            }
        }
    }
}

fn wanted(work: &Work, input: &ImportInput) -> bool {
    match &work.again {
        Some(again) => again.keys().any(|(number, _)| *number == input.number),
        None => matches!(input.state, InputState::Waiting | InputState::Running),
    }
}

/// Containers of inputs that were begun before, and how much was done before.
fn begun(work: &Work) -> Result<(Containers, (i64, i64)), WireError> {
    let mut containers = HashMap::new();
    let mut offset = 0;
    loop {
        let page =
            work.pen.vault.archive.read(|r| r.imports().inputs(work.import, offset, PAGE))?.rows;
        let Some(last) = page.last() else { break };
        offset = u64::from(last.number);
        containers
            .extend(page.iter().filter_map(|input| input.container.map(|id| (input.number, id))));
    }
    let counts = work.pen.vault.archive.read(|r| r.imports().get(work.import))?.counts;
    let number = crate::twins::number;
    Ok((containers, (number(counts.entries), number(counts.bytes_done))))
}

/// Notes how it ended.
fn ended(work: &Work, outcome: Result<(), WireError>) -> Result<(), WireError> {
    let archive = &work.pen.vault.archive;
    let left = archive.read(|r| r.imports().next_input(work.import))?.is_some();
    let cancelled = left && work.progress.checkpoint().is_err();
    match outcome {
        Ok(()) if cancelled && work.progress.is_closing() => {
            note(work, ImportState::Paused, Some("the vault was closed meanwhile"))
        }
        Ok(()) if cancelled => note(work, ImportState::Cancelled, Some("stopped by you")),
        Ok(()) => note(work, ImportState::Done, None),
        Err(mut error) => {
            let (state, why) = match error.code {
                ErrorCode::DiskFull => (ImportState::Paused, "the disk is full"),
                ErrorCode::ReadOnly => (ImportState::Paused, "the vault cannot be written"),
                _ => (ImportState::Failed, error.message.as_str()),
            };
            // Where even this cannot be written, it counts as interrupted at the next opening.
            drop(note(work, state, Some(why)));
            if let Ok(import) = archive.read(|r| r.imports().get(work.import)) {
                let filed = crate::text::count(
                    usize::try_from(import.counts.filed).unwrap_or(usize::MAX),
                    "item was",
                    "items were",
                );
                error.message = format!("{} ({filed} filed before it stopped)", error.message);
            }
            error.hint = Some(format!(
                "What was imported before is safe. Go on with it once this is put right: it is \
                 import {}.",
                work.import
            ));
            Err(error)
        }
    }
}

fn note(work: &Work, state: ImportState, why: Option<&str>) -> Result<(), WireError> {
    let over = matches!(state, ImportState::Done | ImportState::Cancelled | ImportState::Failed);
    let ended = over.then(|| work.environment.now());
    let archive = &work.pen.vault.archive;
    Ok(archive.note_import(|notes| notes.set_state(work.import, state, ended, why))?)
}
