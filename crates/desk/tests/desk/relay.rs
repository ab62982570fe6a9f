//! A command line reaches the window that holds the vault.

use desk::Relay;
use desk::wire::ErrorCode;
use serde_json::{Value, json};

use crate::harness::tests;
use crate::stand::{Stand, story};

tests! {
    a_request_is_done_by_the_holder
    the_vault_of_the_window_is_not_changed_under_it
    nobody_listens_for_a_vault_that_is_closed_or_only_read
    a_folder_that_others_may_enter_is_not_trusted
    nonsense_on_the_line_does_no_harm
    long_work_is_waited_for_through_the_line
}

fn line(stand: &Stand) -> Relay {
    Relay::to_holder_of(&stand.vault(), &stand.world).expect("the holder listens")
}

fn a_request_is_done_by_the_holder() {
    let stand = Stand::with_vault();
    let relay = line(&stand);
    let filed = relay.dispatch("file_text", json!({ "text": story(1) })).unwrap();
    assert_eq!(filed["outcome"], "filed");
    assert_eq!(stand.overview()["inbox"], 1);
    let seen = relay.dispatch("overview", Value::Null).unwrap();
    assert_eq!(seen, stand.overview());
    let error = relay.dispatch("show_item", json!({ "id": 99 })).unwrap_err();
    assert_eq!(error.code, ErrorCode::NotFound);
    let second = line(&stand);
    assert_eq!(second.dispatch("undo", Value::Null).unwrap()["changed"]["items"], json!([1]));
    let heard = stand.heard.lock().unwrap().len();
    assert!(heard > 0, "the window hears of what the terminal does");
}

fn the_vault_of_the_window_is_not_changed_under_it() {
    let stand = Stand::with_vault();
    let relay = line(&stand);
    for name in ["open_vault", "close_vault", "create_vault", "save_settings", "create_sample"] {
        let error = relay.dispatch(name, Value::Null).unwrap_err();
        assert_eq!(error.code, ErrorCode::Refused, "{name}");
    }
    assert_eq!(stand.overview()["vault"]["name"], "Port");
}

fn nobody_listens_for_a_vault_that_is_closed_or_only_read() {
    let stand = Stand::with_vault();
    let relay = line(&stand);
    stand.ask("close_vault", Value::Null);
    assert!(Relay::to_holder_of(&stand.vault(), &stand.world).is_none());
    let error = relay.dispatch("overview", Value::Null).unwrap_err();
    assert!(matches!(error.code, ErrorCode::Locked | ErrorCode::NoVault), "{error:?}");
    stand.ask("open_vault_to_read", json!({ "path": stand.vault() }));
    assert!(Relay::to_holder_of(&stand.vault(), &stand.world).is_none());
    stand.ask("open_vault", json!({ "path": stand.vault() }));
    line(&stand).dispatch("overview", Value::Null).unwrap();
}

#[cfg(unix)]
fn a_folder_that_others_may_enter_is_not_trusted() {
    use std::os::unix::fs::PermissionsExt as _;
    let stand = Stand::with_vault();
    let mode = |mode| std::fs::Permissions::from_mode(mode);
    let folder = &stand.world.runtime_folder;
    assert_eq!(std::fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
    std::fs::set_permissions(folder, mode(0o755)).unwrap();
    assert!(Relay::to_holder_of(&stand.vault(), &stand.world).is_none());
    std::fs::set_permissions(folder, mode(0o700)).unwrap();
    assert!(Relay::to_holder_of(&stand.vault(), &stand.world).is_some());
}

#[cfg(not(unix))]
fn a_folder_that_others_may_enter_is_not_trusted() {
    println!("skipped: there is no relay on this system");
}

#[cfg(unix)]
fn nonsense_on_the_line_does_no_harm() {
    use std::io::Write as _;
    let stand = Stand::with_vault();
    let socket = std::fs::read_dir(&stand.world.runtime_folder).unwrap().next().unwrap().unwrap();
    for nonsense in
        [&b"GET / HTTP/1.1\r\n\r\n"[..], &[0xff; 64], &[4, 0, 0, 0, b'n', b'u', b'l', b'l']]
    {
        let mut stream = std::os::unix::net::UnixStream::connect(socket.path()).unwrap();
        stream.write_all(nonsense).unwrap();
    }
    line(&stand).dispatch("overview", Value::Null).unwrap();
}

#[cfg(not(unix))]
fn nonsense_on_the_line_does_no_harm() {
    println!("skipped: there is no relay on this system");
}

fn long_work_is_waited_for_through_the_line() {
    let stand = Stand::with_vault();
    let file = stand.path("a.txt");
    std::fs::write(&file, story(1)).unwrap();
    let relay = line(&stand);
    let started = relay.dispatch("file_paths", json!({ "paths": [file] })).unwrap();
    let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
    loop {
        let state = relay.dispatch("job", json!({ "job": started["job"] })).unwrap();
        if state["phase"] == "done" {
            assert_eq!(state["result"]["report"]["filed"], 1);
            break;
        }
        assert!(std::time::Instant::now() < until, "{state}");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}
