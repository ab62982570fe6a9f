//! Feeds of every dialect, whole and broken, through the public face of the format.

use std::io::Cursor;
use std::ops::ControlFlow;

use super::*;

const FEED: &str = "<?xml version='1.0'?><rss version='2.0'><channel><title>Harbour Gazette</title>\
    <link>https://gazette.example/</link><language>en</language>\
    <item><title>Gates</title><link>/a</link><description>Closed.</description></item>\
    <item><title>Ferry</title><link>https://gazette.example/b</link></item>\
    <item><title>Tide</title></item></channel></rss>";

fn read(feed: &[u8], from: u64) -> (Vec<Part>, Ended) {
    let mut found = Vec::new();
    let mut opening = Opening::of(None, jiff::Timestamp::UNIX_EPOCH);
    opening.from = from;
    let ended = parts(&mut Cursor::new(feed), &opening, &mut |step| {
        if let Step::Part(part) = step {
            found.push(part);
        }
        ControlFlow::Continue(())
    });
    (found, ended.unwrap())
}

#[test]
fn every_entry_is_a_part() {
    let (all, ended) = read(FEED.as_bytes(), 0);
    assert!(ended.whole && ended.note.is_none());
    assert_eq!(all.len(), 3);
    assert!(all[0].bytes.starts_with(b"<item><title>Gates") && all[0].bytes.ends_with(b"</item>"));
    assert_eq!(all[0].url.as_deref(), Some("https://gazette.example/a"));
    assert_eq!(all[0].told.publisher.as_deref(), Some("Harbour Gazette"));
    assert_eq!(all[2].place, "entry 3");
}

#[test]
fn reading_goes_on_from_any_part() {
    let (all, _) = read(FEED.as_bytes(), 0);
    for (i, part) in all.iter().enumerate() {
        assert_eq!(read(FEED.as_bytes(), part.next).0, all[i + 1..]);
    }
}

#[test]
fn entries_that_are_never_closed_end_at_the_next() {
    let feed = "<rss><channel><title>G</title><item><title>a</title><item><title>b</title>";
    let (all, _) = read(feed.as_bytes(), 0);
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].bytes, b"<item><title>a</title>");
}

#[test]
fn an_empty_feed_says_so() {
    let (all, ended) = read(b"<feed><title>G</title></feed>", 0);
    assert!(all.is_empty() && ended.note.is_some());
}

#[test]
fn feeds_are_known_by_their_root() {
    let likeness = |text: &str| signature(&Start::of(text.as_bytes(), None));
    assert_eq!(likeness(FEED), Likeness::Certain);
    assert_eq!(likeness("<feed xmlns='http://www.w3.org/2005/Atom'>"), Likeness::Certain);
    assert_eq!(likeness("<rdf:RDF xmlns:rdf='x' xmlns:bib='y'><bib:Article/>"), Likeness::No);
    assert_eq!(likeness("<html><body><item>"), Likeness::No);
    assert_eq!(likeness("<item><title>x</title></item>"), Likeness::No);
}
