//! Where the socket of a vault lies: a folder of the user's own, a name made from the vault's
//! full path. (Not from its identity: two copies of one vault may be open at the same time.)

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

/// The socket of the vault in a folder.
pub(super) fn socket(runtime_folder: &Path, vault: &Path) -> PathBuf {
    let full = std::fs::canonicalize(vault).unwrap_or_else(|_| vault.to_path_buf());
    let digest = Sha256::digest(full.as_os_str().as_encoded_bytes());
    let name: String = digest.iter().take(10).map(|byte| format!("{byte:02x}")).collect();
    runtime_folder.join(format!("{name}.sock"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_vault_has_one_socket_however_it_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("Port.dossier");
        std::fs::create_dir(&vault).unwrap();
        let runtime = Path::new("/run/user/1000/dossier");
        let direct = socket(runtime, &vault);
        assert_eq!(direct, socket(runtime, &folder.path().join("./Port.dossier/../Port.dossier")));
        assert_ne!(direct, socket(runtime, folder.path()));
        assert!(direct.as_os_str().len() < 100, "a socket's path has at most 107 bytes");
    }
}
