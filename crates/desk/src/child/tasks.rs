//! What the child can be asked to do.

use extract::formats::{Preview, Start, preview};
use extract::{SiteRule, Told};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::parts::{self, Reading};
use super::picture;
use super::talk::Talk;
use super::{Failure, Limits, Pool};
use crate::originals::sanitised;

/// An order without its body.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "snake_case")]
pub(super) enum Task {
    /// Hand over the parts of a container, one by one; the program reads the file. The answer is
    /// how it ended, as JSON.
    Parts(Box<Reading>),
    /// Read a page; the body is the page, the answer a capture as JSON.
    Extract(Box<Extraction>),
    /// Tell the columns and first rows of a table; the body is the start of the file, the answer
    /// a preview as JSON, or null.
    Columns { name: Option<String>, length: u64 },
    /// Count the pages of a PDF; the body is the PDF, the answer 4 bytes.
    Pages,
    /// Draw a page of a PDF, counted from 1; the answer is a PNG.
    Page { page: u32 },
    /// Make the copy of a page that may be shown; body and answer are HTML.
    Sanitise,
    /// Lay a document out as PDF; the body is the document as JSON and then font files, whose
    /// lengths are given here. The answer is a length, warnings as JSON of this length, the file.
    Pdf { document: usize, fonts: Vec<usize> },
}

/// What is known of a page besides its bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Extraction {
    /// Name of the file.
    pub(crate) name: Option<String>,
    /// Address, where the one who files it knows it.
    pub(crate) url: Option<String>,
    /// What the bytes are, where it is known.
    pub(crate) kind: Option<extract::Kind>,
    /// True where it comes from a clipboard.
    pub(crate) pasted: bool,
    /// When it is filed.
    pub(crate) captured: Timestamp,
    /// What the container says about it, where it came in one.
    pub(crate) told: Option<Told>,
    /// What analysts taught about sites.
    pub(crate) site_rules: Vec<SiteRule>,
}

impl Extraction {
    /// The same as the extraction wants it.
    pub(crate) fn input<'a>(&'a self, bytes: &'a [u8]) -> extract::Input<'a> {
        extract::Input {
            name: self.name.as_deref(),
            url: self.url.as_deref(),
            kind: self.kind,
            pasted: self.pasted,
            told: self.told.as_ref(),
            site_rules: &self.site_rules,
            ..extract::Input::of(bytes, self.captured)
        }
    }
}

/// Has a child read a page.
pub(crate) fn extract_in(
    pool: &Pool,
    extraction: &Extraction,
    bytes: &[u8],
) -> Result<extract::Capture, Failure> {
    let words = words(&Task::Extract(Box::new(extraction.clone())))?;
    let answer = pool.ask(&words, &[bytes], Limits::PAGE, &|| false)?;
    // What cannot be read as a capture does not come from our own code any more.
    serde_json::from_slice(&answer).map_err(|_| Failure::Died)
}

/// Rows of a table that are shown before it is imported.
const ROWS: usize = 5;

/// Has a child look at the start of a table; `None` where it is none. `length` is that of the
/// whole file in bytes.
pub(crate) fn columns_in(
    pool: &Pool,
    name: Option<&str>,
    length: u64,
    head: &[u8],
) -> Result<Option<Preview>, Failure> {
    let words = words(&Task::Columns { name: name.map(str::to_owned), length })?;
    let answer = pool.ask(&words, &[head], Limits::PAGE, &|| false)?;
    serde_json::from_slice(&answer).map_err(|_| Failure::Died)
}

/// Has a child make the copy of a page that may be shown.
pub(crate) fn sanitise_in(pool: &Pool, html: &str) -> Result<String, Failure> {
    let answer = pool.ask(&words(&Task::Sanitise)?, &[html.as_bytes()], Limits::PAGE, &|| false)?;
    String::from_utf8(answer).map_err(|_| Failure::Died)
}

/// A PDF, and what could not be drawn or kept.
pub(crate) type Pdf = (Vec<u8>, Vec<export::Warning>);

