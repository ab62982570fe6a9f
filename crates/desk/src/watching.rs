//! The clock of watched folders: while a vault is open for writing, each is looked into when its
//! time has come.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use archive::WatchId;
use jiff::Timestamp;

use crate::desk::{Desk, Inner};
use crate::wire::WatchRequest;

/// How often it is asked whether the time of a folder has come.
const TICK: Duration = Duration::from_secs(5);

/// When folders were looked at.
#[derive(Debug, Default)]
pub(crate) struct Watching {
    state: Mutex<State>,
    turned: Condvar,
    looking: Mutex<()>,
}

#[derive(Debug, Default)]
struct State {
    looked: BTreeMap<WatchId, (Instant, Timestamp)>,
    /// Raised whenever another vault is opened or closed: older clocks end.
    epoch: u64,
    turned: bool,
    /// True where this program stays, so that it keeps a clock.
    kept: bool,
}

impl Watching {
    /// Waits for the turn to look into a folder.
    pub(crate) fn one_look(&self) -> MutexGuard<'_, ()> {
        self.looking.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A folder was looked into.
    pub(crate) fn note(&self, watch: WatchId, at: Timestamp) {
        self.state().looked.insert(watch, (Instant::now(), at));
    }

    /// When a folder was looked into last, in this process and vault.
    pub(crate) fn looked_at(&self, watch: WatchId) -> Option<Timestamp> {
        self.state().looked.get(&watch).map(|(_, at)| *at)
    }

    /// Something about the folders changed: the clock looks at once.
    pub(crate) fn turn(&self) {
        self.state().turned = true;
        self.turned.notify_all();
    }

    /// From now on there is a clock for every vault that is opened for writing.
    pub(crate) fn keep(&self) {
        self.state().kept = true;
    }

    /// Starts a clock for the vault that was opened now, where there is to be one; one for another
    /// vault ends.
    pub(crate) fn start(&self, desk: &Desk) {
        let epoch = self.next_epoch();
        if !self.state().kept {
            return;
        }
        // Weak, so that the clock does not keep the desk alive.
        let inner: Weak<Inner> = Arc::downgrade(desk.inner());
        let started = thread::Builder::new().name("watched folders".to_owned()).spawn(move || {
            while let Some(inner) = inner.upgrade() {
                let desk = Desk::of(inner);
                if !desk.watching().is_current(epoch) {
                    return;
                }
                look_where_due(&desk);
                let watching = Arc::clone(desk.watching());
                drop(desk);
                watching.pause();
            }
        });
        // Without a clock, folders are looked into when somebody asks for it.
        drop(started);
    }

    /// Ends the clock.
    pub(crate) fn stop(&self) {
        self.next_epoch();
        self.turned.notify_all();
    }

    fn next_epoch(&self) -> u64 {
        let mut state = self.state();
        state.epoch += 1;
        state.looked.clear();
        state.epoch
    }

    fn is_current(&self, epoch: u64) -> bool {
        self.state().epoch == epoch
    }

    fn is_due(&self, watch: WatchId, every: u32) -> bool {
        let every = Duration::from_secs(every.into());
        self.state().looked.get(&watch).is_none_or(|(at, _)| at.elapsed() >= every)
    }

    fn pause(&self) {
        let state = self.state();
        let (mut state, _) = self
            .turned
            .wait_timeout_while(state, TICK, |state| !std::mem::take(&mut state.turned))
            .unwrap_or_else(PoisonError::into_inner);
        state.turned = false;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn look_where_due(desk: &Desk) {
    let Some(vault) = desk.open_vault_if_any() else { return };
    let Ok(watches) = vault.archive.read(|r| r.watches().all()) else { return };
    drop(vault);
    for watch in watches.iter().filter(|watch| !watch.paused) {
        if desk.watching().is_due(watch.id, watch.every) {
            // What went wrong is seen in the list of imports, or at the next look.
            drop(desk.scan_watch(WatchRequest { watch: watch.id }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_due_when_its_time_has_come() {
        let watching = Watching::default();
        assert!(watching.is_due(1, 300));
        watching.note(1, Timestamp::UNIX_EPOCH);
        assert!(!watching.is_due(1, 300));
        assert!(watching.is_due(1, 0));
        assert_eq!(watching.looked_at(1), Some(Timestamp::UNIX_EPOCH));
        let epoch = watching.next_epoch();
        assert!(watching.is_current(epoch));
        assert_eq!(watching.looked_at(1), None);
        assert!(!watching.is_current(epoch - 1));
    }

    #[test]
    fn a_turn_ends_the_pause() {
        let watching = Watching::default();
        watching.turn();
        let began = Instant::now();
        watching.pause();
        assert!(began.elapsed() < TICK);
    }
}
