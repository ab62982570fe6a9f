//! A kept vault for every released schema: each opens with this program and has lost nothing.
//!
//! `tests/vaults/schema-NNNN.sql` is the dump of a small vault as a program of that schema made
//! it. The original of each version there is its title, an empty line, and its body.

use std::fs;
use std::path::{Path, PathBuf};

use archive::{
    Archive, CaseStatus, Correction, ImportState, ItemFilter, LogFilter, MadeBy, Mode, Originals,
    Outcome, Role, Sha256Hex, Status, TroubleFilter, schema_version,
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
    let texts: Vec<String> = versions
        .query_map([], |row| {
            Ok(format!("{}\n\n{}", row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let packed = restore_pack(&connection, folder, &texts);
    for text in texts {
        let sha = archive::Sha256Hex::of(text.as_bytes());
        if packed.contains(&sha) {
            continue;
        }
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

/// Makes the pack of a vault that has one, byte for byte as its format is described; answers which
/// originals lie in it.
fn restore_pack(connection: &Connection, folder: &Path, texts: &[String]) -> Vec<Sha256Hex> {
    let mut packed = Vec::new();
    let Ok(mut statement) =
        connection.prepare("SELECT sha, place FROM original WHERE pack = 1 ORDER BY place")
    else {
        return packed;
    };
    let mut pack = b"DOSSIERP\x01\0\0\0\0\0\0\0".to_vec();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let sha: String = row.get(0).unwrap();
        let text = texts.iter().find(|text| Sha256Hex::of(text.as_bytes()).as_str() == sha);
        let text = text.unwrap().as_bytes();
        assert_eq!(pack.len() as i64, row.get::<_, i64>(1).unwrap(), "the format of packs changed");
        pack.extend_from_slice(b"ORIG\0\0\0\0");
        for number in [text.len() as u64, text.len() as u64, 0] {
            pack.extend_from_slice(&number.to_le_bytes());
        }
        pack.extend((0..32).map(|at| u8::from_str_radix(&sha[2 * at..2 * at + 2], 16).unwrap()));
        pack.extend_from_slice(text);
        packed.push(Sha256Hex::parse(&sha).unwrap());
    }
    if !packed.is_empty() {
        fs::create_dir(folder.join("originals/packs")).unwrap();
        fs::write(folder.join("originals/packs/000001.pack"), pack).unwrap();
    }
    packed
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
        if dump.ends_with("schema-0001.sql") {
            check_upgraded(&archive);
        } else {
            check_capture(&archive);
        }
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
    let rows: Vec<_> =
        all.rows.iter().rev().take(2).map(|row| (row.key.as_str(), row.status)).collect();
    assert_eq!(rows, [("tarn-2026-0227", Status::Filed), ("skerry-2026-0301", Status::Inbox)]);
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

/// What a vault of schema 1 knows of its captures and versions once it was brought up to date.
fn check_upgraded(archive: &Archive) {
    let detail = archive.read(|r| r.items().detail(1)).unwrap();
    let outcomes: Vec<_> = detail.captures.iter().rev().map(|capture| capture.outcome).collect();
    assert_eq!(outcomes, [Outcome::New, Outcome::Seen, Outcome::Version]);
    let versions: Vec<_> = detail.versions.iter().map(|v| (v.number, v.made_by, v.shown)).collect();
    assert_eq!(versions, [(2, MadeBy::Capture, true), (1, MadeBy::Capture, false)]);
    assert!(archive.read(|r| r.imports().all(true)).unwrap().is_empty());
}

/// What the vault of schema 2 holds besides.
fn check_capture(archive: &Archive) {
    let imports = archive.read(|r| r.imports().all(false)).unwrap();
    assert_eq!((imports.len(), imports[0].state), (1, ImportState::Done));
    let counts = imports[0].counts;
    assert_eq!((counts.entries, counts.filed, counts.versions, counts.failed), (4, 2, 1, 1));
    let troubles = archive.read(|r| r.imports().troubles(1, TroubleFilter::default(), 0, 10));
    assert_eq!(troubles.unwrap().rows[0].place.as_deref(), Some("record 4"));
    let came = archive.read(|r| r.items().detail(4)).unwrap();
    let captured = came.captures.last().unwrap();
    archive.originals().verify(&captured.original).unwrap();
    let came_in = captured.came_in.as_ref().unwrap();
    assert_eq!(
        (came_in.place.as_str(), came_in.container.name.as_str()),
        ("record 1", "buoys.warc")
    );
    // The page changed, then the analyst cut a line of it, and took that back.
    let versions: Vec<_> = came.versions.iter().map(|v| (v.number, v.made_by, v.shown)).collect();
    let expected =
        [(3, MadeBy::Analyst, false), (2, MadeBy::Capture, true), (1, MadeBy::Capture, false)];
    assert_eq!(versions, expected);
    assert_eq!(came.merged, [5]);
    let rules = archive.read(|r| r.site_rules().of_host("buoys.example")).unwrap();
    assert_eq!((rules.len(), rules[0].cut), (1, true));
    let watches = archive.read(|r| r.watches().all()).unwrap();
    assert_eq!((watches.len(), watches[0].every, watches[0].paused), (1, 600, true));
}
