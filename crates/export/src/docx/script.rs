//! Parts a text by script, since Word keeps a font and a language for each kind of script.

use std::ops::Range;

/// A kind of script as Word tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Latin, Greek, Cyrillic and everything else that runs from left to right.
    Western,
    /// Chinese.
    Chinese,
    /// Japanese.
    Japanese,
    /// Korean.
    Korean,
    /// Arabic, also for Persian and Urdu.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Scripts of India.
    Indic,
    /// Thai and Lao.
    Thai,
}

impl Script {
    /// Whether it runs from right to left.
    pub(super) const fn is_rtl(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew)
    }

    /// Whether it takes the complex-script font.
    pub(super) const fn is_complex(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew | Self::Indic | Self::Thai)
    }

    /// Attribute of `w:lang`, and the language; `None` for the language of the document.
    pub(super) const fn language(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::Western => return None,
            Self::Chinese => ("w:eastAsia", "zh-CN"),
            Self::Japanese => ("w:eastAsia", "ja-JP"),
            Self::Korean => ("w:eastAsia", "ko-KR"),
            Self::Arabic => ("w:bidi", "ar-SA"),
            Self::Hebrew => ("w:bidi", "he-IL"),
            Self::Indic => ("w:bidi", "hi-IN"),
            Self::Thai => ("w:bidi", "th-TH"),
        })
    }
}

/// Runs of one script. Signs and digits stay with the run before them.
pub(super) fn runs(text: &str) -> Vec<(Script, Range<usize>)> {
    // Chinese characters beside Japanese letters are Japanese.
    let japanese = text.chars().any(|c| strong(c) == Some(Script::Japanese));
    let mut runs: Vec<(Script, Range<usize>)> = Vec::new();
    let mut leading = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let script = match strong(c) {
            Some(Script::Chinese) if japanese => Some(Script::Japanese),
            other => other,
        };
        match (script, runs.last_mut()) {
            (None, None) => leading = end,
            (None, Some(last)) => last.1.end = end,
            (Some(script), Some(last)) if last.0 == script => last.1.end = end,
            (Some(script), Some(_)) => runs.push((script, at..end)),
            (Some(script), None) => runs.push((script, 0..end)),
        }
    }
    if runs.is_empty() && leading > 0 {
        runs.push((Script::Western, 0..leading));
    }
    runs
}

/// Whether the first letter of a text is one that runs from right to left.
pub(super) fn begins_rtl(text: &str) -> bool {
    text.chars().find_map(strong).is_some_and(Script::is_rtl)
}

/// Script of a letter; `None` for what belongs to no script.
fn strong(c: char) -> Option<Script> {
    let script = match c {
        '\u{0590}'..='\u{05FF}' | '\u{FB1D}'..='\u{FB4F}' => Script::Hebrew,
        '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' => return None,
        '\u{0600}'..='\u{06FF}'
        | '\u{0750}'..='\u{077F}'
        | '\u{08A0}'..='\u{08FF}'
        | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' => Script::Arabic,
        '\u{0900}'..='\u{0DFF}' => Script::Indic,
        '\u{0E00}'..='\u{0EFF}' => Script::Thai,
        '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}' => {
            Script::Japanese
        }
        '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7FF}' => {
            Script::Korean
        }
        '\u{3000}'..='\u{303F}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF01}'..='\u{FF65}'
        | '\u{20000}'..='\u{323AF}' => Script::Chinese,
        c if c.is_alphabetic() => Script::Western,
        _ => return None,
    };
    Some(script)
}

#[cfg(test)]
mod tests {
    use super::{Script, begins_rtl, runs};

    fn parts(text: &str) -> Vec<(Script, &str)> {
        runs(text).into_iter().map(|(script, range)| (script, &text[range])).collect()
    }

    #[test]
    fn a_text_is_parted_by_script() {
        assert_eq!(
            parts("1. Port 港口! שלום, мир"),
            [
                (Script::Western, "1. Port "),
                (Script::Chinese, "港口! "),
                (Script::Hebrew, "שלום, "),
                (Script::Western, "мир"),
            ]
        );
        assert_eq!(parts("港を閉じる"), [(Script::Japanese, "港を閉じる")]);
        assert_eq!(parts("12 %"), [(Script::Western, "12 %")]);
        assert_eq!(parts(""), []);
        assert_eq!(
            parts("항구 बंद ท่า"),
            [(Script::Korean, "항구 "), (Script::Indic, "बंद "), (Script::Thai, "ท่า"),]
        );
    }

    #[test]
    fn the_first_letter_gives_the_direction() {
        assert!(begins_rtl("«12» שלום abc"));
        assert!(!begins_rtl("abc שלום"));
        assert!(!begins_rtl("12"));
    }
}
