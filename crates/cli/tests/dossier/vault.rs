//! Making a vault, opening it, looking after it.

use std::fs;

use insta::assert_snapshot;

use crate::ground::{Ground, STRIKE};

#[test]
fn a_vault_is_made_once() {
    let ground = Ground::empty();
    assert_snapshot!(ground.transcript(&[
        &["new", "Port.dossier", "--analyst", "Ana Ferreira"],
        &["new", "Port.dossier"],
        &["new", "Rail", "--name", "Rail desk"],
        &["--vault", "Rail", "status"],
    ]), @r"
    $ dossier new Port.dossier --analyst 'Ana Ferreira'
    Made the vault Port in ~/Port.dossier
    $ dossier new Port.dossier
    2> dossier: ~/Port.dossier already exists. It was left as it is
    2> Choose another name, or open the vault that is there.
    [exit code 1]
    $ dossier new Rail --name 'Rail desk'
    Made the vault Rail desk in ~/Rail.dossier
    $ dossier --vault Rail status
    Rail desk
    Folder     ~/Rail.dossier
    Analyst    Ana Ferreira
    Made       0000-00-00 00:00Z
    Archive    0 items
    Inbox      0 items
    Discarded  0 items
    Cases      0
    Briefings  0
    Index      up to date
    Undo       Renamed the vault to “Rail desk”
    ");
}

#[test]
fn what_is_no_vault_is_not_opened_and_not_changed() {
    let ground = Ground::empty();
    ground.write("folder/a.txt", "kept");
    ground.write("file.dossier", "kept");
    assert_snapshot!(ground.transcript(&[
        &["--vault", "missing.dossier", "inbox"],
        &["--vault", "folder", "inbox"],
        &["--vault", "file.dossier", "file", "folder/a.txt"],
    ]), @r"
    $ dossier --vault missing.dossier inbox
    2> dossier: missing.dossier is not a Dossier vault: there is no such folder. Nothing was changed there
    2> Choose a folder whose name ends in .dossier, or make a new vault.
    [exit code 1]
    $ dossier --vault folder inbox
    2> dossier: folder is not a Dossier vault: its file vault.json is missing. Nothing was changed there
    2> Choose a folder whose name ends in .dossier, or make a new vault.
    [exit code 1]
    $ dossier --vault file.dossier file folder/a.txt
    2> dossier: file.dossier is not a Dossier vault: it is a file, not a folder. Nothing was changed there
    2> Choose a folder whose name ends in .dossier, or make a new vault.
    [exit code 1]
    ");
    assert_eq!(fs::read_dir(ground.path("folder")).unwrap().count(), 1);
    assert_eq!(fs::read(ground.path("file.dossier")).unwrap(), b"kept");
}

#[test]
fn a_vault_has_a_name_an_analyst_and_a_log() {
    let ground = Ground::with_items();
    assert_snapshot!(ground.transcript(&[
        &["rename", "--name", "Port desk", "--analyst", "Jo Lindqvist"],
        &["tag", "1", "harbour"],
        &["undo"],
        &["log"],
        &["log", "--item", "1", "--limit", "1"],
    ]), @r"
    $ dossier rename --name 'Port desk' --analyst 'Jo Lindqvist'
    Changed the names of the vault
    $ dossier tag 1 harbour
    Tagged 1 item with “harbour”
    $ dossier undo
    Took back: Tagged 1 item with “harbour”
    $ dossier log
    NUMBER  TIME               ANALYST       ACT
         5  0000-00-00 00:00Z  Jo Lindqvist  Took back: Tagged 1 item with “harbour”: Dockers end nine-day strike at Marrowgate
         4  0000-00-00 00:00Z  Jo Lindqvist  Tagged 1 item with “harbour” (taken back): Dockers end nine-day strike at Marrowgate
         3  0000-00-00 00:00Z  Ana           Changed the names of the vault
         1  0000-00-00 00:00Z  Ana           Imported 2 items: Dockers end nine-day strike at Marrowgate; Quayline weighs sale of its northern terminals
    $ dossier log --item 1 --limit 1
    NUMBER  TIME               ANALYST       ACT
         5  0000-00-00 00:00Z  Jo Lindqvist  Took back: Tagged 1 item with “harbour”: Dockers end nine-day strike at Marrowgate
    ");
}

#[test]
fn a_healthy_vault_is_in_order() {
    let ground = Ground::with_items();
    let seen = ground.transcript(&[&["doctor"], &["rebuild-index"]]);
    // How well the reading process is locked in depends on the system.
    let (theirs, ours): (Vec<_>, Vec<_>) =
        seen.lines().partition(|line| line.contains("Reading process"));
    assert_eq!(theirs.len(), 1, "{seen}");
    assert_snapshot!(ours.join("\n"), @r"
    $ dossier doctor
    ok    Folder                                 vault.json is whole (format 1); its lock is held by this process
    ok    Database                               every page is in order
    ok    Links between rows                     each leads to a row that is there
    ok    Log                                    2 changes, each as it was written; newest hash SHA256
    ok    Words of items                         2 versions, each as it was filed
    ok    Captures                               2 captures, each as it was filed
    ok    Words of briefings                     0 revisions, each as it was saved
    ok    Tags, cases, links and other opinions  2 states, each as it was last logged
    ok    Counts                                 each is what can be counted
    ok    Originals                              2 originals with 1499 bytes, each as it was filed
    ok    Search index                           2 items, each as it stands in the vault

    The vault is in order.
    $ dossier rebuild-index
    The index is built anew: 2 items.
    ");
    assert_eq!(ground.json(&["doctor"])["healthy"], true);
}

#[test]
fn a_damaged_original_is_found_and_named() {
    // What is filed alone has a file of its own; what is imported lies in packs.
    let ground = Ground::with_vault();
    ground.run_with(&["file", "-"], STRIKE.as_bytes());
    let sum = ground.json(&["show", "1"])["captures"][0]["original"]["sha256"].clone();
    let sum = sum.as_str().unwrap();
    let original = ground.path("Port.dossier").join("originals").join(&sum[..2]).join(sum);
    let mut permissions = fs::metadata(&original).unwrap().permissions();
    #[expect(clippy::permissions_set_readonly_false, reason = "a damaged disk asks nobody")]
    permissions.set_readonly(false);
    fs::set_permissions(&original, permissions).unwrap();
    fs::write(&original, "something else").unwrap();
    let output = ground.run(&["doctor"]);
    let seen = ground.seen(&output);
    assert_eq!(output.status.code(), Some(1), "{seen}");
    assert!(seen.contains("WRONG") && seen.contains("not in order"), "{seen}");
    let report = ground.run(&["doctor", "--json"]);
    assert_eq!(report.status.code(), Some(1));
    let report: serde_json::Value = serde_json::from_slice(&report.stdout).unwrap();
    assert_eq!(report["healthy"], false);
}

#[test]
fn a_lost_index_is_built_anew_by_itself() {
    let ground = Ground::with_items();
    fs::remove_dir_all(ground.path("Port.dossier/index")).unwrap();
    assert_eq!(ground.succeed(&["search", "roster", "--count"]).trim(), "2");
}

#[test]
fn the_sample_is_made_where_it_is_wanted() {
    let ground = Ground::empty();
    ground.write("folder/kept.txt", "kept");
    assert_snapshot!(ground.transcript(&[
        &["sample", "folder"],
        &["sample", "Training.dossier"],
        &["sample", "Training.dossier"],
        &["--vault", "folder/Sample", "case", "list"],
    ]), @r"
    $ dossier sample folder
    Made the sample vault in ~/folder/Sample.dossier
    $ dossier sample Training.dossier
    Made the sample vault in ~/Training.dossier
    $ dossier sample Training.dossier
    2> dossier: ~/Training.dossier already exists. It was left as it is
    2> Choose another name, or open the vault that is there.
    [exit code 1]
    $ dossier --vault folder/Sample case list
    ID  KEY                    STATUS  ITEMS  TITLE
     2  sundal-cable           open       17  Sundal cable
     1  port-ellery-intrusion  open       22  Port Ellery intrusion
    ");
    let overview = ground.json(&["--vault", "Training", "status"]);
    assert!(overview["archive"].as_i64().unwrap() >= 50, "{overview}");
    assert_eq!(overview["briefings"].as_array().unwrap().len(), 1);
}

#[test]
fn where_the_system_names_no_user_the_flag_is_named() {
    let ground = Ground::empty();
    let mut command = ground.command(&["new", "Port.dossier"]);
    let output = command.env_remove("USER").output().unwrap();
    let said = ground.seen(&output);
    assert!(said.contains("--analyst NAME"), "{said}");
    assert!(!ground.path("Port.dossier").exists());
}
