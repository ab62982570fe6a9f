//! The text of a briefing as it comes in, and what is odd about it as it goes out.

use std::fs;
use std::io::{self, Read as _};

use desk::wire::{BriefingSaved, ErrorCode, TextWarning};

use super::tlp::printed;
use crate::failure::{Failure, Outcome};
use crate::terminal::Terminal;
use crate::words;

/// A briefing is written by a person; what is larger is something else.
const LARGEST: u64 = 16 << 20;

/// Reads markdown from a file, or from standard input for `-`.
pub(super) fn read(path: &str) -> Outcome<String> {
    let mut bytes = Vec::new();
    let outcome = if path == "-" {
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
    };
    outcome.map_err(|error| Failure::file(path, &error))?;
    if bytes.len() as u64 > LARGEST {
        let limit = words::size(i64::try_from(LARGEST).unwrap_or(i64::MAX));
        return Err(Failure::here(
            ErrorCode::TooLarge,
            format!("{path} is larger than {limit}, too large for a briefing. Nothing was saved"),
            None,
        ));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::here(
            ErrorCode::BadRequest,
            format!("{path} is not UTF-8 text: byte {at} does not fit. Nothing was saved"),
            Some("Save the file as UTF-8 and do it again."),
        )
    })
}

/// Says what was saved.
pub(super) fn saved(terminal: &mut Terminal, verb: &str, saved: &BriefingSaved) -> Outcome {
    let row = &saved.briefing;
    if terminal.wants_json() {
        return terminal.json(row);
    }
    terminal.line(&format!(
        "{verb} briefing {}, revision {}, {}: {}",
        row.id,
        row.revision,
        printed(row.tlp),
        words::one_line(&row.title)
    ))
}

/// Says what is odd about a text, beside the answer.
pub(crate) fn warnings(terminal: &mut Terminal, warnings: &[TextWarning]) -> Outcome {
    for warning in warnings {
        terminal.aside(&format!("warning: {}", warning.message))?;
    }
    Ok(())
}
