//! Beginning an import, and going on with one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use archive::{Import, ImportId, ImportState, NewImport, NewInput};
use extract::SiteRule;

use super::input::modified_ns;
use super::live::Live;
use super::placing::Wishes;
use super::run::run;
use super::tally::Told;
use super::work::Work;
use crate::environment::Environment;
use crate::fault::refused;
use crate::jobs::Progress;
use crate::outside::{Found, walk};
use crate::pen::Pen;
use crate::text::count;
use crate::wire::WireError;

/// What is to be imported, and who does it.
pub(crate) struct Order {
    /// The hand that writes.
    pub(crate) pen: Pen,
    /// Time.
    pub(crate) environment: Environment,
    /// Imports at work.
    pub(crate) live: Arc<Live>,
}

/// What a new import is called and takes.
pub(crate) struct Fresh {
    /// What it is called.
    pub(crate) label: String,
    /// Its paths.
    pub(crate) paths: Vec<PathBuf>,
    /// True where folders inside of folders are entered.
    pub(crate) recursive: bool,
    /// What is done with what it brings.
    pub(crate) wishes: Wishes,
    /// The watched folder that begins it.
    pub(crate) watch: Option<i64>,
}

impl Order {
    /// Lists the inputs of an import and stores them with it, before anything is read.
    pub(crate) fn begin(&self, fresh: &Fresh) -> Result<ImportId, WireError> {
        let inputs: Vec<NewInput> =
            walk(&fresh.paths, fresh.recursive).into_iter().map(listed).collect();
        let new = NewImport {
            label: fresh.label.clone(),
            actor: self.pen.actor.clone(),
            at: self.pen.at,
            placing: fresh.wishes.to_json(),
            watch: fresh.watch,
        };
        Ok(self.pen.vault.archive.note_import(|notes| {
            let import = notes.begin(&new)?;
            notes.add_inputs(import, &inputs)?;
            Ok(import)
        })?)
    }

    /// Does what is left of an import.
    pub(crate) fn go_on(
        &self,
        import: ImportId,
        progress: &Progress,
        collect: bool,
    ) -> Result<Vec<Told>, WireError> {
        let entered = self
            .live
            .enter(import, progress.number())
            .ok_or_else(|| refused("this import is at work already"))?;
        progress.import(import);
        let work = self.work(import, progress)?;
        run(&work, &entered, collect)
    }

    pub(super) fn work(&self, import: ImportId, progress: &Progress) -> Result<Work, WireError> {
        let (row, rules) =
            self.pen.vault.archive.read(|r| Ok((r.imports().get(import)?, site_rules(r)?)))?;
        Ok(Work::new(
            import,
            self.pen.clone(),
            self.environment.clone(),
            progress.clone(),
            Wishes::parse(&row.placing),
            rules,
        ))
    }
}

/// What analysts taught, as the extraction wants it.
pub(crate) fn site_rules(r: &archive::Reader<'_>) -> archive::Result<Vec<SiteRule>> {
    let rules = r.site_rules().all()?;
    Ok(rules
        .into_iter()
        .map(|rule| SiteRule { host: rule.host, signature: rule.signature, cut: rule.cut })
        .collect())
}

/// A path as an input. What is no file any more when its turn comes is told then.
fn listed(found: Found) -> NewInput {
    let (Found::File(path) | Found::Skipped(path, _)) = found;
    let seen = std::fs::metadata(&path).ok();
    NewInput {
        path: path.to_string_lossy().into_owned(),
        size: seen.as_ref().filter(|seen| seen.is_file()).map_or(0, std::fs::Metadata::len),
        modified_ns: seen.as_ref().and_then(modified_ns),
    }
}

/// What an import of these paths is called.
pub(crate) fn label(paths: &[String]) -> String {
    match paths {
        [path] => Path::new(path)
            .file_name()
            .map_or_else(|| path.clone(), |name| name.to_string_lossy().into_owned()),
        paths => count(paths.len(), "path", "paths"),
    }
}

/// Imports that were at work when the program ended are paused: they go on when the user says so.
pub(crate) fn note_interrupted(archive: &archive::Archive) -> archive::Result<()> {
    let stale =
        |import: &Import| matches!(import.state, ImportState::Running | ImportState::Waiting);
    let imports = archive.read(|r| r.imports().all(true))?;
    let stale: Vec<ImportId> =
        imports.iter().filter(|import| stale(import)).map(|import| import.id).collect();
    if stale.is_empty() {
        return Ok(());
    }
    archive.note_import(|notes| {
        stale.iter().try_for_each(|import| {
            notes.set_state(*import, ImportState::Paused, None, Some("it was interrupted"))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_is_called_by_what_it_takes() {
        let name =
            |paths: &[&str]| label(&paths.iter().map(|&path| path.to_owned()).collect::<Vec<_>>());
        assert_eq!(name(&["/home/ana/export.warc.gz"]), "export.warc.gz");
        assert_eq!(name(&["/"]), "/");
        assert_eq!(name(&["/a", "/b"]), "2 paths");
    }

    #[test]
    fn what_is_not_there_is_listed_all_the_same() {
        let input = listed(Found::File(PathBuf::from("/not/there")));
        assert_eq!((input.path.as_str(), input.size, input.modified_ns), ("/not/there", 0, None));
    }
}
