//! Cases.

use insta::assert_snapshot;

use crate::ground::Ground;

#[test]
fn a_case_gathers_items_with_role_and_note() {
    let ground = Ground::with_items();
    assert_snapshot!(ground.transcript(&[
        &["case", "list"],
        &["case", "new", "Port strike", "--question", "Who gains from the strike?"],
        &["case", "link", "port-strike", "1", "2", "--note", "Names the operator"],
        &["case", "link", "port-strike", "2", "--role", "background"],
        &["case", "show", "port-strike"],
        &["case", "unlink", "port-strike", "2"],
        &["case", "edit", "1", "--status", "closed", "--title", "Strike at Marrowgate"],
        &["case", "list"],
        &["case", "show", "harbour-fire"],
        &["case", "link", "1", "99"],
    ]), @r"
    $ dossier case list
    No cases. `dossier case new TITLE` makes one.
    $ dossier case new 'Port strike' --question 'Who gains from the strike?'
    Made case 1 port-strike: Port strike
    $ dossier case link port-strike 1 2 --note 'Names the operator'
    Linked 2 items to “Port strike”
    $ dossier case link port-strike 2 --role background
    Changed the role of 1 item in “Port strike”
    $ dossier case show port-strike
    Port strike
    case 1 port-strike, open
    Who gains from the strike?

    ID  KEY                ROLE        PUBLISHED   TITLE                                           NOTE
     2  quayline-weighs    background  unknown     Quayline weighs sale of its northern terminals  Names the operator
     1  harbour-2024-1218  evidence    2024-12-18  Dockers end nine-day strike at Marrowgate       Names the operator
    $ dossier case unlink port-strike 2
    Took 1 item out of “Port strike”
    $ dossier case edit 1 --status closed --title 'Strike at Marrowgate'
    Renamed the case “Port strike” to “Strike at Marrowgate”
    $ dossier case list
    ID  KEY          STATUS  ITEMS  TITLE
     1  port-strike  closed      1  Strike at Marrowgate
    $ dossier case show harbour-fire
    2> dossier: there is no case harbour-fire
    [exit code 1]
    $ dossier case link 1 99
    2> dossier: there is no item 99 in this vault
    [exit code 1]
    ");
}

#[test]
fn programs_get_the_evidence() {
    let ground = Ground::with_items();
    let made = ground.json(&["case", "new", "Port strike", "--color", "#a05a2c"]);
    assert_eq!(made["key"], "port-strike");
    assert_eq!(made["color"], "#a05a2c");
    ground.succeed(&["case", "link", "port-strike", "1", "--role", "context"]);
    let case = ground.json(&["case", "show", "1"]);
    assert_eq!(case["title"], "Port strike");
    assert_eq!(case["evidence"][0]["item"]["id"], 1);
    assert_eq!(case["evidence"][0]["role"], "context");
    assert_eq!(ground.json(&["case", "list"])[0]["items"], 1);
}

#[test]
fn items_can_be_filed_straight_into_a_case() {
    let ground = Ground::with_items();
    ground.succeed(&["case", "new", "Port strike"]);
    ground.write("third.txt", "A third text about the port of Thrale and its cranes.\n");
    ground.succeed(&["file", "third.txt", "--case", "port-strike"]);
    assert_eq!(ground.json(&["case", "show", "port-strike"])["evidence"][0]["item"]["id"], 3);
}
