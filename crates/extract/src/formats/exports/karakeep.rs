//! Bookmarks as Karakeep (once Hoarder) exports them: addresses and notes, without the pages.

use serde_json::Value;

use crate::formats::content::Markup;
use crate::formats::json::{Peek, Records, parts_of};
use crate::formats::record::{Fields, text, texts};
use crate::formats::{Broken, Ended, Format, Likeness, Opening, Source, Start, StepTaker};

/// Bookmarks of Karakeep.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "karakeep",
    name: "Karakeep export (JSON)",
    extensions: &["json"],
    help: "An item for each bookmark. The pages are not in the export: bookmarks of pages are marked as not captured, notes have their text.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    let fits =
        |peek: &Peek| peek.has("bookmarks[].content.type") && peek.has("bookmarks[].createdAt");
    if Peek::at(start).as_ref().is_some_and(fits) { Likeness::Certain } else { Likeness::No }
}

fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    parts_of(from, opening, take, &Records::Under("bookmarks".into()), &|_| true)
}

/// What a bookmark says.
pub(in crate::formats) fn fields(value: &Value) -> Option<Fields> {
    let kind = text(value, "content.type");
    if value.get("createdAt").is_none() || !matches!(kind.as_str(), "link" | "text" | "asset") {
        return None;
    }
    let note = text(value, "note");
    let seconds = value.get("createdAt").and_then(Value::as_i64);
    Some(Fields {
        title: text(value, "title"),
        body: vec![(text(value, "content.text"), Markup::Plain)],
        url: text(value, "content.url"),
        tags: texts(value, "tags", "name"),
        note: (!note.is_empty()).then_some(note),
        fetched: seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok()),
        ..Fields::default()
    })
}

#[cfg(test)]
mod tests {
    use super::super::trial;

    #[test]
    fn bookmarks_are_items() {
        let json = r#"{"bookmarks":[{"createdAt":1734688800,"title":"Gates shut","tags":["ports"],"content":{"type":"link","url":"https://gazette.example/a"},"note":"ask Ada","archived":false},
            {"createdAt":1734688801,"title":null,"tags":[],"content":{"type":"text","text":"The gates are shut."},"note":null}]}"#;
        let (all, _) = trial::read(json.as_bytes(), "karakeep");
        let (part, item) = &all[0];
        assert!(item.warnings.iter().any(|it| it.code == "not_captured"));
        assert_eq!(item.url.as_ref().unwrap().value, "https://gazette.example/a");
        assert_eq!(
            (part.told.tags[0].as_str(), part.told.note.as_deref()),
            ("ports", Some("ask Ada"))
        );
        assert_eq!(all[1].1.body(), "The gates are shut.");
    }
}
