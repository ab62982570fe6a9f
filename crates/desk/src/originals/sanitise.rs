//! The copy of a page that is shown: its words and their order, nothing that acts or fetches.

use std::borrow::Cow;
use std::collections::HashSet;

use ammonia::Builder;

use super::escape::escaped;
use super::links::unlinked;

/// Elements whose content goes with them.
const GONE: &[&str] = &[
    "script", "style", "template", "noscript", "noembed", "noframes", "iframe", "frame",
    "frameset", "object", "embed", "applet", "svg", "math", "canvas", "audio", "video", "select",
    "textarea", "button", "dialog", "portal", "title",
];

/// Elements kept besides the sanitiser's own list of harmless ones.
const KEPT: &[&str] = &["main", "address", "fieldset", "legend", "label"];

/// Kinds of images that can stand in the page itself. No SVG: it is a page of its own.
const IMAGES: &[&str] = &[
    "data:image/png;base64,",
    "data:image/jpeg;base64,",
    "data:image/gif;base64,",
    "data:image/webp;base64,",
];

/// The look of a served copy. The page's own style is not kept: it could fetch, and hide words.
const LOOK: &str = "\
:root { color-scheme: light dark; font: 16px/1.55 serif; }
body { max-width: 44rem; margin: 1.5rem auto; padding: 0 1.25rem; overflow-wrap: anywhere; }
a { text-decoration: underline dotted; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; } td, th { border: 1px solid #8886; padding: .2rem .5rem; }
pre { white-space: pre-wrap; font: 14px/1.5 monospace; }";

/// The page as it may be shown. Remote images are gone (their descriptions stay), links lead
/// nowhere, forms, scripts, frames and styles are gone.
pub(crate) fn sanitised(html: &str) -> String {
    page(&unlinked(&cleaner().clean(html).to_string()))
}

/// Text as a page that shows exactly this text.
pub(crate) fn shown_as_text(text: &str) -> String {
    page(&format!("<pre>{}</pre>", escaped(text)))
}

fn page(body: &str) -> String {
    format!(
        "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>Original</title>\
         <style>{LOOK}</style></head>\n<body>{body}</body></html>\n"
    )
}

fn cleaner() -> Builder<'static> {
    let mut cleaner = Builder::default();
    cleaner
        .rm_tags(GONE)
        .add_tags(KEPT)
        .clean_content_tags(HashSet::from_iter(GONE.iter().copied()))
        .rm_generic_attributes(["title"])
        .add_generic_attributes(["dir"])
        .rm_tag_attributes("a", ["hreflang"])
        .url_schemes(HashSet::from(["http", "https", "mailto", "data"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(None)
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            ("img", "src") => is_image(value).then_some(Cow::Borrowed(value)),
            ("a", "href") => is_address(value).then_some(Cow::Borrowed(value)),
            (_, "src" | "href" | "cite" | "background" | "srcset" | "style") => None,
            _ => Some(Cow::Borrowed(value)),
        });
    cleaner
}

fn is_image(value: &str) -> bool {
    IMAGES.iter().any(|kind| {
        value.strip_prefix(kind).is_some_and(|data| {
            data.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
        })
    })
}

fn is_address(value: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| {
        value.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

#[cfg(test)]
mod tests;
