//! A kept vault for every released schema: each opens with this program and has lost nothing.
//!
//! `tests/vaults/schema-NNNN.sql` is the dump of a small vault as a program of that schema made
//! it. The original of each version there is its title, an empty line, and its body.

use std::fs;
use std::path::{Path, PathBuf};

use archive::{
    Archive, CaseStatus, Correction, ItemFilter, LogFilter, Mode, Originals, Role, Status,
    schema_version,
};
use rusqlite::Connection;

use crate::fixture::{examine, opening};

fn dumps() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vaults");
    let mut dumps: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "sql"))
        .collect();
    dumps.sort();
    dumps
}

/// Makes a vault folder from a dump.
fn restore(dump: &Path, folder: &Path) {
    fs::create_dir(folder).unwrap();
    fs::create_dir(folder.join("originals")).unwrap();
    let connection = Connection::open(folder.join("archive.sqlite")).unwrap();
    connection.execute_batch(&fs::read_to_string(dump).unwrap()).unwrap();
    let vault_id: String =
        connection.query_row("SELECT vault_id FROM vault", [], |row| row.get(0)).unwrap();
    let mut versions = connection.prepare("SELECT title, body FROM version").unwrap();
    let texts = versions
        .query_map([], |row| {
            Ok(format!("{}\n\n{}", row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })
        .unwrap();
    for text in texts {
        let text = text.unwrap();
        let sha = archive::Sha256Hex::of(text.as_bytes());
        let place = folder.join("originals").join(&sha.as_str()[..2]);
        fs::create_dir_all(&place).unwrap();
        fs::write(place.join(sha.as_str()), text).unwrap();
    }
    let marker = format!(
        r#"{{"magic":"dossier vault","vault_id":"{vault_id}","format":1,
            "created":"2026-03-02T09:00:00Z","kdf":"none","key_slots":[]}}"#
    );
    fs::write(folder.join("vault.json"), marker).unwrap();
}

#[test]
fn there_is_a_kept_vault_for_every_schema() {
    let names: Vec<_> =
        dumps().iter().map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    let expected: Vec<_> = (1..=schema_version()).map(|n| format!("schema-{n:04}")).collect();
    assert_eq!(names, expected);
}

#[test]
fn every_kept_vault_opens_and_has_lost_nothing() {
    for dump in dumps() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("Kept.dossier");
        restore(&dump, &folder);
        let archive = Archive::open(&folder, opening(Mode::Write)).unwrap();
        check_contents(&archive);
        let report = examine(&archive);
        for check in report.checks.iter().filter(|check| check.name != "Search index") {
            assert!(check.ok, "{}: {check:#?}", dump.display());
        }
        // It is a vault to work with, not only to look at.
        archive.undo("Ada Lind", crate::fixture::at(1)).unwrap();
        let _: &Originals = archive.originals();
    }
}

/// What the vault of schema 1 holds. A later schema's vault holds it too.
fn check_contents(archive: &Archive) {
    let vault = archive.read(|r| r.vault().get()).unwrap();
    assert_eq!((vault.name.as_str(), vault.analyst.as_str()), ("Kept", "Ada Lind"));
    let all = archive.read(|r| r.items().page(ItemFilter::InUse, 0, 50)).unwrap();
    let rows: Vec<_> = all.rows.iter().map(|row| (row.key.as_str(), row.status)).collect();
    assert_eq!(rows, [("skerry-2026-0301", Status::Inbox), ("tarn-2026-0227", Status::Filed)]);
    let detail = archive.read(|r| r.items().detail(1)).unwrap();
    assert_eq!(detail.row.title, "Buoy 7 was moved, harbour office says");
    assert_eq!(detail.version.content.title, "Buoy 7 moved");
    assert_eq!(detail.corrections.len(), 1);
    assert!(matches!(detail.corrections[0], Correction::Title(_)));
    assert_eq!(detail.row.tags, ["buoys", "港口"]);
    assert_eq!((detail.captures.len(), detail.versions.len()), (3, 2));
    assert_eq!(detail.cited_in, [1]);
    let cases = archive.read(|r| r.cases().all()).unwrap();
    assert_eq!((cases.len(), cases[0].key.as_str()), (1, "who-moves-the-buoys"));
    assert_eq!((cases[0].status, cases[0].items), (CaseStatus::Open, 2));
    let evidence = archive.read(|r| r.links().evidence(1)).unwrap();
    assert_eq!((evidence[1].role, evidence[1].note.as_str()), (Role::Evidence, "names the buoy"));
    let briefing = archive.read(|r| r.briefings().get(1)).unwrap();
    assert_eq!((briefing.row.revision, briefing.row.tlp.as_str()), (2, "TLP:GREEN"));
    assert!(briefing.markdown.contains("[@tarn-2026-0227]"));
    let log = archive.read(|r| r.log().entries(&LogFilter::default())).unwrap();
    assert!(log.len() >= 10 && log.iter().any(|entry| entry.undone));
    for capture in &detail.captures {
        archive.originals().verify(&capture.original).unwrap();
    }
}
