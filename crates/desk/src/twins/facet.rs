//! What hits are counted by, and what is picked from the counts.

use archive::index::{FacetField as Field, Filter};

use crate::wire::{FacetField, FacetFilter};

/// A field for the wire.
pub(crate) fn facet_field(field: Field) -> FacetField {
    match field {
        Field::Source => FacetField::Source,
        Field::Tag => FacetField::Tag,
        Field::Case => FacetField::Case,
        Field::Language => FacetField::Language,
        Field::Format => FacetField::Format,
    }
}

/// A field for the archive.
pub(crate) fn facet_field_of(field: FacetField) -> Field {
    match field {
        FacetField::Source => Field::Source,
        FacetField::Tag => Field::Tag,
        FacetField::Case => Field::Case,
        FacetField::Language => Field::Language,
        FacetField::Format => Field::Format,
    }
}

/// What was picked, for the archive.
pub(crate) fn filters(picked: &[FacetFilter]) -> Vec<Filter> {
    let filter = |it: &FacetFilter| Filter {
        field: facet_field_of(it.field),
        values: it.values.clone(),
        excluded: it.excluded,
    };
    picked.iter().map(filter).collect()
}
