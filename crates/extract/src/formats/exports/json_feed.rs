//! JSON Feed, versions 1 and 1.1 (jsonfeed.org).

use serde_json::Value;

use crate::formats::content::Markup;
use crate::formats::json::{Peek, Records, parts_of};
use crate::formats::record::{self, Fields, text, texts};
use crate::formats::source::Window;
use crate::formats::{Broken, Ended, Format, Likeness, Opening, Source, Start, Step, StepTaker};

/// JSON Feed.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "json_feed",
    name: "News feed (JSON Feed)",
    extensions: &["json"],
    help: "An item for each entry, with the text that the feed holds of it.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    let says = |peek: Peek| {
        let version = peek.value("version").unwrap_or("").replace("\\/", "/");
        version.contains("jsonfeed.org/version/")
    };
    if Peek::at(start).is_some_and(says) { Likeness::Certain } else { Likeness::No }
}

fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let mut window = Window::at(from, 0)?;
    window.grow()?;
    let peek = Peek::at(&Start::of(window.bytes(), None));
    let title = peek.as_ref().and_then(|peek| peek.value("title")).map(record::unescaped);
    let language = peek.as_ref().and_then(|peek| peek.value("language")).map(str::to_owned);
    parts_of(
        from,
        opening,
        &mut |mut step| {
            if let Step::Part(part) = &mut step {
                part.told.publisher.clone_from(&title);
                part.told.language.clone_from(&language);
            }
            take(step)
        },
        &Records::Under("items".into()),
        &|_| true,
    )
}

/// What an entry says.
pub(in crate::formats) fn fields(value: &Value) -> Option<Fields> {
    let has = |key: &str| value.get(key).is_some();
    if !has("id")
        || !(has("content_html")
            || has("content_text")
            || has("date_published")
            || has("external_url"))
    {
        return None;
    }
    let (html, plain, summary) =
        (text(value, "content_html"), text(value, "content_text"), text(value, "summary"));
    let (body, lead) = match (html.is_empty(), plain.is_empty()) {
        (false, _) => ((html, Markup::Html), summary),
        (true, false) => ((plain, Markup::Plain), summary),
        (true, true) => ((summary, Markup::Plain), String::new()),
    };
    let mut authors = texts(value, "authors", "name");
    authors.push(text(value, "author.name"));
    let url = [text(value, "url"), text(value, "external_url"), text(value, "id")];
    Some(Fields {
        title: text(value, "title"),
        body: vec![body],
        lead,
        url: url.into_iter().find(|it| it.starts_with("http")).unwrap_or_default(),
        authors,
        language: text(value, "language"),
        published: (text(value, "date_published"), "date_published".into()),
        modified: (text(value, "date_modified"), "date_modified".into()),
        tags: texts(value, "tags", "name"),
        ..Fields::default()
    })
}

#[cfg(test)]
mod tests {
    use super::super::trial;

    #[test]
    fn entries_are_items() {
        let feed = r#"{"version":"https:\/\/jsonfeed.org\/version\/1.1","title":"Harbour \"Gazette\"","language":"en","items":[
            {"id":"1","url":"https://gazette.example/a","title":"Gates","content_html":"<p>Shut for <b>good</b>.</p>","summary":"About the gates of the harbour.",
             "date_published":"2024-12-18T10:00:00+01:00","authors":[{"name":"Ada Novak"}],"tags":["Ports"]},
            {"id":"https://gazette.example/b","content_text":"a < b"}]}"#;
        let (all, ended) = trial::read(feed.as_bytes(), "json_feed");
        assert!(ended.whole);
        let (part, item) = &all[0];
        assert_eq!(item.title.as_ref().unwrap().value, "Gates");
        assert_eq!(
            (item.body().as_str(), part.told.tags.as_slice()),
            ("Shut for good.", &["Ports".to_owned()][..])
        );
        assert_eq!(item.published.date.iso(), "2024-12-18T10:00:00+01:00");
        assert_eq!(item.publisher.as_ref().unwrap().value, "Harbour \"Gazette\"");
        assert_eq!(item.authors, ["Ada Novak"]);
        assert_eq!(all[1].1.body(), "a < b");
        assert_eq!(all[1].1.url.as_ref().unwrap().value, "https://gazette.example/b");
    }
}
