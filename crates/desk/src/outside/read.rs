//! Reading a file that the user named. It may be anything: a pipe without an end, a device, a
//! file of a gigabyte. None of these may hold the program up or fill its memory.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unreadable {
    /// There is none.
    #[error("there is no such file")]
    Missing,
    /// It is not a plain file.
    #[error("it is {0}, not a file")]
    NotAFile(&'static str),
    /// It is larger than allowed.
    #[error("too large: {} MB; at most {} MB are taken", size / 1_000_000, cap >> 20)]
    TooLarge {
        /// Its size in bytes, or how much was read of it.
        size: u64,
        /// What is allowed, in bytes.
        cap: u64,
    },
    /// The system says no.
    #[error("it cannot be read ({0})")]
    Refused(String),
}

/// Reads a file of at most `cap` bytes. Its size is looked at before its content, and what it is
/// before it is opened.
pub(crate) fn read_file(path: &Path, cap: u64) -> Result<Vec<u8>, Unreadable> {
    let (file, _) = open_file(path, cap)?;
    let mut bytes = Vec::new();
    file.take(cap + 1).read_to_end(&mut bytes).map_err(refusal)?;
    let size = bytes.len() as u64;
    if size > cap { Err(Unreadable::TooLarge { size, cap }) } else { Ok(bytes) }
}

/// Opens a file of at most `cap` bytes for reading, with what the system says of it.
pub(crate) fn open_file(path: &Path, cap: u64) -> Result<(File, Metadata), Unreadable> {
    plain(&std::fs::metadata(path).map_err(refusal)?, cap)?;
    // It may have been exchanged meanwhile: what was opened is looked at again.
    let file = open(path).map_err(refusal)?;
    let seen = file.metadata().map_err(refusal)?;
    plain(&seen, cap)?;
    Ok((file, seen))
}

fn plain(seen: &Metadata, cap: u64) -> Result<(), Unreadable> {
    if !seen.is_file() {
        return Err(Unreadable::NotAFile(what_it_is(seen)));
    }
    if seen.len() > cap {
        return Err(Unreadable::TooLarge { size: seen.len(), cap });
    }
    Ok(())
}

#[expect(clippy::needless_pass_by_value, reason = "the shape of a conversion of errors")]
fn refusal(error: io::Error) -> Unreadable {
    match error.kind() {
        io::ErrorKind::NotFound => Unreadable::Missing,
        io::ErrorKind::PermissionDenied => Unreadable::Refused("permission denied".to_owned()),
        _ => Unreadable::Refused(error.to_string()),
    }
}

/// Opens without waiting: a pipe that nobody writes to would wait forever.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

#[cfg(unix)]
fn what_it_is(seen: &Metadata) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    let kind = seen.file_type();
    if kind.is_dir() {
        "a folder"
    } else if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn what_it_is(seen: &Metadata) -> &'static str {
    if seen.is_dir() { "a folder" } else { "something else" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_the_cap_and_not_beyond() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "12345").unwrap();
        assert_eq!(read_file(&path, 5).unwrap(), b"12345");
        assert_eq!(read_file(&path, 4), Err(Unreadable::TooLarge { size: 5, cap: 4 }));
        assert_eq!(read_file(&folder.path().join("b.txt"), 5), Err(Unreadable::Missing));
        assert_eq!(read_file(folder.path(), 5), Err(Unreadable::NotAFile("a folder")));
    }

    #[test]
    fn a_gigabyte_is_refused_by_its_size() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big.txt");
        File::create(&path).unwrap().set_len(1 << 30).unwrap();
        let error = read_file(&path, 64 << 20).unwrap_err();
        assert_eq!(error.to_string(), "too large: 1073 MB; at most 64 MB are taken");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn pipes_sockets_and_devices_are_named_and_never_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RUSR).unwrap();
        assert_eq!(read_file(&pipe, 5), Err(Unreadable::NotAFile("a pipe")));
        let socket = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        assert_eq!(read_file(&socket, 5), Err(Unreadable::NotAFile("a socket")));
        assert_eq!(read_file(Path::new("/dev/zero"), 5), Err(Unreadable::NotAFile("a device")));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_claims_to_be_empty_is_read_no_further_than_the_cap() {
        let error = read_file(Path::new("/proc/self/maps"), 10).unwrap_err();
        assert!(matches!(error, Unreadable::TooLarge { .. }), "{error}");
    }
}
