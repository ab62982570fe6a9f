//! The fields that a query can name.

/// A field of an item that a query may name before a colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// Title in use.
    Title,
    /// Headline as published.
    Headline,
    /// Cleaned text.
    Body,
    /// Author.
    Author,
    /// Name of the source.
    Source,
    /// Address.
    Url,
    /// A tag.
    Tag,
    /// A case, by key or title.
    Case,
    /// Language tag.
    Lang,
    /// Domain of the address, or one that it belongs to.
    Domain,
    /// Format of the newest capture.
    Format,
    /// Something the item has: a warning, an author, a tag ..., or a format.
    Has,
    /// Where the item stands.
    Status,
    /// When it was published.
    Published,
    /// When it was filed.
    Filed,
    /// When it was last captured.
    Captured,
}

/// Every name a field goes by.
const NAMES: &[(&str, Field)] = &[
    ("title", Field::Title),
    ("headline", Field::Headline),
    ("body", Field::Body),
    ("author", Field::Author),
    ("source", Field::Source),
    ("url", Field::Url),
    ("tag", Field::Tag),
    ("case", Field::Case),
    ("lang", Field::Lang),
    ("domain", Field::Domain),
    ("format", Field::Format),
    ("has", Field::Has),
    ("status", Field::Status),
    ("is", Field::Status),
    ("published", Field::Published),
    ("filed", Field::Filed),
    ("captured", Field::Captured),
];

/// Fields of which Dossier does not record anything yet.
const NOT_RECORDED: &[&str] =
    &["name", "indicator", "grade", "reliability", "credibility", "tlp", "family", "event"];

/// What a word before a colon is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldName {
    /// A field.
    Known(Field),
    /// A field that has no data yet.
    NotRecorded,
    /// No field; perhaps this one was meant.
    Unknown(Option<&'static str>),
}

impl Field {
    /// The name by which a query usually names the field.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|&&(_, field)| field == self).map_or("", |&(name, _)| name)
    }
}

/// Looks `name` up, in any case.
pub(crate) fn look_up(name: &str) -> FieldName {
    let name = name.to_ascii_lowercase();
    if let Some(&(_, field)) = NAMES.iter().find(|(known, _)| *known == name) {
        return FieldName::Known(field);
    }
    if NOT_RECORDED.contains(&name.as_str()) {
        return FieldName::NotRecorded;
    }
    FieldName::Unknown(NAMES.iter().map(|&(known, _)| known).find(|known| is_near(known, &name)))
}

/// All field names, for a note.
pub(crate) fn all_names() -> String {
    NAMES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

/// Whether one wrong, missing, extra or swapped letter makes `typed` into `known`.
fn is_near(known: &str, typed: &str) -> bool {
    let (a, b) = (known.as_bytes(), typed.as_bytes());
    if a.len() < 3 || a.len().abs_diff(b.len()) > 1 || a == b {
        return false;
    }
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - back], &b[..b.len() - back]);
    (a.len() <= 1 && b.len() <= 1) || (a.len() == 2 && b.len() == 2 && a[0] == b[1] && a[1] == b[0])
}

#[cfg(test)]
mod tests {
    use super::{Field, FieldName, look_up};

    #[test]
    fn names_are_found_and_near_ones_proposed() {
        assert_eq!(look_up("Source"), FieldName::Known(Field::Source));
        assert_eq!(look_up("is"), FieldName::Known(Field::Status));
        assert_eq!(look_up("grade"), FieldName::NotRecorded);
        for (typed, meant) in
            [("sorce", "source"), ("tags", "tag"), ("titel", "title"), ("langs", "lang")]
        {
            assert_eq!(look_up(typed), FieldName::Unknown(Some(meant)), "{typed}");
        }
        assert_eq!(look_up("http"), FieldName::Unknown(None));
    }

    #[test]
    fn each_field_has_a_name() {
        assert_eq!(Field::Status.name(), "status");
        assert_eq!(Field::Filed.name(), "filed");
    }
}
