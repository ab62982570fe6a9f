//! Tests that the number of statements does not grow with the rows of a list, and that long lists
//! are read from their indexes.

use std::cell::RefCell;

use jiff::Timestamp;
use rusqlite::Connection;
use rusqlite::trace::{TraceEvent, TraceEventCodes};

use super::*;
use crate::change::{Act, LogFilter, Writing};
use crate::error::Result;
use crate::ids::{CaseId, ItemId};
use crate::index::Status;
use crate::originals::PutOriginal;
use crate::reader::Reader;
use crate::sha::Sha256Hex;
use crate::writer::Writer;

thread_local! {
    static SEEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The statements that `work` runs.
fn statements<T>(
    connection: &Connection,
    work: impl FnOnce(&Reader<'_>) -> Result<T>,
) -> Vec<String> {
    SEEN.with_borrow_mut(Vec::clear);
    connection.trace_v2(
        TraceEventCodes::SQLITE_TRACE_STMT,
        Some(|event| {
            if let TraceEvent::Stmt(statement, _) = event {
                SEEN.with_borrow_mut(|seen| seen.push(statement.sql().into_owned()));
            }
        }),
    );
    work(&Reader { connection }).unwrap();
    connection.trace_v2(TraceEventCodes::empty(), None);
    SEEN.with_borrow_mut(std::mem::take)
}

/// A database with so many items, every one tagged, corrected, in a case and cited.
fn filled(items: usize) -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    crate::schema::create(&mut connection).unwrap();
    let act = Act::new(Timestamp::UNIX_EPOCH, "Ada", "Filled the vault");
    let mut writer = Writer::new(Writing::begin(&connection, act));
    fill(&mut writer, items).unwrap();
    connection
}

fn fill(writer: &mut Writer<'_>, items: usize) -> Result<()> {
    let mut ids: Vec<ItemId> = Vec::new();
    for number in 0..items {
        ids.push(writer.items().file(&item(number))?.item);
    }
    writer.tags().add(&ids, &["energy".to_owned(), "ports".to_owned()])?;
    let case: CaseId = writer
        .cases()
        .create(&NewCase { title: "Who moved the buoys".to_owned(), ..NewCase::default() })?;
    writer.links().link(case, &ids, Role::Evidence, Some("a note"))?;
    for id in &ids {
        writer.corrections().set(*id, &Correction::Language("en".to_owned()))?;
        writer.briefings().create(&NewBriefing {
            title: format!("Briefing {id}"),
            case: Some(case),
            text: BriefingText { cites: vec![format!("buoy-{id}")], ..BriefingText::default() },
            ..NewBriefing::default()
        })?;
        writer.cases().create(&NewCase { title: format!("Case {id}"), ..NewCase::default() })?;
    }
    Ok(())
}

fn item(number: usize) -> NewItem {
    let text = format!("Buoy {number} was moved.");
    NewItem {
        key_stem: "buoy".to_owned(),
        content: Content {
            title: text.clone(),
            publisher: Some(format!("Paper {number}")),
            body: text.clone(),
            ..Content::default()
        },
        capture: NewCapture::of(
            PutOriginal { sha: Sha256Hex::of(text.as_bytes()), size: 1, new: true, packed: None },
            How::Paste,
        ),
    }
}

#[test]
fn no_list_asks_once_for_each_of_its_rows() {
    type Ask = fn(&Reader<'_>) -> Result<usize>;
    let lists: [(&str, Ask); 12] = [
        ("page", |r| Ok(r.items().page(ItemFilter::InUse, 0, 500)?.rows.len())),
        ("inbox", |r| Ok(r.items().page(ItemFilter::Status(Status::Inbox), 0, 500)?.rows.len())),
        ("rows", |r| Ok(r.items().rows(&(1..=40).collect::<Vec<_>>())?.len())),
        ("keys", |r| Ok(r.items().keys_from("buoy", 500)?.len())),
        ("evidence", |r| Ok(r.links().evidence(1)?.len())),
        ("cases", |r| Ok(r.cases().all()?.len())),
        ("briefings", |r| Ok(r.briefings().all()?.len())),
        ("briefings of a case", |r| Ok(r.briefings().of_case(1)?.len())),
        ("tags", |r| Ok(r.tags().counts()?.len())),
        ("sources", |r| Ok(r.sources().all()?.len())),
        ("log", |r| Ok(r.log().entries(&LogFilter::default())?.len())),
        ("documents", |r| {
            Ok(crate::truth::documents(r.connection, &(1..=40).collect::<Vec<_>>())?.len())
        }),
    ];
    let (few, many) = (filled(3), filled(40));
    for (name, ask) in lists {
        let of_few = statements(&few, ask).len();
        let of_many = statements(&many, ask).len();
        assert_eq!(of_few, of_many, "{name}");
        assert!((1..=8).contains(&of_many), "{name}: {of_many} statements");
        let rows = ask(&Reader { connection: &many }).unwrap();
        assert!(rows >= 40 || ["tags", "log"].contains(&name), "{name}: {rows} rows");
    }
}

#[test]
fn one_item_takes_the_same_number_of_statements_however_much_hangs_on_it() {
    let (few, many) = (filled(1), filled(30));
    let ask = |r: &Reader<'_>| r.items().detail(1);
    assert_eq!(statements(&few, ask).len(), statements(&many, ask).len());
}

#[test]
fn long_lists_are_read_from_their_indexes() {
    let connection = filled(1);
    let plans = statements(&connection, |r| {
        r.items().page(ItemFilter::InUse, 0, 50)?;
        r.items().page(ItemFilter::Status(Status::Inbox), 0, 50)?;
        r.items().keys_from("buoy", 10)?;
        r.links().evidence(1)?;
        r.items().detail(1)?;
        r.captures().reading_of(&Sha256Hex::of(b"x"))?;
        r.items().by_original(&Sha256Hex::of(b"x"))?;
        r.log().entries(&LogFilter::default())?;
        r.log().entries(&LogFilter { item: Some(1), ..LogFilter::default() })?;
        r.log().entries(&LogFilter { case: Some(1), ..LogFilter::default() })?;
        r.log().next_undo("Ada")?;
        r.log().next_redo("Ada")?;
        r.items().versions(1)?;
        r.items().standing_for(1)?;
        r.captures().of_import(1, Some(Outcome::New), 0, 10)?;
        r.imports().next_input(1)?;
        r.imports().troubles(1, TroubleFilter::default(), 0, 10)?;
        // What comes again is recognised by look-ups: with an address, without one, changed.
        let act = Act::new(Timestamp::UNIX_EPOCH, "Ada", "Filed");
        let mut w = Writer::new(Writing::begin(r.connection, act));
        for (number, url) in [(1_000, Some("a")), (1_001, Some("a")), (1_002, None)] {
            let mut new = item(number);
            new.content.url = url.map(str::to_owned);
            w.items().file(&new)?;
        }
        crate::truth::changed_items(r.connection, 0, 10)?;
        crate::truth::documents(r.connection, &[1])
    });
    let big = [
        "item",
        "version",
        "version_origin",
        "original",
        "capture",
        "change",
        "item_tag",
        "case_item",
        "correction",
        "merged",
        "import_input",
        "import_trouble",
    ];
    for sql in plans {
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let parameters = vec![rusqlite::types::Value::Null; statement.parameter_count()];
        let lines = statement
            .query_map(rusqlite::params_from_iter(parameters), |row| row.get::<_, String>(3))
            .unwrap()
            .collect::<rusqlite::Result<Vec<_>>>()
            .unwrap();
        for line in &lines {
            let table = line.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next());
            let scans = table.is_some_and(|table| big.contains(&table));
            // A walk along an index stops at the limit; a count of one reads nothing but it.
            let along_index = line.contains("INDEX");
            // The last row of a table is the end of a walk by its own key.
            let last = sql.ends_with("ORDER BY seq DESC LIMIT 1");
            assert!(!scans || along_index || last, "{sql}\n{lines:#?}");
        }
        let sorts_items = lines.iter().any(|line| line.contains("TEMP B-TREE FOR ORDER BY"));
        assert!(!(sorts_items && sql.contains("OFFSET")), "{sql}\n{lines:#?}");
    }
}
