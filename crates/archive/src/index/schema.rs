//! The fields of the search index, and how an item becomes an entry of it.
//!
//! No text is stored in the index: the store has it. What is filed under a name (tag, case,
//! language, status) is one folded term; what is read is cut into words by the one analyzer.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{TantivyDocument, Term};
use url::{Host, Url};

use super::{Document, fingerprint::fingerprint};
use crate::analyzer::{ANALYZER_VERSION, ArchiveTokenizer, fold_key};

/// Version of the fields and of what is put into them. Grows with every change of this file.
const SCHEMA_VERSION: u32 = 2;

/// Name of the analyzer inside the engine.
const ANALYZER: &str = "archive";

/// Name of the fast column of item ids, the tie-break of every order.
pub(super) const ID_COLUMN: &str = "id";
/// Name of the fast column of fingerprints.
pub(super) const PRINT_COLUMN: &str = "print";
/// Name of the fast column of first possible publication days; empty where unknown.
pub(super) const PUBLISHED_COLUMN: &str = "published_first";
/// Name of the fast column of the newest captures.
pub(super) const CAPTURED_COLUMN: &str = "captured";
/// Name of the fast column of filing times.
pub(super) const FILED_COLUMN: &str = "filed";

/// The rules an index was made by: version of the fields and version of the analyzer.
pub(super) fn rules() -> String {
    format!("{SCHEMA_VERSION}.{ANALYZER_VERSION}")
}

/// The fields as the engine numbers them. An index made by older rules may lack some; what
/// asks for those finds nothing until the index is made anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fields {
    pub(super) id: Field,
    pub(super) print: Option<Field>,
    pub(super) title: Option<Field>,
    pub(super) headline: Option<Field>,
    pub(super) body: Option<Field>,
    pub(super) author: Option<Field>,
    pub(super) source: Option<Field>,
    pub(super) url: Option<Field>,
    pub(super) lang: Option<Field>,
    pub(super) tag: Option<Field>,
    pub(super) case_key: Option<Field>,
    pub(super) case_title: Option<Field>,
    pub(super) status: Option<Field>,
    pub(super) domain: Option<Field>,
    pub(super) format: Option<Field>,
    pub(super) has: Option<Field>,
    pub(super) source_name: Option<Field>,
    pub(super) language: Option<Field>,
    pub(super) captured: Option<Field>,
    pub(super) published_first: Option<Field>,
    pub(super) published_last: Option<Field>,
    pub(super) filed: Option<Field>,
}

/// The schema by today's rules.
pub(super) fn schema() -> Schema {
    let words = || {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(ANALYZER)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        TextOptions::default().set_indexing_options(indexing)
    };
    let name = || {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_index_option(IndexRecordOption::Basic)
            .set_fieldnorms(false);
        TextOptions::default().set_indexing_options(indexing)
    };
    let mut builder = Schema::builder();
    builder.add_u64_field(ID_COLUMN, INDEXED | FAST);
    builder.add_u64_field(PRINT_COLUMN, FAST);
    for field in ["title", "headline", "body", "author", "source", "url"] {
        builder.add_text_field(field, words());
    }
    for field in ["lang", "case_title", "status", "domain", "has"] {
        builder.add_text_field(field, name());
    }
    // What can be counted over a whole result.
    for field in ["tag", "case_key", "format", "source_name", "language"] {
        builder.add_text_field(field, name().set_fast("raw"));
    }
    for column in [PUBLISHED_COLUMN, "published_last", FILED_COLUMN, CAPTURED_COLUMN] {
        builder.add_i64_field(column, FAST);
    }
    builder.build()
}

/// Makes the analyzer known to an index.
pub(super) fn register(tokenizers: &TokenizerManager) {
    tokenizers.register(ANALYZER, ArchiveTokenizer);
}

impl Fields {
    /// Finds the fields of an index: all of them where it was made by today's rules, those
    /// that mean the same where it was made by older ones. `None` when it has no item ids.
    pub(super) fn of(found: &Schema) -> Option<Self> {
        let wanted = schema();
        let field = |name: &str| {
            let here = found.get_field(name).ok()?;
            let today = wanted.get_field(name).ok()?;
            (found.get_field_entry(here) == wanted.get_field_entry(today)).then_some(here)
        };
        Some(Self {
            id: field(ID_COLUMN)?,
            print: field(PRINT_COLUMN),
            title: field("title"),
            headline: field("headline"),
            body: field("body"),
            author: field("author"),
            source: field("source"),
            url: field("url"),
            lang: field("lang"),
            tag: field("tag"),
            case_key: field("case_key"),
            case_title: field("case_title"),
            status: field("status"),
            domain: field("domain"),
            format: field("format"),
            has: field("has"),
            source_name: field("source_name"),
            language: field("language"),
            captured: field(CAPTURED_COLUMN),
            published_first: field(PUBLISHED_COLUMN),
            published_last: field("published_last"),
            filed: field(FILED_COLUMN),
        })
    }

    /// The term by which the entry of an item is found and removed.
    pub(super) fn id_term(&self, id: u64) -> Term {
        Term::from_field_u64(self.id, id)
    }

