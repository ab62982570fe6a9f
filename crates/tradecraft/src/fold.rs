//! Folding: case, width, accents and ligatures that a reader would not tell apart.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded letters of one character: compatibility form, lower case, without accents.
/// Marks that make another letter (kana voicing, Indic vowels) stay.
pub(crate) fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    match c {
        'ß' | 'ẞ' => return out.push_str("ss"),
        'æ' | 'Æ' => return out.push_str("ae"),
        'œ' | 'Œ' => return out.push_str("oe"),
        'þ' | 'Þ' => return out.push_str("th"),
        'ø' | 'Ø' => return out.push('o'),
        'ł' | 'Ł' => return out.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => return out.push('d'),
        'ı' | 'İ' => return out.push('i'),
        'й' | 'Й' => return out.push('й'),
        // Soft hyphens, joiners and direction marks.
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => return,
        // Syllables and kana decompose into parts that are no letters of their own here.
        '\u{3040}'..='\u{30FF}' | '\u{AC00}'..='\u{D7A3}' => return out.push(c),
        _ => {}
    }
    for part in std::iter::once(c).nfkd().flat_map(char::to_lowercase) {
        if !is_accent(part) {
            out.push(part);
        }
    }
}

/// Whether `c` is a mark that readers and writers leave out at will.
fn is_accent(c: char) -> bool {
    is_combining_mark(c)
        && matches!(c,
            '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}'
            | '\u{0591}'..='\u{05C7}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}'
            | '\u{0670}' | '\u{06D6}'..='\u{06ED}' | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// The folded form of a text.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn what_a_reader_would_not_tell_apart_becomes_equal() {
        for (text, folded) in [
            ("Straße", "strasse"),
            ("ＡＰＴ４０", "apt40"),
            ("cafe\u{301}", "cafe"),
            ("Helikopter\u{AD}platz", "helikopterplatz"),
            ("Ёлка и Йод", "елка и йод"),
            ("ﬁnance", "finance"),
            ("مُحَمَّد", "محمد"),
            ("が한", "が한"),
            ("हिन्दी", "हिन्दी"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }
}
