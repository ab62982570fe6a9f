//! Sorts characters into those that make words, those that make runs, and the rest.

use unicode_normalization::char::is_combining_mark;

/// What a character is to the analyzer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Letter or digit of a script that separates words by spaces.
    Word,
    /// Character of a script without spaces between words, or Hangul.
    Run,
    /// Mark that belongs to the character before it.
    Mark,
    /// Invisible character that does not end a word (soft hyphen, joiners, direction marks).
    Invisible,
    /// Apostrophe: part of a word between two letters.
    Apostrophe,
    /// Space, punctuation, symbol.
    Gap,
}

/// The class of `c`.
pub(crate) fn class(c: char) -> Class {
    if c.is_ascii() {
        return match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => Class::Word,
            '\'' => Class::Apostrophe,
            _ => Class::Gap,
        };
    }
    match c {
        '\u{2019}' | '\u{02BC}' | '\u{FF07}' => Class::Apostrophe,
        '\u{AD}'
        | '\u{200C}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => Class::Invisible,
        '\u{FF9E}' | '\u{FF9F}' => Class::Mark,
        _ if is_combining_mark(c) => Class::Mark,
        _ if !c.is_alphanumeric() => Class::Gap,
        _ if in_run_script(c) => Class::Run,
        _ => Class::Word,
    }
}

/// Whether letters of the script of `c` follow each other without spaces between words, or
/// (Hangul) carry endings that make whole words useless for search.
fn in_run_script(c: char) -> bool {
    matches!(c,
        '\u{0E01}'..='\u{0E4E}'       // Thai without its digits
        | '\u{0E80}'..='\u{0ECF}' | '\u{0EDC}'..='\u{0EDF}' // Lao without its digits
        | '\u{1000}'..='\u{103F}' | '\u{1050}'..='\u{108F}' | '\u{AA60}'..='\u{AA7F}' // Burmese
        | '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' // Hangul
        | '\u{1780}'..='\u{17D3}'     // Khmer
        | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' // iteration mark, zero, numerals
        | '\u{3031}'..='\u{3035}' | '\u{3041}'..='\u{30FF}' // kana
        | '\u{3105}'..='\u{312F}' | '\u{3131}'..='\u{318E}' // Bopomofo, compatibility jamo
        | '\u{31A0}'..='\u{31BF}' | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' // Han
        | '\u{20000}'..='\u{3FFFD}'
        | '\u{FF66}'..='\u{FFDC}'     // half-width kana and jamo
    )
}

/// Whether `c` is written in one piece with the run character before it.
pub(crate) fn joins_previous(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FF}')
        || matches!(class(c), Class::Mark | Class::Invisible)
}
