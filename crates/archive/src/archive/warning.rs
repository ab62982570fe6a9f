//! What is not wrong, but not wise either, about where a vault lies.

use std::fmt;
use std::path::Path;

/// Something the user should know about an open vault.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpenWarning {
    /// The vault lies on a file system of another machine, or behind a user-space driver, where
    /// locks and flushes may not mean what they say.
    NetworkFolder {
        /// The kind of file system: `NFS`, `SMB`, `FUSE` ...
        kind: &'static str,
    },
    /// The search index could not be opened.
    NoIndex {
        /// Why, in words.
        reason: String,
    },
}

impl fmt::Display for OpenWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NetworkFolder { kind } => write!(
                f,
                "this vault lies on a network folder ({kind}). A lost connection or a second \
                 computer can damage it there; keep it on a disk of this computer and share \
                 copies of it"
            ),
            Self::NoIndex { reason } => write!(f, "search does not work here: {reason}"),
        }
    }
}

/// The warning for the file system that a folder lies on, where it is one to warn of.
#[cfg(target_os = "linux")]
pub(super) fn about_folder(folder: &Path) -> Option<OpenWarning> {
    let file_system = rustix::fs::statfs(folder).ok()?;
    // The type's width and sign differ between processors; the magic numbers have 32 bits.
    let magic = file_system.f_type as u32;
    network_kind(magic).map(|kind| OpenWarning::NetworkFolder { kind })
}

/// Other systems do not tell in a way that is portable.
#[cfg(not(target_os = "linux"))]
pub(super) fn about_folder(_folder: &Path) -> Option<OpenWarning> {
    None
}

/// The names behind the magic numbers of `statfs(2)` that mean "not a disk of this computer".
#[cfg(target_os = "linux")]
fn network_kind(magic: u32) -> Option<&'static str> {
    Some(match magic {
        0x6969 => "NFS",
        0x517b => "SMB",
        0xff53_4d42 => "CIFS",
        0xfe53_4d42 => "SMB2",
        0x6573_5546 => "FUSE",
        0x0102_1997 => "9P",
        0x5346_414f => "AFS",
        0x00c3_6400 => "Ceph",
        0x7375_7245 => "Coda",
        _ => return None,
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn network_folders_are_named_and_disks_are_not() {
        assert_eq!(network_kind(0x6969), Some("NFS"));
        assert_eq!(network_kind(0xff53_4d42), Some("CIFS"));
        assert_eq!(network_kind(0x6573_5546), Some("FUSE"));
        // ext4, btrfs, XFS, tmpfs, overlay
        for disk in [0xef53, 0x9123_683e, 0x5846_5342, 0x0102_1994, 0x794c_7630] {
            assert_eq!(network_kind(disk), None);
        }
    }

    #[test]
    fn a_warning_says_what_to_do() {
        let warning = OpenWarning::NetworkFolder { kind: "NFS" }.to_string();
        assert!(warning.contains("NFS") && warning.contains("keep it on a disk"), "{warning}");
    }
}
