//! Makes a new index beside the one in use and exchanges them.

use std::ops::ControlFlow;
use std::sync::PoisonError;

use super::engine::Engine;
use super::shared::Shared;
use super::{IndexError, RebuildProgress};

/// Changes read between two looks at the progress.
const SOME: usize = 1_000;

/// Entries committed together.
const BATCH: usize = 20_000;

/// Makes a new index from the store, while the one in use answers and (where it can) follows;
/// then puts it in the place of the old one. Returns how many items it holds.
pub(super) fn build_beside(
    shared: &Shared,
    progress: RebuildProgress<'_>,
) -> Result<u64, IndexError> {
    let _one_at_a_time = shared.making.lock().unwrap_or_else(PoisonError::into_inner);
    let generations = &shared.place.generations;
    let number = generations
        .create()
        .map_err(|source| IndexError::Folder { path: generations.root().to_path_buf(), source })?;
    let adopted = build(shared, number, progress).and_then(|engine| put_in_place(shared, engine));
    if adopted.is_err() {
        generations.remove(number);
    }
    shared.board.making_beside(None);
    adopted
}

fn build(
    shared: &Shared,
    number: u64,
    progress: RebuildProgress<'_>,
) -> Result<Engine, IndexError> {
    let truth = &*shared.truth;
    let mut engine = Engine::create(&shared.place, number, truth)?;
    loop {
        let last = truth.last_seq().map_err(IndexError::Truth)?;
        let (done, total) = (engine.reached, last.max(engine.reached));
        shared.board.last_seq(last);
        shared.board.making_beside(Some((done, total)));
        if progress(done, total) == ControlFlow::Break(()) {
            return Err(IndexError::Cancelled);
        }
        let more = engine.read(truth, SOME)?;
        if !more || engine.pending >= BATCH {
            engine.commit(truth)?;
        }
        if !more {
            let done = engine.reached;
            return match progress(done, done) {
                ControlFlow::Break(()) => Err(IndexError::Cancelled),
                ControlFlow::Continue(()) => Ok(engine),
            };
        }
    }
}

/// Reads in what came meanwhile and makes the new index the one in use.
fn put_in_place(shared: &Shared, mut engine: Engine) -> Result<u64, IndexError> {
    let generations = &shared.place.generations;
    let mut slot = shared.engine();
    while engine.read(&*shared.truth, SOME)? {}
    engine.commit(&*shared.truth)?;
    let old = generations.current();
    generations
        .set_current(engine.opened.number)
        .map_err(|source| IndexError::Folder { path: generations.root().to_path_buf(), source })?;
    shared.publish(&engine.opened, None);
    let items = engine.opened.reader.searcher().num_docs();
    drop(slot.replace(engine));
    if let Some(old) = old {
        generations.remove(old);
    }
    Ok(items)
}
