//! Answers from an index that another process may be writing.

use std::sync::{Arc, PoisonError};

use super::opened::{Answer, Examined, Opened, examine};
use super::payload::Payload;
use super::shared::Shared;
use super::{IndexError, IndexState};

/// Tries to see one commit as a whole while another process commits.
const TRIES: usize = 5;

/// The newest state that the writing process has committed.
///
/// # Errors
/// [`IndexError::Unusable`] when there is no index that follows the store.
pub(super) fn newest_answer(shared: &Shared) -> Result<Arc<Answer>, IndexError> {
    let mut slot = shared.reading.lock().unwrap_or_else(PoisonError::into_inner);
    let current = shared.place.generations.current();
    let opened = match slot.take().filter(|opened| Some(opened.number) == current) {
        // The files of an index that was exchanged meanwhile are gone.
        Some(mut opened) => match follow(&mut opened) {
            Ok(()) => opened,
            Err(_) => open(shared)?,
        },
        None => open(shared)?,
    };
    shared.board.indexed_seq(opened.seq, None);
    let answer = Arc::new(opened.answer());
    *slot = Some(opened);
    Ok(answer)
}

/// The state of the index as of now, compared with the store.
pub(super) fn newest_state(shared: &Shared) -> IndexState {
    let newest = newest_answer(shared).map(|_| ());
    match shared.truth.last_seq().map_err(IndexError::Truth) {
        Ok(last) => {
            shared.board.last_seq(last);
            shared.board.failed(newest.err().map(|error| error.to_string()));
        }
        Err(error) => shared.board.failed(Some(error.to_string())),
    }
    shared.board.state()
}

fn open(shared: &Shared) -> Result<Opened, IndexError> {
    let unusable = |reason: String| IndexError::Unusable { reason };
    let number = shared
        .place
        .generations
        .current()
        .ok_or_else(|| unusable("there is none yet".to_owned()))?;
    match examine(&shared.place, number, &*shared.truth).map_err(IndexError::Truth)? {
        Examined::Fit(opened) | Examined::Outdated(opened) => Ok(opened),
        Examined::Unusable(reason) => Err(unusable(reason)),
    }
}

/// Moves the reader on to the newest commit.
fn follow(opened: &mut Opened) -> Result<(), IndexError> {
    for _ in 0..TRIES {
        let metas = opened.index.load_metas()?;
        if metas.opstamp == opened.commit {
            return Ok(());
        }
        let payload = metas.payload.as_deref().and_then(Payload::parse);
        let Some(payload) = payload else { break };
        opened.reader.reload()?;
        opened.commit = metas.opstamp;
        opened.seq = payload.seq;
        // The reader may have met a commit that is newer still: look again.
    }
    Ok(())
}
