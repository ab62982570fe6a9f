//! Writing in a vault: one act after the other, each signed, dated and told to every listener.

use std::sync::Arc;

use archive::{Act, ArchiveError, Writer};
use jiff::Timestamp;

use crate::child::Pool;
use crate::listeners::Listeners;
use crate::open::OpenVault;
use crate::twins;
use crate::wire::{Changed, Done, Event, WireError};

/// The analyst's hand in a vault at a moment.
#[derive(Clone)]
pub(crate) struct Pen {
    pub(crate) vault: Arc<OpenVault>,
    pub(crate) children: Arc<Pool>,
    listeners: Arc<Listeners>,
    /// The moment of what is done.
    pub(crate) at: Timestamp,
    /// Who does it.
    pub(crate) actor: String,
}

impl Pen {
    /// The hand of the vault's analyst.
    pub(crate) fn of(
        vault: Arc<OpenVault>,
        children: Arc<Pool>,
        listeners: Arc<Listeners>,
        at: Timestamp,
    ) -> Result<Self, WireError> {
        let actor = vault.analyst()?;
        Ok(Self { vault, children, listeners, at, actor })
    }

    /// The same hand at another moment.
    pub(crate) fn at(&self, at: Timestamp) -> Self {
        Self { at, ..self.clone() }
    }

    /// The same vault at another moment, in the hand of whoever is its analyst now.
    pub(crate) fn again(&self, at: Timestamp) -> Result<Self, WireError> {
        let actor = self.vault.analyst()?;
        Ok(Self { at, actor, ..self.clone() })
    }

    /// Does one act and tells what changed.
    pub(crate) fn write<T>(
        &self,
        label: impl Into<String>,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, ArchiveError>,
    ) -> Result<(T, Changed), WireError> {
        let act = Act::new(self.at, self.actor.clone(), label);
        let (value, changed) = self.vault.archive.write(act, work)?;
        Ok((value, self.tell(changed)))
    }

    /// Does one act that has nothing to answer but what was done.
    pub(crate) fn done<T>(
        &self,
        label: impl Into<String>,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, ArchiveError>,
    ) -> Result<Done, WireError> {
        let label = label.into();
        let (_, changed) = self.write(label.clone(), work)?;
        let nothing = changed == Changed::default();
        let label = if nothing { "Nothing to change".to_owned() } else { label };
        Ok(Done { label, changed })
    }

    /// Tells every listener what changed.
    pub(crate) fn tell(&self, changed: archive::Changed) -> Changed {
        let changed = twins::changed(changed);
        if changed != Changed::default() {
            self.listeners.tell(&Event::Changed { changed: changed.clone() });
        }
        changed
    }
}
