//! The jailed child: what it cannot do, and what happens when a page kills it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::tests;
use crate::hostile::MARK;
use crate::stand::{Stand, story};

tests! {
    nothing_of_the_world_can_be_reached_from_inside
    a_page_that_kills_the_reader_is_filed_with_its_plain_text
    a_page_that_never_ends_is_stopped_after_its_processor_time
    a_page_that_takes_all_memory_is_stopped
    pages_after_a_bad_one_are_read_as_well_as_ever
    without_a_child_filing_still_works
    a_program_that_is_no_child_is_noticed
    a_warm_child_reads_page_after_page
}

fn file_page(stand: &Stand, wish: &str) -> Value {
    let text = format!("{MARK}{wish}\n\nThe words of the page stand here, all of them.\n");
    stand.ask("file_text", json!({ "text": text }))
}

fn codes(filed: &Value) -> Vec<&str> {
    let warnings = filed["warnings"].as_array().unwrap();
    warnings.iter().map(|warning| warning["code"].as_str().unwrap()).collect()
}

fn nothing_of_the_world_can_be_reached_from_inside() {
    let stand = Stand::with_vault();
    let filed = file_page(&stand, "probe");
    let body = stand.item(filed["item"].as_i64().unwrap())["body"].as_str().unwrap().to_owned();
    println!("{body}");
    if cfg!(target_os = "linux") {
        assert!(!body.contains("WORKED"), "{body}");
        for way in ["read", "list", "write", "tcp", "udp", "exec"] {
            assert!(body.contains(&format!("{way}: PermissionDenied")), "{way} in\n{body}");
        }
    }
    assert!(body.contains("threads: still work"), "{body}");
    assert!(!std::path::Path::new("/tmp/dossier-probe").exists());
}

fn a_page_that_kills_the_reader_is_filed_with_its_plain_text() {
    let stand = Stand::with_vault();
    for wish in ["abort", "panic", "overflow", "nonsense", "refuse"] {
        let filed = file_page(&stand, wish);
        assert_eq!(filed["outcome"], "filed", "{wish}");
        assert!(codes(&filed).contains(&"extraction_stopped"), "{wish}: {filed}");
        let item = stand.item(filed["item"].as_i64().unwrap());
        assert!(item["body"].as_str().unwrap().contains("The words of the page"), "{wish}");
        let sha = item["captures"][0]["original"]["sha256"].clone();
        let original = stand.ask("original_text", json!({ "sha256": sha }));
        assert!(original["text"].as_str().unwrap().starts_with(MARK));
    }
}

fn a_page_that_never_ends_is_stopped_after_its_processor_time() {
    let stand = Stand::with_vault();
    let began = Instant::now();
    let filed = file_page(&stand, "loop");
    assert!(codes(&filed).contains(&"extraction_stopped"));
    let warning = filed["warnings"][0]["message"].as_str().unwrap().to_owned();
    assert!(warning.contains("longer than"), "{warning}");
    let took = began.elapsed();
    println!("an endless page was given up after {took:?}");
    assert!(took < Duration::from_secs(40), "{took:?}");
}

fn a_page_that_takes_all_memory_is_stopped() {
    let stand = Stand::with_vault();
    let filed = file_page(&stand, "memory");
    assert!(codes(&filed).contains(&"extraction_stopped"), "{filed}");
}

fn pages_after_a_bad_one_are_read_as_well_as_ever() {
    let stand = Stand::with_vault();
    for round in 0..3 {
        file_page(&stand, &format!("abort {round}"));
        let filed = stand.ask("file_text", json!({ "text": story(round) }));
        assert!(!codes(&filed).contains(&"extraction_stopped"), "{filed}");
    }
}

fn without_a_child_filing_still_works() {
    let mut stand = Stand::with_vault();
    stand.ask("close_vault", Value::Null);
    stand.world.child.path = stand.path("not-there");
    stand.desk = stand.other_desk();
    stand.ask("open_vault", json!({ "path": stand.vault() }));
    let filed = stand.ask("file_text", json!({ "text": story(1) }));
    assert!(codes(&filed).contains(&"extraction_not_started"), "{filed}");
}

fn a_program_that_is_no_child_is_noticed() {
    let mut stand = Stand::with_vault();
    stand.ask("close_vault", Value::Null);
    for program in ["/bin/true", "/bin/echo"] {
        stand.world.child.path = program.into();
        stand.desk = stand.other_desk();
        stand.ask("open_vault", json!({ "path": stand.vault() }));
        let filed = stand.ask("file_text", json!({ "text": format!("{program} {}", story(1)) }));
        assert!(codes(&filed).contains(&"extraction_not_started"), "{filed}");
        stand.ask("close_vault", Value::Null);
    }
}

fn a_warm_child_reads_page_after_page() {
    let stand = Stand::with_vault();
    stand.file(&story(0));
    let began = Instant::now();
    for number in 1..=20 {
        stand.file(&story(number));
    }
    println!("one page after another: {:?} each", began.elapsed() / 20);
}
