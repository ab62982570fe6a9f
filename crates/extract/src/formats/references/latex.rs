//! Text as LaTeX writes it in references: accents as commands, braces that only hold things
//! together.

use unicode_normalization::UnicodeNormalization as _;

/// The combining sign of an accent command.
fn accent(command: char) -> Option<char> {
    Some(match command {
        '`' => '\u{300}',
        '\'' => '\u{301}',
        '^' => '\u{302}',
        '~' => '\u{303}',
        '=' => '\u{304}',
        'u' => '\u{306}',
        '.' => '\u{307}',
        '"' => '\u{308}',
        'r' => '\u{30a}',
        'H' => '\u{30b}',
        'v' => '\u{30c}',
        'd' => '\u{323}',
        'c' => '\u{327}',
        'k' => '\u{328}',
        _ => return None,
    })
}

/// Commands that stand for a letter or a sign.
const LETTERS: &[(&str, &str)] = &[
    ("ss", "ß"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("o", "ø"),
    ("O", "Ø"),
    ("l", "ł"),
    ("L", "Ł"),
    ("aa", "å"),
    ("AA", "Å"),
    ("i", "ı"),
    ("j", "ȷ"),
    ("dh", "ð"),
    ("th", "þ"),
    ("dj", "đ"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textquoteright", "’"),
    ("textquoteleft", "‘"),
    ("textquotedblleft", "“"),
    ("textquotedblright", "”"),
    ("textasciitilde", "~"),
    ("textbackslash", "\\"),
    ("textunderscore", "_"),
    ("ldots", "…"),
    ("dots", "…"),
    ("copyright", "©"),
    ("euro", "€"),
    ("pounds", "£"),
];

/// The text without its commands.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut sign: Option<char> = None;
    while let Some(c) = chars.next() {
        let shown = match c {
            '{' | '}' => continue,
            '~' => ' ',
            '\\' => {
                let Some(&next) = chars.peek() else { break };
                if next.is_ascii_alphabetic() {
                    let mut name = String::new();
                    while let Some(letter) = chars.next_if(char::is_ascii_alphabetic) {
                        name.push(letter);
                    }
                    let single = name.chars().next().filter(|_| name.len() == 1);
                    if let Some((_, letter)) = LETTERS.iter().find(|(command, _)| *command == name)
                    {
                        out.push_str(if sign.is_some() && *letter == "ı" { "i" } else { letter });
                        out.extend(sign.take());
                        let _space = chars.next_if_eq(&' ');
                    } else if let Some(found) = single.and_then(accent) {
                        sign = Some(found);
                        while chars.next_if_eq(&' ').is_some() {}
                    }
                    continue;
                }
                chars.next();
                if let Some(found) = accent(next) {
                    sign = Some(found);
                    continue;
                }
                if next == '\\' { ' ' } else { next }
            }
            c => c,
        };
        out.push(shown);
        if let Some(found) = sign.take() {
            out.push(found);
        }
    }
    out.replace("---", "—").replace("--", "–").nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_become_letters() {
        for (given, shown) in [
            ("M{\\\"u}ller, Fran\\c{c}ois and \\'Etienne", "Müller, François and Étienne"),
            ("Stra{\\ss}e \\& {BIG} 12--14", "Straße & BIG 12–14"),
            ("\\v{S}\\v{c}epan {\\L}\\'od\\'z \\emph{x}", "Ščepan Łódź x"),
            ("na{\\\"\\i}ve 100\\% \\", "naïve 100% "),
        ] {
            assert_eq!(plain(given), shown);
        }
    }
}
