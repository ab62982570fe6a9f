//! Names of authors in bylines: "By Lin Zhao and R. Haas", "Von Ada Novak", "Автор: ...".

use std::sync::LazyLock;

use crate::normal;
use crate::phrases::{Phrases, phrases};

/// Words that stand before the names. Those that end in `:` need it.
static BEFORE: LazyLock<Phrases> = LazyLock::new(|| {
    phrases(
        "by, written by, words by, story by, text by, report by, reported by, von, par, por, di, \
         da, a cura di, door, av, af, od, autor:, autora:, author:, authors:, auteur:, autore:, \
         text:, texte:, texto:, testo:, penulis:, oleh, oleh:, yazar:, yazan:, автор:, автори:, \
         текст:, kirjoittaja:, szerző:, scris de, de:, del:, tekst:, napisał, 作者：, 作者:, 記者, 记者, \
         文／, 文/, 기자:, بقلم, بقلم:, كتب:, نویسنده:, מאת, tác giả:, theo:, โดย, posted by, \
         published by, author, reporter:, editor:",
    )
});

/// Words that stand behind a name and mean "reporter".
const BEHIND: &[&str] = &[" 기자", " 특파원", " 記者", " 记者"];

/// Words that say that a name is that of a picture or an agency's picture.
const PICTURES: &[&str] = &[
    "image:",
    "images",
    "photo:",
    "picture:",
    "foto:",
    "bild:",
    "getty",
    "istockphoto",
    "shutterstock",
];

/// Words between two names.
const BETWEEN: &[&str] = &[
    " and ",
    " und ",
    " et ",
    " y ",
    " e ",
    " og ",
    " och ",
    " en ",
    " i ",
    " и ",
    " та ",
    " ve ",
    " dan ",
    " & ",
    " und\u{a0}",
];

/// At most this many authors of one text.
const MOST: usize = 20;

/// The people named in the value of a metadata field or a byline, without words such as "by".
pub(crate) fn people(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let text = without_parentheses(&normal::line(text));
    let rest = strip_before(&text).unwrap_or(&text);
    for part in split(rest) {
        let name = part.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '.' | ':' | '-' | '–' | '—' | '*' | '•')
        });
        // Initials at the end keep their point.
        let name = if part.trim_end().ends_with('.') && ends_in_initial(name) {
            format!("{name}.")
        } else {
            name.to_owned()
        };
        let name = strip_before(&name).map_or(name.clone(), str::to_owned);
        let name = BEHIND
            .iter()
            .find_map(|word| name.strip_suffix(word))
            .map_or(name.as_str(), str::trim_end)
            .to_owned();
        if is_name(&name) && !names.iter().any(|known| known.to_lowercase() == name.to_lowercase())
        {
            names.push(name);
        }
        if names.len() == MOST {
            break;
        }
    }
    names
}

/// The people named by a line that begins as bylines do; `None` where it is no byline.
pub(crate) fn in_line(line: &str) -> Option<Vec<String>> {
    let rest = strip_before(line)?;
    // What follows the names: a date, a role, an outlet.
    let end = rest.find(['|', '•', '·', '(', '—', '–', '\n']).unwrap_or(rest.len());
    let rest = first_sentence(&rest[..end]);
    let end = rest.find(|c: char| c.is_numeric()).unwrap_or(rest.len());
    let rest = drop_role(&rest[..end]);
    let names = people(rest);
    let plausible = !names.is_empty() && names.iter().all(|name| looks_like_person(name));
    plausible.then_some(names)
}

