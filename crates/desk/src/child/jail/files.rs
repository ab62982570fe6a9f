//! No file, no folder, no connection: landlock with nothing allowed.

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, CompatLevel, Compatible as _, Ruleset, RulesetAttr as _,
    RulesetError, RulesetStatus,
};

/// Closes the file system and the network; says how far this kernel does it.
pub(super) fn close() -> Result<String, String> {
    match restrict() {
        Ok(RulesetStatus::FullyEnforced) => Ok("closed".to_owned()),
        // What an older landlock does not know (connections, truncation) the filter refuses.
        Ok(RulesetStatus::PartiallyEnforced) => {
            Ok("closed as far as this kernel knows; the filter of system calls closes the rest"
                .to_owned())
        }
        Ok(_) => {
            Err("this kernel has no landlock; the filter of system calls stands alone".to_owned())
        }
        Err(error) => Err(format!("not closed by landlock ({error})")),
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
