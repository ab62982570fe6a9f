//! The stream over plain and packed bytes.

use std::io::Cursor;

use super::super::trial::gzip;
use super::*;

fn open(bytes: &mut Cursor<Vec<u8>>, from: u64) -> Stream<'_> {
    let end = bytes.get_ref().len() as u64;
    Stream::open(bytes, &(0..end), from, &PartLimits::default()).unwrap()
}

fn lines(stream: &mut Stream<'_>) -> Vec<(u64, String)> {
    let mut lines = Vec::new();
    while !stream.peek(1).unwrap().is_empty() {
        let cursor = stream.record().unwrap();
        let line = stream.line(100).unwrap().unwrap();
        if !stream.was_seen() {
            lines.push((cursor, String::from_utf8(line.bytes).unwrap()));
        }
    }
    lines
}

/// Members with one line, with several, and lines that go over the end of a member.
fn packed() -> Vec<u8> {
    [&b"one\n"[..], b"two\nthree\nfo", b"ur\nfive\n", b"six\n", b"", b"seven"].map(gzip).concat()
}

#[test]
fn lines_come_out_plain_or_packed() {
    let plain = b"one\ntwo\r\nthree".to_vec();
    let mut bytes = Cursor::new(plain);
    let read = lines(&mut open(&mut bytes, 0));
    assert_eq!(read, [(0, "one".into()), (4, "two".into()), (9, "three".into())]);
    let mut bytes = Cursor::new(packed());
    let read: Vec<String> = lines(&mut open(&mut bytes, 0)).into_iter().map(|it| it.1).collect();
    assert_eq!(read, ["one", "two", "three", "four", "five", "six", "seven"]);
}

#[test]
fn every_cursor_leads_back() {
    for bytes in [packed(), b"one\ntwo\nthree".to_vec(), gzip(b"a\nb\nc\nd\n")] {
        let mut bytes = Cursor::new(bytes);
        let all = lines(&mut open(&mut bytes, 0));
        for (i, (cursor, line)) in all.iter().enumerate().skip(1) {
            let mut stream = open(&mut bytes, *cursor);
            // A line that goes over the end of a member leaves its rest before the next cursor.
            if stream.is_catching_up() && line == "five" {
                stream.line(0).unwrap();
            }
            assert_eq!(lines(&mut stream), all[i..], "from {line}");
        }
    }
}

#[test]
fn damage_is_left_behind() {
    let mut bytes = [gzip(b"one\n"), gzip(b"two\n"), gzip(b"three\n")].concat();
    let second = gzip(b"one\n").len();
    bytes[second + 12] ^= 0xff;
    let mut bytes = Cursor::new(bytes);
    let mut stream = open(&mut bytes, 0);
    assert_eq!(stream.line(10).unwrap().unwrap().bytes, b"one");
    let mut damaged = 0;
    let third = loop {
        match stream.line(10) {
            Err(Trouble::Damaged(_)) => damaged += 1,
            Ok(line) if line.as_ref().is_some_and(|line| line.bytes == b"three") => break line,
            other => assert!(other.unwrap().is_some()),
        }
    };
    assert!(damaged == 1 && third.is_some() && stream.line(10).unwrap().is_none());
}

#[test]
fn a_cut_member_is_told() {
    let packed = gzip(&b"line\n".repeat(10));
    let mut bytes = Cursor::new(packed[..packed.len() - 4].to_vec());
    let mut stream = open(&mut bytes, 0);
    while stream.line(10).unwrap().is_some() {}
    assert!(stream.is_cut());
}

#[test]
fn a_bomb_is_left() {
    let mut bytes = Cursor::new([gzip(&vec![b' '; 40 << 20]), gzip(b"after\n")].concat());
    let mut stream = open(&mut bytes, 0);
    assert!(matches!(stream.skip(40 << 20), Err(Trouble::Damaged(_))));
    assert_eq!(stream.line(10).unwrap().unwrap().bytes, b"after");
}

#[test]
fn long_lines_are_cut_and_skipping_is_exact() {
    let mut bytes = Cursor::new([vec![b'x'; 300_000], b"\nend".to_vec()].concat());
    let mut stream = open(&mut bytes, 0);
    let line = stream.line(5).unwrap().unwrap();
    assert!(line.cut && line.bytes == b"xxxxx");
    assert_eq!(stream.take(9).unwrap(), b"end");
    let mut stream = open(&mut bytes, 0);
    assert!(stream.peek(3).unwrap().len() >= 3 && stream.skip(300_002).unwrap());
    assert_eq!((stream.position(), stream.take(9).unwrap()), (300_002, b"nd".to_vec()));
    assert!(!open(&mut bytes, 0).skip(300_005).unwrap());
}
