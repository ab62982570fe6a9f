//! Writes words of other alphabets with the letters a to z, near enough to be recognised.

use crate::fold::fold_char;

/// `word` in lower-case ASCII letters and digits. Letters of scripts that have no simple rule
/// (Han, Thai ...) are left out.
pub(super) fn to_ascii(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        fold_char(c, &mut folded);
    }
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'а'..='џ' => out.push_str(cyrillic(c)),
            'α'..='ω' => out.push_str(greek(c)),
            '\u{3041}'..='\u{30FC}' => kana(c, &mut out),
            '\u{AC00}'..='\u{D7A3}' => hangul(c, &mut out),
            '\u{0621}'..='\u{064A}' => out.push_str(arabic(c)),
            _ => {}
        }
    }
    out
}

fn cyrillic(c: char) -> &'static str {
    const LETTERS: [&str; 32] = [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s",
        "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ];
    match c {
        'є' => "ye",
        'і' => "i",
        'ј' => "j",
        'љ' => "lj",
        'њ' => "nj",
        'ћ' | 'ђ' => "c",
        'џ' => "dz",
        'ѕ' => "dz",
        _ => (c as usize).checked_sub('а' as usize).and_then(|n| LETTERS.get(n)).unwrap_or(&""),
    }
}

fn greek(c: char) -> &'static str {
    const LETTERS: [&str; 25] = [
        "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s",
        "s", "t", "y", "f", "ch", "ps", "o",
    ];
    (c as usize).checked_sub('α' as usize).and_then(|n| LETTERS.get(n)).unwrap_or(&"")
}

fn arabic(c: char) -> &'static str {
    match c {
        'ا' | 'أ' | 'إ' | 'آ' | 'ى' => "a",
        'ب' => "b",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' | 'ؤ' => "w",
        'ي' | 'ئ' => "y",
        'ة' => "a",
        _ => "",
    }
}

/// Appends a kana by the Hepburn table; small kana change the syllable before them.
fn kana(c: char, out: &mut String) {
    const ROWS: &str = "ぁ- あa ぃ- いi ぅ- うu ぇ- えe ぉ- おo かka がga きki ぎgi くku ぐgu けke げge \
        こko ごgo さsa ざza しshi じji すsu ずzu せse ぜze そso ぞzo たta だda ちchi ぢji っ- つtsu づzu \
        てte でde とto どdo なna にni ぬnu ねne のno はha ばba ぱpa ひhi びbi ぴpi ふfu ぶbu ぷpu へhe \
        べbe ぺpe ほho ぼbo ぽpo まma みmi むmu めme もmo ゃya やya ゅyu ゆyu ょyo よyo らra りri るru \
        れre ろro わwa をo んn ゔvu";
    let code = u32::from(c);
    let hiragana =
        if (0x30A1..=0x30F6).contains(&code) { char::from_u32(code - 0x60) } else { Some(c) };
    let Some(hiragana) = hiragana else { return };
    let Some(entry) = ROWS.split_whitespace().find(|entry| entry.starts_with(hiragana)) else {
        return;
    };
    let sound = &entry[hiragana.len_utf8()..];
    if matches!(hiragana, 'ゃ' | 'ゅ' | 'ょ') && out.ends_with('i') {
        out.pop();
        let after_sh = out.ends_with("sh") || out.ends_with("ch") || out.ends_with('j');
        out.push_str(if after_sh { &sound[1..] } else { sound });
    } else if sound != "-" {
        out.push_str(sound);
    }
}

/// Appends a Hangul syllable by the Revised Romanisation, letter by letter.
fn hangul(c: char, out: &mut String) {
    const LEAD: [&str; 19] = [
        "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t",
        "p", "h",
    ];
    const VOWEL: [&str; 21] = [
        "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo",
        "we", "wi", "yu", "eu", "ui", "i",
    ];
    const TAIL: [&str; 28] = [
        "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p",
        "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
    ];
    let index = (c as usize).saturating_sub(0xAC00);
    for part in [LEAD.get(index / 588), VOWEL.get(index % 588 / 28), TAIL.get(index % 28)] {
        out.push_str(part.copied().unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::to_ascii;

    #[test]
    fn words_of_other_alphabets_can_be_recognised() {
        for (word, ascii) in [
            ("Straße", "strasse"),
            ("Ærø", "aero"),
            ("Łódź", "lodz"),
            ("Вестник", "vestnik"),
            ("Ёж", "ezh"),
            ("Київ", "kiiv"),
            ("Αθήνα", "athina"),
            ("とうきょう", "toukyou"),
            ("シャチ", "shachi"),
            ("서울", "seoul"),
            ("الجزيرة", "aljzyra"),
            ("新聞", ""),
        ] {
            assert_eq!(to_ascii(word), ascii, "{word}");
        }
    }
}
