//! How a long job shows itself while a person waits for it.

use std::io::{self, IsTerminal as _, Write as _};
use std::thread;
use std::time::Duration;

use desk::wire::{ErrorCode, JobPhase, JobRequest, JobStarted, JobState, WireError};

use crate::door::Door;
use crate::failure::{Failure, Outcome};
use crate::words;

/// How long to wait before looking again: at once at first, so that a short job is not held up.
const FIRST_WAIT: Duration = Duration::from_millis(2);
const LONGEST_WAIT: Duration = Duration::from_millis(100);

/// Waits for a job and shows it on standard error where a person looks at it.
pub(crate) fn finish(door: &Door, started: &JobStarted) -> Outcome<JobState> {
    let mut line = Line { shown: io::stderr().is_terminal(), length: 0 };
    let mut wait = FIRST_WAIT;
    loop {
        let job: JobState = door.ask("job", &JobRequest { job: started.job })?;
        match job.phase {
            JobPhase::Running | JobPhase::Paused => line.show(&job),
            JobPhase::Done => {
                line.clear();
                return Ok(job);
            }
            JobPhase::Cancelled => {
                line.clear();
                return Err(Failure::here(
                    ErrorCode::Cancelled,
                    format!("{} was stopped. What was done before stays", job.label),
                    None,
                ));
            }
            JobPhase::Failed => {
                line.clear();
                return Err(job.error.unwrap_or_else(|| silent(&job.label)).into());
            }
        }
        thread::sleep(wait);
        wait = (wait * 2).min(LONGEST_WAIT);
    }
}

fn silent(label: &str) -> WireError {
    WireError {
        code: ErrorCode::Internal,
        message: format!("{label} failed without a reason. What was stored before is safe"),
        hint: None,
    }
}

/// A job that ended well and brought something else than it should.
pub(crate) fn unexpected(job: &JobState) -> Failure {
    silent(&job.label).into()
}

/// One line that is written over and over.
struct Line {
    shown: bool,
    length: usize,
}

impl Line {
    fn show(&mut self, job: &JobState) {
        let text = describe(job);
        self.write(&text);
    }

    fn clear(&mut self) {
        if self.length > 0 {
            self.write("");
        }
    }

    fn write(&mut self, text: &str) {
        if !self.shown {
            return;
        }
        let text = words::harmless(&words::one_line(text));
        let text = crate::table::shortened(&text, crate::table::columns_of_the_screen() - 1);
        let gone = " ".repeat(self.length.saturating_sub(text.chars().count()));
        // Progress is a courtesy; the job goes on whether or not it can be shown.
        drop(write!(io::stderr(), "\r{text}{gone}\r{text}"));
        self.length = text.chars().count();
    }
}

/// What a job does and how far it is, in one line.
fn describe(job: &JobState) -> String {
    let mut text = job.label.clone();
    if job.total > 0 {
        let (done, total) = (words::thousands(job.done), words::thousands(job.total));
        text.push_str(&format!("  {done} of {total}"));
    }
    if job.rate > 0.0 {
        text.push_str(&format!("  {:.0} a second", job.rate));
    }
    if let Some(left) = job.seconds_left {
        text.push_str(&format!("  {left:.0} s left"));
    }
    if job.phase == JobPhase::Paused {
        text.push_str("  paused");
    }
    if let Some(current) = &job.current {
        text.push_str(&format!("  {current}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_says_how_far_it_is() {
        let mut job = JobState {
            job: 1,
            label: "Filing 1,200 files".into(),
            phase: JobPhase::Running,
            done: 0,
            total: 0,
            bytes_done: None,
            bytes_total: None,
            rate: 0.0,
            seconds_left: None,
            can_pause: true,
            import: None,
            current: None,
            result: None,
            error: None,
        };
        assert_eq!(describe(&job), "Filing 1,200 files");
        job.done = 300;
        job.total = 1200;
        job.rate = 41.6;
        job.seconds_left = Some(21.4);
        job.current = Some("strike.html".into());
        job.phase = JobPhase::Paused;
        assert_eq!(
            describe(&job),
            "Filing 1,200 files  300 of 1,200  42 a second  21 s left  paused  strike.html"
        );
    }
}
