//! What an import says of itself while it runs: how far it is, how fast, what became of what.

use std::sync::Arc;

use archive::{Filed, ImportState, Warning};

use super::entry::Trouble;
use super::live::Speed;
use super::work::Work;
use crate::wire::WireError;

/// Entries that are remembered one by one for whoever asked for all of them.
const REMEMBERED: usize = 10_000;

/// What became of one entry.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// The input it was in.
    pub(crate) input: u32,
    /// Place in the input, in words.
    pub(crate) place: Option<String>,
    /// The item, where there is one, and its title and warnings.
    pub(crate) filed: Option<(Filed, String, Vec<Warning>)>,
    /// Why it was left out or could not be read.
    pub(crate) why: Option<String>,
}

impl Told {
    /// An entry that became an item.
    pub(super) fn item(
        input: u32,
        place: Option<String>,
        filed: Filed,
        (title, warnings): (String, Vec<Warning>),
        why: Option<String>,
    ) -> Self {
        Self { input, place, filed: Some((filed, title, warnings)), why }
    }

    /// An entry that did not.
    pub(super) fn trouble(input: u32, place: Option<String>, trouble: Trouble) -> Self {
        Self { input, place, filed: None, why: Some(trouble.why) }
    }
}

/// Counts for those who watch.
#[derive(Debug)]
pub(super) struct Tally {
    speed: Arc<Speed>,
    /// What became of each entry, where somebody wants to know.
    collected: Option<Vec<Told>>,
    /// False once the number of entries cannot be told beforehand.
    countable: bool,
    /// True while the import is noted as paused.
    resting: bool,
}

impl Tally {
    /// Begins to count; with `collect`, what became of each entry is remembered.
    pub(super) fn new(speed: Arc<Speed>, collect: bool) -> Self {
        Self { speed, collected: collect.then(Vec::new), countable: true, resting: false }
    }

    /// The number of entries is not known: a file holds others.
    pub(super) fn uncountable(&mut self) {
        self.countable = false;
    }

    /// Some entries were stored.
    pub(super) fn stored(&mut self, work: &Work, told: Vec<Told>) {
        self.speed.add(told.len());
        if let Some(collected) = &mut self.collected {
            let room = REMEMBERED.saturating_sub(collected.len());
            collected.extend(told.into_iter().take(room));
        }
        self.tell(work);
    }

    /// Tells how far it is.
    pub(super) fn tell(&self, work: &Work) {
        let import = work.pen.vault.archive.read(|r| r.imports().get(work.import));
        let Ok(import) = import else { return };
        let number = crate::twins::number;
        let total = if self.countable { number(import.inputs) } else { 0 };
        work.progress.bytes(number(import.counts.bytes_done), number(import.bytes_total));
        work.progress.at(number(import.counts.entries), total, work.current().as_deref());
    }

    /// Nothing came for a while. Where that is because it is paused, the vault is told: it stays
    /// paused when the program ends.
    pub(super) fn rest(&mut self, work: &Work) -> Result<(), WireError> {
        let paused = work.progress.is_paused();
        if paused == self.resting {
            return Ok(());
        }
        self.resting = paused;
        let (state, why) = if paused {
            (ImportState::Paused, Some("paused by you"))
        } else {
            (ImportState::Running, None)
        };
        let archive = &work.pen.vault.archive;
        Ok(archive.note_import(|notes| notes.set_state(work.import, state, None, why))?)
    }

    /// What became of each entry.
    pub(super) fn collected(self) -> Vec<Told> {
        self.collected.unwrap_or_default()
    }
}
