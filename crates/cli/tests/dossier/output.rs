//! What is printed cannot harm the terminal, and a reader who goes away is no failure.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use crate::ground::Ground;

#[test]
fn a_captured_text_cannot_steer_the_terminal() {
    let ground = Ground::with_vault();
    let harmless = "A sentence that is only there so that the text counts as one. ".repeat(40);
    let evil = "Red \u{1b}[31mand \u{9b}2J \u{202e}turned\u{202c} text.";
    ground.write("evil.txt", format!("A plain headline\n\n{evil} {harmless}\n"));
    ground.succeed(&["file", "evil.txt"]);
    for arguments in [&["show", "1"][..], &["search", "turned"], &["inbox"]] {
        let printed = ground.succeed(arguments);
        assert!(!printed.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{arguments:?}: {printed:?}");
    }
}

#[test]
fn nothing_is_coloured_for_a_program() {
    let ground = Ground::with_items();
    for arguments in [&["inbox"][..], &["show", "1"], &["search", "strike"], &["doctor"]] {
        assert!(!ground.succeed(arguments).contains('\u{1b}'), "{arguments:?}");
    }
}

#[test]
fn a_reader_who_goes_away_is_no_failure() {
    let ground = Ground::with_vault();
    let long: String = (0..40_000).map(|line| format!("Line {line} of a long text.\n")).collect();
    ground.write("long.txt", long);
    ground.succeed(&["file", "long.txt"]);
    let mut command = ground.command(&["show", "1", "--original"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(first, "Line 0 of a long text.\n");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}
