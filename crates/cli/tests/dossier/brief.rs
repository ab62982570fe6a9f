//! Briefings.

use insta::assert_snapshot;

use crate::ground::Ground;

#[test]
fn a_briefing_is_written_saved_and_gone_back_to() {
    let ground = Ground::with_items();
    ground.succeed(&["case", "new", "Port strike"]);
    ground.write("draft.md", "# Where it stands\n\nThe strike is over [@nobody-knows].\n");
    ground.write("second.md", "# Where it stands\n\nThe strike ended after nine days.\n");
    assert_snapshot!(ground.transcript(&[
        &["brief", "list"],
        &["brief", "new", "Week 3", "--case", "port-strike", "--from", "draft.md", "--tlp", "amber+strict"],
        &["brief", "preview", "1"],
        &["brief", "save", "week 3", "second.md"],
        &["brief", "save", "1", "draft.md", "--base", "1"],
        &["brief", "edit", "1", "--title", "Week 4", "--tlp", "green", "--no-case"],
        &["brief", "show", "1"],
        &["brief", "restore", "1", "1"],
        &["brief", "show", "Week 3", "--revision", "2"],
        &["brief", "list"],
        &["brief", "show", "Week 9"],
    ]), @r#"
    $ dossier brief list
    No briefings. `dossier brief new TITLE` makes one.
    $ dossier brief new 'Week 3' --case port-strike --from draft.md --tlp 'amber+strict'
    Made briefing 1, revision 1, TLP:AMBER+STRICT: Week 3
    $ dossier brief preview 1
    Week 3
    TLP:AMBER+STRICT, 7 words, 1 minute to read

    Outline
      Where it stands

    Sources
       1  Unresolved citation: no item has the key “nobody-knows”.
    2> warning: No item has the citation key “nobody-knows”.
    $ dossier brief save 'week 3' second.md
    Saved briefing 1, revision 2, TLP:AMBER+STRICT: Week 3
    $ dossier brief save 1 draft.md --base 1
    2> dossier: this briefing was changed elsewhere: revision 2 stands, not 1. It was left as it is and your text was not stored
    [exit code 1]
    $ dossier brief edit 1 --title 'Week 4' --tlp green --no-case
    Changed briefing 1, revision 3, TLP:GREEN: Week 4
    $ dossier brief show 1
    # Where it stands

    The strike ended after nine days.
    $ dossier brief restore 1 1
    Restored briefing 1, revision 4, TLP:AMBER+STRICT: Week 3
    $ dossier brief show 'Week 3' --revision 2
    # Where it stands

    The strike ended after nine days.
    $ dossier brief list
    ID  CASE         TLP               REVISION  SAVED              TITLE
     1  port-strike  TLP:AMBER+STRICT         4  0000-00-00 00:00Z  Week 3
    $ dossier brief show 'Week 9'
    2> dossier: there is no briefing "Week 9" in this vault
    2> `dossier brief list` prints all briefings with their numbers.
    [exit code 1]
    "#);
}

#[test]
fn a_briefing_cites_items_as_numbered_sources() {
    let ground = Ground::with_items();
    let key = ground.json(&["show", "1"])["key"].as_str().unwrap().to_owned();
    let draft = format!("The strike is over [@{key}]. It lasted nine days [@{key}].\n");
    let made =
        ground.run_with(&["brief", "new", "Week 3", "--from", "-", "--json"], draft.as_bytes());
    assert!(made.status.success());
    let made: serde_json::Value = serde_json::from_slice(&made.stdout).unwrap();
    assert_eq!(made["title"], "Week 3");
    let preview = ground.json(&["brief", "preview", "1"]);
    assert_eq!(preview["sources"].as_array().unwrap().len(), 1);
    assert_eq!(preview["sources"][0]["item"], 1);
    assert_eq!(ground.json(&["brief", "show", "1"])["markdown"], draft);
    assert_eq!(ground.succeed(&["brief", "show", "1"]), draft);
}

#[test]
fn revisions_are_listed_with_who_saved_them() {
    let ground = Ground::with_items();
    ground.write("draft.md", "Two words\n");
    ground.succeed(&["brief", "new", "Week 3"]);
    ground.succeed(&["brief", "save", "1", "draft.md"]);
    assert_snapshot!(ground.transcript(&[&["brief", "revisions", "1"]]), @r"
    $ dossier brief revisions 1
    REVISION  SAVED              ANALYST  WORDS  TITLE
           2  0000-00-00 00:00Z  Ana          2  Week 3
           1  0000-00-00 00:00Z  Ana          0  Week 3
    ");
    assert_eq!(ground.json(&["brief", "revisions", "1"])[0]["number"], 2);
}

#[test]
fn a_text_that_is_no_text_is_refused() {
    let ground = Ground::with_vault();
    ground.write("draft.md", b"caf\xe9\n");
    assert_snapshot!(ground.transcript(&[
        &["brief", "new", "Week 3", "--from", "draft.md"],
        &["brief", "new", "Week 3", "--from", "missing.md"],
    ]), @r"
    $ dossier brief new 'Week 3' --from draft.md
    2> dossier: draft.md is not UTF-8 text: byte 3 does not fit. Nothing was saved
    2> Save the file as UTF-8 and do it again.
    [exit code 1]
    $ dossier brief new 'Week 3' --from missing.md
    2> dossier: missing.md: No such file or directory
    [exit code 1]
    ");
}
