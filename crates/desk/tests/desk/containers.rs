//! Files that hold others: each entry an item with an original of its own, and nothing that a
//! hostile one can do but fail by itself.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use desk::wire::JobPhase;
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::harness::tests;
use crate::importing::{import, row, totals};
use crate::stand::{Stand, story};

tests! {
    a_zip_becomes_items_with_their_places
    a_web_archive_goes_on_in_the_middle
    a_mail_and_its_attachments_are_items
    a_mailbox_is_read_mail_by_mail
    archives_inside_of_archives_end_at_a_depth
    names_that_lead_out_are_only_names
    a_bomb_costs_itself_alone
    a_cut_off_archive_gives_what_it_has
    a_file_that_was_changed_since_is_not_gone_on_with
    what_has_no_end_is_left_out
}

/// A ZIP of these files.
fn zip_of(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn stories(count: u32) -> Vec<(String, Vec<u8>)> {
    (0..count).map(|n| (format!("day/{n:03}.txt"), story(n).into_bytes())).collect()
}

fn record(number: u32) -> Vec<u8> {
    let page = format!(
        "<html><head><title>Pilots stop work ({number})</title></head><body><p>{}</p></body></html>",
        story(number).replace('\n', " ")
    );
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n\
         WARC-Date: 2024-12-19T08:00:00Z\r\nWARC-Target-URI: https://harbour.example/{number}\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        http.len()
    );
    [head.as_bytes(), http.as_bytes(), b"\r\n\r\n"].concat()
}

