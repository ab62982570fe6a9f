//! The tables' versions: forward migrations, never edited once released.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::error::{ArchiveError, Result};
use crate::vault::{VaultFolder, backup_before_migration};

/// Every migration in order; the number of the last is the schema version of this program.
const STEPS: &[M<'_>] = &[M::up(include_str!("../../../migrations/0001_archive.sql"))];

const MIGRATIONS: Migrations<'_> = Migrations::from_slice(STEPS);

/// The newest schema version that this program knows.
pub fn schema_version() -> u32 {
    u32::try_from(STEPS.len()).unwrap_or(u32::MAX)
}

/// The schema version of a database, after checking that this program is new enough for it.
pub(crate) fn check(connection: &Connection) -> Result<u32> {
    let found: u32 =
        connection.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0))?;
    if found > schema_version() {
        return Err(ArchiveError::TooNew { vault: found, program: schema_version() });
    }
    Ok(found)
}

/// Makes the tables of a new database.
pub(crate) fn create(connection: &mut Connection) -> Result<()> {
    migrate(connection)
}

/// Brings the database of an existing vault to this program's version, with a copy of the
/// database made first.
pub(crate) fn upgrade(folder: &VaultFolder, connection: &mut Connection) -> Result<()> {
    let found = check(connection)?;
    if found == 0 {
        return Err(ArchiveError::damaged("the database archive.sqlite", "it has no tables"));
    }
    if found < schema_version() {
        backup_before_migration(folder, connection, schema_version())?;
        migrate(connection)?;
    }
    Ok(())
}

fn migrate(connection: &mut Connection) -> Result<()> {
    use rusqlite_migration::Error;
    MIGRATIONS.to_latest(connection).map_err(|error| match error {
        Error::RusqliteError { err, .. } => err.into(),
        other => ArchiveError::damaged("the database archive.sqlite", other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_migration_runs_on_an_empty_database() {
        MIGRATIONS.validate().unwrap();
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
        assert_eq!(names.len(), STEPS.len());
        for (index, name) in names.iter().enumerate() {
            assert!(name.starts_with(&format!("{:04}_", index + 1)), "{name}");
        }
    }

    #[test]
    fn a_database_of_a_newer_program_is_refused_with_both_versions() {
        let connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", schema_version() + 5).unwrap();
        assert!(matches!(
            check(&connection),
            Err(ArchiveError::TooNew { vault, program })
                if vault == schema_version() + 5 && program == schema_version()
        ));
    }
}
