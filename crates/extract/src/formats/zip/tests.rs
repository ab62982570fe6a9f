//! ZIP archives made here, whole and broken.

use std::io::{Cursor, Write as _};

use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, ZipWriter};

use super::super::trial::{parts, resumes, run, run_from, skipped};
use super::super::{Kind, PartLimits, Start, Step};
use super::FORMAT;

/// Makes an archive; names that end in a slash are folders.
pub(in super::super) fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    packed(members, &[CompressionMethod::Deflated, CompressionMethod::Stored])
}

fn packed(members: &[(&str, &[u8])], methods: &[CompressionMethod]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (i, (name, bytes)) in members.iter().enumerate() {
        let method = methods[i % methods.len()];
        let options = SimpleFileOptions::default().compression_method(method);
        if name.ends_with('/') {
            writer.add_directory(*name, options).unwrap();
        } else {
            writer.start_file(*name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

pub(in super::super) fn mixed() -> Vec<u8> {
    archive(&[
        ("pages/", b""),
        ("pages/gate.html", b"<html><body><h1>Gate closed</h1></body></html>"),
        ("pages/gate_files/frame.html", b"<html>Frame</html>"),
        ("../../etc/passwd", b"A text with the name of another file."),
        ("pages/quay.png", b"\x89PNG\r\n\x1a\n\0"),
        ("noise.bin", &[0x80, 0, 1, 2, 0xff, 0xfe, 3, 4, 5, 6, 7, 0, 0, 1]),
        ("C:\\notes\\a.md", b"# Gates\n\n[Closed](https://gazette.example/a) until Monday.\n"),
        ("inner.zip", &archive(&[("b.txt", b"Inside.")])),
        ("empty.txt", b""),
    ])
}

#[test]
fn documents_come_out_and_the_rest_is_told() {
    let found = parts(&FORMAT, &mixed());
    let names: Vec<_> = found.iter().map(|it| it.name.as_deref().unwrap()).collect();
    assert_eq!(names, ["gate.html", "passwd", "a.md", "inner.zip"]);
    assert_eq!(found[1].place, "member ../../etc/passwd");
    let kinds: Vec<_> = found.iter().map(|it| it.kind.unwrap()).collect();
    assert_eq!(kinds, [Kind::HTML, Kind::TEXT, Kind::MARKDOWN, Kind::of(&FORMAT)]);
    assert_eq!(parts(&FORMAT, &found[3].bytes)[0].bytes, b"Inside.");
    let left: Vec<_> =
        skipped(&FORMAT, &mixed()).into_iter().map(|it| (it.why, it.failed)).collect();
    let left: Vec<_> = left.iter().map(|(why, failed)| (why.as_str(), *failed)).collect();
    let beside = "belongs to a saved page beside it";
    assert_eq!(
        left,
        [(beside, false), ("a picture", false), ("not text", false), ("empty", false)]
    );
    resumes(&FORMAT, &mixed());
}

#[test]
fn bytes_before_the_archive_do_no_harm() {
    let behind = [b"#!/bin/sh\n".repeat(9), mixed()].concat();
    assert_eq!(parts(&FORMAT, &behind).len(), 4);
}

#[test]
fn a_damaged_member_costs_itself() {
    let mut bytes = archive(&[("a.txt", &b"First text. ".repeat(20)), ("b.txt", b"Second text.")]);
    let at = memchr::memmem::find(&bytes, b"Second").unwrap();
    bytes[at] ^= 1;
    assert_eq!(parts(&FORMAT, &bytes).len(), 1);
    assert!(skipped(&FORMAT, &bytes)[0].failed);
    // The same under a password.
    let mut bytes = archive(&[("a.txt", b"First text.")]);
    let at = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
    bytes[at + 8] |= 1;
    assert!(skipped(&FORMAT, &bytes)[0].why.contains("password"));
}

#[test]
fn a_cut_archive_is_refused_in_words() {
    let bytes = mixed();
    let (steps, ended) = run(&FORMAT, &bytes[..bytes.len() - 30]);
    assert!(steps.is_empty() && ended.unwrap_err().why.contains("list of contents"));
}

#[test]
fn bombs_are_bounded() {
    let zeros = vec![b' '; 60 << 20];
    let bomb = archive(&[("bomb.txt", &zeros), ("a.txt", b"After it.")]);
    assert!(bomb.len() < 1 << 20);
    let left = skipped(&FORMAT, &bomb);
    assert_eq!((left[0].why.as_str(), left[0].failed), ("too large when it is unpacked", true));
    assert_eq!(parts(&FORMAT, &bomb)[0].bytes, b"After it.");
    // Many small bombs: all of them together are bounded by the size of the archive.
    let words = vec![b'a'; 2 << 20];
    let many: Vec<(String, &[u8])> =
        (0..9).map(|i| (format!("{i}.txt"), words.as_slice())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|it| (it.0.as_str(), it.1)).collect();
    let limits = PartLimits { part: 3 << 20, ..PartLimits::default() };
    let (steps, ended) =
        run_from(&FORMAT, &packed(&many, &[CompressionMethod::Deflated]), 0, limits);
    assert!(steps.len() < 9 && !ended.unwrap().whole);
    assert!(steps.iter().all(|step| matches!(step, Step::Part(_))));
}

#[test]
fn it_is_known_by_its_first_bytes() {
    let kind = |bytes: &[u8]| crate::detect_start(&Start::of(bytes, Some("a.txt")));
    assert_eq!(kind(&mixed()), Some(Kind::of(&FORMAT)));
    assert_eq!(kind(&archive(&[])), Some(Kind::of(&FORMAT)));
}
