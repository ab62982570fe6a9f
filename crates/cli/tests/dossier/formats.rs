//! The list of formats.

use crate::ground::Ground;

#[test]
fn every_format_is_named_with_what_becomes_of_it() {
    let ground = Ground::empty();
    let shown = ground.succeed(&["formats"]);
    assert!(shown.contains("Web page (HTML)") && shown.contains("ZIP archive"), "{shown}");
    let table = ground.succeed(&["formats", "--markdown"]);
    assert_eq!(table.lines().count(), shown.lines().count() + 1, "a line for each, and two above");
    assert!(table.lines().all(|line| line.starts_with("| ") || line.starts_with("|-")), "{table}");
}

#[test]
fn programs_get_every_format_with_its_endings() {
    let ground = Ground::empty();
    let formats = ground.json(&["formats"]);
    let codes: Vec<&str> =
        formats.as_array().unwrap().iter().map(|format| format["code"].as_str().unwrap()).collect();
    for code in ["text", "markdown", "html", "warc", "zip"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    assert!(formats.as_array().unwrap().iter().all(|format| format["extensions"].is_array()));
}

#[test]
fn the_columns_of_a_table_are_shown_and_a_wrong_one_is_refused() {
    let ground = Ground::with_vault();
    let path = "table.csv";
    ground.write(path, "Lead,Story,n\nGates shut,Until dawn.,1\n");
    let shown = ground.succeed(&["formats", "--columns", path]);
    assert!(shown.contains("Story") && shown.contains("body"), "{shown}");
    let failed = ground.run(&["import", path, "--columns", "title=Headline"]);
    let failed = ground.seen(&failed);
    assert!(failed.contains("no column “Headline”"), "{failed}");
    assert!(failed.contains("Lead, Story, n"), "{failed}");
    ground.succeed(&["import", path, "--columns", "title=Lead,text=Story"]);
    assert!(ground.succeed(&["show", "1"]).contains("Until dawn."));
}
