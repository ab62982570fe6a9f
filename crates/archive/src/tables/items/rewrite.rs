//! Versions that are not captured: what the analyst, newer rules, a merge or a split make of an
//! item. The version they began from stays as it was.

use super::{ItemsWrite, must_exist};
use crate::change::{Noun, Op, Place};
use crate::error::{ArchiveError, Result};
use crate::ids::{CaptureId, ItemId};
use crate::tables::content::Content;
use crate::tables::version_write::{self, NewVersion, Said};
use crate::tables::versions::{MadeBy, Versions};

impl ItemsWrite<'_, '_> {
    /// Gives an item a new version that it then shows; answers with its number. Where the content
    /// is what the item shows already, nothing is written and that number is the answer. To take
    /// it back is to show the version before; the new one stays among the versions.
    ///
    /// # Errors
    /// [`ArchiveError::Refused`] for [`MadeBy::Capture`], which needs bytes that were filed.
    pub fn rewrite(&mut self, item: ItemId, content: &Content, made_by: MadeBy) -> Result<u32> {
        if made_by == MadeBy::Capture {
            return Err(ArchiveError::refused("a captured version needs the bytes it came from"));
        }
        let connection = self.writing.connection;
        must_exist(connection, &[item])?;
        let shown = Versions { connection }.shown(item)?;
        if shown.content == *content {
            return Ok(shown.number);
        }
        let number = self.add_version(item, content, made_by, Some(shown.number))?;
        self.show(item, number)?;
        Ok(number)
    }

    /// Writes a version behind the last one and logs it, without showing it.
    fn add_version(
        &mut self,
        item: ItemId,
        content: &Content,
        made_by: MadeBy,
        made_from: Option<u32>,
    ) -> Result<u32> {
        let number = self.next_version(item)?;
        let new = NewVersion { item, number, content, made_by, made_from };
        let said = version_write::insert(self.writing, &new)?;
        self.log_version(&new, &said, None)?;
        Ok(number)
    }

    /// The number behind the last version, whichever is shown.
    pub(super) fn next_version(&self, item: ItemId) -> Result<u32> {
        let last: u32 = self
            .writing
            .connection
            .prepare_cached("SELECT max(number) FROM version WHERE item_id = ?1")?
            .query_row([item], |row| row.get(0))?;
        Ok(last + 1)
    }

    /// Logs a version; with its capture and original where it was captured.
    pub(super) fn log_version(
        &mut self,
        new: &NewVersion<'_>,
        said: &Said,
        captured: Option<(CaptureId, &str)>,
    ) -> Result<()> {
        let mut after = serde_json::json!({
            "version": new.number, "sha": said.sha.as_str(), "record": said.record.as_str(),
        });
        match captured {
            Some((capture, original)) => {
                after["original"] = original.into();
                after["capture"] = capture.into();
            }
            None => {
                after["made_by"] = new.made_by.word().into();
                after["made_from"] = new.made_from.into();
            }
        }
        let place = Place { id: new.item, item: Some(new.item) };
        self.writing.record(Noun::Item, place, Op::Version, None, Some(&after.to_string()))
    }
}
