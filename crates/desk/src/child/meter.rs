//! How much processor time another process has used.

use std::time::Duration;

/// Ticks a second in `/proc`, fixed at 100 for programs on the processors Dossier runs on.
const TICKS: u64 = 100;

/// Processor time used so far by a process, in user and system mode; `None` where the system
/// does not tell (then time on the wall alone is the limit).
pub(super) fn cpu_time(pid: u32) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    in_stat(&stat)
}

/// Fields 14 and 15; the second field is a name in parentheses that may hold anything.
fn in_stat(stat: &str) -> Option<Duration> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut ticks = fields.split_whitespace().skip(11).map(str::parse::<u64>);
    let (user, system) = (ticks.next()?.ok()?, ticks.next()?.ok()?);
    Some(Duration::from_millis(user.checked_add(system)?.checked_mul(1000 / TICKS)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_process_does_not_confuse_the_meter() {
        let stat = "12 (a) b (c) R 1 2 3 4 5 6 7 8 9 10 150 50 0 0 20";
        assert_eq!(in_stat(stat), Some(Duration::from_secs(2)));
        assert_eq!(in_stat("12 (short) R 1"), None);
        assert_eq!(in_stat(""), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn work_is_seen_on_the_meter() {
        let before = cpu_time(std::process::id()).unwrap();
        let mut sum = 0_u64;
        while cpu_time(std::process::id()).unwrap() - before < Duration::from_millis(30) {
            sum = std::hint::black_box((0..100_000).fold(sum, u64::wrapping_add));
        }
        assert!(cpu_time(std::process::id()).unwrap() > before);
    }
}
