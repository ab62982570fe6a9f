//! The frame of the HTML file: policy, style, marking.

use sha2::{Digest, Sha256};

use super::render::{Render, Target};
use crate::document::Document;

/// The one style of the file.
const STYLE: &str = include_str!("page.css");

/// The whole file.
pub(super) fn write(document: &Document) -> String {
    let info = &document.info;
    let mut render = Render::new(Target::Page);
    let out = &mut render.out;
    out.constant("<!DOCTYPE html>\n");
    let language = if info.language.is_empty() { "en" } else { &info.language };
    out.open("html", &[("lang", language)]);
    out.constant("\n<head>\n<meta charset=\"utf-8\">\n");
    // The policy comes before the style that it allows.
    let policy = policy();
    out.open("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy)]);
    out.constant("\n<meta name=\"referrer\" content=\"no-referrer\">\n");
    out.constant("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.open("meta", &[("name", "keywords"), ("content", info.tlp.label())]);
    out.newline();
    if let Some(author) = &info.author {
        out.open("meta", &[("name", "author"), ("content", author)]);
        out.newline();
    }
    out.element("title", &[], &format!("{} ({})", info.title, info.tlp.label()));
    out.constant("\n<style>");
    out.constant(STYLE);
    out.constant("</style>\n</head>\n<body>\n");
    out.constant("<a class=\"skip\" href=\"#text_\">Skip to the text</a>\n<div class=\"sheet\">\n");
    render.marking(document, "top");
    // Names that end with `_` cannot meet the name of a heading.
    render.out.open("main", &[("id", "text_"), ("class", "text")]);
    render.out.newline();
    render.article(document);
    render.out.close("main");
    render.out.newline();
    render.marking(document, "bottom");
    render.out.constant("</div>\n</body>\n</html>\n");
    render.out.finish()
}

/// Nothing from outside, no script, no form; the one style by its hash.
fn policy() -> String {
    let hash = base64(&Sha256::digest(STYLE.as_bytes()));
    format!(
        "default-src 'none'; img-src data:; font-src data:; style-src 'sha256-{hash}'; \
         form-action 'none'; base-uri 'none'"
    )
}

/// Base64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |sum, &byte| sum << 8 | u32::from(byte));
        let group = group << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = usize::try_from(group >> (18 - 6 * place) & 63).unwrap_or_default();
            out.push(if place <= chunk.len() { char::from(DIGITS[digit]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_pads_its_end() {
        for (text, wanted) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(base64(text.as_bytes()), wanted);
        }
    }
}
