//! One process writes, others read, and the lock dies with its holder.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use archive::{Act, ArchiveError, Mode};

use crate::vault::{create, now, open};

fn part(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

fn first_line(child: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    line.trim().to_owned()
}

fn hold(folder: &Path) -> Child {
    let mut child = part(&["part-hold", folder.to_str().unwrap()]).spawn().unwrap();
    assert_eq!(first_line(&mut child), "held");
    child
}

fn try_to_open(folder: &Path, mode: &str) -> String {
    let mut child = part(&["part-open", folder.to_str().unwrap(), mode]).spawn().unwrap();
    let line = first_line(&mut child);
    assert!(child.wait().unwrap().success());
    line
}

pub(crate) fn one_writer_and_many_readers() {
    let place = tempfile::tempdir().unwrap();
    let folder = create(place.path());
    let mut holder = hold(&folder);
    let refused = open(&folder, Mode::Write).err().unwrap();
    let ArchiveError::Locked { holder: who, .. } = &refused else { panic!("{refused}") };
    let who = who.as_ref().unwrap();
    assert_eq!(who.pid, holder.id());
    assert!(refused.to_string().contains(&format!("process {}", holder.id())), "{refused}");
    assert!(refused.to_string().contains(&who.host), "{refused}");
    let reader = open(&folder, Mode::Read).unwrap();
    assert_eq!(reader.read(|r| r.vault().get()).unwrap().name, "Shared");
    assert_eq!(try_to_open(&folder, "read"), "items 0");
    assert_eq!(try_to_open(&folder, "write"), format!("locked by {}", holder.id()));
    drop(holder.stdin.take());
    assert!(holder.wait().unwrap().success());
    // The reader is still there and does not keep a writer out.
    let writer = open(&folder, Mode::Write).unwrap();
    let rename = |w: &mut archive::Writer<'_>| w.vault().rename(Some("Renamed"), None);
    writer.write(Act::new(now(), "Ada", "Renamed"), rename).unwrap();
    assert_eq!(reader.read(|r| r.vault().get()).unwrap().name, "Renamed");
}

pub(crate) fn the_lock_goes_with_its_process() {
    let place = tempfile::tempdir().unwrap();
    let folder = create(place.path());
    let mut holder = hold(&folder);
    holder.kill().unwrap();
    holder.wait().unwrap();
    let began = Instant::now();
    drop(open(&folder, Mode::Write).unwrap());
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
}

/// Another user's folder can be read and not written. An administrator can become another user;
/// anyone else takes away their own permission.
#[cfg(unix)]
pub(crate) fn a_folder_of_another_user() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;

    const NOBODY: u32 = 65_534;
    let place = tempfile::tempdir().unwrap();
    let folder = create(place.path());
    let root = std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0);
    let allow = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    allow(place.path(), 0o755);
    allow(&folder, if root { 0o755 } else { 0o555 });
    for (mode, expected) in [("read", "items 0"), ("write", "read-only")] {
        let mut command = part(&["part-open", folder.to_str().unwrap(), mode]);
        if root {
            command.uid(NOBODY).gid(NOBODY);
        }
        let Ok(mut child) = command.spawn() else {
            println!("skipped: another user cannot run this program where it lies");
            return;
        };
        assert_eq!(first_line(&mut child), expected, "{mode}");
        child.wait().unwrap();
    }
    allow(&folder, 0o755);
}

/// Windows has no such modes.
#[cfg(not(unix))]
pub(crate) fn a_folder_of_another_user() {
    println!("skipped: permissions of folders are a matter of Unix");
}
