//! Filing pasted text, HTML and bytes.

use desk::wire::ErrorCode;
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    a_pasted_text_becomes_an_item_in_the_inbox
    html_of_the_clipboard_is_the_original
    html_without_words_gives_way_to_the_text
    the_same_bytes_again_are_one_more_capture
    a_discarded_item_that_comes_again_says_so
    an_item_goes_into_its_case_with_its_tags_at_once
    bytes_from_a_pipe_are_filed
    nothing_is_refused
    what_is_no_text_is_refused_by_its_name
    encodings_are_read_and_named
    fifty_megabytes_are_filed_with_a_warning
    more_than_the_limit_is_refused
    the_family_of_the_mixed_up_headline
}

fn a_pasted_text_becomes_an_item_in_the_inbox() {
    let stand = Stand::with_vault();
    let filed =
        stand.ask("file_text", json!({ "text": story(1), "url": " https://harbour.example/a " }));
    assert_eq!((&filed["outcome"], &filed["message"]), (&json!("filed"), &Value::Null));
    let id = filed["item"].as_i64().unwrap();
    assert_eq!(filed["changed"]["items"], json!([id]));
    let item = stand.item(id);
    assert_eq!(item["row"]["status"], "inbox");
    assert_eq!((&item["row"]["how"], &item["row"]["captures"]), (&json!("paste"), &json!(1)));
    assert_eq!(item["row"]["key"], filed["key"]);
    assert!(item["body"].as_str().unwrap().contains("failed power supply"));
    assert_eq!(item["captures"][0]["original"]["size"], story(1).len());
    assert_eq!(stand.overview()["inbox"], 1);
    let log = stand.ask("log", json!({ "limit": 5 }));
    assert_eq!(log[0]["items"], json!([id]));
    assert!(log[0]["label"].as_str().unwrap().starts_with("Filed “"));
}

fn html_of_the_clipboard_is_the_original() {
    let stand = Stand::with_vault();
    let html = "<html><body><article><h1>Harbour shut by fog</h1><p>The northern harbour was \
                shut on Monday because of thick fog, the port authority said in the morning. \
                Ferries stayed at their berths until noon.</p></article></body></html>";
    let filed = stand.ask("file_text", json!({ "text": "Harbour shut by fog", "html": html }));
    let item = stand.item(filed["item"].as_i64().unwrap());
    let original = &item["captures"][0]["original"];
    assert_eq!((&original["kind"], &original["size"]), (&json!("html"), &json!(html.len())));
    assert!(item["body"].as_str().unwrap().contains("thick fog"));
    assert!(!item["body"].as_str().unwrap().contains("<p>"));
}

fn html_without_words_gives_way_to_the_text() {
    let stand = Stand::with_vault();
    let html = "<meta charset='utf-8'><img src='x.png'>";
    let filed = stand.ask("file_text", json!({ "text": story(1), "html": html }));
    let item = stand.item(filed["item"].as_i64().unwrap());
    assert_eq!(item["captures"][0]["original"]["kind"], "text");
}

fn the_same_bytes_again_are_one_more_capture() {
    let stand = Stand::with_vault();
    let first = stand.ask("file_text", json!({ "text": story(1) }));
    let again = stand.ask("file_text", json!({ "text": story(1) }));
    assert_eq!(again["outcome"], "seenBefore");
    assert_eq!((&again["item"], &again["title"]), (&first["item"], &first["title"]));
    assert_eq!(again["warnings"], first["warnings"]);
    let item = stand.item(first["item"].as_i64().unwrap());
    assert_eq!(item["captures"].as_array().unwrap().len(), 2);
    assert_eq!((&item["version"], &stand.overview()["archive"]), (&json!(1), &json!(1)));
    assert_eq!(
        stand.overview()["undo"],
        stand.ask("log", json!({ "limit": 2 }))[1]["label"],
        "a capture is evidence and is not taken back"
    );
}

fn a_discarded_item_that_comes_again_says_so() {
    let stand = Stand::with_vault();
    let item = stand.file(&story(1));
    stand.ask("triage", json!({ "items": [item], "status": "discarded" }));
    let again = stand.ask("file_text", json!({ "text": story(1) }));
    assert!(again["message"].as_str().unwrap().contains("discarded"));
    assert_eq!(stand.overview()["discarded"], 1);
}

fn an_item_goes_into_its_case_with_its_tags_at_once() {
    let stand = Stand::with_vault();
    let case = stand.ask("create_case", json!({ "title": "Harbour" }))["case"]["id"].clone();
    let request = json!({ "text": story(1), "case": case, "tags": ["port", "Radio"] });
    let filed = stand.ask("file_text", request);
    let item = stand.item(filed["item"].as_i64().unwrap());
    assert_eq!(item["row"]["tags"], json!(["port", "Radio"]));
    assert_eq!(item["links"][0]["case"]["id"], case);
    stand.ask("undo", Value::Null);
    let item = stand.item(filed["item"].as_i64().unwrap());
    assert_eq!((&item["row"]["status"], &item["row"]["tags"]), (&json!("discarded"), &json!([])));
    let wrong = json!({ "text": story(2), "case": 99 });
    stand.refuse("file_text", wrong, ErrorCode::NotFound);
    let wrong = json!({ "text": story(2), "tags": ["..."] });
    stand.refuse("file_text", wrong, ErrorCode::Refused);
    assert_eq!(stand.overview()["archive"], 0, "nothing of a refused filing stays");
}

