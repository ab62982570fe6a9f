//! What stands in every commit of the index: by which rules it was made, of which vault, and
//! up to which change of its history.

use super::schema::rules;
use super::{Truth, TruthError};

/// The hash that stands for "before the first change".
const GENESIS: [u8; 32] = [0; 32];

/// What a commit says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Payload {
    rules: String,
    vault: String,
    /// Number of the newest change in the index.
    pub(super) seq: u64,
    hash: [u8; 32],
}

/// Whether an index belongs to the store as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// It follows this history, by today's rules.
    Fit,
    /// It follows this history, by older (or newer) rules.
    Outdated,
    /// It tells another story; the reason, in words.
    Foreign(&'static str),
}

impl Payload {
    /// The payload of a commit that holds every change up to `seq`.
    pub(super) fn at(truth: &dyn Truth, seq: u64) -> Result<Self, TruthError> {
        let hash = match seq {
            0 => GENESIS,
            _ => truth
                .chain_hash_at(seq)?
                .ok_or_else(|| format!("change {seq} is not in the vault any more"))?,
        };
        Ok(Self { rules: rules(), vault: truth.vault_id(), seq, hash })
    }

    /// `rules|vault id|seq|hash`.
    pub(super) fn to_text(&self) -> String {
        let hash: String = self.hash.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}|{}|{}|{hash}", self.rules, self.vault, self.seq)
    }

    /// Reads what [`to_text`](Self::to_text) wrote.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('|');
        let (rules, vault, seq, hash) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        Some(Self {
            rules: rules.to_owned(),
            vault: vault.to_owned(),
            seq: seq.parse().ok()?,
            hash: parse_hash(hash)?,
        })
    }

    /// Compares the payload with the store.
    pub(super) fn standing(&self, truth: &dyn Truth) -> Result<Standing, TruthError> {
        if self.vault != truth.vault_id() {
            return Ok(Standing::Foreign("it belongs to another vault"));
        }
        if self.seq > 0 {
            match truth.chain_hash_at(self.seq)? {
                None => return Ok(Standing::Foreign("it knows changes that the vault does not")),
                Some(hash) if hash != self.hash => {
                    return Ok(Standing::Foreign("it follows another history of this vault"));
                }
                Some(_) => {}
            }
        }
        Ok(if self.rules == rules() { Standing::Fit } else { Standing::Outdated })
    }
}

fn parse_hash(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let mut hash = [0; 32];
    for (byte, at) in hash.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Document;

    /// A store of changes 1 to 3, whose hashes are their numbers.
    struct Three;

    impl Truth for Three {
        fn vault_id(&self) -> String {
            "v1".to_owned()
        }

        fn last_seq(&self) -> Result<u64, TruthError> {
            Ok(3)
        }

        fn chain_hash_at(&self, seq: u64) -> Result<Option<[u8; 32]>, TruthError> {
            Ok((1..=3).contains(&seq).then_some([u8::try_from(seq)?; 32]))
        }

        fn changed_items(&self, _: u64, _: usize) -> Result<Vec<(u64, u64)>, TruthError> {
            Ok(Vec::new())
        }

        fn documents(&self, _: &[u64]) -> Result<Vec<Document>, TruthError> {
            Ok(Vec::new())
        }
    }

    #[test]
    fn a_payload_is_read_as_it_was_written() {
        for seq in [0, 3] {
            let payload = Payload::at(&Three, seq).unwrap();
            assert_eq!(Payload::parse(&payload.to_text()), Some(payload.clone()));
            assert_eq!(payload.standing(&Three).unwrap(), Standing::Fit);
        }
        assert!(Payload::at(&Three, 4).is_err());
        let hash = "0".repeat(64);
        for broken in [
            String::new(),
            "1.1|v1|3".to_owned(),
            format!("1.1|v1|x|{hash}"),
            format!("1.1|v1|3|{hash}0"),
            format!("1.1|v1|3|{}", "é".repeat(32)),
            format!("1.1|v1|3|{hash}|more"),
        ] {
            assert_eq!(Payload::parse(&broken), None, "{broken}");
        }
    }

    #[test]
    fn another_story_is_recognised() {
        let good = Payload::at(&Three, 2).unwrap();
        let foreign =
            |payload: &Payload| matches!(payload.standing(&Three), Ok(Standing::Foreign(_)));
        assert!(foreign(&Payload { vault: "v2".to_owned(), ..good.clone() }));
        assert!(foreign(&Payload { seq: 4, ..good.clone() }), "ahead of the vault");
        assert!(foreign(&Payload { hash: [9; 32], ..good.clone() }), "another history");
        let older = Payload { rules: "0.1".to_owned(), ..good };
        assert_eq!(older.standing(&Three).unwrap(), Standing::Outdated);
    }
}
