//! How long the start took, told on standard error where `DOSSIER_START_TIMING` is set.

use std::io::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The moment of `main` with how long the process had lived then, and the parts; nothing where
/// nobody asked, and after the report.
static MARKS: Mutex<Option<Marks>> = Mutex::new(None);

struct Marks {
    origin: Instant,
    before: Duration,
    parts: Vec<(&'static str, Duration)>,
}

/// Starts the clock, where it is wanted.
pub(crate) fn begin() {
    if std::env::var_os("DOSSIER_START_TIMING").is_some() {
        let marks = Marks { origin: Instant::now(), before: lived(), parts: Vec::new() };
        *MARKS.lock().unwrap_or_else(PoisonError::into_inner) = Some(marks);
        mark("main");
    }
}

/// Notes that a part of the start is done. A part is noted once.
pub(crate) fn mark(part: &'static str) {
    if let Some(marks) = &mut *MARKS.lock().unwrap_or_else(PoisonError::into_inner)
        && marks.parts.iter().all(|&(known, _)| known != part)
    {
        marks.parts.push((part, marks.before + marks.origin.elapsed()));
    }
}

/// Prints the parts in one line, each in milliseconds since the process was started.
pub(crate) fn report() {
    if let Some(marks) = MARKS.lock().unwrap_or_else(PoisonError::into_inner).take() {
        drop(writeln!(std::io::stderr(), "{}", line(&marks.parts)));
    }
}

fn line(parts: &[(&str, Duration)]) -> String {
    let parts: Vec<_> =
        parts.iter().map(|(part, at)| format!("{part} {} ms", at.as_millis())).collect();
    format!("dossier-desktop start: {}", parts.join(", "))
}

/// How long this process has lived, to a hundredth of a second; nothing where the system does
/// not tell.
fn lived() -> Duration {
    let read = |path| std::fs::read_to_string(path).unwrap_or_default();
    since_start(&read("/proc/self/stat"), &read("/proc/uptime")).unwrap_or_default()
}

/// Linux counts the start of a process in hundredths of a second since boot: field 22 of `stat`,
/// where the fields begin anew behind the name of the program in brackets (field 2).
fn since_start(stat: &str, uptime: &str) -> Option<Duration> {
    let ticks: u64 = stat.rsplit_once(')')?.1.split_ascii_whitespace().nth(19)?.parse().ok()?;
    let up: f64 = uptime.split_ascii_whitespace().next()?.parse().ok()?;
    Duration::try_from_secs_f64(up).ok()?.checked_sub(Duration::from_millis(ticks * 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_age_of_a_process_is_read_behind_its_name() {
        let stat = "7 (dossier) (x) S 1 7 7 0 -1 4194560 1 0 0 0 1 2 3 4 20 0 1 0 12345 99 88";
        assert_eq!(since_start(stat, "124.00 200.5\n"), Some(Duration::from_millis(550)));
        assert_eq!(since_start("", "124.00"), None);
        assert_eq!(since_start(stat, "1.00"), None);
    }

    #[test]
    fn the_line_names_every_part() {
        let parts =
            [("main", Duration::from_millis(12)), ("usable", Duration::from_micros(580_900))];
        assert_eq!(line(&parts), "dossier-desktop start: main 12 ms, usable 580 ms");
    }
}
