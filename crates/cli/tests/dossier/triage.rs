//! Decisions about items, and taking them back.

use insta::assert_snapshot;

use crate::ground::Ground;

#[test]
fn the_inbox_is_emptied_by_decisions_and_every_one_can_be_taken_back() {
    let ground = Ground::with_items();
    assert_snapshot!(ground.transcript(&[
        &["inbox"],
        &["keep", "1"],
        &["discard", "2"],
        &["inbox"],
        &["undo"],
        &["undo"],
        &["redo"],
        &["list"],
        &["put-back", "1"],
        &["list", "--status", "filed"],
    ]), @r"
    $ dossier inbox
    ID  KEY                PUBLISHED   SOURCE        TITLE
     2  quayline-weighs    unknown     -             Quayline weighs sale of its northern terminals
     1  harbour-2024-1218  2024-12-18  Harbour Post  Dockers end nine-day strike at Marrowgate

    2 items in the inbox.
    $ dossier keep 1
    Moved 1 item to the archive
    $ dossier discard 2
    Discarded 1 item
    $ dossier inbox
    The inbox is empty. `dossier file PATH` files something.
    $ dossier undo
    Took back: Discarded 1 item
    $ dossier undo
    Took back: Moved 1 item to the archive
    $ dossier redo
    Did again: Moved 1 item to the archive
    $ dossier list
    ID  KEY                PUBLISHED   SOURCE        TITLE
     2  quayline-weighs    unknown     -             Quayline weighs sale of its northern terminals
     1  harbour-2024-1218  2024-12-18  Harbour Post  Dockers end nine-day strike at Marrowgate

    2 items.
    $ dossier put-back 1
    Put 1 item back into the inbox
    $ dossier list --status filed
    No items.
    ");
}

#[test]
fn there_may_be_nothing_to_take_back() {
    let ground = Ground::with_vault();
    assert_snapshot!(ground.transcript(&[&["undo"], &["redo"]]), @r"
    $ dossier undo
    2> dossier: there is nothing to undo
    [exit code 1]
    $ dossier redo
    2> dossier: there is nothing to redo
    [exit code 1]
    ");
}

#[test]
fn tags_are_added_and_taken_off() {
    let ground = Ground::with_items();
    assert_snapshot!(ground.transcript(&[
        &["tag", "1", "harbour", "labour", "--items", "2"],
        &["tag", "1", "--remove", "labour"],
        &["search", "tag:harbour", "--count"],
        &["search", "tag:labour", "--count"],
    ]), @r"
    $ dossier tag 1 harbour labour --items 2
    Tagged 2 items with 2 tags
    $ dossier tag 1 --remove labour
    Took “labour” from 1 item
    $ dossier search tag:harbour --count
    2
    $ dossier search tag:labour --count
    1
    ");
    assert_eq!(ground.json(&["show", "1"])["tags"], serde_json::json!(["harbour"]));
}

#[test]
fn an_item_is_named_by_its_citation_key_too() {
    let ground = Ground::with_items();
    let key = ground.json(&["show", "1"])["key"].as_str().unwrap().to_owned();
    ground.succeed(&["keep", &key]);
    assert_eq!(ground.json(&["show", &format!("[@{key}]")])["status"], "filed");
}

#[test]
fn a_correction_stands_beside_what_the_page_said() {
    let ground = Ground::with_items();
    assert_snapshot!(ground.transcript(&[
        &["correct", "1", "title", "Strike at Marrowgate ends"],
        &["correct", "1", "published", "2024-12"],
        &["correct", "1", "published", "the day after"],
    ]), @r"
    $ dossier correct 1 title 'Strike at Marrowgate ends'
    Corrected the title to “Strike at Marrowgate ends”
    $ dossier correct 1 published 2024-12
    Corrected the date of publication to “2024-12”
    $ dossier correct 1 published 'the day after'
    2> dossier: “the day after” is not a date. Nothing was changed
    2> Write it like 2024, 2024-12, 2024-12-18, 2024-04/2024-08, or unknown.
    [exit code 1]
    ");
    let item = ground.json(&["show", "1"]);
    assert_eq!(item["title"], "Strike at Marrowgate ends");
    assert_eq!(item["headline"], "Dockers end nine-day strike at Marrowgate");
    assert_eq!(item["dates"]["published"]["when"], "2024-12");
    assert_eq!(item["dates"]["published"]["basis"], "analyst");
    ground.succeed(&["correct", "1", "title", ""]);
    assert_eq!(ground.json(&["show", "1"])["title"], "Dockers end nine-day strike at Marrowgate");
}
