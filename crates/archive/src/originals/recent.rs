//! Members that were written a moment ago, and which the database may not name yet.

use std::collections::HashMap;

use super::Packed;
use crate::sha::Sha256Hex;

/// So many members are remembered before the oldest half is forgotten.
const MANY: usize = 20_000;

/// Where recent members lie. Forgetting one is harmless: the same bytes are then written again.
#[derive(Debug, Default)]
pub(super) struct Recent {
    newer: HashMap<Sha256Hex, Packed>,
    older: HashMap<Sha256Hex, Packed>,
}

impl Recent {
    pub(super) fn get(&self, sha: &Sha256Hex) -> Option<Packed> {
        self.newer.get(sha).or_else(|| self.older.get(sha)).copied()
    }

    pub(super) fn add(&mut self, sha: Sha256Hex, packed: Packed) {
        if self.newer.len() >= MANY / 2 {
            self.older = std::mem::take(&mut self.newer);
        }
        self.newer.insert(sha, packed);
    }
}