/// Abbreviations, agencies and roles in parentheses are no names.
fn without_parentheses(text: &str) -> String {
    let (mut out, mut depth) = (String::with_capacity(text.len()), 0_usize);
    for c in text.chars() {
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if depth > 0 { text.to_owned() } else { out }
}

/// The text up to the first point that ends a sentence; one behind an initial does not.
fn first_sentence(text: &str) -> &str {
    let end = text.match_indices(". ").map(|(at, _)| at).find(|at| !ends_in_initial(&text[..*at]));
    &text[..end.unwrap_or(text.len())]
}

/// Keeps the names before a role: "R. Haas, Security Editor".
fn drop_role(names: &str) -> &str {
    const ROLES: &[&str] = &[
        "editor",
        "reporter",
        "correspondent",
        "writer",
        "journalist",
        "staff",
        "columnist",
        "redakteur",
        "reporterin",
        "korrespondent",
        "bureau",
        "desk",
        "news",
        "service",
        "in",
        "at",
        "for",
        "published",
        "updated",
        "on",
        "contributor",
        "special",
        "senior",
        "chief",
        "political",
        "associated",
        "editorial",
    ];
    let lower = names.to_lowercase();
    match lower.find(", ") {
        Some(at) if lower.len() == names.len() => {
            let after = lower[at + 2..].split([' ', ',']).next().unwrap_or("");
            let role = lower[at + 2..].split([' ', ',']).any(|word| ROLES.contains(&word));
            if ROLES.contains(&after) || role { &names[..at] } else { names }
        }
        _ => names,
    }
}

/// The text behind a word such as "by".
fn strip_before(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    let longest = BEFORE
        .iter()
        .filter(|word| {
            let end = lower.get(word.len()..);
            // A word of letters needs a space or a colon behind it.
            let open = word.ends_with([':', '：', '／', '/'])
                || word.chars().any(crate::tokens::spaceless);
            lower.starts_with(**word)
                && end.is_some_and(|end| open || end.starts_with([' ', ':', '\n']))
        })
        .map(|word| word.len())
        .max()?;
    let rest = text.get(longest..)?.trim_start_matches([' ', ':', '\n', '：']);
    (!rest.is_empty()).then_some(rest)
}

fn split(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    for mark in [";", ", ", "|", " / ", "、", "،", "\n"].iter().chain(BETWEEN) {
        parts = parts.iter().flat_map(|part| part.split(mark)).collect();
    }
    parts
}

fn ends_in_initial(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or("");
    last.chars().count() == 1 || matches!(last, "Jr" | "Sr" | "Dr")
}

/// True for what can be a name at all.
fn is_name(name: &str) -> bool {
    let chars = name.chars().count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (2..80).contains(&chars)
        && letters * 2 > chars
        && !name.contains("://")
        && !name.contains("www.")
        && !name.contains('@')
        && !PICTURES.iter().any(|word| name.to_lowercase().contains(word))
        && name.split(' ').count() <= 8
}

/// True for what reads like the name of a person: two to five words that begin with capitals, or
/// a script without them.
fn looks_like_person(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let small = [
        "de", "da", "di", "van", "von", "der", "den", "bin", "ibn", "al", "la", "le", "du", "dos",
        "del", "ter", "zu", "y",
    ];
    let cased = name.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    let capitals = words
        .iter()
        .all(|word| small.contains(word) || word.chars().next().is_some_and(|c| !c.is_lowercase()));
    words.len() <= 5
        && (!cased || capitals)
        && !name.chars().any(char::is_numeric)
        && !name.contains(['?', '!', '"', '“'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_without_the_words_around_them() {
        for (text, names) in [
            ("By Lin Zhao and R. Haas", vec!["Lin Zhao", "R. Haas"]),
            ("Von Ada Novak, Jo Berg und Mia Lund", vec!["Ada Novak", "Jo Berg", "Mia Lund"]),
            ("Автор: Иван Петров", vec!["Иван Петров"]),
            ("作者：王小明、李雷", vec!["王小明", "李雷"]),
            ("Ada Novak; Ada Novak; http://x.example/a; ada@x.example", vec!["Ada Novak"]),
            ("Ada Novak (ano), Jo Berg (Ulm)", vec!["Ada Novak", "Jo Berg"]),
            ("신현주 기자", vec!["신현주"]),
            ("Ada Novak, Image: Getty Images", vec!["Ada Novak"]),
            ("Byron Case", vec!["Byron Case"]),
            ("", vec![]),
        ] {
            assert_eq!(people(text), names, "{text}");
        }
    }

    #[test]
    fn a_byline_is_told_from_a_sentence() {
        assert_eq!(
            in_line("By Lin Zhao. Published 3:42pm, 18 Dec 2024"),
            Some(vec!["Lin Zhao".into()])
        );
        assert_eq!(in_line("by R. Haas, Security Editor | 18 Dec"), Some(vec!["R. Haas".into()]));
        assert_eq!(in_line("Oleh Siti Rahma"), Some(vec!["Siti Rahma".into()]));
        assert_eq!(in_line("By the time the gates opened, the ships had left"), None);
        assert_eq!(in_line("Lin Zhao"), None);
        assert_eq!(in_line("by"), None);
    }
}
