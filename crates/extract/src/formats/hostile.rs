//! Containers that nobody would make, but for harm: any bytes, valid ones with damage, and sizes
//! beyond any memory. No reader panics, hangs, or holds more than it may; and reading goes on
//! exactly where it stopped.

use std::io::{self, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use proptest::prelude::*;

use super::trial::{gzip, parts, resumes, run, run_from};
use super::{FORMATS, Kind, Opening, PartLimits, Start, Step, mail, tar, warc, zip};
use crate::{Input, Warning, extract, plain};

/// One valid file of every container.
fn samples() -> Vec<Vec<u8>> {
    let records = warc::tests::records();
    let mailbox =
        [&b"From a Wed Dec 18 07:00:00 2024\n"[..], &mail::tests::mail(), b"\n\n"].concat();
    let page = b"<!DOCTYPE html><!--\n Page saved with SingleFile\n url: https://a.example/b\n saved date: Wed Dec 18 2024 10:11:12 GMT+0100\n--><p>Gate</p>";
    let wacz = [
        ("datapackage.json", &b"{}"[..]),
        ("archive/a.warc", &records.concat()),
        ("pages/pages.jsonl", b"{\"url\":\"https://a.example\",\"title\":\"b\"}\n"),
        ("archive/b.warc.gz", &gzip(&records.concat())),
    ];
    vec![
        records.concat(),
        records.iter().map(|it| gzip(it)).collect::<Vec<_>>().concat(),
        gzip(&records.concat()),
        zip::tests::mixed(),
        zip::tests::archive(&wacz),
        tar::tests::mixed(),
        gzip(&tar::tests::mixed()),
        mail::tests::mail(),
        mailbox,
        page.to_vec(),
    ]
}

/// Reads bytes as everything they may be taken for, and from cursors that nobody gave.
fn try_everything(bytes: &[u8], from: u64) {
    let kind = crate::detect_start(&Start::of(bytes, None));
    for format in FORMATS.iter().filter(|format| format.parts.is_some()) {
        let limits = PartLimits { part: 1 << 20, ..PartLimits::default() };
        let (steps, ended) = run_from(format, bytes, 0, limits);
        if kind == Some(Kind::of(format))
            && let Some(step) = steps.first()
        {
            let (rest, _) = run_from(format, bytes, step.next(), limits);
            assert!(rest.len() <= steps.len() + 1, "{}: it goes round in circles", format.code);
        }
        assert!(ended.is_ok() || !ended.unwrap_err().why.is_empty());
        let (_, _) = run_from(format, bytes, from, limits);
    }
    let captured = "2025-01-10T00:00:00Z".parse().unwrap();
    for kind in [Kind::MAIL, Kind::MHTML] {
        let input = Input { kind: Some(kind), ..Input::of(bytes, captured) };
        drop(plain(&input, Warning::new("a", "b")));
        assert_eq!(extract(&input).kind, kind);
        super::page(kind, bytes);
        super::view_of_mail(bytes);
    }
}

/// First bytes that open a door.
const DOORS: &[&[u8]] = &[
    b"",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b\x08\x00\0\0\0\0\0\0",
    b"WARC/1.0\r\n",
    b"From a 2024 10:00\n",
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n",
    b"filedesc://a 1.1.1.1 20140216050221 text/plain 5\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_are_survived(
        door in 0..DOORS.len(),
        bytes in prop::collection::vec(any::<u8>(), 0..2000),
        from in any::<u64>(),
    ) {
        try_everything(&[DOORS[door], &bytes].concat(), from);
    }

    #[test]
    fn damage_is_survived(
        sample in 0..10_usize,
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in any::<prop::sample::Index>(),
        cuts in any::<bool>(),
        from in any::<u64>(),
    ) {
        let mut bytes = samples().swap_remove(sample);
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        try_everything(&bytes, from);
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn reading_goes_on_exactly_where_it_stopped(
        texts in prop::collection::vec(("[a-z]{1,8}", "[ -~]{1,60}\n", 1_usize..400), 1..8),
    ) {
        let texts: Vec<(String, String)> =
            texts.into_iter().map(|(name, text, times)| (name, text.repeat(times))).collect();
        let records: Vec<Vec<u8>> = texts
            .iter()
            .map(|(name, text)| {
                let url = format!("https://a.example/{name}.txt");
                warc::tests::response(&url, "200 OK\r\nContent-Type: text/plain", text.as_bytes())
            })
            .collect();
        resumes(&warc::FORMAT, &records.concat());
        resumes(&warc::FORMAT, &records.iter().map(|it| gzip(it)).collect::<Vec<_>>().concat());
        resumes(&warc::FORMAT, &gzip(&records.concat()));
        let named: Vec<(String, &[u8])> = texts
            .iter()
            .enumerate()
            .map(|(i, (name, text))| (format!("{i}/{name}.txt"), text.as_bytes()))
            .collect();
        let named: Vec<(&str, &[u8])> = named.iter().map(|it| (it.0.as_str(), it.1)).collect();
        let zipped = zip::tests::archive(&named);
        resumes(&zip::FORMAT, &zipped);
        let members = named.iter().map(|(name, text)| tar::tests::member(name, b'0', text));
        let members = members.collect::<Vec<_>>().concat();
        resumes(&tar::FORMAT, &members);
        resumes(&tar::FORMAT, &gzip(&members));
        prop_assert_eq!(parts(&zip::FORMAT, &zipped).len(), parts(&tar::FORMAT, &members).len());
        let mails = texts.iter().map(|(name, text)| {
            format!("From {name} Wed Dec 18 07:00:00 2024\nSubject: {name}\n\n{text}\n\n")
        });
        resumes(&super::mbox::FORMAT, mails.collect::<String>().as_bytes());
    }
}

/// A file of any length without any memory: a beginning, and one byte again and again.
struct Endless {
    begin: Vec<u8>,
    byte: u8,
    length: u64,
    at: u64,
    read: u64,
}

impl Endless {
    fn new(begin: &[u8], byte: u8, length: u64) -> Self {
        Self { begin: begin.to_vec(), byte, length, at: 0, read: 0 }
    }
}

impl Read for Endless {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let some = room.len().min(usize::try_from(self.length - self.at).unwrap_or(usize::MAX));
        room[..some].fill(self.byte);
        if let Some(begin) = self.begin.get(usize::try_from(self.at).unwrap_or(usize::MAX)..) {
            let head = begin.len().min(some);
            room[..head].copy_from_slice(&begin[..head]);
        }
        self.at += some as u64;
        self.read += some as u64;
        Ok(some)
    }
}

