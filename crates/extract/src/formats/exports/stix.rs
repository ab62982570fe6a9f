//! STIX 2.1 bundles: reports and notes are documents; the other objects stand for things, and are
//! counted.

use std::collections::HashMap;
use std::ops::ControlFlow;

use serde_json::Value;

use crate::formats::content::Markup;
use crate::formats::json::{Peek, Records, parts_of};
use crate::formats::record::{Fields, list, text, texts};
use crate::formats::{Broken, Ended, Format, Likeness, Opening, Source, Start, Step, StepTaker};

/// STIX bundles.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "stix",
    name: "STIX 2.1 bundle",
    extensions: &["json", "stix"],
    help: "An item for each report and note, with its text and its references. Indicators and other objects are counted, not filed.",
    signature,
    document: None,
    parts: Some(parts),
};

/// At most this many makers of objects are remembered.
const MOST: usize = 10_000;

fn signature(start: &Start<'_>) -> Likeness {
    let fits = |peek: &Peek| {
        peek.says("type", "bundle")
            && (peek.has("objects[].spec_version") || peek.has("objects[].type"))
    };
    if Peek::at(start).as_ref().is_some_and(fits) { Likeness::Certain } else { Likeness::No }
}

fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let records = Records::Under("objects".into());
    let makers = makers(from, opening, &records)?;
    let wanted = |value: &Value| matches!(text(value, "type").as_str(), "report" | "note");
    parts_of(
        from,
        opening,
        &mut |mut step| {
            if let Step::Part(part) = &mut step
                && let Ok(value) = serde_json::from_slice::<Value>(&part.bytes)
            {
                part.told.publisher = makers.get(&text(&value, "created_by_ref")).cloned();
            }
            take(step)
        },
        &records,
        &wanted,
    )
}

/// The names of the identities in a bundle, which reports name as their makers.
fn makers(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    records: &Records,
) -> Result<HashMap<String, String>, Broken> {
    let mut makers = HashMap::new();
    let beginning = Opening { from: 0, columns: None, ..*opening };
    let identity = |value: &Value| text(value, "type") == "identity";
    parts_of(
        from,
        &beginning,
        &mut |step| {
            if let Step::Part(part) = step
                && let Ok(value) = serde_json::from_slice::<Value>(&part.bytes)
                && makers.len() < MOST
            {
                makers.insert(text(&value, "id"), text(&value, "name"));
            }
            ControlFlow::Continue(())
        },
        records,
        &identity,
    )?;
    Ok(makers)
}

/// What a report or a note says.
pub(in crate::formats) fn fields(value: &Value) -> Option<Fields> {
    let id = text(value, "id");
    let kind = text(value, "type");
    let (title, body, published) = match kind.as_str() {
        "report" if id.starts_with("report--") => ("name", "description", "published"),
        "note" if id.starts_with("note--") => ("abstract", "content", "created"),
        _ => return None,
    };
    let references: Vec<String> = texts(value, "external_references", "url");
    let named: Vec<String> = texts(value, "external_references", "source_name");
    let only = references.iter().filter(|url| url.starts_with("http")).count() == 1;
    let url = if only && kind == "report" { references.first().cloned() } else { None };
    let mut tags = texts(value, "labels", "name");
    tags.extend(texts(value, "report_types", "name"));
    Some(Fields {
        title: text(value, title),
        body: vec![(text(value, body), Markup::Unknown)],
        url: url.unwrap_or_default(),
        authors: texts(value, "authors", "name"),
        language: text(value, "lang"),
        published: (text(value, published), published.into()),
        modified: (text(value, "modified"), "modified".into()),
        tags,
        upstream: references
            .into_iter()
            .chain(
                named.into_iter().take(usize::from(list(value, "external_references").len() == 1)),
            )
            .filter(|it| it.starts_with("http"))
            .collect(),
        ..Fields::default()
    })
}

#[cfg(test)]
mod tests {
    use super::super::trial;

    #[test]
    fn reports_and_notes_are_items() {
        let json = r#"{"type":"bundle","id":"bundle--0","objects":[
            {"type":"report","spec_version":"2.1","id":"report--1","created_by_ref":"identity--9","created":"2024-12-18T10:00:00.000Z","modified":"2024-12-19T10:00:00.000Z",
             "name":"Gates of the harbour","description":"The gates of the harbour are shut.\n\nNobody knows why.","published":"2024-12-18T12:00:00Z","report_types":["campaign"],"labels":["ports"],
             "object_refs":["indicator--2"],"external_references":[{"source_name":"Gazette","url":"https://gazette.example/a"}]},
            {"type":"indicator","spec_version":"2.1","id":"indicator--2","pattern":"[domain-name:value = 'x.example']"},
            {"type":"note","spec_version":"2.1","id":"note--3","abstract":"On gates","content":"Ask Ada.","authors":["R. Haas"],"created":"2024-12-20T10:00:00Z","object_refs":["report--1"]},
            {"type":"identity","spec_version":"2.1","id":"identity--9","name":"Port desk"}]}"#;
        let (all, ended) = trial::read(json.as_bytes(), "stix");
        assert_eq!(all.len(), 2);
        assert!(ended.note.unwrap().starts_with("2 other objects"));
        let (part, item) = &all[0];
        assert_eq!((part.place.as_str(), item.blocks.len()), ("record 1", 2));
        assert_eq!(item.publisher.as_ref().unwrap().value, "Port desk");
        assert_eq!(item.published.date.iso(), "2024-12-18T12:00:00Z");
        assert_eq!(part.told.tags, ["ports", "campaign"]);
        assert_eq!(all[1].1.authors, ["R. Haas"]);
        assert_eq!(all[1].0.place, "record 3");
    }
}
