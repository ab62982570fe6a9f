//! Formats, and captures that nobody files.

use extract::{Capture, Kind};

use crate::wire;

/// A format.
pub(crate) fn format_info(kind: Kind) -> wire::FormatInfo {
    let format = kind.format();
    wire::FormatInfo {
        code: format.code.to_owned(),
        name: format.name.to_owned(),
        extensions: format.extensions.iter().map(|&end| end.to_owned()).collect(),
        help: format.help.to_owned(),
        document: format.document.is_some(),
        parts: format.parts.is_some(),
    }
}

/// What was read.
pub(crate) fn extracted(capture: Capture) -> wire::Extracted {
    let body = capture.body();
    let date = capture.published.date.iso();
    wire::Extracted {
        title: capture.title.map(|title| title.value),
        author: capture.authors,
        publisher: capture.publisher.map(|publisher| publisher.value),
        date: (!date.is_empty()).then_some(date),
        language: capture.language,
        url: capture.url.map(|url| url.value),
        body,
        warnings: capture
            .warnings
            .into_iter()
            .map(|warning| wire::ItemWarning { code: warning.code, message: warning.message })
            .collect(),
        cut: capture
            .blocks
            .into_iter()
            .filter(|block| !block.kept)
            .map(|block| wire::CutBlock {
                text: block.text,
                rule: block.rule.map(|rule| rule.words().to_owned()),
            })
            .collect(),
        kind: capture.kind.word().to_owned(),
    }
}
