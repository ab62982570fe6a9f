//! The tables' versions: forward migrations, never edited once released.

use rusqlite::{Connection, Transaction};
use rusqlite_migration::{HookError, M, Migrations};

use crate::error::{ArchiveError, Result};
use crate::tables::number_versions;
use crate::vault::{VaultFolder, backup_before_migration};

/// The newest schema version that this program knows.
const NEWEST: u32 = 2;

/// Every migration in order; there are as many as [`NEWEST`] says.
fn steps() -> Vec<M<'static>> {
    vec![
        M::up(include_str!("../../../migrations/0001_archive.sql")),
        M::up_with_hook(
            include_str!("../../../migrations/0002_capture.sql"),
            |transaction: &Transaction<'_>| {
                number_versions(transaction).map_err(|error| HookError::Hook(error.to_string()))
            },
        ),
    ]
}

fn migrations() -> Migrations<'static> {
    Migrations::new(steps())
}

/// The newest schema version that this program knows.
pub fn schema_version() -> u32 {
    NEWEST
}

/// The schema version of a database, after checking that it has one that is not above `newest`.
fn found(connection: &Connection, newest: u32) -> Result<u32> {
    let found: u32 =
        connection.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0))?;
    if found > newest {
        return Err(ArchiveError::TooNew { vault: found, program: newest });
    }
    if found == 0 {
        return Err(ArchiveError::damaged("the database archive.sqlite", "it has no tables"));
    }
    Ok(found)
}

/// Makes the tables of a new database.
pub(crate) fn create(connection: &mut Connection) -> Result<()> {
    migrate(&migrations(), connection)
}

/// Brings the database of an existing vault to this program's version, with a copy of the
/// database made first; false where it was there already.
pub(crate) fn upgrade(folder: &VaultFolder, connection: &mut Connection) -> Result<bool> {
    upgrade_by(&migrations(), schema_version(), folder, connection)
}

fn upgrade_by(
    migrations: &Migrations<'_>,
    newest: u32,
    folder: &VaultFolder,
    connection: &mut Connection,
) -> Result<bool> {
    let found = found(connection, newest)?;
    if found == newest {
        return Ok(false);
    }
    backup_before_migration(folder, connection, newest)?;
    migrate(migrations, connection)?;
    Ok(true)
}

/// Refuses a database that only a writer could bring to this program's version.
pub(crate) fn must_be_current(connection: &Connection) -> Result<()> {
    if found(connection, schema_version())? < schema_version() {
        return Err(ArchiveError::refused(
            "this vault was made by an older Dossier; open it once for writing, so that it is \
             brought up to date (a copy of its database is kept). Nothing was changed",
        ));
    }
    Ok(())
}

fn migrate(migrations: &Migrations<'_>, connection: &mut Connection) -> Result<()> {
    use rusqlite_migration::Error;
    migrations.to_latest(connection).map_err(|error| match error {
        Error::RusqliteError { err, .. } => err.into(),
        other => ArchiveError::damaged("the database archive.sqlite", other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_migration_runs_on_an_empty_database() {
        migrations().validate().unwrap();
    }

    #[test]
    fn the_listed_migrations_are_the_files_of_the_folder() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
        let mut names: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".sql"))
            .collect();
        names.sort();
        assert_eq!((names.len(), steps().len()), (NEWEST as usize, NEWEST as usize));
        for (index, name) in names.iter().enumerate() {
            assert!(name.starts_with(&format!("{:04}_", index + 1)), "{name}");
        }
    }

    #[test]
    fn a_database_of_a_newer_program_is_refused_with_both_versions() {
        let connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", schema_version() + 5).unwrap();
        assert!(matches!(
            must_be_current(&connection),
            Err(ArchiveError::TooNew { vault, program })
                if vault == schema_version() + 5 && program == schema_version()
        ));
    }

    #[test]
    fn an_older_vault_is_copied_first_and_then_brought_up_to_date() {
        let next = || {
            let mut steps = steps();
            steps.push(M::up("ALTER TABLE vault ADD COLUMN motto TEXT"));
            Migrations::new(steps)
        };
        let place = tempfile::tempdir().unwrap();
        let folder = VaultFolder::at(place.path());
        let mut connection = Connection::open(folder.database()).unwrap();
        create(&mut connection).unwrap();
        let upgrade = |connection: &mut Connection| {
            upgrade_by(&next(), NEWEST + 1, &folder, connection).unwrap()
        };
        assert!(upgrade(&mut connection));
        connection.execute_batch("SELECT motto FROM vault").unwrap();
        assert!(!upgrade(&mut connection));
        // The copy is the vault as it was; it goes when the new version proved good.
        let copy = place.path().join(format!("archive-before-{}.sqlite", NEWEST + 1));
        let before = Connection::open(&copy).unwrap();
        assert_eq!(found(&before, NEWEST).unwrap(), NEWEST);
        assert!(before.execute_batch("SELECT motto FROM vault").is_err());
        crate::vault::drop_backups(&folder).unwrap();
        assert!(!copy.exists());
        assert!(folder.database().exists());
    }

    #[test]
    fn a_database_without_tables_is_not_made_into_a_new_vault() {
        let connection = Connection::open_in_memory().unwrap();
        assert!(matches!(must_be_current(&connection), Err(ArchiveError::Damaged { .. })));
    }
}
