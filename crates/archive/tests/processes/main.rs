//! What holds between processes: what was confirmed survives a kill, a vault has one writer, and
//! a stranger's folder can be read.
//!
//! The test binary is its own child: with the name of a part as its first argument it plays that
//! part in another process. It therefore has no test harness and answers the questions that test
//! runners ask itself.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test without a harness is not known to be one"
)]

mod child;
mod importing;
mod kill;
mod vault;
mod writers;

use std::process::ExitCode;

/// The tests by name.
const TESTS: [(&str, fn()); 5] = [
    ("confirmed_writes_survive_kills", kill::confirmed_writes_survive_kills),
    ("an_import_goes_on_exactly_where_it_was_killed", importing::goes_on_after_kills),
    ("a_vault_has_one_writer_and_many_readers", writers::one_writer_and_many_readers),
    ("the_lock_goes_with_its_process", writers::the_lock_goes_with_its_process),
    ("a_folder_of_another_user_can_be_read", writers::a_folder_of_another_user),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    if let [part, rest @ ..] = &arguments[..]
        && child::play(part, rest)
    {
        return ExitCode::SUCCESS;
    }
    if has("--list") {
        let listed = if has("--ignored") { &[][..] } else { &TESTS[..] };
        listed.iter().for_each(|(name, _)| println!("{name}: test"));
        return ExitCode::SUCCESS;
    }
    let wanted: Vec<&String> = arguments.iter().filter(|one| !one.starts_with("--")).collect();
    let chosen = |name: &str| {
        wanted.is_empty()
            || wanted
                .iter()
                .any(|one| *one == name || !has("--exact") && name.contains(one.as_str()))
    };
    // A failed test panics, and the panic is the failure of this program.
    for (name, test) in TESTS.iter().filter(|(name, _)| chosen(name)) {
        println!("{name} ...");
        test();
        println!("{name} ok");
    }
    ExitCode::SUCCESS
}
