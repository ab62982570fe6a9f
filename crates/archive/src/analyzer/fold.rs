//! Folding: what must be equal for a searcher becomes equal (case, width, accents, ligatures).

use unicode_normalization::UnicodeNormalization;

/// Appends the folded form of `text` to `out`: compatibility forms resolved (NFKC), lower
/// case, accents of Latin, Greek, Cyrillic, Arabic and Hebrew dropped, letters without a
/// decomposition replaced by a table. Marks that make another letter (kana voicing, Indic
/// vowels, Cyrillic й) stay.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.extend(text.chars().map(|c| c.to_ascii_lowercase()));
        return;
    }
    if text.chars().all(is_plain_run) {
        out.push_str(text);
        return;
    }
    let mut folded = String::with_capacity(text.len());
    let mut letter = '\0';
    for c in text.nfkd().flat_map(char::to_lowercase) {
        if c.is_whitespace() {
            // A word holds none; some symbols decompose into one and a mark.
            continue;
        }
        if is_dropped_mark(c) {
            if keeps_mark(letter, c) {
                folded.push(c);
            }
            continue;
        }
        letter = c;
        push_replaced(c, &mut folded);
    }
    out.extend(folded.nfc());
}

/// The folded form of a whole name or key (tag, case key, language): as words are folded,
/// with outer white space removed and inner white space made one space.
pub fn fold_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for (n, word) in text.split_whitespace().enumerate() {
        if n > 0 {
            key.push(' ');
        }
        fold_into(word, &mut key);
    }
    key
}

/// Characters that folding leaves as they are and that combine with nothing before them.
fn is_plain_run(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

/// Accents and vowel points that searchers leave out, and invisible characters.
fn is_dropped_mark(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' // Latin, Greek, Cyrillic
        | '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}'..='\u{05C2}'
        | '\u{05C4}'..='\u{05C5}' | '\u{05C7}'            // Hebrew points
        | '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}'..='\u{06E8}'
        | '\u{06EA}'..='\u{06ED}'                         // Arabic marks and tatweel
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}'
        | '\u{AD}' | '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}

/// Whether `mark` makes `letter` another letter of its alphabet: Cyrillic й, ў and ї.
fn keeps_mark(letter: char, mark: char) -> bool {
    matches!((letter, mark), ('и' | 'у', '\u{0306}') | ('і', '\u{0308}'))
}

/// Letters that have no decomposition but are typed without their stroke or as two letters.
fn push_replaced(c: char, out: &mut String) {
    let plain = match c {
        'ß' => return out.push_str("ss"),
        'æ' => return out.push_str("ae"),
        'œ' => return out.push_str("oe"),
        'þ' => return out.push_str("th"),
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ŧ' => 't',
        'ı' => 'i',
        'ς' => 'σ',
        // Old shapes of Cyrillic letters, whose capitals are the common ones.
        'ᲀ' => 'в',
        'ᲁ' => 'д',
        'ᲂ' => 'о',
        'ᲃ' => 'с',
        'ᲄ' | 'ᲅ' => 'т',
        'ᲆ' => 'ъ',
        'ᲇ' => 'ѣ',
        'ᲈ' => 'ꙋ',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        '\u{2019}' | '\u{02BC}' | '\u{FF07}' => '\'',
        '\u{0660}'..='\u{0669}' => ascii_digit(c, 0x0660),
        '\u{06F0}'..='\u{06F9}' => ascii_digit(c, 0x06F0),
        '\u{0966}'..='\u{096F}' => ascii_digit(c, 0x0966),
        other => other,
    };
    out.push(plain);
}

/// The ASCII digit for `c`, whose script has its zero at `zero`.
fn ascii_digit(c: char, zero: u32) -> char {
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::fold_key;

    #[test]
    fn equal_for_a_searcher() {
        for (text, folded) in [
            ("Straße", "strasse"),
            ("STRAẞE", "strasse"),
            ("İstanbul", "istanbul"),
            ("ısı", "isi"),
            ("Łódź", "lodz"),
            ("Ærø", "aero"),
            ("ﬁnance", "finance"),
            ("ＡＰＴ４０", "apt40"),
            ("cafe\u{301}", "cafe"),
            ("Ёлка", "елка"),
            ("Йод", "йод"),
            ("Τέλος", "τελοσ"),
            ("مُحَمَّد", "محمد"),
            ("٢٠٢٤", "2024"),
            ("שָׁלוֹם", "שלום"),
            ("ｶﾞｽ", "ガス"),
            ("か\u{3099}", "が"),
            ("हिन्दी", "हिन्दी"),
            ("한\u{AE00}", "한글"),
            ("  Two\t Words ", "two words"),
        ] {
            assert_eq!(fold_key(text), folded, "{text}");
        }
    }

    /// What is folded stays as it is: a tag, a query and a text meet however they were folded.
    #[test]
    fn folding_twice_changes_nothing_more() {
        let changed: Vec<char> = ('\0'..=char::MAX)
            .filter(|c| {
                let once = fold_key(&c.to_string());
                fold_key(&once) != once
            })
            .collect();
        assert!(changed.is_empty(), "{changed:?}");
    }

    #[test]
    fn upper_and_lower_case_meet() {
        let apart: Vec<char> = ('\0'..=char::MAX)
            .filter(|c| c.is_alphabetic())
            // The iota under a Greek vowel is left out; capitals write it as a letter.
            .filter(|c| !std::iter::once(*c).nfd().any(|part| part == '\u{345}'))
            .filter(|c| {
                let folded = fold_key(&c.to_string());
                fold_key(&c.to_lowercase().to_string()) != folded
                    || fold_key(&c.to_uppercase().to_string()) != folded
            })
            .collect();
        assert!(apart.is_empty(), "{apart:?}");
    }
}
