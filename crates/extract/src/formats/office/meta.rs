//! Properties of a document as its metadata file holds them (Dublin Core).

use crate::formats::properties::{self, Properties};
use crate::formats::xml::{self, Piece, Pieces};
use crate::normal;

/// What an element of the metadata says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// The title.
    Title,
    /// Who wrote it.
    Author,
    /// Who published it.
    Publisher,
    /// Its language.
    Language,
    /// When it was published.
    Published,
    /// When the file was made.
    Created,
    /// When it was changed.
    Modified,
    /// What it is about.
    Subject,
}

/// Reads the properties; `fields` says which element means what. The first of several counts, but
/// authors are joined.
pub(super) fn read(text: &str, fields: &[(&str, Field)]) -> Properties {
    let mut found = Properties::default();
    let mut inside: Option<(&str, Field)> = None;
    let mut value = String::new();
    for (piece, _) in Pieces::of(text) {
        match piece {
            Piece::Open(tag) if !tag.closes_itself => {
                if let Some((_, field)) = fields.iter().find(|(name, _)| *name == tag.name) {
                    inside = Some((tag.name, *field));
                    value.clear();
                }
            }
            Piece::Close(name) => {
                if let Some((_, field)) = inside.take_if(|(open, _)| *open == name) {
                    take(&mut found, field, &normal::line(&value));
                }
            }
            piece if inside.is_some() && value.len() < 1 << 16 => xml::push_text(&mut value, piece),
            _ => {}
        }
    }
    found
}

fn take(found: &mut Properties, field: Field, value: &str) {
    if value.is_empty() {
        return;
    }
    let set = |slot: &mut Option<String>| {
        slot.get_or_insert_with(|| value.to_owned());
    };
    match field {
        Field::Title => set(&mut found.title),
        Field::Publisher => set(&mut found.publisher),
        Field::Language => set(&mut found.language),
        Field::Subject => set(&mut found.subject),
        Field::Author => match &mut found.author {
            Some(authors) if authors.len() < 2000 => {
                authors.push_str("; ");
                authors.push_str(value);
            }
            author => set(author),
        },
        Field::Published => {
            found.published = found.published.take().or_else(|| properties::date(value));
        }
        Field::Created => found.created = found.created.take().or_else(|| properties::date(value)),
        Field::Modified => {
            found.modified = found.modified.take().or_else(|| properties::date(value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_properties() {
        let fields =
            [("dc:title", Field::Title), ("dc:creator", Field::Author), ("x:made", Field::Created)];
        let found = read(
            "<m><dc:title>Gates &amp; ferries</dc:title><dc:title>no</dc:title><dc:creator id='a'>Ada Novak</dc:creator><dc:creator>Bo Li</dc:creator><x:made>2024-12-18T10:00:00Z</x:made><dc:creator/>",
            &fields,
        );
        assert_eq!(found.title.as_deref(), Some("Gates & ferries"));
        assert_eq!(found.author.as_deref(), Some("Ada Novak; Bo Li"));
        assert_eq!(found.created.unwrap().iso(), "2024-12-18T10:00:00Z");
    }
}
