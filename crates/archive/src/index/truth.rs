//! What the index needs from the store: the store is the truth, the index only follows it.

use super::Document;

/// Why the store could not answer. The indexer shows the text and tries again later.
pub type TruthError = Box<dyn std::error::Error + Send + Sync>;

/// The store as the index sees it. The store implements it; tests implement it in memory.
///
/// `seq` is the number of a row in the `change` table: it starts at 1, only grows, and is
/// never used twice. 0 means "before the first change".
pub trait Truth: Send + Sync {
    /// The identifier of the vault, so that another vault's index is recognised. It must not
    /// contain a `|`.
    fn vault_id(&self) -> String;

    /// The number of the newest change; 0 in an empty vault.
    fn last_seq(&self) -> Result<u64, TruthError>;

    /// The chain hash written with change `seq`, or `None` when there is no such change.
    fn chain_hash_at(&self, seq: u64) -> Result<Option<[u8; 32]>, TruthError>;

    /// The changes with a number greater than `after_seq` that concern an item, ascending by
    /// number, at most `limit`, as `(seq, item id)`. One item may appear several times. A
    /// change that touches several items (a renamed case) must be a row for each of them, or
    /// be reported for each of them under the same `seq`; all rows of one `seq` must then be
    /// in one answer.
    fn changed_items(&self, after_seq: u64, limit: usize) -> Result<Vec<(u64, u64)>, TruthError>;

    /// The current state of the given items, read in one snapshot. An id that is missing from
    /// the answer is removed from the index. Discarded items are returned: their status keeps
    /// them out of a search.
    fn documents(&self, ids: &[u64]) -> Result<Vec<Document>, TruthError>;
}
