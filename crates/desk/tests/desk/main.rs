//! Behaviour of the desk through its public face.
//!
//! This program has no test harness of the language: it starts itself as the jailed child, just
//! as the real programs do. [`harness`] lists and runs the tests below it.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "all of it is a test, though not one of the language's own"
)]

mod briefings;
mod cases;
mod child;
mod containers;
mod disk;
mod export;
mod filing;
mod harness;
mod health;
mod hostile;
mod import;
mod importing;
mod items;
mod jobs;
mod originals;
mod relay;
mod sample;
mod search;
mod shapes;
mod stand;
mod together;
mod triage;
mod undo;
mod vault;
mod versions;
mod watching;
mod wrong;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    if let Some(code) = desk::child_main_with(&arguments, hostile::misbehave) {
        return code;
    }
    let all = [
        briefings::TESTS,
        cases::TESTS,
        child::TESTS,
        containers::TESTS,
        disk::TESTS,
        export::TESTS,
        filing::TESTS,
        health::TESTS,
        import::TESTS,
        importing::TESTS,
        items::TESTS,
        jobs::TESTS,
        originals::TESTS,
        relay::TESTS,
        sample::TESTS,
        search::TESTS,
        shapes::TESTS,
        together::TESTS,
        triage::TESTS,
        undo::TESTS,
        vault::TESTS,
        versions::TESTS,
        watching::TESTS,
        wrong::TESTS,
    ];
    harness::run(&all.concat())
}
