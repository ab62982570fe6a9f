//! What the layout may see: one template, one file of data, the fonts, and the day of the document.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fonts::Fonts;

/// The template. It never changes; what a document says is data.
const TEMPLATE: &str = include_str!("template.typ");

static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));

/// The world of one document.
pub(super) struct Sheet<'a> {
    fonts: &'a Fonts,
    template: Source,
    data: (FileId, Bytes),
    day: Option<Datetime>,
}

impl<'a> Sheet<'a> {
    /// `day` is ISO; the layout has no other clock.
    pub(super) fn new(data: &serde_json::Value, day: &str, fonts: &'a Fonts) -> Self {
        Self {
            fonts,
            template: Source::new(file("/template.typ"), TEMPLATE.to_owned()),
            data: (file("/data.json"), Bytes::from_string(data.to_string())),
            day: datetime(day),
        }
    }
}

fn file(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a constant path is sound");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn datetime(day: &str) -> Option<Datetime> {
    let day: jiff::civil::Date = day.parse().ok()?;
    let month = u8::try_from(day.month()).ok()?;
    Datetime::from_ymd(day.year().into(), month, u8::try_from(day.day()).ok()?)
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.day
    }
}

#[cfg(test)]
mod tests {
    use super::{Sheet, datetime, file};
    use crate::pdf::Fonts;
    use typst::World as _;

    #[test]
    fn nothing_but_the_two_files_can_be_read() {
        let fonts = Fonts::built_in();
        let sheet = Sheet::new(&serde_json::json!({}), "2026-03-09", &fonts);
        assert!(sheet.source(sheet.main()).is_ok());
        assert!(sheet.file(file("/data.json")).is_ok());
        for path in ["/etc/passwd", "/data.json/x", "/other.typ"] {
            assert!(sheet.file(file(path)).is_err() && sheet.source(file(path)).is_err(), "{path}");
        }
    }

    #[test]
    fn a_day_that_is_none_gives_no_date() {
        assert!(datetime("2026-03-09").is_some());
        assert!(datetime("2026-02-30").is_none() && datetime("").is_none());
    }
}
