//! Limits of the process: memory, processor time, open files, size of written files.

use rustix::io::Result;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Memory that reading a page may take beyond what the program maps at its start, in bytes.
const MEMORY: u64 = 1 << 30;

/// Seconds of processor time for the whole life of the child: the last resort where the program
/// that meters every page is gone.
const CPU_SECONDS: u64 = 600;

/// Sets all limits; says which.
pub(super) fn set() -> std::result::Result<String, String> {
    apply().map_err(|error| format!("could not be limited ({error})"))?;
    Ok("1 GiB, no files written, dies with the program".to_owned())
}

fn apply() -> Result<()> {
    die_with_the_program()?;
    // Counted on top of what is mapped now: the libraries of a window alone can take half a GiB.
    limit(Resource::As, mapped().saturating_add(MEMORY))?;
    limit(Resource::Cpu, CPU_SECONDS)?;
    limit(Resource::Nofile, 16)?;
    limit(Resource::Fsize, 0)?;
    limit(Resource::Core, 0)
}

/// Lowers a limit, soft and hard, never above what stands.
fn limit(resource: Resource, value: u64) -> Result<()> {
    let standing = getrlimit(resource).maximum.unwrap_or(u64::MAX);
    let value = Some(value.min(standing));
    setrlimit(resource, Rlimit { current: value, maximum: value })
}

/// The child must not outlive the program, and its memory is nobody else's to read.
#[cfg(target_os = "linux")]
fn die_with_the_program() -> Result<()> {
    use rustix::process::{
        DumpableBehavior, Signal, set_dumpable_behavior, set_parent_process_death_signal,
    };
    set_parent_process_death_signal(Some(Signal::KILL))?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable)
}

/// Elsewhere the end of the pipe tells the child that the program is gone.
#[cfg(not(target_os = "linux"))]
fn die_with_the_program() -> Result<()> {
    Ok(())
}

/// Bytes of address space in use now; 0 where the system does not say.
fn mapped() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    mapped_in(&status)
}

fn mapped_in(status: &str) -> u64 {
    let kilobytes = status
        .lines()
        .find_map(|line| line.strip_prefix("VmSize:"))
        .and_then(|rest| rest.split_whitespace().next())
        .and_then(|number| number.parse::<u64>().ok());
    kilobytes.unwrap_or(0) << 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_is_read_from_the_systems_own_words() {
        assert_eq!(mapped_in("Name:\tdossier\nVmSize:\t    2048 kB\n"), 2 << 20);
        assert_eq!(mapped_in("VmSize:\tlots\n"), 0);
        assert_eq!(mapped_in(""), 0);
    }
}
