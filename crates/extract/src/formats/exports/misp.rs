//! MISP events: what an event tells in its reports, then its attributes as a table.

use serde_json::Value;

use crate::Kind;
use crate::formats::content::Markup;
use crate::formats::json::{Peek, Records, parts_of};
use crate::formats::record::{self, Fields, list, text, texts};
use crate::formats::source::{self, Whole};
use crate::formats::{
    Broken, Ended, Format, Likeness, Opening, Part, Source, Start, Step, StepTaker,
};

/// MISP events.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "misp",
    name: "MISP event (JSON)",
    extensions: &["json"],
    help: "An item for each event: its reports as text, its attributes as lines, its tags as tags.",
    signature,
    document: None,
    parts: Some(parts),
};

/// At most this many attributes of an event are listed.
const MOST: usize = 5000;

fn signature(start: &Start<'_>) -> Likeness {
    let Some(peek) = Peek::at(start) else { return Likeness::No };
    let event = |at: &str| {
        peek.has(&format!("{at}Event.info"))
            && (peek.has(&format!("{at}Event.uuid")) || peek.has(&format!("{at}Event.Attribute")))
    };
    let found = ["", "response[].", "[]."].into_iter().any(event);
    if found { Likeness::Certain } else { Likeness::No }
}

fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    let bytes = match source::whole(from, opening)? {
        Whole::Bytes(bytes) if bytes.trim_ascii().starts_with(b"{") => bytes,
        _ => return parts_of(from, opening, take, &Records::Root, &|_| true),
    };
    let length = bytes.len() as u64;
    let Ok(value) = serde_json::from_slice::<Value>(&bytes) else {
        return parts_of(from, opening, take, &Records::Under("response".into()), &|_| true);
    };
    if value.get("Event").is_none() {
        return parts_of(from, opening, take, &Records::Under("response".into()), &|_| true);
    }
    if opening.from == 0 {
        let fields = record::of_json(&value, None);
        let told = record::told(&fields, None);
        let place = "event".to_owned();
        let part = Part {
            bytes,
            place,
            next: length,
            name: None,
            url: None,
            kind: Some(Kind::RECORD),
            told,
        };
        // Whether more is wanted does not matter: it is the only one.
        let _more = take(Step::Part(part));
    }
    Ok(Ended::whole(length))
}

/// What an event says.
pub(in crate::formats) fn fields(value: &Value) -> Option<Fields> {
    let event = value.get("Event")?;
    let info = text(event, "info");
    if info.is_empty() {
        return None;
    }
    let reports = list(event, "EventReport").iter();
    let mut body: Vec<(String, Markup)> = reports
        .map(|report| {
            (format!("{}\n\n{}", text(report, "name"), text(report, "content")), Markup::Plain)
        })
        .collect();
    let attributes: Vec<&Value> = list(event, "Attribute")
        .iter()
        .chain(list(event, "Object").iter().flat_map(|object| list(object, "Attribute")))
        .take(MOST)
        .collect();
    let lines: Vec<String> = attributes.iter().map(|attribute| line(attribute)).collect();
    if !lines.is_empty() {
        body.push((lines.join("\n"), Markup::Plain));
    }
    let link = |attribute: &&&Value| text(attribute, "type") == "link";
    let upstream = attributes.iter().filter(link).map(|attribute| text(attribute, "value"));
    Some(Fields {
        title: info,
        body,
        publisher: text(event, "Orgc.name"),
        published: (published(event), "publish_timestamp".into()),
        modified: (text(event, "timestamp"), "timestamp".into()),
        tags: texts(event, "Tag", "name"),
        upstream: upstream.filter(|url| url.starts_with("http")).collect(),
        ..Fields::default()
    })
}

/// When it was published; 0 where it was not. The date of an event is that of what it tells.
fn published(event: &Value) -> String {
    let seconds = text(event, "publish_timestamp");
    if seconds.trim_matches('0').is_empty() { String::new() } else { seconds }
}

fn line(attribute: &Value) -> String {
    let (kind, value, comment) =
        (text(attribute, "type"), text(attribute, "value"), text(attribute, "comment"));
    let comment = if comment.is_empty() { comment } else { format!(" ({comment})") };
    format!("{kind}: {}{comment}", value.replace(['\n', '\r'], " "))
}

#[cfg(test)]
mod tests {
    use super::super::trial;

    const EVENT: &str = r#"{"Event":{"id":"5","orgc_id":"1","date":"2024-12-17","threat_level_id":"2","info":"Gates of the harbour","published":true,"uuid":"a-b","analysis":"2",
        "timestamp":"1734620000","publish_timestamp":"1734530000","Orgc":{"id":"1","name":"Port desk","uuid":"o"},
        "Attribute":[{"id":"1","type":"link","category":"External analysis","value":"https://gazette.example/a","comment":""},
                     {"id":"2","type":"domain","category":"Network activity","value":"gates.example","comment":"seen once"}],
        "Object":[{"name":"file","Attribute":[{"type":"filename","value":"gate.exe","comment":""}]}],
        "EventReport":[{"id":"1","name":"What happened","content":"The gates are shut."}],"Tag":[{"name":"tlp:clear"}]}}"#;

    #[test]
    fn an_event_is_an_item() {
        let (all, _) = trial::read(EVENT.as_bytes(), "misp");
        let (part, item) = &all[0];
        assert_eq!(item.title.as_ref().unwrap().value, "Gates of the harbour");
        assert!(item.body().starts_with("What happened\n\nThe gates are shut."), "{}", item.body());
        assert!(item.body().contains("domain: gates.example (seen once)"));
        assert!(item.body().contains("filename: gate.exe"));
        assert_eq!(item.publisher.as_ref().unwrap().value, "Port desk");
        assert_eq!(item.published.date.iso(), "2024-12-18T13:53:20Z");
        assert_eq!(item.upstream, ["https://gazette.example/a"]);
        assert_eq!(part.told.tags, ["tlp:clear"]);
    }

    #[test]
    fn events_of_a_search_are_items() {
        let json = format!(r#"{{"response":[{EVENT},{EVENT}]}}"#);
        assert_eq!(trial::read(json.as_bytes(), "misp").0.len(), 2);
        assert_eq!(trial::read(format!("[{EVENT}]").as_bytes(), "misp").0.len(), 1);
    }
}
