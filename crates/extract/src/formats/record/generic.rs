//! Records of no known shape: fields are what they are usually called, or what the analyst says.

use super::Fields;
use crate::formats::Columns;
use crate::formats::content::Markup;
use crate::normal;

/// Reads a record given as names and values.
pub(super) fn read(pairs: &[(String, String)], said: Option<&Columns>) -> Fields {
    let names: Vec<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
    let guessed = Columns::guess(&names);
    let columns = said.map_or_else(|| guessed.clone(), |said| said.or(&guessed));
    let of = |column: &Option<String>| -> String {
        let found = pairs.iter().find(|(name, _)| Some(name) == column.as_ref());
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let named = |column: &Option<String>| (of(column), column.clone().unwrap_or_default());
    let body = of(&columns.body);
    Fields {
        title: of(&columns.title),
        body: vec![(body, Markup::Unknown)],
        url: of(&columns.url),
        authors: vec![of(&columns.authors)],
        publisher: of(&columns.publisher),
        language: of(&columns.language),
        published: named(&columns.published),
        modified: named(&columns.modified),
        tags: tags(&of(&columns.tags)),
        rest: pairs
            .iter()
            .filter(|(name, value)| !columns.names(name) && !value.trim().is_empty())
            .cloned()
            .collect(),
        ..Fields::default()
    }
}

/// Tags in one text: a JSON list, or apart by `|`, `;` or `,`.
pub(super) fn tags(text: &str) -> Vec<String> {
    let listed: Option<Vec<String>> = serde_json::from_str(text).ok();
    let all = listed.unwrap_or_else(|| {
        let mark = ['|', ';', ','].into_iter().find(|mark| text.contains(*mark)).unwrap_or(',');
        text.split(mark).map(str::to_owned).collect()
    });
    let mut tags: Vec<String> = Vec::new();
    for tag in all.iter().map(|tag| normal::line(tag)) {
        if !tag.is_empty() && tag.chars().count() <= 100 && !tags.contains(&tag) && tags.len() < 100
        {
            tags.push(tag);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn usual_names_are_read_and_the_rest_is_kept() {
        let fields =
            read(&pairs(&[("Title", "Gates"), ("x", "1"), ("Tags", "a|b|a"), ("y", "")]), None);
        assert_eq!(fields.title, "Gates");
        assert_eq!(fields.tags, ["a", "b"]);
        assert_eq!(fields.rest, [("x".to_owned(), "1".to_owned())]);
    }

    #[test]
    fn what_the_analyst_says_counts() {
        let said =
            Columns { title: Some("x".into()), body: Some("Title".into()), ..Columns::default() };
        let fields = read(&pairs(&[("Title", "The gate is shut."), ("x", "Gates")]), Some(&said));
        assert_eq!(fields.title, "Gates");
        assert_eq!(fields.body[0].0, "The gate is shut.");
    }

    #[test]
    fn tags_are_lists_in_many_forms() {
        assert_eq!(tags(r#"["a","b c"]"#), ["a", "b c"]);
        assert_eq!(tags("a, b"), ["a", "b"]);
        assert!(tags("").is_empty());
    }
}
