//! From the address in the frame to what is shown there.

use archive::{ArchiveError, Sha256Hex};

use super::{Served, decoded, shown_as_text};
use crate::child::sanitise_in;
use crate::desk::Desk;
use crate::open::OpenVault;

/// The longest text that is shown, in bytes; the whole of it is kept all the same.
const LONGEST_SHOWN: usize = 4 << 20;

/// An original with how it is to be read.
pub(crate) struct Kept {
    /// The bytes, checked against their hash.
    pub(crate) bytes: Vec<u8>,
    /// `text`, `html` or `markdown`.
    pub(crate) kind: String,
    /// Character encoding that it was read with.
    pub(crate) encoding: String,
}

impl Kept {
    /// Finds an original that something was captured from.
    pub(crate) fn find(vault: &OpenVault, sha: &Sha256Hex) -> Result<Self, ArchiveError> {
        let reading = vault.archive.read(|reader| reader.captures().reading_of(sha))?;
        let (kind, encoding) = reading
            .ok_or_else(|| ArchiveError::NotFound { noun: "original", id: sha.to_string() })?;
        Ok(Self { bytes: vault.archive.originals().get(sha)?, kind, encoding })
    }

    /// Its text.
    pub(crate) fn text(&self) -> String {
        decoded(&self.bytes, &self.encoding)
    }
}

/// Answers for a path: `original/` and a hash, nothing else. Never a path of a file.
pub(crate) fn serve(desk: &Desk, path: &str) -> Served {
    let unknown = || Served::nothing(404, "there is no such original");
    let Some(sha) =
        path.trim_start_matches('/').strip_prefix("original/").and_then(Sha256Hex::parse)
    else {
        return unknown();
    };
    let Some(vault) = desk.open_vault_if_any() else { return unknown() };
    let kept = match Kept::find(&vault, &sha) {
        Ok(kept) => kept,
        Err(ArchiveError::NotFound { .. }) => return unknown(),
        Err(error) => return Served::nothing(500, &error.to_string()),
    };
    match kept.kind.as_str() {
        "html" => page(desk, &kept),
        "text" | "markdown" => Served::page(as_text(&kept.text())),
        // A kind that a newer program filed: its bytes are kept, and not shown by guesswork.
        _ => Served::download_refused(),
    }
}

/// A page, sanitised in the jailed child; its source as text where that fails.
fn page(desk: &Desk, kept: &Kept) -> Served {
    let html = kept.text();
    let copy = sanitise_in(desk.children(), &html);
    Served::page(copy.unwrap_or_else(|_| as_text(&html)))
}

fn as_text(text: &str) -> String {
    if text.len() <= LONGEST_SHOWN {
        return shown_as_text(text);
    }
    let shown = &text[..crate::text::floor(text, LONGEST_SHOWN)];
    shown_as_text(&format!("{shown}\n\n[only the first part is shown here]"))
}
