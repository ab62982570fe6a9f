//! The reader of an import: one input after the other, entry after entry, as far as there is room.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::mpsc::SyncSender;

use archive::{ImportInput, InputState, NewContainer, Sha256Hex};
use extract::{Kind, MAX_INPUT, Told, detect};

use super::container::{Container, Outcome};
use super::cursor::Cursor;
use super::entry::{Document, End, Entry, Found, Trouble};
use super::input::{Followed, Opened};
use super::work::Work;
use crate::outside::{Unreadable, read_file};

/// Room that an entry takes besides its bytes.
const OVERHEAD: u64 = 1 << 10;

/// Reads inputs and hands entries over: documents to those who read them, all else straight to
/// who stores it.
pub(super) struct Reader<'w> {
    pub(super) work: &'w Work,
    to_read: SyncSender<Entry>,
    to_store: SyncSender<Entry>,
    order: u64,
    pub(super) input: u32,
    pub(super) bytes_done: u64,
}

impl<'w> Reader<'w> {
    /// A reader that hands over to these.
    pub(super) fn new(
        work: &'w Work,
        to_read: SyncSender<Entry>,
        to_store: SyncSender<Entry>,
    ) -> Self {
        Self { work, to_read, to_store, order: 0, input: 0, bytes_done: 0 }
    }

    /// Reads an input from where it stands. Breaks where nothing more is to be read.
    pub(super) fn read(&mut self, input: &ImportInput) -> ControlFlow<()> {
        self.input = input.number;
        self.bytes_done = 0;
        self.work.reading(&input.path);
        let path = Path::new(&input.path);
        let opened = match Opened::at(path) {
            Ok(opened) => opened,
            Err(why) => return self.unreadable(&why),
        };
        match opened.kind.filter(|kind| kind.format().parts.is_some()) {
            Some(kind) => self.container(input, opened, kind),
            None => self.document(input, path),
        }
    }

    /// A file that is one document.
    fn document(&mut self, input: &ImportInput, path: &Path) -> ControlFlow<()> {
        if !Cursor::parse(&input.cursor).is_start() {
            // It was filed, and the program ended before the end was noted.
            self.bytes_done = input.size;
            return self.end(InputState::Done, None, None);
        }
        let bytes = match read_file(path, MAX_INPUT) {
            Ok(bytes) => bytes,
            Err(why) => return self.unreadable(&why),
        };
        self.bytes_done = input.size;
        let name = file_name(path);
        match detect(&bytes, name.as_deref()) {
            Ok(kind) => {
                let document = self.file(bytes, kind, name, input);
                self.emit(
                    None,
                    Some(Cursor::default().inside(0)),
                    Found::Document(Box::new(document)),
                )?;
                self.end(InputState::Done, Some(kind), None)
            }
            Err(why) => {
                self.emit(None, None, Found::Trouble(Trouble::skipped(why.in_words())))?;
                self.end(InputState::Skipped, None, Some(why.in_words()))
            }
        }
    }

    /// A file that holds documents, and may be one itself.
    fn container(
        &mut self,
        input: &ImportInput,
        mut opened: Opened,
        kind: Kind,
    ) -> ControlFlow<()> {
        let cursor = Cursor::parse(&input.cursor);
        if !self.same_as_before(input, &mut opened, kind, &cursor)? {
            return ControlFlow::Continue(());
        }
        let path = Path::new(&input.path);
        let name = file_name(path);
        if kind.format().document.is_some() && cursor.is_start() && self.work.again.is_none() {
            match read_file(path, MAX_INPUT) {
                Ok(bytes) => {
                    let document = self.file(bytes, kind, name.clone(), input);
                    let next = Cursor::default().inside(0);
                    self.emit(None, Some(next), Found::Document(Box::new(document)))?;
                }
                Err(why) => return self.unreadable(&why),
            }
        }
        let furthest = std::rc::Rc::default();
        let mut source = Followed::new(opened.file, std::rc::Rc::clone(&furthest));
        let container = Container {
            kind,
            name,
            length: opened.size,
            at: Cursor::default(),
            places: Vec::new(),
            furthest: Some(furthest),
        };
        let from = if self.work.again.is_some() { Cursor::default() } else { cursor };
        let outcome = container.read(self, &mut source, &from)?;
        self.bytes_done = opened.size;
        match outcome {
            Outcome::Whole => self.end(InputState::Done, Some(kind), None),
            Outcome::CutOff(why) => self.end(InputState::Done, Some(kind), Some(why)),
            Outcome::Broken(why) => {
                self.emit(None, None, Found::Trouble(Trouble::failed(why.clone())))?;
                self.end(InputState::Failed, Some(kind), Some(why))
            }
        }
    }

