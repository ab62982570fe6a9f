//! The door: bytes to a capture, by what they are.

use crate::encoding::{self, Decoded};
use crate::{Capture, Input, Kind, address, detect, html, language, markdown, text};

/// Reads an input. Cannot fail: what could not be made out is said in the warnings.
///
/// HTML is read in a thread of its own with a deep stack. The libraries inside may still be slow
/// on hostile pages, or bring the process down; run it where that costs one page and no more, and
/// file [`plain`](crate::plain) then.
pub fn extract(input: &Input) -> Capture {
    let decoded = encoding::decode(input.bytes, address::host_of(input.url).as_deref());
    let kind = input.kind.unwrap_or_else(|| detect::kind_of(&decoded.text, input.name));
    let mut capture = match kind {
        Kind::Text => text::extract(input, &decoded.text),
        Kind::Markdown => markdown::extract(input, &decoded.text),
        Kind::Html => html::extract(input, &decoded),
    };
    capture.kind = kind;
    capture.encoding = decoded.encoding.to_owned();
    if kind == Kind::Html {
        let declared = capture.language.take();
        capture.language = language::with_declared(&capture.body(), declared.as_deref());
    }
    warn(&mut capture, &decoded);
    capture
}

/// Says what an analyst should know about the bytes.
fn warn(capture: &mut Capture, decoded: &Decoded) {
    if decoded.damaged {
        capture.warn(
            "characters_unreadable",
            format!("Some characters could not be read as {} and are shown as \u{fffd}. The original is kept as it came.", decoded.encoding),
        );
    }
    if decoded.nuls {
        capture.warn(
            "nul_characters",
            "The text held NUL characters, which were left out. The original is kept as it came.",
        );
    }
    if capture.body().is_empty() {
        capture.warn(
            "no_text",
            "No text was found in it. The original is kept; look at it and add what it says.",
        );
    }
}
