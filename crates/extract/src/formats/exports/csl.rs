//! References as CSL JSON, as Zotero and other reference managers export them (schema of the
//! Citation Style Language, csl-data.json).

use serde_json::Value;

use crate::formats::content::Markup;
use crate::formats::json::{Peek, Records, parts_of};
use crate::formats::record::{Fields, list, text};
use crate::formats::{Broken, Ended, Format, Likeness, Opening, Source, Start, StepTaker};

/// References as CSL JSON.
pub(in crate::formats) static FORMAT: Format = Format {
    code: "csl_json",
    name: "References (CSL JSON, Zotero)",
    extensions: &["json"],
    help: "An item for each reference, with its abstract as the text. The pages themselves are not in such a file; items without an abstract are marked as not captured.",
    signature,
    document: None,
    parts: Some(parts),
};

fn signature(start: &Start<'_>) -> Likeness {
    let Some(peek) = Peek::at(start).filter(Peek::is_array) else { return Likeness::No };
    let typed = peek.value("[].type").is_some_and(|it| TYPES.contains(&it));
    let dated =
        peek.has("[].issued.date-parts[]") || peek.has("[].issued") || peek.has("[].author");
    if typed && dated && peek.has("[].title") { Likeness::Certain } else { Likeness::No }
}

fn parts(
    from: &mut dyn Source,
    opening: &Opening<'_>,
    take: &mut StepTaker<'_>,
) -> Result<Ended, Broken> {
    parts_of(from, opening, take, &Records::Root, &|_| true)
}

/// Types of references.
const TYPES: &[&str] = &[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

/// What a reference says.
pub(in crate::formats) fn fields(value: &Value) -> Option<Fields> {
    if !TYPES.contains(&text(value, "type").as_str()) || text(value, "title").is_empty() {
        return None;
    }
    let csl = ["issued", "author", "container-title", "accessed", "URL", "DOI"];
    if !csl.iter().any(|key| value.get(key).is_some()) {
        return None;
    }
    let doi = text(value, "DOI");
    let url = text(value, "URL");
    let container = text(value, "container-title");
    let tags = text(value, "keyword");
    let note = text(value, "note");
    Some(Fields {
        title: text(value, "title"),
        body: vec![(text(value, "abstract"), Markup::Unknown)],
        url: if url.is_empty() && !doi.is_empty() { format!("https://doi.org/{doi}") } else { url },
        authors: list(value, "author").iter().map(person).collect(),
        publisher: if container.is_empty() { text(value, "publisher") } else { container },
        language: text(value, "language"),
        published: (date(value.get("issued")), "issued".into()),
        tags: tags
            .split([',', ';'])
            .map(|tag| tag.trim().to_owned())
            .filter(|tag| !tag.is_empty())
            .collect(),
        note: (!note.is_empty()).then_some(note),
        ..Fields::default()
    })
}

fn person(value: &Value) -> String {
    let literal = text(value, "literal");
    if !literal.is_empty() {
        return literal;
    }
    let parts = [text(value, "given"), text(value, "non-dropping-particle"), text(value, "family")];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// `{"date-parts":[[2024,12,18]]}`, with numbers or texts; else `raw` or `literal`.
fn date(value: Option<&Value>) -> String {
    let Some(value) = value else { return String::new() };
    let first = list(value, "date-parts").first().and_then(Value::as_array);
    let number = |value: &Value| value.as_i64().or_else(|| value.as_str()?.trim().parse().ok());
    let parts: Vec<i64> = first.into_iter().flatten().map_while(number).collect();
    match parts[..] {
        [year] => format!("{year:04}"),
        [year, month] => format!("{year:04}-{month:02}"),
        [year, month, day, ..] => format!("{year:04}-{month:02}-{day:02}"),
        [] => [text(value, "raw"), text(value, "literal")]
            .into_iter()
            .find(|it| !it.is_empty())
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial;

    #[test]
    fn references_are_items() {
        let json = r#"[{"id":"http://zotero.org/users/1/items/AA","type":"article-newspaper","abstract":"The gates of the harbour are shut.",
            "container-title":"Harbour Gazette","language":"en","title":"Gates shut","URL":"https://gazette.example/a",
            "author":[{"family":"Novak","given":"Ada"},{"literal":"Port desk"}],"accessed":{"date-parts":[["2024",12,20]]},"issued":{"date-parts":[["2024",12,18]]}},
            {"id":"b","type":"webpage","title":"Ferry","URL":"https://gazette.example/b","issued":{"date-parts":[[2024]]}}]"#;
        let (all, _) = trial::read(json.as_bytes(), "csl_json");
        let item = &all[0].1;
        assert_eq!(item.title.as_ref().unwrap().value, "Gates shut");
        assert_eq!(item.body(), "The gates of the harbour are shut.");
        assert_eq!(item.published.date.iso(), "2024-12-18");
        assert_eq!(item.authors, ["Ada Novak", "Port desk"]);
        assert_eq!(item.publisher.as_ref().unwrap().value, "Harbour Gazette");
        assert_eq!(all[1].1.published.date.iso(), "2024");
        assert!(all[1].1.warnings.iter().any(|it| it.code == "not_captured"));
    }
}
