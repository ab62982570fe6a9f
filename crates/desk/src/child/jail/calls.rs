//! Refuses the system calls that open files or connections, start programs or touch other
//! processes. Files are closed a second time here, for kernels without landlock: pipes and
//! memory are all that the child needs once it is locked in.

use seccompiler::{TargetArch, apply_filter, compile_from_json};
use serde_json::json;

/// Calls that answer "not permitted".
const REFUSED: &[&str] = &[
    // Connections.
    "socket",
    "socketpair",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    // Files.
    "openat",
    "unlinkat",
    "renameat",
    "renameat2",
    "mkdirat",
    "mknodat",
    "linkat",
    "symlinkat",
    "fchmodat",
    "fchownat",
    "truncate",
    "utimensat",
    "setxattr",
    "removexattr",
    // Programs and other processes.
    "execve",
    "execveat",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "process_madvise",
    "pidfd_open",
    "pidfd_getfd",
    "pidfd_send_signal",
    "kill",
    "tgkill",
    "tkill",
    "rt_sigqueueinfo",
    "rt_tgsigqueueinfo",
    // Ways round the other walls.
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    "openat2",
    "open_by_handle_at",
    "bpf",
    "userfaultfd",
    "perf_event_open",
    "keyctl",
    "add_key",
    "request_key",
    "memfd_create",
    // The system itself.
    "mount",
    "umount2",
    "pivot_root",
    "chroot",
    "unshare",
    "setns",
    "init_module",
    "finit_module",
    "delete_module",
    "kexec_load",
    "reboot",
    "swapon",
    "swapoff",
    "sethostname",
    "setdomainname",
    "settimeofday",
    "clock_settime",
    "adjtimex",
    "personality",
];

/// Calls that this architecture has besides.
#[cfg(target_arch = "x86_64")]
const REFUSED_HERE: &[&str] = &[
    "open",
    "creat",
    "unlink",
    "rename",
    "mkdir",
    "rmdir",
    "mknod",
    "link",
    "symlink",
    "chmod",
    "chown",
    "lchown",
    "utime",
    "utimes",
    "fork",
    "vfork",
    "iopl",
    "ioperm",
    "modify_ldt",
];
#[cfg(not(target_arch = "x86_64"))]
const REFUSED_HERE: &[&str] = &[];

/// The flag of `clone` that makes a thread of this process; without it, a new process.
const CLONE_THREAD: u64 = 0x0001_0000;

/// `EPERM`, "not permitted".
const NOT_PERMITTED: u32 = 1;

/// `ENOSYS`, "no such call": the C library then takes the older call, whose flags can be read.
const NO_SUCH_CALL: u32 = 38;

/// The two filters, by name.
const CALLS: &str = "calls";
const NEWER_CLONE: &str = "newer_clone";

/// Installs the filters; says so.
pub(super) fn close() -> Result<String, String> {
    let arch = TargetArch::try_from(std::env::consts::ARCH)
        .map_err(|_| "not filtered: no filter for this processor".to_owned())?;
    let filters = compile_from_json(filters(REFUSED_HERE).as_bytes(), arch)
        .map_err(|error| format!("not filtered ({error})"))?;
    for name in [CALLS, NEWER_CLONE] {
        let filter = filters.get(name).ok_or("not filtered: a filter is missing")?;
        apply_filter(filter).map_err(|error| format!("not filtered ({error})"))?;
    }
    Ok("filtered".to_owned())
}

/// The filters in the words of the filter compiler. Threads may be made, processes not.
fn filters(refused_here: &[&str]) -> String {
    let refused = REFUSED.iter().chain(refused_here);
    let mut rules: Vec<_> = refused.map(|call| json!({ "syscall": call })).collect();
    rules.push(json!({ "syscall": "clone", "args": [
        { "index": 0, "type": "qword", "op": { "masked_eq": CLONE_THREAD }, "val": 0 },
    ]}));
    json!({
        CALLS: {
            "mismatch_action": "allow",
            "match_action": { "errno": NOT_PERMITTED },
            "filter": rules,
        },
        NEWER_CLONE: {
            "mismatch_action": "allow",
            "match_action": { "errno": NO_SUCH_CALL },
            "filter": [{ "syscall": "clone3" }],
        },
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refused_call_is_known_on_this_processor() {
        let arch = TargetArch::try_from(std::env::consts::ARCH).unwrap();
        let compiled = compile_from_json(filters(REFUSED_HERE).as_bytes(), arch).unwrap();
        assert!(compiled[CALLS].len() > REFUSED.len());
        assert!(compiled.contains_key(NEWER_CLONE));
    }

    #[test]
    fn the_filters_can_be_built_for_every_processor() {
        for arch in [TargetArch::x86_64, TargetArch::aarch64] {
            compile_from_json(filters(&[]).as_bytes(), arch).unwrap();
        }
    }
}
