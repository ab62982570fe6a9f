//! Reading: one snapshot of everything, however many questions are asked of it.

use rusqlite::Connection;

use crate::change::Log;
use crate::tables::{
    Briefings, Captures, Cases, Containers, Corrections, Imports, Items, Links, SiteRules, Sources,
    Tags, Vault, Versions, Watches,
};

/// A snapshot of the vault. Every handle made from it sees the same moment.
#[derive(Clone, Copy)]
pub struct Reader<'r> {
    pub(crate) connection: &'r Connection,
}

impl<'r> Reader<'r> {
    /// Items: lists, rows, one in full.
    pub fn items(&self) -> Items<'r> {
        Items { connection: self.connection }
    }

    /// Versions of items.
    pub fn versions(&self) -> Versions<'r> {
        Versions { connection: self.connection }
    }

    /// Acts of filing.
    pub fn captures(&self) -> Captures<'r> {
        Captures { connection: self.connection }
    }

    /// What analysts put right.
    pub fn corrections(&self) -> Corrections<'r> {
        Corrections { connection: self.connection }
    }

    /// Who published.
    pub fn sources(&self) -> Sources<'r> {
        Sources { connection: self.connection }
    }

    /// Tags.
    pub fn tags(&self) -> Tags<'r> {
        Tags { connection: self.connection }
    }

    /// Cases.
    pub fn cases(&self) -> Cases<'r> {
        Cases { connection: self.connection }
    }

    /// Items in cases.
    pub fn links(&self) -> Links<'r> {
        Links { connection: self.connection }
    }

    /// Briefings and their revisions.
    pub fn briefings(&self) -> Briefings<'r> {
        Briefings { connection: self.connection }
    }

    /// Files that held originals.
    pub fn containers(&self) -> Containers<'r> {
        Containers { connection: self.connection }
    }

    /// Imports and their reports.
    pub fn imports(&self) -> Imports<'r> {
        Imports { connection: self.connection }
    }

    /// Rules for sites.
    pub fn site_rules(&self) -> SiteRules<'r> {
        SiteRules { connection: self.connection }
    }

    /// Watched folders.
    pub fn watches(&self) -> Watches<'r> {
        Watches { connection: self.connection }
    }

    /// The vault's own row.
    pub fn vault(&self) -> Vault<'r> {
        Vault { connection: self.connection }
    }

    /// The log of changes.
    pub fn log(&self) -> Log<'r> {
        Log { connection: self.connection }
    }
}
