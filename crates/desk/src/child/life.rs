//! The child's whole life, seen from inside.

use std::ffi::OsStr;
use std::io::{self, BufReader};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use super::frame::{Verdict, read_order, write_answer};
use super::talk::Talk;
use super::{HIDDEN, jail, tasks};

/// Stack of the thread that does the work, in bytes: libraries that read pages recurse deeply.
const STACK: usize = 64 << 20;

/// What a child does with an order, if it is for it: words and body in, the answer out, or why
/// there is none.
pub type Work = fn(&[u8], &[u8]) -> Option<Result<Vec<u8>, String>>;

/// As [`child_main`](super::child_main), with work that is asked first. For tests that need a
/// child that misbehaves.
pub fn child_main_with<A: AsRef<OsStr>>(
    arguments: impl IntoIterator<Item = A>,
    first: Work,
) -> Option<ExitCode> {
    let mut arguments = arguments.into_iter().skip(1);
    if arguments.next()?.as_ref().to_str() != Some(HIDDEN) || arguments.next().is_some() {
        return None;
    }
    let report = jail::lock_down();
    let hello = serde_json::to_vec(&report).unwrap_or_default();
    if write_answer(io::stdout(), Verdict::Done, &hello).is_err() {
        return Some(ExitCode::FAILURE);
    }
    let worker = std::thread::Builder::new().stack_size(STACK).spawn(move || serve(first));
    let ended = worker.ok().and_then(|thread| thread.join().ok());
    Some(if ended == Some(true) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Answers orders until there are no more; false when it is better not to go on.
fn serve(first: Work) -> bool {
    let mut input = BufReader::new(io::stdin());
    let mut output = io::stdout();
    loop {
        let order = match read_order(&mut input) {
            Ok(Some(order)) => order,
            Ok(None) => return true,
            Err(_) => return false,
        };
        let done = catch_unwind(AssertUnwindSafe(|| {
            first(&order.words, &order.body).unwrap_or_else(|| {
                let talk = Talk::over(&mut input, &mut output);
                tasks::perform(&order.words, &order.body, talk)
            })
        }));
        let (verdict, bytes, go_on) = match done {
            Ok(Ok(bytes)) => (Verdict::Done, bytes, true),
            Ok(Err(why)) => (Verdict::Refused, why.into_bytes(), true),
            // What a panic left behind is not trusted with another page.
            Err(_) => (Verdict::Refused, b"the reader failed".to_vec(), false),
        };
        if write_answer(io::stdout(), verdict, &bytes).is_err() || !go_on {
            return false;
        }
    }
}
