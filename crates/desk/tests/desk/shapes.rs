//! The shape of answers as the window reads them, word for word.

use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::Stand;

tests! {
    the_side_bar
    the_log_and_a_briefing
    an_error
}

fn the_side_bar() {
    let stand = Stand::with_vault();
    stand.ask("create_case", json!({ "title": "Harbour", "question": "Who?", "color": "#2f6f8f" }));
    stand.settle();
    let mut overview = stand.overview();
    overview["vault"]["path"] = json!("[path]");
    insta::assert_json_snapshot!("side_bar", overview);
}

fn the_log_and_a_briefing() {
    let stand = Stand::with_vault();
    let new = json!({ "title": "Pilots", "markdown": "One two.", "tlp": "amberStrict" });
    let made = stand.ask("create_briefing", new);
    insta::assert_json_snapshot!("briefing", made);
    stand.ask("undo", Value::Null);
    let log = stand.ask("log", json!({ "limit": 9 }));
    insta::assert_json_snapshot!("log", log);
}

fn an_error() {
    let stand = Stand::empty();
    let error = stand.desk.dispatch("undo", Value::Null).unwrap_err();
    insta::assert_json_snapshot!("error", error);
}
