//! TAR archives made here, whole and broken.

use super::super::trial::{gzip, parts, resumes, run, skipped};
use super::super::{Kind, Start};
use super::FORMAT;
use super::header::BLOCK;

fn header(name: &str, size: u64, kind: u8) -> Vec<u8> {
    let mut block = vec![0; BLOCK];
    let name = name.as_bytes();
    block[..name.len().min(100)].copy_from_slice(&name[..name.len().min(100)]);
    block[124..136].copy_from_slice(format!("{size:011o}\0").as_bytes());
    block[148..156].fill(b' ');
    block[156] = kind;
    block[257..263].copy_from_slice(b"ustar\0");
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    block
}

pub(in super::super) fn member(name: &str, kind: u8, bytes: &[u8]) -> Vec<u8> {
    let mut out = header(name, bytes.len() as u64, kind);
    out.extend_from_slice(bytes);
    out.resize(out.len().next_multiple_of(BLOCK), 0);
    out
}

pub(in super::super) fn mixed() -> Vec<u8> {
    let long = format!("{}/quay.txt", "folder".repeat(30));
    let pax = format!("path=pax/{long}\n");
    let pax = format!("{} {pax}", pax.len() + 4);
    [
        member("pages/", b'5', b""),
        member("pages/gate.html", b'0', b"<html><body>Gate closed</body></html>"),
        member("pages/quay.png", b'0', &[b'x'; 3000]),
        member("@LongLink", b'L', long.as_bytes()),
        member("short", b'0', b"The name of this text is long."),
        member("PaxHeader", b'x', pax.as_bytes()),
        member("short", b'0', b"The name of this one as well."),
        member("link", b'2', b""),
        member("../../a.txt", 0, &b"A text of more than one block. ".repeat(40)),
        vec![0; 2 * BLOCK],
    ]
    .concat()
}

#[test]
fn documents_come_out_and_the_rest_is_told() {
    for bytes in [mixed(), gzip(&mixed())] {
        let found = parts(&FORMAT, &bytes);
        let names: Vec<_> = found.iter().map(|it| it.name.as_deref().unwrap()).collect();
        assert_eq!(names, ["gate.html", "quay.txt", "quay.txt", "a.txt"]);
        assert!(found[2].place.starts_with("member pax/folderfolder"));
        assert_eq!(found[3].bytes.len(), 31 * 40);
        let left: Vec<_> = skipped(&FORMAT, &bytes).into_iter().map(|it| it.why).collect();
        assert_eq!(left, ["a picture", "a link to another file"]);
        assert!(run(&FORMAT, &bytes).1.unwrap().whole);
        assert_eq!(crate::detect_start(&Start::of(&bytes, None)), Some(Kind::of(&FORMAT)));
        resumes(&FORMAT, &bytes);
    }
}

#[test]
fn what_is_cut_off_is_told() {
    let whole = mixed();
    for end in [whole.len() - 3 * BLOCK, whole.len() - 4 * BLOCK + 7] {
        let (_, ended) = run(&FORMAT, &whole[..end]);
        assert!(!ended.unwrap().whole);
        let packed = gzip(&whole);
        assert!(!run(&FORMAT, &packed[..packed.len() / 2]).1.unwrap().whole);
    }
}

#[test]
fn a_damaged_header_costs_its_member() {
    let mut bytes = [("a.txt", "First."), ("b.txt", "Second."), ("c.txt", "Third.")]
        .map(|(name, text)| member(name, b'0', text.as_bytes()))
        .concat();
    bytes[2 * BLOCK + 5] ^= 0xff;
    let names: Vec<_> = parts(&FORMAT, &bytes).into_iter().filter_map(|it| it.name).collect();
    assert_eq!(names, ["a.txt", "c.txt"]);
    assert_eq!(skipped(&FORMAT, &bytes).len(), 1);
    resumes(&FORMAT, &bytes);
}

#[test]
fn a_size_beyond_the_file_is_no_trap() {
    let bytes = [header("a.txt", 0o77777777777, b'0'), b"Short.".to_vec()].concat();
    let (steps, ended) = run(&FORMAT, &bytes);
    assert!(steps.len() == 1 && !ended.unwrap().whole);
    let bytes = [header("a.txt", 1000, b'L'), b"Short.".to_vec()].concat();
    assert!(run(&FORMAT, &bytes).0.is_empty());
}
