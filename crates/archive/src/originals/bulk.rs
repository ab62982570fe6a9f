//! Keeping many originals at once: in packs, with one flush for all of them.

use std::collections::HashMap;

use sha2::{Digest as _, Sha256};

use super::pack::Bytes;
use super::{Originals, Packed, PutOriginal};
use crate::error::Result;
use crate::sha::Sha256Hex;
use crate::tables::{Kept, kept};

/// An original of more bytes than this gets a file of its own.
const LARGE: usize = 16 << 20;

impl Originals {
    /// Keeps many originals; the answers are in the order of the bytes. When this returns all of
    /// them survive a power cut, for the price of one flush. What no act names afterwards is cut
    /// off at the next opening.
    ///
    /// # Errors
    /// Those of the disk; none of the bytes counts as kept then.
    pub fn pack(&self, originals: &[&[u8]]) -> Result<Vec<PutOriginal>> {
        self.must_write()?;
        let digests: Vec<[u8; 32]> =
            originals.iter().map(|bytes| Sha256::digest(bytes).into()).collect();
        let shas: Vec<Sha256Hex> = digests.iter().map(Sha256Hex::from_digest).collect();
        let known = self.store.snapshot(|connection| {
            shas.iter().map(|sha| kept(connection, sha)).collect::<Result<Vec<_>>>()
        })?;
        let head = self.head()?;
        // Held to the end, so that two batches with the same bytes find each other's.
        let mut packer = self.packer();
        let mut places: HashMap<&Sha256Hex, Option<Packed>> = HashMap::new();
        let mut fresh: Vec<usize> = Vec::new();
        let mut apart: Vec<usize> = Vec::new();
        for (index, sha) in shas.iter().enumerate() {
            if places.contains_key(sha) {
                continue;
            }
            let recent = self.recent(sha);
            places.insert(sha, recent);
            match known[index] {
                Kept::Unknown if recent.is_some() => {}
                Kept::Unknown if originals[index].len() <= LARGE && !self.path_of(sha).exists() => {
                    fresh.push(index);
                }
                Kept::Unknown | Kept::Loose | Kept::Packed(_) => apart.push(index),
            }
        }
        let members: Vec<Bytes<'_>> = fresh
            .iter()
            .map(|index| Bytes { bytes: originals[*index], sha: digests[*index] })
            .collect();
        let written = packer.append(&members, head)?;
        for (index, packed) in fresh.iter().zip(written) {
            self.remember(shas[*index].clone(), packed);
            places.insert(&shas[*index], Some(packed));
        }
        drop(packer);
        // What is there already is checked, and written to a file of its own if it is damaged.
        let mut new: Vec<usize> = fresh;
        for index in apart {
            let packed = matches!(known[index], Kept::Packed(_));
            if packed && self.verify(&shas[index]).is_ok() {
                continue;
            }
            if self.put(originals[index])?.new {
                new.push(index);
            }
        }
        new.sort_unstable();
        let answers = shas.iter().enumerate().map(|(index, sha)| PutOriginal {
            sha: sha.clone(),
            size: originals[index].len() as u64,
            new: new.binary_search(&index).is_ok(),
            packed: places.get(sha).copied().flatten(),
        });
        Ok(answers.collect())
    }
}
