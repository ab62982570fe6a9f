//! Articles as Wallabag 2 exports them: an array of entries, each with the text as HTML.

use serde_json::Value;

use crate::formats::content::Markup;
use crate::formats::json::{Peek, Records, parts_of};
use crate::formats::record::{Fields, text, texts};
use crate::formats::{Broken, Ended, Format, Likeness, Opening, Source, Start, StepTaker};

/// Articles of Wallabag.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "wallabag",
    name: "Wallabag export (JSON)",
    extensions: &["json"],
    help: "An item for each article, with the text that Wallabag kept, its tags and its dates.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    let fits = |peek: &Peek| {
        peek.is_array() && peek.has_all(&["[].is_archived", "[].is_starred", "[].url"])
    };
    if Peek::at(start).as_ref().is_some_and(fits) { Likeness::Certain } else { Likeness::No }
}

fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    parts_of(from, opening, take, &Records::Root, &|_| true)
}

/// What an entry says. `created_at` is when it was saved, not when it was published.
pub(in crate::formats) fn fields(value: &Value) -> Option<Fields> {
    if value.get("is_archived").is_none() || value.get("is_starred").is_none() {
        return None;
    }
    Some(Fields {
        title: text(value, "title"),
        body: vec![(text(value, "content"), Markup::Html)],
        url: text(value, "url"),
        authors: texts(value, "published_by", "name"),
        publisher: text(value, "domain_name"),
        language: text(value, "language"),
        published: (text(value, "published_at"), "published_at".into()),
        tags: texts(value, "tags", "label"),
        fetched: text(value, "created_at").parse().ok(),
        ..Fields::default()
    })
}

#[cfg(test)]
mod tests {
    use super::super::trial;

    #[test]
    fn articles_are_items() {
        let json = r#"[{"is_archived":0,"is_starred":1,"tags":["ports","river"],"id":7,"title":"Gates shut","url":"https://gazette.example/a",
            "content":"<p>The gates of the <a href=\"/h\">harbour</a> are shut.</p>","created_at":"2024-12-20T10:00:00+01:00","updated_at":"2024-12-20T10:00:00+01:00",
            "published_at":"2024-12-18T08:00:00+01:00","published_by":["Ada Novak"],"annotations":[],"mimetype":"text/html","language":"en","reading_time":1,"domain_name":"gazette.example"}]"#;
        let (all, _) = trial::read(json.as_bytes(), "wallabag");
        let (part, item) = &all[0];
        assert_eq!(item.body(), "The gates of the harbour are shut.");
        assert_eq!(item.published.date.iso(), "2024-12-18T08:00:00+01:00");
        assert_eq!(item.authors, ["Ada Novak"]);
        assert_eq!(part.told.tags, ["ports", "river"]);
        assert_eq!(part.told.fetched.unwrap().to_string(), "2024-12-20T09:00:00Z");
    }
}
