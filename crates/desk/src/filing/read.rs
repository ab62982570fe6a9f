//! Reading what came in: in the jailed child, and where that fails, plainly.

use extract::{Capture, Warning};

use crate::child::{Extraction, Failure, Pool, extract_in};

/// Reads a page. This never fails: where the child dies or takes too long, the visible text is
/// taken as it stands, with a warning that says so; what went wrong is answered too.
pub(crate) fn read(
    pool: &Pool,
    extraction: &Extraction,
    bytes: &[u8],
) -> (Capture, Option<Failure>) {
    match extract_in(pool, extraction, bytes) {
        Ok(capture) => (capture, None),
        Err(failure) => {
            (extract::plain(&extraction.input(bytes), warning(&failure)), Some(failure))
        }
    }
}

fn warning(failure: &Failure) -> Warning {
    let code = match failure {
        Failure::NoStart(_) => "extraction_not_started",
        Failure::Died
        | Failure::Refused(_)
        | Failure::TimeUp(_)
        | Failure::Worn
        | Failure::Unreadable(_)
        | Failure::Stopped => "extraction_stopped",
    };
    Warning::new(
        code,
        format!(
            "Reading this was stopped: {failure}. Its visible text was taken as it stands, with \
             nothing cut; the original is kept. Check title and date by hand."
        ),
    )
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_warning_says_what_happened_and_what_to_do() {
        let warning = warning(&Failure::TimeUp(Duration::from_secs(8)));
        assert_eq!(warning.code, "extraction_stopped");
        assert_eq!(
            warning.message,
            "Reading this was stopped: it took longer than 8 seconds. Its visible text was taken \
             as it stands, with nothing cut; the original is kept. Check title and date by hand."
        );
    }
}
