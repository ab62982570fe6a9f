//! What failed in an import is tried again, and nothing else.

use std::collections::BTreeMap;

use archive::{
    Act, ImportId, ImportTrouble, MadeBy, Outcome, Sha256Hex, TroubleFilter, TroubleKind,
};

use super::live::Entered;
use super::run::run;
use super::start::Order;
use super::work::Work;
use crate::cleaning;
use crate::fault::refused;
use crate::jobs::Progress;
use crate::wire::WireError;

/// Failed entries that are looked up at once.
const PAGE: u32 = 500;

impl Order {
    /// Tries again what failed. Pages whose bytes are kept are read from these; whole files from
    /// where they stand; parts of a file by reading the file once more for them alone.
    pub(crate) fn try_again(&self, import: ImportId, progress: &Progress) -> Result<(), WireError> {
        let entered = self
            .live
            .enter(import, progress.number())
            .ok_or_else(|| refused("this import is at work already"))?;
        progress.import(import);
        let failed = self.failed(import)?;
        let total = i64::try_from(failed.len()).unwrap_or(i64::MAX);
        let mut places = BTreeMap::new();
        for (done, trouble) in (0_i64..).zip(failed) {
            progress.checkpoint()?;
            progress.at(done, total, trouble.place.as_deref());
            match (&trouble.original, &trouble.place) {
                (Some(sha), _) => self.read_kept(import, &trouble, sha)?,
                (None, None) => {
                    self.pen
                        .vault
                        .archive
                        .note_import(|n| n.restart_input(import, trouble.input))?;
                }
                (None, Some(place)) => {
                    places.insert((trouble.input, place.clone()), trouble.id);
                }
            }
        }
        self.places(import, progress, &entered, places)?;
        // Files that failed as a whole wait now; they are read like any other.
        run(&self.work(import, progress)?, &entered, false).map(drop)
    }

    fn failed(&self, import: ImportId) -> Result<Vec<ImportTrouble>, WireError> {
        let filter = TroubleFilter { what: Some(TroubleKind::Failed), open: true };
        let mut failed = Vec::new();
        loop {
            let offset = failed.len() as u64;
            let archive = &self.pen.vault.archive;
            let page = archive.read(|r| r.imports().troubles(import, filter, offset, PAGE))?.rows;
            if page.is_empty() {
                return Ok(failed);
            }
            failed.extend(page);
        }
    }

    /// A page that was stopped: its bytes are kept, and its item has its visible text.
    fn read_kept(
        &self,
        import: ImportId,
        trouble: &ImportTrouble,
        sha: &Sha256Hex,
    ) -> Result<(), WireError> {
        let archive = &self.pen.vault.archive;
        let Some(item) = archive.read(|r| r.items().by_original(sha))? else { return Ok(()) };
        let Some(content) = cleaning::read_again(&self.pen, item)? else { return Ok(()) };
        let act = Act::new(self.environment.now(), self.pen.actor.clone(), "Read a page once more");
        let ((), changed) = archive.import_batch(act, import, |batch| {
            batch.writer().items().rewrite(item, &content, MadeBy::Rules)?;
            batch.notes().settle(import, trouble.id, Outcome::New)
        })?;
        self.pen.tell(changed);
        Ok(())
    }

    /// Parts of files: the files are read for them alone.
    fn places(
        &self,
        import: ImportId,
        progress: &Progress,
        entered: &Entered,
        places: BTreeMap<(u32, String), i64>,
    ) -> Result<(), WireError> {
        if places.is_empty() {
            return Ok(());
        }
        let mut work: Work = self.work(import, progress)?;
        work.again = Some(places);
        run(&work, entered, false).map(drop)
    }
}
