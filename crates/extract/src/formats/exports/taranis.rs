//! Stories as Taranis AI exports them: an array of stories, each with its news items. Every news
//! item is a document; the story it belongs to is told as a note.

use std::ops::ControlFlow;

use serde_json::Value;

use crate::Kind;
use crate::formats::content::Markup;
use crate::formats::json::{Peek, Records, parts_of};
use crate::formats::record::{self, Fields, list, text};
use crate::formats::{
    Broken, Ended, Format, Likeness, Opening, Part, Source, Start, Step, StepTaker,
};

/// Stories of Taranis AI.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "taranis",
    name: "Taranis AI stories (JSON)",
    extensions: &["json"],
    help: "An item for each news item of the stories, with its text, address, dates and tags; the title of the story is its note.",
    signature,
    document: None,
    parts: Some(parts),
};

/// A cursor counts bytes of the file and, in its last bits, news items of the story there.
const BITS: u32 = 12;

fn signature(start: &Start<'_>) -> Likeness {
    let Some(peek) = Peek::at(start) else { return Likeness::No };
    let items = |at: &str| {
        peek.has(&format!("{at}news_items[].title")) && peek.has(&format!("{at}news_items[].link"))
    };
    if peek.is_array() && items("[].") || items("stories[].") {
        Likeness::Certain
    } else {
        Likeness::No
    }
}

fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let under = {
        let mut window = crate::formats::source::Window::at(from, 0)?;
        window.grow()?;
        let peek = Peek::at(&Start::of(window.bytes(), None));
        peek.is_some_and(|peek| !peek.is_array())
    };
    let records = if under { Records::Under("stories".into()) } else { Records::Root };
    let stories = Opening { from: opening.from >> BITS, columns: None, ..*opening };
    let done = usize::try_from(opening.from & ((1 << BITS) - 1)).unwrap_or(0);
    let mut last = opening.from;
    // The story that is being read begins where the one before it ended.
    let (mut begins, mut skip) = (stories.from, done);
    let mut ended = parts_of(
        from,
        &stories,
        &mut |step| {
            let after = step.next();
            let flow = match step {
                Step::Part(story) => give(&story, begins, skip, after, &mut |step| {
                    last = step.next();
                    take(step)
                }),
                Step::Skipped(mut skipped) => {
                    skipped.next <<= BITS;
                    last = skipped.next;
                    take(Step::Skipped(skipped))
                }
            };
            (begins, skip) = (after, 0);
            flow
        },
        &records,
        &|_| true,
    )?;
    ended.next = if ended.whole { last.max(opening.from) } else { ended.next << BITS };
    Ok(ended)
}

/// Hands over the news items of a story.
fn give(
    story: &Part,
    begins: u64,
    skip: usize,
    after: u64,
    take: &mut StepTaker<'_>,
) -> ControlFlow<()> {
    let Ok(value) = serde_json::from_slice::<Value>(&story.bytes) else {
        return ControlFlow::Continue(());
    };
    let items = list(&value, "news_items");
    let note = text(&value, "title");
    for (i, item) in items.iter().enumerate().take((1 << BITS) - 1).skip(skip) {
        let Ok(bytes) = serde_json::to_vec(item) else { continue };
        let fields = record::of_json(item, None);
        let mut told = record::told(&fields, None);
        told.note = (!note.is_empty()).then(|| format!("Story: {note}"));
        let last = i + 1 == items.len();
        let next = if last { after << BITS } else { (begins << BITS) | (i as u64 + 1) };
        let place = format!("{}, news item {}", story.place.replace("record", "story"), i + 1);
        let url = record::url(&fields);
        take(Step::Part(Part {
            bytes,
            place,
            next,
            name: None,
            url,
            kind: Some(Kind::RECORD),
            told,
        }))?;
    }
    ControlFlow::Continue(())
}

/// What a news item says.
pub(in crate::formats) fn fields(value: &Value) -> Option<Fields> {
    let has = |key: &str| value.get(key).is_some();
    if !(has("story_id") || has("osint_source_id")) || !(has("link") && has("content")) {
        return None;
    }
    let author = text(value, "author");
    let tags = match value.get("tags") {
        Some(Value::Object(tags)) => tags.keys().cloned().collect(),
        _ => record::texts(value, "tags", "name"),
    };
    Some(Fields {
        title: text(value, "title"),
        body: vec![(text(value, "content"), Markup::Unknown)],
        url: text(value, "link"),
        authors: author.split(';').map(|name| name.trim().to_owned()).collect(),
        publisher: text(value, "source"),
        language: text(value, "language"),
        published: (text(value, "published"), "published".into()),
        tags,
        fetched: text(value, "collected").parse().ok(),
        ..Fields::default()
    })
}

#[cfg(test)]
mod tests {
    use super::super::trial;

    #[test]
    fn news_items_are_items() {
        let item = |n: u32| {
            format!(
                r#"{{"author":"Ada Novak; Port desk","collected":"2024-12-19T08:00:00+00:00","content":"The gates are shut, says paper {n}.","hash":"h","id":"i{n}","language":"en",
                "link":"https://gazette.example/{n}","published":"2024-12-18T08:35:09+00:00","review":"","source":"https://gazette.example/rss","story_id":"s","title":"Gates {n}","tags":{{"Ports":{{"name":"Ports","tag_type":"Location"}}}}}}"#
            )
        };
        let story = |items: &str| {
            format!(
                r#"{{"attributes":{{}},"created":"2024-12-18T08:35:09+00:00","id":"s","news_items":[{items}],"title":"Gates","summary":""}}"#
            )
        };
        let json = format!(
            "[{},{},{}]",
            story(&format!("{},{}", item(1), item(2))),
            story(""),
            story(&item(3))
        );
        let (all, _) = trial::read(json.as_bytes(), "taranis");
        let places: Vec<&str> = all.iter().map(|(part, _)| part.place.as_str()).collect();
        assert_eq!(
            places,
            ["story 1, news item 1", "story 1, news item 2", "story 3, news item 1"]
        );
        let (part, item) = &all[0];
        assert_eq!(item.title.as_ref().unwrap().value, "Gates 1");
        assert_eq!(item.authors, ["Ada Novak", "Port desk"]);
        assert_eq!(item.publisher.as_ref().unwrap().value, "gazette.example");
        assert_eq!(item.published.date.iso(), "2024-12-18T08:35:09Z");
        assert_eq!(
            (part.told.tags[0].as_str(), part.told.note.as_deref()),
            ("Ports", Some("Story: Gates"))
        );
    }
}
