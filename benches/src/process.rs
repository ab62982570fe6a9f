//! What this process has used: CPU time by thread, and memory at its peak. Linux tells both in text files;
//! elsewhere there is nothing to tell.

use std::collections::BTreeMap;
use std::fs;

/// Ticks of the system's clock in a second; Linux tells user programs 100 on every machine.
const TICKS: f64 = 100.0;

/// CPU seconds by the name of the thread, threads that have ended among them as "ended".
pub(crate) fn cpu_by_thread() -> BTreeMap<String, f64> {
    let mut used = BTreeMap::new();
    let mut living = 0.0;
    for entry in fs::read_dir("/proc/self/task").into_iter().flatten().flatten() {
        let Some((name, seconds)) = thread(&entry.path()) else { continue };
        living += seconds;
        *used.entry(name).or_default() += seconds;
    }
    let all = fs::read_to_string("/proc/self/stat").ok().and_then(|stat| seconds_of(&stat));
    used.insert("ended".to_owned(), (all.unwrap_or_default() - living).max(0.0));
    used
}

/// CPU seconds of the calling thread, to the nanosecond.
pub(crate) fn own_cpu() -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split_whitespace().next().and_then(|first| first.parse::<f64>().ok());
    nanoseconds.unwrap_or_default() / 1e9
}

fn thread(path: &std::path::Path) -> Option<(String, f64)> {
    let name = fs::read_to_string(path.join("comm")).ok()?;
    let seconds = seconds_of(&fs::read_to_string(path.join("stat")).ok()?)?;
    Some((name.trim().trim_end_matches(|c: char| c.is_ascii_digit()).to_owned(), seconds))
}

/// User and system time: the 14th and 15th field, the first two being a number and a name in
/// brackets that may hold spaces.
fn seconds_of(stat: &str) -> Option<f64> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(11);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some((user + system) / TICKS)
}

/// The most memory that was in use, in MB.
pub(crate) fn peak_megabytes() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1_024.0)
}

/// Memory that this process and its children hold now, in MB.
pub(crate) fn family_megabytes() -> f64 {
    let mut processes = vec!["self".to_owned()];
    for entry in fs::read_dir("/proc/self/task").into_iter().flatten().flatten() {
        let children = fs::read_to_string(entry.path().join("children")).unwrap_or_default();
        processes.extend(children.split_whitespace().map(str::to_owned));
    }
    processes.iter().map(|process| resident_megabytes(process)).sum()
}

fn resident_megabytes(process: &str) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes: Option<f64> = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    kilobytes.unwrap_or_default() / 1_024.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_spaces_and_brackets_hides_no_field() {
        let stat = "7 (a (b) c) S 1 7 7 0 -1 4194560 10 0 0 0 150 50 0 0 20 0 4 0 100";
        assert_eq!(seconds_of(stat), Some(2.0));
        assert_eq!(seconds_of("nothing"), None);
    }
}
