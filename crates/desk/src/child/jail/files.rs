//! No file, no folder, no connection: landlock with nothing allowed.

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, CompatLevel, Compatible as _, Ruleset, RulesetAttr as _,
    RulesetError, RulesetStatus,
};

/// Closes the file system and the network; says how far this kernel does it.
pub(super) fn close() -> Result<String, String> {
    match restrict() {
        Ok(RulesetStatus::FullyEnforced) => Ok("closed".to_owned()),
        Ok(RulesetStatus::PartiallyEnforced) => {
            Err("closed as far as this kernel can; a newer one closes more".to_owned())
        }
        Ok(_) => Err("not closed: this kernel has no landlock".to_owned()),
        Err(error) => Err(format!("not closed ({error})")),
    }
}

fn restrict() -> Result<RulesetStatus, RulesetError> {
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(ABI::V5))?
        .handle_access(AccessNet::from_all(ABI::V5))?
        .create()?
        .restrict_self()?;
    Ok(status.ruleset)
}
