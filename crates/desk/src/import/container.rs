//! Containers: read in the jailed child, part after part, as deep as they may lie in each other.

use std::cell::Cell;
use std::io;
use std::ops::ControlFlow;
use std::rc::Rc;

use extract::formats::{Part, PartLimits, SkippedPart, Source, Step};
use extract::{Kind, detect};

use super::cursor::Cursor;
use super::entry::{Found, Trouble};
use super::read::Reader;
use crate::child::{Failure, Reading, parts_in};

/// Containers inside of each other that are entered.
const DEEPEST: usize = 4;

/// Unpacked bytes that may come out of one container inside of another. The outermost may be as
/// large as it likes: the user has it on the disk.
const INNER_TOTAL: u64 = 2 << 30;

/// Children that one container may cost before it is given up.
const MOST_DEATHS: u32 = 20;

/// How reading a container ended.
pub(super) enum Outcome {
    /// All of it was read.
    Whole,
    /// It ends in the middle; why.
    CutOff(String),
    /// The rest cannot be read; why.
    Broken(String),
}

/// A container that is to be read.
pub(super) struct Container {
    /// What it is.
    pub(super) kind: Kind,
    /// Its name.
    pub(super) name: Option<String>,
    /// Its length in bytes.
    pub(super) length: u64,
    /// Where it stands in those around it.
    pub(super) at: Cursor,
    /// The same in words.
    pub(super) places: Vec<String>,
    /// How far the file was read, where it is one.
    pub(super) furthest: Option<Rc<Cell<u64>>>,
}

/// How far it is.
struct Standing {
    /// Cursor from which the next part is read.
    here: u64,
    /// Place of the part before, in words.
    last: Option<String>,
    /// Where to go on inside of the next part.
    inner: Cursor,
    /// Parts since the last trouble with a child.
    since: u64,
}

impl Container {
    /// Reads it from a cursor on. Breaks where nothing more is wanted.
    pub(super) fn read(
        &self,
        reader: &mut Reader<'_>,
        source: &mut dyn Source,
        from: &Cursor,
    ) -> ControlFlow<(), Outcome> {
        let (here, inner) = from.enter();
        let mut standing = Standing { here, last: None, inner, since: 1 };
        let mut deaths = 0;
        loop {
            let reading = self.reading(reader, standing.here);
            let work = reader.work;
            let pool = &work.pen.children;
            let end = parts_in(pool, &reading, source, &|| work.is_halted(), &mut |step| {
                self.step(reader, &mut standing, step)
            });
            let failure = match end {
                Ok(Ok(ended)) if ended.whole => return ControlFlow::Continue(Outcome::Whole),
                Ok(Ok(ended)) => {
                    let why = ended.note.unwrap_or_else(|| "it ends in the middle".to_owned());
                    return ControlFlow::Continue(Outcome::CutOff(why));
                }
                Ok(Err(broken)) => return ControlFlow::Continue(Outcome::Broken(broken.why)),
                Err(Failure::Stopped) => return ControlFlow::Break(()),
                Err(failure) => failure,
            };
            deaths += 1;
            if standing.since == 0 || deaths > MOST_DEATHS || !costs_one_part(&failure) {
                let why = format!("the rest of this file cannot be read: {failure}");
                return ControlFlow::Continue(Outcome::Broken(why));
            }
            // One part cost the child its life. Behind it, another goes on.
            let at = standing
                .last
                .as_ref()
                .map_or_else(|| "the first part".to_owned(), |last| format!("behind {last}"));
            standing.here += 1;
            standing.since = 0;
            standing.inner = Cursor::default();
            let trouble = Trouble::failed(format!("it could not be read: {failure}"));
            let cursor = self.at.inside(standing.here);
            reader.emit(Some(self.place(&at)), Some(cursor), Found::Trouble(trouble))?;
        }
    }

    fn reading(&self, reader: &Reader<'_>, from: u64) -> Reading {
        let mut limits = PartLimits::default();
        if self.at.depth() > 0 {
            limits.total = INNER_TOTAL;
        }
        Reading {
            kind: self.kind,
            name: self.name.clone(),
            from,
            length: self.length,
            captured: reader.work.environment.now(),
            columns: reader.work.wishes.columns.clone(),
            limits,
        }
    }

