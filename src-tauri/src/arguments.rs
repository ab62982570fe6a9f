//! What the command line of the window asks for: `dossier-desktop [PATH]`.

use std::ffi::OsString;
use std::path::PathBuf;

const HELP: &str = "\
The window of Dossier, an offline archive of news with cases and briefings.

Usage: dossier-desktop [PATH]

  PATH             the vault to open: a folder made by Dossier (NAME.dossier)

A window that runs already comes to the front, and opens PATH.
Everything but the window can be done with the command `dossier`; see `dossier --help`.";

const USAGE: &str = "Usage: dossier-desktop [PATH]";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Open the window, with this vault where one is named.
    Open(Option<PathBuf>),
    /// Print a text and end well.
    Say(String),
    /// Print why not, and end with the code for wrong usage.
    Refuse(String),
}

/// Reads the arguments behind the program's name.
pub(crate) fn read(arguments: impl Iterator<Item = OsString>) -> Wish {
    let mut vault = None;
    let mut only_paths = false;
    for argument in arguments {
        match argument.to_str() {
            Some("-h" | "--help") if !only_paths => return Wish::Say(HELP.to_owned()),
            Some("-V" | "--version") if !only_paths => {
                return Wish::Say(format!("dossier-desktop {}", env!("CARGO_PKG_VERSION")));
            }
            Some("--") if !only_paths => only_paths = true,
            Some(option) if !only_paths && option.len() > 1 && option.starts_with('-') => {
                return Wish::Refuse(format!("no such option: {option}\n{USAGE}"));
            }
            _ if vault.is_some() => {
                return Wish::Refuse(format!("only one vault can be named.\n{USAGE}"));
            }
            _ if argument.is_empty() => {
                return Wish::Refuse(format!("the path of the vault is empty.\n{USAGE}"));
            }
            _ => vault = Some(PathBuf::from(argument)),
        }
    }
    Wish::Open(vault)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(arguments: &[&str]) -> Wish {
        read(arguments.iter().map(OsString::from))
    }

    #[test]
    fn opens_with_or_without_a_vault() {
        assert_eq!(wish(&[]), Wish::Open(None));
        assert_eq!(wish(&["a b.dossier"]), Wish::Open(Some("a b.dossier".into())));
        assert_eq!(wish(&["--", "--help"]), Wish::Open(Some("--help".into())));
    }

    #[test]
    fn tells_what_it_takes() {
        let Wish::Say(help) = wish(&["--help"]) else { panic!("help is said") };
        assert!(help.contains("Usage: dossier-desktop [PATH]"));
        let Wish::Say(version) = wish(&["x", "-V"]) else { panic!("the version is said") };
        assert!(version.starts_with("dossier-desktop "));
    }

    #[test]
    fn refuses_what_it_does_not_take() {
        for arguments in [&["--fast"][..], &["a", "b"][..], &[""][..]] {
            let Wish::Refuse(reason) = wish(arguments) else { panic!("{arguments:?} is refused") };
            assert!(reason.ends_with("Usage: dossier-desktop [PATH]"), "{reason}");
        }
    }
}
