//! Web pages.

use super::{Format, Likeness, Start};
use crate::{Capture, Input, detect, html, language, read};

/// A web page or a part of one.
pub(super) static FORMAT: Format = Format {
    code: "html",
    name: "Web page (HTML)",
    extensions: &["html", "htm", "xhtml", "shtml"],
    help: "One item: the article of the page. Menus, share bars, comments and other stories are cut and stay visible; title, authors, dates and address come from the page's metadata and text.",
    signature,
    document: Some(document),
    parts: None,
};

fn signature(start: &Start<'_>) -> Likeness {
    let named = start.ends_in(FORMAT.extensions);
    let is_it = detect::is_text(start) && detect::is_html(start.text(), named);
    if is_it { Likeness::Maybe(20) } else { Likeness::No }
}

/// Reads a page. The language that it declares is only a second opinion.
pub(super) fn document(input: &Input<'_>) -> Capture {
    let decoded = read::decode(input);
    let mut capture = html::extract(input, &decoded);
    language::settle(&mut capture);
    read::note(&mut capture, &decoded);
    capture
}
