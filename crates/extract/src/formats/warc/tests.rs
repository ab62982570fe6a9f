//! Web archives made here, whole and broken.

use super::super::trial::{gzip, parts, resumes, run, run_from, skipped};
use super::super::{Kind, PartLimits, Step};
use super::FORMAT;

fn record(kind: &str, url: &str, media: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-12-18T07:00:00Z\r\n\
         Content-Type: {media}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

pub(in super::super) fn response(url: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let block = [format!("HTTP/1.1 {head}\r\n\r\n").as_bytes(), body].concat();
    record("response", url, "application/http; msgtype=response", &block)
}

fn page(n: usize) -> Vec<u8> {
    let body = format!(
        "<html><body><h1>Gate {n} closed</h1><p>WARC/1.0 is in the text.</p></body></html>"
    );
    response(
        &format!("https://gazette.example/gate-{n}.html"),
        "200 OK\r\nContent-Type: text/html; charset=windows-1252",
        body.as_bytes(),
    )
}

pub(in super::super) fn records() -> Vec<Vec<u8>> {
    let packed = gzip(b"<html><body>Packed</body></html>");
    let chunked =
        [format!("{:x}\r\n", packed.len()).as_bytes(), &packed, b"\r\n0\r\n\r\n"].concat();
    vec![
        record("warcinfo", "", "application/warc-fields", b"software: made here\r\n"),
        page(1),
        record(
            "request",
            "https://gazette.example/",
            "application/http",
            b"GET / HTTP/1.1\r\n\r\n",
        ),
        response("https://gazette.example/a.png", "200 OK\r\nContent-Type: image/png", b"\x89PNG"),
        response("https://gazette.example/b", "404 Not Found\r\nContent-Type: text/html", b"<p>No"),
        response("https://gazette.example/c", "301 Moved\r\nLocation: /d", b""),
        response(
            "https://gazette.example/e",
            "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip",
            &chunked,
        ),
        record(
            "revisit",
            "https://gazette.example/",
            "application/http",
            b"HTTP/1.1 200 OK\r\n\r\n",
        ),
        record("resource", "https://gazette.example/f.txt", "text/plain", b"A plain text."),
        page(2),
    ]
}

#[test]
fn pages_are_documents_and_the_rest_is_told() {
    let archive = records().concat();
    let found = parts(&FORMAT, &archive);
    let names: Vec<_> = found.iter().map(|it| it.name.as_deref().unwrap_or("")).collect();
    assert_eq!(names, ["gate-1.html", "e", "f.txt", "gate-2.html"]);
    assert_eq!(found[0].url.as_deref(), Some("https://gazette.example/gate-1.html"));
    assert_eq!(found[0].told.charset.as_deref(), Some("windows-1252"));
    assert_eq!(found[0].told.fetched.unwrap().to_string(), "2024-12-18T07:00:00Z");
    assert!(found[0].bytes.starts_with(b"<html>") && found[0].bytes.ends_with(b"</html>"));
    assert_eq!(found[1].bytes, b"<html><body>Packed</body></html>");
    assert_eq!((found[1].kind, found[2].kind), (Some(Kind::HTML), Some(Kind::TEXT)));
    let why: Vec<String> = skipped(&FORMAT, &archive).into_iter().map(|it| it.why).collect();
    assert_eq!(
        why,
        [
            "the description of the web archive",
            "a request to a server",
            "a picture",
            "an error page of the server (404)",
            "a pointer to another address (/d)",
            "the same page was fetched before"
        ]
    );
}

#[test]
fn plain_and_packed_say_the_same_and_resume_exactly() {
    let plain = records().concat();
    let by_record = records().iter().map(|it| gzip(it)).collect::<Vec<_>>().concat();
    let as_one = gzip(&plain);
    // Members that end anywhere: in heads, in bodies, between records.
    let anywhere = plain.chunks(211).map(gzip).collect::<Vec<_>>().concat();
    let said =
        |bytes: &[u8]| parts(&FORMAT, bytes).into_iter().map(|it| it.bytes).collect::<Vec<_>>();
    for archive in [&plain, &by_record, &as_one, &anywhere] {
        assert_eq!(said(archive), said(&plain));
        assert!(run(&FORMAT, archive).1.unwrap().whole);
    }
    for archive in [&plain, &by_record, &as_one] {
        resumes(&FORMAT, archive);
    }
    let (all, _) = run(&FORMAT, &anywhere);
    let bytes = |steps: &[Step]| {
        let part = |step: &Step| match step {
            Step::Part(part) => Some(part.bytes.clone()),
            Step::Skipped(_) => None,
        };
        steps.iter().filter_map(part).collect::<Vec<_>>()
    };
    for (i, step) in all.iter().enumerate() {
        let (rest, _) = run_from(&FORMAT, &anywhere, step.next(), PartLimits::default());
        assert_eq!(bytes(&rest), bytes(&all[i + 1..]), "after {}", step.place());
    }
}

#[test]
fn a_broken_record_costs_itself() {
    let mut archive = [page(1), page(2), page(3)].concat();
    let second = page(1).len();
    archive.splice(second + 20..second + 20, *b"\r\n\r\nnoise");
    let names: Vec<_> = parts(&FORMAT, &archive).into_iter().filter_map(|it| it.name).collect();
    assert_eq!(names, ["gate-1.html", "gate-3.html"]);
    assert!(skipped(&FORMAT, &archive).iter().all(|it| it.failed));
    resumes(&FORMAT, &archive);

    let mut packed = [page(1), page(2), page(3)].map(|it| gzip(&it)).concat();
    let second = gzip(&page(1)).len();
    packed[second + 40] ^= 0x55;
    let names: Vec<_> = parts(&FORMAT, &packed).into_iter().filter_map(|it| it.name).collect();
    assert_eq!(names, ["gate-1.html", "gate-3.html"]);
}

#[test]
fn a_cut_archive_gives_what_is_there() {
    for archive in [[page(1), page(2)].concat(), [page(1), page(2)].map(|it| gzip(&it)).concat()] {
        let (steps, ended) = run(&FORMAT, &archive[..archive.len() - 40]);
        let ended = ended.unwrap();
        assert!(!ended.whole && ended.note.unwrap().contains("middle of a record"));
        assert!(matches!(&steps[0], Step::Part(_)));
        assert!(matches!(&steps[1], Step::Skipped(it) if it.failed));
    }
}

#[test]
fn what_is_too_large_is_passed_over() {
    let big = response("https://gazette.example/big", "200 OK", &[b'a'; 5000]);
    let archive = [big, page(1)].concat();
    let limits = PartLimits { part: 1000, ..PartLimits::default() };
    let (steps, _) = run_from(&FORMAT, &archive, 0, limits);
    assert!(matches!(&steps[0], Step::Skipped(it) if it.why.starts_with("too large") && it.failed));
    assert!(matches!(&steps[1], Step::Part(_)));
    let limits = PartLimits { total: 1000, ..limits };
    let (steps, ended) = run_from(&FORMAT, &archive, 0, limits);
    assert!(steps.len() == 1 && !ended.unwrap().whole);
    let bomb = gzip(&vec![b' '; 30 << 20]);
    let head = "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip";
    let archive = [response("https://gazette.example/bomb", head, &bomb), page(1)].concat();
    assert_eq!(skipped(&FORMAT, &archive)[0].why, "too large when it is unpacked");
    assert_eq!(parts(&FORMAT, &archive).len(), 1);
}

#[test]
fn the_older_form_is_read() {
    let page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>Gate</html>";
    let archive = [
        b"filedesc://x.arc 192.0.2.7 20140216050221 text/plain 12\n1 0 Made here\n\n".as_slice(),
        format!("http://port.example/a b 192.0.2.7 20140216050221 text/html {}\n", page.len())
            .as_bytes(),
        page,
        b"\n",
    ]
    .concat();
    let found = parts(&FORMAT, &archive);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].bytes, b"<html>Gate</html>");
    assert_eq!(found[0].url.as_deref(), Some("http://port.example/a b"));
}
