//! The list of articles in an export of Omnivore (`metadata_*.json`). The texts are files of their
//! own beside it.

use serde_json::Value;

use crate::formats::json::{Peek, Records, parts_of};
use crate::formats::record::{Fields, text, texts};
use crate::formats::{Broken, Ended, Format, Likeness, Opening, Source, Start, StepTaker};

/// Articles of Omnivore.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "omnivore",
    name: "Omnivore export (JSON)",
    extensions: &["json"],
    help: "An item for each article, with its address, tags and dates. The texts are not in this file but beside it in the export, as HTML; import them too.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    let paths = ["[].slug", "[].savedAt", "[].readingProgress", "[].url"];
    let fits = |peek: &Peek| peek.is_array() && peek.has_all(&paths);
    if Peek::at(start).as_ref().is_some_and(fits) { Likeness::Certain } else { Likeness::No }
}

fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    parts_of(from, opening, take, &Records::Root, &|_| true)
}

/// What an article's entry says. Its description is a teaser.
pub(in crate::formats) fn fields(value: &Value) -> Option<Fields> {
    let has = |key: &str| value.get(key).is_some();
    if !(has("slug") && has("savedAt") && has("readingProgress")) {
        return None;
    }
    Some(Fields {
        title: text(value, "title"),
        lead: text(value, "description"),
        url: text(value, "url"),
        authors: vec![text(value, "author")],
        published: (text(value, "publishedAt"), "publishedAt".into()),
        tags: texts(value, "labels", "name"),
        fetched: text(value, "savedAt").parse().ok(),
        ..Fields::default()
    })
}

#[cfg(test)]
mod tests {
    use super::super::trial;

    #[test]
    fn articles_are_items() {
        let json = r#"[{"id":"a1","slug":"gates","title":"Gates shut","description":"About the gates of the harbour.","author":"Ada Novak","url":"https://gazette.example/a",
            "state":"Active","readingProgress":0,"thumbnail":"","labels":["ports"],"savedAt":"2024-12-20T10:00:00.000Z","updatedAt":"2024-12-20T10:00:00.000Z","publishedAt":"2024-12-18T08:00:00.000Z"}]"#;
        let (all, _) = trial::read(json.as_bytes(), "omnivore");
        let (part, item) = &all[0];
        assert_eq!(item.lead.as_ref().unwrap().value, "About the gates of the harbour.");
        assert_eq!(item.published.date.iso(), "2024-12-18T08:00:00Z");
        assert_eq!((item.authors[0].as_str(), part.told.tags[0].as_str()), ("Ada Novak", "ports"));
        assert!(item.warnings.iter().any(|it| it.code == "not_captured"));
    }
}
