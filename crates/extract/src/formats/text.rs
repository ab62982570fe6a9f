//! Plain text.

use super::{Format, Likeness, Start};
use crate::{Capture, Input, detect, read, text};

/// Plain text.
pub(super) static FORMAT: Format = Format {
    code: "text",
    name: "Plain text",
    extensions: &["txt", "text"],
    help: "One item: the article in it; share bars, comment forms and the like are cut. Any character encoding.",
    signature,
    document: Some(document),
    parts: None,
};

fn signature(start: &Start<'_>) -> Likeness {
    if detect::is_text(start) { Likeness::Maybe(1) } else { Likeness::No }
}

fn document(input: &Input<'_>) -> Capture {
    let decoded = read::decode(input);
    let mut capture = text::extract(input, &decoded.text);
    read::note(&mut capture, &decoded);
    capture
}
