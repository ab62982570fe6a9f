//! Finding items.

use insta::assert_snapshot;

use crate::ground::Ground;

#[test]
fn hits_are_shown_with_their_passage() {
    let ground = Ground::with_items();
    assert_snapshot!(ground.transcript(&[
        &["search", "roster"],
        &["search", "\"nine-day strike\" OR buyer", "--limit", "1"],
        &["search", "zeppelin"],
        &["search", "strike", "--offset", "10"],
    ]), @r#"
    $ dossier search roster
    1  Dockers end nine-day strike at Marrowgate
        harbour-2024-1218  Harbour Post  2024-12-18  in the inbox
        container terminal went back to work on Wednesday after nine days, when the operator, Quayline, withdrew a new roster that would have split the night shift.  The union said that 1,140 of its 1,300 members at the terminal had voted for the

    2  Quayline weighs sale of its northern terminals
        quayline-weighs  source unknown  unknown  in the inbox
        A buyer would take over 1,300 dockers and a quarrel about the roster of the night shift that nobody has settled yet.

    2 hits.
    $ dossier search '"nine-day strike" OR buyer' --limit 1
    1  Dockers end nine-day strike at Marrowgate
        harbour-2024-1218  Harbour Post  2024-12-18  in the inbox
        Dockers at the Marrowgate container terminal went back to work on Wednesday after nine days, when the operator, Quayline, withdrew a new roster that would have split the night shift.  The union said that 1,140 of its 1,300 members at the

    2 hits; shown: 1 to 1.
    $ dossier search zeppelin
    No hits for: zeppelin
    $ dossier search strike --offset 10
    1 hit; none from number 11 on.
    "#);
}

#[test]
fn fields_and_operators_narrow_a_query() {
    let ground = Ground::with_items();
    ground.succeed(&["case", "new", "Port strike"]);
    ground.succeed(&["case", "link", "port-strike", "2"]);
    ground.succeed(&["discard", "1"]);
    let count = |query: &[&str]| {
        ground.succeed(&[&["search", "--count"], query].concat()).trim().to_owned()
    };
    assert_eq!(count(&["roster"]), "1");
    assert_eq!(count(&["roster", "--include-discarded"]), "2");
    assert_eq!(count(&["source:\"Harbour Post\"", "--include-discarded"]), "1");
    assert_eq!(count(&["published:2024-12", "--include-discarded"]), "1");
    assert_eq!(count(&["roster NOT banks", "--include-discarded"]), "1");
    assert_eq!(count(&["case:port-strike"]), "1");
    assert_eq!(count(&["--case", "port-strike"]), "1");
    assert_eq!(count(&[]), "1");
}

#[test]
fn programs_get_the_total_and_the_hits() {
    let ground = Ground::with_items();
    let found = ground.json(&["search", "strike"]);
    assert_eq!(found["total"], 1);
    assert_eq!(found["hits"][0]["id"], 1);
    assert_eq!(found["hits"][0]["title"], "Dockers end nine-day strike at Marrowgate");
    assert_eq!(ground.json(&["search", "roster", "--count"])["total"], 2);
}

#[test]
fn hits_are_counted_by_what_they_have() {
    let ground = Ground::with_items();
    ground.succeed(&["tag", "1", "Port"]);
    assert_snapshot!(ground.transcript(&[
        &["search", "roster", "--facet", "tag", "--facet", "format", "--facet", "year"],
        &["search", "nothing", "--facet", "source"],
    ]), @r"
    $ dossier search roster --facet tag --facet format --facet year
    HITS  TAG
       1  Port

    HITS  FORMAT
       1  Web page (HTML)
       1  Plain text

    HITS  YEAR
       1  2024
       1  unknown
    $ dossier search nothing --facet source
    2> No hit has a source.
    ");
    let found = ground.json(&["search", "--facet", "source", "--facet", "month"]);
    let sources = found["facets"][0]["values"].as_array().unwrap();
    assert!(sources.iter().all(|it| it["hits"].as_i64() >= Some(1)), "{sources:?}");
    let months: i64 =
        found["months"].as_array().unwrap().iter().map(|it| it["hits"].as_i64().unwrap()).sum();
    assert_eq!(months + found["undated"].as_i64().unwrap(), 2);
}

#[test]
fn what_is_odd_about_a_query_is_said_beside_the_answer() {
    let ground = Ground::with_items();
    let output = ground.run(&["search", "roster AND (", "--count"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "2");
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("note: "));
}
