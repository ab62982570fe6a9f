//! `dossier new`: makes a vault.

use clap::Args;
use desk::wire::{CreateVault, Done, UpdateVault, VaultInfo};

use crate::door::{self, Door};
use crate::failure::{Failure, Outcome};
use crate::terminal::Terminal;

/// Make a vault
#[derive(Debug, Args)]
#[command(
    after_long_help = "A vault is a folder that holds the archive, the originals and the search index. The analyst's name
signs the log and stays in the vault.

Examples:
  dossier new Harbour.dossier --analyst 'Ana Ferreira'
  dossier new ~/Vaults/Harbour                 makes ~/Vaults/Harbour.dossier"
)]
pub(crate) struct New {
    /// Folder to make; it must not exist yet
    path: String,
    /// Name of the vault; the name of its folder where none is given
    #[arg(long)]
    name: Option<String>,
    /// The analyst's name; the system's user name where none is given
    #[arg(long, value_name = "NAME")]
    analyst: Option<String>,
}

impl New {
    pub(crate) fn run(self, terminal: &mut Terminal) -> Outcome {
        let (folder, name) = door::new_vault_place(&self.path)?;
        let door = Door::without_vault();
        let analyst = match self.analyst {
            Some(analyst) => analyst,
            None => door.ask::<desk::wire::AppState>("app_state", &())?.analyst,
        };
        if analyst.trim().is_empty() {
            return Err(Failure::Usage(
                "the system names no user, so the analyst has no name".to_owned(),
                "Say who works in the vault: --analyst NAME.".to_owned(),
            ));
        }
        let request = CreateVault { folder, name: name.clone(), analyst };
        let mut made: VaultInfo = door.ask("create_vault", &request)?;
        if let Some(wanted) = self.name.filter(|wanted| *wanted != name) {
            let request = UpdateVault { name: Some(wanted.clone()), analyst: None };
            door.ask::<Done>("update_vault", &request)?;
            made.name = wanted;
        }
        if terminal.wants_json() {
            return terminal.json(&made);
        }
        terminal.line(&format!("Made the vault {} in {}", made.name, made.path))
    }
}
