//! The thread that keeps the index in step with the store, whatever happens to it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use super::IndexError;
use super::board::Task;
use super::engine::Engine;
use super::health::{damaged_files, stands_twice};
use super::rebuild::build_beside;
use super::shared::Shared;
use super::trouble::Trouble;
use super::writer::close_writer;

/// Changes read at once.
const SOME: usize = 1_000;

/// Changes committed together while following.
const BATCH: usize = 2_000;

/// Changes committed together while an import brings them and nobody waits.
const GATHERED: usize = 8_000;

/// Changes committed together when there are many to read.
const LARGE_BATCH: usize = 20_000;

/// Merges may take so long when the index is closed.
const PATIENCE_FOR_MERGES: Duration = Duration::from_secs(5);

/// Follows the store until asked to stop. A failure is shown, and another attempt follows.
pub(super) fn run(shared: &Shared) {
    let mut trouble = Trouble::default();
    while !shared.board.is_stopped() {
        let error = match catch_unwind(AssertUnwindSafe(|| follow(shared, &mut trouble))) {
            Ok(Ok(())) => return,
            Ok(Err(error)) => error,
            Err(_) => IndexError::Unusable { reason: "the indexer broke off".to_owned() },
        };
        *shared.engine() = None;
        trouble.count(&error);
        shared.board.making(None);
        shared.board.failed(Some(error.to_string()));
        if trouble.asks_for_new_index() {
            let _tried_again_after_the_pause = shared.begin_anew();
        }
        shared.board.pause(trouble.pause(shared.pace));
    }
}

/// Closes the index after the thread has ended; with `patience` its merges may end.
pub(super) fn close(shared: &Shared, patient: bool) {
    if let Some(engine) = shared.engine().take()
        && patient
    {
        close_writer(engine.writer, PATIENCE_FOR_MERGES);
    }
}

/// Opens the index if need be and follows the store; `Ok` when asked to stop.
fn follow(shared: &Shared, trouble: &mut Trouble) -> Result<(), IndexError> {
    if shared.engine().is_none() {
        shared.prepare()?;
    }
    let mut quiet = Quiet::default();
    loop {
        if shared.engine().is_none() {
            make_by_todays_rules(shared)?;
        }
        catch_up(shared)?;
        if shared.board.is_stopped() {
            return Ok(());
        }
        trouble.is_over();
        shared.board.failed(None);
        match shared.board.next_task(shared.pace, quiet.limit(shared)) {
            Task::Stop => return Ok(()),
            Task::Read => quiet.tidied = false,
            Task::Verify => verify(shared)?,
            Task::Idle if quiet.tidied => {
                quiet.verified = true;
                verify(shared)?;
            }
            Task::Idle => {
                quiet.tidied = true;
                let_old_files_go(shared)?;
            }
        }
    }
}

/// What was done since the last change.
#[derive(Default)]
struct Quiet {
    tidied: bool,
    verified: bool,
}

impl Quiet {
    /// How long to wait for a change before there is something else to do.
    fn limit(&self, shared: &Shared) -> Option<Duration> {
        match (self.tidied, self.verified) {
            (false, _) => Some(shared.pace.tidy_after),
            (true, false) => Some(shared.pace.verify_after),
            (true, true) => None,
        }
    }
}

/// Reads in everything that is waiting.
fn catch_up(shared: &Shared) -> Result<(), IndexError> {
    loop {
        let mut slot = shared.engine();
        let Some(engine) = slot.as_mut() else { return Ok(()) };
        let progress = |engine: &Engine| {
            let last = shared.board.state().last_seq.max(engine.reached);
            engine.is_being_made().then_some((engine.reached, last))
        };
        shared.board.making(progress(engine));
        let more = engine.read(&*shared.truth, SOME)?;
        let behind = shared.board.state().last_seq.saturating_sub(engine.opened.seq);
        let many = more && behind > LARGE_BATCH as u64;
        let gather = !engine.is_being_made() && shared.board.may_gather(shared.pace);
        let enough = match (many, gather) {
            (true, _) => LARGE_BATCH,
            (false, true) => GATHERED,
            (false, false) => BATCH,
        };
        if engine.pending >= enough || (!more && !gather) {
            engine.commit(&*shared.truth)?;
            shared.publish(&engine.opened, progress(engine).filter(|_| more));
        } else {
            shared.board.read_seq(engine.reached);
        }
        drop(slot);
        shared.board.announce();
        if !more || shared.board.is_stopped() {
            return Ok(());
        }
    }
}

/// Makes a new index while the one by other rules answers.
fn make_by_todays_rules(shared: &Shared) -> Result<(), IndexError> {
    let made = build_beside(shared, &mut |_, _| {
        if shared.board.is_stopped() {
            std::ops::ControlFlow::Break(())
        } else {
            std::ops::ControlFlow::Continue(())
        }
    });
    match made {
        Err(IndexError::Cancelled) if shared.board.is_stopped() => Ok(()),
        made => made.map(|_| ()),
    }
}

/// Reads every file of the index; one that is not as it was written, or an item that stands
/// there twice, makes the index begin anew.
fn verify(shared: &Shared) -> Result<(), IndexError> {
    let answer = shared.answer()?;
    let stopped = || shared.board.is_stopped();
    let sound = damaged_files(answer.searcher.index(), stopped)?.is_empty()
        && stands_twice(&answer.searcher)?.is_empty();
    drop(answer);
    if sound || shared.board.is_stopped() { Ok(()) } else { shared.begin_anew() }
}

/// Shows the reader what merges have made of the files, so that the old ones can go.
fn let_old_files_go(shared: &Shared) -> Result<(), IndexError> {
    let slot = shared.engine();
    let Some(engine) = slot.as_ref() else { return Ok(()) };
    engine.opened.reader.reload()?;
    shared.publish(&engine.opened, None);
    Ok(())
}

/// Starts the thread.
pub(super) fn start(shared: &Arc<Shared>) -> std::io::Result<std::thread::JoinHandle<()>> {
    let shared = Arc::clone(shared);
    std::thread::Builder::new().name("dossier-index".to_owned()).spawn(move || run(&shared))
}

#[cfg(test)]
mod tests;
