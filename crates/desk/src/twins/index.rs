//! The state of the index as the window sees it.

use archive::index::{IndexPhase, IndexState};

use super::number;
use crate::wire;

/// How far the index is.
pub(crate) fn index_state(state: &IndexState) -> wire::IndexState {
    let (phase, done, total, message) = match &state.phase {
        IndexPhase::UpToDate => (wire::IndexPhase::UpToDate, 0, 0, None),
        IndexPhase::CatchingUp => (wire::IndexPhase::CatchingUp, 0, 0, None),
        IndexPhase::Rebuilding { done, total } => {
            (wire::IndexPhase::Rebuilding, *done, *total, None)
        }
        IndexPhase::Failed { message } => (wire::IndexPhase::Failed, 0, 0, Some(message.clone())),
    };
    wire::IndexState {
        phase,
        behind: number(state.behind()),
        done: number(done),
        total: number(total),
        message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rebuild_shows_how_far_it_is() {
        let phase = IndexPhase::Rebuilding { done: 3, total: 9 };
        let shown = index_state(&IndexState { indexed_seq: 2, last_seq: 9, phase });
        assert_eq!((shown.behind, shown.done, shown.total), (7, 3, 9));
        assert_eq!(shown.phase, wire::IndexPhase::Rebuilding);
        let phase = IndexPhase::Failed { message: "no room".to_owned() };
        let shown = index_state(&IndexState { indexed_seq: 2, last_seq: 2, phase });
        assert_eq!(shown.message.as_deref(), Some("no room"));
    }
}
