//! The files inside a document that is a ZIP archive, unpacked one by one within bounds.

use std::io::Cursor;

use crate::formats::PartLimits;
use crate::formats::zip::{
    self,
    directory::{Directory, Entry},
};

/// At most this many bytes come out of one document (200 MB).
const MOST: u64 = 200 << 20;

/// At most this many files of one document are looked at.
const FILES: usize = 50_000;

/// A document that is a ZIP archive.
pub(in crate::formats) struct Package<'a> {
    source: Cursor<&'a [u8]>,
    entries: Vec<Entry>,
    left: u64,
    /// True where a file in it could not be unpacked.
    pub(in crate::formats) damaged: bool,
}

impl<'a> Package<'a> {
    /// Opens a document; `None` where it is no archive, or cut off.
    pub(in crate::formats) fn open(bytes: &'a [u8]) -> Option<Self> {
        let mut source = Cursor::new(bytes);
        let directory = Directory::find(&mut source, bytes.len() as u64).ok()??;
        let mut entries = Vec::new();
        let mut at = directory.first;
        while at < directory.end && entries.len() < FILES {
            let Some(entry) = directory.entry(&mut source, at).ok()? else { break };
            at = entry.next;
            entries.push(entry);
        }
        Some(Self { source, entries, left: MOST, damaged: false })
    }

    /// Whether there is such a file.
    pub(in crate::formats) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// A file of the document as text; `None` where it is not there or cannot be unpacked.
    pub(in crate::formats) fn text(&mut self, name: &str) -> Option<String> {
        let entry = self.entries.iter().find(|entry| entry.name == name)?;
        let part = self.left.min(PartLimits::default().part);
        let limits = PartLimits { part, ..PartLimits::default() };
        let bytes = zip::bytes(&mut self.source, entry, &limits).ok().and_then(Result::ok);
        let Some(bytes) = bytes else {
            self.damaged = true;
            return None;
        };
        self.left = self.left.saturating_sub(bytes.len() as u64);
        Some(crate::encoding::decode(&bytes, None).text)
    }
}
