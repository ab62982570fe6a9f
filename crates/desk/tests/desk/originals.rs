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
    a_pdf_is_shown_page_by_page
    each_original_says_what_can_be_shown_of_it
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

fn a_pdf_is_shown_page_by_page() {
    let stand = Stand::with_vault();
    let markdown =
        "The pilots of the northern harbour stopped work on Wednesday night.\n\n".repeat(90);
    stand.ask("create_briefing", json!({ "title": "Pilots", "markdown": markdown }));
    let path = stand.path("pilots.pdf");
    let request = json!({ "id": 1, "format": "pdf", "path": path });
    stand.end_of(&stand.ask("export_briefing", request));
    crate::importing::import(&stand, json!({ "paths": [path] }));
    let item = stand.item(1);
    assert!(item["body"].as_str().unwrap().contains("northern harbour stopped work"), "{item}");
    let sha = item["captures"][0]["original"]["sha256"].clone();
    let view = stand.ask("original_view", json!({ "sha256": sha }));
    assert_eq!((&view["kind"], &view["shows"]["type"]), (&json!("pdf"), &json!("pages")), "{view}");
    let count = view["shows"]["count"].as_i64().unwrap();
    assert!(count >= 2, "{count}");
    let pages = view["shows"]["path"].as_str().unwrap();
    let first = stand.desk.original(&format!("{pages}1.png"));
    assert_eq!(first.status, 200, "{}", String::from_utf8_lossy(&first.body));
    assert!(first.body.starts_with(b"\x89PNG"));
    assert!(first.headers.contains(&("content-type", "image/png")));
    assert_eq!(stand.desk.original(&format!("{pages}{}.png", count + 1)).status, 500);
    let whole = stand.desk.original(pages.trim_end_matches("/page/"));
    assert!(String::from_utf8(whole.body).unwrap().contains("northern harbour"));
}

fn each_original_says_what_can_be_shown_of_it() {
    let stand = Stand::with_vault();
    let text = stand.file(&story(1));
    let html = "<html><body><h1>Harbour shut</h1><p>The northern harbour was shut on Monday because \
                of fog, the authority said in a notice to mariners.</p></body></html>";
    let page =
        stand.ask("file_text", json!({ "text": "", "html": html }))["item"].as_i64().unwrap();
    for (item, shows) in [(text, "text"), (page, "page")] {
        let sha = stand.item(item)["captures"][0]["original"]["sha256"].clone();
        let view = stand.ask("original_view", json!({ "sha256": sha }));
        assert_eq!(view["shows"]["type"], shows, "{view}");
        let path = view["shows"]["path"].as_str().unwrap();
        assert_eq!(stand.desk.original(path).status, 200);
        assert_eq!(stand.desk.original(&format!("{path}/page/1.png")).status, 404);
        assert_eq!(stand.desk.original(&format!("{path}/part/0")).status, 404);
    }
    let error = stand.desk.dispatch("original_view", json!({ "sha256": "00".repeat(32) }));
    assert_eq!(error.unwrap_err().code, desk::wire::ErrorCode::NotFound);
}
