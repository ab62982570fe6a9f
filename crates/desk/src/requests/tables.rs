//! The columns of tables, looked at before they are imported.

use std::path::{Path, PathBuf};

use extract::formats::{Columns, Preview};

use crate::child::columns_in;
use crate::desk::Desk;
use crate::fault::{fault, refused};
use crate::import::start_of;
use crate::wire::{ErrorCode, TableColumn, TableColumns, TableInfo, WireError};

pub(crate) fn table_columns(desk: &Desk, request: TableColumns) -> Result<TableInfo, WireError> {
    let path = Path::new(&request.path);
    let Some(seen) = look(desk, path)? else {
        return Err(fault(
            ErrorCode::Refused,
            format!("{} is no table or list of records, so it has no columns", path.display()),
            "Columns are chosen for CSV, TSV, JSON lines and JSON lists; import others as they are.",
        ));
    };
    Ok(info(seen))
}

/// Looks at the start of a file in the jailed child; `None` where it is no table.
fn look(desk: &Desk, path: &Path) -> Result<Option<Preview>, WireError> {
    let (head, length) = start_of(path)
        .map_err(|why| refused(format!("{}: {why}. Nothing was read", path.display())))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    columns_in(desk.children(), name.as_deref(), length, &head)
        .map_err(|why| refused(format!("{}: {why}. Nothing was imported", path.display())))
}

/// Refuses columns that are not there. Only files that are named are looked at; where there are
/// several, a column has to be in one of them. A file that cannot be read is told of by the
/// import.
pub(super) fn check(desk: &Desk, paths: &[PathBuf], columns: &Columns) -> Result<(), WireError> {
    let mut seen = Vec::new();
    for path in paths {
        if path.is_dir() {
            return Ok(());
        }
        match look(desk, path) {
            Ok(Some(preview)) if preview.all_names => seen.push((path, preview.names)),
            // What it holds further on is not known.
            Ok(Some(_)) => return Ok(()),
            Ok(None) | Err(_) => {}
        }
    }
    let Some((path, names)) = seen.first() else { return Ok(()) };
    for (_, wanted) in fields(columns) {
        // An empty name takes nothing of this kind from the table.
        let Some(wanted) = wanted.as_ref().filter(|name| !name.is_empty()) else { continue };
        if !seen.iter().any(|(_, names)| names.contains(wanted)) {
            return Err(fault(
                ErrorCode::Refused,
                format!("{} has no column “{wanted}”. Nothing was imported", path.display()),
                &format!("Its columns are: {}.", names.join(", ")),
            ));
        }
    }
    Ok(())
}

/// The fields of an item with the columns that hold them.
fn fields(columns: &Columns) -> [(&'static str, &Option<String>); 9] {
    [
        ("title", &columns.title),
        ("body", &columns.body),
        ("url", &columns.url),
        ("author", &columns.authors),
        ("publisher", &columns.publisher),
        ("published", &columns.published),
        ("modified", &columns.modified),
        ("language", &columns.language),
        ("tags", &columns.tags),
    ]
}

fn info(seen: Preview) -> TableInfo {
    let fields = fields(&seen.guessed);
    let field = |name: &String| {
        let of_it = fields.iter().find(|(_, column)| column.as_ref() == Some(name));
        of_it.map(|(field, _)| (*field).to_owned())
    };
    let example = |number: usize| {
        let mut values = seen.rows.iter().filter_map(|row| row.get(number));
        values.find(|value| !value.is_empty()).cloned().unwrap_or_default()
    };
    let columns = seen.names.iter().enumerate().map(|(number, name)| TableColumn {
        name: name.clone(),
        example: example(number),
        field: field(name),
    });
    TableInfo { format: seen.kind.word().to_owned(), columns: columns.collect(), rows: seen.rows }
}
