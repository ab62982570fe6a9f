//! Writing: one act, in one transaction, with its rows in the log.

use crate::change::{Changed, Writing};
use crate::reader::Reader;
use crate::tables::{
    BriefingsWrite, CasesWrite, ContainersWrite, CorrectionsWrite, ImportsWrite, ItemsWrite,
    LinksWrite, SiteRulesWrite, TagsWrite, VaultWrite, WatchesWrite,
};

/// An act under way. Everything done through it is stored together or not at all, and is taken
/// back together.
pub struct Writer<'c> {
    pub(crate) writing: Writing<'c>,
}

impl<'c> Writer<'c> {
    pub(crate) fn new(writing: Writing<'c>) -> Self {
        Self { writing }
    }

    pub(crate) fn finish(self) -> Changed {
        self.writing.touched.into()
    }

    /// Reads what stands now, with the changes of this act so far.
    pub fn read(&self) -> Reader<'c> {
        Reader { connection: self.writing.connection }
    }

    /// Files items and decides about them.
    pub fn items(&mut self) -> ItemsWrite<'_, 'c> {
        ItemsWrite { writing: &mut self.writing }
    }

    /// Puts tags on items.
    pub fn tags(&mut self) -> TagsWrite<'_, 'c> {
        TagsWrite { writing: &mut self.writing }
    }

    /// Puts fields of items right.
    pub fn corrections(&mut self) -> CorrectionsWrite<'_, 'c> {
        CorrectionsWrite { writing: &mut self.writing }
    }

    /// Makes and changes cases.
    pub fn cases(&mut self) -> CasesWrite<'_, 'c> {
        CasesWrite { writing: &mut self.writing }
    }

    /// Links items to cases.
    pub fn links(&mut self) -> LinksWrite<'_, 'c> {
        LinksWrite { writing: &mut self.writing }
    }

    /// Makes and saves briefings.
    pub fn briefings(&mut self) -> BriefingsWrite<'_, 'c> {
        BriefingsWrite { writing: &mut self.writing }
    }

    /// Notes files that held originals.
    pub fn containers(&mut self) -> ContainersWrite<'_, 'c> {
        ContainersWrite { writing: &mut self.writing }
    }

    /// Decides about what imports filed.
    pub fn imports(&mut self) -> ImportsWrite<'_, 'c> {
        ImportsWrite { writing: &mut self.writing }
    }

    /// Teaches rules for sites.
    pub fn site_rules(&mut self) -> SiteRulesWrite<'_, 'c> {
        SiteRulesWrite { writing: &mut self.writing }
    }

    /// Begins, changes and gives up watching folders.
    pub fn watches(&mut self) -> WatchesWrite<'_, 'c> {
        WatchesWrite { writing: &mut self.writing }
    }

    /// Renames the vault or its analyst.
    pub fn vault(&mut self) -> VaultWrite<'_, 'c> {
        VaultWrite { writing: &mut self.writing }
    }
}
