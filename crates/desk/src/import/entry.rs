//! What travels from the reader of an import to the archive: entry after entry, in order.

use archive::{Content, InputState, NewContainer, TroubleKind};
use extract::{Kind, Told};
use jiff::Timestamp;

use super::budget::Hold;
use super::cursor::Cursor;

/// One step of reading an input.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its place in the order of the whole import. Entries are stored in this order, so that a
    /// cursor never stands behind something that was not stored.
    pub(super) order: u64,
    /// The input it belongs to.
    pub(super) input: u32,
    /// Where the input stands once this is stored; unchanged where it is read only for what
    /// failed before.
    pub(super) cursor: Option<Cursor>,
    /// How many bytes of the input are read once this is stored.
    pub(super) bytes_done: u64,
    /// Place in the input, in words; none where it is the input itself.
    pub(super) place: Option<String>,
    /// What was found.
    pub(super) found: Found,
    /// The failed entry of an earlier attempt that this one settles.
    pub(super) settles: Option<i64>,
    /// Room in memory, until it is stored.
    pub(super) _hold: Hold,
}

/// What was found.
#[derive(Debug)]
pub(super) enum Found {
    /// The input is what it is; its parts follow.
    Container(NewContainer),
    /// Something to read.
    Document(Box<Document>),
    /// Something that was read.
    Item(Box<Read>),
    /// Something left out, or that could not be read.
    Trouble(Trouble),
    /// Nothing; only the cursor moves on.
    Nothing,
    /// The end of the input.
    End(End),
}

/// Bytes that are to be read.
#[derive(Debug)]
pub(super) struct Document {
    /// The bytes; the original.
    pub(super) bytes: Vec<u8>,
    /// What they are.
    pub(super) kind: Kind,
    /// Name of the file or part.
    pub(super) name: Option<String>,
    /// Path of the file, where it is one of its own.
    pub(super) from: Option<String>,
    /// Address, where one is given.
    pub(super) url: Option<String>,
    /// What the container says about it.
    pub(super) told: Told,
    /// When it was read.
    pub(super) at: Timestamp,
}

/// A document that was read.
#[derive(Debug)]
pub(super) struct Read {
    /// The bytes; the original.
    pub(super) bytes: Vec<u8>,
    /// Beginning of its citation key.
    pub(super) key_stem: String,
    /// What it says; of bytes that are in the vault already only the title.
    pub(super) content: Content,
    /// Code of the format.
    pub(super) kind: String,
    /// Character encoding.
    pub(super) encoding: String,
    /// Version of the rules.
    pub(super) rules: String,
    /// Path of the file, where it is one of its own.
    pub(super) from: Option<String>,
    /// Address, where one is given.
    pub(super) url: Option<String>,
    /// What the container says about it.
    pub(super) told: Told,
    /// Why it could not be read, or only its visible text be taken, where that is so.
    pub(super) stopped: Option<String>,
}

/// Something left out, or that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    /// Which of both.
    pub(super) what: TroubleKind,
    /// Why, in words.
    pub(super) why: String,
    /// Address, where one is known.
    pub(super) url: Option<String>,
}

impl Trouble {
    /// Something left out.
    pub(super) fn skipped(why: impl Into<String>) -> Self {
        Self { what: TroubleKind::Skipped, why: why.into(), url: None }
    }

    /// Something that could not be read.
    pub(super) fn failed(why: impl Into<String>) -> Self {
        Self { what: TroubleKind::Failed, why: why.into(), url: None }
    }
}

/// The end of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct End {
    /// Where it stands now.
    pub(super) state: InputState,
    /// Code of its format, where it has one.
    pub(super) kind: Option<String>,
    /// Why it was left out, failed, or ended early.
    pub(super) why: Option<String>,
}
