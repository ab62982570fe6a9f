//! A vault in a temporary folder, and short ways to fill it.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use archive::{
    Act, Archive, ArchiveError, BriefingText, Changed, Content, DoctorOptions, DoctorReport, Filed,
    How, ItemDetail, ItemId, ItemRow, Mode, NewCapture, NewItem, NewVault, Opening, PutOriginal,
    Status, Writer,
};
use jiff::Timestamp;

/// The moment at which every test begins: 2 March 2026, 09:00 UTC.
pub(crate) const BEGINNING: i64 = 1_772_442_000;

pub(crate) const VAULT_ID: &str = "0123456789abcdef0123456789abcdef";

pub(crate) struct Fixture {
    archive: Option<Archive>,
    place: tempfile::TempDir,
    seconds: Cell<i64>,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("Test.dossier");
        let archive = Archive::create(&folder, &new_vault(), opening(Mode::Write)).unwrap();
        Self { archive: Some(archive), place, seconds: Cell::new(0) }
    }

    pub(crate) fn archive(&self) -> &Archive {
        self.archive.as_ref().unwrap()
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.place.path().join("Test.dossier")
    }

    /// Closes the vault and leaves its folder.
    pub(crate) fn close(&mut self) {
        self.archive = None;
    }

    /// Opens it again for writing.
    pub(crate) fn open(&mut self) -> Result<(), ArchiveError> {
        self.close();
        self.archive = Some(Archive::open(&self.path(), opening(Mode::Write))?);
        Ok(())
    }

    /// A second later than the last act.
    pub(crate) fn now(&self) -> Timestamp {
        self.seconds.set(self.seconds.get() + 1);
        at(self.seconds.get())
    }

    /// Lets time go by.
    pub(crate) fn wait(&self, seconds: i64) {
        self.seconds.set(self.seconds.get() + seconds);
    }

    /// Does something as Ada.
    pub(crate) fn act<T>(
        &self,
        label: &str,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, ArchiveError>,
    ) -> T {
        self.try_act(label, work).unwrap().0
    }

    pub(crate) fn try_act<T>(
        &self,
        label: &str,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, ArchiveError>,
    ) -> Result<(T, Changed), ArchiveError> {
        self.archive().write(Act::new(self.now(), "Ada", label), work)
    }

    /// Files a text; its first line is the title.
    pub(crate) fn file(&self, text: &str) -> Filed {
        let item = self.new_item(text);
        self.act("Filed an item", |w| w.items().file(&item))
    }

    /// An item whose original is the text.
    pub(crate) fn new_item(&self, text: &str) -> NewItem {
        new_item(self.archive(), text)
    }

    pub(crate) fn row(&self, item: ItemId) -> ItemRow {
        self.archive().read(|r| r.items().rows(&[item])).unwrap().pop().unwrap()
    }

    pub(crate) fn detail(&self, item: ItemId) -> ItemDetail {
        self.archive().read(|r| r.items().detail(item)).unwrap()
    }

    pub(crate) fn status(&self, item: ItemId) -> Status {
        self.row(item).status
    }

    pub(crate) fn undo(&self) -> Result<archive::Undone, ArchiveError> {
        self.archive().undo("Ada", self.now())
    }

    pub(crate) fn redo(&self) -> Result<archive::Undone, ArchiveError> {
        self.archive().redo("Ada", self.now())
    }

    pub(crate) fn doctor(&self) -> DoctorReport {
        examine(self.archive())
    }

    /// Checks everything but the index, which runs on its own time.
    pub(crate) fn assert_sound(&self) {
        let report = self.doctor();
        for check in report.checks.iter().filter(|check| check.name != "Search index") {
            assert!(check.ok, "{check:#?}");
        }
    }
}

pub(crate) fn examine(archive: &Archive) -> DoctorReport {
    let mut progress = |_: &'static str, _: u64, _: u64| std::ops::ControlFlow::Continue(());
    archive.doctor(DoctorOptions::default(), &mut progress).unwrap()
}

pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(BEGINNING + seconds).unwrap()
}

pub(crate) fn opening(mode: Mode) -> Opening {
    Opening::new(mode, at(0))
}

pub(crate) fn open_to_read(folder: &Path) -> Result<Archive, ArchiveError> {
    Archive::open(folder, opening(Mode::Read))
}

pub(crate) fn new_vault() -> NewVault {
    NewVault { name: "Test".to_owned(), analyst: "Ada".to_owned(), vault_id: VAULT_ID.to_owned() }
}

pub(crate) fn new_item(archive: &Archive, text: &str) -> NewItem {
    item_of(archive.originals().put(text.as_bytes()).unwrap(), text)
}

/// An item whose original is kept already.
pub(crate) fn item_of(original: PutOriginal, text: &str) -> NewItem {
    let (title, body) = text.split_once('\n').unwrap_or((text, ""));
    NewItem {
        key_stem: "buoy-2026".to_owned(),
        content: Content {
            title: title.to_owned(),
            title_basis: "first_line".to_owned(),
            body: body.to_owned(),
            ..Content::default()
        },
        capture: capture_of(original),
    }
}

pub(crate) fn capture(archive: &Archive, bytes: &[u8]) -> NewCapture {
    capture_of(archive.originals().put(bytes).unwrap())
}

fn capture_of(original: PutOriginal) -> NewCapture {
    NewCapture { rules: "1".to_owned(), ..NewCapture::of(original, How::Paste) }
}

pub(crate) fn text(markdown: &str, cites: &[&str]) -> BriefingText {
    BriefingText {
        markdown: markdown.to_owned(),
        words: u32::try_from(markdown.split_whitespace().count()).unwrap(),
        cites: cites.iter().map(|key| (*key).to_owned()).collect(),
    }
}

pub(crate) fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
