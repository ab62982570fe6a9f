//! The window of Dossier: it shows the interface, carries its requests to `desk`, and stands
//! guard so that nothing captured ever reaches a network.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod arguments;
mod closing;
mod gateway;
mod notice;
mod opening;
mod originals;
mod run;
mod timing;
mod walls;
mod window;

use std::io::Write as _;
use std::process::ExitCode;

use arguments::Wish;

fn main() -> ExitCode {
    timing::begin();
    if let Some(code) = desk::child_main(std::env::args_os()) {
        return code;
    }
    match arguments::read(std::env::args_os().skip(1)) {
        Wish::Open(vault) => match run::run(vault) {
            Ok(()) => ExitCode::SUCCESS,
            Err(reason) => refuse(&reason, 1),
        },
        Wish::Say(text) => {
            // A closed standard output is no reason to fail: nobody reads the text then.
            drop(writeln!(std::io::stdout(), "{text}"));
            ExitCode::SUCCESS
        }
        Wish::Refuse(reason) => refuse(&reason, 2),
    }
}

/// Says on standard error why the window does not open.
fn refuse(reason: &str, code: u8) -> ExitCode {
    drop(writeln!(std::io::stderr(), "dossier-desktop: {reason}"));
    ExitCode::from(code)
}