impl Seek for Endless {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => i128::from(at),
            SeekFrom::End(by) => i128::from(self.length) + i128::from(by),
            SeekFrom::Current(by) => i128::from(self.at) + i128::from(by),
        };
        self.at = u64::try_from(at).map_err(|_| io::ErrorKind::InvalidInput)?.min(self.length);
        Ok(self.at)
    }
}

fn steps(kind: &str, source: &mut Endless) -> Vec<Step> {
    let mut steps = Vec::new();
    let captured = "2025-01-10T00:00:00Z".parse().unwrap();
    let open = Kind::from_word(kind).unwrap().format().parts.unwrap();
    let mut take = |step| {
        steps.push(step);
        ControlFlow::Continue(())
    };
    let ended = open(source, &Opening::of(None, captured), &mut take);
    assert!(ended.is_ok(), "{ended:?}");
    steps
}

#[test]
fn a_mailbox_of_one_endless_line_is_one_mail_too_large() {
    let begin = b"From a Wed Dec 18 07:00:00 2024\nSubject: x\n\n";
    let found = steps("mbox", &mut Endless::new(begin, b'x', 1 << 30));
    assert_eq!(found.len(), 1);
    assert!(matches!(&found[0], Step::Skipped(it) if it.why == "too large: 1023 MB"));
}

#[test]
fn a_record_of_a_hundred_gigabytes_is_passed_over_unread() {
    let begin = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 107374182400\r\n\r\n";
    let mut source = Endless::new(begin, b'\n', (100 << 30) + 1000);
    let found = steps("warc", &mut source);
    assert!(matches!(&found[..], [Step::Skipped(it)] if it.why == "too large: 102400 MB"));
    assert!(source.read < 1 << 20, "{} bytes were read", source.read);
}

#[test]
fn bombs_within_web_archives_and_tars_are_left() {
    let zeros = vec![0; 64 << 20];
    let head = b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 67108864\r\n\r\n";
    let bomb = [gzip(&[&head[..], &zeros].concat()), gzip(&warc::tests::records()[1])].concat();
    let (found, _) = run(&warc::FORMAT, &bomb);
    assert!(matches!(&found[0], Step::Skipped(it) if it.failed && it.why.contains("grow")));
    assert!(matches!(&found[1], Step::Part(_)));
    let bomb = gzip(&tar::tests::member("a.txt", b'0', &zeros));
    let (found, ended) = run(&tar::FORMAT, &bomb);
    assert!(found.is_empty() && !ended.unwrap().whole);
}

#[test]
fn an_archive_within_an_archive_opens_one_level_at_a_time() {
    let mut inner = zip::tests::archive(&[("a.txt", b"Innermost.")]);
    for level in 0..50 {
        inner = zip::tests::archive(&[(&format!("{level}.zip"), &inner)]);
    }
    for _ in 0..50 {
        let mut found = parts(&zip::FORMAT, &inner);
        assert_eq!((found.len(), found[0].kind), (1, Kind::from_word("zip")));
        inner = found.remove(0).bytes;
    }
    assert_eq!(parts(&zip::FORMAT, &inner)[0].bytes, b"Innermost.");
}
