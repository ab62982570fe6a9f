//! A short print of what an entry of the index was made from, so that a stale one is found.

use sha2::{Digest as _, Sha256};

use super::Document;

/// The first 8 bytes of SHA-256 over every part of the item, each with its length before it.
pub(super) fn fingerprint(item: &Document) -> u64 {
    let mut print = Print(Sha256::new());
    print.number(item.id);
    for text in [
        &item.title,
        &item.headline,
        &item.body,
        &item.author,
        &item.source,
        &item.lang,
        &item.url,
        &item.format,
    ] {
        print.text(text);
    }
    print.number(item.tags.len() as u64);
    for tag in &item.tags {
        print.text(tag);
    }
    print.number(item.cases.len() as u64);
    for case in &item.cases {
        print.text(&case.key);
        print.text(&case.title);
    }
    print.text(
        &item.published.map_or(String::new(), |span| format!("{}/{}", span.first, span.last)),
    );
    print.number(item.filed_at_ms.cast_unsigned());
    print.number(item.captured_at_ms.map_or(u64::MAX, i64::cast_unsigned));
    print.number(u64::from(item.warned));
    print.text(item.status.word());
    let digest: [u8; 32] = print.0.finalize().into();
    digest[..8].iter().fold(0, |print, byte| (print << 8) | u64::from(*byte))
}

struct Print(Sha256);

impl Print {
    fn number(&mut self, number: u64) {
        self.0.update(number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.update(text);
    }
}

#[cfg(test)]
mod tests {
    use super::fingerprint;
    use crate::index::{CaseLabel, Document, Status};

    fn item() -> Document {
        Document {
            id: 1,
            title: "ab".to_owned(),
            headline: "c".to_owned(),
            body: String::new(),
            author: String::new(),
            source: String::new(),
            lang: String::new(),
            tags: vec!["x".to_owned()],
            cases: Vec::new(),
            published: None,
            filed_at_ms: 5,
            status: Status::Inbox,
            url: String::new(),
            format: String::new(),
            captured_at_ms: None,
            warned: false,
        }
    }

    #[test]
    fn any_change_shows() {
        let before = fingerprint(&item());
        assert_eq!(before, fingerprint(&item()));
        let changes: [fn(&mut Document); 5] = [
            |item| (item.title, item.headline) = ("a".to_owned(), "bc".to_owned()),
            |item| item.status = Status::Discarded,
            |item| item.tags.clear(),
            |item| item.filed_at_ms = -5,
            |item| item.cases.push(CaseLabel { key: "k".to_owned(), title: "t".to_owned() }),
        ];
        for change in changes {
            let mut changed = item();
            change(&mut changed);
            assert_ne!(before, fingerprint(&changed), "{changed:?}");
        }
    }
}
