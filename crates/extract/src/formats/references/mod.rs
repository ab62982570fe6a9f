//! References of reference managers in their text formats: RIS and BibTeX.

pub(super) mod bibtex;
mod latex;
pub(super) mod reference;
pub(super) mod ris;
