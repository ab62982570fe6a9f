//! While another process holds the vault: the command reads it, and writes through the holder.

use std::sync::{Arc, Mutex};

use desk::wire::Event;
use desk::{ChildProgram, Desk, Environment};
use insta::assert_snapshot;
use serde_json::json;

use crate::ground::Ground;

/// A desk that holds the vault of the ground as a window does.
fn holder(ground: &Ground) -> Desk {
    holder_listening_in(ground, "dossier")
}

fn holder_listening_in(ground: &Ground, runtime: &str) -> Desk {
    let desk = Desk::new(Environment {
        config_folder: ground.path(".user/window"),
        runtime_folder: ground.path(".user/XDG_RUNTIME_DIR").join(runtime),
        child: ChildProgram { path: env!("CARGO_BIN_EXE_dossier").into() },
        ..Environment::of_user()
    });
    let vault = ground.path("Port.dossier");
    desk.dispatch("open_vault", json!({ "path": vault })).unwrap();
    desk
}

#[cfg(unix)]
#[test]
fn what_the_command_changes_shows_up_in_the_window_at_once() {
    let ground = Ground::with_items();
    let desk = holder(&ground);
    let changed = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&changed);
    desk.subscribe(Box::new(move |event| {
        if let Event::Changed { changed } = event {
            heard.lock().unwrap().extend(changed.items.clone());
        }
    }));
    ground.write("third.txt", "A third text about the port of Thrale and its cranes.\n");
    assert_snapshot!(ground.transcript(&[
        &["tag", "1", "harbour"],
        &["file", "third.txt"],
        &["keep", "2"],
        &["inbox"],
        &["undo"],
    ]), @r"
    $ dossier tag 1 harbour
    Tagged 1 item with “harbour”
    $ dossier file third.txt
    Filed 3 third-text  A third text about the port of Thrale and its cranes.
    $ dossier keep 2
    Moved 1 item to the archive
    $ dossier inbox
    ID  KEY                PUBLISHED   SOURCE        TITLE
     3  third-text         unknown     -             A third text about the port of Thrale and its cranes.
     1  harbour-2024-1218  2024-12-18  Harbour Post  Dockers end nine-day strike at Marrowgate

    2 items in the inbox.
    $ dossier undo
    Took back: Moved 1 item to the archive
    ");
    assert_eq!(*changed.lock().unwrap(), [1, 3, 2, 2]);
    let overview = desk.dispatch("overview", json!(null)).unwrap();
    assert_eq!(overview["inbox"], 3);
    assert_eq!(overview["tags"][0]["name"], "harbour");
}

#[cfg(unix)]
#[test]
fn the_command_reads_beside_the_window() {
    let ground = Ground::with_items();
    let desk = holder(&ground);
    desk.dispatch("tag_items", json!({ "items": [1], "add": ["harbour"] })).unwrap();
    assert_eq!(ground.json(&["show", "1"])["tags"], json!(["harbour"]));
    assert_eq!(ground.succeed(&["search", "roster", "--count"]).trim(), "2");
    assert_eq!(ground.json(&["status"])["archive"], 2);
    assert_eq!(ground.json(&["doctor"])["healthy"], true);
}

#[test]
fn a_holder_that_does_not_listen_is_named_and_reading_works() {
    let ground = Ground::with_items();
    // It listens in another folder, as a process of another user would.
    let _desk = holder_listening_in(&ground, "elsewhere");
    assert_eq!(ground.json(&["inbox"])["total"], 2);
    let refused = ground.run(&["keep", "1"]);
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains("is open elsewhere") && said.contains("cannot change it now"), "{said}");
    assert!(said.contains("Reading works meanwhile"), "{said}");
    assert_eq!(ground.json(&["inbox"])["total"], 2);
}

#[test]
fn a_vault_that_is_let_go_can_be_written_again() {
    let ground = Ground::with_items();
    let desk = holder(&ground);
    desk.dispatch("close_vault", json!(null)).unwrap();
    ground.succeed(&["keep", "1", "2"]);
    assert_eq!(ground.json(&["inbox"])["total"], 0);
}
