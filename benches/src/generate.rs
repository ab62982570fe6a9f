//! Makes a large archive of items that are filed as a user's own are, without extraction.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use archive::{
    Act, Archive, Block, Content, How, Mode, NewCapture, NewItem, NewVault, Opening, PutOriginal,
    RecordedDate,
};
use jiff::Timestamp;

use crate::error::BenchError;
use crate::news::{Article, article};

/// Items of one transaction.
const BATCH: u64 = 1_000;

/// Every generated vault is the same vault.
pub(crate) const VAULT_ID: &str = "00000000000000000000000000be7c40";

/// The moment at which everything happens.
pub(crate) fn moment() -> Timestamp {
    Timestamp::from_second(1_770_000_000).unwrap_or_default()
}

pub(crate) fn run(vault: &Path, items: u64, out: &mut impl Write) -> Result<(), BenchError> {
    let new = NewVault {
        name: "Generated".to_owned(),
        analyst: "Bench".to_owned(),
        vault_id: VAULT_ID.to_owned(),
    };
    let archive = Archive::create(vault, &new, Opening::new(Mode::Write, moment()))?;
    let started = Instant::now();
    let mut last = 0;
    for first in (0..items).step_by(BATCH as usize) {
        let end = (first + BATCH).min(items);
        let articles: Vec<Article> = (first..end).map(article).collect();
        let bytes: Vec<&[u8]> = articles.iter().map(|article| article.body.as_bytes()).collect();
        let originals = archive.originals().pack(&bytes)?;
        let act = Act::new(moment(), "Bench", format!("Filed {} items", end - first));
        let (_, changed) = archive.write(act, |w| {
            for ((number, article), original) in (first..).zip(articles).zip(originals) {
                w.items().file(&new_item(number, article, original))?;
            }
            Ok(())
        })?;
        last = changed.seq;
    }
    let stored = started.elapsed().as_secs_f64();
    archive.wait_for_index(last, std::time::Duration::from_secs(3_600));
    let indexed = started.elapsed().as_secs_f64();
    archive.close(std::time::Duration::from_secs(600));
    writeln!(
        out,
        "{items} items stored in {stored:.1} s ({:.0}/s), indexed in {indexed:.1} s ({:.0}/s)",
        items as f64 / stored,
        items as f64 / indexed
    )?;
    Ok(())
}

/// The article as an item, of which these are the bytes.
pub(crate) fn new_item(number: u64, article: Article, original: PutOriginal) -> NewItem {
    let block = Block {
        kind: "paragraph".to_owned(),
        text: article.body.clone(),
        kept: true,
        ..Block::default()
    };
    NewItem {
        key_stem: format!("generated-{number}"),
        content: Content {
            title: article.title,
            title_basis: "heading".to_owned(),
            url: Some(format!("https://news.example/{number}")),
            source_host: Some("news.example".to_owned()),
            body: article.body,
            publisher: Some(article.publisher),
            published: RecordedDate {
                iso: article.day.to_string(),
                basis: "page_metadata".to_owned(),
                first_day: Some(article.day),
                last_day: Some(article.day),
            },
            language: Some("en".to_owned()),
            blocks: vec![block],
            ..Content::default()
        },
        capture: NewCapture {
            rules: "generated".to_owned(),
            ..NewCapture::of(original, How::File)
        },
    }
}
