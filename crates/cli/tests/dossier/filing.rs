//! Files, folders and standard input become items.

use insta::assert_snapshot;

use crate::ground::{Ground, NOTES, STRIKE};

#[test]
fn files_become_items_and_the_same_bytes_do_not_become_two() {
    let ground = Ground::with_vault();
    ground.write("strike.html", STRIKE);
    ground.write("clippings/notes.txt", NOTES);
    ground.write("clippings/again.html", STRIKE);
    assert_snapshot!(ground.transcript(&[
        &["file", "strike.html", "--tag", "port,labour"],
        &["file", "clippings"],
        &["inbox"],
    ]), @r"
    $ dossier file strike.html --tag port,labour
    Filed 1 harbour-2024-1218  Dockers end nine-day strike at Marrowgate
    $ dossier file clippings
    Seen before 1 harbour-2024-1218  Dockers end nine-day strike at Marrowgate
    Filed 2 quayline-weighs  Quayline weighs sale of its northern terminals
    $ dossier inbox
    ID  KEY                PUBLISHED   SOURCE        TITLE
     2  quayline-weighs    unknown     -             Quayline weighs sale of its northern terminals
     1  harbour-2024-1218  2024-12-18  Harbour Post  Dockers end nine-day strike at Marrowgate

    2 items in the inbox.
    ");
}

#[test]
fn standard_input_is_filed_with_its_address_and_found_at_once() {
    let ground = Ground::with_vault();
    let output = ground
        .run_with(&["file", "-", "--url", "https://harbour.example/strike"], STRIKE.as_bytes());
    assert_snapshot!(ground.seen(&output), @r"Filed 1 harbour-2024-1218  Dockers end nine-day strike at Marrowgate");
    assert_eq!(ground.json(&["show", "1"])["url"], "https://harbour.example/strike");
    assert_eq!(ground.succeed(&["search", "roster", "--count"]).trim(), "1");
}

#[test]
fn the_address_of_a_file_can_be_given() {
    let ground = Ground::with_vault();
    ground.write("notes.txt", NOTES);
    ground.succeed(&["file", "notes.txt", "--url", "https://thrale.example/sale"]);
    let item = ground.json(&["show", "1"]);
    assert_eq!(item["url"], "https://thrale.example/sale");
    assert_eq!(item["captures"][0]["how"], "file");
}

#[test]
fn the_ids_are_printed_for_programs() {
    let ground = Ground::with_vault();
    ground.write("strike.html", STRIKE);
    ground.write("notes.txt", NOTES);
    let first = ground.json(&["file", "strike.html", "notes.txt"]);
    assert_eq!(first["ids"], serde_json::json!([1, 2]));
    assert_eq!(first["filed"], 2);
    assert_eq!(first["inputs"][0]["id"], 1);
    assert_eq!(first["inputs"][0]["outcome"], "filed");
    let again = ground.json(&["file", "notes.txt"]);
    assert_eq!(again["ids"], serde_json::json!([2]));
    assert_eq!(again["inputs"][0]["outcome"], "seenBefore");
}

#[test]
fn what_cannot_be_filed_is_named_and_the_rest_is_filed() {
    let ground = Ground::with_vault();
    ground.write("notes.txt", NOTES);
    ground.write("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x02\x00\x00\x00\x00");
    ground.write("empty.txt", "");
    assert_snapshot!(ground.transcript(&[
        &["file", "photo.jpg", "empty.txt", "missing.txt", "notes.txt"],
    ]), @r"
    $ dossier file photo.jpg empty.txt missing.txt notes.txt
    Filed 1 quayline-weighs  Quayline weighs sale of its northern terminals
    2> Not filed: ~/photo.jpg: a JPEG picture
    2> Not filed: ~/empty.txt: empty
    2> Not filed: ~/missing.txt: there is no such file
    [exit code 1]
    ");
    assert_eq!(ground.json(&["inbox"])["total"], 1);
}

#[test]
fn an_empty_paste_is_refused() {
    let ground = Ground::with_vault();
    assert_snapshot!(ground.transcript(&[&["file", "-"]]), @r"
    $ dossier file -
    2> dossier: There is no text in it, so nothing was filed. Copy the text again, or choose another file.
    [exit code 1]
    ");
}

#[test]
fn an_input_that_is_too_large_is_refused_before_it_is_read_whole() {
    let ground = Ground::with_vault();
    let large = vec![b'a'; usize::try_from(desk::MAX_INPUT).unwrap() + 1];
    let output = ground.run_with(&["file", "-"], &large);
    assert_eq!(output.status.code(), Some(1));
    let seen = ground.seen(&output);
    assert!(seen.contains("larger than 64") || seen.contains("larger than 67"), "{seen}");
    assert_eq!(ground.json(&["inbox"])["total"], 0);
}

#[test]
fn an_address_belongs_to_one_input() {
    let ground = Ground::with_vault();
    ground.write("folder/a.txt", NOTES);
    assert_snapshot!(ground.transcript(&[
        &["file", "a.txt", "b.txt", "--url", "https://a.example"],
        &["file", "a.txt", "--name", "b.txt"],
        &["file", "folder", "--url", "https://a.example"],
    ]), @r"
    $ dossier file a.txt b.txt --url https://a.example
    2> dossier: one address cannot be that of several inputs
    2> File them one by one, each with its --url.
    [exit code 2]
    $ dossier file a.txt --name b.txt
    2> dossier: --name is for standard input; a file has its name
    2> Leave --name out, or file - (standard input).
    [exit code 2]
    $ dossier file folder --url https://a.example
    2> dossier: one address cannot be that of several files. Nothing was filed
    [exit code 1]
    ");
}

#[test]
fn an_item_is_shown_with_where_everything_comes_from() {
    let ground = Ground::with_items();
    ground.succeed(&["case", "new", "Port strike"]);
    ground.succeed(&["case", "link", "port-strike", "1", "--note", "Names the operator"]);
    assert_snapshot!(ground.transcript(&[&["show", "1"], &["show", "2", "--cut"], &["show", "99"]]), @r"
    $ dossier show 1
    Dockers end nine-day strike at Marrowgate
    Item       1 harbour-2024-1218, in the inbox
    Source     Harbour Post
    Authors    Ana Ferreira
    Published  2024-12-18T06:30:00Z (page metadata)
    Language   en
    Case       port-strike (evidence): Names the operator
    Captured   0000-00-00 00:00Z from ~/strike.html
    Original   html 1.1 kB, SHA-256 SHA256

    Dockers at the Marrowgate container terminal went back to work on Wednesday after nine days, when the operator, Quayline, withdrew a new roster that would have split the night shift.

    The union said that 1,140 of its 1,300 members at the terminal had voted for the agreement. Nine ships that had waited in the roads were given berths during the morning, and the queue of lorries at the northern gate was gone by noon.

    Quayline put the cost of the strike at 41 million crowns. It denied that the roster had been drawn up to force a sale of the terminal, as the union had claimed in November.

    3 blocks were cut; `dossier show 1 --cut` prints them.
    $ dossier show 2 --cut
    [the headline; it is kept as the title]
    Quayline weighs sale of its northern terminals

    $ dossier show 99
    2> dossier: there is no item 99 in this vault
    [exit code 1]
    ");
}

#[test]
fn an_item_is_one_flat_object_for_programs() {
    let ground = Ground::with_items();
    let item = ground.json(&["show", "1"]);
    assert_eq!(item["id"], 1);
    assert_eq!(item["title"], "Dockers end nine-day strike at Marrowgate");
    assert_eq!(item["headline"], "Dockers end nine-day strike at Marrowgate");
    assert!(item["body"].as_str().unwrap().contains("1,140 of its 1,300 members"));
    assert!(item["warnings"].is_array());
    assert!(item["cutBlocks"].is_array());
    assert!(item["dates"]["published"]["when"].as_str().unwrap().starts_with("2024-12-18"));
    assert_eq!(item["dates"]["published"]["basis"], "page_metadata");
    let undated = ground.json(&["show", "2"]);
    assert_eq!(undated["dates"]["published"]["when"], "");
    assert_eq!(undated["dates"]["published"]["basis"], "none");
}

#[test]
fn the_original_comes_back_as_it_went_in() {
    let ground = Ground::with_items();
    assert_eq!(ground.succeed(&["show", "1", "--original"]), STRIKE);
    assert_eq!(ground.succeed(&["show", "2", "--original"]), NOTES);
}

#[test]
fn what_was_discarded_and_is_filed_again_can_be_put_back() {
    let ground = Ground::with_items();
    ground.succeed(&["discard", "1"]);
    let shown = ground.succeed(&["file", "strike.html"]);
    assert!(shown.contains("seen before, and discarded: dossier put-back 1"), "{shown}");
    assert_eq!(ground.json(&["file", "strike.html"])["inputs"][0]["discarded"], true);
    ground.succeed(&["put-back", "1"]);
    assert!(!ground.succeed(&["file", "strike.html"]).contains("discarded"));
}
