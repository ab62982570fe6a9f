//! What the command line calls things: items by number or citation key, cases by number or key,
//! briefings by number, key or title.

use desk::wire::{BriefingRow, CaseDetail, CaseRequest, ItemDetail, ShowItem};

use crate::door::Door;
use crate::failure::{Failure, Outcome};

/// The number a name consists of, if it does.
fn number(name: &str) -> Option<i64> {
    name.trim_start_matches('#').parse().ok().filter(|&id| id > 0)
}

/// A citation key as it stands in a briefing, too: `[@harbour-2024-1219]`.
fn key(name: &str) -> String {
    name.trim_matches(|c| matches!(c, '[' | ']')).trim_start_matches('@').to_owned()
}

/// The request for an item by its name.
pub(crate) fn item_request(name: &str) -> ShowItem {
    let id = number(name);
    ShowItem { id, key: id.is_none().then(|| key(name)), query: None }
}

/// The numbers of items.
pub(crate) fn items(door: &Door, names: &[String]) -> Outcome<Vec<i64>> {
    names.iter().map(|name| item(door, name)).collect()
}

/// The number of an item.
pub(crate) fn item(door: &Door, name: &str) -> Outcome<i64> {
    if let Some(id) = number(name) {
        return Ok(id);
    }
    let found: ItemDetail = door.ask("show_item", &item_request(name))?;
    Ok(found.row.id)
}

/// The request for a case by its name.
pub(crate) fn case_request(name: &str) -> CaseRequest {
    let id = number(name);
    CaseRequest { id, key: id.is_none().then(|| name.to_owned()) }
}

/// The number of a case.
pub(crate) fn case(door: &Door, name: &str) -> Outcome<i64> {
    if let Some(id) = number(name) {
        return Ok(id);
    }
    let found: CaseDetail = door.ask("show_case", &case_request(name))?;
    Ok(found.row.id)
}

/// The number of a case, where one is named.
pub(crate) fn case_if_named(door: &Door, name: Option<&str>) -> Outcome<Option<i64>> {
    name.map(|name| case(door, name)).transpose()
}

/// The number of a briefing.
pub(crate) fn briefing(door: &Door, name: &str) -> Outcome<i64> {
    if let Some(id) = number(name) {
        return Ok(id);
    }
    let all: Vec<BriefingRow> = door.ask("list_briefings", &())?;
    if let Some(row) = all.iter().find(|row| row.key.as_deref() == Some(name)) {
        return Ok(row.id);
    }
    let titled = |row: &&BriefingRow| row.title.to_lowercase() == name.to_lowercase();
    let mut fitting = all.iter().filter(titled);
    match (fitting.next(), fitting.next()) {
        (Some(one), None) => Ok(one.id),
        (Some(_), Some(_)) => Err(Failure::Usage(
            format!("several briefings have the title \"{name}\""),
            "Name it by its number; `dossier brief list` prints the numbers.".to_owned(),
        )),
        (None, _) => Err(Failure::not_found(
            format!("there is no briefing \"{name}\" in this vault"),
            "`dossier brief list` prints all briefings with their numbers.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_named_by_number_or_key() {
        assert_eq!(item_request("12").id, Some(12));
        assert_eq!(item_request("#12").id, Some(12));
        let by_key = item_request("[@harbour-2024-1219]");
        assert_eq!((by_key.id, by_key.key.as_deref()), (None, Some("harbour-2024-1219")));
        assert_eq!(item_request("-3").id, None);
        assert_eq!(item_request("0").key.as_deref(), Some("0"));
    }

    #[test]
    fn a_case_is_named_by_number_or_key() {
        assert_eq!(case_request("2").id, Some(2));
        assert_eq!(case_request("port-strike").key.as_deref(), Some("port-strike"));
    }
}
