//! Extraction alone, without a vault.

use serde_json::Value;

use crate::ground::{Ground, STRIKE};

#[test]
fn a_page_is_read_without_a_vault() {
    let ground = Ground::empty();
    ground.write("strike.html", STRIKE);
    let read = ground.json(&["extract", "strike.html"]);
    assert_eq!(read["title"], "Dockers end nine-day strike at Marrowgate");
    assert_eq!(read["author"], serde_json::json!(["Ana Ferreira"]));
    assert_eq!((&read["publisher"], &read["language"]), (&"Harbour Post".into(), &"en".into()));
    assert!(read["date"].as_str().unwrap().starts_with("2024-12-18"), "{read}");
    assert!(read["body"].as_str().unwrap().starts_with("Dockers at the Marrowgate"), "{read}");
    let cut = read["cut"].to_string();
    assert!(cut.contains("newsletter") && cut.contains("rule"), "{cut}");
    let shown = ground.succeed(&["extract", "strike.html"]);
    assert!(shown.contains("Ana Ferreira") && shown.contains("cut; --json"), "{shown}");
}

#[test]
fn a_batch_answers_line_by_line_and_survives_what_cannot_be_read() {
    let ground = Ground::empty();
    ground.write("strike.html", STRIKE);
    ground.write("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let good = ground.path("strike.html");
    let bad = ground.path("picture.html");
    let lines = format!(
        "{{\"id\": \"a\", \"path\": \"{0}\", \"url\": \"https://harbour.example/s\"}}\nnonsense\n\n\
         {{\"id\": 2, \"path\": \"{1}\"}}\n{{\"id\": 3, \"path\": \"/not/there\"}}\n\
         {{\"id\": 4, \"path\": \"{0}\", \"url\": null}}\n",
        good.display(),
        bad.display()
    );
    let output = ground.run_with(&["extract", "--batch"], lines.as_bytes());
    assert!(output.status.success());
    let answers: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let ids: Vec<String> = answers.iter().map(|answer| answer["id"].to_string()).collect();
    assert_eq!(ids, ["\"a\"", "null", "2", "3", "4"]);
    assert_eq!(answers[0]["title"], answers[4]["title"]);
    for failed in [1, 2, 3] {
        assert!(answers[failed]["error"].is_string(), "{}", answers[failed]);
    }
    assert!(answers[2]["error"].as_str().unwrap().contains("PNG"), "{}", answers[2]);
}
