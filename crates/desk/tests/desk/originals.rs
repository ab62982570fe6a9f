//! What the sandboxed frame gets.

use serde_json::json;

use crate::harness::tests;
use crate::hostile::MARK;
use crate::stand::{Stand, story};

tests! {
    a_page_is_served_as_a_sanitised_copy_behind_its_headers
    a_text_is_served_as_text
    only_known_hashes_are_served
    a_page_that_kills_the_sanitiser_is_shown_as_its_source
}

fn path_of(stand: &Stand, item: i64) -> String {
    stand.item(item)["captures"][0]["original"]["path"].as_str().unwrap().to_owned()
}

fn a_page_is_served_as_a_sanitised_copy_behind_its_headers() {
    let stand = Stand::with_vault();
    let html = "<html><head><base href='http://x.example/'><script>alert(1)</script></head><body \
                onload='alert(2)'><article><h1>Harbour shut by fog</h1><p>The northern harbour was \
                shut on Monday <img src='http://x.example/pixel.gif' alt='a map'> because of fog, \
                <a href='https://harbour.example/fog' target='_top'>the authority</a> said. \
                Häfen bleiben zu.</p></article></body></html>";
    let filed = stand.ask("file_text", json!({ "text": "x", "html": html }));
    let path = path_of(&stand, filed["item"].as_i64().unwrap());
    assert!(!path.starts_with('/') && path.starts_with("original/"));
    for path in [path.clone(), format!("/{path}")] {
        let served = stand.desk.original(&path);
        assert_eq!(served.status, 200);
        let header = |name: &str| served.headers.iter().find(|(n, _)| *n == name).unwrap().1;
        assert!(header("content-type").starts_with("text/html"));
        assert!(header("content-security-policy").contains("default-src 'none'"));
        assert_eq!(header("x-content-type-options"), "nosniff");
        let body = String::from_utf8(served.body.clone()).unwrap();
        for gone in ["<script", "onload", "x.example", "target", "href=", "<base"] {
            assert!(!body.contains(gone), "{gone} in {body}");
        }
        for kept in
            ["Harbour shut by fog", "a map", "title=\"https://harbour.example/fog\"", "Häfen"]
        {
            assert!(body.contains(kept), "{kept} missing in {body}");
        }
    }
}

fn a_text_is_served_as_text() {
    let stand = Stand::with_vault();
    let item = stand.file(&format!("{}<script>alert(1)</script>", story(1)));
    let served = stand.desk.original(&path_of(&stand, item));
    let body = String::from_utf8(served.body).unwrap();
    assert!(body.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!body.contains("<script"));
}

fn only_known_hashes_are_served() {
    let stand = Stand::with_vault();
    let known = path_of(&stand, stand.file(&story(1)));
    let unknown = format!("original/{}", "0".repeat(64));
    let longer = format!("{known}/x");
    let climbing = "original/../archive.sqlite";
    for path in ["", "/", &unknown, &longer, climbing, "/etc/passwd", "original/", "ORIGINAL/ab"] {
        let served = stand.desk.original(path);
        assert_eq!(served.status, 404, "{path}");
        assert!(served.headers.iter().any(|(name, _)| *name == "content-security-policy"));
    }
}

fn a_page_that_kills_the_sanitiser_is_shown_as_its_source() {
    let stand = Stand::with_vault();
    let html = format!("{MARK}abort <article><p>The words of the page stand here.</p></article>");
    let filed = stand.ask("file_text", json!({ "text": "x", "html": html }));
    let served = stand.desk.original(&path_of(&stand, filed["item"].as_i64().unwrap()));
    assert_eq!(served.status, 200);
    assert!(String::from_utf8(served.body).unwrap().contains("&lt;article&gt;"));
}
