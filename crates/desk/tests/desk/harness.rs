//! Lists and runs tests the way `cargo test` and `cargo nextest` ask for it.

use std::panic::catch_unwind;
use std::process::ExitCode;

/// A test with its name.
pub(crate) type Test = (&'static str, fn());

/// The tests of a module. A function that is not named here is unused, and the compiler says so.
macro_rules! tests {
    ($($name:ident)*) => {
        pub(crate) const TESTS: &[crate::harness::Test] =
            &[$((concat!(module_path!(), "::", stringify!($name)), $name)),*];
    };
}
pub(crate) use tests;

/// Runs what the arguments ask for: `--list`, or tests whose name contains (with `--exact`: is)
/// one of the words.
pub(crate) fn run(tests: &[Test]) -> ExitCode {
    let (mut list, mut exact, mut ignored, mut words) = (false, false, false, Vec::new());
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--list" => list = true,
            "--exact" => exact = true,
            "--ignored" => ignored = true,
            "--format" | "--color" | "--test-threads" | "-Z" => drop(arguments.next()),
            word if !word.starts_with('-') => words.push(argument),
            _ => {}
        }
    }
    let wanted = |name: &str| {
        words.is_empty()
            || words.iter().any(|word| if exact { name == word } else { name.contains(word) })
    };
    // No test is ever ignored.
    let chosen: Vec<_> = tests.iter().filter(|(name, _)| !ignored && wanted(name)).collect();
    if list {
        for (name, _) in chosen {
            println!("{name}: test");
        }
        return ExitCode::SUCCESS;
    }
    let mut failed = 0;
    for (name, test) in &chosen {
        let passed = catch_unwind(test).is_ok();
        println!("test {name} ... {}", if passed { "ok" } else { "FAILED" });
        failed += usize::from(!passed);
    }
    println!("test result: {} passed; {failed} failed", chosen.len() - failed);
    ExitCode::from(u8::from(failed > 0))
}
