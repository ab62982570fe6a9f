//! Many at once: nothing is lost, nothing hangs, and no answer is a bug.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use desk::wire::ErrorCode;
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    many_file_at_once_and_nothing_is_lost
    the_same_bytes_at_once_become_one_item
    a_vault_may_be_closed_under_any_request
}

fn many_file_at_once_and_nothing_is_lost() {
    let stand = Stand::with_vault();
    thread::scope(|scope| {
        for writer in 0..6_u32 {
            let stand = &stand;
            scope.spawn(move || {
                for number in 0..5 {
                    let item = stand.file(&story(writer * 100 + number));
                    stand.ask("tag_items", json!({ "items": [item], "add": ["port"] }));
                    stand.ask("search", json!({ "query": "pilots", "limit": 5 }));
                }
            });
        }
    });
    let overview = stand.overview();
    assert_eq!((&overview["inbox"], &overview["tags"][0]["count"]), (&json!(30), &json!(30)));
    stand.settle();
    assert_eq!(stand.ask("search", json!({ "query": "pilots", "limit": 1 }))["total"], 30);
}

fn the_same_bytes_at_once_become_one_item() {
    let stand = Stand::with_vault();
    thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| stand.file(&story(1)));
        }
    });
    assert_eq!(stand.overview()["inbox"], 1);
    assert_eq!(stand.item(1)["row"]["captures"], 6);
}

fn a_vault_may_be_closed_under_any_request() {
    let stand = Stand::with_vault();
    let over = AtomicBool::new(false);
    let fine = |answer: Result<Value, desk::wire::WireError>| match answer {
        Ok(_) => true,
        Err(error) => {
            assert_eq!(error.code, ErrorCode::NoVault, "{error:?}");
            false
        }
    };
    let filed = thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let texts = (0..).take_while(|_| !over.load(Ordering::Relaxed));
            texts
                .filter(|number| {
                    fine(stand.desk.dispatch("file_text", json!({ "text": story(*number) })))
                })
                .count()
        });
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                fine(stand.desk.dispatch("overview", Value::Null));
                fine(stand.desk.dispatch("search", json!({ "query": "pilots", "limit": 5 })));
                drop(stand.desk.original("original/00"));
            }
        });
        for _ in 0..15 {
            stand.ask("close_vault", Value::Null);
            stand.ask("open_vault", json!({ "path": stand.vault() }));
            thread::sleep(std::time::Duration::from_millis(30));
        }
        over.store(true, Ordering::Relaxed);
        writer.join().unwrap()
    });
    println!("{filed} items were filed between 15 closings");
    assert_eq!(stand.overview()["inbox"], filed);
}
