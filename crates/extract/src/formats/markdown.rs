//! Markdown.

use super::{Format, Likeness, Start};
use crate::{Capture, Input, detect, markdown, read};

/// Text with markdown in it.
pub(super) static FORMAT: Format = Format {
    code: "markdown",
    name: "Markdown",
    extensions: &["md", "markdown", "mdown", "mkd"],
    help: "One item with its headings, lists, tables and links. Metadata at the head of the file (front matter) fill in title, author, date and address.",
    signature,
    document: Some(document),
    parts: None,
};

fn signature(start: &Start<'_>) -> Likeness {
    let named = start.ends_in(FORMAT.extensions);
    // What opens with a tag is a page sooner than markdown.
    let tag = !named && start.text().trim_start().starts_with('<');
    let is_it = !tag && detect::is_text(start) && detect::is_markdown(start.text(), named);
    if is_it { Likeness::Maybe(10) } else { Likeness::No }
}

fn document(input: &Input<'_>) -> Capture {
    let decoded = read::decode(input);
    let mut capture = markdown::extract(input, &decoded.text);
    read::note(&mut capture, &decoded);
    capture
}
