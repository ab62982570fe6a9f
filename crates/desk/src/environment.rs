//! What the desk needs from the world around it: the time, chance, and the user's folders. All
//! of it comes in from outside, so that tests repeat.

use std::collections::hash_map::RandomState;
use std::env;
use std::ffi::OsString;
use std::fmt;
use std::hash::{BuildHasher as _, Hasher as _};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::child::ChildProgram;

/// Tells the time.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Draws 16 bytes that no other drawing gives.
pub type Random = Arc<dyn Fn() -> [u8; 16] + Send + Sync>;

/// The world around the desk.
#[derive(Clone)]
pub struct Environment {
    /// Tells the time.
    pub clock: Clock,
    /// Draws the identity of a new vault. Not for keys of ciphers.
    pub random: Random,
    /// The user's time zone: the days of a query begin in it.
    pub zone: TimeZone,
    /// Folder of the user's settings; made when something is written.
    pub config_folder: PathBuf,
    /// Folder proposed for new vaults.
    pub vaults_folder: PathBuf,
    /// Folder proposed for exported documents.
    pub documents_folder: PathBuf,
    /// Folder for the sockets by which a command line reaches the window; made when needed.
    pub runtime_folder: PathBuf,
    /// Folders in which fonts are looked for.
    pub font_folders: Vec<PathBuf>,
    /// Name of the user, proposed as the analyst's.
    pub user_name: String,
    /// The program that is started as the jailed child.
    pub child: ChildProgram,
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Environment")
            .field("config_folder", &self.config_folder)
            .field("vaults_folder", &self.vaults_folder)
            .field("child", &self.child)
            .finish_non_exhaustive()
    }
}

impl Environment {
    /// The world of the user who runs this program.
    pub fn of_user() -> Self {
        let home = first(&["HOME", "USERPROFILE"]).map_or_else(env::temp_dir, PathBuf::from);
        let documents = home.join("Documents");
        let documents = if documents.is_dir() { documents } else { home.clone() };
        Self {
            clock: Arc::new(system_time),
            random: Arc::new(drawn),
            zone: TimeZone::system(),
            config_folder: config_folder(&home),
            vaults_folder: documents.clone(),
            documents_folder: documents,
            runtime_folder: runtime_folder(),
            font_folders: font_folders(&home),
            user_name: first(&["USER", "LOGNAME", "USERNAME"])
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            child: ChildProgram::this(),
        }
    }

    /// The time now.
    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// The day now, in the user's time zone.
    pub(crate) fn today(&self) -> Date {
        self.zone.to_datetime(self.now()).date()
    }

    /// An identity for a new vault: 32 hex digits.
    pub(crate) fn new_identity(&self) -> String {
        (self.random)().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where the system's clock is read")]
fn system_time() -> Timestamp {
    Timestamp::now()
}

/// The standard library seeds its maps from the system's source of chance; that is enough to
/// tell vaults apart.
fn drawn() -> [u8; 16] {
    let mut bytes = [0; 16];
    for half in bytes.chunks_mut(8) {
        let mut hasher = RandomState::new().build_hasher();
        hasher.write_u32(std::process::id());
        hasher.write_i128(system_time().as_nanosecond());
        half.copy_from_slice(&hasher.finish().to_le_bytes());
    }
    bytes
}

/// The first of some variables that is set and not empty.
fn first(names: &[&str]) -> Option<OsString> {
    names.iter().find_map(|name| env::var_os(name).filter(|value| !value.is_empty()))
}

/// A folder that a variable names; a relative one is to be ignored (XDG Base Directory).
fn absolute(name: &str) -> Option<PathBuf> {
    first(&[name]).map(PathBuf::from).filter(|path| path.is_absolute())
}

fn config_folder(home: &std::path::Path) -> PathBuf {
    if cfg!(target_os = "windows") {
        absolute("APPDATA").unwrap_or_else(|| home.join("AppData/Roaming")).join("Dossier")
    } else if cfg!(target_os = "macos") {
        home.join("Library/Application Support/Dossier")
    } else {
        absolute("XDG_CONFIG_HOME").unwrap_or_else(|| home.join(".config")).join("dossier")
    }
}

/// The runtime folder belongs to the user alone; without one, a folder of the user's own below
/// the folder for temporary files, whose owner is checked before it is used.
fn runtime_folder() -> PathBuf {
    absolute("XDG_RUNTIME_DIR").map_or_else(
        || {
            let user = first(&["USER", "LOGNAME", "USERNAME"]).unwrap_or_default();
            env::temp_dir().join(format!("dossier-{}", user.to_string_lossy().replace('/', "_")))
        },
        |folder| folder.join("dossier"),
    )
}

fn font_folders(home: &std::path::Path) -> Vec<PathBuf> {
    if cfg!(target_os = "windows") {
        let windows = absolute("WINDIR").unwrap_or_else(|| PathBuf::from("C:\\Windows"));
        vec![windows.join("Fonts")]
    } else if cfg!(target_os = "macos") {
        vec!["/System/Library/Fonts".into(), "/Library/Fonts".into(), home.join("Library/Fonts")]
    } else {
        let data = absolute("XDG_DATA_HOME").unwrap_or_else(|| home.join(".local/share"));
        vec!["/usr/share/fonts".into(), "/usr/local/share/fonts".into(), data.join("fonts")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_world_of_the_user_has_every_folder() {
        let world = Environment::of_user();
        assert!(world.config_folder.is_absolute());
        assert!(world.vaults_folder.is_absolute());
        assert!(world.runtime_folder.is_absolute());
        assert!(world.now() > Timestamp::UNIX_EPOCH);
    }

    #[test]
    fn two_identities_differ() {
        let world = Environment::of_user();
        let (one, other) = (world.new_identity(), world.new_identity());
        assert_ne!(one, other);
        assert_eq!(one.len(), 32);
        assert!(one.chars().all(|c| c.is_ascii_hexdigit() && !c.is_uppercase()));
    }
}