    /// Notes which file the parts come from; where reading goes on in the middle, checks that it
    /// is the file it was. False where the input is at its end for that reason.
    fn same_as_before(
        &mut self,
        input: &ImportInput,
        opened: &mut Opened,
        kind: Kind,
        cursor: &Cursor,
    ) -> ControlFlow<(), bool> {
        let untouched = opened.size == input.size && opened.modified_ns == input.modified_ns;
        if input.container.is_some() && untouched {
            return ControlFlow::Continue(true);
        }
        let sha = match opened.sha(&|| !self.work.is_halted()) {
            Ok(Some(sha)) => sha,
            Ok(None) => return ControlFlow::Break(()),
            Err(error) => {
                self.unreadable(&Unreadable::Refused(error.to_string()))?;
                return ControlFlow::Continue(false);
            }
        };
        if !cursor.is_start() && self.noted_sha(input).is_some_and(|before| before != sha) {
            let why = "the file was changed since it was begun; what was filed of it is safe, \
                       import it anew to file the rest";
            self.emit(None, None, Found::Trouble(Trouble::failed(why)))?;
            self.end(InputState::Failed, Some(kind), Some(why.to_owned()))?;
            return ControlFlow::Continue(false);
        }
        if input.container.is_none() {
            let container = NewContainer {
                sha: Some(sha),
                name: input.path.clone(),
                size: opened.size,
                kind: kind.word().to_owned(),
            };
            self.emit(None, None, Found::Container(container))?;
        }
        ControlFlow::Continue(true)
    }

    fn noted_sha(&self, input: &ImportInput) -> Option<Sha256Hex> {
        let id = input.container?;
        let archive = &self.work.pen.vault.archive;
        archive.read(|r| r.containers().get(id)).ok()?.sha
    }

    /// A document that is a file of its own.
    fn file(
        &self,
        bytes: Vec<u8>,
        kind: Kind,
        name: Option<String>,
        input: &ImportInput,
    ) -> Document {
        let found = self.found(bytes, kind, name, self.work.wishes.url.clone());
        Document { from: Some(input.path.clone()), ..found }
    }

    /// A document with what is known of it.
    pub(super) fn found(
        &self,
        bytes: Vec<u8>,
        kind: Kind,
        name: Option<String>,
        url: Option<String>,
    ) -> Document {
        let at = self.work.environment.now();
        Document { bytes, kind, name, from: None, url, told: Told::default(), at }
    }

    /// A file that cannot be read.
    fn unreadable(&mut self, why: &Unreadable) -> ControlFlow<()> {
        let words = why.to_string();
        let (trouble, state) = match why {
            // Trying again may help.
            Unreadable::Missing | Unreadable::Refused(_) => {
                (Trouble::failed(words.clone()), InputState::Failed)
            }
            Unreadable::NotAFile(_) | Unreadable::TooLarge { .. } => {
                (Trouble::skipped(words.clone()), InputState::Skipped)
            }
        };
        self.emit(None, None, Found::Trouble(trouble))?;
        self.end(state, None, Some(words))
    }

    fn end(
        &mut self,
        state: InputState,
        kind: Option<Kind>,
        why: Option<String>,
    ) -> ControlFlow<()> {
        let kind = kind.map(|kind| kind.word().to_owned());
        self.emit(None, None, Found::End(End { state, kind, why }))
    }

    /// Hands an entry over as soon as there is room for it. Breaks where nothing more is wanted.
    pub(super) fn emit(
        &mut self,
        place: Option<String>,
        cursor: Option<Cursor>,
        found: Found,
    ) -> ControlFlow<()> {
        if self.work.progress.checkpoint().is_err() {
            self.work.halt();
            return ControlFlow::Break(());
        }
        let settles = match self.wanted(place.as_deref(), &found) {
            Wanted::All => None,
            Wanted::This(trouble) => Some(trouble),
            Wanted::No => return ControlFlow::Continue(()),
        };
        let (bytes, to) = match &found {
            Found::Document(document) => (document.bytes.len() as u64, &self.to_read),
            _ => (0, &self.to_store),
        };
        let Some(hold) = self.work.budget.take(bytes + OVERHEAD) else {
            return ControlFlow::Break(());
        };
        let entry = Entry {
            order: self.order,
            input: self.input,
            cursor: cursor.filter(|_| self.work.again.is_none()),
            bytes_done: self.bytes_done,
            place,
            found,
            settles,
            _hold: hold,
        };
        if to.send(entry).is_err() {
            return ControlFlow::Break(());
        }
        self.order += 1;
        ControlFlow::Continue(())
    }

    /// Whether an entry is to be stored: all of them, or only those that failed before.
    fn wanted(&self, place: Option<&str>, found: &Found) -> Wanted {
        let Some(again) = &self.work.again else { return Wanted::All };
        match found {
            Found::Document(_) => {
                let key = (self.input, place.unwrap_or_default().to_owned());
                again.get(&key).map_or(Wanted::No, |trouble| Wanted::This(*trouble))
            }
            _ => Wanted::No,
        }
    }
}

enum Wanted {
    All,
    This(i64),
    No,
}

/// The name of a file.
pub(super) fn file_name(path: &Path) -> Option<String> {
    path.file_name().map(|name| name.to_string_lossy().into_owned())
}