    /// The entry of an item.
    pub(super) fn entry(&self, item: &Document) -> TantivyDocument {
        let mut entry = TantivyDocument::default();
        entry.add_u64(self.id, item.id);
        if let Some(field) = self.print {
            entry.add_u64(field, fingerprint(item));
        }
        for (field, text) in [
            (self.title, &item.title),
            (self.headline, &item.headline),
            (self.body, &item.body),
            (self.author, &item.author),
            (self.source, &item.source),
            (self.url, &item.url),
        ] {
            if let Some(field) = field
                && !text.is_empty()
            {
                entry.add_text(field, text);
            }
        }
        let tags = item.tags.iter().map(|tag| fold_key(tag));
        add_names(&mut entry, self.tag, tags);
        add_names(&mut entry, self.lang, language_names(&item.lang));
        let cases = || item.cases.iter();
        add_names(&mut entry, self.case_key, cases().map(|case| fold_key(&case.key)));
        add_names(&mut entry, self.case_title, cases().map(|case| fold_key(&case.title)));
        add_names(&mut entry, self.status, [item.status.word().to_owned()]);
        add_names(&mut entry, self.domain, domains(&item.url));
        add_names(&mut entry, self.format, [fold_key(&item.format)]);
        add_names(&mut entry, self.has, properties(item));
        add_names(&mut entry, self.source_name, [item.source.trim().to_owned()]);
        add_names(&mut entry, self.language, language_names(&item.lang).into_iter().take(1));
        if let Some(at) = item.captured_at_ms {
            add_number(&mut entry, self.captured, at);
        }
        if let Some(span) = item.published {
            add_number(&mut entry, self.published_first, day_number(span.first));
            add_number(&mut entry, self.published_last, day_number(span.last));
        }
        add_number(&mut entry, self.filed, item.filed_at_ms);
        entry
    }
}

/// The number of a day, counted from 1970-01-01.
pub(super) fn day_number(day: jiff::civil::Date) -> i64 {
    let epoch = jiff::civil::Date::constant(1970, 1, 1);
    day.duration_since(epoch).as_hours() / 24
}

/// A language and its wider ones: `zh-Hans-CN` is also found by `zh-hans` and `zh`.
fn language_names(tag: &str) -> Vec<String> {
    let key = fold_key(tag).replace('_', "-");
    let ends = key.match_indices('-').map(|(at, _)| at).chain([key.len()]);
    ends.map(|end| key[..end].to_owned()).filter(|name| !name.is_empty()).collect()
}

/// What `has:` can ask for.
pub(crate) const PROPERTIES: &[&str] =
    &["warning", "headline", "author", "source", "date", "language", "url", "tag", "case"];

/// Which of them an item has.
fn properties(item: &Document) -> Vec<String> {
    let has = [
        item.warned,
        !item.headline.is_empty(),
        !item.author.is_empty(),
        !item.source.is_empty(),
        item.published.is_some(),
        !item.lang.is_empty(),
        !item.url.is_empty(),
        !item.tags.is_empty(),
        !item.cases.is_empty(),
    ];
    let held = PROPERTIES.iter().zip(has).filter(|(_, has)| *has);
    held.map(|(name, _)| (*name).to_owned()).collect()
}

/// The domain of an address and those it belongs to: `news.post.example`, `post.example`,
/// `example`. An address of numbers is one name.
fn domains(address: &str) -> Vec<String> {
    let Ok(url) = Url::parse(address) else { return Vec::new() };
    match url.host() {
        Some(Host::Domain(name)) => {
            let starts = name.match_indices('.').map(|(at, _)| at + 1);
            let all = std::iter::once(0).chain(starts).map(|from| name[from..].to_owned());
            all.collect()
        }
        Some(numbers) => vec![numbers.to_string()],
        None => Vec::new(),
    }
}

fn add_names(
    entry: &mut TantivyDocument,
    field: Option<Field>,
    names: impl IntoIterator<Item = String>,
) {
    let Some(field) = field else { return };
    for name in names {
        if !name.is_empty() {
            entry.add_text(field, name);
        }
    }
}

fn add_number(entry: &mut TantivyDocument, field: Option<Field>, number: i64) {
    if let Some(field) = field {
        entry.add_i64(field, number);
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_counted_over_the_whole_calendar() {
        assert_eq!(day_number(date(1970, 1, 1)), 0);
        assert_eq!(day_number(date(1969, 12, 31)), -1);
        assert_eq!(day_number(date(2024, 2, 29)), 19_782);
        assert!(day_number(date(1, 1, 1)) < day_number(date(9999, 12, 31)));
    }

    #[test]
    fn a_language_is_found_by_its_wider_ones() {
        assert_eq!(language_names("zh-Hans-CN"), ["zh", "zh-hans", "zh-hans-cn"]);
        assert_eq!(language_names("en_GB"), ["en", "en-gb"]);
        assert_eq!(language_names(""), Vec::<String>::new());
    }

    #[test]
    fn a_domain_is_found_by_those_it_belongs_to() {
        assert_eq!(
            domains("https://News.Post.example:8080/a?b"),
            ["news.post.example", "post.example", "example"]
        );
        assert_eq!(domains("http://10.0.0.1/x"), ["10.0.0.1"]);
        for none in ["", "post.example", "mailto:a@b.example", "data:,x"] {
            assert_eq!(domains(none), Vec::<String>::new(), "{none}");
        }
    }

    #[test]
    fn an_index_of_other_fields_answers_for_those_it_has() {
        let mut builder = Schema::builder();
        builder.add_u64_field(ID_COLUMN, INDEXED | FAST);
        builder.add_text_field("title", tantivy::schema::TEXT);
        let fields = Fields::of(&builder.build()).unwrap();
        assert_eq!(fields.title, None, "another analyzer, so another meaning");
        assert_eq!(fields.body, None);
        assert_eq!(Fields::of(&Schema::builder().build()), None);
        assert!(Fields::of(&schema()).is_some_and(|all| all.filed.is_some()));
    }
}
