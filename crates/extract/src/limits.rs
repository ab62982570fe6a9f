//! How much is read, and how deep: every bound of the crate in one place.

/// Above this many bytes an input is refused before it is read (64 MB).
pub const MAX_INPUT: u64 = 64 * 1024 * 1024;

/// At most this many bytes of HTML are parsed, counted after embedded `data:` content is taken
/// out. The largest of 1,700 real pages had 5.3 MB.
pub const MAX_HTML: usize = 16 * 1024 * 1024;

/// At most this many bytes of plain text or markdown become the text of an item.
pub const MAX_TEXT: usize = 8 * 1024 * 1024;

/// Elements nested deeper than this are taken out before parsing; their text stays. The deepest
/// of 1,700 real pages had 56.
pub const MAX_DEPTH: usize = 256;

/// Inline formatting nested deeper than this is taken out before parsing; its text stays.
/// A page that never closes them makes the parser repeat them in every paragraph.
pub const MAX_FORMATTING: usize = 24;

/// At most this many attributes of one element are kept.
pub const MAX_ATTRIBUTES: usize = 128;

/// Pages with more character references (`&amp;`) than this are not given to any extractor library:
/// some need minutes for them.
pub const MAX_REFERENCES: usize = 100_000;

/// Pages with more elements than this are not given to the thorough extractor, which needs
/// seconds for them. The largest of 1,700 real pages had 15,793.
pub const THOROUGH_ELEMENTS: usize = 40_000;

/// Pages with more elements than this are not given to any extractor library.
pub const QUICK_ELEMENTS: usize = 200_000;

/// A capture has at most this many blocks; further text joins the last one.
pub const MAX_BLOCKS: usize = 20_000;

/// Stack of the thread that reads HTML, in bytes (64 MB).
pub const STACK: usize = 64 * 1024 * 1024;

/// At most this many bytes of structured metadata (JSON-LD) of one page are read.
pub const MAX_JSON_LD: usize = 2 * 1024 * 1024;

/// A title is cut after this many characters.
pub const MAX_TITLE: usize = 400;
