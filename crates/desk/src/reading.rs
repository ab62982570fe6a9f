//! Reading without filing: what extraction makes of some bytes, and nothing kept.

use std::path::Path;

use crate::child::Extraction;
use crate::desk::Desk;
use crate::fault::{fault, refused};
use crate::filing::{not_text, read, unreadable};
use crate::outside::read_file;
use crate::twins;
use crate::wire::{ErrorCode, Extracted, WireError};

/// Bytes that are to be read.
pub(crate) struct Given<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) name: Option<&'a str>,
    pub(crate) url: Option<&'a str>,
    pub(crate) pasted: bool,
}

/// Reads some bytes in the jailed child.
pub(crate) fn read_alone(desk: &Desk, given: &Given<'_>) -> Result<Extracted, WireError> {
    let kind = extract::detect(given.bytes, given.name).map_err(|why| not_text(&why))?;
    if kind.format().document.is_none() {
        return Err(fault(
            ErrorCode::Refused,
            format!("this is a file that holds others ({})", kind.format().name),
            "Import it: each of the files inside becomes an item.",
        ));
    }
    let extraction = Extraction {
        name: given.name.map(str::to_owned),
        url: given.url.map(str::to_owned),
        kind: Some(kind),
        pasted: given.pasted,
        captured: desk.environment().now(),
        told: None,
        site_rules: Vec::new(),
    };
    let (capture, _) = read(desk.children(), &extraction, given.bytes);
    Ok(twins::extracted(capture))
}

impl Desk {
    /// What extraction makes of some bytes; nothing is stored, and no vault is needed.
    ///
    /// # Errors
    /// Where they are empty, too large, or nothing that can be read.
    pub fn extract(
        &self,
        bytes: &[u8],
        name: Option<&str>,
        url: Option<&str>,
    ) -> Result<Extracted, WireError> {
        read_alone(self, &Given { bytes, name, url, pasted: false })
    }

    /// The same for a file.
    ///
    /// # Errors
    /// Also where the file cannot be read.
    pub fn extract_file(&self, path: &Path, url: Option<&str>) -> Result<Extracted, WireError> {
        let bytes = read_file(path, extract::MAX_INPUT).map_err(|why| {
            let mut error = unreadable(&why);
            error.message = format!("{}: {why}", path.display());
            error
        })?;
        if bytes.is_empty() {
            return Err(refused(format!("{}: there is nothing in it", path.display())));
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        self.extract(&bytes, name.as_deref(), url)
    }
}
