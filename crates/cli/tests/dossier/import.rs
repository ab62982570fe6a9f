//! Imports, watched folders and versions from the command line.

use serde_json::Value;

use crate::ground::{Ground, NOTES, STRIKE};

fn pages(ground: &Ground) {
    ground.write("news/strike.html", STRIKE);
    ground.write("news/inner/notes.txt", NOTES);
    ground.write("news/picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
}

#[test]
fn a_folder_is_imported_and_its_report_printed() {
    let ground = Ground::with_vault();
    pages(&ground);
    ground.succeed(&["case", "new", "Port strike"]);
    let shown = ground.succeed(&["import", "news", "--dry-run", "--recursive"]);
    assert!(shown.contains("2 files would be read") && shown.contains("Nothing was"), "{shown}");
    let shown = ground.succeed(&[
        "import",
        "news",
        "--recursive",
        "--tag",
        "port",
        "--into-case",
        "port-strike",
    ]);
    assert!(shown.contains("Import 1: news") && shown.contains("skipped 1:"), "{shown}");
    let list = ground.json(&["imports"]);
    assert_eq!((&list[0]["totals"]["filed"], &list[0]["state"]), (&2.into(), &"done".into()));
    let report = ground.json(&["imports", "report", "1"]);
    assert_eq!(report.as_array().unwrap().len(), 3);
    ground.succeed(&["imports", "report", "1", "--csv", "report.csv"]);
    assert!(ground.path("report.csv").exists());
    let again = ground.json(&["import", "news", "--recursive"]);
    assert_eq!((&again["totals"]["seen"], &again["totals"]["filed"]), (&2.into(), &0.into()));
    assert!(ground.succeed(&["imports", "forget", "1"]).contains("news"));
}

#[test]
fn what_failed_is_tried_again_alone() {
    let ground = Ground::with_vault();
    ground.write("strike.html", STRIKE);
    let output = ground.run(&["import", "strike.html", "missing.html"]);
    assert_eq!(output.status.code(), Some(1));
    ground.write("missing.html", NOTES);
    ground.succeed(&["imports", "retry", "1"]);
    let totals = ground.json(&["imports", "show", "1"])["row"]["totals"].clone();
    assert_eq!((&totals["filed"], &totals["failed"]), (&2.into(), &0.into()), "{totals}");
}

#[test]
fn a_watched_folder_is_looked_into() {
    let ground = Ground::with_vault();
    ground.write("feeds/a.txt", NOTES);
    ground.succeed(&["watch", "add", "feeds", "--tag", "feed"]);
    // A file that was just written waits.
    std::thread::sleep(std::time::Duration::from_millis(2_500));
    ground.succeed(&["watch", "scan"]);
    let items = ground.json(&["inbox"]);
    assert_eq!(items["total"], 1, "{items}");
    assert!(ground.succeed(&["watch", "pause", "1"]).contains("paused"));
    assert!(ground.succeed(&["watch", "forget", "1"]).contains("No folder"));
}

#[test]
fn a_text_is_cut_put_back_compared_and_written() {
    let ground = Ground::with_items();
    let blocks = ground.json(&["blocks", "1"]);
    let at = blocks
        .as_array()
        .unwrap()
        .iter()
        .position(|block| block["text"].as_str().unwrap().starts_with("Quayline put"));
    let at = at.unwrap().to_string();
    assert!(ground.succeed(&["cut", "1", &at]).contains("version 2"));
    assert!(ground.succeed(&["blocks", "1"]).contains("cut by hand"));
    let diff = ground.succeed(&["diff", "1", "1", "2"]);
    assert!(diff.contains("[-Quayline put"), "{diff}");
    assert!(ground.succeed(&["restore", "1", &at]).contains("version 3"));
    assert!(ground.succeed(&["versions", "1"]).contains("shown"));
    ground.succeed(&["use-version", "1", "1"]);
    let output = ground.run_with(&["edit", "2"], b"Two banks were asked.\n");
    assert!(output.status.success());
    let shown: Value = ground.json(&["show", "2"]);
    assert_eq!(shown["body"], "Two banks were asked.");
    assert!(ground.succeed(&["clean", "--all"]).contains("1 left alone"));
    assert!(ground.succeed(&["merge", "1", "2"]).contains("Merged 1 item"));
    ground.succeed(&["undo"]);
    assert!(ground.succeed(&["site-rules"]).contains("Nothing was taught"));
}