/// Has a child lay out a document, with the font files that it needs.
pub(crate) fn pdf_in(
    pool: &Pool,
    document: &export::Document,
    fonts: &[Vec<u8>],
    stopped: &dyn Fn() -> bool,
) -> Result<Pdf, Failure> {
    let json = serde_json::to_vec(document).map_err(|error| Failure::Refused(error.to_string()))?;
    let lengths = fonts.iter().map(Vec::len).collect();
    let words = words(&Task::Pdf { document: json.len(), fonts: lengths })?;
    let body: Vec<&[u8]> = std::iter::once(&json).chain(fonts).map(Vec::as_slice).collect();
    let answer = pool.ask(&words, &body, Limits::DOCUMENT, stopped)?;
    unpacked(&answer).ok_or(Failure::Died)
}

fn unpacked(answer: &[u8]) -> Option<Pdf> {
    let (length, rest) = answer.split_first_chunk()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    let (warnings, bytes) = rest.split_at_checked(length)?;
    Some((bytes.to_vec(), serde_json::from_slice(warnings).ok()?))
}

/// An order in words.
pub(super) fn words(task: &Task) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(task).map_err(|error| Failure::Refused(error.to_string()))
}

/// Does what an order asks for: the child's side.
pub(super) fn perform(words: &[u8], body: &[u8], talk: Talk<'_>) -> Result<Vec<u8>, String> {
    let task = serde_json::from_slice(words).map_err(|error| error.to_string())?;
    match task {
        Task::Parts(reading) => parts::read(&reading, talk),
        Task::Extract(extraction) => {
            let capture = extract::extract(&extraction.input(body));
            serde_json::to_vec(&capture).map_err(|error| error.to_string())
        }
        Task::Columns { name, length } => {
            let start = Start::new(body, &[], name.as_deref(), Some(length));
            serde_json::to_vec(&preview(&start, ROWS)).map_err(|error| error.to_string())
        }
        Task::Pages => picture::count(body.to_vec()),
        Task::Page { page } => picture::draw(body.to_vec(), page),
        Task::Sanitise => {
            let html = std::str::from_utf8(body).map_err(|error| error.to_string())?;
            Ok(sanitised(html).into_bytes())
        }
        Task::Pdf { document, fonts } => lay_out(body, document, &fonts),
    }
}

fn lay_out(body: &[u8], document: usize, fonts: &[usize]) -> Result<Vec<u8>, String> {
    let cut = || "the order is cut off".to_owned();
    let (document, mut rest) = body.split_at_checked(document).ok_or_else(cut)?;
    let document = serde_json::from_slice(document).map_err(|error| error.to_string())?;
    let mut at_hand = export::pdf::Fonts::built_in();
    for length in fonts {
        let (font, left) = rest.split_at_checked(*length).ok_or_else(cut)?;
        at_hand = at_hand.with_file(font.to_vec());
        rest = left;
    }
    let pdf = export::pdf::write(&document, &at_hand).map_err(|error| error.to_string())?;
    let warnings = serde_json::to_vec(&pdf.warnings).map_err(|error| error.to_string())?;
    let mut answer = (warnings.len() as u64).to_le_bytes().to_vec();
    answer.extend(warnings);
    answer.extend(pdf.bytes);
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(words: &[u8], body: &[u8]) -> Result<Vec<u8>, String> {
        perform(words, body, Talk::over(&mut std::io::empty(), &mut std::io::sink()))
    }

    #[test]
    fn an_order_that_is_none_is_refused() {
        assert!(done(b"{\"task\":\"dance\"}", b"").is_err());
        assert!(done(b"", b"").is_err());
    }

    #[test]
    fn a_pdf_that_is_cut_off_is_none() {
        assert_eq!(unpacked(b""), None);
        assert_eq!(unpacked(&9_u64.to_le_bytes()), None);
        let mut answer = 2_u64.to_le_bytes().to_vec();
        answer.extend(b"[]%PDF");
        assert_eq!(unpacked(&answer), Some((b"%PDF".to_vec(), Vec::new())));
        assert!(lay_out(b"{}", 3, &[]).is_err());
        assert!(lay_out(b"{}", 2, &[1]).is_err());
    }

    #[test]
    fn the_copy_to_show_is_made() {
        let order = words(&Task::Sanitise).unwrap();
        let page = done(&order, b"<p>x<script>y</script>").unwrap();
        assert!(String::from_utf8(page).unwrap().contains("<p>x</p>"));
    }
}
