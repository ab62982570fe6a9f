//! Writes a document as a tagged PDF, laid out by Typst.
//!
//! One constant template reads the document as data. Text of the user is only ever a string that
//! becomes content, never markup, so nothing in it can be run. The layout sees two files, the
//! template and the data; there is no disk, no package and no network behind it.
//!
//! Laying out may, in a text built to do harm, end the process: Typst bounds its recursion, but
//! not in every place. Callers that must stay alive run [`write`] in a process of its own.

mod data;
mod fonts;
mod glyphs;
mod scripts;
mod world;

use serde::{Deserialize, Serialize};
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::document::{Document, Warning, WarningCode};
pub use fonts::{FontWish, Fonts, wishes};
use glyphs::Glyphs;
use world::Sheet;

/// A PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its pages.
    pub pages: usize,
    /// The standards that it keeps.
    pub standard: Standard,
    /// What could not be drawn, or not be kept.
    pub warnings: Vec<Warning>,
}

/// Standards of accessibility (UA) and archiving (A) that a PDF claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standard {
    /// PDF/UA-1 and PDF/A-2a.
    Ua1AndA2a,
    /// PDF/UA-1.
    Ua1,
    /// Tagged, without a claim.
    Tagged,
}

impl Standard {
    /// From the strictest on.
    const ALL: [Self; 3] = [Self::Ua1AndA2a, Self::Ua1, Self::Tagged];

    /// Its name, such as `PDF/UA-1 and PDF/A-2a`.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Ua1AndA2a => "PDF/UA-1 and PDF/A-2a",
            Self::Ua1 => "PDF/UA-1",
            Self::Tagged => "tagged PDF without a standard",
        }
    }

    fn of_typst(self) -> Option<PdfStandards> {
        let list: &[PdfStandard] = match self {
            Self::Ua1AndA2a => &[PdfStandard::Ua_1, PdfStandard::A_2a],
            Self::Ua1 => &[PdfStandard::Ua_1],
            Self::Tagged => &[],
        };
        PdfStandards::new(list).ok()
    }
}

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The text could not be laid out.
    #[error(
        "The PDF could not be laid out: {0}. The briefing is unchanged; export it as DOCX or HTML."
    )]
    Layout(String),
    /// The pages could not be written.
    #[error(
        "The PDF could not be written: {0}. The briefing is unchanged; export it as DOCX or HTML."
    )]
    Write(String),
    /// The layout broke down.
    #[error(
        "The PDF could not be made: the layout broke down on this text. The briefing is \
         unchanged; export it as DOCX or HTML."
    )]
    Broken,
}

/// Stack of the layout in bytes: it nests deep, and a test or a pool has little.
const STACK: usize = 64 << 20;

/// Calls after which an unused part of the layout is forgotten.
const KEPT_RUNS: usize = 4;

/// Writes `document` as a PDF. The same document and fonts give the same bytes.
///
/// The file keeps PDF/UA-1 and PDF/A-2a; where a text does not allow it, fewer, and a warning says
/// so. Characters that no font can draw are printed as boxes, with a warning.
///
/// # Errors
/// Where the text cannot be laid out; the message says what to do instead.
pub fn write(document: &Document, fonts: &Fonts) -> Result<Pdf, PdfError> {
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .name("pdf".to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, || lay_out(document, fonts))
            .map_err(|_| PdfError::Broken)?
            .join()
            .map_err(|_| PdfError::Broken)?
    })
}

fn lay_out(document: &Document, fonts: &Fonts) -> Result<Pdf, PdfError> {
    let mut glyphs = Glyphs::new(fonts);
    let data = data::of(document, fonts, &mut glyphs);
    let sheet = Sheet::new(&data, &document.info.date, fonts);
    let laid_out = typst::compile::<PagedDocument>(&sheet).output;
    let pages = laid_out.map_err(|errors| PdfError::Layout(words(&errors)))?;
    let written = export(document, &pages);
    typst::comemo::evict(KEPT_RUNS);
    let (bytes, standard) = written?;
    let mut warnings = glyphs.warnings();
    if standard != Standard::ALL[0] {
        let message = format!("This PDF is a {}; usually it keeps more.", standard.words());
        warnings.push(Warning { code: WarningCode::StandardNotKept, message, span: None });
    }
    Ok(Pdf { bytes, pages: pages.pages().len(), standard, warnings })
}

/// Writes the pages with the strictest standard that they keep.
fn export(document: &Document, pages: &PagedDocument) -> Result<(Vec<u8>, Standard), PdfError> {
    let mut why = String::new();
    for standard in Standard::ALL {
        let Some(standards) = standard.of_typst() else { continue };
        let options = PdfOptions {
            ident: Smart::Custom(document.info.id.clone()),
            creator: Smart::Custom(Some("Dossier".to_owned())),
            standards,
            ..PdfOptions::default()
        };
        match typst_pdf::pdf(pages, &options) {
            Ok(bytes) => return Ok((bytes, standard)),
            Err(errors) => why = words(&errors),
        }
    }
    Err(PdfError::Write(why))
}

fn words(errors: &[SourceDiagnostic]) -> String {
    let messages: Vec<_> = errors.iter().take(3).map(|error| error.message.as_str()).collect();
    messages.join("; ")
}