fn write(stand: &Stand, name: &str, bytes: &[u8]) -> PathBuf {
    let path = stand.path(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn a_zip_becomes_items_with_their_places() {
    let stand = Stand::with_vault();
    let mut files = stories(4);
    files.push(("logo.png".to_owned(), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()));
    let path = write(&stand, "news.zip", &zip_of(&files));
    let row = row(&import(&stand, json!({ "paths": [path] })));
    assert_eq!(totals(&row), [4, 0, 0, 1, 0], "{row}");
    assert_eq!(row["state"], "done");
    assert_eq!(stand.item(1)["row"]["container"], "news.zip");
    let capture = &stand.item(1)["captures"][0];
    assert!(capture["container"]["name"].as_str().unwrap().ends_with("news.zip"), "{capture}");
    assert!(capture["container"]["place"].as_str().unwrap().contains("day/000.txt"), "{capture}");
    assert_eq!(capture["container"]["sha256"].as_str().unwrap().len(), 64);
    // The bytes of the member, not those of the archive, are the original.
    let sha = capture["original"]["sha256"].clone();
    let text = stand.ask("original_text", json!({ "sha256": sha }))["text"].clone();
    assert_eq!(text, story(0));
}

fn a_web_archive_goes_on_in_the_middle() {
    let stand = Stand::with_vault();
    let all: Vec<u8> = (0..300).flat_map(record).collect();
    let path = write(&stand, "export.warc", &all);
    let started = stand.ask("start_import", json!({ "paths": [path] }));
    while stand.overview()["inbox"].as_i64().unwrap() < 3 {
        std::thread::sleep(Duration::from_millis(5));
    }
    stand.ask("close_vault", Value::Null);
    stand.ask("open_vault", json!({ "path": stand.vault() }));
    let before = stand.overview()["inbox"].as_i64().unwrap();
    assert!(before < 300, "{before} were filed before it was stopped");
    let request = json!({ "import": started["import"] });
    let state = stand.end_of(&stand.ask("resume_import", request));
    assert_eq!(totals(&row(&state)), [300, 0, 0, 0, 0]);
    let item = stand.item(1);
    assert_eq!(item["url"], "https://harbour.example/0");
}

const MAIL: &str = "From: =?UTF-8?Q?J=C3=BCrgen?= <j@port.example>\r\nTo: ana@desk.example\r\n\
    Subject: Pilots\r\nDate: Wed, 18 Dec 2024 10:00:00 +0100\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/mixed; boundary=\"cut\"\r\n\r\n\
    --cut\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
    The pilots have stopped work, see the notice that I send along with this mail.\r\n\
    --cut\r\nContent-Type: text/html; charset=utf-8\r\nContent-Disposition: attachment; \
    filename=\"notice.html\"\r\n\r\n\
    <html><body><h1>Notice to mariners</h1><p>The harbour is closed until further notice, the \
    authority said on Wednesday.</p></body></html>\r\n--cut--\r\n";

fn a_mail_and_its_attachments_are_items() {
    let stand = Stand::with_vault();
    let path = write(&stand, "pilots.eml", MAIL.as_bytes());
    let row = row(&import(&stand, json!({ "paths": [path] })));
    assert_eq!(totals(&row), [2, 0, 0, 0, 0], "{row}");
    let (mail, notice) = (stand.item(1), stand.item(2));
    assert!(mail["body"].as_str().unwrap().contains("see the notice"), "{mail}");
    assert!(notice["body"].as_str().unwrap().contains("closed until further"), "{notice}");
    let sha = mail["captures"][0]["original"]["sha256"].clone();
    let view = stand.ask("original_view", json!({ "sha256": sha }));
    assert_eq!(view["shows"]["type"], "mail", "{view}");
    let headers = view["shows"]["headers"].to_string();
    assert!(headers.contains("Jürgen <j@port.example>"), "{headers}");
    let part = view["shows"]["parts"]
        .as_array()
        .unwrap()
        .iter()
        .find(|part| part["name"] == "notice.html")
        .unwrap();
    assert_eq!(part["item"], 2);
    let served = stand.desk.original(part["path"].as_str().unwrap());
    assert!(String::from_utf8(served.body).unwrap().contains("closed until further"));
}

fn a_mailbox_is_read_mail_by_mail() {
    let stand = Stand::with_vault();
    let mut bytes = Vec::new();
    for number in 0..5 {
        let text = story(number).replace('\n', "\r\n");
        bytes.extend(
            format!(
                "From ana@desk.example Wed Dec 18 10:00:0{number} 2024\r\nFrom: a@port.example\r\n\
                 Subject: Report {number}\r\nDate: Wed, 18 Dec 2024 10:00:00 +0100\r\n\r\n{text}\r\n"
            )
            .into_bytes(),
        );
    }
    bytes.extend(b"From ana@desk.example Wed Dec 18 11:00:00 2024\r\n");
    bytes.extend(MAIL.as_bytes());
    let path = write(&stand, "box.mbox", &bytes);
    let row = row(&import(&stand, json!({ "paths": [path] })));
    assert_eq!(totals(&row), [7, 0, 0, 0, 0], "{row}");
}

fn archives_inside_of_archives_end_at_a_depth() {
    let stand = Stand::with_vault();
    let mut inner = zip_of(&stories(1));
    for level in 0..8 {
        let own = (format!("level{level}.txt"), story(100 + level).into_bytes());
        inner = zip_of(&[("inner.zip".to_owned(), inner), own]);
    }
    let path = write(&stand, "nested.zip", &inner);
    let row = row(&import(&stand, json!({ "paths": [path] })));
    assert_eq!(totals(&row), [4, 0, 0, 0, 1], "{row}");
    let detail = stand.ask("show_import", json!({ "import": row["id"] }));
    assert!(detail["failed"][0]["why"].as_str().unwrap().contains("deep"), "{detail}");
}

fn names_that_lead_out_are_only_names() {
    let stand = Stand::with_vault();
    let files = [
        ("../../../escape.txt".to_owned(), story(1).into_bytes()),
        ("/etc/escape.txt".to_owned(), story(2).into_bytes()),
        ("C:\\escape.txt".to_owned(), story(3).into_bytes()),
    ];
    let path = write(&stand, "names.zip", &zip_of(&files));
    let row = row(&import(&stand, json!({ "paths": [path] })));
    assert_eq!(totals(&row)[0] + totals(&row)[3], 3, "{row}");
    assert!(!stand.path("escape.txt").exists());
    assert!(!std::path::Path::new("/etc/escape.txt").exists());
    assert!(!stand.vault().join("escape.txt").exists());
}

fn a_bomb_costs_itself_alone() {
    let stand = Stand::with_vault();
    let mut files = stories(2);
    files.insert(1, ("bomb.txt".to_owned(), vec![b'a'; 200 << 20]));
    let path = write(&stand, "bomb.zip", &zip_of(&files));
    assert!(fs::metadata(&path).unwrap().len() < 1 << 20);
    let began = Instant::now();
    let row = row(&import(&stand, json!({ "paths": [path] })));
    assert_eq!((totals(&row)[0], totals(&row)[3] + totals(&row)[4]), (2, 1), "{row}");
    assert!(began.elapsed() < Duration::from_secs(90));
}

fn a_cut_off_archive_gives_what_it_has() {
    let stand = Stand::with_vault();
    let all: Vec<u8> = (0..5).flat_map(record).collect();
    let path = write(&stand, "cut.warc", &all[..all.len() - 300]);
    let row = row(&import(&stand, json!({ "paths": [path] })));
    assert!(totals(&row)[0] >= 4, "{row}");
    let detail = stand.ask("show_import", json!({ "import": row["id"] }));
    let told = detail["inputs"][0]["why"].is_string() || totals(&row)[4] > 0;
    assert!(told, "it says that it ends in the middle: {detail}");
}

fn a_file_that_was_changed_since_is_not_gone_on_with() {
    let stand = Stand::with_vault();
    let path = write(&stand, "news.warc", &(0..200).flat_map(record).collect::<Vec<u8>>());
    let started = stand.ask("start_import", json!({ "paths": [path] }));
    while stand.overview()["inbox"].as_i64().unwrap() < 3 {
        std::thread::sleep(Duration::from_millis(5));
    }
    stand.ask("control_job", json!({ "job": started["job"], "action": "cancel" }));
    stand.end_of(&started);
    fs::write(&path, (500..600).flat_map(record).collect::<Vec<u8>>()).unwrap();
    let request = json!({ "import": started["import"] });
    let state = stand.end_of(&stand.ask("resume_import", request));
    let row = row(&state);
    assert_eq!(totals(&row)[4], 1, "{row}");
    let detail = stand.ask("show_import", json!({ "import": row["id"] }));
    assert!(detail["failed"][0]["why"].as_str().unwrap().contains("changed since"), "{detail}");
}

fn what_has_no_end_is_left_out() {
    let stand = Stand::with_vault();
    // A gigabyte without a line break, and text that is no UTF-16 although it says so.
    let line = stand.path("line.txt");
    fs::File::create(&line).unwrap().set_len(1 << 30).unwrap();
    let broken = [&[0xff, 0xfe][..], &[0x00, 0xd8].repeat(2_000), b"a\0b"].concat();
    let broken = write(&stand, "broken.txt", &broken);
    let nested = "<div>".repeat(200_000) + "<p>The words inside of it all are few.</p>";
    let nested = write(&stand, "nested.html", nested.as_bytes());
    let began = Instant::now();
    let state = import(&stand, json!({ "paths": [line, broken, nested] }));
    assert_eq!(state.phase, JobPhase::Done);
    let row = row(&state);
    assert_eq!(row["totals"]["entries"], 3, "{row}");
    assert!(totals(&row)[3] >= 1, "{row}");
    assert!(began.elapsed() < Duration::from_secs(120));
}
