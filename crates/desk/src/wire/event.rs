//! What is broadcast to every listener.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, IndexState, JobState, VaultInfo};

/// Something happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Event {
    /// Stored things changed.
    Changed {
        /// What.
        changed: Changed,
    },
    /// A job moved on.
    Job {
        /// The job.
        job: Box<JobState>,
    },
    /// The index moved on.
    Index {
        /// The index.
        index: IndexState,
    },
    /// A vault was opened or closed.
    Vault {
        /// The vault that is open now.
        vault: Option<VaultInfo>,
    },
}
