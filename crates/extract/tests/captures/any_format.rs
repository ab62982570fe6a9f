//! Every format on bytes that are damaged, or are another format's: it answers, soon, and its
//! cursors lead on.

use std::io::Cursor;
use std::ops::ControlFlow;

use extract::formats::{Opening, Step};
use extract::{Input, Kind};
use proptest::prelude::*;

const SAMPLES: &[&str] = &[
    "<rss><channel><title>G</title><item><title>a</title><link>https://x.example/a</link><description><![CDATA[<p>b</p>]]></description></item><item><title>c</title></item></channel></rss>",
    "<feed xml:lang='de'><title>G</title><entry><title type='html'>a</title><link href='/a'/><content type='xhtml'><div>b</div></content><updated>2024-12-18</updated></entry></feed>",
    "title,text,url\na,\"b\nc\",https://x.example/a\nd,e,f\n",
    "{\"title\":\"a\",\"text\":\"b\"}\n{\"title\":\"c\",\"tags\":[\"d\"]}\n",
    "[{\"is_archived\":0,\"is_starred\":1,\"title\":\"a\",\"url\":\"https://x.example/a\",\"content\":\"<p>b</p>\",\"tags\":[\"c\"]}]",
    "{\"type\":\"bundle\",\"objects\":[{\"type\":\"report\",\"id\":\"report--1\",\"name\":\"a\",\"description\":\"b\"}]}",
    "[{\"id\":\"s\",\"title\":\"t\",\"news_items\":[{\"story_id\":\"s\",\"title\":\"a\",\"link\":\"https://x.example/a\",\"content\":\"b\"},{\"story_id\":\"s\",\"title\":\"c\",\"link\":\"\",\"content\":\"d\"}]}]",
    "{\"Event\":{\"info\":\"a\",\"uuid\":\"b\",\"Attribute\":[{\"type\":\"link\",\"value\":\"https://x.example/a\"}]}}",
    "TY  - NEWS\nTI  - a\nAU  - b, c\nER  - \nTY  - ELEC\nTI  - d\nER  - \n",
    "@article{k, title = {a {B}}, author = {c, d and e}, year = 2024}\n@misc{l, title = \"f\"}\n",
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><H3>f</H3><DL><p><DT><A HREF=\"https://x.example/a\" TAGS=\"b\">c</A><DD>d</DL></DL>",
    "<opml><head><title>a</title></head><body><outline text='b' xmlUrl='https://x.example/a'/></body></opml>",
    "https://x.example/a\nhttps://x.example/b\n# c\nd\n",
];

/// Reads bytes as a format, as a document and as a container, from a cursor.
fn read(kind: Kind, bytes: &[u8], from: u64) {
    let captured = "2026-06-01T12:00:00Z".parse().unwrap();
    if kind.format().document.is_some() {
        let input = Input { kind: Some(kind), ..Input::of(bytes, captured) };
        assert_eq!(extract::extract(&input).kind, kind);
    }
    let Some(open) = kind.format().parts else { return };
    let mut opening = Opening::of(None, captured);
    opening.from = from;
    let (mut steps, mut last) = (0, from);
    let ended = open(&mut Cursor::new(bytes), &opening, &mut |step: Step| {
        assert!(step.next() > last, "{kind:?}: {} after {last}", step.next());
        last = step.next();
        steps += 1;
        assert!(steps <= bytes.len() + 2, "{kind:?} never ends");
        ControlFlow::Continue(())
    });
    if let Ok(ended) = ended {
        // A file may have been cut since; then it ends before the cursor, without a step.
        assert!(steps == 0 || ended.next >= last, "{kind:?}: {} before {last}", ended.next);
    }
}

/// The formats that are read here without a library of others.
fn kinds() -> Vec<Kind> {
    let slow = ["html", "markdown", "text", "pdf", "mhtml", "singlefile", "mail", "mbox"];
    Kind::ALL.into_iter().filter(|kind| !slow.contains(&kind.word())).collect()
}

#[test]
fn every_sample_in_every_format() {
    for sample in SAMPLES {
        for kind in kinds() {
            read(kind, sample.as_bytes(), 0);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn damaged_samples(
        sample in prop::sample::select(SAMPLES),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        end in any::<prop::sample::Index>(),
        from in 0_u64..300,
    ) {
        let mut bytes = sample.as_bytes().to_vec();
        let length = bytes.len();
        for (at, byte) in cuts {
            bytes[at.index(length)] = byte;
        }
        bytes.truncate(end.index(length) + 1);
        for kind in kinds() {
            read(kind, &bytes, 0);
            read(kind, &bytes, from);
        }
    }
}
