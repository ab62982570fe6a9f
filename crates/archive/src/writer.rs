//! Writing: one act, in one transaction, with its rows in the log.

use crate::change::{Changed, Writing};
use crate::reader::Reader;
use crate::tables::{
    BriefingsWrite, CasesWrite, CorrectionsWrite, ItemsWrite, LinksWrite, TagsWrite, VaultWrite,
};

/// An act under way. Everything done through it is stored together or not at all, and is taken
/// back together.
pub struct Writer<'c> {
    writing: Writing<'c>,
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

    /// Renames the vault or its analyst.
    pub fn vault(&mut self) -> VaultWrite<'_, 'c> {
        VaultWrite { writing: &mut self.writing }
    }
}
