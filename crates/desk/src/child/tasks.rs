//! What the child can be asked to do.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Failure, Limits, Pool};
use crate::originals::sanitised;

/// An order without its body.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "snake_case")]
enum Task {
    /// Read a page; the body is the page, the answer a capture as JSON.
    Extract(Extraction),
    /// Make the copy of a page that may be shown; body and answer are HTML.
    Sanitise,
}

/// What is known of a page besides its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
}

impl Extraction {
    /// The same as the extraction wants it.
    pub(crate) fn input<'a>(&'a self, bytes: &'a [u8]) -> extract::Input<'a> {
        extract::Input {
            bytes,
            name: self.name.as_deref(),
            url: self.url.as_deref(),
            kind: self.kind,
            pasted: self.pasted,
            captured: self.captured,
        }
    }
}

/// Has a child read a page.
pub(crate) fn extract_in(
    pool: &Pool,
    extraction: &Extraction,
    bytes: &[u8],
) -> Result<extract::Capture, Failure> {
    let words = words(&Task::Extract(extraction.clone()))?;
    let answer = pool.ask(&words, &[bytes], Limits::PAGE)?;
    // What cannot be read as a capture does not come from our own code any more.
    serde_json::from_slice(&answer).map_err(|_| Failure::Died)
}

/// Has a child make the copy of a page that may be shown.
pub(crate) fn sanitise_in(pool: &Pool, html: &str) -> Result<String, Failure> {
    let answer = pool.ask(&words(&Task::Sanitise)?, &[html.as_bytes()], Limits::PAGE)?;
    String::from_utf8(answer).map_err(|_| Failure::Died)
}

fn words(task: &Task) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(task).map_err(|error| Failure::Refused(error.to_string()))
}

/// Does what an order asks for: the child's side.
pub(super) fn perform(words: &[u8], body: &[u8]) -> Result<Vec<u8>, String> {
    let task = serde_json::from_slice(words).map_err(|error| error.to_string())?;
    match task {
        Task::Extract(extraction) => {
            let capture = extract::plain(
                &extraction.input(body),
                extract::Warning::new(
                    "extraction_plain",
                    "Its visible text was taken as it stands, with nothing cut.",
                ),
            );
            serde_json::to_vec(&capture).map_err(|error| error.to_string())
        }
        Task::Sanitise => {
            let html = std::str::from_utf8(body).map_err(|error| error.to_string())?;
            Ok(sanitised(html).into_bytes())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_that_is_none_is_refused() {
        assert!(perform(b"{\"task\":\"dance\"}", b"").is_err());
        assert!(perform(b"", b"").is_err());
    }

    #[test]
    fn the_copy_to_show_is_made() {
        let order = words(&Task::Sanitise).unwrap();
        let page = perform(&order, b"<p>x<script>y</script>").unwrap();
        assert!(String::from_utf8(page).unwrap().contains("<p>x</p>"));
    }
}
