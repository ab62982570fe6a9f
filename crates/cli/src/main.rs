//! The `dossier` command: the same requests as the window, from a terminal.
//!
//! [`arguments`] says what can be asked, `verbs` has one file for each verb, [`door`] carries
//! their requests to the vault, and [`terminal`] prints. Exit codes: 0 done, 1 refused or failed,
//! 2 wrong usage.

mod arguments;
mod base64;
mod door;
mod failure;
mod names;
mod progress;
mod rows;
mod table;
mod terminal;
mod verbs;
mod words;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::Arguments;
use terminal::Terminal;

fn main() -> ExitCode {
    let given: Vec<_> = std::env::args_os().collect();
    if let Some(code) = desk::child_main(given.iter().cloned()) {
        return code;
    }
    let arguments = match Arguments::try_parse_from(given) {
        Ok(arguments) => arguments,
        Err(usage) => {
            // Help and wrong usage both come this way; a closed pipe is no reason to fail.
            drop(usage.print());
            return ExitCode::from(if usage.use_stderr() { 2 } else { 0 });
        }
    };
    let mut terminal = Terminal::new(arguments.json);
    let done = verbs::run(arguments, &mut terminal).and_then(|()| terminal.flush());
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => terminal.fail(&failure),
    }
}
