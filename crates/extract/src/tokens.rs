//! Words and shingles: how two texts are compared.

use std::collections::HashSet;

/// Words in a shingle.
const SHINGLE: usize = 4;

/// True for characters of scripts that write no spaces between words: each counts as a word.
pub(crate) fn spaceless(c: char) -> bool {
    matches!(
        c,
        '\u{0e00}'..='\u{0eff}'      // Thai, Lao
            | '\u{1000}'..='\u{109f}' // Burmese
            | '\u{1780}'..='\u{17ff}' // Khmer
            | '\u{3040}'..='\u{30ff}' // Japanese syllables
            | '\u{3400}'..='\u{9fff}' // Chinese characters
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3134f}'
    )
}

/// Calls `each` with the words of a text, as they are written.
pub(crate) fn words(text: &str, mut each: impl FnMut(&str)) {
    let mut start = None;
    for (at, c) in text.char_indices() {
        if spaceless(c) {
            if let Some(from) = start.take() {
                each(&text[from..at]);
            }
            each(&text[at..at + c.len_utf8()]);
        } else if c.is_alphanumeric() || c == '_' {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            each(&text[from..at]);
        }
    }
    if let Some(from) = start {
        each(&text[from..]);
    }
}

/// How many words a text has.
pub(crate) fn count(text: &str) -> usize {
    let mut n = 0;
    words(text, |_| n += 1);
    n
}

/// The words of a text, in lower case.
pub(crate) fn lower(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    words(text, |word| all.push(word.to_lowercase()));
    all
}

/// FNV-1a over a word in lower case.
fn hash(word: &str) -> u64 {
    let mut h = 0xcbf2_9ce4_8422_2325_u64;
    for c in word.chars().flat_map(char::to_lowercase) {
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            h = (h ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    h
}

/// The shingles of a text in order, as hashes. A text of fewer words than a shingle has one.
pub(crate) fn shingles(text: &str) -> Vec<u64> {
    let mut hashes = Vec::new();
    words(text, |word| hashes.push(hash(word)));
    if hashes.is_empty() {
        return hashes;
    }
    let mix = |window: &[u64]| {
        window
            .iter()
            .fold(0_u64, |h, word| (h.rotate_left(17) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    };
    let width = SHINGLE.min(hashes.len());
    hashes.windows(width).map(mix).collect()
}

/// A set of shingles that other texts are held against.
#[derive(Debug, Default)]
pub(crate) struct ShingleSet(HashSet<u64>);

impl ShingleSet {
    /// The shingles of a text.
    pub(crate) fn of(text: &str) -> Self {
        Self(shingles(text).into_iter().collect())
    }

    /// Which part of the shingles of `text` occurs here, 0 to 1; 0 for a text without words.
    pub(crate) fn share(&self, text: &str) -> f32 {
        let all = shingles(text);
        if all.is_empty() {
            return 0.0;
        }
        let hits = all.iter().filter(|shingle| self.0.contains(shingle)).count();
        hits as f32 / all.len() as f32
    }
}

/// Which part of the words of the shorter of two texts occurs in the other, 0 to 1.
pub(crate) fn agreement(a: &str, b: &str) -> f32 {
    let a: HashSet<String> = lower(a).into_iter().collect();
    let b: HashSet<String> = lower(b).into_iter().collect();
    let shorter = a.len().min(b.len());
    if shorter == 0 {
        return 0.0;
    }
    a.intersection(&b).count() as f32 / shorter as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_without_spaces_count_characters() {
        assert_eq!(lower("Die 3 Äpfel, bitte!"), ["die", "3", "äpfel", "bitte"]);
        assert_eq!(lower("APT40攻击了"), ["apt40", "攻", "击", "了"]);
        assert_eq!(count("  ,. "), 0);
    }

    #[test]
    fn a_part_of_a_text_is_found_in_it() {
        let set = ShingleSet::of("The harbour office closed its gates on Monday after the flood.");
        assert!((set.share("Its gates on Monday, after the FLOOD") - 1.0).abs() < f32::EPSILON);
        assert!(set.share("Ferries will run as usual until the spring tide comes") < 0.1);
        assert!(set.share("...") < f32::EPSILON);
    }

    #[test]
    fn the_order_of_words_counts_in_shingles_and_not_in_agreement() {
        assert_ne!(shingles("one two three four"), shingles("four three two one"));
        assert!(
            (agreement("Flood closes harbour", "Harbour closes: flood, wind") - 1.0).abs() < 0.01
        );
    }
}