    fn step(
        &self,
        reader: &mut Reader<'_>,
        standing: &mut Standing,
        step: Step,
    ) -> ControlFlow<()> {
        if let Some(furthest) = &self.furthest {
            reader.bytes_done = furthest.get();
        }
        standing.since += 1;
        let next = step.next();
        let place = step.place().to_owned();
        match step {
            Step::Skipped(skipped) => self.skipped(reader, skipped)?,
            Step::Part(part) => self.part(reader, standing, part)?,
        }
        standing.here = next;
        standing.last = Some(place);
        ControlFlow::Continue(())
    }

    fn skipped(&self, reader: &mut Reader<'_>, skipped: SkippedPart) -> ControlFlow<()> {
        let trouble = if skipped.failed {
            Trouble::failed(skipped.why)
        } else {
            Trouble::skipped(skipped.why)
        };
        let cursor = self.at.inside(skipped.next);
        reader.emit(Some(self.place(&skipped.place)), Some(cursor), Found::Trouble(trouble))
    }

    fn part(
        &self,
        reader: &mut Reader<'_>,
        standing: &mut Standing,
        mut part: Part,
    ) -> ControlFlow<()> {
        let place = self.place(&part.place);
        let after = self.at.inside(part.next);
        let entered = self.at.inside(standing.here);
        let inner = std::mem::take(&mut standing.inner);
        let known = part.kind.map_or_else(|| detect(&part.bytes, part.name.as_deref()), Ok);
        let kind = match known {
            Ok(kind) => kind,
            Err(why) => {
                let trouble = Trouble { url: part.url, ..Trouble::skipped(why.in_words()) };
                return reader.emit(Some(place), Some(after), Found::Trouble(trouble));
            }
        };
        let holds_parts = kind.format().parts.is_some();
        if kind.format().document.is_some() && inner.is_start() {
            let bytes =
                if holds_parts { part.bytes.clone() } else { std::mem::take(&mut part.bytes) };
            let mut document = reader.found(bytes, kind, part.name.clone(), part.url.clone());
            document.told = std::mem::take(&mut part.told);
            let next = if holds_parts { entered.inside(0) } else { after };
            reader.emit(Some(place), Some(next), Found::Document(Box::new(document)))?;
        }
        if !holds_parts {
            return ControlFlow::Continue(());
        }
        self.enter(reader, part, kind, (entered, inner))
    }

    /// Reads a part that holds others: where it stands, and from where in it.
    fn enter(
        &self,
        reader: &mut Reader<'_>,
        part: Part,
        kind: Kind,
        (at, from): (Cursor, Cursor),
    ) -> ControlFlow<()> {
        let after = self.at.inside(part.next);
        let place = self.place(&part.place);
        if self.at.depth() + 1 >= DEEPEST {
            let why = format!("files inside of files are read {DEEPEST} deep; this lies deeper");
            return reader.emit(Some(place), Some(after), Found::Trouble(Trouble::failed(why)));
        }
        let container = Self {
            kind,
            name: part.name,
            length: part.bytes.len() as u64,
            at,
            places: self.places.iter().cloned().chain([part.place]).collect(),
            furthest: None,
        };
        let outcome = container.read(reader, &mut io::Cursor::new(part.bytes), &from)?;
        let found = match outcome {
            Outcome::Whole => Found::Nothing,
            Outcome::CutOff(why) | Outcome::Broken(why) => Found::Trouble(Trouble::failed(why)),
        };
        reader.emit(Some(place), Some(after), found)
    }

    /// A place in words, from the outermost container inwards.
    fn place(&self, inside: &str) -> String {
        self.places.iter().map(String::as_str).chain([inside]).collect::<Vec<_>>().join(", ")
    }
}

/// True where another child may go on behind the part.
fn costs_one_part(failure: &Failure) -> bool {
    match failure {
        Failure::Died | Failure::TimeUp(_) | Failure::Refused(_) => true,
        Failure::NoStart(_) | Failure::Worn | Failure::Unreadable(_) | Failure::Stopped => false,
    }
}
