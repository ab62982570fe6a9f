//! What a result is made of.

use std::time::Instant;

use archive::index::{FacetField as ArchiveField, IndexPhase, SearchOptions};
use archive::query::Query;
use archive::{ArchiveError, Reader};

use crate::desk::Desk;
use crate::twins;
use crate::wire::{Facet, FacetCount, FacetsRequest, FacetsResult, MonthCount, WireError};

pub(crate) fn facets(desk: &Desk, request: FacetsRequest) -> Result<FacetsResult, WireError> {
    let began = Instant::now();
    let vault = desk.vault()?;
    let query = Query::parse(&request.query);
    let options = SearchOptions {
        include_discarded: request.include_discarded,
        filters: twins::filters(&request.filters),
        ..super::search::among(desk, &vault, request.case)?
    };
    let mut fields: Vec<ArchiveField> = Vec::new();
    for field in &request.fields {
        let field = twins::facet_field_of(*field);
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    let found = vault.archive.facets(&query, &options, &fields)?;
    let facets = vault.archive.read(|r| {
        found.facets.iter().map(|facet| named(r, facet)).collect::<Result<Vec<_>, _>>()
    })?;
    Ok(FacetsResult {
        facets,
        months: found
            .months
            .iter()
            .map(|it| MonthCount {
                month: format!("{:04}-{:02}", it.year, it.month),
                hits: twins::number(it.hits),
            })
            .collect(),
        undated: twins::number(found.undated),
        took_ms: began.elapsed().as_secs_f64() * 1_000.0,
        behind: found.index.behind() > 0 || found.index.phase != IndexPhase::UpToDate,
    })
}

/// A facet with its values as they are shown.
fn named(reader: &Reader<'_>, facet: &archive::index::Facet) -> Result<Facet, ArchiveError> {
    let count = |it: &archive::index::FacetValue| -> Result<FacetCount, ArchiveError> {
        let shown = match facet.field {
            ArchiveField::Tag => reader.tags().name_of(&it.value)?,
            ArchiveField::Case => match reader.cases().find(&it.value)? {
                Some(case) => Some(reader.cases().get(case)?.title),
                None => None,
            },
            ArchiveField::Format => Some(twins::format_name(&it.value)),
            ArchiveField::Source | ArchiveField::Language => None,
        };
        Ok(FacetCount {
            shown: shown.unwrap_or_else(|| it.value.clone()),
            value: it.value.clone(),
            hits: twins::number(it.hits),
        })
    };
    Ok(Facet {
        field: twins::facet_field(facet.field),
        values: facet.values.iter().map(count).collect::<Result<Vec<_>, _>>()?,
        more: twins::number(facet.more),
    })
}