fn bytes_from_a_pipe_are_filed() {
    let stand = Stand::with_vault();
    let request = json!({ "base64": base64(story(1).as_bytes()), "name": "note.txt" });
    let filed = stand.ask("file_bytes", request);
    let item = stand.item(filed["item"].as_i64().unwrap());
    assert_eq!(item["row"]["how"], "stdin");
    assert_eq!(item["captures"][0]["from"], "note.txt");
    assert_eq!(item["captures"][0]["original"]["size"], story(1).len());
}

fn nothing_is_refused() {
    let stand = Stand::with_vault();
    for text in ["", "  \n\t ", "\u{feff}", "\0\0\0"] {
        let error = stand.refuse("file_text", json!({ "text": text }), ErrorCode::Refused);
        assert!(!error.message.is_empty());
    }
    stand.refuse("file_bytes", json!({ "base64": "" }), ErrorCode::Refused);
    assert_eq!(stand.overview()["archive"], 0);
}

fn what_is_no_text_is_refused_by_its_name() {
    let stand = Stand::with_vault();
    let random: Vec<u8> =
        (0..4_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let inputs: [(&str, &[u8]); 3] = [
        ("PNG", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0"),
        ("ZIP", b"PK\x03\x04\x14\0\0\0\x08\0abcdefgh"),
        ("not text", &random),
    ];
    for (word, bytes) in inputs {
        let request = json!({ "base64": base64(bytes), "name": "harmless.txt" });
        let error = stand.refuse("file_bytes", request, ErrorCode::Refused);
        let told = error.message.to_lowercase();
        assert!(told.contains(&word.to_lowercase()), "{word}: {}", error.message);
    }
    assert_eq!(stand.overview()["archive"], 0);
}

fn encodings_are_read_and_named() {
    let stand = Stand::with_vault();
    let text = "Die Häfen im Norden blieben am Montag geschlossen, sagte die Behörde für \
                Schifffahrt. Über die Ursache ist nichts bekannt.";
    let latin: Vec<u8> = text.chars().map(|c| c as u32 as u8).collect();
    let wide: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [("windows-1252", latin), ("UTF-16LE", wide), ("UTF-8", text.into())] {
        let filed = stand.ask("file_bytes", json!({ "base64": base64(&bytes) }));
        let item = stand.item(filed["item"].as_i64().unwrap());
        assert!(item["body"].as_str().unwrap().contains("Häfen"), "{name}");
        let original = &item["captures"][0]["original"];
        assert_eq!(original["encoding"], name);
        let shown = stand.ask("original_text", json!({ "sha256": original["sha256"] }));
        assert!(shown["text"].as_str().unwrap().contains("Behörde"), "{name}");
    }
}

fn fifty_megabytes_are_filed_with_a_warning() {
    let stand = Stand::with_vault();
    let text = story(1).repeat(50_000_000 / story(1).len() + 1);
    let began = std::time::Instant::now();
    let filed = stand.ask("file_text", json!({ "text": text }));
    println!("{} MB filed in {:?}", text.len() / 1_000_000, began.elapsed());
    println!("{}", filed["warnings"]);
    assert_eq!(filed["outcome"], "filed");
    assert_ne!(filed["warnings"], json!([]), "a limited reading says so");
    let item = stand.item(filed["item"].as_i64().unwrap());
    assert_eq!(item["captures"][0]["original"]["size"], text.len());
}

fn more_than_the_limit_is_refused() {
    let stand = Stand::with_vault();
    let text = "x ".repeat(usize::try_from(desk::MAX_INPUT).unwrap() / 2 + 1);
    let error = stand.refuse("file_text", json!({ "text": text }), ErrorCode::TooLarge);
    assert!(error.message.contains("64 MB"), "{}", error.message);
    assert_eq!(stand.overview()["archive"], 0);
}

/// The pages of a real mix-up, where they are at hand.
fn the_family_of_the_mixed_up_headline() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/cases/mixed-up-headline");
    let Ok(seed) = std::fs::read_to_string(format!("{folder}/seed.txt")) else {
        println!("skipped: {folder} is not here");
        return;
    };
    let stand = Stand::with_vault();
    let filed = stand.ask("file_text", json!({ "text": seed }));
    let item = stand.item(filed["item"].as_i64().unwrap());
    let body = item["body"].as_str().unwrap();
    for boilerplate in ["Security Editor", "Also Read", "LEAVE A REPLY"] {
        assert!(!body.contains(boilerplate), "{boilerplate} in\n{body}");
    }
    assert!(filed["warnings"].to_string().contains("headline_does_not_fit"), "{filed}");
    assert!(item["cutBlocks"].as_u64().unwrap() > 0);
}

/// Base64 by its definition, for the tests.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let mut three = [0; 3];
        three[..chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for place in 0..4_usize {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}
