//! Writes a document as one HTML file with everything in it, and as the preview of the window.
//!
//! The file runs nothing and fetches nothing: its own Content-Security-Policy allows one style,
//! named by its hash, and no attribute holds a style. The preview is a fragment with classes only;
//! it has no address that a click could follow, so the window decides what a click does.

mod inlines;
mod markup;
mod page;
mod render;
mod sources;

use crate::document::Document;
use render::{Render, Target};

/// Writes `document` as one HTML file, UTF-8.
pub fn write(document: &Document) -> Vec<u8> {
    page::write(document).into_bytes()
}

/// The document as a fragment for the window's preview.
///
/// Blocks carry `data-start`, their byte offset in the markdown. Citations are
/// `<a class="cite" data-key="..." data-number="...">`, links `<a class="link" data-href="...">`;
/// none has an `href`. Only classes, never styles.
pub fn preview(document: &Document) -> String {
    let mut render = Render::new(Target::Preview);
    render.marking(document, "top");
    render.out.open("div", &[("class", "text")]);
    render.article(document);
    render.out.close("div");
    render.marking(document, "bottom");
    render.out.finish()
}
